"""The lists under the profile: partners with their conditions, and what the law says."""

from dataclasses import dataclass

from core.access.school import profile
from core.contract.partners import ContactPerson
from core.contract.source import Source
from core.features.setup import words
from core.schools.profile import BY_LAW, SchoolProfile

NATIONAL = ("deadlines", "obligations", "consent_rules", "retention_periods")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLine:
    """A partner as the document shows it: what for, on which conditions, and the people whose name may be told."""

    label: str
    services: str
    conditions: tuple[str, ...]
    contacts: tuple[ContactPerson, ...]
    source: Source


def partners() -> tuple[PartnerLine, ...]:
    """Every partner; a contact person only where the school publishes the name."""
    return tuple(
        PartnerLine(
            label=partner.label,
            services=", ".join(partner.services) or partner.description,
            conditions=tuple(words.condition(one) for one in partner.before),
            contacts=tuple(contact for contact in partner.contacts if contact.published),
            source=partner.source,
        )
        for partner in profile().partners
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LawLine:
    """A rule of the law for this school. `confirmed` is False where nobody has checked the article yet."""

    label: str
    said: str
    source: Source
    owner: str = ""


def law() -> tuple[LawLine, ...]:
    """What the law asks of every school, in the order of the hooks."""
    return tuple(
        LawLine(
            label=words.about_anyone(value.label),
            said=words.in_words(value),
            source=value.source,
            owner=_owner(profile(), getattr(value, "owner", "")),
        )
        for hook in NATIONAL
        for value in profile().declared(hook)
        if profile().origin.get(f"{hook}/{value.code}") == BY_LAW
    )


def _owner(known: SchoolProfile, code: str) -> str:
    try:
        return known.role(code).label if code else ""
    except LookupError:
        return ""
