"""What the pages of pupils take. The rules themselves stand in the services."""

from typing import Any

from marshmallow import fields, validate

from core.features.pupils.list_query import Order
from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line

VERSION = {"widget": "hidden"}
RELATIONS = ("moeder", "vader", "ouder", "stiefouder", "pleegouder", "grootouder", "voogd", "anders")


def _text(longest: int, label: str, **metadata: Any) -> dict[str, Any]:
    return {"validate": validate.Length(max=longest), "metadata": {"label": label, **metadata}}


class WantedSchema(DutchSchema):
    """What the list is asked for; all of it stays in the address."""

    query = Line(
        data_key="q",
        load_default="",
        **_text(100, _("Zoek op naam"), help=_("Een deel van de naam is genoeg."), widget="search"),
    )
    group = fields.UUID(data_key="groep", load_default=None, metadata={"label": _("Groep"), "widget": "select"})
    year = fields.Integer(data_key="jaar", load_default=None, metadata={"label": _("Leerjaar"), "widget": "select"})
    order = fields.Enum(
        Order,
        by_value=True,
        data_key="volgorde",
        load_default=Order.NAME,
        metadata={"label": _("Volgorde"), "widget": "select"},
    )
    mine = fields.Boolean(data_key="mijn", load_default=False, metadata={"widget": "hidden"})
    left = fields.Boolean(data_key="weg", load_default=False, metadata={"widget": "hidden"})


class PupilSchema(DutchSchema):
    """A pupil as written down. There is no field for a BSN, on purpose."""

    first_name = Line(required=True, data_key="voornaam", **_text(60, _("Roepnaam")))
    infix = Line(
        data_key="tussenvoegsel", load_default="", **_text(20, _("Tussenvoegsel"), help=_("Zoals van, de of van den."))
    )
    family_name = Line(required=True, data_key="achternaam", **_text(80, _("Achternaam")))
    birth_date = DutchDate(data_key="geboren", load_default=None, metadata={"label": _("Geboortedatum")})
    year_rank = fields.Integer(
        data_key="leerjaar", load_default=None, metadata={"label": _("Leerjaar"), "widget": "select"}
    )
    group_id = fields.UUID(data_key="groep", load_default=None, metadata={"label": _("Groep"), "widget": "select"})
    enrolled_on = DutchDate(required=True, data_key="ingeschreven", metadata={"label": _("Ingeschreven op")})
    left_on = DutchDate(
        data_key="weg",
        load_default=None,
        metadata={"label": _("Laatste dag op school"), "help": _("Alleen als de leerling weggaat.")},
    )
    in_netherlands_since = DutchDate(
        data_key="in_nederland", load_default=None, metadata={
            "label": _("In Nederland sinds"), "help": _("Alleen als de leerling later naar Nederland kwam.")}
    )  # fmt: skip
    number = Line(
        data_key="nummer", load_default=None, **_text(40, _("Leerlingnummer van de school"), help=_("Geen BSN."))
    )
    version = fields.Integer(data_key="version", load_default=0, metadata=VERSION)
    although_double = fields.Boolean(data_key="toch", load_default=False, metadata={"widget": "hidden"})


class FlagsSchema(DutchSchema):
    """Which characteristics hold."""

    flags = fields.List(
        Line(), data_key="kenmerken", load_default=list, metadata={"label": _("Wat geldt voor deze leerling?")}
    )
    version = fields.Integer(data_key="version", load_default=0, metadata=VERSION)


class GuardianSchema(DutchSchema):
    """A parent or another guardian."""

    name = Line(required=True, data_key="naam", **_text(120, _("Naam")))
    relation = Line(
        required=True,
        data_key="relatie",
        validate=validate.OneOf(RELATIONS),
        metadata={"label": _("Wat is deze persoon van de leerling?"), "widget": "select"},
    )
    authority = fields.Boolean(
        data_key="gezag",
        load_default=False,
        metadata={"label": _("Heeft gezag"), "help": _("Alleen wie gezag heeft, geeft toestemming.")},
    )
    lives_apart = fields.Boolean(
        data_key="apart", load_default=False, metadata={"label": _("Woont apart en krijgt een eigen brief")}
    )
    phone = Line(data_key="telefoon", load_default="", **_text(30, _("Telefoon"), widget="tel"))
    mail = fields.Email(
        data_key="mail", load_default="", validate=validate.Length(max=120), metadata={"label": _("E-mailadres")}
    )
    address = Line(data_key="adres", load_default="", **_text(200, _("Adres")))
    secret_address = fields.Boolean(
        data_key="geheim",
        load_default=False,
        metadata={
            "label": _("Dit adres is geheim"),
            "help": _("Het staat dan op geen enkele pagina. Wie het toch opvraagt, komt in het logboek."),
        },
    )
    version = fields.Integer(data_key="version", load_default=0, metadata=VERSION)


class EndSchema(DutchSchema):
    """The day from which something no longer holds, and why."""

    on = DutchDate(required=True, data_key="op", metadata={"label": _("Vanaf welke dag?")})
    reason = Line(required=True, data_key="reden", **_text(200, _("Waarom?")))


class MentorSchema(DutchSchema):
    """Who becomes mentor, from when, and whether that is in place of who it is now."""

    mentor = Line(required=True, data_key="wie", metadata={"label": _("Wie?"), "widget": "select"})
    starts_on = DutchDate(required=True, data_key="vanaf", metadata={"label": _("Eerste dag")})
    replace = fields.Boolean(
        data_key="vervang", load_default=False, metadata={"label": _("In plaats van wie het nu is")}
    )


class MentorEndSchema(DutchSchema):
    """The last day of a mentor."""

    on = DutchDate(required=True, data_key="op", metadata={"label": _("Laatste dag")})


class GroupSchema(DutchSchema):
    """A new group."""

    label = Line(
        required=True, data_key="naam", **_text(40, _("Naam"), help=_("Zoals de school hem noemt: groep 6, 2B."))
    )
    year_rank = fields.Integer(
        data_key="leerjaar",
        load_default=None,
        metadata={"label": _("Leerjaar"), "help": _("Leeg bij meer leerjaren in één groep."), "widget": "select"},
    )
    school_year = Line(required=True, data_key="schooljaar", metadata={"label": _("Schooljaar"), "widget": "radio"})


class GroupNameSchema(DutchSchema):
    """Another name for a group."""

    label = Line(required=True, data_key="naam", **_text(40, _("Naam")))
    version = fields.Integer(data_key="version", load_default=0, metadata=VERSION)


class GroupEndSchema(DutchSchema):
    """Where the pupils of a group that ends go."""

    move_to = fields.UUID(
        data_key="naar", load_default=None, metadata={"label": _("Waar gaan de leerlingen heen?"), "widget": "select"}
    )
    version = fields.Integer(data_key="version", load_default=0, metadata=VERSION)
