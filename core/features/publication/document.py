"""The profile as a document to read: the school's own paragraphs, and at each what was declared there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.contract.hooks import DECLARING
from core.contract.requirements.base import capital
from core.contract.routes import SupportRoute
from core.contract.school import CareLevel, Chapter
from core.contract.source import Declared, Source
from core.contract.teams import TeamComposition
from core.features.publication import sentences
from core.features.publication.blocks import Block, blocks
from core.features.publication.entries import EntryGroup, group
from core.schools.profile import BY_LAW, SchoolProfile
from core.schools.walk import sources
from core.web.language import _

REST = "overig"
NOT_SAID = _("staat niet in het profiel")
OPEN = frozenset({"provisions", "partners", "admission_rules", "placement_rules", "goals"})
"""Kinds of value that a reader comes for; the others stand behind one line that says how many there are."""

_APART = frozenset({"about", "chapters", "wording", "remarks", "care_levels", "support_routes", "staff_roles"})
"""Kinds of value with a place of their own in the document."""


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
    """One paragraph of the document. `number` is empty where it has none; `depth` 0 for a chapter.

    `anchors` are addresses of smaller paragraphs that are told here; `open` and `folded` are the values declared here.
    """

    anchor: str
    number: str
    heading: str
    depth: int
    missing: bool = False
    blocks: tuple[Block, ...] = ()
    anchors: tuple[str, ...] = ()
    levels: tuple[CareLevel, ...] = ()
    teams: tuple[TeamLine, ...] = ()
    routes: tuple[SupportRoute, ...] = ()
    open: tuple[EntryGroup, ...] = ()
    folded: tuple[EntryGroup, ...] = ()

    @property
    def folded_in_words(self) -> str:
        """`3 termijnen`-like counts of what is folded: "Termijnen 3, Signalen 2"."""
        return ", ".join(f"{part.heading} ({len(part.entries)})" for part in self.folded)


def sections(profile: SchoolProfile) -> tuple[Section, ...]:
    """The chapters in order, each with what is declared there; at the end what belongs to no chapter."""
    chapters = sorted(profile.chapters, key=lambda one: one.order)
    plain = [_section(chapter) for chapter in chapters]
    own = {section.anchor for section in plain}
    placed = _placed(profile, own)
    whole = [_filled(profile, section, placed) for section in _with_anchors(profile, plain)]
    rest = _filled(profile, Section(anchor=REST, number="", heading=_("Verder bij deze school"), depth=0), placed)
    bare = not (rest.levels or rest.teams or rest.routes or rest.open or rest.folded)
    return tuple(whole) if bare else (*whole, rest)


def _section(chapter: Chapter) -> Section:
    number = chapter.source.section
    is_number = number[:1].isdigit()
    return Section(
        anchor=chapter.source.anchor,
        number=number if is_number else "",
        heading=chapter.label,
        depth=number.count(".") if is_number else int(bool(chapter.part_of)),
        missing=chapter.missing,
        blocks=tuple(blocks(chapter.text)),
    )


def _placed(profile: SchoolProfile, own: set[str]) -> dict[tuple[str, str], list[Declared]]:
    """Every value of the school (not of the law) by the paragraph where it is told and its hook."""
    found: dict[tuple[str, str], list[Declared]] = defaultdict(list)
    for hook in DECLARING:
        for value in profile.declared(hook):
            if profile.origin.get(f"{hook}/{value.code}") != BY_LAW and not value.source.law:
                anchor = value.source.anchor
                place = anchor if anchor in own else _nearest(anchor, own)
                found[place or REST, hook].append(value)
    return found


def _filled(profile: SchoolProfile, section: Section, placed: dict[tuple[str, str], list[Declared]]) -> Section:
    groups = [
        group(profile, hook, [one for one in placed[section.anchor, hook] if _says_more(one)])
        for hook in DECLARING
        if hook not in _APART and any(_says_more(one) for one in placed.get((section.anchor, hook), ()))
    ]
    return replace(
        section,
        levels=tuple(one for one in _at(placed, section, "care_levels") if isinstance(one, CareLevel)),
        teams=tuple(
            _team(profile, one) for one in _at(placed, section, "team_compositions") if isinstance(one, TeamComposition)
        ),
        routes=tuple(one for one in _at(placed, section, "support_routes") if isinstance(one, SupportRoute)),
        open=tuple(one for one in groups if one.hook in OPEN),
        folded=tuple(one for one in groups if one.hook not in OPEN),
    )


def _says_more(value: Declared) -> bool:
    """Whether a value has more to say than the table of teams does."""
    return not isinstance(value, TeamComposition) or bool(value.tasks or value.questions or value.outcomes)


def _at(placed: dict[tuple[str, str], list[Declared]], section: Section, hook: str) -> Iterable[Declared]:
    return placed.get((section.anchor, hook), ())


def _with_anchors(profile: SchoolProfile, found: list[Section]) -> list[Section]:
    """Let every source link of the profile lead somewhere: a paragraph without a chapter of its own to the nearest."""
    own = {section.anchor for section in found}
    loose: dict[str, set[str]] = defaultdict(set)
    for _place, source in sources(profile):
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


def _team(profile: SchoolProfile, team: TeamComposition) -> TeamLine:
    return TeamLine(
        short=capital(team.short),
        label=team.label,
        seats=", ".join(sentences.seat(seat) for seat in profile.seats_of(team.code)) or NOT_SAID,
        rhythm=sentences.rhythm(team.rhythm),
        source=team.source,
    )
