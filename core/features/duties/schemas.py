"""What the pages of a duty take."""

from marshmallow import fields, validate

from core.web.language import _
from core.web.schema import DutchSchema, Paragraphs

LONGEST = 400


class FinishSchema(DutchSchema):
    """A tick, with a note for who reads it later."""

    note = Paragraphs(
        data_key="notitie",
        load_default="",
        validate=validate.Length(max=LONGEST),
        metadata={
            "label": _("Wat is er gedaan?"),
            "help": _("Mag leeg blijven. Hoort het in het dossier, leg het dan daar vast."),
            "rows": 2,
        },
    )


class HandOverSchema(DutchSchema):
    """Who takes the duty over, and why."""

    who = fields.UUID(
        required=True,
        data_key="wie",
        metadata={"label": _("Aan wie?"), "missing": _("Kies een collega."), "widget": "radio"},
    )
    reason = Paragraphs(
        data_key="reden",
        load_default="",
        validate=validate.Length(max=LONGEST),
        metadata={"label": _("Waarom?"), "help": _("Je collega leest dit bij de taak. Mag leeg blijven."), "rows": 2},
    )
