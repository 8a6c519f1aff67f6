"""A plugin may prevent or propose, never grant; and what it breaks becomes unknown."""

from dataclasses import replace
from datetime import date
from time import sleep
from typing import Any

import pytest
import structlog.testing

from core.contract.facts import Facts, PupilFacts
from core.contract.findings import Finding, Severity, State
from core.contract.hooks import hookimpl
from core.contract.requirements import AgeBetween, AllOf, AnyOf, OnlyIf, Requirement, Softened
from core.schools.registry import Registry
from tests.schools.harbour import Quay
from tests.third_school import Haven, at

pytestmark = pytest.mark.pure

CHILD = Facts(today=date(2026, 11, 26), call_name="Milan", pupil=PupilFacts(born=date(2014, 1, 1)))
OLD_ENOUGH = AgeBetween(source=at("5"), least=11)
TOO_YOUNG = AgeBetween(source=at("5"), least=15)
SAID = Finding(state=State.UNMET, condition="c", reason="Nee.", source=at("8"))


def judging(answer: Any) -> object:
    """A Haven that answers this about every age, or does what the function does."""

    class Judging(Haven):
        @hookimpl
        def judge_requirement(self, requirement: Requirement, facts: Facts) -> Finding | None:
            if not isinstance(requirement, AgeBetween):
                return None
            return answer(requirement) if callable(answer) else answer  # type: ignore[no-any-return]

    return Judging()


def judged(registry: Registry, requirement: Requirement, facts: Facts = CHILD) -> list[State]:
    return [finding.state for finding in registry.judge(registry.profile("haven"), requirement, facts)]


@pytest.mark.parametrize("state", [State.UNMET, State.UNKNOWN])
def test_a_plugin_may_prevent(quay: Quay, state: State) -> None:
    registry = quay.load(plugin=judging(replace(SAID, state=state)))
    assert judged(registry, OLD_ENOUGH) == [state]


@pytest.mark.parametrize("state", [State.MET, State.UNKNOWN, State.UNMET])
def test_a_plugin_never_grants(quay: Quay, state: State) -> None:
    registry = quay.load(plugin=judging(replace(SAID, state=state)))
    (finding,) = registry.judge(registry.profile("haven"), TOO_YOUNG, CHILD)
    assert (finding.state, finding.judged_by) == (State.UNMET, "core")


def test_a_plugin_sets_no_severity_and_gives_no_override(quay: Quay) -> None:
    softer = replace(SAID, severity=Severity.WARNS, override=("kapitein", "maat"))
    registry = quay.load(plugin=judging(softer))
    requirement = replace(OLD_ENOUGH, override=("kapitein",))
    (finding,) = registry.judge(registry.profile("haven"), requirement, CHILD)
    assert (finding.severity, finding.override, finding.stops) == (Severity.BLOCKS, ("kapitein",), True)


def test_a_plugin_judges_the_parts_of_a_whole(quay: Quay) -> None:
    registry = quay.load(plugin=judging(SAID))
    parts = (OLD_ENOUGH, TOO_YOUNG)
    assert judged(registry, AllOf(source=at("5"), parts=parts)) == [State.UNMET, State.UNMET]
    assert judged(registry, AnyOf(source=at("5"), parts=parts)) == [State.UNMET, State.UNMET]
    assert judged(registry, OnlyIf(source=at("5"), when=OLD_ENOUGH, then=OLD_ENOUGH)) == [State.UNMET]


def test_a_plugin_cannot_switch_a_condition_off_by_denying_when_it_applies(quay: Quay) -> None:
    registry = quay.load(plugin=judging(lambda asked: SAID if asked == OLD_ENOUGH else None))
    assert judged(registry, OnlyIf(source=at("5"), when=OLD_ENOUGH, then=TOO_YOUNG)) == [State.UNMET]


def test_what_is_only_an_aim_stays_a_warning(quay: Quay) -> None:
    registry = quay.load(plugin=judging(SAID))
    (finding,) = registry.judge(registry.profile("haven"), Softened(source=at("5"), part=OLD_ENOUGH), CHILD)
    assert (finding.state, finding.stops) == (State.UNMET, False)


def fail(requirement: Requirement) -> Finding:
    raise KeyError("kompas")


def leave(requirement: Requirement) -> Finding:
    raise SystemExit(1)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        pytest.param(fail, "De plugin gaf een fout: KeyError: 'kompas'", id="fout"),
        pytest.param(leave, "De plugin gaf een fout: SystemExit: 1", id="stopt het proces"),
        pytest.param("ja hoor", "De plugin gaf een str terug, geen bevinding.", id="verkeerde soort"),
        pytest.param(True, "De plugin gaf een bool terug, geen bevinding.", id="waar"),
        pytest.param(replace(SAID, source=at("")), "De bron mist: vul document en paragraaf in.", id="geen bron"),
        pytest.param(replace(SAID, state="met"), "Hier hoort State, er staat str.", id="verkeerde staat"),  # type: ignore[arg-type]
    ],
)
def test_a_plugin_that_misbehaves_grants_nothing_any_more(quay: Quay, answer: Any, sentence: str) -> None:
    registry = quay.load(plugin=judging(answer))
    with structlog.testing.capture_logs() as logs:
        assert judged(registry, OLD_ENOUGH) == [State.UNKNOWN]
        assert judged(registry, TOO_YOUNG) == [State.UNMET]
        assert judged(registry, OLD_ENOUGH) == [State.UNKNOWN]
    assert registry.silenced == {("haven", "haven")}
    assert [line["event"] for line in logs] == ["plugin_silenced"]
    (problem,) = (problem for problem in registry.problems("haven") if problem.key == "judge_requirement")
    assert sentence in problem.says


def test_a_silenced_plugin_is_not_asked_again(quay: Quay) -> None:
    asked: list[Requirement] = []

    def count(requirement: Requirement) -> Finding:
        asked.append(requirement)
        raise ValueError("stuk")

    registry = quay.load(plugin=judging(count))
    with structlog.testing.capture_logs():
        for _ in range(3):
            judged(registry, OLD_ENOUGH)
    assert len(asked) == 1


def test_a_slow_plugin_is_reported_and_believed(quay: Quay) -> None:
    def slowly(requirement: Requirement) -> Finding:
        sleep(0.21)
        return SAID

    registry = quay.load(plugin=judging(slowly))
    with structlog.testing.capture_logs() as logs:
        assert judged(registry, OLD_ENOUGH) == [State.UNMET]
    assert [(line["event"], line["plugin"]) for line in logs] == [("plugin_slow", "haven")]


def test_a_plugin_that_fails_to_hear_of_a_change_stops_nothing(quay: Quay) -> None:
    class Deaf(Haven):
        @hookimpl
        def case_changed(self, kind: str, facts: Facts) -> None:
            raise OSError("radio stuk")

    registry = quay.load(plugin=Deaf())
    with structlog.testing.capture_logs() as logs:
        registry.case_changed("haven", "step", CHILD)
    assert [line["event"] for line in logs] == ["plugin_failed"]
    assert judged(registry, OLD_ENOUGH) == [State.MET]
