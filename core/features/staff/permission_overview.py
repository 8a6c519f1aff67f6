"""Who may what: roles with their rights, every person with theirs, and what is unusual. For page, print and file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, select

from core.access import ledger
from core.access.absences import AbsenceRole
from core.access.people import Membership, MembershipRole, Person, live_on
from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.permissions import PARTNER_PERMISSIONS, Permission
from core.contract.requirements.base import capital
from core.contract.school import RoleKind, StaffRole
from core.db.engine import session
from core.features.staff import overview_rules, roles
from core.features.staff.overview_rules import Held, Unusual
from core.features.staff.permission_words import WORDS
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRights:
    """A role and what it may; `holders` are names, with the part of the school."""

    role: StaffRole
    rights: frozenset[Permission]
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRights:
    """A person today: roles in words, what they may together, and until when."""

    membership_id: UUID
    name: str
    organisation: str
    roles: tuple[str, ...]
    rights: tuple[str, ...]
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsPage:
    """All of it. `columns` are the rights that some role has, in the order of the set."""

    columns: tuple[tuple[Permission, str], ...]
    roles: tuple[RoleRights, ...]
    people: tuple[PersonRights, ...]
    unusual: tuple[Unusual, ...]


def rights_page() -> RightsPage:
    """The overview of today, with a row in the ledger. One statement."""
    rows = _rows()
    held = [_held(row) for row in rows if row.role_code is not None]
    wanted = [role for role in profile().staff_roles if role.kind is not RoleKind.FAMILY]
    ledger.record(action="rights.read", object_type="membership", detail={"rows": len(rows)})
    used = {right for role in wanted for right in _rights(role, role.kind.value)}
    return RightsPage(
        columns=tuple((right, _(WORDS[right])) for right in Permission if right in used),
        roles=tuple(_role(role, held) for role in wanted),
        people=_people(rows),
        unusual=overview_rules.unusual(wanted, held, _must(wanted)),
    )


def _rows() -> Sequence[Any]:
    """A row per person and role today; somebody without a role has one row with an empty role."""
    held = and_(
        MembershipRole.school_id == Membership.school_id,
        MembershipRole.membership_id == Membership.id,
        live_on(MembershipRole, scope().today),
    )
    lent = exists().where(AbsenceRole.school_id == MembershipRole.school_id, AbsenceRole.role_id == MembershipRole.id)
    statement = (
        select(
            Membership.id,
            Membership.kind,
            Membership.organisation,
            Membership.ends_on,
            Person.name,
            and_(Person.password_hash.is_not(None), Person.closed_at.is_(None)).label("signs_in"),
            MembershipRole.role_code,
            MembershipRole.range_code,
            MembershipRole.ends_on.label("role_ends_on"),
            lent.label("lent"),
        )
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(MembershipRole, held)
        .where(live_on(Membership, scope().today))
        .order_by(Person.name, Membership.id, MembershipRole.role_code)
    )
    return session().execute(statement).all()


def _held(row: Any) -> Held:
    return Held(
        membership_id=row.id,
        name=row.name,
        kind=row.kind,
        role_code=row.role_code,
        signs_in=bool(row.signs_in),
        part=roles.role_label(row.role_code, row.range_code) if row.range_code else "",
        lent=bool(row.lent),
    )


def _rights(role: StaffRole, kind: str) -> frozenset[Permission]:
    given = frozenset(role.permissions)
    return given & PARTNER_PERMISSIONS if kind == PARTNER else given


def _role(role: StaffRole, held: Iterable[Held]) -> RoleRights:
    names = tuple(
        _("%(naam)s (vervangt)", naam=one.name) if one.lent else one.name for one in held if one.role_code == role.code
    )
    return RoleRights(role=role, rights=_rights(role, role.kind.value), holders=names)


def _people(rows: Sequence[Any]) -> tuple[PersonRights, ...]:
    known = {role.code: role for role in profile().staff_roles}
    by_person: dict[UUID, list[Any]] = {}
    for row in rows:
        by_person.setdefault(row.id, []).append(row)
    return tuple(_person(own, known) for own in by_person.values())


def _person(own: Sequence[Any], known: dict[str, StaffRole]) -> PersonRights:
    first = own[0]
    codes = [row.role_code for row in own if row.role_code in known]
    given = {right for code in codes for right in _rights(known[code], first.kind)}
    return PersonRights(
        membership_id=first.id,
        name=first.name,
        organisation=first.organisation or "",
        roles=tuple(_label(row) for row in own if row.role_code),
        rights=tuple(_(WORDS[right]) for right in Permission if right in given),
        ends_on=first.ends_on,
    )


def _label(row: Any) -> str:
    label = capital(roles.role_label(row.role_code, row.range_code))
    return _("%(rol)s, als vervanger", rol=label) if row.lent else label


def _must(wanted: Iterable[StaffRole]) -> frozenset[str]:
    """Roles on which the profile puts work: care, pupils, terms, the steps of routes, seats that must be held."""
    found = {role.code for role in wanted if role.owns_care or role.mentors}
    found |= {term.owner for term in profile().deadlines}
    found |= {step.owners[0] for route in profile().support_routes for step in route.steps if step.owners}
    found |= {seat.role for team in profile().team_compositions for seat in team.seats if seat.quorum}
    return frozenset(found & {role.code for role in wanted if role.kind is RoleKind.STAFF})


def as_table(page: RightsPage) -> list[list[str]]:
    """For the file: a row per person, a column per right."""
    head = [
        _("Naam"),
        _("Organisatie"),
        _("Rollen"),
        _("Toegang tot en met"),
        *(words for _right, words in page.columns),
    ]
    return [
        head,
        *(
            [
                one.name,
                one.organisation,
                "; ".join(one.roles),
                one.ends_on.isoformat() if one.ends_on else "",
                *(_("ja") if words in one.rights else "" for _right, words in page.columns),
            ]
            for one in page.people
        ),
    ]
