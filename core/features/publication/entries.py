"""A value of the profile as people read it: what is said, what it asks first, and its parts with their paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from core.contract.source import Declared, Source
from core.features.publication import sentences, words
from core.features.publication.lines import lines
from core.features.publication.plurals import PLURALS
from core.schools.profile import SchoolProfile
from core.web.language import _

BEFORE = _("Vooraf")
MOST_TOGETHER = 8
_SAID_ELSEWHERE = frozenset({"team_compositions"})
"""Kinds of value whose seats and rhythm stand in a table of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sentence inside a value, with its paragraph; `says` is what is said further on."""

    label: str
    source: Source
    says: str = ""

    @property
    def lead(self) -> str:
        """The label as something follows it: with a colon, unless it ends in a mark of its own."""
        return self.label if self.label[-1:] in ".?!:" else f"{self.label}:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value. `lines` are pairs of term and words, `asks` the conditions, `parts` lists of sentences by heading.

    `as_before` holds the headings of what is the same as at the entry `like` above it, which is then not said again.
    """

    anchor: str
    label: str
    said: str
    source: Source
    lines: tuple[tuple[str, str], ...] = ()
    asks: tuple[Part, ...] = ()
    parts: tuple[tuple[str, tuple[Part, ...]], ...] = ()
    like: "Entry | None" = None
    as_before: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether it takes so much of a page that it may be broken over two."""
        return len(self.asks) + sum(len(parts) for _heading, parts in self.parts) > MOST_TOGETHER


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryGroup:
    """The values of one hook at one place, with what they are called."""

    hook: str
    heading: str
    entries: tuple[Entry, ...]


def group(profile: SchoolProfile, hook: str, values: list[Declared]) -> EntryGroup:
    """The values of a hook as entries."""
    made = tuple(entry(profile, hook, value) for value in values)
    return EntryGroup(hook=hook, heading=_(PLURALS[hook]), entries=tuple(_without_repetition(made)))


def _without_repetition(made: tuple[Entry, ...]) -> Iterator[Entry]:
    """Long lists that are word for word those of an entry above it are said once."""
    first: dict[object, Entry] = {}
    for one in made:
        lists = [(BEFORE, one.asks), *one.parts]
        known = [(heading, first[parts]) for heading, parts in lists if len(parts) > 1 and parts in first]
        like = known[0][1] if known else None
        gone = {heading for heading, entry in known if entry is like}
        for heading, parts in lists:
            if heading not in gone:
                first.setdefault(parts, one)
        yield replace(
            one,
            like=like,
            as_before=tuple(_(heading) for heading, _parts in lists if heading in gone),
            asks=() if BEFORE in gone else one.asks,
            parts=tuple(part for part in one.parts if part[0] not in gone),
        )


def entry(profile: SchoolProfile, hook: str, value: Declared) -> Entry:
    """One value as people read it."""
    said = "" if hook in _SAID_ELSEWHERE else words.in_document(value)
    return Entry(
        anchor=f"{hook}-{value.code}".replace("_", "-"),
        label=sentences.about_anyone(value.label),
        said=sentences.of_anyone(said),
        source=value.source,
        lines=tuple(lines(profile, value)),
        asks=tuple(_asks(value)),
        parts=tuple(_parts(profile, value)),
    )


def _asks(value: Declared) -> Iterator[Part]:
    told: set[str] = set()
    for name in ("before", "guards", "wanted"):
        for one in getattr(value, name, ()):
            label = sentences.condition(one)
            if label not in told:
                yield Part(label=label, source=one.source)
            told.add(label)


_PARTS: tuple[tuple[str, str], ...] = (
    ("duties", _("Wat erbij hoort")),
    ("non_duties", _("Wat er niet bij hoort")),
    ("asks", _("Wat de rol vraagt")),
    ("tasks", _("Wat het overleg doet")),
    ("offers", _("Diensten")),
    ("questions", _("Wat er gevraagd wordt")),
    ("outcomes", _("Wat eruit kan komen")),
    ("fields", _("Onderdelen")),
    ("sections", _("Onderdelen")),
    ("rules", _("Wat er verder geldt")),
)


def _parts(profile: SchoolProfile, value: Declared) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for name, heading in _PARTS:
        held = getattr(value, name, ())
        if isinstance(held, tuple) and held:
            yield _(heading), tuple(_part(profile, one) for one in held)


def _part(profile: SchoolProfile, one: Any) -> Part:
    label = sentences.about_anyone(getattr(one, "text", "") if not hasattr(one, "label") else one.label)
    further = (getattr(one, "text", "") or getattr(one, "help", "")) if hasattr(one, "label") else ""
    further = sentences.about_anyone(further) if further else ""
    return Part(label=label, source=one.source, says=further or "; ".join(said for _t, said in _inner(profile, one)))


def _inner(profile: SchoolProfile, one: Any) -> Iterator[tuple[str, str]]:
    """What a part says about itself: limits, amounts and conditions of a service."""
    yield from lines(profile, one, frozenset({"limits", "amounts"}))
    for condition in getattr(one, "before", ()):
        yield "", sentences.condition(condition)
