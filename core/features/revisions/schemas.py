"""What the pages of settings are asked for."""

from marshmallow import fields, validate

from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line, Paragraphs


class SoughtSchema(DutchSchema):
    """Search through the values; all of it stays in the address."""

    text = Line(
        data_key="q",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Zoek in de waarden"), "widget": "search"},
    )
    chapter = Line(data_key="hoofdstuk", load_default="", metadata={"label": _("Hoofdstuk"), "widget": "select"})
    own = fields.Boolean(
        data_key="eigen", load_default=False, metadata={"label": _("Alleen wat de school zelf heeft bepaald")}
    )


class BetweenSchema(DutchSchema):
    """Two days between which the profile is compared."""

    since = DutchDate(required=True, data_key="van", metadata={"label": _("Van"), "missing": _("Kies de eerste dag.")})
    until = DutchDate(required=True, data_key="tot", metadata={"label": _("Tot"), "missing": _("Kies de tweede dag.")})


class ReasonSchema(DutchSchema):
    """Why something is refused, sent back or withdrawn."""

    answer = Paragraphs(
        required=True,
        data_key="antwoord",
        validate=validate.Length(max=2000),
        metadata={"label": _("Waarom?"), "rows": 3, "missing": _("Schrijf op waarom.")},
    )


class TermsSchema(DutchSchema):
    """From when a change holds, and why it is made."""

    effective_on = DutchDate(
        required=True, data_key="ingaat", metadata={"label": _("Gaat in op"), "missing": _("Kies de dag.")}
    )
    reason = Paragraphs(
        required=True,
        data_key="reden",
        validate=validate.Length(max=2000),
        metadata={"label": _("Waarom?"), "rows": 3, "missing": _("Schrijf op waarom dit verandert.")},
    )


class PartnerSchema(DutchSchema):
    """A partner that the plugin does not know."""

    label = Line(
        required=True, data_key="naam", metadata={"label": _("Naam van de partner"), "missing": _("Vul de naam in.")}
    )
