"""The list of meetings: to come and past, the rhythm of each team, and what is ready for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select, tuple_

from core.access.beyond import beyond_need_to_know
from core.access.school import calendar, profile
from core.access.scope import PARTNER, scope
from core.contract.dates import school_year
from core.contract.permissions import Permission
from core.contract.teams import RhythmUnit, TeamComposition
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.meetings import rhythm, rules
from core.features.meetings.attendance import Absence, absences
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.monitor import MeetingDay, Standing, standing
from core.features.meetings.planning import day_of, own_meetings
from core.features.meetings.readiness import (
    chain_of,
    free_for_agenda,
    standings,
    steps_for,
    term_of_waiting,
    waiting_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """A meeting in the list, with its place in the rhythm, the one before it, and how many items it has."""

    meeting: Meeting
    team: TeamComposition
    rhythm: str
    previous: date | None
    items: int

    @property
    def over(self) -> bool:
        """Whether it should be closed by now: the time has passed and nobody did."""
        return self.meeting.state == rules.PLANNED and self.meeting.ends_at < scope().now


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """A team: what it promised and how it stands, who was not there, how many cases wait and the longest waiting."""

    team: TeamComposition
    promise: str
    standing: Standing
    absent: tuple[Absence, ...]
    ready: int
    longest: rules.Waiting | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The whole page: meetings to come (soonest first), past ones (newest first), the teams and the choices."""

    coming: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    teams: tuple[TeamLine, ...]
    choices: tuple[TeamComposition, ...]


def teams_with_agenda() -> tuple[TeamComposition, ...]:
    """The teams of the school that hold an agenda of pupils."""
    return tuple(team for team in profile().team_compositions if team.discusses)


def _followed(meetings: Iterable[Meeting]) -> tuple[TeamComposition, ...]:
    """The teams whose rhythm is shown: with an agenda, with a promise, or with a meeting in the list."""
    seen = {meeting.team_code for meeting in meetings}
    silent = (RhythmUnit.UNSTATED, RhythmUnit.PER_CASE)
    return tuple(
        team
        for team in profile().team_compositions
        if team.discusses or team.rhythm.unit not in silent or team.code in seen
    )


def overview(team_code: str = "") -> Overview:
    """Everything for the list, narrowed to one team when named. Five statements at most, for whoever reads it."""
    meetings = _meetings()
    wanted = [m for m in meetings if team_code in ("", m.team_code)]
    counts = _item_counts(wanted)
    days = {code: _days(meetings, code) for code in {meeting.team_code for meeting in wanted}}
    lines = [_line(meeting, days.get(meeting.team_code, ()), counts) for meeting in wanted]
    coming = sorted((x for x in lines if x.meeting.state == rules.PLANNED), key=lambda x: x.meeting.starts_at)
    past = sorted((x for x in lines if x.meeting.state == rules.HELD), key=lambda x: x.meeting.starts_at, reverse=True)
    followed = _followed(meetings)
    teams = [team for team in followed if team_code in ("", team.code)]
    return Overview(coming=tuple(coming), past=tuple(past), teams=tuple(_team_lines(teams, meetings)), choices=followed)


def _meetings() -> Sequence[Meeting]:
    """Every meeting of this school year, and every one still planned; somebody from outside sees the own ones."""
    first, _last = school_year(scope().today)
    # a year back: the meeting before the first one of this year still counts for the rhythm
    since = datetime.combine(first - timedelta(days=60), time.min, AMSTERDAM)
    statement = select(Meeting).where(
        Meeting.state != rules.CANCELLED, or_(Meeting.starts_at >= since, Meeting.state == rules.PLANNED)
    )
    if scope().kind == PARTNER:
        statement = statement.where(Meeting.id.in_(own_meetings()))
    return session().scalars(statement.order_by(Meeting.starts_at, Meeting.id)).all()


def _days(meetings: Iterable[Meeting], team_code: str) -> tuple[date, ...]:
    return tuple(day_of(meeting) for meeting in meetings if meeting.team_code == team_code)


def _item_counts(meetings: Sequence[Meeting]) -> dict[UUID, int]:
    if not meetings:
        return {}
    statement = (
        select(AgendaItem.meeting_id, func.count(AgendaItem.id))
        .where(AgendaItem.meeting_id.in_([m.id for m in meetings]), AgendaItem.state != rules.WITHDRAWN)
        .group_by(AgendaItem.meeting_id)
        .execution_options(**beyond_need_to_know("counts"))
    )
    return {row[0]: row[1] for row in session().execute(statement)}


def _line(meeting: Meeting, days: Sequence[date], counts: Mapping[UUID, int]) -> MeetingLine:
    team, day = profile().team(meeting.team_code), day_of(meeting)
    return MeetingLine(
        meeting=meeting,
        team=team,
        rhythm=rhythm.place_in_words(team.rhythm, day, days),
        previous=max((other for other in days if other < day), default=None),
        items=counts.get(meeting.id, 0),
    )


def _team_lines(teams: Sequence[TeamComposition], meetings: Sequence[Meeting]) -> list[TeamLine]:
    if Permission.MEETINGS_PLAN not in scope().permissions:
        return []
    chains = {team.code: chain_of(team.code) for team in teams}
    steps = {team.code: frozenset(steps_for(chains[team.code]) if team.discusses else ()) for team in teams}
    cases = _waiting_at(frozenset().union(*steps.values()))
    every = sorted({code for chain in chains.values() for code in chain})
    # without a term nobody waits too long, and the days of each case need not be read
    found = standings(cases, every) if term_of_waiting() else {}
    absent, today = absences(meetings), scope().today
    lines = []
    for team in teams:
        waits = [case for case in cases if (case.route_code, case.step_code) in steps[team.code]]
        days = (found.get(case.id) for case in waits)
        waiting = [w for day in days if day is not None and (w := waiting_of(day, today)) is not None]
        lines.append(
            TeamLine(
                team=team,
                promise=rhythm.words_of(team.rhythm),
                standing=standing(team.rhythm, meeting_days(meetings, team.code), today, calendar()),
                absent=absent.get(team.code, ()),
                ready=len(waits),
                longest=max(waiting, key=lambda w: w.day, default=None),
            )
        )
    return lines


def _waiting_at(steps: frozenset[tuple[str, str]]) -> Sequence[Any]:
    """Id, route and step of the cases that wait at one of these steps for an agenda."""
    if not steps:
        return ()
    statement = select(SupportCase.id, SupportCase.route_code, SupportCase.step_code).where(
        free_for_agenda(), tuple_(SupportCase.route_code, SupportCase.step_code).in_(sorted(steps))
    )
    return session().execute(statement).all()


def meeting_days(meetings: Iterable[Meeting], team_code: str) -> list[MeetingDay]:
    """The meetings of one team as the monitor counts them."""
    return [MeetingDay(day=day_of(one), state=one.state) for one in meetings if one.team_code == team_code]
