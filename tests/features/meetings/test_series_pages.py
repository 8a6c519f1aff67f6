"""The pages that plan a year: what is asked, the days, what cannot be, and who may not."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from core.db.engine import session
from core.features.meetings.models import Meeting
from tests.features.meetings.stage import CARE
from tests.world import World

ASKED = {
    "team": "ot", "ritme": "afspraak", "dag": "3", "van": "2026-12-01", "tot": "2027-01-15",
    "begin": "14.00", "einde": "15.00", "plaats": "Kamer 2",
}  # fmt: skip
QUERY = "&".join(f"{name}={text.replace(' ', '+')}" for name, text in ASKED.items())
DAYS = "/loket/overleg/reeks/dagen"

Send = Callable[..., TestResponse]


@pytest.fixture
def send(world: World, client: FlaskClient) -> Send:
    """`send(path, **form)`: the answer for the care coordinator; without a form a look at the page."""
    world.sign_in(client, world.loket.person(CARE))

    def ask(path: str, **form: Any) -> TestResponse:
        return client.post(path, data=form) if form else client.get(path)

    return ask


def count(world: World) -> int:
    with world.acting("loket", CARE):
        return session().scalar(select(func.count(Meeting.id))) or 0


def test_what_is_asked_leads_to_the_days_and_the_days_to_a_series(world: World, send: Send) -> None:
    asked = send("/loket/overleg/reeks", **ASKED)
    assert asked.status_code == 303
    page = send(asked.location)
    assert "do 24 dec" in page.text
    assert "kerstvakantie" in page.text
    rows = {f"dagen-{n}-datum": f"2026-12-{day:02}" for n, day in enumerate((3, 10, 17))}
    made = send(asked.location, **rows, **{"dagen-0-mee": "ja", "dagen-2-mee": "ja"})
    assert made.status_code == 303, made.text
    assert count(world) == 2
    shown = send(made.location)
    assert "do 17 dec" in shown.text
    assert "do 10 dec" not in shown.text
    ended = send(f"{made.location.partition('?')[0]}/beeindig", vanaf="2026-12-10", reden="Het team stopt.")
    assert ended.status_code == 303
    assert "Beëindigd vanaf 10 december 2026." in send(ended.location.partition("?")[0]).text


def test_a_day_that_cannot_be_keeps_what_was_typed(world: World, send: Send) -> None:
    rows = {"dagen-0-datum": "2026-12-03", "dagen-1-datum": "2026-12-24", "dagen-1-mee": "ja"}
    answer = send(f"{DAYS}?{QUERY}", **rows)
    assert answer.status_code == 422
    assert "Dit is een vrije dag: kerstvakantie." in answer.text
    assert 'value="2026-12-24"' in answer.text
    assert count(world) == 0


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("ritme", "elke dag", "Kies een van de mogelijkheden."),
        ("ritme", "aantal", "Hoe vaak komt het team bij elkaar?"),
        ("dag", "6", "0 tot en met 4"),
        ("tot", "2027-08-01", "binnen één schooljaar"),
        ("tot", "2026-11-30", "Kies een latere dag."),
        ("einde", "14.00", "Kies een latere eindtijd."),
        ("team", "elders", "Kies een van de mogelijkheden."),
        ("team", "plaatsingscommissie", "Schrijf op hoe vaak het bij elkaar komt."),
    ],
)
def test_what_cannot_be_planned_is_said_at_its_field(send: Send, name: str, typed: str, words: str) -> None:
    answer = send("/loket/overleg/reeks", **{**ASKED, name: typed})
    assert answer.status_code == 422
    assert words in answer.text


@pytest.mark.parametrize("query", ["", "team=ot", QUERY.replace("afspraak", "x"), f"{QUERY}&vreemd=1"])
def test_days_of_nothing_lead_back_to_the_question(send: Send, query: str) -> None:
    answer = send(f"{DAYS}?{query}")
    assert (answer.status_code, answer.location) == (303, "/loket/overleg/reeks")


def test_the_following_meetings_move_from_the_page(world: World, send: Send) -> None:
    rows = {f"dagen-{n}-datum": f"2026-12-{day:02}" for n, day in enumerate((3, 10, 17))}
    send(f"{DAYS}?{QUERY}", **rows, **{f"dagen-{n}-mee": "ja" for n in range(3)})
    with world.acting("loket", CARE):
        first, second, third = session().scalars(select(Meeting.id).order_by(Meeting.starts_at)).all()
    assert "alle volgende van de reeks" in send(f"/loket/overleg/{second}/verzet").text
    assert "alle volgende van de reeks" not in send(f"/loket/overleg/{third}/verzet").text
    moved = send(
        f"/loket/overleg/{second}/verzet",
        welke="volgende", datum="2026-12-11", begin="9.00", einde="10.00", plaats="aula",
    )  # fmt: skip
    assert moved.status_code == 303, moved.text
    with world.acting("loket", CARE):
        days = [one.day for one in session().scalars(select(Meeting.starts_at).order_by(Meeting.starts_at))]
    assert days == [3, 11, 18]
    assert first != second
