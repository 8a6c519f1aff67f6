"""For whom, how much, when in the year, paid from what: the small values that an offer, a partner and a duty share."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.contract.dates import SCHOOL_YEAR_STARTS, school_year
from core.contract.requirements.counted import CountPeriod
from core.contract.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """For whom something is meant. Ages are completed years, `below_age` itself is too old (D-1: "t/m 7 jaar" is
    below 8); years of the school are ranks, both included. None: no bound."""

    from_age: int | None = None
    below_age: int | None = None
    first_year: int | None = None
    last_year: int | None = None

    def holds(self, age: int | None = None, year: int | None = None) -> bool:
        """Whether a pupil of this age and year falls within. What is not known excludes nobody."""
        old_enough = age is None or self.from_age is None or age >= self.from_age
        young_enough = age is None or self.below_age is None or age < self.below_age
        high_enough = year is None or self.first_year is None or year >= self.first_year
        low_enough = year is None or self.last_year is None or year <= self.last_year
        return old_enough and young_enough and high_enough and low_enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much of something: from `least` to `most` (either may be None) of `unit` in each `period`.

    `soft` is a target ("circa", "ongeveer"). `threshold` is the code of the threshold that watches it, where there is
    one: the number is then read from there, so that it stands in one place.
    """

    code: str
    unit: str
    source: Source
    least: Decimal | None = None
    most: Decimal | None = None
    period: CountPeriod = CountPeriod.TRAJECTORY
    soft: bool = False
    threshold: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """What something is paid from; `counts` says what the money follows, `first` and `last` the days it is there."""

    code: str
    label: str
    source: Source
    counts: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWindow:
    """A part of every school year, from a day of a month to a day of a month, both included. A day that a month does
    not have is its last day."""

    first_month: int
    last_month: int
    first_day: int = 1
    last_day: int = 31

    def around(self, on: date) -> tuple[date, date]:
        """First and last day of this part in the school year that holds `on` (D-5)."""
        return self._day(on, self.first_month, self.first_day), self._day(on, self.last_month, self.last_day)

    def _day(self, on: date, month: int, day: int) -> date:
        starts = school_year(on)[0].year
        year = starts if month >= SCHOOL_YEAR_STARTS[0] else starts + 1
        return date(year, month, min(day, monthrange(year, month)[1]))
