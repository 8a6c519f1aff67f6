"""What the pages of handing over take."""

from marshmallow import fields

from core.features.staff.schemas import EndSchema
from core.web.language import _
from core.web.schema import DutchDate, DutchSchema


class AbsenceSchema(DutchSchema):
    """From, to and including, and who stands in."""

    starts_on = DutchDate(
        required=True, data_key="vanaf", metadata={"label": _("Eerste dag"), "missing": _("Kies de eerste dag.")}
    )
    ends_on = DutchDate(
        required=True,
        data_key="tot",
        metadata={
            "label": _("Laatste dag"),
            "help": _("Deze dag telt nog mee. De dag erna houdt de vervanging vanzelf op."),
            "missing": _("Kies de laatste dag."),
        },
    )
    substitute_id = fields.UUID(
        required=True,
        data_key="wie",
        metadata={
            "label": _("Wie vervangt?"),
            "widget": "select",
            "help": _(
                "Die ziet in deze tijd de taken en dossiers, met “voor …” erbij. De reden hoeft niemand te weten."
            ),
            "missing": _("Kies een collega."),
        },
    )


class EndAbsenceSchema(DutchSchema):
    """Back earlier; `version` is the one the page showed."""

    version = fields.Integer(required=True, data_key="version", metadata={"label": _("Versie"), "widget": "hidden"})


def _to(label: str, key: str) -> fields.String:
    return fields.String(data_key=key, load_default="", metadata={"label": label, "widget": "select"})


class GiveSchema(DutchSchema):
    """To whom the open work goes: everything to one colleague, or per kind."""

    everything = _to(_("Alles aan één collega"), "alles")
    cases = _to(_("Dossiers als zorgeigenaar"), "dossiers")
    directed = _to(_("Dossiers als regiehouder"), "regie")
    duties = _to(_("Taken en termijnen"), "taken")
    seats = _to(_("Stoelen bij komend overleg"), "stoelen")
    pupils = _to(_("Leerlingen die deze persoon begeleidt"), "leerlingen")


class LeaveSchema(GiveSchema, EndSchema):
    """The end of access, and in the same act to whom the open work goes."""
