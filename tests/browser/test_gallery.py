"""Every macro in a real browser: axe at both widths, and the five small scripts that a page can also do without."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from core.db.engine import db
from tests.web.gallery import PAGES, make_gallery

WIDTHS = (1280, 360)
ANSWERS_OF_ERRORS = r"the server responded with a status of 4(04|09|22|00)"


@pytest.fixture(scope="module")
def browser_app() -> Iterator[Flask]:
    app = make_gallery()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def saves(browser_app: Flask) -> list[Any]:
    """What the autosave sent; `answers` are the statuses it gets, in turn."""
    browser_app.extensions |= {"saves": [], "answers": []}
    found: list[Any] = browser_app.extensions["saves"]
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_the_page(
    served: str, page_at: Callable[..., Page], accessible: Callable[..., None], name: str, width: int
) -> None:
    page = page_at(width, forgive=ANSWERS_OF_ERRORS)
    page.goto(served + PAGES[name])
    accessible(page)


def test_a_refused_form_puts_the_focus_on_the_summary_and_its_links_on_the_field(
    served: str, page_at: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    page = page_at(360, forgive=ANSWERS_OF_ERRORS)
    page.goto(f"{served}/loket/melden")
    page.get_by_label("Wat zie je?").fill("")
    page.get_by_role("button", name="Verstuur zorgmelding").click()
    expect(page).to_have_title(re.compile("^Fout: Zorg melden"))
    expect(page.locator("#fouten")).to_be_focused()
    page.get_by_role("link", name="Beantwoord nog deze vraag").click()
    expect(page.get_by_label("Wat zie je?")).to_be_focused()
    accessible(page)


def test_more_opens_the_menu_in_place_and_says_so(served: str, page_at: Callable[..., Page]) -> None:
    page = page_at(360)
    page.goto(f"{served}/loep/vandaag")
    more = page.get_by_role("button", name="Meer menukeuzes")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("link", name="Bibliotheek")).to_be_hidden()
    more.focus()
    page.keyboard.press("Space")
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("link", name="Bibliotheek")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Bibliotheek")).to_be_hidden()


def test_the_menu_opens_without_script_too(served: str, browser: Any) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/loep/vandaag")
    page.get_by_role("link", name="Meer menukeuzes").click()
    expect(page.get_by_role("link", name="Bibliotheek")).to_be_visible()
    context.close()


def test_an_explanation_stays_open_after_a_visit_elsewhere(served: str, page_at: Callable[..., Page]) -> None:
    page = page_at(1280)
    page.goto(f"{served}/loep/vandaag")
    page.get_by_text("De proefplaatsing liep af op 20 november.").click()
    page.goto(f"{served}/hulp")
    page.goto(f"{served}/loep/vandaag")
    expect(page.get_by_text("daarna valt besluit over definitieve plaatsing")).to_be_visible()


def test_typing_is_saved_one_second_after_the_last_key(
    served: str, page_at: Callable[..., Page], saves: list[Any]
) -> None:
    page = page_at(1280)
    page.goto(f"{served}/loket/concept")
    page.get_by_label("Wat zie je?").fill("Milan is stil.")
    expect(page.get_by_role("status")).to_have_text("Concept 1 bewaard.")
    assert saves[0]["fields"]["gezien"] == ["Milan is stil."]
    assert saves[0]["basis"] == "0"
    assert "csrf_token" not in saves[0]["fields"]
    page.get_by_label("Wat zie je?").fill("Milan is heel stil.")
    expect(page.get_by_role("status")).to_have_text("Concept 2 bewaard.")
    assert saves[1]["basis"] == "1"


def test_who_types_on_is_saved_every_five_seconds(served: str, page_at: Callable[..., Page], saves: list[Any]) -> None:
    page = page_at(1280)
    page.clock.install()
    page.goto(f"{served}/loket/concept")
    field = page.get_by_label("Wat zie je?")
    field.focus()
    for _key in range(24):
        page.keyboard.type("a")
        page.clock.run_for(500)
    page.wait_for_timeout(200)
    assert 2 <= len(saves) <= 4
    expect(field).to_have_value("a" * 24)


def test_a_failure_is_said_tried_again_and_loses_nothing(
    served: str, page_at: Callable[..., Page], saves: list[Any], browser_app: Flask
) -> None:
    page = page_at(1280, forgive="status of 503")
    page.clock.install(time="2026-11-26T09:00:00")
    page.goto(f"{served}/loket/concept")
    saves.clear()  # what the page of an earlier test sent when it closed is not ours, nor may it take our refusal
    browser_app.extensions["answers"] = [503]
    page.clock.pause_at("2026-11-26T09:05:00")  # from here only run_for moves on, however slow the machine
    page.get_by_label("Wat zie je?").fill("Milan is stil.")
    page.clock.run_for(1500)
    expect(page.get_by_role("status")).to_have_text("Dit lukte niet.")
    page.clock.run_for(6000)
    expect(page.get_by_role("status")).to_have_text("Concept 2 bewaard.")
    expect(page.get_by_label("Wat zie je?")).to_have_value("Milan is stil.")
    assert saves[1]["fields"] == saves[0]["fields"]


def test_the_name_of_who_saved_first_is_said_and_the_text_stays(
    served: str, page_at: Callable[..., Page], saves: list[Any], browser_app: Flask
) -> None:
    browser_app.extensions["answers"] = [409]
    page = page_at(1280, forgive=ANSWERS_OF_ERRORS)
    page.goto(f"{served}/loket/concept")
    page.get_by_label("Wat zie je?").fill("Milan is stil.")
    expect(page.get_by_role("status")).to_have_text("Ruud bewaarde dit om 14.31, terwijl jij schreef.")
    expect(page.get_by_label("Wat zie je?")).to_have_value("Milan is stil.")
    assert len(saves) == 1


def test_who_was_signed_out_hears_that_nothing_was_saved(
    served: str, page_at: Callable[..., Page], saves: list[Any], browser_app: Flask
) -> None:
    browser_app.extensions["answers"] = [303]
    page = page_at(1280)
    page.goto(f"{served}/loket/concept")
    page.get_by_label("Wat zie je?").fill("Milan is stil.")
    expect(page.get_by_role("status")).to_have_text(re.compile("je bent misschien uitgelogd"))
    expect(page.get_by_label("Wat zie je?")).to_have_value("Milan is stil.")


def test_leaving_asks_only_when_something_is_not_saved(
    served: str, page_at: Callable[..., Page], saves: list[Any]
) -> None:
    page = page_at(1280)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{served}/loket/alles")
    page.get_by_label("Naam").press_sequentially("Yara")
    page.goto(f"{served}/loket/concept")
    assert asked == ["beforeunload"]
    page.get_by_label("Wat zie je?").press_sequentially("Stil.")
    expect(page.get_by_role("status")).to_have_text(re.compile("bewaard"))
    page.goto(f"{served}/hulp")
    assert asked == ["beforeunload"]
