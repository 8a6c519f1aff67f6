"""What the pages of a placement take."""

from marshmallow import fields, validate

from core.features.admissions.act_schemas import ReasonSchema
from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line


class StartSchema(DutchSchema):
    """Where and when; on trial with a last day."""

    group_id = fields.UUID(load_default=None, data_key="groep", metadata={"label": _("Groep"), "widget": "select"})
    kind = Line(
        required=True,
        data_key="soort",
        validate=validate.OneOf(["trial", "direct"]),
        metadata={
            "label": _("Hoe?"),
            "widget": "radio",
            "options": [("trial", _("Proefplaatsing")), ("direct", _("Plaatsing zonder proef"))],
        },
    )
    starts_on = DutchDate(required=True, data_key="van", metadata={"label": _("Eerste dag")})
    ends_on = DutchDate(
        load_default=None,
        data_key="tot",
        metadata={"label": _("Laatste dag van de proef"), "help": _("Die dag telt mee. Dan valt het besluit.")},
    )


class ExtendTrialSchema(ReasonSchema):
    """Until when, and why."""

    ends_on = DutchDate(required=True, data_key="tot", metadata={"label": _("Nieuwe laatste dag")})


class PlacementDecisionSchema(ReasonSchema):
    """What was decided, and why."""

    outcome = Line(required=True, data_key="besluit", metadata={"label": _("Wat is besloten?"), "widget": "radio"})


class GroupFormSchema(DutchSchema):
    """How a group is made up."""

    rule_code = Line(
        required=True, data_key="soort", metadata={"label": _("Wat voor groep is het?"), "widget": "radio"}
    )
    years = fields.List(
        fields.Integer(),
        required=True,
        data_key="leerjaren",
        metadata={"label": _("Welke leerjaren?"), "widget": "checks", "missing": _("Kies een leerjaar.")},
    )
    reason = Line(
        load_default="",
        data_key="reden",
        validate=validate.Length(max=400),
        metadata={"label": _("Waarom?"), "help": _("Nodig als de school zo’n groep alleen bij uitzondering maakt.")},
    )
