"""What an alliance's administrators may: a closed set, and which role gives what. None of it opens a case."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class AlliancePermission(StrEnum):
    """One thing that a role at an alliance may."""

    SCHOOLS_READ = "schools.read"
    SCHOOLS_ADD = "schools.add"
    REVISIONS_DRAFT = "revisions.draft"
    REVISIONS_PUBLISH = "revisions.publish"
    ADMINISTRATORS_MANAGE = "administrators.manage"
    LEDGER_READ = "ledger.read"


class AllianceRole(StrEnum):
    """What somebody is at an alliance. The values are kept in the database."""

    ADMINISTRATOR = "administrator"
    SECOND = "second_administrator"


ROLE_PERMISSIONS: Mapping[AllianceRole, frozenset[AlliancePermission]] = {
    AllianceRole.ADMINISTRATOR: frozenset(AlliancePermission),
    AllianceRole.SECOND: frozenset(
        {
            AlliancePermission.SCHOOLS_READ,
            AlliancePermission.REVISIONS_DRAFT,
            AlliancePermission.REVISIONS_PUBLISH,
            AlliancePermission.LEDGER_READ,
        }
    ),
}
"""The second administrator publishes what the first drafted and the other way round; adds no schools and no people."""


def permissions_of(roles: Iterable[str]) -> frozenset[AlliancePermission]:
    """The union of what the roles give; an unknown role gives nothing."""
    known = {role.value: given for role, given in ROLE_PERMISSIONS.items()}
    return frozenset(right for role in roles for right in known.get(role, ()))
