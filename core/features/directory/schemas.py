"""What the pages of the directory take."""

from marshmallow import fields, validate

from core.features.directory.choices import Order
from core.features.directory.models import LONGEST_NOTE
from core.web.language import _
from core.web.schema import DutchSchema, Line, Paragraphs

SELECT = {"widget": "select"}
ABOUT_NOTES = _(
    "Bijvoorbeeld: wanneer zij te bereiken zijn, of hoe lang de wachttijd is. Schrijf geen naam van een leerling of "
    "ouder op: dit is geen dossier."
)


class WantedSchema(DutchSchema):
    """What the list is asked for; all of it stays in the address."""

    query = Line(
        data_key="q",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Zoek"), "help": _("Op naam, dienst of hulpvraag."), "widget": "search"},
    )
    need = Line(data_key="hulpvraag", load_default="", metadata={"label": _("Hulpvraag"), **SELECT})
    domain = Line(data_key="gebied", load_default="", metadata={"label": _("Gebied"), **SELECT})
    age = fields.Integer(
        data_key="leeftijd",
        load_default=None,
        validate=validate.Range(0, 30, error=_("Vul een leeftijd in van 0 tot en met 30 jaar.")),
        metadata={"label": _("Leeftijd"), "help": _("In hele jaren."), "widget": "number"},
    )
    year = fields.Integer(data_key="leerjaar", load_default=None, metadata={"label": _("Leerjaar"), **SELECT})
    level = Line(data_key="niveau", load_default="", metadata={"label": _("Niveau"), **SELECT})
    scope = Line(data_key="bereik", load_default="", metadata={"label": _("Hoe dichtbij"), **SELECT})
    registrar = Line(data_key="aanmelden", load_default="", metadata={"label": _("Wie meldt aan"), **SELECT})
    standing = Line(data_key="stand", load_default="", metadata={"label": _("Stand"), **SELECT})
    order = fields.Enum(
        Order, by_value=True, data_key="volgorde", load_default=Order.NAME, metadata={"label": _("Volgorde"), **SELECT}
    )
    unchecked = fields.Boolean(data_key="nakijken", load_default=False, metadata={"widget": "hidden"})


class CaseSearchSchema(DutchSchema):
    """A name to look for."""

    query = Line(
        data_key="q",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Zoek op naam"), "widget": "search"},
    )


class ContactSchema(DutchSchema):
    """A contact person as it is now."""

    replaces = Line(
        data_key="over",
        load_default="",
        metadata={
            "label": _("Over wie gaat het?"),
            "help": _("Laat op “Geen keuze” staan als deze persoon nieuw is."),
            "widget": "select",
        },
    )
    name = Line(data_key="naam", load_default="", validate=validate.Length(max=200), metadata={"label": _("Naam")})
    phone = Line(
        data_key="telefoon",
        load_default="",
        validate=validate.Length(max=30),
        metadata={"label": _("Telefoon"), "widget": "tel"},
    )
    mail = fields.Email(
        data_key="mail", load_default="", validate=validate.Length(max=200), metadata={"label": _("E-mailadres")}
    )
    gone = fields.Boolean(
        data_key="weg", load_default=False, metadata={"label": _("Deze persoon werkt hier niet meer")}
    )
    checked = fields.Boolean(
        data_key="nagekeken",
        load_default=False,
        metadata={"label": _("Ik heb alle gegevens van deze partner nagekeken")},
    )
    version = fields.Integer(data_key="version", load_default=0, metadata={"widget": "hidden"})


class NoteSchema(DutchSchema):
    """A note of the school."""

    words = Paragraphs(
        required=True,
        data_key="notitie",
        validate=validate.Length(max=LONGEST_NOTE),
        metadata={
            "label": _("Wat wil je onthouden over deze partner?"),
            "help": ABOUT_NOTES,
            "missing": _("Schrijf op wat je wilt onthouden."),
            "rows": 4,
        },
    )
    version = fields.Integer(data_key="version", load_default=0, metadata={"widget": "hidden"})


class WithdrawalSchema(DutchSchema):
    """Why something no longer holds."""

    reason = Line(
        required=True,
        data_key="reden",
        validate=validate.Length(max=400),
        metadata={"label": _("Waarom?"), "missing": _("Schrijf kort op waarom.")},
    )
    version = fields.Integer(data_key="version", load_default=0, metadata={"widget": "hidden"})
