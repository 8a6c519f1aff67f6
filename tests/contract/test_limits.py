"""For whom, when in the year: the small values that offers, partners and duties share."""

from datetime import date

import pytest

from core.contract.limits import Limits, YearWindow
from core.contract.requirements import AdviceInDoubt, Recorded, WithinWindow, YearBetween
from tests.contract.cases import MET, SOURCE, UNKNOWN, UNMET, facts, happening, states

pytestmark = pytest.mark.pure

TO_SEVEN = Limits(below_age=8)
TOP_YEARS = Limits(first_year=7, last_year=8)


@pytest.mark.parametrize(("age", "held"), [(7, True), (8, False), (None, True)])
def test_to_and_including_seven_ends_at_the_eighth_birthday(age: int | None, held: bool) -> None:
    assert TO_SEVEN.holds(age=age, year=3) is held


@pytest.mark.parametrize(("year", "held"), [(6, False), (7, True), (8, True), (9, False), (None, True)])
def test_years_are_both_included(year: int | None, held: bool) -> None:
    assert TOP_YEARS.holds(age=11, year=year) is held


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 11, 26), date(2027, 2, 1), date(2027, 2, 28)),
        (date(2027, 7, 31), date(2027, 2, 1), date(2027, 2, 28)),
        (date(2027, 8, 1), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_february_lies_in_the_school_year_of_the_day(on: date, first: date, last: date) -> None:
    assert YearWindow(first_month=2, last_month=2).around(on) == (first, last)


def test_a_window_over_new_year_stays_in_one_school_year() -> None:
    winter = YearWindow(first_month=12, first_day=15, last_month=1, last_day=15)
    assert winter.around(date(2026, 9, 1)) == (date(2026, 12, 15), date(2027, 1, 15))


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 1, 31), UNMET),
        (date(2026, 2, 1), MET),
        (date(2026, 3, 31), MET),
        (date(2026, 4, 1), UNMET),
        (date(2024, 2, 29), MET),
    ],
)
def test_a_yearly_window_holds_in_any_year(on: date, state: object) -> None:
    asked = WithinWindow(
        source=SOURCE,
        kind="application",
        label="Aanmelden",
        first=date(2023, 2, 1),
        last=date(2023, 3, 31),
        yearly=True,
    )
    assert states(asked, facts(happening("application", on=on))) == [state]


def test_a_yearly_window_says_no_year() -> None:
    asked = WithinWindow(
        source=SOURCE,
        kind="application",
        label="Aanmelden",
        first=date(2023, 2, 1),
        last=date(2023, 3, 31),
        yearly=True,
    )
    assert asked.condition(facts()) == "Aanmelden van 1 februari tot en met 31 maart, elk jaar."


@pytest.mark.parametrize(("year", "state"), [(6, UNMET), (7, MET), (8, MET), (9, UNMET), (None, UNKNOWN)])
def test_a_year_between_two(year: int | None, state: object) -> None:
    asked = YearBetween(source=SOURCE, label="groep 7 of 8", least=7, most=8)
    assert states(asked, facts(pupil={"year": year})) == [state]


@pytest.mark.parametrize(
    ("advice", "doubt", "state"), [("vmbo", False, UNMET), ("vmbo", True, MET), ("", False, UNKNOWN)]
)
def test_doubt_about_the_advice(advice: str, doubt: bool, state: object) -> None:
    known = facts(pupil={"advice": advice, "advice_in_doubt": doubt})
    assert states(AdviceInDoubt(source=SOURCE), known) == [state]


def test_twice_recorded_means_on_two_days() -> None:
    asked = Recorded(source=SOURCE, kind="note", about="ruzie", label="Twee keer vastgelegd.", times=2)
    one, same = happening("note", "ruzie"), happening("note", "ruzie")
    assert states(asked, facts(one, same)) == [UNKNOWN]
    assert states(asked, facts(one, happening("note", "ruzie", on=date(2026, 11, 25)))) == [MET]
