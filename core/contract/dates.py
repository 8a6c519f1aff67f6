"""Date arithmetic by the conventions D-1 to D-6 of the requirements catalogue. Dates in, dates out, no clock."""

from calendar import monthrange
from datetime import date, timedelta

SCHOOL_YEAR_STARTS = (8, 1)


def completed_years(born: date, on: date) -> int:
    """Completed years between two dates (D-1). 29 February is reached on 1 March in a year without it."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def add_years(start: date, years: int) -> date:
    """The anniversary `years` later (D-1): 29 February becomes 1 March in a year without it."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def add_months(start: date, months: int) -> date:
    """The same day number `months` later, or the last day of that month (D-2)."""
    index = start.month - 1 + months
    year, month = start.year + index // 12, index % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def add_days(start: date, days: int) -> date:
    """`days` calendar days later (D-3, D-4)."""
    return start + timedelta(days=days)


def school_year(on: date) -> tuple[date, date]:
    """First and last day of the school year that holds `on`: 1 August to 31 July (D-5)."""
    first = date(on.year, *SCHOOL_YEAR_STARTS)
    if on < first:
        first = date(on.year - 1, *SCHOOL_YEAR_STARTS)
    return first, date(first.year + 1, 7, 31)


def school_year_label(on: date) -> str:
    """The school year as people write it: `2026-2027`."""
    first, last = school_year(on)
    return f"{first.year}-{last.year}"


def iso_week(on: date) -> tuple[date, date]:
    """Monday and Sunday of the ISO week that holds `on` (D-6)."""
    monday = on - timedelta(days=on.weekday())
    return monday, monday + timedelta(days=6)


_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober")
MONTHS = (*_MONTHS, "november", "december")


def in_words(on: date) -> str:
    """A date in a Dutch sentence: `3 december 2026`."""
    return f"{day_in_words(on)} {on.year}"


def day_in_words(on: date) -> str:
    """A day of any year: `3 december`."""
    return f"{on.day} {MONTHS[on.month - 1]}"
