"""Who may have taken part in a talk: family, and the roles that this school names in its talks and at its tables."""

from core.access.school import profile
from core.contract.requirements.base import capital
from core.contract.school import RoleKind, StaffRole
from core.features.cases.facts import CaseFile


def participants(file: CaseFile) -> list[tuple[str, str]]:
    """Codes and names of the roles to choose from, family first; the pupil by the first name."""
    named = _named()
    roles = [role for role in profile().staff_roles if role.kind is RoleKind.FAMILY or role.code in named]
    roles.sort(key=lambda role: role.kind is not RoleKind.FAMILY)
    return [(role.code, _name(role, file)) for role in roles]


def _named() -> frozenset[str]:
    school = profile()
    talks = {role for kind in school.conversation_kinds for role in (*kind.leaders, *(p.role for p in kind.parties))}
    tables = {seat.role for team in school.team_compositions if team.discusses for seat in team.seats}
    return frozenset(talks | tables | set(school.mentor_roles) | set(school.care_owner_roles))


def _name(role: StaffRole, file: CaseFile) -> str:
    return file.pupil.first_name if role.code == "leerling" else capital(role.label)
