"""A year of meetings at Loket in one act, without the autumn holidays; and the answer to an invitation."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.stage import Theatre, choose

REFUSED = "status of 422"


def test_a_year_is_planned_and_an_invitation_is_answered(
    theatre: Theatre, visit: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    stage = theatre.loket
    owner = visit(stage.cast["zorgcoordinator"][0], 1280, REFUSED)
    asks_for_a_year(owner, accessible)
    looks_the_days_over(owner, accessible)
    partner = visit(stage.first("bpo"), 360, REFUSED)
    cannot_come(partner, accessible)
    owner.get_by_role("link", name="Naar het overleg").click()
    expect(owner.get_by_role("heading", name="Ritme dit schooljaar")).to_be_visible()
    accessible(owner, "overleg-ritme")
    owner.get_by_role("link", name="OT", exact=True).and_(owner.locator("table a")).first.click()
    table = owner.get_by_role("complementary")
    expect(table).to_contain_text("afgemeld")
    expect(table).to_contain_text("Antwoord: Ik ben op cursus.")


def asks_for_a_year(owner: Page, accessible: Callable[..., None]) -> None:
    owner.get_by_role("link", name="Overleg").first.click()
    owner.get_by_role("link", name="Plan een heel jaar").click()
    choose(owner, "Welk team?", "Ondersteuningsteam (elke week)")
    owner.get_by_label("Vanaf").fill("2027-08-01")
    owner.get_by_label("Tot en met").fill("2028-08-01")
    owner.get_by_label("Plaats").fill("Kamer 2")
    accessible(owner, "reeks")
    owner.get_by_role("button", name="Bekijk de dagen").click()
    expect(owner.get_by_role("alert")).to_contain_text("Een reeks blijft binnen één schooljaar")
    owner.get_by_label("Tot en met").fill("2028-07-31")
    owner.get_by_role("button", name="Bekijk de dagen").click()
    expect(owner.get_by_role("heading", level=1)).to_have_text("Kijk de dagen na")


def looks_the_days_over(owner: Page, accessible: Callable[..., None]) -> None:
    skipped = owner.get_by_role("complementary")
    expect(skipped).to_contain_text("do 21 okt")
    expect(skipped).to_contain_text("herfstvakantie")
    expect(owner.get_by_role("row", name=re.compile("do 21 okt"))).to_have_count(0)
    accessible(owner, "reeks-dagen")
    count = int(owner.locator("#dagen + span, #dagen span").first.inner_text() or 0)
    assert count > 30
    owner.get_by_label("Dag 1", exact=True).fill("2027-10-21")
    owner.get_by_role("button", name="Plan deze overleggen").click()
    expect(owner.get_by_text("Dit is een vrije dag: herfstvakantie.").first).to_be_visible()
    owner.get_by_label("Dag 1", exact=True).fill("2027-09-01")
    owner.get_by_role("checkbox").last.uncheck()
    owner.get_by_role("button", name="Plan deze overleggen").click()
    expect(owner.get_by_role("heading", level=1)).to_have_text("Reeks OT")
    expect(owner.get_by_role("table").get_by_role("row")).to_have_count(count)  # one day fewer, and the head
    expect(owner.get_by_role("link", name="wo 1 sep")).to_be_visible()
    expect(owner.get_by_role("link", name="do 21 okt")).to_have_count(0)
    accessible(owner, "reeks-gemaakt")


def cannot_come(partner: Page, accessible: Callable[..., None]) -> None:
    partner.get_by_role("link", name="Overleg").first.click()
    partner.get_by_role("link", name="Uw uitnodigingen").click()
    accessible(partner, "uitnodigingen")
    partner.get_by_role("link", name=re.compile("^Geef antwoord ?: OT")).first.click()
    partner.get_by_label("Nee, ik kan niet").check()
    partner.get_by_role("button", name="Geef antwoord").click()
    expect(partner.get_by_role("alert")).to_contain_text("Schrijf kort op waarom het niet kan.")
    partner.get_by_label("Reden").fill("Ik ben op cursus.")
    accessible(partner, "antwoord")
    partner.get_by_role("button", name="Geef antwoord").click()
    expect(partner.get_by_text("Het antwoord is bewaard.")).to_be_visible()
    expect(partner.get_by_role("table")).to_contain_text("Ik ben op cursus.")
