"""Age, years in the Netherlands, advice, windows and lengths: on, before and after each boundary."""

from datetime import date

import pytest

from core.contract.findings import State
from core.contract.requirements import AdviceIn, AgeBetween, InNetherlandsFor, PeriodLength, WithinWindow
from tests.contract.cases import MET, SOURCE, UNKNOWN, UNMET, facts, happening, reason, states

pytestmark = pytest.mark.pure

FOUR = AgeBetween(source=SOURCE, least=4)
TO_SEVEN = AgeBetween(source=SOURCE, below=8)
NEWCOMER = InNetherlandsFor(source=SOURCE, below=2)
SETTLED = InNetherlandsFor(source=SOURCE, least=2)
BB_KB = AdviceIn(source=SOURCE, advices=("vmbo-bb", "vmbo-kb"))
NO_PRO = AdviceIn(source=SOURCE, advices=("pro", "vso"), excluded=True)
WINDOW = WithinWindow(
    source=SOURCE, kind="application", label="Aanmelden kan", first=date(2026, 2, 1), last=date(2026, 3, 31)
)
TRIAL = PeriodLength(source=SOURCE, starts="trial_start", ends="trial_end", label="De proefplaatsing", least=3, most=6)


@pytest.mark.parametrize(
    ("born", "four", "to_seven"),
    [
        pytest.param(date(2022, 11, 27), UNMET, MET, id="morgen vier"),
        pytest.param(date(2022, 11, 26), MET, MET, id="vandaag vier"),
        pytest.param(date(2022, 11, 25), MET, MET, id="gisteren vier"),
        pytest.param(date(2018, 11, 27), MET, MET, id="morgen acht"),
        pytest.param(date(2018, 11, 26), MET, UNMET, id="vandaag acht"),
        pytest.param(date(2018, 11, 25), MET, UNMET, id="gisteren acht"),
        pytest.param(None, UNKNOWN, UNKNOWN, id="geboortedatum onbekend"),
    ],
)
def test_age(born: date | None, four: State, to_seven: State) -> None:
    known = facts(pupil={"born": born})
    assert states(FOUR, known) == [four]
    assert states(TO_SEVEN, known) == [to_seven]


def test_age_tells_the_age() -> None:
    assert reason(FOUR, facts()) == "Op 26 november 2026 is Milan 13 jaar."
    assert FOUR.judge(facts())[0].condition == "Milan is ten minste 4 jaar."


@pytest.mark.parametrize(
    ("since", "newcomer", "settled"),
    [
        pytest.param(date(2024, 11, 27), MET, UNMET, id="morgen twee jaar"),
        pytest.param(date(2024, 11, 26), UNMET, MET, id="vandaag twee jaar"),
        pytest.param(date(2024, 11, 25), UNMET, MET, id="gisteren twee jaar"),
        pytest.param(None, UNMET, MET, id="geen nieuwkomer"),
    ],
)
def test_years_in_the_netherlands(since: date | None, newcomer: State, settled: State) -> None:
    known = facts(pupil={"in_netherlands_since": since})
    assert states(NEWCOMER, known) == [newcomer]
    assert states(SETTLED, known) == [settled]


@pytest.mark.parametrize(
    ("advice", "doubt", "bb_kb", "no_pro"),
    [
        ("vmbo-bb", False, MET, MET),
        ("pro", False, UNMET, UNMET),
        ("pro", True, UNKNOWN, UNKNOWN),
        ("havo", False, UNMET, MET),
        ("", False, UNKNOWN, UNKNOWN),
    ],
)
def test_advice(advice: str, doubt: bool, bb_kb: State, no_pro: State) -> None:
    known = facts(pupil={"advice": advice, "advice_in_doubt": doubt})
    assert states(BB_KB, known) == [bb_kb]
    assert states(NO_PRO, known) == [no_pro]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        pytest.param(date(2026, 1, 31), UNMET, id="een dag te vroeg"),
        pytest.param(date(2026, 2, 1), MET, id="eerste dag"),
        pytest.param(date(2026, 3, 31), MET, id="laatste dag"),
        pytest.param(date(2026, 4, 1), UNMET, id="een dag te laat"),
    ],
)
def test_a_window_holds_both_its_ends(on: date, state: State) -> None:
    assert states(WINDOW, facts(happening("application", on=on))) == [state]


def test_without_an_application_the_window_is_unknown() -> None:
    assert states(WINDOW, facts()) == [UNKNOWN]


@pytest.mark.parametrize(
    ("end", "state"),
    [
        pytest.param(date(2026, 12, 29), UNMET, id="D-2: een dag korter dan drie maanden"),
        pytest.param(date(2026, 12, 30), MET, id="D-2: precies drie maanden"),
        pytest.param(date(2027, 3, 30), MET, id="D-2: precies zes maanden"),
        pytest.param(date(2027, 3, 31), UNMET, id="D-2: een dag langer dan zes maanden"),
    ],
)
def test_the_length_of_a_period(end: date, state: State) -> None:
    start = happening("period", "trial_start", on=date(2026, 9, 30))
    assert states(TRIAL, facts(start, happening("period", "trial_end", on=end))) == [state]


def test_a_period_without_an_end_is_unknown() -> None:
    assert states(TRIAL, facts(happening("period", "trial_start"))) == [UNKNOWN]
    assert states(TRIAL, facts()) == [UNKNOWN]
