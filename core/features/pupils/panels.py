"""What other features show on the page of a pupil: they stand above this one, so they hang their panels here.

    add_panel(app, 10, open_cases)       # open_cases(pupil_id) -> PupilPanel | None
    add_pupil_way(app, same_child)       # a link for who administers: same_child(pupil_id) -> Way
    add_list_way(app, read_in)           # the same above the list of pupils: read_in() -> Way

A panel shows only what its own feature lets this reader see; None shows nothing, not even a heading. Ways are drawn for
who holds `pupils.edit`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from flask import Flask, current_app

from core.web.problems import Way

_KEY = "pupil_panels"
_PUPIL_WAYS = "pupil_ways"
_LIST_WAYS = "pupil_list_ways"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelLine:
    """A line of a panel: words, perhaps a link, and something quieter behind it."""

    words: str
    href: str = ""
    meta: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilPanel:
    """A heading with its lines; `empty` is the sentence where there are none. `key` is the id of the heading."""

    key: str
    title: str
    lines: tuple[PanelLine, ...] = ()
    empty: str = ""


PanelSource = Callable[[UUID], PupilPanel | None]


def add_panel(app: Flask, order: int, source: PanelSource) -> None:
    """Hang a panel on the page of every pupil; `order` is its place, in steps of ten."""
    app.extensions.setdefault(_KEY, []).append((order, source))


def pupil_panels(pupil_id: UUID) -> tuple[PupilPanel, ...]:
    """The panels for this pupil and this reader, in order."""
    hung: list[tuple[int, PanelSource]] = current_app.extensions.get(_KEY, [])
    found = (source(pupil_id) for _order, source in sorted(hung, key=lambda pair: pair[0]))
    return tuple(panel for panel in found if panel is not None)


def add_pupil_way(app: Flask, source: Callable[[UUID], Way]) -> None:
    """Hang a link at the data of every pupil."""
    app.extensions.setdefault(_PUPIL_WAYS, []).append(source)


def add_list_way(app: Flask, source: Callable[[], Way]) -> None:
    """Hang a link above the list of pupils."""
    app.extensions.setdefault(_LIST_WAYS, []).append(source)


def pupil_ways(pupil_id: UUID) -> tuple[Way, ...]:
    """The links at the data of this pupil."""
    return tuple(source(pupil_id) for source in current_app.extensions.get(_PUPIL_WAYS, ()))


def list_ways() -> tuple[Way, ...]:
    """The links above the list."""
    return tuple(source() for source in current_app.extensions.get(_LIST_WAYS, ()))
