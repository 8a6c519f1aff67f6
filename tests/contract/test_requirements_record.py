"""What the case holds: documents, meetings, outcomes, decisions, levels, counters."""

from datetime import date
from decimal import Decimal

import pytest

from core.contract.findings import State
from core.contract.requirements import (
    CounterAtMost,
    CountPeriod,
    DecidedIn,
    DirectorNamed,
    DocumentIn,
    FlagSet,
    LevelReached,
    MeetingHeld,
    OutcomeIs,
    Recorded,
    ReportPresent,
)
from tests.contract.cases import MET, SOURCE, UNKNOWN, UNMET, facts, happening, reason, states

pytestmark = pytest.mark.pure

PLAN = DocumentIn(source=SOURCE, document="opp", label="OPP", states=("agreed",))
HELD = MeetingHeld(source=SOURCE, team="ot", label="OT")
NO_SOLUTION = OutcomeIs(
    source=SOURCE,
    kind="conversation",
    about="leerteam",
    label="Het leerteam",
    outcomes=("geen_oplossing",),
    wanted="geen oplossing",
)
DECIDED = DecidedIn(source=SOURCE, decision="arrangement", label="arrangement", team="ot")
REPORT = ReportPresent(source=SOURCE, kind="observatie", label="Het observatieverslag")
NOTED = Recorded(source=SOURCE, kind="information", about="auris", label="De contactpersoon weet ervan.")
LEVEL = LevelReached(source=SOURCE, level="niveau_4", rank=4, label="extra ondersteuning")
DIRECTOR = DirectorNamed(source=SOURCE, label="regiehouder")
FLAG = FlagSet(source=SOURCE, flag="eigen_leerlijn", label="Milan heeft een eigen leerlijn.")


@pytest.mark.parametrize(
    ("documents", "state"), [((("opp", "agreed"),), MET), ((("opp", "made"),), UNMET), ((), UNMET)]
)
def test_a_document_is_in_a_state(documents: tuple[tuple[str, str], ...], state: State) -> None:
    assert states(PLAN, facts(documents=documents)) == [state]


def test_a_document_that_is_not_done_is_told_apart_from_one_that_is_not_there() -> None:
    assert reason(PLAN, facts()) == "Het OPP is er nog niet."
    assert reason(PLAN, facts(documents=(("opp", "made"),))) == "Het OPP is nog niet af."


def test_a_meeting_of_another_team_does_not_count() -> None:
    assert states(HELD, facts(happening("meeting", "ot"))) == [MET]
    assert states(HELD, facts(happening("meeting", "vot"))) == [UNMET]
    assert states(HELD, facts(happening("meeting", "ot", on=date(2026, 11, 27)))) == [UNMET]


def test_the_newest_outcome_counts() -> None:
    old = happening("conversation", "leerteam", on=date(2026, 11, 1), outcome="geen_oplossing")
    new = happening("conversation", "leerteam", on=date(2026, 11, 20), outcome="oplossing")
    assert states(NO_SOLUTION, facts(old)) == [MET]
    assert states(NO_SOLUTION, facts(old, new)) == [UNMET]
    assert states(NO_SOLUTION, facts()) == [UNMET]


def test_of_two_outcomes_on_one_day_the_later_row_counts() -> None:
    first = happening("conversation", "leerteam", outcome="oplossing")
    then = happening("conversation", "leerteam", outcome="geen_oplossing")
    assert states(NO_SOLUTION, facts(first, then)) == [MET]
    assert states(NO_SOLUTION, facts(then, first)) == [UNMET]


def test_a_decision_counts_when_taken_in_its_team() -> None:
    assert states(DECIDED, facts(happening("decision", "arrangement", reference="ot"))) == [MET]
    assert states(DECIDED, facts(happening("decision", "arrangement", reference="vot"))) == [UNMET]
    assert states(DECIDED, facts(happening("decision", "tlv", reference="ot"))) == [UNMET]
    anywhere = DecidedIn(source=SOURCE, decision="arrangement", label="arrangement")
    assert states(anywhere, facts(happening("decision", "arrangement", reference="vot"))) == [MET]


def test_a_report_is_there_or_not() -> None:
    assert states(REPORT, facts(happening("report", "observatie"))) == [MET]
    assert states(REPORT, facts(happening("report", "rapport"))) == [UNMET]


def test_what_nobody_noted_is_unknown() -> None:
    assert states(NOTED, facts(happening("information", "auris"))) == [MET]
    assert states(NOTED, facts()) == [UNKNOWN]


@pytest.mark.parametrize(("rank", "state"), [(3, UNMET), (4, MET), (5, MET)])
def test_a_level_is_reached_from_its_rank(rank: int, state: State) -> None:
    assert states(LEVEL, facts(level_rank=rank)) == [state]


@pytest.mark.parametrize(("director", "state"), [("m-1", MET), ("", UNMET)])
def test_a_director(director: str, state: State) -> None:
    assert states(DIRECTOR, facts(director=director)) == [state]


@pytest.mark.parametrize(("flags", "state"), [({"eigen_leerlijn"}, MET), (set(), UNMET)])
def test_a_flag(flags: set[str], state: State) -> None:
    assert states(FLAG, facts(pupil={"flags": frozenset(flags)})) == [state]


def counter(period: CountPeriod, limit: str = "4") -> CounterAtMost:
    return CounterAtMost(
        source=SOURCE, counter="vip", label="VIP-room", limit=Decimal(limit), unit="uur", period=period
    )


@pytest.mark.parametrize(
    ("amount", "state"),
    [
        pytest.param("3.9", MET, id="eronder"),
        pytest.param("4", MET, id="erop"),
        pytest.param("4.1", UNMET, id="erboven"),
    ],
)
def test_a_counter_may_reach_its_limit(amount: str, state: State) -> None:
    known = facts(happening("counter", "vip", amount=Decimal(amount)))
    assert states(counter(CountPeriod.ISO_WEEK), known) == [state]


@pytest.mark.parametrize(
    ("on", "period", "state"),
    [
        pytest.param(date(2026, 11, 22), CountPeriod.ISO_WEEK, MET, id="D-6: de zondag ervoor telt niet"),
        pytest.param(date(2026, 11, 23), CountPeriod.ISO_WEEK, UNMET, id="D-6: de maandag telt"),
        pytest.param(date(2026, 7, 31), CountPeriod.SCHOOL_YEAR, MET, id="D-5: vorig schooljaar telt niet"),
        pytest.param(date(2026, 8, 1), CountPeriod.SCHOOL_YEAR, UNMET, id="D-5: de eerste dag telt"),
        pytest.param(date(2020, 1, 1), CountPeriod.TRAJECTORY, UNMET, id="het hele traject telt"),
    ],
)
def test_a_counter_counts_its_period(on: date, period: CountPeriod, state: State) -> None:
    known = facts(happening("counter", "vip", on=on, amount=Decimal(5)))
    assert states(counter(period), known) == [state]
