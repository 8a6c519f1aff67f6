"""SC-LOKET-12: a zorgmelding comes on an agenda within two weeks; consent that ends takes it off again."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from core.access.people import Membership, MembershipRole
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.facts import load
from core.features.consents.models import Disclosure
from core.features.consents.rules import Answer
from core.features.duties.models import Duty
from core.features.duties.rules import was_late
from core.features.meetings import agenda, items, seating
from core.features.meetings.listeners import follow_consent as follow_consent
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.planning import meeting_of
from core.features.meetings.readiness import ready_cases
from core.web.problems import Conflict, NotFound, Problem, Refused
from tests.clock import FixedClock
from tests.factories_meetings import at, plan_meeting, report_concern, say
from tests.world import World

THURSDAY = date(2026, 11, 26)
CARE, COACH = "zorgcoordinator", "coach"


def reported(world: World, clock: FixedClock) -> Duty:
    """A zorgmelding of Wednesday 25 November; back on Thursday with the term that it started."""
    clock.set(datetime(2026, 11, 25, 10, 0, tzinfo=AMSTERDAM))
    with world.acting("loket", COACH):
        report_concern(world.loket.pupils[0])
    clock.set(datetime(2026, 11, 26, 9, 0, tzinfo=AMSTERDAM))
    return term(world)


def term(world: World) -> Duty:
    with world.as_system("loket"):
        return session().scalars(select(Duty).where(Duty.rule == "zorgmelding_op_agenda")).one()


def put_on(world: World, duty: Duty, day: date, team: str = "ot") -> AgendaItem:
    assert duty.case_id
    with world.acting("loket", CARE):
        return agenda.put_on(plan_meeting(team, day), duty.case_id)


@pytest.mark.parametrize(
    ("day", "late"),
    [(THURSDAY, 0), (date(2026, 12, 8), 0), (date(2026, 12, 9), 0), (date(2026, 12, 10), 1)],
    ids=["day-1", "day-13", "day-14-is-the-last", "day-15-is-late"],
)
def test_sc_loket_12_the_day_of_the_meeting_counts(world: World, clock: FixedClock, day: date, late: int) -> None:
    item = put_on(world, reported(world, clock), day)
    with world.acting("loket", CARE):
        duty = session().scalars(select(Duty).where(Duty.rule == "zorgmelding_op_agenda")).one()
        assert duty.closed_on == THURSDAY
        assert was_late(duty.due_on, duty.met_on, THURSDAY) == late
        assert item.about == "Blijft vaak thuis op maandag."


@pytest.mark.parametrize(
    ("day", "late"), [(date(2026, 12, 9), 0), (date(2026, 12, 10), 1)], ids=["due-day", "day-after"]
)
def test_sc_loket_12_on_no_agenda_it_is_due_on_9_and_overdue_on_10_december(
    world: World, clock: FixedClock, day: date, late: int
) -> None:
    duty = reported(world, clock)
    assert duty.due_on == date(2026, 12, 9)
    assert was_late(duty.due_on, duty.met_on, day) == late


@pytest.mark.parametrize(
    ("day", "waits", "late"),
    [(THURSDAY, 1, 0), (date(2026, 12, 8), 13, 0), (date(2026, 12, 9), 14, 0), (date(2026, 12, 10), 15, 1)],
)
def test_sc_loket_12_the_agenda_says_how_long_it_waited(
    world: World, clock: FixedClock, day: date, waits: int, late: int
) -> None:
    reported(world, clock)
    with world.acting("loket", CARE):
        (ready,) = ready_cases("ot", day)
    assert ready.waiting is not None
    assert (ready.waiting.day, ready.waiting.limit, ready.waiting.late, ready.runs) == (waits, 14, late, False)


def test_a_case_taken_off_waits_again_and_is_due_again(world: World, clock: FixedClock) -> None:
    item = put_on(world, reported(world, clock), THURSDAY)
    with world.acting("loket", CARE):
        mine = items.item_of(item.meeting_id, item.id)
        with pytest.raises(Problem) as refused:
            agenda.take_off(mine, " ")
        assert set(refused.value.errors) == {"reason"}
        agenda.take_off(mine, "De coach is ziek.")
    duty = term(world)
    assert (duty.closed_on, duty.met_on) == (None, None)
    with world.acting("loket", CARE):
        assert len(ready_cases("ot", THURSDAY)) == 1
        live = select(Disclosure).where(Disclosure.agenda_item_id == item.id, Disclosure.withdrawn_at.is_(None))
        assert session().scalars(live).all() == []


def test_moving_the_meeting_past_the_term_makes_the_item_late(world: World, clock: FixedClock) -> None:
    item = put_on(world, reported(world, clock), THURSDAY)
    with world.acting("loket", CARE):
        meeting = meeting_of(item.meeting_id)
        agenda.move(meeting, at(date(2026, 12, 10)), at(date(2026, 12, 10), 15), "lokaal 1")
    duty = term(world)
    assert was_late(duty.due_on, duty.met_on, THURSDAY) == 1
    with world.as_system("loket"):
        ends = set(session().scalars(select(Disclosure.until_date).where(Disclosure.agenda_item_id == item.id)))
    assert ends == {date(2026, 12, 24)}


def test_without_consent_a_case_cannot_come_on_the_agenda(world: World, clock: FixedClock) -> None:
    duty = reported(world, clock)
    assert duty.case_id
    with world.acting("loket", COACH):
        say(duty.case_id, "bespreken_ot", Answer.WITHDRAWN, only=world.loket.pupils[0].guardian_ids[1])
    with pytest.raises(Refused) as refused:
        put_on(world, duty, THURSDAY)
    (finding,) = refused.value.findings
    assert finding.source.section == "3.1"
    assert "Vader" in finding.reason


def test_a_case_stands_on_an_agenda_once(world: World, clock: FixedClock) -> None:
    duty = reported(world, clock)
    assert duty.case_id
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY)
        agenda.put_on(meeting, duty.case_id)
        with pytest.raises(Conflict):
            agenda.put_on(meeting, duty.case_id)


def test_putting_on_opens_the_case_for_the_table_until_two_weeks_after(world: World, clock: FixedClock) -> None:
    duty = reported(world, clock)
    item = put_on(world, duty, THURSDAY, "breed_ot")
    with world.as_system("loket"):
        opened = session().scalars(select(Disclosure).where(Disclosure.agenda_item_id == item.id)).all()
        seats = seating.seats_at(item.meeting_id)
    grounds = {row.membership_id: (row.ground, row.purpose) for row in opened}
    member = world.loket.membership
    assert grounds[member("bpo").id] == ("consent", "bespreken_ot")
    assert grounds[member("vip_medewerker").id] == ("team", "bespreken_ot")
    assert grounds[member(COACH).id] == ("team", "bespreken_ot")
    assert member("schoolarts").id not in grounds
    assert member("leerplichtambtenaar").id not in grounds
    assert {row.until_date for row in opened} == {date(2026, 12, 10)}
    assert {(s.role_code, s.membership_id) for s in seats if s.agenda_item_id == item.id} == {
        ("coach", member(COACH).id)
    }


def test_consent_for_the_school_doctor_opens_the_item_for_the_school_doctor(world: World, clock: FixedClock) -> None:
    duty = reported(world, clock)
    item = put_on(world, duty, THURSDAY, "breed_ot")
    doctor = world.loket.membership("schoolarts")
    with pytest.raises(NotFound), world.acting("loket", doctor):
        items.item_of(item.meeting_id, item.id)
    assert duty.case_id
    with world.acting("loket", COACH):
        say(duty.case_id, "meekijken_schoolarts", Answer.GIVEN)
    with world.acting("loket", doctor):
        assert items.item_of(item.meeting_id, item.id).id == item.id
    with world.acting("loket", COACH):
        say(duty.case_id, "meekijken_schoolarts", Answer.WITHDRAWN, only=world.loket.pupils[0].guardian_ids[0])
    with pytest.raises(NotFound), world.acting("loket", doctor):
        items.item_of(item.meeting_id, item.id)
    with world.acting("loket", CARE):
        assert items.item_of(item.meeting_id, item.id).state == "open"


def test_a_partner_who_begins_on_the_day_itself_sees_by_consent_too(world: World, clock: FixedClock) -> None:
    duty, later = reported(world, clock), date(2026, 12, 3)
    doctor = world.loket.membership("schoolarts")
    with world.as_system("loket"):
        for row in session().scalars(select(MembershipRole).where(MembershipRole.membership_id == doctor.id)):
            row.starts_on = later
        session().scalars(select(Membership).where(Membership.id == doctor.id)).one().starts_on = later
    assert duty.case_id
    with world.acting("loket", COACH):
        say(duty.case_id, "meekijken_schoolarts", Answer.GIVEN)
    put_on(world, duty, later, "breed_ot")
    with world.acting("loket", COACH):
        say(duty.case_id, "meekijken_schoolarts", Answer.WITHDRAWN, only=world.loket.pupils[0].guardian_ids[0])
    with world.as_system("loket"):
        rows = session().scalars(select(Disclosure).where(Disclosure.membership_id == doctor.id)).all()
        assert [(row.ground, row.withdrawn_at is None) for row in rows] == [("consent", False)]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer.WITHDRAWN, "trok de toestemming in op 26 november."),
        (Answer.REFUSED, "gaf op 26 november geen toestemming."),
    ],
    ids=["ingetrokken", "geweigerd"],
)
def test_what_left_the_agenda_says_what_the_parent_said(
    world: World, clock: FixedClock, answer: Answer, said: str
) -> None:
    duty = reported(world, clock)
    item = put_on(world, duty, date(2026, 12, 3))
    assert duty.case_id
    with world.acting("loket", COACH):
        say(duty.case_id, "bespreken_ot", answer, only=world.loket.pupils[0].guardian_ids[1])
    with world.acting("loket", CARE):
        assert items.item_of(item.meeting_id, item.id).withdrawn_reason.endswith(said)


def test_sc_loket_13_consent_withdrawn_before_the_meeting_takes_the_item_off(world: World, clock: FixedClock) -> None:
    duty = reported(world, clock)
    item = put_on(world, duty, date(2026, 12, 3))
    assert duty.case_id
    with world.acting("loket", "bpo"):
        assert load(duty.case_id).case.id == duty.case_id
    with world.acting("loket", COACH):
        say(duty.case_id, "bespreken_ot", Answer.WITHDRAWN, only=world.loket.pupils[0].guardian_ids[1])
    with world.acting("loket", CARE):
        gone = items.item_of(item.meeting_id, item.id)
        assert gone.state == "withdrawn"
        assert "trok de toestemming in" in gone.withdrawn_reason
    with pytest.raises(NotFound), world.acting("loket", "bpo"):
        load(duty.case_id)
    assert term(world).closed_on is None


def test_a_partner_sees_only_meetings_with_a_chair(world: World) -> None:
    with world.acting("loket", CARE):
        meeting: Meeting = plan_meeting("ot", THURSDAY)
    with world.acting("loket", "bpo"):
        assert meeting_of(meeting.id).id == meeting.id
    with pytest.raises(NotFound), world.acting("loket", "schoolarts"):
        meeting_of(meeting.id)
