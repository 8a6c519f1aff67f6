"""Which membership a person has at a school today, with the permissions that the school's profile gives its roles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, cast
from uuid import UUID

from flask import current_app
from sqlalchemy import and_, select

from core.access.people import Membership, MembershipRole, live_on
from core.contract.permissions import PARTNER_PERMISSIONS, Permission
from core.db import raw
from core.db.base import SLUG_LENGTH
from core.db.clock import AMSTERDAM
from core.db.platform_version import version_column

_SLUG = re.compile(rf"[a-z0-9-]{{1,{SLUG_LENGTH}}}")


class SchoolClosed(Exception):
    """The person works at this school, and it cannot start: something is wrong with its settings or its plugin."""


class RoleOfProfile(Protocol):
    """What the gate needs of a role: the permissions it gives."""

    @property
    def permissions(self) -> Iterable[Permission]:
        """The rights of the role."""
        ...


class ProfileForGate(Protocol):
    """What the gate needs of a `SchoolProfile`."""

    def role(self, code: str) -> RoleOfProfile:
        """The role with this code; raises `LookupError`."""
        ...


class RegistryForGate(Protocol):
    """What the gate needs of `core.schools`: `app.extensions["registry"]`."""

    def profile(self, school_id: str) -> ProfileForGate:
        """The profile of a school; raises `LookupError` for an unknown or quarantined one."""
        ...

    @property
    def quarantined(self) -> frozenset[str]:
        """The schools that could not start."""
        ...

    def keep_up(self, number: int) -> None:
        """Know what was published when the platform got this number."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A live membership and what its roles allow."""

    school_id: str
    membership_id: UUID
    kind: str
    organisation: str | None
    roles: frozenset[str]
    permissions: frozenset[Permission]


def find(school_id: str, person_id: UUID, moment: datetime) -> Found | None:
    """The person's live membership; None when there is none, or no such school. One statement either way.

    Raises `SchoolClosed` for a member of a school that could not start.
    """
    if not _SLUG.fullmatch(school_id):
        return None
    rows = _rows(school_id, person_id, moment)
    if not rows:
        return None
    first = rows[0]
    profile = _profile(school_id, first.platform)
    if profile is None:
        if school_id in _registry().quarantined:
            raise SchoolClosed(school_id)
        return None
    roles = frozenset(row.role_code for row in rows if row.id == first.id and row.role_code is not None)
    return Found(
        school_id=school_id,
        membership_id=first.id,
        kind=first.kind,
        organisation=first.organisation,
        roles=roles,
        permissions=_permissions(profile, roles, first.kind),
    )


def schools_of(person_id: UUID, moment: datetime) -> tuple[str, ...]:
    """The schools where the person has a live membership, sorted; for the choice of school after signing in."""
    today = moment.astimezone(AMSTERDAM).date()
    statement = (
        select(Membership.school_id, version_column().label("platform"))
        .where(Membership.person_id == person_id, live_on(Membership, today))
        .distinct()
        .order_by(Membership.school_id)
    )
    rows = raw.execute(statement, because="kiezen tussen de eigen scholen").all()
    if rows:
        _registry().keep_up(rows[0].platform)
    return tuple(row.school_id for row in rows)


def works_anywhere(person_id: UUID) -> bool:
    """Whether the account belongs to any school, now, before or later."""
    statement = select(Membership.id).where(Membership.person_id == person_id).limit(1)
    return raw.execute(statement, because="een link opent het hele account, dus ook scholen").scalar() is not None


def school_has_members(school_id: str) -> bool:
    """Whether anybody ever worked at a school with this slug, also one that is gone from the settings."""
    statement = select(Membership.id).where(Membership.school_id == school_id).limit(1)
    return (
        raw.execute(statement, because="een nieuw adres mag van geen andere school zijn geweest").scalar() is not None
    )


def _rows(school_id: str, person_id: UUID, moment: datetime) -> list[Any]:
    today = moment.astimezone(AMSTERDAM).date()
    held = and_(
        MembershipRole.school_id == Membership.school_id,
        MembershipRole.membership_id == Membership.id,
        live_on(MembershipRole, today),
    )
    statement = (
        select(
            Membership.id,
            Membership.kind,
            Membership.organisation,
            MembershipRole.role_code,
            version_column().label("platform"),
        )
        .outerjoin(MembershipRole, held)
        .where(Membership.school_id == school_id, Membership.person_id == person_id, live_on(Membership, today))
        .order_by(Membership.starts_on, Membership.id)
    )
    return list(raw.execute(statement, because="de poort zoekt het lidmaatschap voordat er een school gekozen is"))


def _registry() -> RegistryForGate:
    return cast("RegistryForGate", current_app.extensions["registry"])


def _profile(school_id: str, number: int) -> ProfileForGate | None:
    """The profile as it was published last: `number` came along with the membership."""
    _registry().keep_up(number)
    try:
        return _registry().profile(school_id)
    except LookupError:
        return None


def _permissions(profile: ProfileForGate, roles: frozenset[str], kind: str) -> frozenset[Permission]:
    """The union of what the roles give; a role that the profile no longer knows gives nothing."""
    given: set[Permission] = set()
    for code in roles:
        try:
            given.update(profile.role(code).permissions)
        except LookupError:
            continue
    return frozenset(given) & PARTNER_PERMISSIONS if kind == "partner" else frozenset(given)
