"""The profile on trial: dead ends, conditions that cannot be judged, texts that stay open, the example."""

from dataclasses import replace
from typing import Any

import pytest

from core.contract.facts import Facts
from core.contract.findings import Finding
from core.contract.requirements import ConsentFor
from core.contract.routes import SupportRoute
from core.schools.check import Conformance, conformance
from core.schools.problems import ProblemKind
from tests.schools.broken import with_change
from tests.schools.harbour import Quay, changed, unremarked
from tests.third_school import STEPS, Haven, at


def route(**steps: dict[str, Any]) -> object:
    """A Haven whose steps differ in these fields."""
    made = tuple(replace(step, **steps.get(step.code, {})) for step in STEPS)
    return changed(support_routes=[SupportRoute(code="vaart", label="Vaarroute", source=at("4"), steps=made)])


def told(quay: Quay, plugin: object) -> list[tuple[str, str, ProblemKind]]:
    return [(problem.key, problem.says, problem.kind) for problem in quay.found(plugin=plugin)]


pytestmark = [pytest.mark.pure, pytest.mark.planted]


def test_two_steps_that_only_lead_to_one_another_are_a_dead_end(quay: Quay) -> None:
    says = "Vanaf deze stap komt een dossier nooit meer bij een einde."
    plugin = route(overleg={"next": ("koers", "ligplaats", "sein")}, koers={"next": ("koers",)})
    assert told(quay, plugin) == [("support_routes/vaart/steps/koers/next", says, ProblemKind.REMARK)]


def test_a_circle_with_a_way_out_is_fine(quay: Quay) -> None:
    assert told(quay, route(koers={"next": ("overleg", "ligplaats")})) == []


class Unfit(ConsentFor):
    """A condition that cannot be judged."""

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        """Fail."""
        raise ZeroDivisionError("gedeeld door nul")


def test_a_condition_that_cannot_be_judged_keeps_the_school_from_starting(quay: Quay) -> None:
    unfit = Unfit(source=at("3"), purpose="aan_boord", label="het gesprek")
    says = "Deze voorwaarde is niet te beoordelen: ZeroDivisionError: gedeeld door nul"
    key = "support_routes/vaart/steps/overleg/guards/1"
    assert told(quay, route(overleg={"guards": (unfit,)})) == [(key, says, ProblemKind.ERROR)]


@pytest.mark.parametrize(("text", "word"), [("Bel {ouders}", "ouders"), ("Bel {}", ""), ("{leerling} {kind}", "kind")])
def test_a_blank_that_nobody_fills_in_is_told(quay: Quay, text: str, word: str) -> None:
    says = f"Niemand vult {{{word}}} in. Bekend zijn {{leerling}} en, bij een termijn, {{start}}."
    plugin = with_change("thresholds", "zeeziek", action=text)
    assert told(quay, plugin) == [("thresholds/zeeziek/action", says, ProblemKind.REMARK)]


def test_the_name_of_the_pupil_may_be_anywhere_and_braces_in_the_document_are_its_own(quay: Quay) -> None:
    chapters = [replace(chapter, text="Wij {schrijven} zo.") for chapter in Haven().chapters()]
    assert told(quay, changed(chapters=chapters)) == []
    assert told(quay, with_change("thresholds", "zeeziek", action="Bel het thuisfront van {leerling}")) == []


@pytest.mark.parametrize(("document", "found"), [("Voorbeeldprofiel", 1), ("Voorbeeldprofiel X", 1), ("Profiel", 0)])
def test_an_example_is_told_and_never_more_than_works(quay: Quay, document: str, found: int) -> None:
    plugin = with_change("about", "haven", document=document)
    registry = quay.load(plugin=plugin)
    problems = registry.problems("haven")
    assert [problem.key for problem in unremarked(problems)] == ["about/haven/document"] * found
    level = conformance(registry.profile("haven"), problems)
    assert level is (Conformance.WORKS if found else Conformance.ACCOUNTED)
