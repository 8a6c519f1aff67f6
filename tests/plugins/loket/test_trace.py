"""No fact of the plan is lost, and every choice that was made where the text leaves room can be read."""

import re
from pathlib import Path

import pytest

import plugins.loket
from core.contract.hooks import DECLARING
from core.contract.remarks import Remark, RemarkKind
from core.schools.registry import Registry
from core.schools.trace import TraceLine, read_trace, unknown_in
from plugins.loket.plugin import Loket
from plugins.loket.remarks import REMARKS
from tests.plugins.loket.test_quotes import OF_PLAN

pytestmark = pytest.mark.pure

LINES = read_trace([Path(plugins.loket.__file__).with_name("trace.toml")])
READINGS = {one.mark: one for one in REMARKS if one.kind is RemarkKind.READING}
CONFIG = Path(plugins.loket.__file__).parents[2] / "config"


def test_all_306_facts_are_traced() -> None:
    assert len({line.id for line in LINES}) == 306
    assert [line.id for line in LINES if not re.fullmatch(r"LOKET-(\d(\.\d)?|B\d)-[a-z]{1,2}", line.id)] == []


def test_no_fact_is_given_up() -> None:
    assert [line.id for line in LINES if line.not_executable] == []


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load(CONFIG)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)
def test_what_a_fact_points_to_is_there(registry: Registry, line: TraceLine) -> None:
    assert list(unknown_in(registry.profile("loket"), line)) == []


def test_every_reading_that_a_value_names_is_explained_to_the_school_and_no_other() -> None:
    named = {mark for _place, source in OF_PLAN for mark in re.findall(r"\b[AD]-\d+\b", source.reading)}
    assert named == set(READINGS)


@pytest.mark.parametrize("reading", READINGS.values(), ids=lambda reading: reading.code)
def test_a_reading_quotes_the_plan_and_says_what_is_open_and_what_was_chosen(reading: Remark) -> None:
    assert reading.source.quote
    assert reading.says
    assert reading.chosen


def test_a_remark_names_values_that_are_there() -> None:
    there = {f"{hook}/{value.code}" for hook in DECLARING for value in getattr(Loket(), hook, tuple)()}
    assert [f"{one.code}: {name}" for one in REMARKS for name in one.about if name not in there] == []


@pytest.mark.parametrize(
    "code",
    [
        "bijlagen_kloppen_niet",
        "format_opp_ontbreekt",
        "zorgmelding_ontbreekt",
        "geen_3_5",
        "taken_niet_van_de_coach",
        "van_begeleiding_naar_zorg",
        "stroomschema_zorgroute_leeg",
        "stroomschema_smw_leeg",
    ],
)
def test_the_defects_of_the_plan_are_told(code: str) -> None:
    assert code in {one.code for one in REMARKS if one.kind is RemarkKind.DEFECT}


def test_a_rule_that_touches_the_law_is_flagged_with_the_article_and_never_blocks() -> None:
    against = {one.code: one.against.mark for one in REMARKS if one.kind is RemarkKind.LAW and one.against}
    assert against["zorgplicht_bij_advies"] == "wet: WVO 2020 8.9"
    assert len(against) == len([one for one in REMARKS if one.kind is RemarkKind.LAW])
