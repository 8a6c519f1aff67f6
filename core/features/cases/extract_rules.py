"""Who may be given a printed dossier, of which parts it can consist, and what never stands on it. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date

from core.contract.dates import completed_years
from core.web.language import _

GUARDIAN, PUPIL, PARTNER, OWN = "guardian", "pupil", "partner", "own"

PARTS: Mapping[str, str] = {
    "timeline": _("Tijdlijn"),
    "notes": _("Gesprekken en notities"),
    "documents": _("Documenten"),
    "decisions": _("Besluiten"),
    "consents": _("Toestemming"),
    "attachments": _("Lijst van bijlagen"),
}

OWN_DOSSIER_FROM = 16
"""From this age a pupil asks for the own dossier."""
PARENTS_UNTIL = 18
"""From this age the pupil alone decides who gets it."""

NOT_FOR_FAMILY = frozenset({"consent", "extract"})
"""Happenings that tell what the other parent answered or asked for."""


def parent_may(born: date | None, today: date) -> bool:
    """Whether a holder of authority may be given the dossier; an unknown age counts as a child."""
    return born is None or completed_years(born, today) < PARENTS_UNTIL


def pupil_may(born: date | None, today: date) -> bool:
    """Whether the pupil may be given the own dossier; an unknown age counts as a child."""
    return born is not None and completed_years(born, today) >= OWN_DOSSIER_FROM


def tells_a_secret(text: str, secrets: Iterable[str]) -> bool:
    """Whether a text holds an address that must stay secret; capitals, spaces and line ends make no difference.

    The part before the first comma (street and number) is enough to give somebody away.
    """
    plain = _plain(text)
    return any(_plain(part) in plain for secret in secrets for part in (secret, secret.split(",")[0]) if _plain(part))


def _plain(text: str) -> str:
    return "".join(text.casefold().split())
