"""Holidays: Easter and the days that follow it, the edges of a holiday, and weeks without school."""

from datetime import date

import pytest

from core.contract.holidays import Holiday, SchoolCalendar, easter, public_holidays
from core.contract.source import Source

pytestmark = pytest.mark.pure

SOURCE = Source(document="Rooster", section="1")
AUTUMN = Holiday(label="herfstvakantie", first=date(2026, 10, 17), last=date(2026, 10, 25), source=SOURCE)
SUMMER = Holiday(label="zomervakantie", first=date(2026, 7, 18), last=date(2026, 8, 30), source=SOURCE)
STUDY = Holiday(label="studiedag", first=date(2026, 11, 11), last=date(2026, 11, 11), source=SOURCE)
CALENDAR = SchoolCalendar(holidays=(SUMMER, AUTUMN, STUDY))


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2028, date(2028, 4, 16)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_sunday(year: int, day: date) -> None:
    assert easter(year) == day


def test_days_that_follow_easter() -> None:
    days = {label: day for day, label in public_holidays(2027).items()}
    assert days["tweede paasdag"] == date(2027, 3, 29)
    assert days["Hemelvaartsdag"] == date(2027, 5, 6)
    assert days["tweede pinksterdag"] == date(2027, 5, 17)


@pytest.mark.parametrize(("year", "day"), [(2025, 26), (2026, 27), (2027, 27), (2031, 26)])
def test_kings_day_is_never_on_a_sunday(year: int, day: int) -> None:
    assert public_holidays(year)[date(year, 4, day)] == "Koningsdag"


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 10, 16), ""),
        (date(2026, 10, 17), "herfstvakantie"),
        (date(2026, 10, 25), "herfstvakantie"),
        (date(2026, 10, 26), ""),
        (date(2026, 11, 10), ""),
        (date(2026, 11, 11), "studiedag"),
        (date(2026, 11, 12), ""),
        (date(2026, 7, 31), "zomervakantie"),
        (date(2026, 8, 1), "zomervakantie"),
        (date(2026, 8, 31), ""),
        (date(2026, 12, 25), "eerste kerstdag"),
    ],
)
def test_free_days_up_to_their_edges(day: date, label: str) -> None:
    free = CALENDAR.free_on(day)
    assert (free.label if free else "") == label


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 10, 18), False),  # the Sunday before: its week had school
        (date(2026, 10, 19), True),
        (date(2026, 10, 25), True),
        (date(2026, 10, 26), False),
        (date(2026, 11, 11), False),  # one free day does not close a week
    ],
)
def test_a_week_is_closed_when_no_school_day_is_left(day: date, closed: bool) -> None:
    assert (CALENDAR.closed_week(day) is not None) is closed


def test_the_first_school_day_after_a_holiday_skips_the_weekend() -> None:
    assert CALENDAR.first_school_day(date(2026, 10, 17)) == date(2026, 10, 26)
    assert CALENDAR.first_school_day(date(2026, 10, 26)) == date(2026, 10, 26)
    assert CALENDAR.first_school_day(date(2026, 7, 18)) == date(2026, 8, 31)


def test_school_weeks_leave_closed_weeks_out() -> None:
    weeks = list(CALENDAR.school_weeks(date(2026, 10, 12), date(2026, 11, 1)))
    assert weeks == [date(2026, 10, 12), date(2026, 10, 26)]


def test_only_a_school_year_with_holidays_is_known() -> None:
    assert CALENDAR.is_known(date(2026, 9, 1))
    assert CALENDAR.is_known(date(2026, 7, 31))
    assert not CALENDAR.is_known(date(2027, 8, 1))
    assert not SchoolCalendar().is_known(date(2026, 9, 1))
