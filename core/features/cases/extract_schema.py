"""What somebody chooses who prints a dossier."""

from marshmallow import fields, validate

from core.web.language import _
from core.web.schema import DutchSchema, Line


class ExtractSchema(DutchSchema):
    """For whom, why, and which parts."""

    recipient = Line(
        required=True,
        data_key="voor",
        metadata={"label": _("Voor wie?"), "widget": "radio", "missing": _("Kies voor wie je de afdruk maakt.")},
    )
    reason = Line(
        required=True,
        data_key="reden",
        validate=validate.Length(max=400),
        metadata={
            "label": _("Waarom?"),
            "help": _("De reden staat op de afdruk, in de tijdlijn en in het overzicht van wie meekeek."),
            "missing": _("Schrijf op waarom je deze afdruk maakt."),
        },
    )
    parts = fields.List(
        Line(),
        required=True,
        data_key="delen",
        metadata={"label": _("Wat komt erop?"), "widget": "checks", "missing": _("Kies ten minste één deel.")},
    )
