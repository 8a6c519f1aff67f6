"""Requirements made of requirements, the order of findings and what stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.contract.findings import Kind, Severity, State, in_order, stopping
from core.contract.requirements import AllOf, AnyOf, MeetingHeld, OnlyIf, Recorded, Requirement, Softened
from tests.contract.cases import MET, SOURCE, UNKNOWN, UNMET, facts, happening, states

pytestmark = pytest.mark.pure

GOOD = MeetingHeld(source=SOURCE, team="ja", label="overleg ja")
BAD = MeetingHeld(source=SOURCE, team="nee", label="overleg nee")
DARK = Recorded(source=SOURCE, kind="information", about="x", label="Iets is verteld.")
KNOWN = facts(happening("meeting", "ja"))


def all_of(*parts: Requirement) -> AllOf:
    return AllOf(source=SOURCE, parts=parts)


def any_of(*parts: Requirement) -> AnyOf:
    return AnyOf(source=SOURCE, parts=parts)


def test_all_tells_every_part() -> None:
    assert states(all_of(GOOD, BAD, DARK, BAD), KNOWN) == [MET, UNMET, UNKNOWN, UNMET]


def test_one_of_any_is_enough_and_only_that_one_is_told() -> None:
    assert states(any_of(BAD, GOOD, DARK), KNOWN) == [MET]
    assert states(any_of(BAD, DARK), KNOWN) == [UNMET, UNKNOWN]
    assert states(any_of(all_of(GOOD, BAD), all_of(GOOD)), KNOWN) == [MET]


@pytest.mark.parametrize(("when", "expected"), [(GOOD, UNMET), (BAD, MET), (DARK, MET)])
def test_only_if_asks_nothing_where_it_does_not_apply(when: Requirement, expected: State) -> None:
    assert states(OnlyIf(source=SOURCE, when=when, then=BAD), KNOWN) == [expected]


def test_what_does_not_apply_says_why() -> None:
    (finding,) = OnlyIf(source=SOURCE, when=BAD, then=DARK).judge(KNOWN)
    assert finding.reason.startswith("Niet van toepassing: dit geldt alleen als dit zo is: ")


def test_a_softened_condition_warns_and_never_stops() -> None:
    (finding,) = Softened(source=SOURCE, part=BAD).judge(KNOWN)
    assert (finding.severity, finding.kind, finding.stops) == (Severity.WARNS, Kind.CAUTION, False)
    assert finding.condition == BAD.judge(KNOWN)[0].condition


def test_findings_have_one_order_and_all_that_stop_are_told() -> None:
    judged = all_of(GOOD, Softened(source=SOURCE, part=BAD), DARK, BAD).judge(KNOWN)
    assert [finding.kind for finding in in_order(judged)] == [Kind.UNMET, Kind.UNKNOWN, Kind.CAUTION, Kind.MET]
    assert [finding.kind for finding in stopping(judged)] == [Kind.UNMET, Kind.UNKNOWN]


LEAVES = st.sampled_from([GOOD, BAD, DARK])
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: all_of(*parts)),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: any_of(*parts)),
        st.tuples(inner, inner).map(lambda pair: OnlyIf(source=SOURCE, when=pair[0], then=pair[1])),
        inner.map(lambda part: Softened(source=SOURCE, part=part)),
    ),
    max_leaves=8,
)


@given(TREES)
def test_every_tree_answers_with_reason_and_source(tree: Requirement) -> None:
    findings = tree.judge(KNOWN)
    assert findings
    assert all(finding.reason and finding.condition and finding.source == SOURCE for finding in findings)


@given(TREES, TREES)
def test_all_is_met_only_when_both_are(one: Requirement, other: Requirement) -> None:
    whole = {finding.state for finding in all_of(one, other).judge(KNOWN)} == {MET}
    apart = [{finding.state for finding in part.judge(KNOWN)} == {MET} for part in (one, other)]
    assert whole == all(apart)


@given(TREES, TREES)
def test_any_is_met_when_one_is(one: Requirement, other: Requirement) -> None:
    whole = {finding.state for finding in any_of(one, other).judge(KNOWN)} == {MET}
    apart = [{finding.state for finding in part.judge(KNOWN)} == {MET} for part in (one, other)]
    assert whole == any(apart)
