"""What somebody chooses who makes papers of a meeting."""

from marshmallow import fields

from core.web.language import _
from core.web.schema import DutchSchema


class HandoutSchema(DutchSchema):
    """For whom a paper is made: chairs of the meeting."""

    seats = fields.List(
        fields.UUID(),
        required=True,
        data_key="wie",
        metadata={"label": _("Voor wie?"), "missing": _("Kies voor wie je een afdruk maakt."), "widget": "checks"},
    )
