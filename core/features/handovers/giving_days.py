"""Handing over what has a day of its own: chairs at meetings still to come, and guiding pupils."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import and_, or_, select

from core.access import ledger
from core.access.beyond import beyond_need_to_know, writing_for
from core.access.scope import scope
from core.db.engine import session
from core.features.consents.disclosures import Opening, disclose
from core.features.handovers.leaving import ABSENT, another_mentor
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.planning import day_of
from core.features.meetings.rules import GUEST_DAYS, OPEN, PLANNED
from core.features.pupils.mentors import assign_mentor
from core.features.pupils.models import Pupil, PupilMentor
from core.features.pupils.service import still_here
from core.features.staff.colleagues import roles_of
from core.web.problems import Problem

BEYOND = beyond_need_to_know("own-consequences")


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """One hand to another: whose work, to whom, and the last day on which the first one still does it."""

    giver: UUID
    taker: UUID
    last_day: date

    @property
    def first_day(self) -> date:
        """The day from which it is the taker's: the day after, and never before today."""
        return max(self.last_day + timedelta(days=1), scope().today)


def give_seats(giving: Giving) -> int:
    """Chairs at planned meetings after the last day, where the taker holds the role.

    Who sits there already does not sit twice: then the chair is called off.
    """
    statement = (
        select(MeetingSeat, Meeting)
        .join(Meeting, and_(Meeting.school_id == MeetingSeat.school_id, Meeting.id == MeetingSeat.meeting_id))
        .where(MeetingSeat.membership_id == giving.giver, MeetingSeat.attendance != ABSENT, Meeting.state == PLANNED)
    )
    given = 0
    for seat, meeting in list(session().execute(statement)):
        held = {one.role_code for one in roles_of([giving.taker], day_of(meeting))}
        if day_of(meeting) < giving.first_day or seat.role_code not in held:
            continue
        if _sits(meeting, giving.taker):
            seat.attendance = ABSENT
        else:
            _pass(seat, giving.taker)
            _open_for(seat, meeting, giving.taker)
        ledger.record(action="meeting.seat", object_type="meeting_seat", object_id=seat.id)
        given += 1
    return given


def _sits(meeting: Meeting, taker: UUID) -> bool:
    """Whether the taker has a chair for the whole meeting and did not say to stay away."""
    statement = select(MeetingSeat.id).where(
        MeetingSeat.meeting_id == meeting.id,
        MeetingSeat.membership_id == taker,
        MeetingSeat.agenda_item_id.is_(None),
        MeetingSeat.attendance != ABSENT,
    )
    return session().execute(statement).first() is not None


def _pass(seat: MeetingSeat, taker: UUID) -> None:
    """The taker is asked anew: what the giver answered says nothing about who comes now."""
    seat.membership_id, seat.attendance = taker, "invited"
    seat.answer, seat.answer_reason, seat.answered_at = "", "", None


def _open_for(seat: MeetingSeat, meeting: Meeting, taker: UUID) -> None:
    """What is on the agenda opens for the colleague who takes the chair, as for everybody of the school's own table."""
    statement = select(AgendaItem.id, AgendaItem.case_id).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.state == OPEN
    )
    if seat.agenda_item_id is not None:
        statement = statement.where(AgendaItem.id == seat.agenda_item_id)
    with writing_for("own-consequences"):
        for item_id, case_id in list(session().execute(statement.execution_options(**BEYOND))):
            disclose(
                Opening(
                    case_id=case_id,
                    membership_id=taker,
                    ground="team",
                    purpose="",
                    from_date=scope().today,
                    until_date=day_of(meeting) + timedelta(days=GUEST_DAYS),
                    agenda_item_id=item_id,
                )
            )


def give_pupils(giving: Giving) -> int:
    """The mentorships that still run, of pupils who are here and have nobody else in that role afterwards; a colleague
    who may not (too few days a week) does not get them."""
    statement = (
        select(PupilMentor)
        .join(Pupil, and_(Pupil.school_id == PupilMentor.school_id, Pupil.id == PupilMentor.pupil_id))
        .where(
            PupilMentor.membership_id == giving.giver,
            or_(PupilMentor.ends_on.is_(None), PupilMentor.ends_on >= giving.last_day),
            still_here(scope().today),
            ~another_mentor(giving.last_day),
        )
    )
    return sum(_assigned(one, giving) for one in list(session().scalars(statement)))


def _assigned(one: PupilMentor, giving: Giving) -> bool:
    try:
        assign_mentor(one.pupil_id, f"{one.role_code}~{giving.taker}", giving.first_day, replace=True)
    except Problem:
        return False
    return True
