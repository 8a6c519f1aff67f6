"""Schemas of the gallery: the zorgmelding of the mock-up, and a form with every widget."""

from typing import Any

from marshmallow import fields, validate
from werkzeug.datastructures import MultiDict

from core.web.forms import Form
from core.web.language import _
from core.web.schema import ClockTime, DutchDate, DutchSchema, Line, Paragraphs


class ConcernSchema(DutchSchema):
    pupil = Line(required=True, data_key="leerling", metadata={"label": _("1. Over wie gaat het?"), "widget": "select"})
    seen = Paragraphs(
        required=True,
        data_key="gezien",
        metadata={
            "label": _("2. Wat zie je?"),
            "rows": 3,
            "help": _("Schrijf op wat je ziet en hoort. Milan en zijn ouders kunnen dit lezen."),
        },
    )
    tried = Paragraphs(
        data_key="geprobeerd",
        metadata={"label": _("3. Wat is al geprobeerd?"), "rows": 2, "help": _("En waarom is dat niet genoeg?")},
    )
    consulted = fields.List(
        Line(),
        data_key="overlegd",
        validate=validate.ContainsOnly(["leerling", "ouders", "lc"]),
        required=True,
        metadata={
            "label": _("4. Met wie heb je overlegd?"),
            "help": _("Alle drie zijn nodig."),
            "missing": _("Overleg eerst met de leerlingcoördinator. Vink het daarna aan."),
            "options": [("leerling", _("Milan")), ("ouders", _("Zijn ouders")), ("lc", _("De leerlingcoördinator"))],
        },
    )
    agreed = fields.List(
        Line(),
        data_key="toestemming",
        required=True,
        metadata={
            "label": _("5. Wie gaf toestemming op papier?"),
            "help": _("Zonder toestemming mag het OT niet over Milan praten."),
            "missing": _("De ouders gaven nog geen toestemming op papier. Mondeling telt niet."),
            "options": [("leerling", _("Milan")), ("ouders", _("Zijn ouders"))],
        },
    )


class TaskSchema(DutchSchema):
    what = Line(required=True, data_key="wat")
    who = Line(data_key="wie")


class EverySchema(DutchSchema):
    name = Line(required=True, data_key="naam", validate=validate.Length(2, 20), metadata={"label": _("Naam")})
    born = DutchDate(required=True, data_key="geboren", metadata={"label": _("Geboortedatum")})
    at = ClockTime(data_key="tijd", metadata={"label": _("Tijd"), "help": _("Bijvoorbeeld 14.30.")})
    days = fields.Integer(data_key="dagen", validate=validate.Range(1, 14), metadata={"label": _("Dagen")})
    mail = fields.Email(data_key="mail", metadata={"label": _("E-mailadres")})
    level = Line(
        required=True,
        data_key="niveau",
        validate=validate.OneOf(["1", "2", "3"], labels=["Laag", "Midden", "Hoog"]),
        metadata={"label": _("Niveau")},
    )
    agree = fields.Boolean(data_key="akkoord", metadata={"label": _("De ouders weten het"), "help": _("Bel ze eerst.")})
    secret = Line(data_key="wachtwoord", metadata={"label": _("Wachtwoord"), "widget": "password"})
    version = fields.Integer(data_key="version", metadata={"widget": "hidden"})
    tasks = fields.List(fields.Nested(TaskSchema), data_key="lijst", metadata={"widget": "hidden"})


def every_form(schema: DutchSchema, sent: MultiDict[str, Any]) -> Form:
    """The form with every widget."""
    return Form(schema, sent, initial={"version": 3, "days": 10})
