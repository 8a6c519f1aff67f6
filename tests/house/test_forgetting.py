"""The work of the night: what is forgotten on the boundary, at each school, and what a piece does that fails."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core.access.admission import admit_job
from core.access.scope import scope
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.db.ids import new_id
from core.db.jobs import DONE, FAILED, WAITING, Job
from core.db.worker import Worker
from core.features.duties.models import Duty
from core.web import night
from core.web.drafts import Draft
from core.web.forgetting import DRAFTS_KEPT
from core.web.idempotency import IdempotentAnswer
from tests.clock import FixedClock
from tests.world import World

OF_THE_HOUSE = {"answers", "drafts", "extracts", "guests", "handouts", "receipts", "rhythm"}


def drafts(world: World, school: str) -> list[str]:
    with world.as_system(school):
        return sorted(session().scalars(select(Draft.subject)))


def lay_down(world: World, school: str, role: str, moment: datetime) -> None:
    """A draft on the boundary, one a second past it, and an answer of three days ago."""
    person = getattr(world, school).person(role).id
    with world.as_system(school):
        for subject, age in (("op-de-grens", DRAFTS_KEPT), ("te-oud", DRAFTS_KEPT + timedelta(seconds=1))):
            session().add(Draft(person_id=person, form="notitie", subject=subject, body={}, saved_at=moment - age))
        old = moment - timedelta(days=3)
        session().add(IdempotentAnswer(person_id=person, endpoint="x", key=new_id(), sent="x", made_at=old))


def do_all(world: World) -> None:
    """Everything that waits."""
    servant = Worker(world.app, admit_job)
    while servant.run_once():
        pass


def jobs(world: World, school: str, piece: str = "") -> Sequence[Any]:
    """The jobs of the night at a school, oldest first; of one piece."""
    with world.as_system(school):
        rows = session().execute(
            select(Job.state, Job.result, Job.payload, Job.run_after).where(Job.kind == night.PIECE).order_by(Job.id)
        )
        return [row for row in rows if piece in ("", row.payload["piece"])]


def test_every_school_forgets_at_night_and_not_a_moment_early(world: World, clock: FixedClock) -> None:
    start = clock.moment.astimezone(UTC)
    lay_down(world, "loep", "schoolleider", start)
    lay_down(world, "loket", "zorgcoordinator", start)
    night.begin(world.app)
    night.begin(world.app)  # a second worker asks nothing more
    do_all(world)
    for school in ("loep", "loket"):
        assert drafts(world, school) == ["op-de-grens"]
        with world.as_system(school):
            assert session().scalars(select(IdempotentAnswer)).all() == []
        found = jobs(world, school)
        done = {job.payload["piece"]: job.result["done"] for job in found if job.state == DONE}
        assert set(done) == OF_THE_HOUSE
        assert (done["drafts"], done["answers"], done["guests"], done["extracts"], done["handouts"]) == (1, 1, 0, 0, 0)
        assert len(found) == 2 * len(OF_THE_HOUSE)
    with world.as_system("loep"):
        labels = session().scalars(select(Duty.label).where(Duty.kind == "rhythm")).all()
    assert [label for label in labels if re.fullmatch(r"Plan het .+ nog \d+ keer", label)]
    clock.set(start + timedelta(days=1))
    do_all(world)
    assert drafts(world, "loep") == []


DAYS = {"winter": date(2026, 11, 26), "voor zomertijd": date(2027, 3, 27), "voor wintertijd": date(2026, 10, 24)}


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
def test_the_next_turn_is_at_four_in_the_night(world: World, clock: FixedClock, day: date) -> None:
    clock.set(datetime(day.year, day.month, day.day, 10, 15, tzinfo=AMSTERDAM))
    night.begin(world.app)
    do_all(world)
    (waiting,) = [job for job in jobs(world, "loep", "drafts") if job.state == WAITING]
    turn = datetime(day.year, day.month, day.day, 4) + timedelta(days=1)
    assert waiting.run_after.astimezone(AMSTERDAM).replace(tzinfo=None) == turn


@pytest.fixture
def done(world: World) -> Iterator[list[str]]:
    """Two pieces more: one that fails, and one that writes down where it worked."""
    written: list[str] = []

    def fails() -> int:
        written.append(f"fails {scope().school_id}")
        raise LookupError("kapot")

    def works() -> int:
        written.append(f"works {scope().school_id}")
        return 1

    pieces = world.app.extensions["night_pieces"]
    before = dict(pieces)
    night.every_night(world.app, "a fails", fails)
    night.every_night(world.app, "z works", works)
    yield written
    pieces.clear()
    pieces.update(before)


@pytest.mark.planted
def test_a_piece_that_fails_stops_nothing_repeats_nothing_and_has_its_turn_again(
    world: World, clock: FixedClock, done: list[str]
) -> None:
    start = datetime(2026, 11, 26, 10, 0, tzinfo=AMSTERDAM)
    clock.set(start)
    night.begin(world.app)
    for minutes in (0, 1, 5, 15, 60, 120):
        clock.set(start + timedelta(minutes=minutes))
        do_all(world)
    assert done.count("works loep") == done.count("works loket") == 1
    assert done.count("fails loep") == 5
    states = [job.state for job in jobs(world, "loep", "a fails")]
    assert states == [FAILED, WAITING]
    clock.set(start + timedelta(days=1))
    do_all(world)
    assert done.count("works loep") == 2
    assert done.count("fails loep") == 6


def test_tries_past_midnight_leave_one_turn_a_day(world: World, clock: FixedClock, done: list[str]) -> None:
    start = datetime(2026, 11, 26, 23, 59, tzinfo=AMSTERDAM)
    clock.set(start)
    night.begin(world.app)
    for minutes in (0, 2, 10, 30, 60):
        clock.set(start + timedelta(minutes=minutes))
        do_all(world)
    clock.set(start + timedelta(hours=12))
    do_all(world)
    assert done.count("works loep") == 2
    days = [job.payload["day"] for job in jobs(world, "loep", "a fails")]
    assert len(days) == len(set(days))


def test_work_that_no_feature_has_any_more_ends(world: World, clock: FixedClock) -> None:
    with world.as_system("loep"):
        assert night.do_piece({"piece": "weg", "day": "2026-11-26"}) == {}
    assert jobs(world, "loep") == []


def test_a_name_is_given_to_one_piece_only(world: World) -> None:
    with pytest.raises(ValueError, match="drafts"):
        night.every_night(world.app, "drafts", lambda: 0)
