"""What an open rule of admission leads to, and the phases of admission and placement that the core acts on."""

from enum import StrEnum


class AdmissionOutcome(StrEnum):
    """What an open rule of admission suggests to the person who decides; it decides nothing by itself."""

    INCOMPLETE = "incomplete"
    REFER = "refer"
    NOT_ADMISSIBLE = "not_admissible"
    LOOK = "look"
    REMARK = "remark"


GROUNDS = frozenset({AdmissionOutcome.REFER, AdmissionOutcome.NOT_ADMISSIBLE})
"""A refusal can only rest on rules that suggest one of these."""

ON_FIRST_DAY, TRIAL, FINAL = "startdag", "proef", "definitief"
"""Phases that the core acts on: judged on the first school day; before a placement; before a final placement."""
