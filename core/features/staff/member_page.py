"""One member with everything the administrator needs: roles, what the profile warns of, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.access import ledger
from core.access.people import Membership, MembershipRole, Person
from core.access.scope import scope
from core.contract.findings import Finding
from core.contract.source import Source
from core.features.staff import holders, links, member_history, members, roles, rules, terms
from core.features.staff.member_history import HistoryLine


class Time(StrEnum):
    """Whether a role counts now, later or no more."""

    NOW = "now"
    LATER = "later"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """A role of this member. `can_end`: it has not ended yet."""

    id: UUID
    label: str
    source: Source | None
    period: rules.Period
    time: Time

    @property
    def can_end(self) -> bool:
        """Whether there is something left to end."""
        return self.time is not Time.ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPage:
    """All of it. `warnings` are findings of the profile that do not stop anything."""

    membership: Membership
    person: Person
    signed_in: bool
    may_link: bool
    link_until: datetime | None
    is_self: bool
    time: Time
    roles: tuple[RoleLine, ...]
    warnings: tuple[Finding, ...]
    history: tuple[HistoryLine, ...]


def member_page(membership_id: UUID) -> MemberPage:
    """The member with this id, read and recorded in the ledger. Raises `NotFound`."""
    membership, person = terms.member(membership_id)
    held = members.roles_of(membership.id)
    ledger.record(action="membership.read", object_type="membership", object_id=membership.id)
    return MemberPage(
        membership=membership,
        person=person,
        signed_in=members.ever_signed_in(person.id),
        may_link=links.may_be_linked(person),
        link_until=links.waiting_until(person),
        is_self=membership.id == scope().membership_id,
        time=_time(rules.Period(starts_on=membership.starts_on, ends_on=membership.ends_on)),
        roles=tuple(_line(role) for role in held),
        warnings=_warnings(membership, held),
        history=member_history.history(membership, held),
    )


def _time(period: rules.Period) -> Time:
    if period.holds(scope().today):
        return Time.NOW
    return Time.LATER if period.starts_on > scope().today else Time.ENDED


def _line(role: MembershipRole) -> RoleLine:
    known = roles.role_of_profile(role.role_code)
    period = rules.Period(starts_on=role.starts_on, ends_on=role.ends_on)
    return RoleLine(
        id=role.id,
        label=roles.role_label(role.role_code, role.range_code),
        source=known.source if known else None,
        period=period,
        time=_time(period),
    )


def _warnings(membership: Membership, held: Sequence[MembershipRole]) -> tuple[Finding, ...]:
    """The same part of the school answered for by two people, as far as it is so today."""
    ranged = [role for role in held if role.range_code]
    if not ranged:
        return ()
    everyone = holders.holders({role.role_code for role in ranged})
    today = rules.Period(starts_on=scope().today, ends_on=scope().today)
    found: list[Finding] = []
    for role in ranged:
        known = roles.role_of_profile(role.role_code)
        period = rules.Period(starts_on=role.starts_on, ends_on=role.ends_on)
        if known is None or not period.holds(scope().today):
            continue
        asked = rules.Asked(
            membership_id=membership.id,
            kind=membership.kind,
            member=today,
            role=known,
            period=today,
            range_code=role.range_code,
        )
        found += rules.double_range(asked, everyone)
    return tuple(found)
