"""When somebody may be away, and who may stand in. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core.contract.dates import in_words
from core.contract.requirements.base import enumerated
from core.web.language import _

LONGEST = timedelta(days=366)
"""Who is away longer has left the work: then it is handed over for good."""

AHEAD = timedelta(days=28)
"""How long before the last day of somebody who leaves their open work comes on the list of the care owner."""

FieldSentences = dict[str, list[str]]


@dataclass(frozen=True, slots=True, order=True)
class HeldRole:
    """A role with its range, as one member holds it."""

    role: str
    part: str = ""


def wrong_days(starts_on: date, ends_on: date, today: date) -> FieldSentences:
    """What does not fit in the days of an absence, per field. Both days count."""
    if ends_on < starts_on:
        return {"ends_on": [_("De laatste dag ligt voor de eerste dag.")]}
    if ends_on < today:
        return {"ends_on": [_("Deze dag is al voorbij. Kies vandaag of later.")]}
    if ends_on > starts_on + LONGEST:
        return {"ends_on": [_("Dit is langer dan een jaar. Draag het werk dan helemaal over.")]}
    return {}


def overlap(starts_on: date, ends_on: date, others: Iterable[tuple[date, date]]) -> str:
    """A sentence when one of the other periods shares a day with this one; empty otherwise."""
    for first, last in others:
        if first <= last and first <= ends_on and starts_on <= last:
            return _("Van %(van)s tot en met %(tot)s.", van=in_words(first), tot=in_words(last))
    return ""


def missing_roles(away: Iterable[HeldRole], substitute: Iterable[HeldRole]) -> tuple[HeldRole, ...]:
    """The roles of who is away that the substitute does not hold."""
    return tuple(sorted(set(away) - set(substitute)))


def needs_administrator(missing: Iterable[HeldRole], substitute: Iterable[HeldRole]) -> frozenset[str]:
    """Codes of roles that the substitute holds for no part of the school: only an administrator gives such rights."""
    known = {held.role for held in substitute}
    return frozenset(held.role for held in missing if held.role not in known)


def sentence_of(labels: Iterable[str]) -> str:
    """Why an administrator is needed."""
    names = enumerated(label for label in labels)
    return _("Deze collega heeft deze rol niet: %(rollen)s. Kies een ander, of vraag het de beheerder.", rollen=names)
