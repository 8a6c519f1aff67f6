"""The lists under the profile: who does what, and what the law says."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.contract.partners import ContactPerson
from core.contract.school import RoleKind, StaffRole
from core.contract.source import Source
from core.features.publication import sentences, words
from core.schools.profile import BY_LAW, SchoolProfile

NATIONAL = ("deadlines", "obligations", "consent_rules", "retention_periods")


def roles(profile: SchoolProfile) -> tuple[StaffRole, ...]:
    """Every role in the order of the profile; of the family only where the school says what it does."""
    return tuple(
        role for role in profile.staff_roles if role.kind is not RoleKind.FAMILY or role.duties or role.non_duties
    )


def told(profile: SchoolProfile) -> tuple[StaffRole, ...]:
    """The roles of which the school says what they do or do not do."""
    return tuple(role for role in roles(profile) if role.duties or role.non_duties)


def only_named(profile: SchoolProfile) -> tuple[StaffRole, ...]:
    """The roles that the school names without saying what they do."""
    return tuple(role for role in roles(profile) if not (role.duties or role.non_duties))


def contacts(profile: SchoolProfile) -> dict[str, tuple[ContactPerson, ...]]:
    """By partner the people whose name the school publishes, under the address of its entry."""
    return {
        f"partners-{partner.code}".replace("_", "-"): tuple(one for one in partner.contacts if one.published)
        for partner in profile.partners
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class LawLine:
    """A rule of the law for this school. `confirmed` is False where nobody has checked the article yet."""

    label: str
    said: str
    source: Source
    owner: str = ""


def law(profile: SchoolProfile) -> tuple[LawLine, ...]:
    """What the law asks of every school, in the order of the hooks."""
    return tuple(_law(profile))


def _law(profile: SchoolProfile) -> Iterable[LawLine]:
    for hook in NATIONAL:
        for value in profile.declared(hook):
            if profile.origin.get(f"{hook}/{value.code}") == BY_LAW:
                yield LawLine(
                    label=sentences.about_anyone(value.label),
                    said=words.in_words(value),
                    source=value.source,
                    owner=_owner(profile, getattr(value, "owner", "")),
                )


def _owner(known: SchoolProfile, code: str) -> str:
    try:
        return known.role(code).label if code else ""
    except LookupError:
        return ""
