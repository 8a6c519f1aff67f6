"""Two people write in the same place: the second sees both texts, chooses, and loses nothing."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.stage import CASES, Theatre

CONFLICT = "status of 409"
MINE = "Duidelijke opdrachten in kleine stappen."
THEIRS = "Een rustige plek en elke week een gesprek."


def open_part(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("textbox").first).to_be_visible()


def number_at(step: str) -> int:
    return [one for one, _days in CASES["loket"]].index(step)


def start_document(page: Page, served: str, theatre: Theatre, number: int) -> str:
    """The page on which the plan of a child with a running case is written."""
    page.goto(f"{served}/loket/leerlingen/{theatre.loket.children[number].id}")
    page.locator("main a[href*='/dossiers/']").first.click()
    page.get_by_role("link", name="Begin: Plan van aanpak").click()
    page.get_by_role("button").filter(has_text=re.compile("Begin")).click()
    expect(page).to_have_url(re.compile("/schrijven$"))
    return page.url


def test_the_second_writer_of_a_document_sees_both_texts_and_keeps_both(
    theatre: Theatre, served: str, visit: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    first, second = theatre.loket.cast["zorgcoordinator"]
    mine, theirs = visit(second, 1280, CONFLICT), visit(first, 1280)
    address = start_document(theirs, served, theatre, number_at("opp"))
    open_part(mine, address)
    mine.get_by_role("textbox").first.fill(MINE)
    theirs.get_by_role("textbox").first.fill(THEIRS)
    theirs.get_by_role("button", name=re.compile("^Bewaar")).first.click()
    expect(theirs.locator("main")).to_contain_text(THEIRS)
    mine.get_by_role("button", name=re.compile("^Bewaar")).first.click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("Kies tussen twee teksten")
    expect(mine.locator("main")).to_contain_text(f"{first.name} bewaarde dit om 9.0")
    expect(mine.locator("main")).to_contain_text(MINE)
    expect(mine.locator("main")).to_contain_text(THEIRS)
    accessible(mine)
    mine.get_by_label("Neem beide, onder elkaar").first.check()
    mine.get_by_role("button", name="Bewaar deze keuze").click()
    expect(mine).to_have_url(re.compile("/documenten/[0-9a-f-]+$"))
    expect(mine.locator("main")).to_contain_text(MINE)
    expect(mine.locator("main")).to_contain_text(THEIRS)


def test_a_draft_from_before_a_colleague_saved_meets_both_texts_too(
    theatre: Theatre, served: str, visit: Callable[..., Page]
) -> None:
    first, second = theatre.loket.cast["zorgcoordinator"]
    mine, theirs = visit(second, 360, CONFLICT), visit(first, 1280)
    address = start_document(theirs, served, theatre, number_at("plan_van_aanpak"))
    open_part(mine, address)
    mine.get_by_role("textbox").first.fill(MINE)
    expect(mine.get_by_role("status")).to_have_text(re.compile("Concept bewaard"))
    mine.goto(f"{served}/loket/")
    theirs.get_by_role("textbox").first.fill(THEIRS)
    theirs.get_by_role("button", name=re.compile("^Bewaar")).first.click()
    expect(theirs.locator("main")).to_contain_text(THEIRS)
    open_part(mine, address)
    expect(mine.get_by_role("textbox").first).to_have_value(MINE)
    mine.get_by_role("button", name=re.compile("^Bewaar")).first.click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("Kies tussen twee teksten")
    expect(mine.locator("main")).to_contain_text(THEIRS)


def test_a_note_corrected_in_two_tabs_shows_both_texts(
    theatre: Theatre, served: str, visit: Callable[..., Page]
) -> None:
    actor = theatre.loket.first("zorgcoordinator")
    page = visit(actor, 1280, CONFLICT)
    page.goto(f"{served}/loket/leerlingen/{theatre.loket.children[0].id}")
    page.locator("main a[href*='/dossiers/']").first.click()
    dossier = page.url
    page.get_by_role("link", name="Notitie", exact=True).click()
    page.get_by_label("Wat is er gezegd of gezien?").fill("De eerste tekst.")
    page.get_by_role("button", name="Bewaar notitie").click()
    expect(page).to_have_url(re.compile(re.escape(dossier)))
    page.locator("#tijdlijn, main").get_by_role("link", name=re.compile("Lees|De eerste tekst|notitie")).first.click()
    page.get_by_role("link", name="Verbeter de tekst").click()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Tekst").fill(THEIRS)
    other.get_by_role("button", name="Bewaar verbetering").click()
    expect(other.locator("main")).to_contain_text(THEIRS)
    page.get_by_label("Tekst").fill(MINE)
    page.get_by_role("button", name="Bewaar verbetering").click()
    expect(page.locator("main")).to_contain_text(MINE)
    expect(page.locator("main")).to_contain_text(THEIRS)
    page.get_by_label("Neem mijn tekst").check()
    page.get_by_role("button", name="Bewaar deze keuze").click()
    expect(page.locator("main")).to_contain_text(MINE)
    expect(page.get_by_role("link", name="Verbeter de tekst")).to_be_visible()
