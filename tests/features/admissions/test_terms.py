"""The days of the law at an application, each on its boundary and a day to both sides."""

from datetime import date

import pytest

from core.contract.school import Sector
from core.features.admissions.terms import (
    Clock,
    days_still,
    decide_by,
    latest_extension,
    term_for_decision,
    term_for_extension,
)
from core.schools.national_terms import terms

pytestmark = pytest.mark.pure

LAW = terms(Sector.PO)
SIX, FOUR = term_for_decision(LAW), term_for_extension(LAW)
assert SIX is not None
assert FOUR is not None


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 19), date(2026, 12, 31)),
        (date(2026, 11, 20), date(2027, 1, 1)),
        (date(2026, 11, 21), date(2027, 1, 2)),
        (date(2028, 1, 18), date(2028, 2, 29)),
        (date(2027, 1, 18), date(2027, 3, 1)),
    ],
    ids=["oudjaar", "nieuwjaar telt mee", "dag erna", "schrikkeldag", "gewoon jaar"],
)
def test_six_calendar_weeks_from_the_day_of_receipt(received: date, due: date) -> None:
    assert decide_by(SIX, Clock(received_on=received)) == due


@pytest.mark.parametrize(
    ("asked", "whole", "days"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), 0),
        (date(2026, 11, 24), date(2026, 11, 25), 1),
        (date(2026, 11, 24), date(2026, 12, 8), 14),
        (date(2027, 2, 28), date(2027, 3, 1), 1),
        (date(2028, 2, 28), date(2028, 3, 1), 2),
    ],
)
def test_the_term_stands_still_from_the_letter_until_the_application_is_whole(
    asked: date, whole: date, days: int
) -> None:
    assert days_still(asked, whole) == days
    assert decide_by(SIX, Clock(received_on=date(2026, 11, 20), suspended_days=14)) == date(2027, 1, 15)


@pytest.mark.parametrize(("due", "last"), [(date(2027, 1, 1), date(2027, 1, 29)), (date(2027, 2, 1), date(2027, 3, 1))])
def test_four_weeks_more_at_most(due: date, last: date) -> None:
    assert latest_extension(FOUR, due) == last


def test_standing_still_after_an_extension_moves_the_new_day_too() -> None:
    extended = Clock(received_on=date(2026, 11, 20), suspended_days=10, extended_to=date(2027, 1, 29), extended_days=3)
    assert decide_by(SIX, extended) == date(2027, 2, 5)


def test_both_sectors_know_both_terms() -> None:
    for sector in Sector:
        if sector in (Sector.PO, Sector.VO):
            assert term_for_decision(terms(sector)) is not None
            assert term_for_extension(terms(sector)) is not None
