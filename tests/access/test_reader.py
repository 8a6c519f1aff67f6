"""Statements that are made once: each reader gets their own rows, and nothing of a request can be baked into one."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Select, select

from core.access import wall
from core.access.people import live_on
from core.access.reader import MEMBERSHIP, NOBODY, SCHOOL, TODAY, remembered
from core.access.scope import scope, working_at
from core.db.engine import session
from tests.access.trial import Case, Mentor, Note, Trial


@remembered
def cases() -> Select[tuple[str]]:
    return select(Case.school_id)


@remembered
def notes(body: str) -> Select[tuple[str]]:
    return select(Note.body).where(Note.body != body)


@remembered
def guided() -> Select[tuple[UUID]]:
    return select(Mentor.pupil_id).where(Mentor.membership_id == MEMBERSHIP, live_on(Mentor, TODAY))


def test_it_is_made_once_per_argument() -> None:
    assert notes("a") is notes("a")
    assert notes("a") is not notes("b")


def test_each_school_gets_its_own_rows(trial: Trial) -> None:
    for school in ("loep", "loket"):
        trial.case(school)
    for school in ("loep", "loket", "loep"):
        with trial.acting(trial.scope(school)):
            assert session().scalars(cases()).all() == [school]
            assert SCHOOL.effective_value == school


def test_each_reader_gets_what_they_need_to_know(trial: Trial) -> None:
    trial.note(trial.case("loep"))
    for role, number in (("coordinator", 1), ("teacher", 0), ("coordinator", 1)):
        with trial.acting(trial.scope("loep", role)):
            assert len(session().scalars(notes("iets anders")).all()) == number


@pytest.mark.parametrize(("days", "seen"), [(-1, False), (0, True), (1, True)], ids=["gisteren", "vandaag", "morgen"])
def test_the_day_is_that_of_the_reader(trial: Trial, days: int, seen: bool) -> None:
    case = trial.case("loep")
    teacher = trial.scope("loep", "teacher")
    trial.add(
        "loep",
        Mentor(
            pupil_id=case.pupil_id,
            membership_id=teacher.membership_id,
            starts_on=teacher.today - timedelta(days=9),
            ends_on=teacher.today + timedelta(days=days),
        ),
    )
    with trial.acting(teacher):
        assert (session().scalars(guided()).all() == [case.pupil_id]) is seen


def test_the_program_itself_is_no_member(trial: Trial) -> None:
    with working_at(trial.app, "loep", "test"):
        assert MEMBERSHIP.effective_value == NOBODY


@pytest.mark.planted
def test_a_reader_baked_in_is_an_error(trial: Trial) -> None:
    @remembered
    def baked() -> Select[tuple[UUID]]:
        return select(Mentor.pupil_id).where(Mentor.membership_id == scope().membership_id)

    with trial.acting(trial.scope("loep")), pytest.raises(RuntimeError, match="application context"):
        baked()


@pytest.mark.planted
def test_a_fence_taken_away_is_also_away_from_what_was_remembered(trial: Trial) -> None:
    from tests.access.test_planted_wall import without

    for school in ("loep", "loket"):
        trial.case(school)
    with trial.acting(trial.scope("loep")):
        assert session().scalars(cases()).all() == ["loep"]
    with without(wall.keep_to_place), trial.acting(trial.scope("loep")):
        assert sorted(session().scalars(cases()).all()) == ["loep", "loket"]
