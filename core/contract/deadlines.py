"""Deadlines ("when must we?") and thresholds ("how often, so that someone must act?"). Pure date rules."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.contract.dates import add_days, add_months, add_years, school_year
from core.contract.holidays import SchoolCalendar
from core.contract.limits import Limits, YearWindow
from core.contract.requirements.counted import CountPeriod
from core.contract.source import Declared, Source


class Unit(StrEnum):
    """The unit of a term. Days, weeks and months run on through holidays. A school week counts only when there is
    school in it (`SchoolCalendar.closed_week`): for promises of the school, never for a term of the law."""

    DAYS = "days"
    WEEKS = "weeks"
    SCHOOL_WEEKS = "school_weeks"
    MONTHS = "months"
    YEARS = "years"
    SCHOOL_YEAR_END = "school_year_end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An event that starts or ends a term: a kind of happening, narrowed by what it is about and its outcome."""

    kind: str
    about: str = ""
    outcome: str = ""

    def is_seen(self, kind: str, about: str, outcome: str) -> bool:
        """Whether a happening is this moment."""
        return self.kind == kind and self.about in ("", about) and self.outcome in ("", outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Declared):
    """A duty that starts at one moment and must end at another. `label` is the duty as a command ("Zet {leerling} op de
    agenda van het OT").

    `owner` the role that owes it; `explains` the sentence that tells why, with `{start}` for the day it began and
    `{leerling}`; `least` and `most` bound what a school may make of `length` (in `unit`); `floor` is the longest term
    the law allows, in the same unit: a school may be stricter, not laxer.
    """

    starts: Moment
    ends: Moment
    length: int
    unit: Unit
    owner: str
    explains: str = ""
    least: int | None = None
    most: int | None = None
    floor: int | None = None
    floor_source: Source | None = None
    page: str = ""

    def due_on(self, started: date, calendar: SchoolCalendar | None = None) -> date:
        """The last day on which the duty is on time (D-2, D-3, D-5). Raises `ValueError` for school weeks without the
        calendar of the school."""
        match self.unit:
            case Unit.SCHOOL_WEEKS:
                if calendar is None:
                    raise ValueError(f"De termijn {self.code} telt schoolweken: zonder kalender is er geen dag.")
                return calendar.after_school_weeks(started, self.length)
            case Unit.DAYS:
                return add_days(started, self.length)
            case Unit.WEEKS:
                return add_days(started, 7 * self.length)
            case Unit.MONTHS:
                return add_months(started, self.length)
            case Unit.YEARS:
                return add_years(started, self.length)
            case Unit.SCHOOL_YEAR_END:
                return school_year(started)[1]


def days_late(due: date, today: date) -> int:
    """Days past the due day; 0 on the day itself and before."""
    return max(0, (today - due).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Declared):
    """A counter that calls for action when it reaches (`>=`) or passes (`>`) a number in a period."""

    counter: str
    number: Decimal
    owner: str
    action: str
    passes: bool = False
    period: CountPeriod = CountPeriod.SCHOOL_YEAR
    soft: bool = False
    unit: str = ""

    def reached(self, before: Decimal, after: Decimal) -> bool:
        """Whether the change from `before` to `after` crosses the threshold upward."""
        return not self._over(before) and self._over(after)

    def _over(self, count: Decimal) -> bool:
        return count > self.number if self.passes else count >= self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(Declared):
    """What the school does every so often for all: `every` units after the last time (D-5), `times` within them.

    `window` is the part of the school year in which it falls; `audience` for whom it is done ("alle leerlingen"),
    within `limits`; `conversation` the kind of conversation it is; `explains` what it is for; `soft` is a target.
    """

    owner: str
    every: int
    unit: Unit
    times: int = 1
    window: YearWindow | None = None
    audience: tuple[str, ...] = ()
    limits: Limits | None = None
    conversation: str = ""
    explains: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPeriod(Declared):
    """How long a class of data is kept: `length` units after `starts`."""

    data: str
    starts: Moment
    length: int
    unit: Unit = Unit.YEARS
