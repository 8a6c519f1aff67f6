"""No fact of the document is lost, and every choice that was made where the text leaves room can be read."""

import re
from pathlib import Path

import pytest

import plugins.loep
from core.contract.remarks import Remark, RemarkKind
from core.contract.source import Source
from core.schools.trace import TraceLine, read_trace, unknown_in
from tests.plugins.loep.given import declared, profile

pytestmark = pytest.mark.pure

LINES = read_trace([Path(plugins.loep.__file__).with_name("trace.toml")])
READINGS = {one.mark: one for one in profile().remarks if one.kind is RemarkKind.READING}
_CONTACTS = "#contacts"


def test_all_226_facts_are_traced() -> None:
    assert len({line.id for line in LINES}) == 226
    assert [line.id for line in LINES if not re.fullmatch(r"LOEP-(\d(\.\d)*|B)-[a-z]{1,2}", line.id)] == []


def test_no_fact_is_given_up() -> None:
    assert [line.id for line in LINES if line.not_executable] == []


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)
def test_what_a_fact_points_to_is_there(line: TraceLine) -> None:
    missing = [name for name in unknown_in(profile(), line) if not name.endswith(_CONTACTS)]
    assert missing == []


def _marks() -> set[str]:
    remarks = {part for one in profile().remarks for part in (one, one.source)}
    sources = [value for value in declared() if isinstance(value, Source) and value not in remarks]
    return {mark for source in sources for mark in re.findall(r"\b[AD]-\d+\b", source.reading)}


def test_every_reading_that_a_value_names_is_explained_to_the_school() -> None:
    assert _marks() == set(READINGS)


@pytest.mark.parametrize("reading", READINGS.values(), ids=lambda reading: reading.code)
def test_a_reading_quotes_the_school_and_says_what_is_open_and_what_was_chosen(reading: Remark) -> None:
    assert reading.source.quote
    assert reading.says
    assert reading.chosen


@pytest.mark.parametrize(
    "code", ["vot_twee_betekenissen", "ot_twee_betekenissen", "wsns_3801", "lege_bijlage", "verloren_link"]
)
def test_the_defects_of_the_document_are_told(code: str) -> None:
    assert code in {one.code for one in profile().remarks if one.kind is RemarkKind.DEFECT}


@pytest.mark.parametrize("code", ["zindelijk", "nieuw_in_nederland", "weigeren_bij_overstap"])
def test_a_rule_that_touches_the_law_is_flagged_with_the_article_and_never_blocks(code: str) -> None:
    (found,) = (one for one in profile().remarks if one.about == (f"admission_rules/{code}",))
    assert found.kind is RemarkKind.LAW
    assert found.against is not None
    assert found.against.law
