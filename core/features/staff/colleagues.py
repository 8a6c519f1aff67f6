"""Who works with the school in which role, for features that need a name, a seat or somebody to tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import InstrumentedAttribute

from core.access.people import Membership, MembershipRole, Person, live_on
from core.db.engine import session


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One person in one role; `range_code` the part of the school, where the role has parts."""

    membership_id: UUID
    person_id: UUID
    name: str
    role_code: str
    range_code: str | None
    kind: str
    organisation: str | None


def holders(roles: Iterable[str], on: date) -> tuple[Colleague, ...]:
    """Everybody who holds one of these roles on a day, by name."""
    return _found(MembershipRole.role_code, sorted(set(roles)), on)


def roles_of(membership_ids: Iterable[UUID], on: date) -> tuple[Colleague, ...]:
    """The roles of these members on a day: a row per person and role."""
    return _found(MembershipRole.membership_id, sorted(set(membership_ids)), on)


def names_of(membership_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The name behind each membership, also of people who have left."""
    wanted = sorted({found for found in membership_ids if found is not None})
    if not wanted:
        return {}
    rows = session().execute(
        select(Membership.id, Person.name)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.id.in_(wanted))
    )
    return {row[0]: row[1] for row in rows}


def _found(column: InstrumentedAttribute[object], wanted: Sequence[object], on: date) -> tuple[Colleague, ...]:
    if not wanted:
        return ()
    rows = session().execute(
        select(Membership, MembershipRole.role_code, MembershipRole.range_code, Person.name)
        .join(
            MembershipRole,
            and_(MembershipRole.school_id == Membership.school_id, MembershipRole.membership_id == Membership.id),
        )
        .join(Person, Person.id == Membership.person_id)
        .where(column.in_(wanted), live_on(Membership, on), live_on(MembershipRole, on))
        .order_by(Person.name, Membership.id)
    )
    return tuple(
        Colleague(
            membership_id=member.id,
            person_id=member.person_id,
            name=name,
            role_code=role,
            range_code=part,
            kind=member.kind,
            organisation=member.organisation,
        )
        for member, role, part, name in rows
    )
