"""Days on which a school is closed: holidays, public holidays and its own free days. Pure date rules, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from core.contract.dates import iso_week, school_year
from core.contract.source import Source

PUBLIC = Source(document="Algemene termijnenwet", section="art. 3", law=True)
"""Which days are public holidays."""

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
LONGEST = 366
"""Days that a search for a school day looks ahead; a school is never closed for longer."""


class Region(StrEnum):
    """The three regions between which holidays are spread."""

    NORTH = "noord"
    MIDDLE = "midden"
    SOUTH = "zuid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """Days from `first` to `last` (both count) without school. `fixed` when every school must keep it, `confirmed`
    when the dates were seen in more than one place."""

    label: str
    first: date
    last: date
    source: Source
    fixed: bool = False
    confirmed: bool = True

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


def easter(year: int) -> date:
    """Easter Sunday of a year (the anonymous Gregorian rule)."""
    century, in_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@cache
def public_holidays(year: int) -> dict[date, str]:
    """The public holidays of a calendar year by day."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    return {
        date(year, 1, 1): "Nieuwjaarsdag",
        sunday + A_DAY: "tweede paasdag",
        kings_day - A_DAY if kings_day.weekday() == 6 else kings_day: "Koningsdag",
        date(year, 5, 5): "Bevrijdingsdag",
        sunday + timedelta(days=39): "Hemelvaartsdag",
        sunday + timedelta(days=50): "tweede pinksterdag",
        date(year, 12, 25): "eerste kerstdag",
        date(year, 12, 26): "tweede kerstdag",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolCalendar:
    """When one school is closed: `holidays` of its region and its own free days; public holidays are computed."""

    holidays: tuple[Holiday, ...] = ()

    def free_on(self, day: date) -> Holiday | None:
        """Why there is no school on a day; None on a school day and on a weekend outside the holidays."""
        found = next((holiday for holiday in self.holidays if holiday.holds(day)), None)
        if found is None and day in public_holidays(day.year):
            label = public_holidays(day.year)[day]
            return Holiday(label=label, first=day, last=day, source=PUBLIC, fixed=True)
        return found

    def is_school_day(self, day: date) -> bool:
        """Monday to Friday, and not free."""
        return day.weekday() < 5 and self.free_on(day) is None

    def closed_week(self, day: date) -> Holiday | None:
        """The holiday in which all school days of the ISO week of `day` lie; None when there is school in that week."""
        monday, _sunday = iso_week(day)
        found = [self.free_on(monday + timedelta(days=number)) for number in range(5)]
        return found[0] if all(found) else None

    def first_school_day(self, day: date) -> date:
        """The first school day on or after a day; the day itself when none is found within a year."""
        days = (day + timedelta(days=number) for number in range(LONGEST))
        return next((found for found in days if self.is_school_day(found)), day)

    def school_weeks(self, first: date, last: date) -> Iterator[date]:
        """The Mondays of the weeks from `first` to `last` that do not lie wholly in a holiday."""
        monday, _sunday = iso_week(first)
        while monday <= last:
            if self.closed_week(monday) is None:
                yield monday
            monday += A_WEEK

    def after_school_weeks(self, day: date, weeks: int) -> date:
        """The same day of the week, so many school weeks later: a week without school does not count (decision 30).

        When that day itself is free it is the first school day after. A calendar without end is not believed: after a
        year without school the weeks count again.
        """
        found, closed = day, 0
        while weeks > 0:
            found += A_WEEK
            closed = closed + 1 if self.closed_week(found) and closed * 7 < LONGEST else 0
            weeks -= 0 if closed else 1
        return self.first_school_day(found) if self.free_on(found) else found

    def is_known(self, day: date) -> bool:
        """Whether holidays are known of the school year that holds `day`."""
        return any(school_year(holiday.first) == school_year(day) for holiday in self.holidays)
