"""Each thing that does not fit in a profile is found, with its place and its plugin."""

from dataclasses import replace

import pytest

from core.contract.deadlines import Moment
from core.schools.check import Conformance, conformance, unaccounted
from core.schools.problems import ProblemKind
from core.schools.registry import Registry
from tests.schools.broken import BROKEN, with_change
from tests.schools.harbour import HEAD, Quay, changed, unremarked
from tests.third_school import Haven, at

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(("plugin", "sentence"), [pytest.param(p, s, id=name) for name, p, s in BROKEN])
def test_what_does_not_fit_is_found(quay: Quay, plugin: object, sentence: str) -> None:
    registry = quay.load(plugin=plugin)
    found = [f"{problem.key}: {problem.says}" for problem in registry.problems("haven")]
    assert any(sentence in line for line in found), found
    assert registry.quarantined == {"haven"}


def test_a_problem_of_the_plugin_names_the_plugin(quay: Quay) -> None:
    (problem,) = quay.found(plugin=with_change("thresholds", "zeeziek", owner="mat"))
    assert (problem.where, problem.school_id) == ("plugin haven", "haven")


def test_several_faults_are_told_together(quay: Quay) -> None:
    plugin = changed(care_levels=[], thresholds=[replace(*Haven().thresholds(), owner="x")])  # type: ignore[type-var]
    keys = {problem.key for problem in quay.found(plugin=plugin)}
    assert {"care_levels", "thresholds/zeeziek/owner", "support_routes/vaart/steps/koers/level"} <= keys


@pytest.mark.parametrize(
    ("colour", "figures"),
    [
        pytest.param("#d08a00", ("2,87", "4,5"), id="te licht"),
        pytest.param("#a8201a", ("3 graden", "350 tot 20 graden"), id="rood"),
    ],
)
def test_a_colour_that_cannot_be_used_is_refused_with_both_figures(
    quay: Quay, colour: str, figures: tuple[str, str]
) -> None:
    quay.write(head=HEAD.replace("#0b5a80", colour))
    problems = [p.says for p in Registry.load(quay.place, plugins={"haven": Haven()}).problems("haven")]
    assert any(all(figure in says for figure in figures) for says in problems), problems


def test_remarks_keep_nothing_from_starting(quay: Quay) -> None:
    plugin = changed(remarks=[replace(one, mark="A-4") for one in Haven().remarks()])  # type: ignore[type-var]
    registry = quay.load(plugin=plugin)
    (remark,) = unremarked(registry.problems("haven"))
    assert remark.kind is ProblemKind.REMARK
    assert remark.says == "De lezing A-3 wordt gebruikt, maar nergens uitgelegd."
    assert conformance(registry.profile("haven"), registry.problems("haven")) is Conformance.WORKS


def test_a_term_that_nothing_starts_is_noted_and_lowers_no_level(quay: Quay) -> None:
    later = Moment(kind="eclipse")
    registry = quay.load(plugin=with_change("deadlines", "sein_beantwoorden", ends=later))
    (noted,) = unremarked(registry.problems("haven"))
    assert noted.kind is ProblemKind.NOTE
    assert noted.says.startswith("Het platform kent de gebeurtenis eclipse nog niet")
    assert conformance(registry.profile("haven"), registry.problems("haven")) is Conformance.ACCOUNTED


def test_what_the_document_says_wrong_is_told_with_its_paragraph_and_the_law(quay: Quay) -> None:
    noted = [p for p in quay.load().problems("haven") if p.key.startswith("remarks/")]
    assert {problem.kind for problem in noted} == {ProblemKind.NOTE}
    assert [problem.says for problem in noted] == [
        "Bladzijde 9 ontbreekt (§ 8): Het logboek verwijst naar een bladzijde die er niet is.",
        "Elf jaar en de leerplicht (§ 5): Leeftijd alleen is geen grond om te weigeren. Dat botst met WVO 2020 8.8.",
    ]


def test_a_remark_about_nothing_is_refused(quay: Quay) -> None:
    (wrong,) = [replace(one, about=("partners/mars",)) for one in Haven().remarks() if one.code == "te_jong"]
    assert quay.problems(plugin=changed(remarks=[wrong])) == []
    found = [p.says for p in quay.load(plugin=changed(remarks=[wrong])).problems("haven") if p.is_error]
    assert found == ["partners/mars bestaat niet. Schrijf hier de haak en de code: partners/cjg."]


def test_a_profile_is_accounted_for_when_every_source_is_a_paragraph_of_the_document(quay: Quay) -> None:
    profile = quay.profile()
    assert conformance(profile, ()) is Conformance.ACCOUNTED
    elsewhere = quay.profile(plugin=with_change("goals", "droog", source=at("99")))
    assert list(unaccounted(elsewhere)) == [
        ("goals/droog/source", "Het document Logboek Haven heeft geen paragraaf 99.")
    ]
    assert conformance(elsewhere, ()) is Conformance.TESTED
