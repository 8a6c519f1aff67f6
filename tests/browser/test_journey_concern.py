"""A coach of Loket reports a concern on a phone, in under a minute's worth of acts (SC-LOKET-12)."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from core.demo.stage import Actor, Child
from tests.browser.stage import Theatre, choose

SEEN = "Is stil in de les en zegt vaak dat het niet lukt."
TRIED = "Elke week een gesprek en een vaste plek vooraan. Dat helpt te weinig."
REFUSED = "status of 422"


def coach_and_pupil(theatre: Theatre) -> tuple[Actor, Child]:
    child = theatre.fresh("loket")
    return child.mentor, child


def first_name(child: Child) -> str:
    return child.name.partition(" ")[0]


def tick_everybody(page: Page, group: str) -> int:
    ticks = page.get_by_role("group", name=group).get_by_role("checkbox")
    for tick in ticks.all():
        tick.check()
    return ticks.count()


def test_sc_loket_12_a_coach_reports_in_a_dozen_acts_on_a_phone(
    theatre: Theatre, visit: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    coach, child = coach_and_pupil(theatre)
    page = visit(coach, 360)
    page.get_by_role("link", name="Zorg melden").click()
    choose(page, "Over wie gaat het?", child.name)
    page.get_by_label("Wat zie je?").fill(SEEN)
    page.get_by_label("Wat is al geprobeerd?").fill(TRIED)
    acts = 4 + tick_everybody(page, "Met wie heb je overlegd?") + tick_everybody(page, "Wie gaf toestemming op papier?")
    page.get_by_role("button", name="Verstuur zorgmelding").click()
    assert acts + 1 <= 13
    expect(page.get_by_role("heading", level=1)).to_have_text(child.name)
    expect(page.get_by_text(f"De zorgmelding over {first_name(child)} is verstuurd.")).to_be_visible()
    accessible(page)


def test_what_was_typed_is_there_after_leaving_and_coming_back(theatre: Theatre, visit: Callable[..., Page]) -> None:
    coach, child = coach_and_pupil(theatre)
    page = visit(coach, 360)
    page.get_by_role("link", name="Zorg melden").click()
    choose(page, "Over wie gaat het?", child.name)
    page.get_by_label("Wat zie je?").fill(SEEN)
    expect(page.get_by_role("status")).to_have_text(re.compile("Concept bewaard"))
    page.get_by_role("link", name="Vandaag").click()
    page.get_by_role("link", name="Zorg melden").click()
    expect(page.get_by_label("Wat zie je?")).to_have_value(SEEN)
    expect(page.get_by_label("Over wie gaat het?").locator("option:checked")).to_have_text(re.compile(child.name))
    expect(page.get_by_role("status")).to_have_text(re.compile("Concept bewaard"))
    expect(page.get_by_role("group", name="Wie gaf toestemming")).to_contain_text(first_name(child))


def test_sc_loket_12_without_consent_on_paper_nothing_is_sent_and_nothing_is_lost(
    theatre: Theatre, visit: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    coach, child = coach_and_pupil(theatre)
    page = visit(coach, 360, REFUSED)
    page.get_by_role("link", name="Zorg melden").click()
    choose(page, "Over wie gaat het?", child.name)
    page.get_by_label("Wat zie je?").fill(SEEN)
    page.get_by_label("Wat is al geprobeerd?").fill(TRIED)
    tick_everybody(page, "Met wie heb je overlegd?")
    page.get_by_role("button", name="Verstuur zorgmelding").click()
    expect(page).to_have_title(re.compile("^Fout: Zorg melden"))
    expect(page.locator("#fouten")).to_be_focused()
    expect(page.locator("#fouten")).to_contain_text("Nog niet verstuurd: er ontbreekt 1 ding")
    expect(page.locator("#fouten")).to_contain_text("Mondeling telt niet")
    expect(page.get_by_label("Wat zie je?")).to_have_value(SEEN)
    expect(page.get_by_label("Wat is al geprobeerd?")).to_have_value(TRIED)
    accessible(page, "fout")
    page.locator("#fouten a").click()
    expect(page.get_by_role("group", name="Wie gaf toestemming").get_by_role("checkbox").first).to_be_focused()
    tick_everybody(page, "Wie gaf toestemming op papier?")
    page.get_by_role("button", name="Verstuur zorgmelding").click()
    expect(page.get_by_text(f"De zorgmelding over {first_name(child)} is verstuurd.")).to_be_visible()


def test_sc_loket_12_consent_of_one_parent_alone_is_not_enough(theatre: Theatre, visit: Callable[..., Page]) -> None:
    coach, child = coach_and_pupil(theatre)
    page = visit(coach, 360, REFUSED)
    page.goto(page.url + f"zorg-melden?leerling={child.id}")
    page.get_by_label("Wat zie je?").fill(SEEN)
    tick_everybody(page, "Met wie heb je overlegd?")
    page.get_by_role("group", name="Wie gaf toestemming").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Verstuur zorgmelding").click()
    expect(page.locator("#fouten")).to_contain_text("er ontbreken 2 dingen")
    expect(page.locator("#fouten")).to_contain_text("waarom dat niet genoeg is")
    expect(page.get_by_role("group", name="Wie gaf toestemming").get_by_role("checkbox").first).to_be_checked()
