"""Absences as people read them, and who may be asked to stand in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from core.access.absences import Absence, AbsenceRole
from core.access.conditions import STAFF
from core.access.people import Membership, MembershipRole, Person, live_on
from core.access.scope import SYSTEM, scope
from core.contract.permissions import Permission
from core.db.engine import session
from core.features.staff import roles


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceLine:
    """An absence as people read it. `is_over`: nothing is left to end."""

    absence: Absence
    absent: str
    substitute: str
    given: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        """The last day has passed, or it was called off before it began."""
        return self.absence.ends_on < scope().today or self.absence.ends_on < self.absence.starts_on


def lines(membership_id: UUID) -> tuple[AbsenceLine, ...]:
    """The absences of a member and those in which the member stands in, newest first. Two statements."""
    absent, stands_in = aliased(Person), aliased(Person)
    away, other = aliased(Membership), aliased(Membership)
    statement = (
        select(Absence, absent.name, stands_in.name)
        .join(away, and_(away.school_id == Absence.school_id, away.id == Absence.absent_id))
        .join(absent, absent.id == away.person_id)
        .join(other, and_(other.school_id == Absence.school_id, other.id == Absence.substitute_id))
        .join(stands_in, stands_in.id == other.person_id)
        .where(or_(Absence.absent_id == membership_id, Absence.substitute_id == membership_id))
        .order_by(Absence.starts_on.desc(), Absence.id.desc())
    )
    rows: list[tuple[Any, ...]] = [tuple(row) for row in session().execute(statement)]
    given = _given([row[0].id for row in rows])
    return tuple(
        AbsenceLine(absence=row, absent=who, substitute=by, given=tuple(given.get(row.id, ()))) for row, who, by in rows
    )


def _given(ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    statement = (
        select(AbsenceRole.absence_id, MembershipRole.role_code, MembershipRole.range_code)
        .join(
            MembershipRole,
            and_(MembershipRole.school_id == AbsenceRole.school_id, MembershipRole.id == AbsenceRole.role_id),
        )
        .where(AbsenceRole.absence_id.in_(ids))
    )
    for absence_id, code, part in session().execute(statement) if ids else ():
        found.setdefault(absence_id, []).append(roles.role_label(code, part))
    return found


def colleagues(absent_id: UUID) -> tuple[tuple[UUID, str, str], ...]:
    """Who may be asked to stand in: id, name, and the roles in words. Without the rights to give any role: those who
    hold a role of whoever is away."""
    statement = (
        select(Membership.id, Person.name, MembershipRole.role_code, MembershipRole.range_code)
        .join(Person, Person.id == Membership.person_id)
        .join(
            MembershipRole,
            and_(MembershipRole.school_id == Membership.school_id, MembershipRole.membership_id == Membership.id),
        )
        .where(Membership.kind == STAFF, live_on(Membership, scope().today), live_on(MembershipRole, scope().today))
        .order_by(Person.name, Membership.id)
    )
    rows: list[tuple[Any, ...]] = [tuple(row) for row in session().execute(statement)]
    own = {row[2] for row in rows if row[0] == absent_id and _passes(row[2])}
    anyone = scope().kind == SYSTEM or scope().holds(Permission.STAFF_MANAGE)
    people: dict[UUID, tuple[str, list[str], set[str]]] = {}
    for member_id, name, code, part in rows:
        known = people.setdefault(member_id, (name, [], set()))
        known[1].append(roles.role_label(code, part))
        known[2].add(code)
    return tuple(
        (member_id, name, ", ".join(labels))
        for member_id, (name, labels, codes) in people.items()
        if member_id != absent_id and (anyone or own <= codes)
    )


def _passes(code: str) -> bool:
    """Whether a role passes to a substitute: one that the profile knows, and that does not manage accounts."""
    role = roles.role_of_profile(code)
    return role is not None and not role.administers
