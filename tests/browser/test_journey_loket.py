"""A concern at Loket, from the coach's report to the end of consent: through pages only (SC-LOKET-12, SC-LOKET-13)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from core.demo.stage import Actor, Child
from tests.browser.stage import Theatre, choose, named_on

NOT_FOUND = "status of 404"
REFUSED = "status of 422"
TASK = "Bespreek thuis wat er is afgesproken"


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who plays: the child, its coach, the care coordinator and the BPO of the partnership."""

    child: Child
    owner: Actor
    bpo: Actor

    @property
    def coach(self) -> Actor:
        return self.child.mentor

    @property
    def first_name(self) -> str:
        return self.child.name.partition(" ")[0]


def test_sc_loket_13_a_concern_becomes_support_and_the_access_of_the_partner_ends_with_consent(
    theatre: Theatre, served: str, visit: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    stage = theatre.loket
    child = theatre.fresh("loket")
    coach = visit(child.mentor, 360)
    report(coach, child)
    cast = Cast(child=child, owner=named_on(coach, stage.cast["zorgcoordinator"]), bpo=stage.first("bpo"))
    owner = visit(cast.owner, 1280, REFUSED)
    from_vandaag_to_the_agenda(owner, cast, accessible)
    hold_the_item(owner, cast, accessible)
    dossier_shows_what_was_decided(owner, cast, accessible)
    tick_off(coach, cast)
    partner = visit(cast.bpo, 1280, NOT_FOUND)
    partner_sees_the_own_meeting_and_one_case(partner, cast, theatre, accessible)
    withdraw(owner, cast, accessible)
    assert partner.reload().status == 404  # type: ignore[union-attr]  # there is an answer
    expect(partner.get_by_role("heading", level=1)).to_be_visible()
    expect(partner.locator("body")).not_to_contain_text(cast.child.name)
    accessible(partner, "niet-meer")


def report(coach: Page, child: Child) -> None:
    coach.get_by_role("link", name="Zorg melden").click()
    choose(coach, "Over wie gaat het?", child.name)
    coach.get_by_label("Wat zie je?").fill("Is stil in de les en zegt vaak dat het niet lukt.")
    coach.get_by_label("Wat is al geprobeerd?").fill("Elke week een gesprek. Dat helpt te weinig.")
    for tick in coach.get_by_role("checkbox").all():
        tick.check()
    coach.get_by_role("button", name="Verstuur zorgmelding").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text(child.name)


def from_vandaag_to_the_agenda(owner: Page, cast: Cast, accessible: Callable[..., None]) -> None:
    owner.get_by_role("link", name="Vandaag").first.click()
    owner.get_by_role("link", name=re.compile("^Later")).click()
    line = owner.locator(".dk-line").filter(has_text=cast.child.name).first
    expect(line).to_contain_text(f"Zet {cast.first_name} op de agenda van het OT")
    expect(line).to_contain_text("§ 3.2")
    line.locator("summary").click()
    expect(line).to_contain_text("Na aanmelding komt de leerling binnen 2 weken op de agenda")
    line.get_by_role("link").first.click()
    expect(owner.get_by_role("heading", level=1)).to_have_text(cast.child.name)
    expect(owner.locator("main")).to_contain_text(f"Hier is {cast.first_name}")
    expect(owner.locator("main")).to_contain_text("Plan van aanpak opstellen")
    accessible(owner, "dossier")
    owner.get_by_role("link", name="Overleg").first.click()
    accessible(owner, "overleg")
    meetings = owner.get_by_role("table").first.get_by_role("link", name="OT", exact=True)
    row = owner.get_by_role("row").filter(has_text=cast.child.name)
    meetings.nth(1).click()
    expect(row).to_contain_text("dag 7 van 14")
    row.get_by_role("link", name=cast.child.name).click()
    owner.get_by_role("link", name="Naar de agenda van het OT van 26 november").click()
    expect(row).to_contain_text("dag 0 van 14")
    row.get_by_role("button", name="Zet op de agenda").click()
    expect(owner.get_by_text("Het punt staat op de agenda.")).to_be_visible()
    accessible(owner, "agenda")


def hold_the_item(owner: Page, cast: Cast, accessible: Callable[..., None]) -> None:
    """First without a regiehouder and an outcome: the item stays open and says what is missing."""
    owner.get_by_role("table").first.get_by_role("link", name=cast.child.name).click()
    accessible(owner, "punt")
    owner.get_by_label(f"Wat heeft {cast.first_name} nodig?").fill("Rust aan het begin van de dag.")
    owner.get_by_label("Wat kan Loket bieden?").fill("Elke ochtend tien minuten in de VIP-room.")
    close = owner.get_by_role("button", name=re.compile("^Sluit punt"))
    close.click()
    expect(owner.locator("#fouten")).to_be_focused()
    expect(owner.locator("#fouten")).to_contain_text("2 dingen ontbreken")
    accessible(owner, "punt-fout")
    directors = owner.get_by_role("combobox", name="Regiehouder")
    expect(directors.locator("option", has_text=cast.coach.name)).to_have_count(0)
    choose(owner, "Regiehouder", cast.bpo.name)
    choose(owner, "Wat leverde het op?", "Samen de vraag onderzocht")
    owner.get_by_role("checkbox", name=re.compile("Extra ondersteuning")).check()
    owner.get_by_label("Toelichting bij het besluit").fill("De basis is niet genoeg.")
    owner.get_by_label("Taak 1: wat").fill(TASK)
    choose(owner, "Taak 1: wie", cast.coach.name)
    owner.get_by_label("Taak 1: voor").fill("2026-11-26")
    close.click()
    expect(owner.get_by_text("Het punt is afgesloten.")).to_be_visible()
    expect(owner.locator("main")).to_contain_text(TASK)
    accessible(owner, "punt-dicht")


def dossier_shows_what_was_decided(owner: Page, cast: Cast, accessible: Callable[..., None]) -> None:
    owner.get_by_role("link", name="Naar het dossier").click()
    main = owner.locator("main")
    expect(main).to_contain_text(re.compile(f"Extra ondersteuning\\s*·\\s*hier is {cast.first_name}"))
    expect(main).to_contain_text(re.compile(f"Regiehouder\\s*{cast.bpo.name}"))
    expect(main).to_contain_text(TASK)
    accessible(owner, "dossier-na")
    owner.get_by_role("link", name="Waarop rustte dit besluit?").click()
    expect(main).to_contain_text("Extra ondersteuning met plan van aanpak")
    expect(main).to_contain_text("De basis is niet genoeg.")
    owner.get_by_text(re.compile("^Wat al in orde is")).click()
    expect(main).to_contain_text("Leerling en ouders gaven schriftelijk toestemming")
    accessible(owner, "waarop")


def tick_off(coach: Page, cast: Cast) -> None:
    coach.get_by_role("link", name="Vandaag").first.click()
    line = coach.locator(".dk-line").filter(has_text=TASK).filter(has_text=cast.child.name)
    line.get_by_role("link", name=TASK).click()
    coach.get_by_role("button", name="Vink af").click()
    expect(coach.get_by_text("Afgevinkt. Het staat van de lijst")).to_be_visible()
    coach.get_by_role("link", name="Vandaag").first.click()
    expect(line).to_have_count(0)


def partner_sees_the_own_meeting_and_one_case(
    partner: Page, cast: Cast, theatre: Theatre, accessible: Callable[..., None]
) -> None:
    accessible(partner, "partner-vandaag")
    others = [child.name for child in theatre.loket.children if child is not cast.child]
    main = partner.locator("main")
    expect(main).to_contain_text(cast.child.name)
    main.get_by_role("link", name=re.compile("ondersteuningsteam", re.I)).first.click()
    expect(main).to_contain_text(cast.child.name)
    for name in others:
        expect(main).not_to_contain_text(name)
    accessible(partner, "partner-agenda")
    main.get_by_role("link", name=cast.child.name).click()
    partner.get_by_role("link", name="Naar het dossier").click()
    expect(partner.get_by_role("heading", level=1)).to_have_text(cast.child.name)
    accessible(partner, "partner-dossier")


def withdraw(owner: Page, cast: Cast, accessible: Callable[..., None]) -> None:
    owner.get_by_role("link", name=f"dossier van {cast.child.name}").first.click()
    owner.get_by_role("link", name="Vraag of wijzig toestemming").click()
    accessible(owner, "toestemming")
    owner.get_by_role("link", name=re.compile("Leg antwoord vast van moeder .* bespreken in het OT$", re.I)).click()
    owner.get_by_label("Trekt de toestemming in").check()
    owner.get_by_label("Toelichting").fill("Wil er eerst thuis over praten.")
    owner.get_by_role("main").get_by_role("button").last.click()
    expect(owner.get_by_role("heading", level=1)).to_have_text("Trek de toestemming in")
    expect(owner.locator("main")).to_contain_text(cast.child.name)
    accessible(owner, "trek-in")
    owner.get_by_role("button", name="Trek in").click()
    expect(owner.locator("main")).to_contain_text("trok in")
