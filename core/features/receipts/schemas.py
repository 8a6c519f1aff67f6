"""What the list of decisions is asked for; all of it stays in the address."""

from marshmallow import fields, validate

from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line


class WantedSchema(DutchSchema):
    """Which kind, which team, which version of the rules, from and to and including, and only what differs now."""

    kind = Line(
        data_key="soort",
        load_default="",
        validate=validate.Length(max=60),
        metadata={"label": _("Welk besluit"), "widget": "select"},
    )
    team = Line(
        data_key="team",
        load_default="",
        validate=validate.Length(max=60),
        metadata={"label": _("Waar genomen"), "widget": "select"},
    )
    first = DutchDate(data_key="van", load_default=None, metadata={"label": _("Vanaf")})
    last = DutchDate(data_key="tot", load_default=None, metadata={"label": _("Tot en met")})
    version = Line(
        data_key="versie",
        load_default="",
        validate=validate.Length(max=64),
        metadata={"label": _("Onder welke regels"), "widget": "select"},
    )
    differs = fields.Boolean(
        data_key="anders",
        load_default=False,
        metadata={"label": _("Alleen wat onder de regels van nu anders zou zijn"), "widget": "check"},
    )
