"""D-1 to D-6: on, before and after each boundary."""

from datetime import date

import pytest

from core.contract.dates import (
    add_days,
    add_months,
    add_years,
    completed_years,
    in_words,
    iso_week,
    school_year,
    school_year_label,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        pytest.param(date(2022, 11, 26), date(2026, 11, 25), 3, id="D-1: de dag voor de verjaardag"),
        pytest.param(date(2022, 11, 26), date(2026, 11, 26), 4, id="D-1: op de verjaardag"),
        pytest.param(date(2022, 11, 26), date(2026, 11, 27), 4, id="D-1: de dag na de verjaardag"),
        pytest.param(date(2012, 2, 29), date(2026, 2, 28), 13, id="D-1: 29 februari, nog niet op 28 februari"),
        pytest.param(date(2012, 2, 29), date(2026, 3, 1), 14, id="D-1: 29 februari, wel op 1 maart"),
        pytest.param(date(2012, 2, 29), date(2028, 2, 28), 15, id="D-1: schrikkeljaar, de dag ervoor"),
        pytest.param(date(2012, 2, 29), date(2028, 2, 29), 16, id="D-1: schrikkeljaar, op de dag"),
        pytest.param(date(2018, 12, 1), date(2026, 11, 30), 7, id="D-1: t/m 7 jaar, laatste dag"),
        pytest.param(date(2018, 12, 1), date(2026, 12, 1), 8, id="D-1: t/m 7 jaar, voorbij"),
    ],
)
def test_completed_years(born: date, on: date, age: int) -> None:
    assert completed_years(born, on) == age


@pytest.mark.parametrize(
    ("start", "years", "there"),
    [
        pytest.param(date(2024, 2, 29), 1, date(2025, 3, 1), id="D-1: wordt 1 maart"),
        pytest.param(date(2024, 2, 29), 4, date(2028, 2, 29), id="D-1: blijft 29 februari"),
        pytest.param(date(2024, 2, 28), 1, date(2025, 2, 28), id="D-1: de dag ervoor blijft"),
        pytest.param(date(2026, 11, 26), 2, date(2028, 11, 26), id="D-1: gewone dag"),
    ],
)
def test_add_years(start: date, years: int, there: date) -> None:
    assert add_years(start, years) == there


@pytest.mark.parametrize(
    ("start", "months", "there"),
    [
        pytest.param(date(2026, 11, 26), 3, date(2027, 2, 26), id="D-2: zelfde dagnummer"),
        pytest.param(date(2026, 11, 30), 3, date(2027, 2, 28), id="D-2: laatste dag van februari"),
        pytest.param(date(2027, 11, 30), 3, date(2028, 2, 29), id="D-2: laatste dag in een schrikkeljaar"),
        pytest.param(date(2026, 8, 31), 6, date(2027, 2, 28), id="D-2: een halfjaar na 31 augustus"),
        pytest.param(date(2026, 10, 31), 1, date(2026, 11, 30), id="D-2: na 31 oktober"),
        pytest.param(date(2026, 12, 15), 1, date(2027, 1, 15), id="D-2: over het jaar heen"),
        pytest.param(date(2026, 1, 15), 0, date(2026, 1, 15), id="D-2: nul maanden"),
    ],
)
def test_add_months(start: date, months: int, there: date) -> None:
    assert add_months(start, months) == there


def test_two_weeks_and_six_weeks_are_calendar_days() -> None:
    assert add_days(date(2026, 12, 18), 14) == date(2027, 1, 1)  # D-3: a holiday does not stop the clock
    assert add_days(date(2026, 11, 26), 42) == date(2027, 1, 7)  # D-4


@pytest.mark.parametrize(
    ("on", "first", "label"),
    [
        pytest.param(date(2026, 7, 31), date(2025, 8, 1), "2025-2026", id="D-5: laatste dag"),
        pytest.param(date(2026, 8, 1), date(2026, 8, 1), "2026-2027", id="D-5: eerste dag"),
        pytest.param(date(2026, 8, 2), date(2026, 8, 1), "2026-2027", id="D-5: tweede dag"),
        pytest.param(date(2027, 1, 1), date(2026, 8, 1), "2026-2027", id="D-5: in januari"),
    ],
)
def test_school_year(on: date, first: date, label: str) -> None:
    assert school_year(on) == (first, date(first.year + 1, 7, 31))
    assert school_year_label(on) == label


@pytest.mark.parametrize(
    ("on", "monday"),
    [
        pytest.param(date(2026, 11, 22), date(2026, 11, 16), id="D-6: zondag hoort bij de week ervoor"),
        pytest.param(date(2026, 11, 23), date(2026, 11, 23), id="D-6: maandag begint"),
        pytest.param(date(2026, 11, 29), date(2026, 11, 23), id="D-6: zondag sluit"),
        pytest.param(date(2027, 1, 1), date(2026, 12, 28), id="D-6: over het jaar heen"),
    ],
)
def test_iso_week(on: date, monday: date) -> None:
    assert iso_week(on) == (monday, add_days(monday, 6))


def test_a_date_in_words() -> None:
    assert in_words(date(2026, 12, 3)) == "3 december 2026"
    assert in_words(date(2026, 1, 31)) == "31 januari 2026"
