"""What pages of meetings take from people: one schema per form. Names outside are Dutch."""

from marshmallow import fields, validate

from core.features.meetings.items import LONGEST
from core.web.language import _
from core.web.schema import ClockTime, DutchDate, DutchSchema, Line, Paragraphs


class MomentSchema(DutchSchema):
    """Day, time and place of a meeting."""

    day = DutchDate(required=True, data_key="datum", metadata={"label": _("Datum")})
    starts = ClockTime(required=True, data_key="begin", metadata={"label": _("Begin"), "help": _("Zoals 14.00.")})
    ends = ClockTime(required=True, data_key="einde", metadata={"label": _("Einde")})
    place = Line(load_default="", data_key="plaats", validate=validate.Length(max=80), metadata={"label": _("Plaats")})


def _anyway() -> fields.Boolean:
    return fields.Boolean(
        load_default=False, data_key="ook_vrij", metadata={"label": _("Ook op een vrije dag"), "widget": "check"}
    )


def team_field() -> Line:
    """The choice of a team."""
    return Line(
        required=True,
        data_key="team",
        metadata={"label": _("Welk team?"), "widget": "select", "missing": _("Kies een team.")},
    )


class PlanSchema(MomentSchema):
    """A meeting to plan."""

    team = team_field()
    anyway = _anyway()


class ShiftSchema(MomentSchema):
    """Another moment for a meeting."""

    anyway = _anyway()


THIS, FOLLOWING = "dit", "volgende"


class ShiftSeriesSchema(ShiftSchema):
    """Another moment for a meeting of a series, or for the following ones as well."""

    which = Line(
        required=True,
        data_key="welke",
        validate=validate.OneOf([THIS, FOLLOWING]),
        metadata={
            "label": _("Wat verzet je?"),
            "widget": "radio",
            "options": [(THIS, _("Alleen dit overleg")), (FOLLOWING, _("Dit overleg en alle volgende van de reeks"))],
            "missing": _("Kies wat je verzet."),
        },
    )


class ReasonSchema(DutchSchema):
    """Why something is done."""

    reason = Paragraphs(
        required=True,
        data_key="reden",
        validate=validate.Length(max=400),
        metadata={"label": _("Waarom?"), "rows": 2, "missing": _("Schrijf een reden op.")},
    )


class TakeOffSchema(ReasonSchema):
    """Why an item leaves the agenda, and perhaps the meeting to which it goes."""

    other = fields.UUID(
        load_default=None, data_key="naar", metadata={"label": _("Zet meteen op een ander overleg"), "widget": "select"}
    )


class AboutSchema(DutchSchema):
    """What an item is about and how long it lasts."""

    about = Line(required=True, data_key="waarover", metadata={"label": _("Waarover gaat het?")})
    lasts = fields.Integer(
        required=True, data_key="duur", validate=validate.Range(1, LONGEST), metadata={"label": _("Hoeveel minuten?")}
    )


class SeatSchema(DutchSchema):
    """Somebody on a chair for the whole meeting; `who` is role and membership."""

    who = Line(
        required=True,
        data_key="wie",
        metadata={"label": _("Wie komt erbij?"), "widget": "select", "missing": _("Kies iemand.")},
    )
    reason = Paragraphs(
        load_default="",
        data_key="reden",
        validate=validate.Length(max=400),
        metadata={"label": _("Wat voegt deze persoon toe?"), "rows": 2},
    )


class GuestSchema(SeatSchema):
    """Somebody on a chair for one item."""


class ReferenceSchema(DutchSchema):
    """The reference that another system gave."""

    reference = Line(
        required=True,
        data_key="kenmerk",
        validate=validate.Length(max=100),
        metadata={"label": _("Kenmerk"), "missing": _("Vul het kenmerk in.")},
    )


class DirectorSchema(DutchSchema):
    """Another director between two meetings."""

    who = fields.UUID(
        required=True,
        data_key="wie",
        metadata={"label": _("Wie wordt het?"), "widget": "select", "missing": _("Kies iemand.")},
    )
    reason = Paragraphs(
        required=True,
        data_key="reden",
        validate=validate.Length(max=400),
        metadata={"label": _("Reden"), "rows": 2, "missing": _("Schrijf een reden op.")},
    )


class ApprovalSchema(DutchSchema):
    """Approval of a decision, or not."""

    outcome = Line(
        required=True,
        data_key="akkoord",
        metadata={
            "label": _("Geef je akkoord?"),
            "widget": "radio",
            "options": [("approved", _("Ja, ik geef akkoord")), ("refused", _("Nee, ik geef geen akkoord"))],
            "missing": _("Kies ja of nee."),
        },
    )
    reason = Paragraphs(
        load_default="",
        data_key="reden",
        validate=validate.Length(max=1000),
        metadata={"label": _("Reden"), "rows": 3, "help": _("Nodig als je geen akkoord geeft.")},
    )
