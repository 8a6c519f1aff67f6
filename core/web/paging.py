"""Keyset paging: "Vorige" and "Volgende" by the key of the last row, never by counting rows.

page = asked_page(request.args)                        # direction and key from the address
rows = repository.slice(after=page.after, before=page.before, most=page.size + 1)
part = slice_of(rows, page, key=lambda pupil: (pupil.surname, str(pupil.id)), here=request.url_rule...)
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

Row = TypeVar("Row")
SIZE = 50
LONGEST_KEY = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader asked for: rows `after` a key or `before` one (never both); none means from the start."""

    after: tuple[str, ...] | None = None
    before: tuple[str, ...] | None = None
    size: int = SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[Row]):
    """Rows of one page, in reading order, with the addresses of its neighbours (empty when there is none)."""

    rows: tuple[Row, ...]
    previous: str = ""
    next: str = ""


def asked_page(arguments: Mapping[str, str], size: int = SIZE) -> Asked:
    """Read `na` or `voor` from the address. A key that is broken or forged counts as the start, never as an error."""
    if key := _key(arguments.get("na", "")):
        return Asked(after=key, size=size)
    if key := _key(arguments.get("voor", "")):
        return Asked(before=key, size=size)
    return Asked(size=size)


def slice_of(
    found: Sequence[Row],
    asked: Asked,
    *,
    key: Callable[[Row], Sequence[object]],
    path: str,
    keep: Mapping[str, str] | None = None,
) -> Slice[Row]:
    """The page from at most `size + 1` rows. For `before` the rows come nearest first, as such a query finds them.

    `path` is this page's path; `keep` the other arguments (a search, a filter) that stay in the address.
    """
    more = len(found) > asked.size
    rows = tuple(found[: asked.size])
    if asked.before is not None:
        rows = tuple(reversed(rows))
    has_previous = more if asked.before is not None else asked.after is not None
    has_next = True if asked.before is not None else more

    def link(name: str, row: Row) -> str:
        return f"{path}?{urlencode({**(keep or {}), name: _text([str(part) for part in key(row)])})}"

    return Slice(
        rows=rows,
        previous=link("voor", rows[0]) if rows and has_previous else "",
        next=link("na", rows[-1]) if rows and has_next else "",
    )


def _text(parts: Sequence[str]) -> str:
    return urlsafe_b64encode(json.dumps(list(parts), ensure_ascii=False).encode()).decode().rstrip("=")


def _key(text: str) -> tuple[str, ...] | None:
    if not text or len(text) > LONGEST_KEY:
        return None
    try:
        parts: Any = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError:
        return None
    fits = (
        isinstance(parts, list)
        and parts
        and all(isinstance(part, str) and "\x00" not in part and part.isprintable() for part in parts)
    )
    return tuple(parts) if fits else None
