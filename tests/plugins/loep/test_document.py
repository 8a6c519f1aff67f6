"""The plugin says what the document says: every quote letter for letter, every paragraph, no name of a person."""

import re

import pytest

from core.contract.source import Source
from plugins.loep.source import DOCUMENT
from tests.plugins.loep.given import declared, printed, profile, squeezed

pytestmark = pytest.mark.pure

SOURCES = [value for value in declared() if isinstance(value, Source) and not value.law]
CHAPTERS = {chapter.source.section: chapter for chapter in profile().chapters}


def test_every_source_names_a_paragraph_and_quotes_or_explains() -> None:
    own = [source for source in SOURCES if source not in {chapter.source for chapter in profile().chapters}]
    assert len(own) > 200
    assert [source for source in own if source.document != DOCUMENT or source.section not in CHAPTERS] == []
    assert [source for source in own if not (source.quote.strip() or source.reading.strip())] == []


def test_every_quote_stands_in_the_paragraph_it_names() -> None:
    astray = [
        (source.section, source.quote)
        for source in SOURCES
        if squeezed(source.quote) not in squeezed(CHAPTERS[source.section].label + CHAPTERS[source.section].text)
    ]
    assert astray == []


def test_every_quote_stands_in_the_document_as_printed() -> None:
    quotes = [source.quote for source in SOURCES if source.quote]
    text = printed()
    whole = squeezed(text) if text is not None else None
    assert [
        quote for quote in quotes if not squeezed(quote) or (whole is not None and squeezed(quote) not in whole)
    ] == []


def test_the_chapters_are_the_whole_document_but_for_the_contact_persons() -> None:
    ours = "".join(_number(chapter.source.section) + chapter.label + chapter.text for chapter in profile().chapters)
    theirs = printed() or ours
    without_names = "".join(line for line in theirs.splitlines() if not line.strip().startswith("Contactperso"))
    assert _plain(ours) == _plain(without_names)


def _number(section: str) -> str:
    return section if section[0].isdigit() else ""


def _plain(text: str) -> str:
    """The print writes both "1." and "5" before a heading, and has the appendix on two lines."""
    return re.sub(r"(?<=\d)\.(?=[A-Z])", "", squeezed(text)).replace("Bijlage:", "Bijlage")


def test_chapters_are_numbered_in_the_order_of_the_document() -> None:
    orders = [chapter.order for chapter in profile().chapters]
    numbered = [section for section in CHAPTERS if section[0].isdigit()]
    assert orders == list(range(1, len(orders) + 1))
    assert numbered == sorted(numbered, key=lambda section: [int(part) for part in section.split(".")])


def test_no_chapter_names_a_contact_person() -> None:
    assert [code for code, chapter in CHAPTERS.items() if re.search(r"Contactperso", chapter.text)] == []
    assert [partner.code for partner in profile().partners if partner.contacts] == []


def test_sc_loep_08_the_appendix_is_shown_as_not_supplied() -> None:
    assert [section for section, chapter in CHAPTERS.items() if chapter.missing] == ["bijlage"]
    assert CHAPTERS["bijlage"].text == ""
