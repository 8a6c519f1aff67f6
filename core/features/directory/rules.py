"""Rules about partners, pure: who is the contact person now, whether the data were checked, how a search reads."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from core.contract.dates import add_months
from core.contract.partners import ContactPerson
from core.contract.wire import to_wire

CHECKED, UNDONE = "checked", "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What somebody of the school says over the file: see `PartnerContact`."""

    id: UUID
    replaces: str
    name: str
    phone: str
    mail: str
    gone: bool
    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """A contact person as it holds now. `place` is where the person it stands for has its place in the file.

    `lost`: the correction stood over somebody whom the file no longer names.
    """

    name: str
    phone: str
    mail: str
    published: bool = False
    place: int | None = None
    was: ContactPerson | None = None
    correction: Correction | None = None
    lost: bool = False

    @property
    def gone(self) -> bool:
        """Whether this person no longer works there."""
        return self.correction is not None and self.correction.gone


def contact_lines(declared: Sequence[ContactPerson], corrections: Iterable[Correction]) -> tuple[ContactLine, ...]:
    """The persons of the file with what the school says over them, then those that the school added itself.

    A correction over somebody whom the file no longer names stands on its own; when it said only that this person
    left, or the file says the same by now, it says nothing any more.
    """
    rest = list(corrections)
    lines = []
    for place, person in enumerate(declared):
        over = next((one for one in rest if one.replaces == person.name), None)
        if over is not None:
            rest.remove(over)
        lines.append(_line(place, person, over))
    known = {(person.name, person.phone, person.mail) for person in declared}
    for one in rest:
        if not one.gone and (one.name, one.phone, one.mail) not in known:
            lines.append(
                ContactLine(name=one.name, phone=one.phone, mail=one.mail, correction=one, lost=bool(one.replaces))
            )
    return tuple(lines)


def _line(place: int, person: ContactPerson, over: Correction | None) -> ContactLine:
    said = person if over is None or over.gone else over
    return ContactLine(
        name=said.name,
        phone=said.phone,
        mail=said.mail,
        published=person.published,
        place=place,
        was=person if over is not None else None,
        correction=over,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """Who said when that the data hold, and which contact persons the file named then."""

    by: str
    on: date
    fingerprint: str


class Freshness(StrEnum):
    """How far the data of a partner can be relied on."""

    FRESH = "vers"
    OLD = "oud"
    CHANGED = "gewijzigd"
    NEVER = "nooit"

    @property
    def asks(self) -> bool:
        """Whether somebody has to look at the data."""
        return self is not Freshness.FRESH


def last_check(said: Iterable[tuple[str, CheckLine]]) -> CheckLine | None:
    """The check that stands, of all that was said in order: each time that was taken back takes the last one away."""
    standing: list[CheckLine] = []
    for outcome, line in said:
        if outcome == CHECKED:
            standing.append(line)
        elif standing:
            standing.pop()
    return standing[-1] if standing else None


def freshness(check: CheckLine | None, fingerprint: str, today: date, months: int) -> Freshness:
    """On the day itself, so many months later, a check still holds; the day after it no longer does."""
    if check is None:
        return Freshness.NEVER
    if check.fingerprint != fingerprint:
        return Freshness.CHANGED
    return Freshness.OLD if today > add_months(check.on, months) else Freshness.FRESH


def fingerprint(declared: Sequence[ContactPerson]) -> str:
    """A name for exactly these contact persons of the file."""
    return sha256(json.dumps(to_wire(tuple(declared)), sort_keys=True).encode()).hexdigest()


def folded(text: str) -> str:
    """Small letters without accents or signs, words parted by one space: `Daniëlle's CJG` becomes `danielle s cjg`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(kept).split())


def finds(query: str, texts: Iterable[str]) -> bool:
    """Whether every word that was typed is part of one of the texts. An empty query finds everything."""
    whole = f" {' | '.join(map(folded, texts))} "
    return all(word in whole for word in folded(query).split())
