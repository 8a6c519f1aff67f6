"""The meetings of a school around the day of the demonstration, in the rhythm that its profile promises."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from core.access.school import calendar
from core.contract.holidays import SchoolCalendar
from core.contract.permissions import Permission
from core.contract.school import RoleKind
from core.contract.teams import RhythmUnit, TeamComposition
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.demo.stage import Actor, Stage
from core.features.meetings import planning
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.planning import NewMeeting

BACK, AHEAD = 12, 8
"""Weeks before and after today."""


def planner(stage: Stage) -> Actor:
    """Who plans meetings at this school: a care owner, who holds the permission."""
    role = next(
        role.code
        for role in stage.profile.staff_roles
        if Permission.MEETINGS_PLAN in role.permissions and role.owns_care
    )
    return stage.first(role)


def days_of(team: TeamComposition, today: date) -> Iterator[date]:
    """Days on which the team meets: every week, every so many days, or spread over the year; a Thursday near today."""
    thursday = today + timedelta(days=(3 - today.weekday()) % 7)
    step = {
        RhythmUnit.EVERY_WEEK: 7,
        RhythmUnit.EVERY_DAYS: team.rhythm.number,
        RhythmUnit.PER_SCHOOL_YEAR: 280 // max(1, team.rhythm.number) // 7 * 7,
        RhythmUnit.PER_CASE: 21,
    }.get(team.rhythm.unit, 42)
    first = thursday - timedelta(days=step * (BACK * 7 // step))
    day = first
    while day <= thursday + timedelta(weeks=AHEAD):
        yield day
        day += timedelta(days=step)


def school_days_of(team: TeamComposition, today: date, closed: SchoolCalendar) -> Iterator[date]:
    """Those days without the holidays: a weekly meeting is left out, another is a week or more later."""
    weeks = range(1 if team.rhythm.unit is RhythmUnit.EVERY_WEEK else 8)
    before = date.min
    for first in days_of(team, today):
        later = (first + timedelta(weeks=number) for number in weeks)
        day = next((one for one in later if closed.free_on(one) is None), before)
        if day > before:
            yield day
            before = day


def plan_all(stage: Stage) -> None:
    """Plan every team that discusses pupils; each team has its own hour of the day."""
    hour = 9
    with stage.acting(planner(stage), stage.today, 8):
        closed = calendar()
    for team in stage.profile.team_compositions:
        if not team.discusses:
            continue
        for day in school_days_of(team, stage.today, closed):
            told = day - timedelta(days=28)
            with stage.acting(planner(stage), told, 8):
                starts = datetime.combine(day, time(hour, 0), AMSTERDAM)
                planning.plan(
                    NewMeeting(team=team.code, starts_at=starts, ends_at=starts + timedelta(hours=1), place="Kamer 2")
                )
        hour += 2


def next_meeting(team_codes: frozenset[str], after: date) -> tuple[UUID, date] | None:
    """The first planned meeting of one of these teams on or after a day, in the current scope."""
    statement = select(Meeting).where(Meeting.team_code.in_(team_codes), Meeting.state == planning.PLANNED)
    for meeting in session().scalars(statement.order_by(Meeting.starts_at)):
        if planning.day_of(meeting) >= after:
            return meeting.id, planning.day_of(meeting)
    return None


def hold_past(stage: Stage) -> None:
    """Close the meetings before today; what was left open moved off the agenda before. Somebody from outside misses
    every third one, with notice."""
    with stage.acting(planner(stage), stage.today, 8):
        every = session().scalars(select(Meeting).order_by(Meeting.starts_at, Meeting.id))
        past = [m for m in every if planning.day_of(m) < stage.today]
        for number, meeting in enumerate(past):
            away = number % 3 == 0
            for seat in session().scalars(
                select(MeetingSeat).where(MeetingSeat.meeting_id == meeting.id).order_by(MeetingSeat.id)
            ):
                outside = stage.profile.role(seat.role_code).kind is RoleKind.PARTNER
                seat.attendance = "absent" if away and outside and seat.agenda_item_id is None else "present"
                away = away and seat.attendance == "present"
            session().flush()
            left = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, AgendaItem.state == "open")
            if session().execute(left).first() is None:
                planning.hold(meeting)
