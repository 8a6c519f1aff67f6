"""The language of a page: `_()` and `ngettext()` over GNU catalogues. Source texts are Dutch; Dutch needs no catalogue.

A text marked at import time (a label in schema metadata) comes out of `_()` unchanged, because nothing but Dutch is
spoken outside a request; whoever draws it calls `_()` again. That makes every marked text translatable late, without
lazy string objects.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel.support import Translations
from flask import Flask
from markupsafe import Markup

from core.web.dates import clock as clock
from core.web.dates import day_long as day_long
from core.web.dates import day_month as day_month
from core.web.dates import day_short as day_short
from core.web.dates import day_week as day_week
from core.web.dates import moment as moment
from core.web.dates import number_word as number_word

SOURCE_LANGUAGE = "nl"
FOLDER = Path(__file__).parent / "translations"

_DUTCH = NullTranslations()
_spoken: ContextVar[NullTranslations] = ContextVar("spoken", default=_DUTCH)


@cache
def _catalogue(language: str) -> NullTranslations:
    return _DUTCH if language == SOURCE_LANGUAGE else Translations.load(FOLDER, [language])


def gettext(message: str, /, **values: object) -> str:
    """The text in the language of this page. With `values`, `%(name)s` is filled in; without, nothing is replaced."""
    text = _spoken.get().gettext(message) if message else ""
    return text % values if values else text


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The text for one or for many; `%(num)d` is the number."""
    return _spoken.get().ngettext(one, many, number) % {"num": number, **values}


_ = gettext


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language (an ISO 639 code with a folder in `translations`) inside the block."""
    token = _spoken.set(_catalogue(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def _in_template(text: str, /, **values: object) -> Markup:
    """What the extension's `gettext` does, without asking for its context: a list page calls this hundreds of times."""
    said = Markup(_spoken.get().gettext(text) if text else "")  # noqa: S704  # a text of the program, not of a person
    return said % values if values or "%" in said else said


def install_language(app: Flask) -> None:
    """Give templates `_`, `gettext`, `ngettext`; in a template a literal percent sign is written `%%`."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    # newstyle: variables are escaped and filled in by the extension itself
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _spoken.get().gettext(text) if text else "",
        lambda one, many, number: _spoken.get().ngettext(one, many, number),
        newstyle=True,
    )
    app.jinja_env.globals.update(_=_in_template, gettext=_in_template)
    app.jinja_env.filters.update(
        day_short=day_short,
        day_long=day_long,
        day_month=day_month,
        day_week=day_week,
        clock=clock,
        number_word=number_word,
    )
