"""Which fields of which values name the codes of other values."""

from collections.abc import Mapping

_ROLES, _TEAMS, _LEVELS, _ROUTES = "staff_roles", "team_compositions", "care_levels", "support_routes"
_TALKS, _RIGHTS, _CONSENTS, _FORMS = "conversation_kinds", "decision_rights", "consent_rules", "document_templates"

REFERENCES: Mapping[tuple[str, str], str] = {
    ("CareLevel", "actors"): _ROLES,
    ("Seat", "role"): _ROLES,
    ("Party", "role"): _ROLES,
    ("TeamComposition", "chair"): _ROLES,
    ("TeamComposition", "extends"): _TEAMS,
    ("TeamComposition", "consent"): _CONSENTS,
    ("ConversationKind", "leaders"): _ROLES,
    ("RouteStep", "owners"): _ROLES,
    ("RouteStep", "level"): _LEVELS,
    ("RouteStep", "decided_by"): _RIGHTS,
    ("RouteStep", "team"): _TEAMS,
    ("RouteStep", "enters_after"): _TEAMS,
    ("RouteStep", "records"): _TALKS,
    ("DecisionRight", "teams"): _TEAMS,
    ("DecisionRight", "owners"): _ROLES,
    ("DecisionRight", "level"): _LEVELS,
    ("DecisionRight", "routes"): _ROUTES,
    ("Deadline", "owner"): _ROLES,
    ("Threshold", "owner"): _ROLES,
    ("Obligation", "owner"): _ROLES,
    ("ConsentRule", "opens_for"): _ROLES,
    ("ConsentRule", "teams"): _TEAMS,
    ("DocumentTemplate", "notifies"): _ROLES,
    ("DocumentTemplate", "reporters"): _ROLES,
    ("DocumentTemplate", "routes"): _ROUTES,
    ("DocumentTemplate", "reference_to"): "systems",
    ("Field", "purpose"): _CONSENTS,
    ("Partner", "seat"): _ROLES,
    ("Partner", "part_of"): "partners",
    ("Partner", "level"): _LEVELS,
    ("Service", "decision"): _RIGHTS,
    ("Amount", "threshold"): "thresholds",
    ("Provision", "level"): _LEVELS,
    ("Provision", "executors"): _ROLES,
    ("Provision", "registrars"): _ROLES,
    ("Provision", "partners"): "partners",
    ("Provision", "routes"): _ROUTES,
    ("Provision", "facility"): "facilities",
    ("Guide", "owner"): _ROLES,
    ("Guide", "roles"): _ROLES,
    ("Training", "registrars"): _ROLES,
    ("Partner", "works_with"): "partners",
    ("StaffRole", "drawn_from"): _ROLES,
    ("ConversationKind", "asked_by"): _ROLES,
    ("SchoolSystem", "part_of"): "systems",
    ("AdmissionRule", "teams"): _TEAMS,
    ("AdmissionRule", "refers_to"): "partners",
    ("Obligation", "conversation"): _TALKS,
    ("DocumentTemplate", "authors"): _ROLES,
    ("DocumentTemplate", "part_of"): _FORMS,
    ("Chapter", "part_of"): "chapters",
    ("ConsentFor", "purpose"): _CONSENTS,
    ("ConversationWith", "about"): _TALKS,
    ("DocumentIn", "document"): _FORMS,
    ("MeetingHeld", "team"): _TEAMS,
    ("DecidedIn", "decision"): _RIGHTS,
    ("DecidedIn", "team"): _TEAMS,
    ("LevelReached", "level"): _LEVELS,
    ("HumanVerdict", "by"): _ROLES,
}
"""Which field of which value names codes of which hook."""

SIGNS_IN = {
    ("TeamComposition", "chair"), ("ConversationKind", "leaders"), ("RouteStep", "owners"), ("DecisionRight", "owners"),
    ("Deadline", "owner"), ("Threshold", "owner"), ("Obligation", "owner"), ("DocumentTemplate", "notifies"),
    ("DocumentTemplate", "reporters"), ("HumanVerdict", "by"), ("ConsentRule", "opens_for"),
}  # fmt: skip
"""Fields for people with an account; the pupil and the parents have none."""

OF_MOMENT: Mapping[str, str] = {
    "concern": _FORMS,
    "conversation": _TALKS,
    "meeting": _TEAMS,
    "agenda": _TEAMS,
    "level": _LEVELS,
    "decision": _RIGHTS,
    "document": _FORMS,
    "consent": _CONSENTS,
    "system_reference": "systems",
}
"""What a happening of each kind is about; kinds that are not here are about a free word."""

SHOWN_ONLY = {
    ("Provision", "partners"), ("Provision", "facility"), ("Provision", "routes"), ("Amount", "threshold"),
    ("AdmissionRule", "refers_to"), ("Partner", "works_with"), ("Obligation", "conversation"),
}  # fmt: skip
"""Fields that a page shows and nothing decides by: a school may switch off what they name."""
