"""Who holds which role, read as the facts that the rules judge."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select

from core.access.people import Membership, MembershipRole, Person
from core.access.school import profile
from core.db.engine import session
from core.features.staff.rules import Holder, Period


def holders(role_codes: Iterable[str] | None = None, membership_id: UUID | None = None) -> tuple[Holder, ...]:
    """Everybody who holds, held or will hold one of these roles (None: any role), of one member or of all."""
    statement = _all_held()
    if role_codes is not None:
        statement = statement.where(MembershipRole.role_code.in_(tuple(role_codes)))
    if membership_id is not None:
        statement = statement.where(Membership.id == membership_id)
    return tuple(_holder(row) for row in session().execute(statement))


def _all_held() -> Select[*tuple[Any, ...]]:
    return (
        select(
            MembershipRole.id,
            MembershipRole.role_code,
            MembershipRole.range_code,
            MembershipRole.starts_on,
            MembershipRole.ends_on,
            Membership.id.label("membership_id"),
            Membership.starts_on.label("member_from"),
            Membership.ends_on.label("member_until"),
            Person.name,
            and_(Person.password_hash.is_not(None), Person.closed_at.is_(None)).label("signs_in"),
        )
        .join(
            Membership,
            and_(Membership.school_id == MembershipRole.school_id, Membership.id == MembershipRole.membership_id),
        )
        .join(Person, Person.id == Membership.person_id)
        .order_by(Person.name, MembershipRole.starts_on, MembershipRole.id)
    )


def administrators() -> tuple[Holder, ...]:
    """Everybody who administers the accounts of this school, now, before or later."""
    return holders(administering_roles())


def administering_roles() -> tuple[str, ...]:
    """Codes of the roles that administer accounts."""
    return tuple(role.code for role in profile().staff_roles if role.administers)


def _holder(row: Any) -> Holder:
    held = Period(starts_on=row.starts_on, ends_on=row.ends_on)
    member = Period(starts_on=row.member_from, ends_on=row.member_until)
    return Holder(
        id=row.id,
        membership_id=row.membership_id,
        name=row.name,
        role_code=row.role_code,
        range_code=row.range_code,
        period=held.within(member),
        signs_in=bool(row.signs_in),
    )
