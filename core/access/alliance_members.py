"""Who administers an alliance: memberships apart from those of schools, and the look of the gate at them."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, cast
from uuid import UUID

from flask import current_app
from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column

from core.access.alliance_permissions import AlliancePermission, AllianceRole, permissions_of
from core.access.alliance_scope import AllianceScope
from core.access.people import Person, live_on
from core.db import raw
from core.db.base import SLUG_LENGTH, AllianceOwned, Base, Versioned
from core.db.clock import AMSTERDAM, now
from core.db.platform_version import version_column
from core.db.types import PlainText, Uuid

_SLUG = re.compile(rf"[a-z0-9-]{{1,{SLUG_LENGTH}}}")
_KNOWN_ROLES = ", ".join(f"'{role.value}'" for role in AllianceRole)


class AllianceMembership(AllianceOwned, Versioned, Base):
    """A person who administers an alliance, in one role (`AllianceRole`). `ends_on` counts (`tot en met`)."""

    __tablename__ = "alliance_membership"
    __table_args__ = (
        UniqueConstraint("alliance_id", "person_id", "starts_on"),
        CheckConstraint(f"role IN ({_KNOWN_ROLES})", name="role"),
    )

    person_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(PlainText(40))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class RegistryOfAlliances(Protocol):
    """What the gate needs of `core.schools`: `app.extensions["registry"]`."""

    def alliance(self, alliance_id: str) -> object:
        """The alliance; raises `LookupError` for an unknown one."""
        ...

    def keep_up(self, number: int) -> None:
        """Know what was published when the platform got this number."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAlliance:
    """A live membership of an alliance and what its roles allow."""

    alliance_id: str
    membership_id: UUID
    roles: frozenset[str]
    permissions: frozenset[AlliancePermission]


def find_alliance(alliance_id: str, person_id: UUID, moment: datetime) -> FoundAlliance | None:
    """The person's live membership; None when there is none, or no such alliance. One statement either way."""
    if not _SLUG.fullmatch(alliance_id):
        return None
    statement = (
        select(AllianceMembership.id, AllianceMembership.role, version_column().label("platform"))
        .where(
            AllianceMembership.alliance_id == alliance_id,
            AllianceMembership.person_id == person_id,
            live_on(AllianceMembership, _day(moment)),
        )
        .order_by(AllianceMembership.starts_on, AllianceMembership.id)
    )
    because = "de poort zoekt het lidmaatschap voordat er een samenwerkingsverband gekozen is"
    rows = list(raw.execute(statement, because=because))
    if not rows or not _exists(alliance_id):
        return None
    _registry().keep_up(rows[0].platform)
    roles = frozenset(row.role for row in rows)
    return FoundAlliance(
        alliance_id=alliance_id, membership_id=rows[0].id, roles=roles, permissions=permissions_of(roles)
    )


def scope_of(found: FoundAlliance, person: Person, purpose: str) -> AllianceScope:
    """The scope in which this administrator works now."""
    return AllianceScope(
        alliance_id=found.alliance_id,
        person_id=person.id,
        membership_id=found.membership_id,
        person_name=person.name,
        roles=found.roles,
        permissions=found.permissions,
        purpose=purpose,
        now=now(),
    )


def alliances_of(person_id: UUID, moment: datetime) -> tuple[str, ...]:
    """The alliances that the person administers today, sorted; for the choice after signing in."""
    statement = (
        select(AllianceMembership.alliance_id)
        .where(AllianceMembership.person_id == person_id, live_on(AllianceMembership, _day(moment)))
        .distinct()
        .order_by(AllianceMembership.alliance_id)
    )
    return tuple(raw.execute(statement, because="kiezen tussen de eigen samenwerkingsverbanden").scalars())


def administers_elsewhere(person_id: UUID, alliance_id: str = "") -> bool:
    """Whether the account belongs to an alliance other than this one, now, before or later."""
    statement = (
        select(func.count())
        .select_from(AllianceMembership)
        .where(AllianceMembership.person_id == person_id, AllianceMembership.alliance_id != alliance_id)
    )
    return bool(raw.execute(statement, because="een link opent het hele account, dus ook dit lidmaatschap").scalar())


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def _registry() -> RegistryOfAlliances:
    return cast("RegistryOfAlliances", current_app.extensions["registry"])


def _exists(alliance_id: str) -> bool:
    try:
        _registry().alliance(alliance_id)
    except LookupError:
        return False
    return True
