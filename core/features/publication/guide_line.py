"""A sentence of the chapter for the school guide. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.contract.source import Source
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideLine:
    """A sentence with its paragraph in the profile; `term` is what it is about. Either may be empty, not both."""

    text: str
    source: Source | None = None
    term: str = ""


def short(lines: Iterable[GuideLine]) -> Iterator[GuideLine]:
    """The lines that say something, and at the end in one line what is only a name."""
    names = []
    for line in lines:
        if line.text:
            yield line
        else:
            names.append(line.term)
    if names:
        yield GuideLine(term=_("Ook"), text=", ".join(names))


def plain(term: str, text: str, source: Source) -> GuideLine:
    """A line whose term is left out where the sentence says the same."""
    again = term.casefold() in text.casefold()
    return GuideLine(term="" if again else term, text=text, source=source)
