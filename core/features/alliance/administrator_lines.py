"""Who administers the alliance and who did, as the page lists them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import alliance_ledger
from core.access.alliance_members import AllianceMembership
from core.access.alliance_scope import alliance_scope
from core.access.people import Person
from core.db.engine import session
from core.features.alliance.administrators import held_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministratorLine:
    """One membership, with the person. `is_self`: that of the reader."""

    id: UUID
    name: str
    email: str
    role: str
    starts_on: date
    ends_on: date | None
    is_live: bool
    is_self: bool
    signs_in: bool


def administrators() -> tuple[AdministratorLine, ...]:
    """Everybody who administers this alliance or did so, those of today first. Looking stands in the ledger."""
    today, own = alliance_scope().today, alliance_scope().person_id
    rows = (
        session()
        .execute(select(AllianceMembership, Person).join(Person, Person.id == AllianceMembership.person_id))
        .all()
    )
    alliance_ledger.note(action="administrator.list", object_type="alliance_membership", detail={"rows": len(rows)})
    found = [
        AdministratorLine(
            id=held.id,
            name=person.name,
            email=person.email,
            role=held.role,
            starts_on=held.starts_on,
            ends_on=held.ends_on,
            is_live=held_of(held, person).is_live(today),
            is_self=person.id == own,
            signs_in=person.password_hash is not None,
        )
        for held, person in rows
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_live, one.name.casefold(), one.starts_on)))
