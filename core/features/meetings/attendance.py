"""Who was there and who was not: at one meeting for the minutes, and over the school year for the rhythm."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from core.access.school import profile
from core.access.scope import scope
from core.contract.dates import school_year
from core.db.engine import session
from core.features.meetings import rules
from core.features.meetings.lines import SeatLine
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.meetings.planning import day_of

PRESENT, NOT_THERE = "present", ("absent", "missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A fixed seat of a team whose holder was not there `times` of the `of` meetings that were held this year."""

    label: str
    times: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Who was there at one meeting or item, as the minutes tell it: names with their seat."""

    present: tuple[str, ...]
    absent: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        """Whether anybody was noted at all."""
        return bool(self.present or self.absent or self.missing)


def register(lines: Iterable[SeatLine]) -> Register:
    """The register of these chairs, in their order."""
    by_state: dict[str, list[str]] = {}
    for line in lines:
        by_state.setdefault(line.seat.attendance, []).append(line.who)
    found = {state: tuple(dict.fromkeys(by_state.get(state, ()))) for state in (PRESENT, *NOT_THERE)}
    return Register(**found)


def absences(meetings: Sequence[Meeting]) -> Mapping[str, tuple[Absence, ...]]:
    """Per team the fixed seats whose holder missed a meeting that was held this school year; one statement."""
    first, _last = school_year(scope().today)
    held = [meeting for meeting in meetings if meeting.state == rules.HELD and day_of(meeting) >= first]
    if not held:
        return {}
    columns = (Meeting.team_code, MeetingSeat.role_code, MeetingSeat.label, MeetingSeat.attendance)
    rows = session().execute(
        select(*columns, func.count(MeetingSeat.id))
        .join(Meeting, (Meeting.school_id == MeetingSeat.school_id) & (Meeting.id == MeetingSeat.meeting_id))
        .where(MeetingSeat.meeting_id.in_([one.id for one in held]), MeetingSeat.agenda_item_id.is_(None))
        .group_by(*columns)
        .order_by(MeetingSeat.label)
    )
    counted: dict[tuple[str, str, str], dict[str, int]] = {}
    for team, role, label, attendance, number in rows:
        counted.setdefault((team, role, label), {})[attendance] = number
    found: dict[str, tuple[Absence, ...]] = {}
    for (team, role, label), numbers in counted.items():
        times = sum(numbers.get(state, 0) for state in NOT_THERE)
        if times and _is_fixed(team, role):
            line = Absence(label=label, times=times, of=sum(numbers.values()))
            found[team] = (*found.get(team, ()), line)
    return found


def _is_fixed(team: str, role: str) -> bool:
    return any(seat.role == role and rules.invited_by_default(seat) for seat in profile().seats_of(team))
