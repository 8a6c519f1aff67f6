"""What a team promised of its rhythm, and what came of it this school year. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from core.contract.dates import iso_week, school_year
from core.contract.holidays import A_WEEK, Holiday, SchoolCalendar
from core.contract.teams import Rhythm, RhythmUnit
from core.features.meetings.rules import CANCELLED, HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDay:
    """One meeting of the team: its day in the Netherlands and its state."""

    day: date
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a team stands in its rhythm this school year.

    `held` are closed, `unclosed` past and not closed yet, `planned` still to come. `missed` are Mondays of school weeks
    without a meeting; `closed_weeks` how many weeks did not count because the school was closed. `needed` is how many
    are still to be planned before the school year ends, `behind` how many it lies behind an even spread. `due` is the
    last day on which the next meeting keeps the rhythm; `moved` the holiday in which that day fell.
    """

    held: int
    unclosed: int
    planned: int
    next: date | None
    last: date | None
    missed: tuple[date, ...] = ()
    closed_weeks: int = 0
    needed: int = 0
    behind: int = 0
    due: date | None = None
    moved: Holiday | None = None
    late: bool = False

    @property
    def below(self) -> bool:
        """Whether the team is below its promise, so that somebody must act."""
        return self.late or bool(self.needed and self.behind)

    @property
    def asks(self) -> bool:
        """Whether the next meeting must still be planned to keep the rhythm."""
        return self.due is not None and (self.next is None or self.next > self.due)


def standing(rhythm: Rhythm, meetings: Iterable[MeetingDay], today: date, calendar: SchoolCalendar) -> Standing:
    """How the team stands on a day. `meetings` may reach into the school year before: the rhythm goes on."""
    live = sorted((one for one in meetings if one.state != CANCELLED), key=lambda one: one.day)
    first, last = school_year(today)
    year = [one for one in live if first <= one.day <= last]
    held = [one for one in year if one.state == HELD]
    unclosed = [one for one in year if one.state != HELD and one.day < today]
    planned = [one for one in year if one.state != HELD and one.day >= today]
    before = max((one.day for one in live if one.day < today or one.state == HELD), default=None)
    ahead = min((one.day for one in live if one.day >= today and one.state != HELD), default=None)
    counted = Standing(held=len(held), unclosed=len(unclosed), planned=len(planned), next=ahead, last=before)
    return _judged(counted, rhythm, [one.day for one in live], today, calendar)


def _judged(so_far: Standing, rhythm: Rhythm, days: Sequence[date], today: date, calendar: SchoolCalendar) -> Standing:
    values = {name: getattr(so_far, name) for name in ("held", "unclosed", "planned", "next", "last")}
    if rhythm.unit is RhythmUnit.PER_SCHOOL_YEAR:
        met = so_far.held + so_far.unclosed
        needed = max(0, rhythm.number - met - so_far.planned)
        behind = max(0, expected(rhythm.number, today, calendar) - met)
        return Standing(**values, needed=needed, behind=behind)
    due, moved = next_due(rhythm, so_far.last, calendar)
    missed, closed = weeks_without(days, today, calendar) if rhythm.unit is RhythmUnit.EVERY_WEEK else ((), 0)
    late = due is not None and due < today
    return Standing(**values, missed=missed, closed_weeks=closed, due=due, moved=moved, late=late)


def expected(number: int, today: date, calendar: SchoolCalendar) -> int:
    """How many of `number` meetings would have been held before this week, spread evenly over the school weeks."""
    first, last = school_year(today)
    monday, _sunday = iso_week(today)
    weeks = _weeks(calendar, first, last)
    return number * sum(1 for one in weeks if one < monday) // max(1, len(weeks))


@lru_cache
def _weeks(calendar: SchoolCalendar, first: date, last: date) -> tuple[date, ...]:
    return tuple(calendar.school_weeks(first, last))


def next_due(rhythm: Rhythm, last: date | None, calendar: SchoolCalendar) -> tuple[date | None, Holiday | None]:
    """The last day on which the next meeting keeps a rhythm that counts from the last one, and the holiday that gave
    more time.

    Every so many days (D-4) is counted on the calendar: only when the day itself is free it becomes the first school
    day after. Every week (D-6) is the Sunday of the next week that has school.
    """
    if last is None:
        return None, None
    if rhythm.unit is RhythmUnit.EVERY_DAYS:
        day = last + timedelta(days=rhythm.number)
        free = calendar.free_on(day)
        return (calendar.first_school_day(day), free) if free else (day, None)
    if rhythm.unit is RhythmUnit.EVERY_WEEK:
        monday = iso_week(last)[0] + A_WEEK
        free = calendar.closed_week(monday)
        return iso_week(calendar.first_school_day(monday))[1] if free else monday + timedelta(days=6), free
    return None, None


def weeks_without(days: Sequence[date], today: date, calendar: SchoolCalendar) -> tuple[tuple[date, ...], int]:
    """The Mondays of past school weeks of this school year without a meeting, since the first one, and how many weeks
    did not count because the school was closed."""
    first, _last = school_year(today)
    met = {iso_week(day)[0] for day in days if day >= first}
    if not met or min(met) > today:
        return (), 0
    missed, closed, monday = [], 0, min(met)
    while monday + timedelta(days=6) < today:
        if calendar.closed_week(monday) is not None:
            closed += 1
        elif monday not in met:
            missed.append(monday)
        monday += A_WEEK
    return tuple(missed), closed
