"""What a person may send about a file in a case."""

from marshmallow import fields, validate

from core.features.files.rules import ACCEPT
from core.web.language import _
from core.web.schema import DutchSchema, Line


class AttachmentSchema(DutchSchema):
    """A file with what it is and where it belongs. The file itself is not in here: it comes beside the texts."""

    file = fields.String(
        data_key="bestand",
        load_default="",
        metadata={
            "label": _("Bestand"),
            "help": _("PDF, Word (.docx), PNG of JPG. Uit een foto halen wij waar, wanneer en waarmee hij is gemaakt."),
            "widget": "file",
            "accept": ACCEPT,
        },
    )
    description = Line(
        data_key="omschrijving",
        required=True,
        validate=validate.Length(max=200),
        metadata={
            "label": _("Wat is het?"),
            "help": _("Zo vindt een ander het terug: verslag van de logopedist, 12 november."),
            "missing": _("Schrijf in een paar woorden op wat dit is."),
        },
    )
    belongs = Line(
        data_key="hoort_bij",
        load_default="",
        metadata={
            "label": _("Waar hoort het bij?"),
            "help": _("Hoort het bij een afgeschermde notitie, dan is het bestand net zo afgeschermd."),
            "widget": "select",
        },
    )
    again = fields.Boolean(
        data_key="toch", load_default=False, metadata={"label": _("Bewaar het ook als het er al staat")}
    )


class WithdrawalSchema(DutchSchema):
    """Why a file is withdrawn."""

    reason = Line(
        required=True,
        data_key="reden",
        validate=validate.Length(max=400),
        metadata={"label": _("Waarom?"), "missing": _("Schrijf een reden op.")},
    )
