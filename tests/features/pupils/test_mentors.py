"""Mentors: one of each role at a time, replaced in one act, at school often enough."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from core.access.people import Membership
from core.access.school import profile
from core.contract.deadlines import Threshold
from core.contract.source import Source
from core.db.announcements import announce
from core.db.engine import session
from core.features.pupils import mentors, service
from core.features.pupils.rules import MENTOR_DAYS
from core.features.staff.events import MembershipEnded, RoleEnded
from core.web.problems import Conflict, Invalid, NotFound
from tests import factories as make
from tests.world import World

TODAY = date(2026, 11, 26)


@pytest.fixture
def at_loket(world: World) -> Iterator[World]:
    with world.acting("loket", "zorgcoordinator"):
        yield world


def choice(world: World, key: str, role: str = "coach") -> str:
    return f"{role}~{world.loket.membership(key).id}"


def test_a_second_coach_at_the_same_time_is_refused(at_loket: World) -> None:
    pupil = at_loket.loket.pupils[0].id
    with pytest.raises(Conflict, match="Er is al een coach"):
        mentors.assign_mentor(pupil, choice(at_loket, "coach2"), TODAY)
    assert [view.name for view in service.mentors_of(pupil)] == [at_loket.loket.person("coach").name]


def test_replacing_is_one_act(at_loket: World) -> None:
    pupil = at_loket.loket.pupils[0].id
    mentors.assign_mentor(pupil, choice(at_loket, "coach2"), date(2026, 12, 1), replace=True)
    session().flush()
    assert [view.name for view in service.mentors_of(pupil, date(2026, 11, 30))] == [
        at_loket.loket.person("coach").name
    ]
    assert [view.name for view in service.mentors_of(pupil, date(2026, 12, 1))] == [
        at_loket.loket.person("coach2").name
    ]
    assert pupil in service.mentor_pupils(at_loket.loket.membership("coach").id)


def test_a_mistake_of_today_is_replaced_today_and_stays_visible(at_loket: World) -> None:
    pupil = at_loket.loket.pupils[0].id
    mentors.assign_mentor(pupil, choice(at_loket, "coach2"), TODAY, replace=True)
    session().flush()
    mentors.assign_mentor(pupil, choice(at_loket, "coach"), TODAY, replace=True)
    session().flush()
    assert [view.name for view in service.mentors_of(pupil)] == [at_loket.loket.person("coach").name]
    assert len(mentors.mentors_ever(pupil)) == 3


def test_who_it_is_already_is_not_chosen_again(at_loket: World) -> None:
    with pytest.raises(Conflict, match="is het al"):
        mentors.assign_mentor(at_loket.loket.pupils[0].id, choice(at_loket, "coach"), TODAY, replace=True)


@pytest.mark.planted
def test_the_database_refuses_two_open_mentors_of_one_role_too(at_loket: World) -> None:
    pupil, other = at_loket.loket.pupils[0].id, at_loket.loket.membership("coach2").id
    with pytest.raises(IntegrityError), session().begin_nested():
        make.make_mentor(pupil, other, "coach")


@pytest.mark.parametrize("key", ["zorgcoordinator", "smw", "both"])
def test_only_who_holds_a_role_that_guides_can_be_chosen(at_loket: World, key: str) -> None:
    with pytest.raises(Invalid):
        mentors.assign_mentor(at_loket.loket.pupils[0].id, choice(at_loket, key), TODAY, replace=True)


def test_nobody_of_the_other_school_can_be_chosen(at_loket: World) -> None:
    stranger = f"coach~{at_loket.loep.membership('leerkracht').id}"
    with pytest.raises(Invalid):
        mentors.assign_mentor(at_loket.loket.pupils[0].id, stranger, TODAY, replace=True)
    with pytest.raises(NotFound):
        mentors.assign_mentor(at_loket.loep.pupils[0].id, choice(at_loket, "coach"), TODAY)


def test_a_first_day_before_enrolment_is_refused(at_loket: World) -> None:
    pupil = service.pupil_of(at_loket.loket.pupils[0].id)
    with pytest.raises(Invalid):
        mentors.assign_mentor(pupil.id, choice(at_loket, "coach2"), pupil.enrolled_on - timedelta(days=1), replace=True)
    with pytest.raises(Invalid):
        mentors.assign_mentor(pupil.id, choice(at_loket, "coach2"), date(2062, 1, 1), replace=True)


@pytest.mark.parametrize(("days", "refused"), [(3.0, False), (2.5, True), (2.0, True), (None, False)])
def test_days_a_week_where_the_school_names_a_number(
    at_loket: World, monkeypatch: pytest.MonkeyPatch, days: float | None, refused: bool
) -> None:
    rule = Threshold(
        code="coach_dagen",
        label="Een coach is minimaal drie dagen per week aanwezig",
        source=Source(document="SOP Loket", section="2.3"),
        counter=MENTOR_DAYS,
        number=Decimal(3),
        owner="zorgcoordinator",
        action="",
    )
    with_rule = replace(profile(), thresholds=(rule,))
    monkeypatch.setattr(mentors, "profile", lambda: with_rule)
    session().get_one(Membership, ("loket", at_loket.loket.membership("coach2").id)).days_per_week = days
    session().flush()
    pupil = at_loket.loket.pupils[0].id
    if refused:
        with pytest.raises(Invalid, match=r"ten minste 3 \(§ 2.3\)"):
            mentors.assign_mentor(pupil, choice(at_loket, "coach2"), TODAY, replace=True)
    else:
        mentors.assign_mentor(pupil, choice(at_loket, "coach2"), TODAY, replace=True)
        session().flush()
        assert service.mentors_of(pupil)[0].name == at_loket.loket.person("coach2").name


def test_ending(at_loket: World) -> None:
    pupil = at_loket.loket.pupils[0].id
    mentor = service.mentors_of(pupil)[0]
    with pytest.raises(Invalid):
        mentors.end_mentor(pupil, mentor.id, mentor.starts_on - timedelta(days=1))
    mentors.end_mentor(pupil, mentor.id, TODAY - timedelta(days=1))
    session().flush()
    assert service.mentors_of(pupil) == ()
    with pytest.raises(Conflict):
        mentors.end_mentor(pupil, mentor.id, TODAY)
    with pytest.raises(NotFound):
        mentors.end_mentor(at_loket.loket.pupils[1].id, mentor.id, TODAY)


def test_who_leaves_or_gives_up_the_role_guides_nobody_after_the_last_day(at_loket: World) -> None:
    first, second = at_loket.loket.membership("coach"), at_loket.loket.membership("coach2")
    announce(MembershipEnded(membership_id=first.id, last_day=date(2026, 11, 30)))
    announce(RoleEnded(membership_id=second.id, role_code="vip_medewerker", range_code=None, last_day=TODAY))
    session().flush()
    assert len(service.mentor_pupils(first.id)) == 16
    assert service.mentors_of(at_loket.loket.pupils[0].id, date(2026, 12, 1)) == ()
    assert len(service.mentor_pupils(second.id)) == 8
    announce(RoleEnded(membership_id=second.id, role_code="coach", range_code=None, last_day=TODAY - timedelta(days=1)))
    session().flush()
    assert service.mentor_pupils(second.id) == frozenset()
