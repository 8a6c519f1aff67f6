"""What stands on a page that a person could use: its forms with their fields, and its links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

HOUSEKEEPING = frozenset({"csrf_token", "key"})
ASKED = re.compile(r"""args(?:\.get|\.getlist)?[(\[]["']([a-z_]+)["']""")
CORE = Path(__file__).parents[2] / "core"


@dataclass(frozen=True, kw_only=True)
class Blank:
    """A form as it stands on a page. `texts` are the fields in which a person types; `values` what was filled in."""

    action: str
    method: str
    names: tuple[str, ...]
    texts: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Blank] = []
        self._open: dict[str, list[tuple[str, str]]] | None = None
        self._terms = ("", "get")
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = {"names": [], "texts": [], "values": []}
            self._terms = (given.get("action", ""), given.get("method", "get").lower())
        elif self._open is not None and tag in ("input", "textarea", "select"):
            self._field(tag, given)
        elif self._open is not None and tag == "option" and "selected" in given and self._select:
            self._open["values"].append((self._select, given.get("value", "")))

    def _field(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        assert self._open is not None
        self._select = name if tag == "select" else ""
        if not name or name in HOUSEKEEPING:
            return
        self._open["names"].append((name, kind))
        if tag == "textarea" or (tag == "input" and kind in ("text", "search", "email", "tel")):
            self._open["texts"].append((name, kind))
        ticked = kind not in ("checkbox", "radio") or "checked" in given
        if tag == "input" and given.get("value") and ticked:
            self._open["values"].append((name, given["value"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._open is not None:
            names, texts = (tuple(dict.fromkeys(name for name, _kind in self._open[key])) for key in ("names", "texts"))
            self.found.append(
                Blank(
                    action=self._terms[0],
                    method=self._terms[1],
                    names=names,
                    texts=texts,
                    values=tuple(self._open["values"]),
                )
            )
            self._open = None


def forms_on(html: str) -> list[Blank]:
    """Every form of a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


@cache
def asked_names() -> tuple[str, ...]:
    """Every name that the program reads from the query of an address, found in its source."""
    return tuple(sorted({name for path in CORE.rglob("*.py") for name in ASKED.findall(path.read_text("utf-8"))}))


def links_on(html: str) -> Iterator[str]:
    """The addresses of this site that a page leads to."""
    return (link for link in re.findall(r'href="(/[^"#]*)', html) if not link.startswith(("/static/", "/thema/")))
