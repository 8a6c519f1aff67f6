"""The profile as a document to read: the school's own paragraphs, with the levels and teams where they are told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from core.access.school import profile
from core.contract.school import CareLevel, Chapter
from core.contract.source import Declared, Source
from core.contract.teams import TeamComposition
from core.features.setup import words
from core.schools.walk import sources

BULLET = "- "
V = TypeVar("V", bound=Declared)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph (one line) or a list of items."""

    lines: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """A team as the document shows it: who sits in it and how often it meets, each with its paragraph."""

    short: str
    label: str
    seats: str
    rhythm: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One paragraph of the document. `number` is empty where it has none; `deep` below a chapter.

    `anchors` are addresses of smaller paragraphs that are told here; `routes` pairs of code and name of a picture.
    """

    anchor: str
    number: str
    heading: str
    deep: bool
    missing: bool = False
    blocks: tuple[Block, ...] = ()
    anchors: tuple[str, ...] = ()
    levels: tuple[CareLevel, ...] = ()
    teams: tuple[TeamLine, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()


def sections() -> tuple[Section, ...]:
    """The chapters in order, with levels, teams and routes at the paragraph they come from."""
    found = _with_anchors([_section(chapter) for chapter in sorted(profile().chapters, key=lambda one: one.order)])
    own = {section.anchor for section in found}
    levels, teams, routes = (
        _by_anchor(profile().care_levels),
        _by_anchor(_teams()),
        _by_anchor(profile().support_routes),
    )
    placed = [
        replace(
            section,
            levels=tuple(levels.get(section.anchor, ())),
            teams=tuple(_team(team) for team in teams.get(section.anchor, ())),
            routes=tuple((route.code, route.label) for route in routes.get(section.anchor, ())),
        )
        for section in found
    ]
    rest = _rest(own, levels, teams)
    return (*placed, rest) if rest else tuple(placed)


def _section(chapter: Chapter) -> Section:
    number = chapter.source.section
    is_number = number[:1].isdigit()
    return Section(
        anchor=chapter.source.anchor,
        number=number if is_number else "",
        heading=chapter.label,
        deep=is_number and "." in number,
        missing=chapter.missing,
        blocks=tuple(blocks(chapter.text)),
    )


def blocks(text: str) -> Iterable[Block]:
    """The lines of a text as paragraphs and lists: lines that begin with "- " belong together."""
    items: list[str] = []
    for line in (part.strip() for part in text.splitlines()):
        if line.startswith(BULLET):
            items.append(line.removeprefix(BULLET))
            continue
        if items:
            yield Block(lines=tuple(items), is_list=True)
            items = []
        if line:
            yield Block(lines=(line,))
    if items:
        yield Block(lines=tuple(items), is_list=True)


def _with_anchors(found: list[Section]) -> list[Section]:
    """Let every source link of the profile lead somewhere: a paragraph without a chapter of its own to the nearest."""
    own = {section.anchor for section in found}
    loose: dict[str, set[str]] = defaultdict(set)
    for _place, source in sources(profile()):
        if not source.law and source.anchor not in own:
            loose[_nearest(source.anchor, own)].add(source.anchor)
    last = found[-1].anchor if found else ""
    return [
        replace(
            section, anchors=tuple(sorted(loose[section.anchor] | (loose[""] if section.anchor == last else set())))
        )
        for section in found
    ]


def _nearest(anchor: str, own: set[str]) -> str:
    """The longest beginning of the anchor that is a chapter: `p-3-2-1-b` is told in `p-3-2-1`; empty when none is."""
    while "-" in anchor:
        anchor = anchor.rpartition("-")[0]
        if anchor in own:
            return anchor
    return ""


def _by_anchor(values: Iterable[V]) -> dict[str, list[V]]:
    found: dict[str, list[V]] = defaultdict(list)
    for value in values:
        found[value.source.anchor].append(value)
    return found


def _teams() -> Iterable[TeamComposition]:
    return profile().team_compositions


def _team(team: TeamComposition) -> TeamLine:
    return TeamLine(
        short=team.short,
        label=team.label,
        seats=", ".join(words.seat(seat) for seat in profile().seats_of(team.code)),
        rhythm=words.rhythm(team.rhythm),
        source=team.source,
    )


def _rest(own: set[str], levels: dict[str, list[CareLevel]], teams: dict[str, list[TeamComposition]]) -> Section | None:
    """Levels and teams whose paragraph is no chapter of the document, so that nothing stays out of sight."""
    loose_levels = tuple(level for anchor, found in levels.items() if anchor not in own for level in found)
    loose_teams = tuple(_team(team) for anchor, found in teams.items() if anchor not in own for team in found)
    if not loose_levels and not loose_teams:
        return None
    return Section(
        anchor="overig", number="", heading="Niveaus en overleg", deep=False, levels=loose_levels, teams=loose_teams
    )
