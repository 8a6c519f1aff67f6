"""What the page of a new task takes."""

from marshmallow import fields, validate

from core.web.language import _
from core.web.schema import LINE, DutchDate, DutchSchema, Line


class TaskSchema(DutchSchema):
    """A task: what, about whom, who, by when."""

    what = Line(
        required=True,
        data_key="wat",
        validate=validate.Length(min=1, max=LINE),
        metadata={
            "label": _("Wat moet er gebeuren?"),
            "help": _("Begin met een werkwoord: “Bel de ouders over de planning”."),
            "missing": _("Schrijf op wat er moet gebeuren."),
        },
    )
    about = fields.String(
        required=True,
        data_key="over",
        metadata={"label": _("Over wie gaat het?"), "widget": "select", "missing": _("Kies een leerling, of niemand.")},
    )
    who = fields.UUID(
        required=True,
        data_key="wie",
        metadata={"label": _("Wie doet het?"), "widget": "select", "missing": _("Kies wie het doet.")},
    )
    due = DutchDate(
        data_key="uiterlijk",
        load_default=None,
        metadata={"label": _("Uiterlijk"), "help": _("Mag leeg blijven: dan staat het onder “Zonder datum”.")},
    )
