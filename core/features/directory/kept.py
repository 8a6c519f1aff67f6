"""What the school itself keeps of its partners, read for one partner or for all. For who works at the school only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import select

from core.access.conditions import STAFF
from core.access.school import registry
from core.access.scope import SYSTEM, scope
from core.contract.partners import Partner
from core.contract.permissions import Permission
from core.db.engine import session
from core.features.directory.models import PartnerCheck, PartnerContact, PartnerNote
from core.features.directory.rules import (
    CheckLine,
    ContactLine,
    Correction,
    Freshness,
    contact_lines,
    fingerprint,
    freshness,
    last_check,
)

Row = TypeVar("Row", PartnerContact, PartnerCheck, PartnerNote)
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Rows by the code of the partner: live corrections, everything said about checking in order, live notes."""

    corrections: Mapping[str, list[Correction]] = field(default_factory=dict)
    checks: Mapping[str, list[tuple[str, CheckLine]]] = field(default_factory=dict)
    notes: Mapping[str, list[PartnerNote]] = field(default_factory=dict)

    def contacts(self, partner: Partner) -> tuple[ContactLine, ...]:
        """The contact persons as they hold now; nobody for who comes from outside."""
        return contact_lines(partner.contacts, self.corrections.get(partner.code, ())) if is_own() else ()

    def check(self, partner: Partner) -> CheckLine | None:
        """The last time that somebody looked at the data, where that still stands."""
        return last_check(self.checks.get(partner.code, ()))

    def freshness(self, partner: Partner) -> Freshness:
        """How far the data can be relied on. Who comes from outside sees no names, so is not asked to look at them."""
        if not is_own():
            return Freshness.FRESH
        return freshness(self.check(partner), fingerprint(partner.contacts), scope().today, months())


def is_own() -> bool:
    """Whether the reader works at the school, and is no partner: names, checks and notes are the school's own."""
    return scope().kind in (STAFF, SYSTEM)


def may_keep() -> bool:
    """Whether the reader sees to these data: who reads all cases is who calls partners in."""
    return is_own() and (scope().kind == SYSTEM or scope().holds(Permission.CASES_READ_ALL))


def months() -> int:
    """After how many months data have to be looked at again."""
    return registry().platform.partner_months


def kept(code: str = "") -> Kept:
    """Of one partner, or of all. Three statements; none, and nothing, for who comes from outside."""
    if not is_own():
        return Kept()
    return Kept(
        corrections=_by_code((row.partner_code, correction(row)) for row in _rows(PartnerContact, code)),
        checks=_by_code((row.partner_code, (row.outcome, _check(row))) for row in _rows(PartnerCheck, code)),
        notes=_by_code((row.partner_code, row) for row in _rows(PartnerNote, code)),
    )


def _rows(kind: type[Row], code: str) -> list[Row]:
    """Live rows, oldest first."""
    statement = select(kind).order_by(kind.on, kind.id)
    if issubclass(kind, PartnerContact | PartnerNote):
        statement = statement.where(kind.withdrawn_on.is_(None))
    if code:
        statement = statement.where(kind.partner_code == code)
    return list(session().scalars(statement))


def correction(row: PartnerContact) -> Correction:
    """A row as the rules know it."""
    return Correction(
        id=row.id,
        replaces=row.replaces,
        name=row.name,
        phone=row.phone,
        mail=row.mail,
        gone=row.gone,
        by=row.person_name,
        on=row.on,
    )


def _check(row: PartnerCheck) -> CheckLine:
    return CheckLine(by=row.person_name, on=row.on, fingerprint=row.fingerprint)


def _by_code(pairs: Iterable[tuple[str, Thing]]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for code, thing in pairs:
        found.setdefault(code, []).append(thing)
    return found
