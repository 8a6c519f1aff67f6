"""Each fence of the wall taken away alone: the probe that it stops then leaks, so the tests of the wall can fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from core.access import guard, ledger, wall
from core.access.scope import SCOPE_KEY
from core.db.engine import house_sessions, session
from tests.access.trial import Case, Note, Tag, Trial

pytestmark = pytest.mark.planted


@contextmanager
def without(*fences: Callable[..., None]) -> Iterator[None]:
    """Take listeners away; put all back in their order afterwards."""
    for name, fence in wall.FENCES:
        event.remove(house_sessions(), name, fence)
    for name, fence in wall.FENCES:
        if fence not in fences:
            event.listen(house_sessions(), name, fence)
    try:
        yield
    finally:
        for name, fence in wall.FENCES:
            if event.contains(house_sessions(), name, fence):
                event.remove(house_sessions(), name, fence)
            event.listen(house_sessions(), name, fence)


@pytest.fixture
def theirs(trial: Trial) -> Case:
    """A case with a note at the other school."""
    case = trial.case("loket")
    trial.note(case)
    return case


def test_without_the_school_filter_another_school_is_read(trial: Trial, theirs: Case) -> None:
    with without(wall.keep_to_place), trial.acting(trial.scope("loep")):
        assert session().scalars(select(Case.school_id)).all() == ["loket"]


def test_without_the_refusal_of_detours_core_reads_another_school(trial: Trial, theirs: Case) -> None:
    with without(wall.refuse_detours), trial.acting(trial.scope("loep")):
        assert session().execute(select(Case.__table__.c.school_id)).scalars().all() == ["loket"]


def test_without_the_demand_of_a_scope_only_the_empty_filter_is_left(trial: Trial, theirs: Case) -> None:
    with trial.app.app_context():
        with without(wall.require_scope):
            assert session().scalars(select(Case.id)).all() == []
        with without(wall.require_scope, wall.keep_to_place):
            assert session().scalars(select(Case.id)).all() == [theirs.id]


def test_without_need_to_know_a_teacher_reads_everything(trial: Trial) -> None:
    case = trial.case("loep")
    with trial.acting(trial.scope("loep", "teacher")):
        assert session().scalars(select(Case.id)).all() == []
    with without(wall.keep_to_need), trial.acting(trial.scope("loep", "teacher")):
        assert session().scalars(select(Case.id)).all() == [case.id]


def test_without_the_judge_and_the_guard_a_row_is_written_at_another_school(trial: Trial) -> None:
    with without(guard.judge_newcomer, guard.guard_flush), trial.acting(trial.scope("loep")):
        session().add(Tag(school_id="loket", label="gestolen"))
    with trial.acting(trial.scope("loket")):
        assert session().scalars(select(Tag.label)).all() == ["gestolen"]


def test_the_guard_alone_still_stops_that_row(trial: Trial) -> None:
    with without(guard.judge_newcomer), pytest.raises(guard.WrongSchool), trial.acting(trial.scope("loep")):
        session().add(Tag(school_id="loket", label="gestolen"))


def test_the_judge_alone_stops_an_object_brought_from_elsewhere(trial: Trial, theirs: Case) -> None:
    with without(guard.guard_flush), trial.acting(trial.scope("loep")), pytest.raises(guard.WrongSchool):
        session().add(theirs)
    with without(guard.judge_newcomer), trial.acting(trial.scope("loep")):
        session().add(theirs)
        session().refresh(theirs)
        assert theirs.school_id == "loket"
        session().expunge(theirs)


def test_without_the_guard_the_ledger_can_be_rewritten(trial: Trial) -> None:
    with trial.acting(trial.scope("loep")):
        entry = ledger.record(action="read", object_type="case")
    with without(guard.guard_flush), trial.acting(trial.scope("loep")):
        session().get(ledger.LedgerEntry, ("loep", entry.id)).action = "niets gezien"
    with trial.acting(trial.scope("loep")):
        assert session().scalars(select(ledger.LedgerEntry.action)).all() == ["niets gezien"]


def test_without_the_guard_a_teacher_writes_in_a_case_of_others(trial: Trial) -> None:
    case = trial.case("loep")
    with without(guard.guard_flush), trial.acting(trial.scope("loep", "teacher")):
        session().add(Note(school_id="loep", case_id=case.id, body="gluurder"))
    with trial.acting(trial.scope("loep")):
        assert session().scalars(select(Note.body)).all() == ["gluurder"]


def test_with_the_whole_wall_away_the_keys_still_hold(trial: Trial, theirs: Case) -> None:
    fences = tuple(fence for _name, fence in wall.FENCES)
    with without(*fences), pytest.raises(IntegrityError), trial.acting(trial.scope("loep")):
        session().add(Note(school_id="loep", case_id=theirs.id, body="bij een ander kind"))


def test_with_a_changed_scope_the_session_would_serve_two_schools(trial: Trial, theirs: Case) -> None:
    with trial.acting(trial.scope("loep")):
        assert session().scalars(select(Case.id)).all() == []
        session().info[SCOPE_KEY] = trial.scope("loket")
        session().info.pop("wall_place")
        assert session().scalars(select(Case.id)).all() == [theirs.id]
