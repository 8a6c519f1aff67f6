"""A meeting about no pupil, from the agenda to agreed minutes, and the own calendar that follows the meetings."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.stage import Theatre, choose
from tests.browser.test_journey_doors import Look, in_both_widths

REFUSED = "status of (404|409|422)"


def test_a_meeting_about_no_pupil_is_held_agreed_and_followed(
    theatre: Theatre, visit: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    look = in_both_widths(accessible)
    stage = theatre.loket
    silent = next(team for team in stage.profile.team_compositions if not team.discusses)
    owner = visit(stage.first("zorgcoordinator"), 1280, REFUSED)
    plans(owner, silent.label, look)
    puts_subjects_on(owner, look)
    writes_and_agrees(owner, look)
    follows_the_meetings(owner, look)


def plans(owner: Page, label: str, look: Look) -> None:
    owner.get_by_role("link", name="Overleg").first.click()
    owner.get_by_role("link", name="Plan een overleg").first.click()
    choose(owner, "Welk team?", label)
    owner.get_by_label("Datum").fill("2026-11-26")
    owner.get_by_label("Begin").fill("08:00")
    owner.get_by_label("Einde").fill("08:45")
    owner.get_by_role("main").get_by_role("button").last.click()
    expect(owner.locator("main")).to_contain_text("Er staat nog niets op de agenda")
    look(owner, "leeg")


def puts_subjects_on(owner: Page, look: Look) -> None:
    for number, label in enumerate(("Veilig naar school", "Data van het nieuwe jaar")):
        owner.get_by_role("link", name="Zet een punt op de agenda").click()
        expect(owner.locator("main")).to_contain_text("Schrijf geen naam van een leerling op")
        if not number:
            look(owner, "punt")
        owner.get_by_label("Waarover?").fill(label)
        owner.get_by_role("button", name="Zet op de agenda").click()
        expect(owner.get_by_role("heading", name=re.compile(f"{label}$"))).to_be_visible()
    owner.get_by_role("button", name=re.compile("^Eerder.*Data van het nieuwe jaar")).click()
    expect(owner.get_by_role("heading", level=3).first).to_have_text("1. Data van het nieuwe jaar")
    owner.get_by_role("button", name=re.compile("^Haal van de agenda.*nieuwe jaar")).click()
    expect(owner.get_by_text("Data van het nieuwe jaar")).to_have_count(0)


def writes_and_agrees(owner: Page, look: Look) -> None:
    owner.get_by_role("link", name="Schrijf het verslag").click()
    owner.get_by_label("Verslag").fill("De gemeente legt voor de zomer een zebrapad aan.")
    look(owner, "schrijven")
    owner.get_by_role("button", name="Bewaar").click()
    expect(owner.locator("main")).to_contain_text("zebrapad")
    owner.get_by_role("link", name="Sluit het overleg af").click()
    owner.get_by_role("button", name="Sluit het overleg af").click()
    expect(owner.locator("main")).to_contain_text("Verslag in concept")
    look(owner, "concept")
    owner.get_by_role("link", name="Stel het verslag vast").click()
    look(owner, "vaststellen")
    owner.get_by_role("button", name="Stel vast").click()
    expect(owner.locator("main")).to_contain_text("Verslag vastgesteld op")
    look(owner, "vastgesteld")


def follows_the_meetings(owner: Page, look: Look) -> None:
    owner.goto(re.sub("/loket/.*", "/account", owner.url))
    owner.get_by_role("link", name=re.compile("^Overleggen in je eigen agenda")).first.click()
    look(owner, "abonnement-zonder")
    owner.get_by_role("button", name="Maak een adres").click()
    address = owner.get_by_label("Adres voor de agenda").input_value()
    look(owner, "abonnement-nieuw")
    fetched = owner.context.browser.new_context().request.get(address)  # type: ignore[union-attr]  # there is one
    assert fetched.status == 200
    assert "BEGIN:VEVENT" in fetched.text()
    owner.get_by_role("link", name="Overleg").first.click()
    owner.get_by_role("link", name="Jouw uitnodigingen").click()
    owner.get_by_role("link", name="Laat je eigen agenda dit volgen").click()
    expect(owner.locator("main")).to_contain_text("haalde het voor het laatst op")
    look(owner, "abonnement-met")
    owner.get_by_role("button", name="Stop het adres").click()
    expect(owner.locator("main")).to_contain_text("Het adres werkt niet meer")
    assert owner.context.browser.new_context().request.get(address).status == 404  # type: ignore[union-attr]
