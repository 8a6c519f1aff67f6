"""A value of the profile as people read it: what is said, what it asks first, and its parts with their paragraphs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from core.contract.offers import Standing
from core.contract.source import Declared, Source
from core.features.publication import amounts, sentences, words
from core.features.publication.plurals import PLURALS
from core.schools.profile import SchoolProfile
from core.web.language import _

Say = Callable[[Any, SchoolProfile], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sentence inside a value, with its paragraph; `says` is what is said further on."""

    label: str
    source: Source
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value. `lines` are pairs of term and words, `asks` the conditions, `parts` lists of sentences by heading."""

    anchor: str
    label: str
    said: str
    source: Source
    lines: tuple[tuple[str, str], ...] = ()
    asks: tuple[Part, ...] = ()
    parts: tuple[tuple[str, tuple[Part, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryGroup:
    """The values of one hook at one place, with what they are called."""

    hook: str
    heading: str
    entries: tuple[Entry, ...]


def group(profile: SchoolProfile, hook: str, values: list[Declared]) -> EntryGroup:
    """The values of a hook as entries."""
    made = tuple(entry(profile, hook, value) for value in values)
    return EntryGroup(hook=hook, heading=_(PLURALS[hook]), entries=made)


def entry(profile: SchoolProfile, hook: str, value: Declared) -> Entry:
    """One value as people read it."""
    said = words.in_words(value)
    return Entry(
        anchor=f"{hook}-{value.code}".replace("_", "-"),
        label=sentences.about_anyone(value.label),
        said=sentences.about_anyone(said) if said else "",
        source=value.source,
        lines=tuple(_lines(profile, value)),
        asks=tuple(_asks(value)),
        parts=tuple(_parts(profile, value)),
    )


def _asks(value: Declared) -> Iterator[Part]:
    for name in ("before", "guards", "wanted"):
        for one in getattr(value, name, ()):
            yield Part(label=sentences.condition(one), source=one.source)


def _labels(hook: str) -> Say:
    """Codes of a hook as its labels."""

    def say(codes: Any, profile: SchoolProfile) -> str:
        known = {one.code: one.label for one in profile.declared(hook)}
        wanted = (codes,) if isinstance(codes, str) else codes
        return ", ".join(known.get(code, "") for code in wanted if known.get(code))

    return say


def _either(codes: Any, profile: SchoolProfile) -> str:
    known = {one.code: one.label for one in (*profile.staff_roles, *profile.partners)}
    return ", ".join(known[code] for code in codes if code in known)


def _text(value: Any, profile: SchoolProfile) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _each(say: Callable[[Any, SchoolProfile], str]) -> Say:
    return lambda values, profile: "; ".join(say(one, profile) for one in values)


def _standing(value: Any, profile: SchoolProfile) -> str:
    said = {
        Standing.INVESTIGATED: _("wordt onderzocht"),
        Standing.TEMPORARY: _("tijdelijk"),
        Standing.ENDED: _("gestopt"),
    }
    return said.get(value, "")


def _part_of(code: Any, profile: SchoolProfile) -> str:
    known = (*profile.partners, *profile.systems, *profile.document_templates)
    return next((one.label for one in known if one.code == code), "")


_ROLES, _TEAMS = _labels("staff_roles"), _labels("team_compositions")
_LINES: tuple[tuple[str, str, Say], ...] = (
    ("aliases", _("Ook bekend als"), _text),
    ("actors", _("Wie hier werken"), _ROLES),
    ("specialisms", _("Kent zich uit in"), _text),
    ("drawn_from", _("Is ook"), _ROLES),
    ("indications", _("Wanneer"), _text),
    ("limits", _("Voor"), amounts.limits),
    ("audience", _("Voor wie"), _text),
    ("means", _("Middelen"), _text),
    ("amounts", _("Hoeveel"), _each(amounts.amount)),
    ("themes", _("Onderwerpen"), _text),
    ("topics", _("Onderwerpen"), _text),
    ("grounds", _("Op grond van"), _text),
    ("executors", _("Door"), _ROLES),
    ("partners", _("Samen met"), _labels("partners")),
    ("works_with", _("Samen met"), _labels("partners")),
    ("registrars", _("Aanmelden door"), _either),
    ("reach", _("Zo gaat het"), _text),
    ("status", _("Stand"), _text),
    ("standing", _("Stand"), _standing),
    ("facility", _("Waar"), _labels("facilities")),
    ("place", _("Waar"), _text),
    ("when", _("Moment"), _text),
    ("window", _("Moment"), lambda value, profile: amounts.window(value)),
    ("rhythm", _("Hoe vaak"), lambda value, profile: sentences.rhythm(value)),
    ("funding", _("Betaald uit"), _each(lambda value, profile: amounts.funding(value))),
    ("teams", _("Besproken in"), _TEAMS),
    ("owner", _("Door"), _ROLES),
    ("owners", _("Door"), _ROLES),
    ("authors", _("Gemaakt door"), _ROLES),
    ("leaders", _("Geleid door"), _ROLES),
    ("roles", _("Gebruikt door"), _ROLES),
    ("reporters", _("Door"), _ROLES),
    ("asked_by", _("Op verzoek van"), _ROLES),
    ("parties", _("Met"), lambda value, profile: sentences.about_anyone(", ".join(one.label for one in value))),
    ("approvers", _("Akkoord van"), lambda value, profile: ", ".join(one.label for one in value)),
    ("refers_to", _("Verwijst naar"), _labels("partners")),
    ("outcome", _("Anders"), _text),
    ("explains", _("Waarom"), lambda value, profile: sentences.about_anyone(value.replace("{start}", "…"))),
    ("level", _("Niveau"), _labels("care_levels")),
    ("domains", _("Gebied"), lambda value, profile: ", ".join(one.replace("_", " ") for one in value)),
    ("routes", _("Route"), _labels("support_routes")),
    ("part_of", _("Hoort bij"), _part_of),
)
"""Fields that are said in a line: name of the field, the term, and how it is said."""


def _lines(profile: SchoolProfile, value: Declared) -> Iterator[tuple[str, str]]:
    for name, term, say in _LINES:
        held = getattr(value, name, None)
        said = say(held, profile) if held else ""
        if said:
            yield _(term), said


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
    further = one.text if hasattr(one, "label") and getattr(one, "text", "") else ""
    return Part(label=label, source=one.source, says=further or "; ".join(said for _t, said in _inner(profile, one)))


def _inner(profile: SchoolProfile, one: Any) -> Iterator[tuple[str, str]]:
    """What a part says about itself: limits, amounts and conditions of a service."""
    for name, term, say in _LINES:
        if name in ("limits", "amounts") and getattr(one, name, None):
            yield _(term), say(getattr(one, name), profile)
    for condition in getattr(one, "before", ()):
        yield "", sentences.condition(condition)
