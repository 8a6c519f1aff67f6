"""A parent asks what a school would say: fills in a fact, reads what would change it, changes it, and is done."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from core.app import create_app
from core.db import migrate
from core.db.engine import db

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture(scope="module")
def browser_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application with a school that shows its profile to anybody."""
    place = tmp_path_factory.mktemp("enquiry")
    (place / "schools").mkdir()
    (place / "schools" / "loep.toml").write_text("profiel_openbaar = true\n", encoding="utf-8")
    database = f"sqlite:///{place / 'dekkend.sqlite'}"
    app = create_app({"VAR": str(place / "var"), "DATABASE_URL": database, "SCHOOLS": [CONFIG, place]})
    migrate.upgrade(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_parent_asks_without_saying_who(
    served: str, page_at: Callable[..., Page], accessible: Callable[..., None], browser_app: Flask, width: int
) -> None:
    page = page_at(width)
    page.goto(f"{served}/profiel/loep")
    page.get_by_role("link", name="Wat zou de school zeggen over uw kind?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat zou de school zeggen?")
    accessible(page, "vraag")
    age = page.get_by_label("Hoe oud is het kind, in hele jaren?")
    age.fill("3")
    age.press("Enter")
    expect(page.get_by_text("Als het kind 4 jaar is, is dit in orde.")).to_be_visible()
    expect(page.get_by_text("Niet voldaan", exact=True).first).to_be_visible()
    accessible(page, "antwoord")
    age = page.get_by_label("Hoe oud is het kind, in hele jaren?")
    expect(age).to_have_value("3")
    age.fill("4")
    page.get_by_role("button", name="Kijk opnieuw").click()
    expect(page.get_by_text("Als het kind 4 jaar is, is dit in orde.")).to_have_count(0)
    expect(page.get_by_text("1 regel waaraan is voldaan")).to_be_visible()
    assert page.context.cookies() == []
    assert "?" not in page.url
