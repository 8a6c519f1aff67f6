"""Giving and ending roles. The profile says which roles exist, for whom, and how many people may hold one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.people import Membership, MembershipRole, Person
from core.access.school import profile
from core.access.scope import scope
from core.contract.findings import Finding, stopping
from core.contract.requirements.base import capital
from core.contract.school import RoleKind, StaffRole
from core.db.announcements import announce
from core.db.engine import session
from core.features.staff import ending, holders, rules
from core.features.staff.events import RoleEnded
from core.web.language import _
from core.web.problems import Invalid, NotFound, Problem, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The role as given, with what the profile warns of."""

    role: MembershipRole
    warnings: tuple[Finding, ...] = ()


def to_give(kind: str) -> tuple[StaffRole, ...]:
    """The roles of the profile that fit a membership of this kind (staff or partner), in the profile's order."""
    return tuple(role for role in profile().staff_roles if role.kind.value == kind)


def role_of_profile(code: str) -> StaffRole | None:
    """The role with this code when the profile still uses it; None for an unknown or a retired one."""
    return next((role for role in profile().staff_roles if role.code == code), None)


def role_label(code: str, range_code: str | None = None) -> str:
    """What people call a role with its range, also when the profile no longer uses it."""
    try:
        role = profile().role(code)
    except LookupError:
        return code
    part = next((one.label for one in role.ranges if one.code == range_code), "")
    return f"{role.label}, {part}" if part else role.label


def give(
    membership: Membership, role_code: str, range_code: str | None, period: rules.Period, instead_of: UUID | None = None
) -> Given:
    """Give a role for a period. Raises `Invalid` per field (role, range, starts_on, ends_on), `Refused` when full.

    `instead_of` is a member who is away in that period: that one does not count as a holder.
    """
    role = role_of_profile(role_code)
    if role is None:
        choices = ", ".join(one.code for one in profile().staff_roles if one.kind is not RoleKind.FAMILY)
        said = _("De rol %(code)s staat niet in het profiel. Kies uit: %(rollen)s.", code=role_code, rollen=choices)
        raise Invalid(_("Niet alles klopt nog."), errors={"role": [said]})
    asked = rules.Asked(
        membership_id=membership.id,
        kind=membership.kind,
        member=rules.Period(starts_on=membership.starts_on, ends_on=membership.ends_on),
        role=role,
        period=period,
        range_code=range_code or None,
    )
    held = tuple(one for one in holders.holders([role.code]) if one.membership_id != instead_of)
    if errors := rules.wrong_fields(asked, held):
        raise Invalid(_("Niet alles klopt nog."), errors=errors)
    found = rules.findings(asked, held)
    if stops := stopping(found):
        raise Refused(sentence_of(stops), findings=stops)
    return Given(role=_keep(membership, asked), warnings=found)


def _keep(membership: Membership, asked: rules.Asked) -> MembershipRole:
    given = MembershipRole(
        membership_id=membership.id,
        role_code=asked.role.code,
        range_code=asked.range_code,
        starts_on=asked.period.starts_on,
        ends_on=asked.period.ends_on,
    )
    session().add(given)
    ledger.record(
        action="role.give",
        object_type="membership_role",
        object_id=given.id,
        detail={"membership": str(membership.id), "role": given.role_code, "range": given.range_code or ""},
    )
    session().flush()
    return given


def sentence_of(stops: Iterable[Finding]) -> str:
    """The refusal in whole sentences: the promise with its paragraph, then what was found."""
    return " ".join(f"{capital(one.condition.rstrip('.'))} ({one.source.mark}). {one.reason}" for one in stops)


def promise_of(stops: Iterable[Finding]) -> str:
    """Only the promise, for beside the field; the page shows the findings themselves above."""
    return " ".join(f"{capital(one.condition.rstrip('.'))} ({one.source.mark})." for one in stops)


def held_role(role_id: UUID) -> tuple[MembershipRole, Membership, Person]:
    """A role that somebody of this school holds. Raises `NotFound`, also for one of another school."""
    statement = (
        select(MembershipRole, Membership, Person)
        .join(Membership, Membership.id == MembershipRole.membership_id)
        .join(Person, Person.id == Membership.person_id)
        .where(MembershipRole.id == role_id)
    )
    found = session().execute(statement).one_or_none()
    if found is None:
        raise NotFound(_("Op dit adres staat geen rol van deze school."))
    return found[0], found[1], found[2]


def end(role_id: UUID, version: int, last_day: date | None) -> MembershipRole:
    """End a role after `last_day` (None: at once; the gate sees it at the next request)."""
    ending.one_change_at_a_time()
    role, membership, person = held_role(role_id)
    until = ending.until(last_day)
    ending.refuse_end(role, last_day, version)
    if role.role_code in holders.administering_roles() and membership.id == scope().membership_id:
        raise Problem(_("Je kunt je eigen beheer niet beëindigen. Vraag het een andere beheerder."))
    ending.refuse_without_administrator([role.id], until, person.name)
    role.ends_on = until
    ledger.record(
        action="role.end",
        object_type="membership_role",
        object_id=role.id,
        detail={"membership": str(membership.id), "role": role.role_code, "last_day": until.isoformat()},
    )
    session().flush()
    announce(
        RoleEnded(membership_id=membership.id, role_code=role.role_code, range_code=role.range_code, last_day=until)
    )
    return role
