"""What the pages of an alliance take. The rules themselves stand in the services."""

from marshmallow import fields, validate

from core.access.alliance_permissions import AllianceRole
from core.contract.school import Sector
from core.features.alliance.words import ROLES
from core.web.language import _
from core.web.schema import DutchSchema, Line, Paragraphs

ADDRESS = 254
SECTORS = [(Sector.PO.value, _("PO, basisonderwijs")), (Sector.VO.value, _("VO, voortgezet onderwijs"))]


class SettingsSchema(DutchSchema):
    """The settings of a school that is made in the browser, but for its address."""

    name = Line(required=True, data_key="naam", validate=validate.Length(1, 200), metadata={"label": _("Naam")})
    brin = Line(
        data_key="brin",
        load_default="",
        metadata={"label": _("BRIN"), "help": _("Bijvoorbeeld 12AB of 12AB00. Mag leeg blijven.")},
    )
    board = Line(required=True, data_key="bestuur", validate=validate.Length(1, 200), metadata={"label": _("Bestuur")})
    sector = fields.String(
        required=True,
        data_key="sector",
        validate=validate.OneOf([sector.value for sector in Sector]),
        metadata={"label": _("Sector"), "widget": "radio", "options": SECTORS},
    )
    plugins = fields.List(
        Line(),
        required=True,
        data_key="plugins",
        validate=validate.Length(min=1),
        metadata={
            "label": _("Plugins"),
            "widget": "checks",
            "help": _("Wat de school belooft, staat in haar plugin. Bij meer dan één gaat de onderste voor."),
            "missing": _("Kies ten minste één plugin."),
        },
    )
    accent = Line(
        data_key="accent",
        load_default="",
        metadata={"label": _("Kleur"), "help": _("Bijvoorbeeld #0b5a80. Leeg: grijsblauw.")},
    )
    phone = Line(data_key="telefoon", load_default="", metadata={"label": _("Telefoon"), "widget": "tel"})
    own = Paragraphs(
        data_key="eigen",
        load_default="",
        validate=validate.Length(max=20_000),
        metadata={
            "label": _("Eigen waarden"),
            "rows": 8,
            "help": _("Alleen wat anders is dan in de plugin, geschreven als in een bestand van een school. Mag leeg."),
        },
    )


class NewSchoolSchema(SettingsSchema):
    """A new school."""

    slug = Line(
        required=True,
        data_key="adres",
        metadata={
            "label": _("Adres"),
            "help": _("Het woord in de adresbalk: kleine letters, cijfers en streepjes. Dit verandert nooit meer."),
        },
    )
    like = Line(
        data_key="zoals",
        load_default="",
        metadata={
            "label": _("Neem eigen waarden over van"),
            "widget": "select",
            "help": _("Zonder contactpersonen van partners. Wat je hieronder schrijft, gaat voor."),
        },
    )

    class Meta(SettingsSchema.Meta):
        fields = ("name", "slug", "brin", "board", "sector", "plugins", "accent", "phone", "like", "own")


def _reason() -> Line:
    return Line(
        required=True,
        data_key="reden",
        validate=validate.Length(1, 400),
        metadata={"label": _("Reden"), "help": _("Dit staat in het logboek.")},
    )


def _version() -> fields.Integer:
    return fields.Integer(required=True, data_key="version", metadata={"label": _("Versie"), "widget": "hidden"})


class EditSchoolSchema(SettingsSchema):
    """Other settings for a school that was made here."""

    reason = _reason()
    version = _version()


class EndSchema(DutchSchema):
    """An end, with its reason; `version` is the one that the page showed."""

    reason = _reason()
    version = _version()


class PersonSchema(DutchSchema):
    """Somebody to invite."""

    name = Line(required=True, data_key="naam", validate=validate.Length(1, 200), metadata={"label": _("Naam")})
    email = fields.Email(
        required=True,
        data_key="mail",
        validate=validate.Length(max=ADDRESS),
        metadata={
            "label": _("E-mailadres"),
            "help": _("Hiermee meldt deze persoon zich aan. Gebruik een adres dat alleen deze persoon leest."),
        },
    )


class FirstAdministratorSchema(PersonSchema):
    """The first administrator of a school."""

    role = Line(required=True, data_key="rol", metadata={"label": _("Rol"), "widget": "select"})


class NewAdministratorSchema(PersonSchema):
    """An administrator of the alliance."""

    role = fields.String(
        required=True,
        data_key="rol",
        validate=validate.OneOf([role.value for role in AllianceRole]),
        metadata={"label": _("Rol"), "widget": "radio", "options": ROLES},
    )
