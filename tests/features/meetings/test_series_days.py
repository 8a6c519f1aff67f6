"""The days of a series: in the rhythm, without free days, never twice in a week."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from core.contract.holidays import SchoolCalendar
from core.contract.source import Source
from core.contract.teams import Rhythm, RhythmUnit
from core.features.meetings.series_days import Wanted, propose, weeks_of
from tests.features.meetings.test_monitor import CALENDAR

pytestmark = pytest.mark.pure

YEAR = (date(2026, 8, 1), date(2027, 7, 31))


def wanted(weeks: int, number: int = 0, first: date = YEAR[0], last: date = YEAR[1]) -> Wanted:
    """On Thursdays."""
    return Wanted(first=first, last=last, weekday=3, weeks=weeks, number=number)


def test_a_weekly_meeting_leaves_holidays_out_and_says_why() -> None:
    found = propose(wanted(1), CALENDAR)
    days = [one.day for one in found.days]
    assert days[0] == date(2026, 9, 3)
    assert days[-1] == date(2027, 7, 15)
    assert date(2026, 10, 22) not in days
    assert {one.day: one.why.label for one in found.skipped if one.why}[date(2026, 10, 22)] == "herfstvakantie"
    assert {one.day: one.why.label for one in found.skipped if one.why}[date(2027, 5, 6)] == "Hemelvaartsdag"
    assert all(day.weekday() == 3 for day in days)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 10, 15), date(2026, 10, 29), [15, 29]),
        (date(2026, 10, 16), date(2026, 10, 28), []),
        (date(2026, 10, 29), date(2026, 10, 29), [29]),
    ],
)
def test_first_and_last_day_count(first: date, last: date, days: list[int]) -> None:
    assert [one.day.day for one in propose(wanted(1, first=first, last=last), CALENDAR).days] == days


def test_every_six_weeks_comes_earlier_when_the_day_is_free() -> None:
    found = propose(wanted(6, first=date(2026, 9, 10), last=date(2027, 3, 1)), CALENDAR).days
    moved = {one.day: (one.instead_of, one.why.label) for one in found if one.instead_of and one.why}
    assert moved == {date(2026, 10, 15): (date(2026, 10, 22), "herfstvakantie")}
    days = [one.day for one in found]
    assert max(after - before for before, after in pairwise(days)) <= timedelta(days=42)


def test_through_the_summer_it_begins_again_in_the_first_week_of_school() -> None:
    found = propose(wanted(6, first=date(2026, 7, 20)), CALENDAR)
    assert found.days[0].day == date(2026, 9, 3)


@pytest.mark.parametrize(("number", "made"), [(1, 1), (6, 6), (60, 43)])
def test_so_many_times_a_year_is_spread(number: int, made: int) -> None:
    days = [one.day for one in propose(wanted(0, number), CALENDAR).days]
    assert len(days) == len(set(days))
    assert abs(len(days) - made) <= 3
    gaps = [(after - before).days for before, after in pairwise(days)]
    assert number != 6 or max(gaps) - min(gaps) <= 28


def test_a_week_in_which_the_team_meets_already_is_not_planned_again() -> None:
    there = (date(2026, 9, 1), date(2026, 9, 17))
    found = propose(wanted(1, last=date(2026, 9, 30)), CALENDAR, there)
    assert [one.day.day for one in found.days] == [10, 24]
    assert [one.day.day for one in found.skipped if one.why is None] == [3, 17]
    again = propose(wanted(1), CALENDAR, [one.day for one in propose(wanted(1), CALENDAR).days])
    assert again.days == ()


@pytest.mark.parametrize(
    ("unit", "number", "weeks"),
    [
        (RhythmUnit.EVERY_WEEK, 0, 1),
        (RhythmUnit.EVERY_DAYS, 42, 6),
        (RhythmUnit.EVERY_DAYS, 41, 5),
        (RhythmUnit.EVERY_DAYS, 3, 1),
        (RhythmUnit.PER_SCHOOL_YEAR, 6, 0),
        (RhythmUnit.UNSTATED, 0, 0),
    ],
)
def test_the_interval_keeps_the_rhythm(unit: RhythmUnit, number: int, weeks: int) -> None:
    promised = Rhythm(unit=unit, number=number, source=Source(document="SOP", section="1"))
    assert weeks_of(promised) == weeks


def test_without_known_holidays_only_public_ones_are_left_out() -> None:
    found = propose(wanted(1, first=date(2029, 12, 1), last=date(2030, 1, 15)), SchoolCalendar())
    assert [one.day for one in found.skipped] == []
    assert len(found.days) == 6
