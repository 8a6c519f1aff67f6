"""Series of meetings: made in one act, moved from one day on, and ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import calendar, profile
from core.access.scope import scope
from core.contract.dates import school_year
from core.db.announcements import announce
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.meetings import agenda, invitations, planning
from core.features.meetings.events import MeetingsPlanned
from core.features.meetings.models import Meeting, MeetingSeries
from core.features.meetings.planning import NewMeeting, day_of
from core.features.meetings.rules import CANCELLED, PLANNED
from core.features.meetings.series_days import Proposal, Wanted, propose
from core.web.dates import day_short
from core.web.language import _
from core.web.problems import Conflict, NotFound, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSeries:
    """A series to make: the times on the clock of the Netherlands, and every day as it was confirmed."""

    team: str
    weeks: int
    starts: time
    ends: time
    days: tuple[date, ...]
    place: str = ""


def proposal(team_code: str, wanted: Wanted) -> Proposal:
    """The days that fit the rhythm and the school's calendar; days on which the team meets already are left out.
    Problem when the period is odd or longer than a school year."""
    first, last = wanted.first, wanted.last
    if last < first:
        raise Problem(_("De laatste dag ligt voor de eerste."), errors={"last": [_("Kies een latere dag.")]})
    if school_year(first) != school_year(last):
        said = _("Een reeks blijft binnen één schooljaar, dat loopt van 1 augustus tot en met 31 juli.")
        raise Problem(said, errors={"last": [said]})
    return propose(wanted, calendar(), days_of_team(team_code))


def days_of_team(team_code: str) -> tuple[date, ...]:
    """The days of every meeting of a team that was not cancelled."""
    statement = select(Meeting).where(Meeting.team_code == team_code, Meeting.state != CANCELLED)
    return tuple(day_of(meeting) for meeting in session().scalars(statement))


def make(new: NewSeries) -> MeetingSeries:
    """All meetings of a series, or none: Problem with a sentence per day that cannot be (`dagen-3-datum`)."""
    profile().team(new.team)
    days = sorted(set(new.days))
    if not days:
        raise Problem(_("Kies ten minste één dag."))
    _check_days(new)
    row = MeetingSeries(
        school_id=scope().school_id,
        team_code=new.team,
        weeks=new.weeks,
        starts=_clock(new.starts),
        ends=_clock(new.ends),
        place=new.place,
        first_on=days[0],
        last_on=days[-1],
    )
    session().add(row)
    session().flush()
    made = [planning.add_meeting(_meeting(new, day, row.id)) for day in days]
    invitations.invite_all(made)
    announce(MeetingsPlanned(team=new.team))
    detail = {"team": new.team, "meetings": len(made)}
    ledger.record(action="meeting.plan_series", object_type="meeting_series", object_id=row.id, detail=detail)
    return row


def _check_days(new: NewSeries) -> None:
    there, seen, errors = set(days_of_team(new.team)), set[date](), dict[str, list[str]]()
    for number, day in enumerate(new.days):
        free = calendar().free_on(day)
        if free is not None:
            errors[f"dagen-{number}-datum"] = [_("Dit is een vrije dag: %(waarom)s.", waarom=free.label)]
        elif day in there:
            errors[f"dagen-{number}-datum"] = [_("Op deze dag komt dit team al bij elkaar.")]
        elif day in seen:
            errors[f"dagen-{number}-datum"] = [_("Deze dag staat er twee keer.")]
        seen.add(day)
    if errors:
        raise Problem(_("Niet elke dag kan."), errors=errors)
    planning.check_times(*_moments(new.days[0], new.starts, new.ends))


def _meeting(new: NewSeries, day: date, series_id: UUID) -> NewMeeting:
    starts_at, ends_at = _moments(day, new.starts, new.ends)
    return NewMeeting(team=new.team, starts_at=starts_at, ends_at=ends_at, place=new.place, series_id=series_id)


def _moments(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """The same time on the clock, whatever summer time does to it."""
    return datetime.combine(day, starts, AMSTERDAM), datetime.combine(day, ends, AMSTERDAM)


def _clock(at: time) -> str:
    return at.strftime("%H:%M")


def series_of(series_id: UUID) -> MeetingSeries:
    """The series; NotFound when there is none at this school."""
    found = session().scalars(select(MeetingSeries).where(MeetingSeries.id == series_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def meetings_of(series_id: UUID) -> Sequence[Meeting]:
    """Every meeting of a series, in order, also what was held or cancelled."""
    statement = select(Meeting).where(Meeting.series_id == series_id).order_by(Meeting.starts_at, Meeting.id)
    return session().scalars(statement).all()


def following(meeting: Meeting) -> list[Meeting]:
    """The meetings of the same series that come after this one and are still to be held."""
    if meeting.series_id is None:
        return []
    return [m for m in meetings_of(meeting.series_id) if m.state == PLANNED and m.starts_at > meeting.starts_at]


def move_from(meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str) -> int:
    """Bring this meeting and the following ones to another day of the week, time or place; how many were moved.

    Problem with every day that would be free; nothing is moved then.
    """
    shift = starts_at.astimezone(AMSTERDAM).date() - day_of(meeting)
    starts, ends = (one.astimezone(AMSTERDAM).time() for one in (starts_at, ends_at))
    every = [meeting, *following(meeting)]
    free = [day_of(one) + shift for one in every if shift and calendar().free_on(day_of(one) + shift) is not None]
    if free:
        days = ", ".join(day_short(day) for day in free)
        said = _("Deze dagen zijn vrij: %(dagen)s. Verzet of schrap die overleggen eerst apart.", dagen=days)
        raise Problem(said, errors={"day": [said]})
    # the last one first when all go later, so that none lands on the place of the next
    for one in reversed(every) if shift > timedelta(0) else every:
        agenda.move_quietly(one, *_moments(day_of(one) + shift, starts, ends), place)
    invitations.ask_again(every)
    row = series_of(meeting.series_id) if meeting.series_id else None
    if row is not None:
        row.starts, row.ends, row.place = _clock(starts), _clock(ends), place
        row.last_on = max(row.last_on, *(day_of(one) for one in every))
    return len(every)


def end(row: MeetingSeries, from_day: date, reason: str) -> int:
    """Cancel the meetings of a series from a day on; how many. What is over stays, also when nobody closed it yet.

    Problem when one of them has an agenda already.
    """
    if row.ended_on is not None:
        raise Conflict(_("Deze reeks is al beëindigd."))
    if not reason.strip():
        raise Problem(_("Waarom stopt de reeks?"), errors={"reason": [_("Schrijf een reden op.")]})
    coming = [one for one in meetings_of(row.id) if one.state == PLANNED and one.ends_at >= scope().now]
    left = [one for one in coming if day_of(one) >= from_day]
    busy = ", ".join(day_short(one.starts_at) for one in left if planning.has_open_items(one))
    if busy:
        said = _("Op deze dagen staan al leerlingen op de agenda: %(dagen)s. Zet die eerst op een ander overleg.")
        raise Problem(said % {"dagen": busy})
    for one in left:
        planning.cancel_quietly(one, reason)
    row.ended_on, row.end_reason = from_day, reason
    invitations.call_off(left)
    ledger.record(action="meeting.end_series", object_type="meeting_series", object_id=row.id)
    return len(left)
