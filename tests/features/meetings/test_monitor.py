"""What a team promised and what came of it: weeks, days and years, at the edges of holidays and of the school year."""

from datetime import date

import pytest

from core.contract.holidays import Holiday, SchoolCalendar
from core.contract.source import Source
from core.contract.teams import Rhythm, RhythmUnit
from core.features.meetings.monitor import MeetingDay, expected, next_due, standing, weeks_without
from core.features.meetings.rules import CANCELLED, HELD, PLANNED

pytestmark = pytest.mark.pure

SOURCE = Source(document="SOP", section="1")
THURSDAY = date(2026, 11, 26)
CALENDAR = SchoolCalendar(
    holidays=tuple(
        Holiday(label=label, first=first, last=last, source=SOURCE)
        for label, first, last in (
            ("zomervakantie", date(2026, 7, 18), date(2026, 8, 30)),
            ("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25)),
            ("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
            ("zomervakantie", date(2027, 7, 17), date(2027, 8, 29)),
        )
    )
)
WEEKLY = Rhythm(unit=RhythmUnit.EVERY_WEEK, source=SOURCE)
SIX_WEEKS = Rhythm(unit=RhythmUnit.EVERY_DAYS, number=42, source=SOURCE)
SIX_A_YEAR = Rhythm(unit=RhythmUnit.PER_SCHOOL_YEAR, number=6, source=SOURCE)


def days(*found: date, state: str = HELD) -> list[MeetingDay]:
    return [MeetingDay(day=day, state=state) for day in found]


@pytest.mark.parametrize(
    ("rhythm", "last", "due", "moved"),
    [
        (SIX_WEEKS, THURSDAY, date(2027, 1, 7), ""),
        (SIX_WEEKS, date(2026, 11, 6), date(2026, 12, 18), ""),  # the last school day before the holiday
        (SIX_WEEKS, date(2026, 11, 7), date(2027, 1, 4), "kerstvakantie"),
        (SIX_WEEKS, date(2026, 11, 22), date(2027, 1, 4), "kerstvakantie"),
        (SIX_WEEKS, date(2026, 11, 23), date(2027, 1, 4), ""),
        (SIX_WEEKS, date(2026, 7, 9), date(2026, 8, 31), "zomervakantie"),
        (WEEKLY, THURSDAY, date(2026, 12, 6), ""),
        (WEEKLY, date(2026, 10, 15), date(2026, 11, 1), "herfstvakantie"),
        (WEEKLY, date(2026, 12, 17), date(2027, 1, 10), "kerstvakantie"),
        (SIX_A_YEAR, THURSDAY, None, ""),
    ],
)
def test_the_next_meeting_is_due(rhythm: Rhythm, last: date, due: date | None, moved: str) -> None:
    found, holiday = next_due(rhythm, last, CALENDAR)
    assert (found, holiday.label if holiday else "") == (due, moved)
    assert next_due(rhythm, None, CALENDAR) == (None, None)


def test_sc_loket_13_a_school_week_without_the_ot_is_reported() -> None:
    found = (date(2026, 7, 1), date(2026, 11, 5), THURSDAY)
    assert weeks_without(found, THURSDAY, CALENDAR) == ((date(2026, 11, 9), date(2026, 11, 16)), 0)
    assert weeks_without((), THURSDAY, CALENDAR) == ((), 0)


def test_a_holiday_week_is_not_missed() -> None:
    found = (date(2026, 10, 8), date(2026, 10, 15), date(2026, 10, 29))
    assert weeks_without(found, date(2026, 11, 2), CALENDAR) == ((), 1)
    assert weeks_without(found, date(2026, 11, 2), SchoolCalendar()) == ((date(2026, 10, 19),), 0)


@pytest.mark.parametrize(("today", "missed"), [(date(2026, 11, 8), 0), (date(2026, 11, 9), 1)])
def test_a_week_is_missed_the_day_after_its_sunday(today: date, missed: int) -> None:
    found = standing(WEEKLY, days(date(2026, 10, 29)), today, CALENDAR)
    assert (len(found.missed), found.late) == (missed, bool(missed))
    assert found.due == date(2026, 11, 8)


@pytest.mark.parametrize(("today", "late"), [(date(2027, 1, 7), False), (date(2027, 1, 8), True)])
def test_six_weeks_are_over_the_day_after(today: date, late: bool) -> None:
    assert standing(SIX_WEEKS, days(THURSDAY), today, CALENDAR).late is late


def test_the_first_week_of_school_is_not_late_after_the_summer() -> None:
    before_summer = days(date(2026, 7, 16))
    for today in (date(2026, 7, 31), date(2026, 8, 1), date(2026, 8, 31), date(2026, 9, 6)):
        assert not standing(WEEKLY, before_summer, today, CALENDAR).late, today
    assert standing(WEEKLY, before_summer, date(2026, 9, 6), CALENDAR).due == date(2026, 9, 6)
    assert standing(WEEKLY, before_summer, date(2026, 9, 7), CALENDAR).late


@pytest.mark.parametrize(("day", "held"), [(date(2026, 7, 31), 0), (date(2026, 8, 1), 1), (date(2027, 7, 31), 1)])
def test_the_year_is_the_school_year(day: date, held: int) -> None:
    assert standing(SIX_A_YEAR, days(day), THURSDAY, CALENDAR).held == held


def test_the_minimum_says_how_many_are_still_needed() -> None:
    found = [
        *days(date(2026, 9, 10), date(2026, 11, 12)),
        *days(date(2026, 10, 1), THURSDAY, state=PLANNED),
        *days(date(2026, 10, 8), state=CANCELLED),
    ]
    stands = standing(SIX_A_YEAR, found, THURSDAY, CALENDAR)
    assert (stands.held, stands.unclosed, stands.planned, stands.needed) == (2, 1, 1, 2)
    assert (stands.next, stands.last, stands.behind, stands.below) == (THURSDAY, date(2026, 11, 12), 0, False)


def test_behind_an_even_spread_and_not_planned_asks_for_somebody() -> None:
    march = date(2027, 3, 4)
    nothing = standing(SIX_A_YEAR, days(date(2026, 9, 10)), march, CALENDAR)
    assert (nothing.behind, nothing.needed, nothing.below) == (2, 5, True)
    planned = days(*(date(2027, 4, day) for day in (1, 8, 15, 22, 29)), state=PLANNED)
    assert not standing(SIX_A_YEAR, [*days(date(2026, 9, 10)), *planned], march, CALENDAR).below


def test_the_spread_counts_school_weeks_only() -> None:
    assert expected(6, date(2026, 8, 31), CALENDAR) == 0
    assert expected(6, date(2027, 7, 31), CALENDAR) == 6
    assert expected(6, date(2026, 12, 21), CALENDAR) == expected(6, date(2027, 1, 3), CALENDAR)


def test_a_team_that_never_met_owes_nothing_yet() -> None:
    stands = standing(WEEKLY, (), THURSDAY, CALENDAR)
    assert (stands.due, stands.late, stands.below, stands.asks) == (None, False, False, False)
