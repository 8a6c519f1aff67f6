"""The days of a series: in the rhythm of the team, without the days on which the school is closed. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.contract.dates import iso_week
from core.contract.holidays import A_WEEK, Holiday, SchoolCalendar
from core.contract.teams import Rhythm, RhythmUnit

MOST_WEEKS = 12
"""The longest interval of a series, in weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A series from `first` to `last` on a weekday (Monday is 0): every `weeks` weeks, or, when that is 0, `number`
    times spread evenly."""

    first: date
    last: date
    weekday: int
    weeks: int
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleDay:
    """A day on which the team would meet; `instead_of` the day in the rhythm, where that one is free (`why`)."""

    day: date
    instead_of: date | None = None
    why: Holiday | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """A day of the rhythm without a meeting: the school is closed (`why`), or the team meets in that week already."""

    day: date
    why: Holiday | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the person who plans sees before anything is made, both in order."""

    days: tuple[PossibleDay, ...]
    skipped: tuple[ClosedDay, ...]


def weeks_of(rhythm: Rhythm) -> int:
    """The interval in weeks that keeps a rhythm; 0 where it counts per school year or nothing is promised."""
    if rhythm.unit is RhythmUnit.EVERY_WEEK:
        return 1
    if rhythm.unit is RhythmUnit.EVERY_DAYS:
        return max(1, min(rhythm.number // 7, MOST_WEEKS))
    return 0


def propose(wanted: Wanted, calendar: SchoolCalendar, there: Collection[date] = ()) -> Proposal:
    """The days of a series; `there` are the days on which the team meets already: it is not planned twice in a week."""
    found = list(_spread(wanted, calendar) if wanted.weeks == 0 else _every(wanted, calendar))
    busy = {iso_week(day)[0] for day in there}
    days = tuple(one for one in found if isinstance(one, PossibleDay) and iso_week(one.day)[0] not in busy)
    doubles = (ClosedDay(day=o.day) for o in found if isinstance(o, PossibleDay) and iso_week(o.day)[0] in busy)
    skipped = (*(one for one in found if isinstance(one, ClosedDay)), *doubles)
    return Proposal(days=days, skipped=tuple(sorted(skipped, key=lambda one: one.day)))


def _weekdays(wanted: Wanted) -> Iterator[date]:
    day = wanted.first + timedelta(days=(wanted.weekday - wanted.first.weekday()) % 7)
    while day <= wanted.last:
        yield day
        day += A_WEEK


def _every(wanted: Wanted, calendar: SchoolCalendar) -> Iterator[PossibleDay | ClosedDay]:
    """Where the day is free: weeks earlier, so that no more than the interval lies between two meetings; else the
    first week that has school. A weekly meeting is left out."""
    day, before = next(_weekdays(wanted), wanted.last + A_WEEK), wanted.first - A_WEEK
    while day <= wanted.last:
        free = calendar.free_on(day)
        back = (day - A_WEEK * number for number in range(wanted.weeks))
        on = next((one for one in back if before < one >= wanted.first and calendar.free_on(one) is None), None)
        if on is None or free is None:
            yield ClosedDay(day=day, why=free) if free else PossibleDay(day=day)
        else:
            yield PossibleDay(day=on, instead_of=day, why=free)
        before = on or before
        day = on + A_WEEK * wanted.weeks if on else day + A_WEEK


def _spread(wanted: Wanted, calendar: SchoolCalendar) -> Iterator[PossibleDay]:
    open_days = [day for day in _weekdays(wanted) if calendar.free_on(day) is None]
    number = min(wanted.number, len(open_days))
    for place in range(number):
        yield PossibleDay(day=open_days[(2 * place + 1) * len(open_days) // (2 * number)])
