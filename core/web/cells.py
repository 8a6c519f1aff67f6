"""The smallest pieces of a row: cell, moment, source. Drawn hundreds of times on a page, where a macro costs too much.

Templates know them as `dk.first`, `dk.cell`, `dk.when` and `dk.src`; each answers safe HTML of what it is given.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from markupsafe import Markup, escape

from core.contract.source import Source
from core.web import dates
from core.web.language import _

Caller = Callable[[], Markup]


def first(words: Any, href: str = "", meta: str = "", caller: Caller | None = None) -> Markup:
    """The cell that names the row; `caller` is what stands inside `{% call %}`."""
    named = f'<a href="{escape(href)}">{escape(words)}</a>' if href else escape(words)
    more = f'<br><span class="dk-meta">{escape(meta)}</span>' if meta else ""
    return _safe(f'<th role="rowheader" scope="row">{named}{more}{caller() if caller else ""}</th>')


def cell(column: str = "", words: Any = "", kind: str = "", caller: Caller | None = None) -> Markup:
    """Another cell; `column` is repeated before the words on a phone, kind "n" is for numbers."""
    role = f' class="{escape(kind)}"' if kind else ""
    inside = caller() if caller else ""
    return _safe(f'<td role="cell" data-l="{escape(column)}"{role}>{escape(words)}{inside}</td>')


def when(moment: date | datetime, words: Any = "") -> Markup:
    """A `<time>`; words default to the short day."""
    return _safe(f'<time datetime="{dates.machine(moment)}">{escape(words or dates.day_short(moment))}</time>')


def source_mark(source: Source | None, href: str) -> Markup:
    """The paragraph behind a claim, as a link to the school's own text where that can be read."""
    if not source:
        return Markup()
    before = _("Bron:") if source.law else _("Bron: profiel,")
    inside = f'<span class="visually-hidden">{escape(before)} </span>{escape(source.mark)}'
    if href:
        return _safe(f'<a class="dk-src" href="{escape(href)}">{inside}</a>')
    return _safe(f'<span class="dk-src">{inside}</span>')


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704  # every value in it was escaped above
