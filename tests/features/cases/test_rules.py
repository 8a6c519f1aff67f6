"""The pure rules of a case: who may go on regardless, and what follows by itself."""

import pytest

from core.contract.findings import Finding, Severity, State
from core.contract.routes import RouteStep, SupportRoute
from core.contract.source import Source
from core.features.cases.rules import is_ready_for, may_enter, may_override, step_after_meeting

pytestmark = pytest.mark.pure
SOURCE = Source(document="SOP", section="1")


def finding(
    state: State = State.UNMET, override: tuple[str, ...] = (), severity: Severity = Severity.BLOCKS
) -> Finding:
    return Finding(
        state=state, condition="Iets is zo.", reason="Nee.", source=SOURCE, severity=severity, override=override
    )


@pytest.mark.parametrize(
    ("findings", "roles", "may"),
    [
        ([finding(override=("leider",))], {"leider"}, True),
        ([finding(override=("leider",))], {"coach"}, False),
        ([finding(override=("leider",)), finding()], {"leider"}, False),
        ([finding(override=("leider",)), finding(severity=Severity.WARNS)], {"leider"}, True),
        ([finding(State.MET)], {"leider"}, False),
        ([], {"leider"}, False),
    ],
    ids=["allowed", "other-role", "one-is-hard", "a-warning-does-not-count", "nothing-open", "nothing"],
)
def test_going_on_regardless(findings: list[Finding], roles: set[str], may: bool) -> None:
    assert may_override(findings, frozenset(roles)) is may


def step(code: str, **other: object) -> RouteStep:
    return RouteStep(code=code, label=code, source=SOURCE, owners=("coach",), **other)  # type: ignore[arg-type]


def test_a_step_that_a_team_decides_is_nobodys_to_enter() -> None:
    assert may_enter(step("a"), frozenset({"coach"}))
    assert not may_enter(step("a"), frozenset({"leider"}))
    assert not may_enter(step("a", decided_by="besluit"), frozenset({"coach"}))
    assert not may_enter(step("a", enters_after="team"), frozenset({"coach"}))


def test_a_discussion_brings_the_case_to_the_step_that_waits_for_it() -> None:
    route = SupportRoute(
        code="r",
        label="r",
        source=SOURCE,
        steps=(step("a", team="ot", next=("b",)), step("b", enters_after="ot", next=("c",)), step("c")),
    )
    assert step_after_meeting(route, "a", ["ot"]) == route.step("b")
    assert step_after_meeting(route, "a", ["ander"]) is None
    assert step_after_meeting(route, "b", ["ot"]) is None
    assert is_ready_for(route.step("a"), ["ot"])
    assert not is_ready_for(route.step("b"), ["ot"])
