"""Eight ways in which a plugin can mean ill. Each is contained, told, and no other school notices."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
import structlog.testing

from core.contract.facts import Facts, PupilFacts
from core.contract.findings import State
from core.contract.requirements import AgeBetween
from core.schools.apart import Copies, apart
from core.schools.child import collect
from core.schools.registry import Registry
from tests.schools import hostile
from tests.schools.harbour import HEAD, Quay, changed
from tests.schools.test_collect import Install, says
from tests.schools.test_collect import install as install
from tests.third_school import Haven, at

pytestmark = pytest.mark.pure

OLD_ENOUGH = AgeBetween(source=at("5"), least=11)
TOO_YOUNG = AgeBetween(source=at("5"), least=15)


def child() -> Facts:
    return Facts(today=date(2026, 11, 26), call_name="Milan", pupil=PupilFacts(born=date(2014, 1, 1)))


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    hostile.LET_GO.clear()
    yield
    hostile.LET_GO.set()


def load(quay: Quay, judge: hostile.Judge) -> Registry:
    """Haven with the hostile plugin, and a school beside it on a decent one."""
    quay.write()
    quay.write(slug="kalm", head=HEAD.replace('"haven"', '"braaf"').replace("Haven", "Kalm"))
    with structlog.testing.capture_logs():
        registry = Registry.load(quay.place, plugins={"haven": hostile.judging(judge), "braaf": Haven()})
    registry._room("haven").relay.patience = 0.2
    return registry


def judged(registry: Registry, school_id: str, requirement: AgeBetween, facts: Facts | None = None) -> list[State]:
    with structlog.testing.capture_logs():
        found = registry.judge(registry.profile(school_id), requirement, facts or child())
    return [finding.state for finding in found]


BEHAVIOURS = {
    "gooit": (hostile.raises, "De plugin gaf een fout: RuntimeError: stuk"),
    "hangt": (hostile.hangs, "De plugin hangt: geen antwoord binnen 0.2 seconden."),
    "onzin": (hostile.rubbish, "De plugin gaf een dict terug, geen bevinding."),
    "reikt naar een andere school": (hostile.reaches_out, "Working outside of application context"),
    "liegt over de bron": (hostile.lies, "De bevinding noemt een bron die er niet is: Zeebrief Haven § 99.9."),
}


@pytest.mark.parametrize("name", BEHAVIOURS)
def test_what_misbehaves_is_set_aside_and_grants_nothing(quay: Quay, name: str) -> None:
    judge, sentence = BEHAVIOURS[name]
    registry = load(quay, judge)
    assert judged(registry, "haven", OLD_ENOUGH) == [State.UNKNOWN]
    assert judged(registry, "haven", TOO_YOUNG) == [State.UNMET]
    assert registry.silenced == {("haven", "haven")}
    (problem,) = (one for one in registry.problems("haven") if one.key == "judge_requirement")
    assert sentence.split(": Zeebrief")[0] in problem.says
    assert registry.quarantine.take_untold() == (problem,)
    assert registry.quarantine.take_untold() == ()
    assert_untouched(registry)


def assert_untouched(registry: Registry) -> None:
    """The school beside it judges as ever and has no problem of this."""
    assert judged(registry, "kalm", OLD_ENOUGH) == [State.MET]
    assert judged(registry, "kalm", TOO_YOUNG) == [State.UNMET]
    assert not [one for one in registry.problems("kalm") if one.key == "judge_requirement"]


def test_a_plugin_that_hangs_keeps_nobody_waiting_twice(quay: Quay) -> None:
    registry = load(quay, hostile.hangs)
    begun = perf_counter()
    for _time in range(5):
        judged(registry, "haven", OLD_ENOUGH)
    assert perf_counter() - begun < 2


def test_a_plugin_that_tries_to_grant_grants_nothing(quay: Quay) -> None:
    registry = load(quay, hostile.grants)
    (finding,) = registry.judge(registry.profile("haven"), TOO_YOUNG, child())
    assert (finding.state, finding.stops, finding.override, finding.judged_by) == (State.UNMET, True, (), "core")
    assert_untouched(registry)


def test_a_plugin_that_mutates_what_it_gets_changes_only_its_own_copy(quay: Quay) -> None:
    registry, facts, requirement = load(quay, hostile.mutates), child(), replace(TOO_YOUNG)
    assert judged(registry, "haven", requirement, facts) == [State.UNMET]
    assert (facts, requirement) == (child(), TOO_YOUNG)
    assert judged(registry, "haven", requirement, facts) == [State.UNMET]
    assert_untouched(registry)


def test_a_plugin_that_eats_memory_ends_only_its_own_child(install: Install) -> None:
    install("vraatzuchtig", "        waste = []\n        while True: waste.append('x' * 10**8)")
    install("braaf", "        return [GOOD]")
    found = collect(["vraatzuchtig", "braaf"], limit=5)
    assert "De plugin gebruikt te veel geheugen." in says(found["vraatzuchtig"])
    assert found["braaf"].values["goals"]


def test_a_declared_source_that_is_not_in_the_document_lowers_the_level_and_is_told(quay: Quay) -> None:
    honest = quay.load()
    (goal, *rest) = Haven().goals()
    lying = quay.load(plugin=changed(goals=[replace(goal, source=at("99.9")), *rest]))
    assert honest.level("haven").value == "verantwoord"
    assert lying.level("haven").value == "getoetst"


@pytest.mark.planted
def test_on_the_values_themselves_the_mutation_would_grant(quay: Quay) -> None:
    requirement, facts = replace(TOO_YOUNG), child()
    hostile.mutates(requirement, facts)
    assert requirement != TOO_YOUNG
    assert facts != child()


@pytest.mark.planted
def test_in_the_thread_of_the_request_the_application_would_be_reached() -> None:
    from flask import Flask, current_app, has_app_context

    with Flask("hier").app_context():
        assert current_app.name == "hier"
        assert apart(has_app_context, 5) is False


def test_one_copy_is_made_of_each_value() -> None:
    copies, facts = Copies(), child()
    first = copies.of(facts)
    assert first == facts
    assert first is not facts
    assert first.pupil is not facts.pupil
    assert copies.of(facts) is first
    assert copies.of(child()) is not first
