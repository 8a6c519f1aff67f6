"""A small stage for the browser: both schools on 26 November 2026, built through the services that people use."""

import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page

from core.app import create_app
from core.db import migrate
from core.db.clock import AMSTERDAM, set_clock
from core.demo import casting
from core.demo.calendar import hold_past, plan_all
from core.demo.journey import Journey, reporters
from core.demo.stage import Actor, Child, Stage, SteppingClock

TODAY = date(2026, 11, 26)
OPENS = datetime(2026, 11, 26, 9, 0, tzinfo=AMSTERDAM)
PUPILS = 16
CASES = {
    "loket": (("zorgmelding", 2), ("zorgmelding", 16), ("plan_van_aanpak", 24), ("opp", 44), ("arrangement", 65)),
    "loep": (("leerlingbespreking", 6), ("schoolniveau", 34), ("vot", 69)),
}
"""The steps to which cases walked when the doors open, and how many days ago they began: of the first pupils."""


class TickingClock:
    """Nine o'clock on the day of the stage when it is made; time goes on from there."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def now(self) -> datetime:
        """This moment on the stage."""
        return (OPENS + timedelta(seconds=time.monotonic() - self._start)).astimezone(UTC)


@dataclass(frozen=True, kw_only=True)
class Theatre:
    """The application with both schools in it; `fresh` gives pupils without a case."""

    app: Flask
    loep: Stage
    loket: Stage
    given: set[str] = field(default_factory=set)

    def stage(self, school_id: str) -> Stage:
        """A school by its slug."""
        return {"loep": self.loep, "loket": self.loket}[school_id]

    def fresh(self, school_id: str, *, older_than: int = 0, mentor: Actor | None = None) -> Child:
        """A pupil without a case, whom no other test got; in a higher year than `older_than`, of this mentor."""
        for child in self.stage(school_id).children[len(CASES[school_id]) :]:
            fits = child.year > older_than and (mentor is None or child.mentor == mentor)
            if fits and str(child.id) not in self.given:
                self.given.add(str(child.id))
                return child
        raise LookupError(f"{school_id}: er is geen leerling zonder dossier meer over")


def build(folder: Path) -> Theatre:
    """Both schools in an empty SQLite database in this folder; takes some seconds."""
    app = create_app(
        {
            "VAR": str(folder),
            "DATABASE_URL": f"sqlite:///{folder / 'dekkend.sqlite'}",
            "SECRET_KEY": "only in tests",
            "SECURE_COOKIES": False,
        }
    )
    migrate.upgrade(app)
    stages = {school_id: _school(app, school_id) for school_id in CASES}
    set_clock(app, TickingClock())
    return Theatre(app=app, **stages)


def _school(app: Flask, school_id: str) -> Stage:
    profile = app.extensions["registry"].profile(school_id)
    stage = Stage(app=app, clock=SteppingClock(OPENS), profile=profile, today=TODAY)
    casting.fill(stage, PUPILS)
    plan_all(stage)
    form = reporters(stage)[0]
    for child, (step, days) in zip(stage.children, CASES[school_id], strict=False):
        journey = Journey(stage, child, TODAY - timedelta(days=days))
        journey.begin(form, form.routes[0])
        journey.walk_to(step)
    hold_past(stage)
    return stage


def sign_in(page: Page, address: str, email: str, password: str = casting.PASSWORD) -> None:
    """Sign in as people do: by the form."""
    page.goto(f"{address}/aanmelden")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Meld aan").click()
    page.wait_for_url(lambda url: "/aanmelden" not in url)


def choose(page: Page, label: str, words: str) -> None:
    """Choose in a list the option that begins with these words."""
    field = page.get_by_role("combobox", name=label)
    value = field.locator("option", has_text=words).first.get_attribute("value")
    field.select_option(value)


def named_on(page: Page, people: list[Actor]) -> Actor:
    """The one of these people who stands at the side of a dossier, among those involved."""
    return next(actor for actor in people if page.get_by_role("complementary").get_by_text(actor.name).count())
