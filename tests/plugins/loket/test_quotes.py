"""Every value of Loket has its paragraph, and what it quotes stands there, letter for letter."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from core.contract.hooks import DECLARING
from core.contract.source import Declared, Source
from plugins.loket.judging import SOURCE
from plugins.loket.plugin import Loket
from plugins.loket.source import sop
from plugins.loket.texts import CHAPTERS

pytestmark = pytest.mark.pure

ROOT = Path(__file__).parents[3]
PLAN = sorted((ROOT.parent / "shared" / "sources").glob("003_*.txt"))
"""The printed plan itself; not part of the repository."""
BULLET = "\uf0b7"


def declared() -> Iterator[tuple[str, Declared]]:
    """Every value that the plugin declares, with its hook."""
    for hook in DECLARING:
        for value in getattr(Loket(), hook, tuple)():
            yield f"{hook}/{value.code}", value


def sources(place: str, value: object) -> Iterator[tuple[str, Source]]:
    """Every source in a value, however deep."""
    if isinstance(value, Source):
        yield place, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value, 1):
            yield from sources(f"{place}/{getattr(part, 'code', '') or number}", part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from sources(f"{place}/{field.name}", getattr(value, field.name))


def squeezed(text: str) -> str:
    """Without white space, and without the marks of a list."""
    text = re.sub(r"^- ", "", text, flags=re.MULTILINE)
    return re.sub(r"\s+", "", text.replace(BULLET, ""))


def printed() -> str:
    """The words of the printed plan, without page numbers; where it is absent, of the paragraphs in the plugin."""
    if not PLAN:
        return "".join(squeezed(f"{chapter.label}\n{chapter.text}") for chapter in CHAPTERS)
    return squeezed(re.sub(r"^ +\d+ *$", "", PLAN[0].read_text(encoding="utf-8"), flags=re.MULTILINE))


def misquoted(quoted: list[tuple[str, Source]]) -> list[str]:
    """What is quoted but does not stand in the paragraph that is named."""
    texts = {chapter.source.section: squeezed(f"{chapter.label}\n{chapter.text}") for chapter in CHAPTERS}
    return [f"{place}: {s.quote}" for place, s in quoted if s.quote and squeezed(s.quote) not in texts[s.section]]


ALL = [*(found for place, value in declared() for found in sources(place, value)), ("judging", SOURCE)]
OF_PLAN = [(place, source) for place, source in ALL if not source.law]


def test_every_value_of_the_plan_names_a_paragraph_that_the_plan_has() -> None:
    paragraphs = {chapter.source.section for chapter in CHAPTERS}
    assert {source.document for _, source in OF_PLAN} == {"SOP Loket"}
    assert [place for place, source in OF_PLAN if source.section not in paragraphs] == []


def test_every_quote_stands_in_its_own_paragraph() -> None:
    assert sum(bool(source.quote) for _, source in OF_PLAN) > 200
    assert misquoted(OF_PLAN) == []


@pytest.mark.planted
@pytest.mark.parametrize(
    ("section", "quote"),
    [("3.2", "binnen 3 weken op de agenda"), ("3.3", "binnen 2 weken op de agenda")],
    ids=["ander woord", "andere paragraaf"],
)
def test_a_quote_that_does_not_stand_there_is_found(section: str, quote: str) -> None:
    assert misquoted([("deadlines/x", sop(section, quote))]) == [f"deadlines/x: {quote}"]


def test_every_quote_stands_in_the_printed_plan() -> None:
    plan = printed()
    assert [f"{place}: {s.quote}" for place, s in OF_PLAN if squeezed(s.quote) not in plan] == []


def test_only_what_the_plan_does_not_say_goes_without_a_quote() -> None:
    bare = {place for place, source in OF_PLAN if not source.quote and not place.startswith("chapters/")}
    assert bare == {
        "team_compositions/elb/rhythm/source",
        "team_compositions/rapportvergadering/rhythm/source",
        "team_compositions/plaatsingscommissie/rhythm/source",
        "team_compositions/at_vo/rhythm/source",
        "team_compositions/ptc/rhythm/source",
    }


def test_an_article_of_law_is_marked_as_not_yet_confirmed() -> None:
    laws = [source for _, source in ALL if source.law]
    assert laws
    assert not any(source.confirmed for source in laws)


def test_readings_are_those_of_the_catalogue_or_a_sentence() -> None:
    readings = {source.reading for _, source in ALL if source.reading}
    assert [r for r in readings if not re.fullmatch(r"[AD]-\d+", r) and not r.endswith(".")] == []


def test_the_paragraphs_hold_every_word_of_the_plan_and_no_name_of_a_person() -> None:
    plan, held = printed(), 0
    for chapter in CHAPTERS:
        lines = [squeezed(line) for line in chapter.text.splitlines() if not line.startswith("Mede namens")]
        assert [line for line in lines if line not in plan] == []
        held += sum(len(line) for line in lines)
    headings = sum(len(squeezed(chapter.label)) for chapter in CHAPTERS)
    assert not PLAN or 0 <= len(plan) - held - headings < 250  # numbers of paragraphs, and the line of signatures


def test_the_file_of_paragraphs_holds_nothing_that_is_not_read() -> None:
    read = tomllib.loads((ROOT / "plugins/loket/chapters.toml").read_text(encoding="utf-8"))
    assert list(read) == ["chapter"]
    assert {key for part in read["chapter"] for key in part} == {"section", "heading", "text", "missing"}
