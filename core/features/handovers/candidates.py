"""Who may take over which kind of work of somebody."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from core.access.beyond import beyond_need_to_know
from core.access.conditions import STAFF
from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.features.duties.models import Duty
from core.features.handovers.leaving import Kind
from core.features.meetings.directors import is_needed
from core.features.meetings.models import MeetingSeat
from core.features.meetings.rules import may_direct
from core.features.pupils.models import PupilMentor
from core.features.staff.colleagues import Colleague, holders

Takers = dict[Kind, tuple[tuple[UUID, str], ...]]


def takers(membership_id: UUID) -> Takers:
    """Per kind the colleagues who may have it, each once, by name: those who hold the role that the work asks."""
    wanted = {kind: _roles_for(kind, membership_id) for kind in Kind}
    people = holders({role for roles in wanted.values() for role in roles}, scope().today)
    return {kind: _once(people, wanted[kind], membership_id) for kind in Kind}


def _once(people: Iterable[Colleague], roles: frozenset[str], but: UUID) -> tuple[tuple[UUID, str], ...]:
    found = {
        one.membership_id: one.name
        for one in people
        if one.role_code in roles and one.membership_id != but and one.kind == STAFF
    }
    return tuple(found.items())


def _roles_for(kind: Kind, membership_id: UUID) -> frozenset[str]:
    match kind:
        case Kind.CASES:
            return frozenset(profile().care_owner_roles)
        case Kind.DIRECTED:
            return frozenset(_directing_roles())
        case Kind.DUTIES:
            return _asked(Duty.owner_role, Duty.owner_id, membership_id)
        case Kind.SEATS:
            return _asked(MeetingSeat.role_code, MeetingSeat.membership_id, membership_id)
        case Kind.PUPILS:
            return _asked(PupilMentor.role_code, PupilMentor.membership_id, membership_id)


def _directing_roles() -> Iterable[str]:
    """Fixed members of a team that leaves a case with a director."""
    for team in profile().team_compositions:
        if is_needed(team.code):
            yield from (seat.role for seat in team.seats if may_direct(seat.role, team.seats))


def _asked(role: object, whose: object, membership_id: UUID) -> frozenset[str]:
    statement = select(role).where(whose == membership_id).distinct()  # type: ignore[call-overload]
    rows = session().execute(statement.execution_options(**beyond_need_to_know("counts")))
    return frozenset(str(row[0]) for row in rows)
