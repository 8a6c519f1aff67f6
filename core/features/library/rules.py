"""Rules about guides, pure: which answer a search, which help with a characteristic of a pupil, whose text it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from core.contract.offers import GuideSection
from core.contract.partners import Guide, Provision
from core.contract.requirements import FlagSet
from core.schools.profile import OWN_VALUE, SchoolProfile
from core.web.language import _

Folded = Callable[[str], str]
"""Makes texts comparable: small letters without accents."""


class Text(StrEnum):
    """Whether there is a text to read here."""

    HERE = "hier"
    ELSEWHERE = "elders"


class Order(StrEnum):
    """By name, or by kind and then by name."""

    NAME = "naam"
    KIND = "soort"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The questions of the list; an empty one asks nothing. `role` owns the guide or works by it."""

    query: str = ""
    kind: str = ""
    about: str = ""
    role: str = ""
    text: str = ""
    order: Order = Order.NAME

    @property
    def narrows(self) -> bool:
        """Whether anything was asked besides the order."""
        return replace(self, order=Order.NAME) != Wanted()


def has_text(guide: Guide) -> bool:
    """Whether the guide itself can be read here: a section with a text, or what the document says of it."""
    return any(section.text for section in guide.sections) or guide.supplied


def is_own(guide: Guide) -> bool:
    """Whether the school added the guide in its own file."""
    return guide.source.section == f"wijzers.{guide.code}"


def is_own_text(profile: SchoolProfile, guide: Guide, section: GuideSection) -> bool:
    """Whether the text of a section is the school's own, from its file."""
    return profile.origin.get(f"guides/{guide.code}/{section.code}") == OWN_VALUE


def holds(wanted: Wanted, guide: Guide, folded: Folded) -> bool:
    """Whether this guide answers every question. `folded` makes texts comparable."""
    there = Text.HERE if has_text(guide) else Text.ELSEWHERE
    roles = (guide.owner, *guide.roles)
    fits = all(
        (
            wanted.kind in ("", guide.kind),
            wanted.about in ("", guide.about),
            not wanted.role or wanted.role in roles,
            wanted.text in ("", there.value),
        )
    )
    whole = " | ".join(folded(text) for text in _texts(guide))
    return fits and all(word in whole for word in folded(wanted.query).split())


def _texts(guide: Guide) -> Iterator[str]:
    yield from (guide.label, guide.kind, guide.about.replace("_", " "), guide.description)
    for section in guide.sections:
        yield from (section.label, section.text)
    yield from (rule.text for rule in guide.rules)


def in_order(found: Iterable[Guide], order: Order) -> tuple[Guide, ...]:
    """By name, or by kind and then by name."""
    return tuple(
        sorted(found, key=lambda one: (one.kind if order is Order.KIND else "", one.label.casefold(), one.code))
    )


Choice = tuple[object, str, int]
"""A value of a filter, how it is called, and how many guides it would leave."""


def choices(profile: SchoolProfile, wanted: Wanted, folded: Folded) -> dict[str, list[Choice]]:
    """Per filter its values with their counts, beside the other choices."""
    return {
        name: [
            (value, label, sum(holds(_but(wanted, name, value), one, folded) for one in profile.guides))
            for value, label in values
        ]
        for name, values in _values(profile).items()
    }


def _but(wanted: Wanted, name: str, value: Any) -> Wanted:
    return replace(wanted, **{name: value})


def _values(profile: SchoolProfile) -> dict[str, list[tuple[str, str]]]:
    roles = {one.code: one.label for one in profile.staff_roles}
    used = {code for one in profile.guides for code in (one.owner, *one.roles) if code in roles}
    return {
        "kind": [(kind, kind) for kind in _sorted(one.kind for one in profile.guides)],
        "about": [(code, words_of(code)) for code in _sorted(one.about for one in profile.guides)],
        "role": [(code, label) for code, label in roles.items() if code in used],
        "text": [(Text.HERE.value, _("tekst staat hier")), (Text.ELSEWHERE.value, _("tekst staat hier nog niet"))],
    }


def _sorted(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if value}, key=str.casefold)


def words_of(about: str) -> str:
    """A characteristic as people read it: `eigen leerlijn`."""
    return about.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagSupport:
    """What the school has for one characteristic of a pupil: its guides, and the help that asks for it."""

    flag: str
    guides: tuple[Guide, ...]
    provisions: tuple[Provision, ...]


def helpful(profile: SchoolProfile, flags: Iterable[str]) -> tuple[FlagSupport, ...]:
    """Per characteristic of a pupil what helps, protocols first; a characteristic without anything is left out."""
    found = []
    for flag in sorted(flags):
        guides = [one for one in profile.guides if one.about == flag]
        given = tuple(one for one in profile.provisions if flag in _flags(one.before))
        if guides or given:
            first = sorted(guides, key=lambda one: (one.kind != "protocol", one.label.casefold()))
            found.append(FlagSupport(flag=flag, guides=tuple(first), provisions=given))
    return tuple(found)


def _flags(value: object) -> Iterator[str]:
    """Every characteristic that conditions ask after, also inside others."""
    if isinstance(value, FlagSet):
        yield value.flag
    elif isinstance(value, tuple):
        for item in value:
            yield from _flags(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _flags(getattr(value, one.name))


def related(profile: SchoolProfile, guide: Guide) -> Sequence[Guide]:
    """Other guides about the same characteristic."""
    return [one for one in profile.guides if guide.about and one.about == guide.about and one.code != guide.code]
