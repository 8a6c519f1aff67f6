"""Terms, thresholds, consent ages, routes and sources."""

from datetime import date
from decimal import Decimal

import pytest

from core.contract.consents import Giver, GiverRule
from core.contract.deadlines import Deadline, Moment, Threshold, Unit, days_late
from core.contract.routes import RouteStep, SupportRoute
from core.contract.school import YearRange
from core.contract.source import Source
from tests.contract.cases import SOURCE

pytestmark = pytest.mark.pure

START = date(2026, 11, 26)


def deadline(length: int, unit: Unit) -> Deadline:
    moment = Moment(kind="concern")
    return Deadline(
        code="t", label="t", source=SOURCE, starts=moment, ends=moment, length=length, unit=unit, owner="kc"
    )


@pytest.mark.parametrize(
    ("length", "unit", "due"),
    [
        pytest.param(14, Unit.DAYS, date(2026, 12, 10), id="D-3: veertien dagen"),
        pytest.param(0, Unit.DAYS, START, id="dezelfde dag"),
        pytest.param(6, Unit.WEEKS, date(2027, 1, 7), id="zes weken, vakantie telt mee"),
        pytest.param(3, Unit.MONTHS, date(2027, 2, 26), id="D-2: drie maanden"),
        pytest.param(1, Unit.YEARS, date(2027, 11, 26), id="D-5: eerste verjaardag"),
        pytest.param(0, Unit.SCHOOL_YEAR_END, date(2027, 7, 31), id="D-5: einde schooljaar"),
    ],
)
def test_the_last_day_of_a_term(length: int, unit: Unit, due: date) -> None:
    assert deadline(length, unit).due_on(START) == due


@pytest.mark.parametrize(("today", "late"), [(date(2026, 12, 9), 0), (date(2026, 12, 10), 0), (date(2026, 12, 11), 1)])
def test_late_begins_the_day_after(today: date, late: int) -> None:
    assert days_late(date(2026, 12, 10), today) == late


@pytest.mark.parametrize(
    ("moment", "seen"),
    [
        (Moment(kind="meeting"), True),
        (Moment(kind="meeting", about="ot"), True),
        (Moment(kind="meeting", about="ot", outcome="klaar"), True),
        (Moment(kind="meeting", about="vot"), False),
        (Moment(kind="agenda", about="ot"), False),
        (Moment(kind="meeting", outcome="open"), False),
    ],
)
def test_a_moment_sees_what_fits(moment: Moment, seen: bool) -> None:
    assert moment.is_seen("meeting", "ot", "klaar") is seen


@pytest.mark.parametrize(
    ("before", "after", "passes", "reached"),
    [
        pytest.param("2", "3", False, True, id="bereikt drie"),
        pytest.param("3", "4", False, False, id="was al drie"),
        pytest.param("49", "50", True, False, id="boven vijftig: op vijftig nog niet"),
        pytest.param("50", "50.5", True, True, id="boven vijftig: erover"),
        pytest.param("5", "2", False, False, id="naar beneden telt niet"),
    ],
)
def test_a_threshold_calls_once(before: str, after: str, passes: bool, reached: bool) -> None:
    threshold = Threshold(
        code="s",
        label="s",
        source=SOURCE,
        counter="uren",
        number=Decimal(50 if passes else 3),
        owner="coach",
        action="Bel",
        passes=passes,
    )
    assert threshold.reached(Decimal(before), Decimal(after)) is reached


@pytest.mark.parametrize(("age", "parents", "pupil"), [(15, True, False), (16, False, True), (17, False, True)])
def test_ages_of_consent(age: int, parents: bool, pupil: bool) -> None:
    assert GiverRule(giver=Giver.EVERY_HOLDER, below_age=16, source=SOURCE).holds_at(age) is parents
    assert GiverRule(giver=Giver.PUPIL, from_age=16, source=SOURCE).holds_at(age) is pupil


def test_a_route_knows_its_steps() -> None:
    steps = tuple(RouteStep(code=code, label=code, source=SOURCE, owners=()) for code in ("a", "b"))
    route = SupportRoute(code="r", label="Zorgroute", source=SOURCE, steps=steps)
    assert (route.step("b"), route.place("b")) == (steps[1], 2)
    with pytest.raises(LookupError, match="De route Zorgroute heeft geen stap c"):
        route.step("c")


def test_a_range_of_years_holds_both_ends() -> None:
    lower = YearRange(code="onder", label="1-4", first=1, last=4, source=SOURCE)
    assert [lower.holds(rank) for rank in (0, 1, 4, 5)] == [False, True, True, False]


def test_a_source_marks_law_apart() -> None:
    assert (SOURCE.mark, SOURCE.anchor) == ("§ 3.2", "p-3-2")
    law = Source(document="WPO", section="40 lid 6", law=True)
    assert (law.mark, law.anchor) == ("wet: WPO 40 lid 6", "wet")
