"""Cells, moments and sources: what a person typed never becomes HTML."""

from datetime import date

import pytest
from markupsafe import Markup

from core.contract.source import Source
from core.web import cells

pytestmark = pytest.mark.pure
SLY = '<script>alert("x")</script>'
PLACES = {
    "first": lambda sly: cells.first(sly, sly, sly),
    "first without a link": lambda sly: cells.first(sly),
    "cell": lambda sly: cells.cell(sly, sly, sly),
    "when": lambda sly: cells.when(date(2026, 11, 26), sly),
    "source": lambda sly: cells.source_mark(Source(document=sly, section=sly), sly),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_was_typed_is_escaped(place: str) -> None:
    drawn = PLACES[place](SLY)
    assert "<script" not in drawn
    assert "alert(" in drawn


def test_html_of_a_template_stays_html() -> None:
    assert cells.cell("Naam", Markup("<b>Yara</b>")) == '<td role="cell" data-l="Naam"><b>Yara</b></td>'
    assert cells.cell("Naam", caller=lambda: Markup("<b>Yara</b>")).endswith("<b>Yara</b></td>")


def test_a_cell_of_numbers_a_link_and_a_moment() -> None:
    assert cells.cell("Uren", 4, "n") == '<td role="cell" data-l="Uren" class="n">4</td>'
    assert cells.first("Yara", "/x?a=1&b=2") == (
        '<th role="rowheader" scope="row"><a href="/x?a=1&amp;b=2">Yara</a></th>'
    )
    assert cells.when(date(2026, 12, 3)) == '<time datetime="2026-12-03">do 3 dec</time>'
    assert cells.source_mark(None, "/profiel") == ""
