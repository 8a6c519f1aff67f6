"""Rules about pupils, as tables."""

from datetime import date

import pytest

from core.contract.permissions import PARTNER_PERMISSIONS, Permission
from core.features.pupils import rules
from core.features.pupils.rules import PupilDates, Sight

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 26)
P = Permission


@pytest.mark.parametrize(
    ("held", "own", "sees"),
    [
        pytest.param({P.CASES_READ_ALL}, False, Sight.FACTS, id="zorg-eigenaar-ziet-alles"),
        pytest.param({P.PUPILS_EDIT}, False, Sight.FACTS, id="administratie-ziet-alles"),
        pytest.param({P.PUPILS_READ, P.CASES_READ_OWN, P.CONCERNS_REPORT}, False, Sight.NAME, id="coach-ziet-naam"),
        pytest.param({P.PUPILS_READ, P.CASES_READ_OWN}, True, Sight.FACTS, id="coach-ziet-eigen-leerling"),
        pytest.param({P.CONCERNS_REPORT}, False, Sight.NAME, id="melder-vindt-het-kind"),
        pytest.param({P.CONCERNS_REPORT}, True, Sight.NAME, id="melder-zonder-leesrecht"),
        pytest.param({P.HOME, P.STAFF_MANAGE}, False, Sight.NOTHING, id="beheerder-ziet-geen-kind"),
        pytest.param({P.HOME, P.STAFF_MANAGE}, True, Sight.NOTHING, id="mentor-zijn-geeft-geen-recht"),
        pytest.param(PARTNER_PERMISSIONS, True, Sight.NOTHING, id="partner-ziet-geen-lijst"),
        pytest.param(set(), True, Sight.NOTHING, id="niemand"),
    ],
)
def test_sight(held: set[Permission], own: bool, sees: Sight) -> None:
    assert rules.sight(held, own=own) is sees


def test_more_permissions_never_show_less() -> None:
    for permission in Permission:
        for other in Permission:
            assert rules.sight({permission, other}, own=True) >= rules.sight({permission}, own=True)


def test_only_who_may_seal_sees_secret_addresses() -> None:
    others = frozenset(Permission) - {P.CASES_SEAL}
    assert rules.sees_secret_addresses({P.CASES_SEAL})
    assert not rules.sees_secret_addresses(others)


def dates(**given: date | None) -> PupilDates:
    standard = {"born": date(2014, 3, 4), "enrolled": date(2020, 8, 1), "left": None, "in_netherlands_since": None}
    return PupilDates(**{**standard, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, set()),
        ({"born": None}, set()),
        ({"born": date(2026, 11, 27), "enrolled": date(2026, 12, 1)}, {"birth_date"}),
        ({"born": date(2020, 8, 2)}, {"birth_date"}),
        ({"born": date(2024, 11, 26), "enrolled": date(2026, 8, 1)}, set()),
        ({"born": date(2024, 11, 27), "enrolled": date(2026, 8, 1)}, {"birth_date"}),
        ({"born": date(1995, 11, 27)}, set()),
        ({"born": date(1995, 11, 26)}, {"birth_date"}),
        ({"born": date(1914, 3, 4)}, {"birth_date"}),
        ({"enrolled": TODAY + rules.AHEAD}, set()),
        ({"enrolled": date(2206, 8, 1)}, {"enrolled_on"}),
        ({"left": date(2020, 8, 1)}, set()),
        ({"left": date(2020, 7, 31)}, {"left_on"}),
        ({"left": date(2062, 7, 31)}, {"left_on"}),
        ({"in_netherlands_since": TODAY}, set()),
        ({"in_netherlands_since": date(2026, 11, 27)}, {"in_netherlands_since"}),
        ({"in_netherlands_since": date(2014, 3, 3)}, {"in_netherlands_since"}),
    ],
)
def test_dates_that_cannot_be(given: dict[str, date | None], wrong: set[str]) -> None:
    found = rules.wrong_dates(dates(**given), TODAY)
    assert set(found) == wrong
    assert all(sentence.endswith((".", "?")) for sentence in found.values())


@pytest.mark.parametrize(
    ("same", "close", "born", "other", "double"),
    [
        (True, True, date(2014, 1, 1), date(2014, 1, 1), True),
        (False, True, date(2014, 1, 1), date(2014, 1, 1), True),
        (False, False, date(2014, 1, 1), date(2014, 1, 1), False),
        (True, True, date(2014, 1, 1), date(2014, 1, 2), False),
        (True, True, None, date(2014, 1, 1), True),
        (False, True, None, date(2014, 1, 1), False),
        (True, True, None, None, True),
    ],
)
def test_doubles(same: bool, close: bool, born: date | None, other: date | None, double: bool) -> None:
    assert rules.is_likely_double(same, close, born, other) is double


@pytest.mark.parametrize(
    ("days", "least", "too_few"),
    [(3.0, 3.0, False), (2.5, 3.0, True), (2.0, 3.0, True), (None, 3.0, False), (1.0, None, False)],
    ids=["SC-LOKET-07-drie", "SC-LOKET-07-tweeënhalf", "SC-LOKET-07-twee", "onbekend", "school-zonder-getal"],
)
def test_days_a_week(days: float | None, least: float | None, too_few: bool) -> None:
    assert rules.works_too_few_days(days, least) is too_few


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 1, 31), None), True),
        ((date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), None), False),
        ((date(2026, 1, 1), None), (date(2025, 1, 1), date(2025, 12, 31)), False),
        ((date(2026, 1, 1), None), (date(2027, 1, 1), None), True),
    ],
)
def test_periods(one: tuple[date, date | None], other: tuple[date, date | None], shared: bool) -> None:
    assert rules.overlaps(*one, *other) is shared
    assert rules.overlaps(*other, *one) is shared
