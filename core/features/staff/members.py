"""The list of staff and partners: search, filter, sort, page by page; and one member with everything about them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from core.access.people import Membership, MembershipRole, Person, live_on
from core.access.scope import scope
from core.access.sessions import SignInSession
from core.db.engine import session
from core.features.staff import roles
from core.web.paging import Asked


class Standing(StrEnum):
    """Which members the list shows."""

    NOW = "nu"
    NEVER_SIGNED_IN = "nooit"
    LATER = "straks"
    ENDED = "weg"


class Order(StrEnum):
    """In which order: by name, or the newest first."""

    NAME = "naam"
    NEWEST = "nieuwste"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader asked the list for. `text` is looked for in names, addresses and organisations."""

    text: str = ""
    role_code: str = ""
    standing: Standing = Standing.NOW
    order: Order = Order.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One line of the list. `sort` is the text by which the database sorted it."""

    id: UUID
    name: str
    email: str
    kind: str
    organisation: str
    starts_on: date
    ends_on: date | None
    signed_in: bool
    sort: str
    roles: tuple[str, ...] = ()


def members(wanted: Wanted, asked: Asked) -> tuple[MemberRow, ...]:
    """At most `asked.size + 1` rows, in the order of `core.web.paging` (for `before` the nearest first)."""
    sort = _sort_of(wanted.order)
    statement = (
        select(
            Membership.id,
            Person.name,
            Person.email,
            Membership.kind,
            Membership.organisation,
            Membership.starts_on,
            Membership.ends_on,
            _ever_signed_in().label("signed_in"),
            sort.label("sort"),
        )
        .join(Person, Person.id == Membership.person_id)
        .where(*_conditions(wanted))
    )
    found = session().execute(_paged(statement, sort, wanted.order, asked)).all()
    labels = _role_labels([row.id for row in found])
    return tuple(_row(row, labels[row.id]) for row in found)


def _row(row: Any, labels: Sequence[str]) -> MemberRow:
    return MemberRow(
        id=row.id,
        name=row.name,
        email=row.email,
        kind=row.kind,
        organisation=row.organisation or "",
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        signed_in=bool(row.signed_in),
        sort=str(row.sort),
        roles=tuple(labels),
    )


def _sort_of(order: Order) -> ColumnElement[Any]:
    return func.lower(Person.name) if order is Order.NAME else Membership.starts_on.expression


def _ever_signed_in() -> ColumnElement[bool]:
    return exists().where(SignInSession.person_id == Person.id)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    today = scope().today
    standing: dict[Standing, ColumnElement[bool]] = {
        Standing.NOW: live_on(Membership, today),
        Standing.NEVER_SIGNED_IN: live_on(Membership, today) & ~_ever_signed_in(),
        Standing.LATER: Membership.starts_on > today,
        Standing.ENDED: Membership.ends_on < today,
    }
    found = [standing[wanted.standing]]
    if wanted.text:
        places = (Person.name, Person.email, Membership.organisation)
        found.append(or_(*(place.icontains(wanted.text, autoescape=True) for place in places)))
    if wanted.role_code:
        has_role = and_(
            MembershipRole.school_id == Membership.school_id,
            MembershipRole.membership_id == Membership.id,
            MembershipRole.role_code == wanted.role_code,
            live_on(MembershipRole, today),
        )
        found.append(exists().where(has_role))
    return found


def _paged(statement: Select[Any], sort: ColumnElement[Any], order: Order, asked: Asked) -> Select[Any]:
    """The keyset: rows past the key, in the order of the page or, for `before`, the other way round."""
    key = _key(asked.after or asked.before, order)
    back = asked.before is not None
    forward = (order is Order.NAME) != back
    if key is not None:
        mark, own_id = key
        beyond = sort > mark if forward else sort < mark
        same = and_(sort == mark, Membership.id < own_id if back else Membership.id > own_id)
        statement = statement.where(or_(beyond, same))
    by_id = Membership.id.desc() if back else Membership.id.asc()
    return statement.order_by(sort.asc() if forward else sort.desc(), by_id).limit(asked.size + 1)


def _key(parts: tuple[str, ...] | None, order: Order) -> tuple[Any, UUID] | None:
    """The key from the address; one that does not fit counts as the start."""
    if parts is None or len(parts) != 2:
        return None
    try:
        return (parts[0] if order is Order.NAME else date.fromisoformat(parts[0])), UUID(parts[1])
    except ValueError:
        return None


def _role_labels(ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    labels: dict[UUID, list[str]] = defaultdict(list)
    for role in session().scalars(_roles_of(ids).where(live_on(MembershipRole, scope().today))):
        labels[role.membership_id].append(roles.role_label(role.role_code, role.range_code))
    return labels


def roles_of(membership_id: UUID) -> tuple[MembershipRole, ...]:
    """All roles that a member has, had or will have, newest first."""
    return tuple(session().scalars(_roles_of([membership_id])))


def _roles_of(ids: Sequence[UUID]) -> Select[MembershipRole]:
    return (
        select(MembershipRole)
        .where(MembershipRole.membership_id.in_(tuple(ids)))
        .order_by(MembershipRole.starts_on.desc(), MembershipRole.id)
    )


def ever_signed_in(person_id: UUID) -> bool:
    """Whether the person ever signed in, at whichever school."""
    found = session().scalar(select(SignInSession.id).where(SignInSession.person_id == person_id).limit(1))
    return found is not None
