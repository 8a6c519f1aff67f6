"""Who does what: every role of the profile with its holders, its duties and what it must not do."""

from dataclasses import dataclass

from core.access.school import profile
from core.access.scope import scope
from core.contract.school import RoleKind, StaffRole
from core.features.staff import colleagues


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWithHolders:
    """A role and who holds it today, as names with the range (empty where the role has none)."""

    role: StaffRole
    holders: tuple[tuple[str, str], ...]


def roles_with_holders() -> tuple[RoleWithHolders, ...]:
    """In the order of the profile; roles of the family are left out."""
    wanted = [role for role in profile().staff_roles if role.kind is not RoleKind.FAMILY]
    held = colleagues.holders((role.code for role in wanted), scope().today)
    return tuple(
        RoleWithHolders(
            role=role,
            holders=tuple((one.name, _range(role, one.range_code)) for one in held if one.role_code == role.code),
        )
        for role in wanted
    )


def _range(role: StaffRole, range_code: str | None) -> str:
    return next((part.label for part in role.ranges if part.code == range_code), "")
