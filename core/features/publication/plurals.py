"""What the values of each hook are called together."""

from core.web.language import _

PLURALS = {
    "about": _("De school"),
    "care_levels": _("Zorgniveaus"),
    "staff_roles": _("Rollen"),
    "team_compositions": _("Overleg"),
    "conversation_kinds": _("Soorten gesprekken"),
    "support_routes": _("Routes"),
    "admission_rules": _("Toelatingsregels"),
    "placement_rules": _("Plaatsingsregels"),
    "decision_rights": _("Soorten besluiten"),
    "deadlines": _("Termijnen"),
    "thresholds": _("Signalen"),
    "obligations": _("Terugkerende plichten"),
    "provisions": _("Voorzieningen"),
    "trainings": _("Trainingen"),
    "facilities": _("Ruimtes"),
    "partners": _("Partners"),
    "document_templates": _("Formulieren en documenten"),
    "guides": _("Wijzers en protocollen"),
    "systems": _("Systemen"),
    "consent_rules": _("Toestemmingen"),
    "retention_periods": _("Bewaartermijnen"),
    "goals": _("Doelen"),
    "chapters": _("Paragrafen"),
    "wording": _("Woorden"),
    "remarks": _("Opmerkingen bij het document"),
}
"""What the values of a hook are called together; a test holds the keys to the hooks."""
