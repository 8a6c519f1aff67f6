"""The profile for anybody: read on a wide screen and on a phone, by keyboard and by axe."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from core.app import create_app
from core.db import migrate
from core.db.engine import db
from core.features.publication import history, paper
from core.features.publication.changes import changes, to_data

CONFIG = Path(__file__).parents[2] / "config"
SCHOOLS = ("loep", "loket")


@pytest.fixture(scope="module")
def browser_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application with both real schools, which show their profile to anybody."""
    place = tmp_path_factory.mktemp("publication")
    (place / "schools").mkdir()
    for school in SCHOOLS:
        (place / "schools" / f"{school}.toml").write_text("profiel_openbaar = true\n", encoding="utf-8")
    database = f"sqlite:///{place / 'dekkend.sqlite'}"
    app = create_app({"VAR": str(place / "var"), "DATABASE_URL": database, "SCHOOLS": [CONFIG, place]})
    migrate.upgrade(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("school", SCHOOLS)
def test_the_chapter_for_the_school_guide_reads_well(
    served: str, page_at: Callable[..., Page], accessible: Callable[..., None], school: str, width: int
) -> None:
    page = page_at(width)
    page.goto(f"{served}/profiel/{school}/schoolgids")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hulp en ondersteuning voor uw kind")
    accessible(page)


@pytest.mark.parametrize("width", [1280, 360])
def test_what_changed_reads_well(
    browser_app: Flask, served: str, page_at: Callable[..., Page], accessible: Callable[..., None], width: int
) -> None:
    with browser_app.test_request_context():
        now = browser_app.extensions["registry"].profile("loep")
        levels = (replace(now.care_levels[0], label="Iets anders"), *now.care_levels[2:])
        groups = to_data(changes(replace(now, care_levels=levels, partners=now.partners[1:]), now))
        body = {"since": "2026-09-01T10:00:00+00:00", "groups": groups}
        paper.keep(history.place_of(now), json.dumps(body).encode())
    page = page_at(width)
    page.goto(f"{served}/profiel/loep/veranderd")
    expect(page.get_by_text("gewijzigd")).to_be_visible()
    expect(page.get_by_text("nieuw", exact=True).first).to_be_visible()
    accessible(page)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("school", SCHOOLS)
def test_an_open_profile_reads_well(
    served: str, page_at: Callable[..., Page], accessible: Callable[..., None], school: str, width: int
) -> None:
    page = page_at(width)
    page.goto(f"{served}/profiel/{school}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zo ondersteunen wij uw kind")
    accessible(page)


def test_a_link_into_what_is_folded_opens_it(served: str, page_at: Callable[..., Page]) -> None:
    page = page_at(1280)
    page.goto(f"{served}/profiel/loket")
    entry = page.locator("details .dk-entry").first
    expect(entry).not_to_be_visible()
    anchor = entry.get_attribute("id")
    page.evaluate(f"location.hash = {anchor!r}")
    expect(entry).to_be_visible()
