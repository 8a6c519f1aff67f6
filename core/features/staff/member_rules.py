"""What must hold for a person who is added and for the terms of a membership. Pure."""

import re

from core.features.staff.rules import FieldSentences
from core.web.language import _

DAYS_IN_WEEK = 7
LONGEST_MAIL = 254
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def wrong_person(name: str, email: str) -> FieldSentences:
    """What does not fit in the name and the mail address of somebody new, per field."""
    found: FieldSentences = {}
    if not name.strip():
        found["name"] = [_("Vul nog in: naam.")]
    if not MAIL.fullmatch(email.strip()) or len(email) > LONGEST_MAIL:
        found["email"] = [_("Schrijf een e-mailadres als naam@school.nl.")]
    return found


def wrong_terms(kind: str, organisation: str, days_per_week: float | None) -> FieldSentences:
    """What does not fit in the terms of a membership, per field."""
    found: FieldSentences = {}
    if kind == "partner" and not organisation:
        found["organisation"] = [_("Schrijf bij een partner de organisatie op.")]
    if days_per_week is not None and not 0 <= days_per_week <= DAYS_IN_WEEK:
        found["days_per_week"] = [_("Een week heeft 7 dagen. Schrijf een getal van 0 tot en met 7.")]
    return found
