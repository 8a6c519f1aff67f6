"""Terms in school weeks: a week without school does not count, and late begins the day after all the same."""

from datetime import date, timedelta

import pytest

from core.contract.deadlines import Deadline, Moment, Unit, days_late
from core.contract.holidays import Holiday, SchoolCalendar
from tests.contract.cases import SOURCE

pytestmark = pytest.mark.pure


def holiday(label: str, first: date, last: date) -> Holiday:
    return Holiday(label=label, first=first, last=last, source=SOURCE)


CALENDAR = SchoolCalendar(
    holidays=(
        holiday("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25)),
        holiday("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
        holiday("studiedag", date(2026, 11, 20), date(2026, 11, 20)),
    )
)


def term(weeks: int) -> Deadline:
    moment = Moment(kind="concern")
    return Deadline(
        code="t", label="t", source=SOURCE, starts=moment, ends=moment, length=weeks, unit=Unit.SCHOOL_WEEKS, owner="kc"
    )


@pytest.mark.parametrize(
    ("started", "weeks", "due"),
    [
        pytest.param(date(2026, 11, 25), 2, date(2026, 12, 9), id="geen vakantie ertussen"),
        pytest.param(date(2026, 10, 16), 1, date(2026, 10, 30), id="vrijdag voor de herfstvakantie"),
        pytest.param(date(2026, 10, 9), 1, date(2026, 10, 16), id="een week eerder: net op tijd"),
        pytest.param(date(2026, 10, 21), 1, date(2026, 10, 28), id="begonnen in de vakantie"),
        pytest.param(date(2026, 12, 17), 1, date(2027, 1, 7), id="twee weken kerst tellen niet"),
        pytest.param(date(2026, 12, 10), 3, date(2027, 1, 14), id="een ervoor en twee erna"),
        pytest.param(date(2026, 11, 13), 1, date(2026, 11, 23), id="de dag zelf is vrij: de schooldag erna"),
        pytest.param(date(2026, 11, 12), 1, date(2026, 11, 19), id="de week van de studiedag telt wel"),
        pytest.param(date(2026, 11, 14), 1, date(2026, 11, 21), id="een zaterdag blijft een zaterdag"),
        pytest.param(date(2026, 10, 21), 0, date(2026, 10, 26), id="nul weken in de vakantie: de eerste schooldag"),
        pytest.param(date(2026, 11, 25), 0, date(2026, 11, 25), id="nul weken: dezelfde dag"),
    ],
)
def test_the_last_day_of_a_term_in_school_weeks(started: date, weeks: int, due: date) -> None:
    found = term(weeks).due_on(started, CALENDAR)
    assert found == due
    assert [days_late(found, found + timedelta(days=more)) for more in (-1, 0, 1)] == [0, 0, 1]


def test_without_dates_every_week_counts() -> None:
    assert term(6).due_on(date(2026, 11, 25), SchoolCalendar()) == date(2027, 1, 6)


def test_without_a_calendar_there_is_no_day() -> None:
    with pytest.raises(ValueError, match="zonder kalender"):
        term(1).due_on(date(2026, 11, 25))


def test_a_school_that_never_opens_does_not_stop_the_clock_for_good() -> None:
    never = SchoolCalendar(holidays=(holiday("dicht", date(2026, 1, 1), date(2040, 1, 1)),))
    assert date(2027, 11, 1) < term(1).due_on(date(2026, 11, 25), never) < date(2028, 6, 1)


@pytest.mark.parametrize("weeks", range(1, 12))
def test_a_school_week_is_never_shorter_than_a_week(weeks: int) -> None:
    for ahead in range(0, 60, 3):
        started = date(2026, 10, 1) + timedelta(days=ahead)
        assert term(weeks).due_on(started, CALENDAR) >= started + timedelta(days=7 * weeks)
