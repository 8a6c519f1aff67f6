"""What the page of the ledger is asked for; all of it stays in the address."""

from marshmallow import fields, validate

from core.features.insight.rules import OUTSIDE, READ, REFUSED, WRITTEN
from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line


class WantedSchema(DutchSchema):
    """Who, about whom, what, for which purpose, from and to and including."""

    who = Line(
        data_key="wie",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Wie keek (naam of organisatie)"), "widget": "search"},
    )
    pupil = Line(
        data_key="leerling",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Bij welke leerling"), "widget": "search"},
    )
    what = fields.String(
        data_key="wat",
        load_default="",
        validate=validate.OneOf(["", READ, WRITTEN, REFUSED, OUTSIDE]),
        metadata={
            "label": _("Wat"),
            "widget": "select",
            "options": [
                ("", _("alles")),
                (READ, _("gelezen of gezocht")),
                (WRITTEN, _("geschreven of gewijzigd")),
                (REFUSED, _("geweigerd")),
                (OUTSIDE, _("door iemand van buiten de school")),
            ],
        },
    )
    purpose = Line(
        data_key="doel",
        load_default="",
        validate=validate.Length(max=60),
        metadata={"label": _("Met welk doel"), "widget": "select"},
    )
    first = DutchDate(data_key="van", load_default=None, metadata={"label": _("Vanaf")})
    last = DutchDate(data_key="tot", load_default=None, metadata={"label": _("Tot en met")})
