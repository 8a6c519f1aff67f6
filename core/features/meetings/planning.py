"""Planning meetings of a team: when, where, moving, cancelling, and closing once everything on the agenda is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.beyond import beyond_need_to_know
from core.access.school import calendar, profile
from core.access.scope import PARTNER, scope
from core.contract.requirements.base import capital
from core.db.announcements import announce
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.meetings import invitations
from core.features.meetings.events import MeetingsPlanned
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.rules import CANCELLED, HELD, OPEN
from core.features.meetings.rules import PLANNED as PLANNED
from core.features.meetings.seating import fill_seats, seats_at
from core.web.dates import day_week
from core.web.language import _
from core.web.problems import Conflict, NotFound, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """A meeting to plan; both moments are aware. `anyway` plans it on a day on which the school is closed too."""

    team: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    anyway: bool = False
    series_id: UUID | None = None


def plan(new: NewMeeting) -> Meeting:
    """Plan a meeting with the seats of its team, and ask who sits there. Problem when the times are odd or it is a free
    day."""
    meeting = add_meeting(new)
    invitations.invite(meeting)
    announce(MeetingsPlanned(team=meeting.team_code))
    return meeting


def add_meeting(new: NewMeeting) -> Meeting:
    """The meeting with its seats; nobody hears of it yet."""
    team = profile().team(new.team)
    check_times(new.starts_at, new.ends_at)
    check_open(new.starts_at, new.anyway)
    _refuse_double(new.team, new.starts_at)
    values = {name: getattr(new, name) for name in ("starts_at", "ends_at", "place", "series_id")}
    meeting = Meeting(school_id=scope().school_id, team_code=team.code, **values)
    session().add(meeting)
    session().flush()
    fill_seats(meeting, day_of(meeting))
    session().flush()
    ledger.record(action="meeting.plan", object_type="meeting", object_id=meeting.id)
    return meeting


def check_open(starts_at: datetime, anyway: bool = False) -> None:
    """Problem on a day on which the school is closed, unless somebody chose that day knowingly."""
    day = starts_at.astimezone(AMSTERDAM).date()
    free = None if anyway else calendar().free_on(day)
    if free is not None:
        said = _("%(dag)s is een vrije dag: %(waarom)s.", dag=capital(day_week(day)), waarom=free.label)
        more = _("Kies een andere dag, of zet een vinkje bij “Ook op een vrije dag”.")
        raise Problem(said, errors={"day": [f"{said} {more}"]})


def check_times(starts: datetime, ends: datetime) -> None:
    """Problem when the end is not after the beginning, on the same day."""
    if ends <= starts:
        raise Problem(_("Het einde ligt niet na het begin."), errors={"ends": [_("Kies een latere eindtijd.")]})
    if starts.astimezone(AMSTERDAM).date() != ends.astimezone(AMSTERDAM).date():
        raise Problem(_("Een overleg begint en eindigt op dezelfde dag."))


def _refuse_double(team: str, starts_at: datetime, but: UUID | None = None) -> None:
    statement = select(Meeting.id).where(
        Meeting.team_code == team, Meeting.starts_at == starts_at, Meeting.state != CANCELLED
    )
    found = session().execute(statement).scalars().first()
    if found is not None and found != but:
        raise Problem(_("Op dit moment is dit overleg al gepland."), errors={"starts": [_("Kies een andere tijd.")]})


def day_of(meeting: Meeting) -> date:
    """The day of the meeting in the Netherlands."""
    return meeting.starts_at.astimezone(AMSTERDAM).date()


def meeting_of(meeting_id: UUID) -> Meeting:
    """The meeting; NotFound when there is none at this school, or when somebody from outside has no seat at it."""
    statement = select(Meeting).where(Meeting.id == meeting_id)
    if scope().kind == PARTNER:
        statement = statement.where(Meeting.id.in_(own_meetings()))
    found = session().scalars(statement).one_or_none()
    if found is None:
        raise NotFound()
    return found


def own_meetings() -> Sequence[UUID]:
    """The meetings at which the reader has a seat."""
    return (
        session()
        .scalars(select(MeetingSeat.meeting_id).where(MeetingSeat.membership_id == scope().membership_id).distinct())
        .all()
    )


def still_planned(meeting: Meeting) -> None:
    """Conflict when the meeting was held or cancelled."""
    if meeting.state != PLANNED:
        raise Conflict(_("Dit overleg is al gehouden of afgezegd."))


def reschedule(meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str) -> bool:
    """Another time or place for a planned meeting; True when the day became another day."""
    still_planned(meeting)
    check_times(starts_at, ends_at)
    _refuse_double(meeting.team_code, starts_at, but=meeting.id)
    was = day_of(meeting)
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    ledger.record(action="meeting.move", object_type="meeting", object_id=meeting.id)
    session().flush()
    return day_of(meeting) != was


def cancel(meeting: Meeting, reason: str) -> None:
    """Cancel a planned meeting without open items, and tell who was asked; its items must first find another day."""
    cancel_quietly(meeting, reason)
    invitations.call_off([meeting])


def cancel_quietly(meeting: Meeting, reason: str) -> None:
    """Cancel; nobody hears of it yet."""
    still_planned(meeting)
    if not reason.strip():
        raise Problem(_("Waarom gaat het overleg niet door?"), errors={"reason": [_("Schrijf een reden op.")]})
    if has_open_items(meeting):
        raise Problem(_("Er staan nog leerlingen op de agenda. Zet die eerst op een ander overleg."))
    meeting.state, meeting.cancel_reason = CANCELLED, reason
    ledger.record(action="meeting.cancel", object_type="meeting", object_id=meeting.id)


def hold(meeting: Meeting) -> None:
    """Close a meeting: everything on the agenda is done, and whoever makes it count was there (A-18)."""
    still_planned(meeting)
    if day_of(meeting) > scope().today:
        raise Problem(_("Dit overleg is nog niet geweest."))
    if has_open_items(meeting):
        raise Problem(_("Er zijn nog punten open. Sluit ze af, of zet ze op een volgend overleg."))
    absent = absent_quorum(meeting)
    if absent:
        raise Problem(_("Dit overleg telt pas mee als deze rol aanwezig was: %(roles)s.", roles=", ".join(absent)))
    meeting.state = HELD
    announce(MeetingsPlanned(team=meeting.team_code))
    ledger.record(action="meeting.hold", object_type="meeting", object_id=meeting.id)


def absent_quorum(meeting: Meeting) -> tuple[str, ...]:
    """The labels of the roles without which the meeting does not count, and that nobody is noted present for."""
    needed = {seat.role: seat.label for seat in profile().seats_of(meeting.team_code) if seat.quorum}
    there = {seat.role_code for seat in seats_at(meeting.id) if seat.attendance == "present"}
    return tuple(label for role, label in needed.items() if role not in there)


def has_open_items(meeting: Meeting) -> bool:
    """Whether something on the agenda is still open, also what the reader may not see."""
    statement = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, AgendaItem.state == OPEN)
    return session().execute(statement.execution_options(**beyond_need_to_know("counts"))).first() is not None
