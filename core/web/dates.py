"""Dates and times as Dutch readers see them: short in rows ("do 3 dec"), long in sentences ("3 december 2026").

Everything takes a `date` or an aware `datetime`; a `datetime` is shown in the time of Amsterdam.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def local(when: date | datetime) -> date | datetime:
    """The same moment on the clock of Amsterdam; a plain date is returned as it is."""
    if not isinstance(when, datetime):
        return when
    if when.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be shown.")
    return when.astimezone(AMSTERDAM)


def day_short(when: date | datetime) -> str:
    """`do 3 dec`: for rows."""
    day = local(when)
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {SHORT_MONTHS[day.month - 1]}"


def day_long(when: date | datetime) -> str:
    """`3 december 2026`: for sentences."""
    day = local(when)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_month(when: date | datetime) -> str:
    """`3 december`: for sentences in which the year is plain."""
    day = local(when)
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_week(when: date | datetime) -> str:
    """`donderdag 3 december 2026`: for the head of a page."""
    return f"{WEEKDAYS[local(when).weekday()]} {day_long(when)}"


def clock(when: datetime) -> str:
    """`14.30`; no zero before the hour (`8.05`)."""
    at = local(when)
    if not isinstance(at, datetime):
        raise TypeError("A time of day needs a datetime.")
    return f"{at.hour}.{at.minute:02d}"


def moment(when: datetime, now: datetime) -> str:
    """`vandaag 8.05`, `gisteren 16.02`, `zo 22 nov 9.14`; with the year when it is not this year's."""
    at, today = local(when), local(now)
    if not isinstance(today, datetime) or not isinstance(at, datetime):
        raise TypeError("A moment needs two datetimes.")
    if at.date() == today.date():
        return f"vandaag {clock(at)}"
    if at.date() == today.date() - timedelta(days=1):
        return f"gisteren {clock(at)}"
    year = "" if at.year == today.year else f" {at.year}"
    return f"{day_short(at)}{year} {clock(at)}"


def number_word(number: int) -> str:
    """A number from 0 to 12 in words, above that in figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def machine(when: date | datetime) -> str:
    """The value of `<time datetime>`: ISO 8601; minutes are fine enough, and Amsterdam time as it is shown."""
    at = local(when)
    return at.strftime("%Y-%m-%dT%H:%M") if isinstance(at, datetime) else at.isoformat()
