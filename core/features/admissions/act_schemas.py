"""What the pages of single acts take: a verdict, something that happened, a term, a school that was asked."""

from typing import Any

from marshmallow import fields, validate

from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line, Paragraphs

YES_NO = [("yes", _("Ja")), ("no", _("Nee"))]


def a_line(longest: int, label: str, key: str, **metadata: Any) -> Line:
    """A field of one line; `required=True` where it must be filled in."""
    required = bool(metadata.pop("required", False))
    rules: dict[str, Any] = {"required": True} if required else {"load_default": ""}
    return Line(data_key=key, validate=validate.Length(max=longest), metadata={"label": label, **metadata}, **rules)


class VerdictSchema(DutchSchema):
    """The answer of a person, with the reason."""

    answer = Line(
        required=True,
        data_key="antwoord",
        validate=validate.OneOf(["yes", "no"]),
        metadata={"label": _("Jouw oordeel"), "widget": "radio", "options": YES_NO, "missing": _("Kies ja of nee.")},
    )
    reason = Paragraphs(
        required=True,
        data_key="reden",
        validate=validate.Length(max=2000),
        metadata={"label": _("Waarom?"), "rows": 3, "missing": _("Schrijf op waarom.")},
    )


class ReasonSchema(DutchSchema):
    """A reason, and nothing else."""

    reason = Paragraphs(
        required=True,
        data_key="reden",
        validate=validate.Length(max=1000),
        metadata={"label": _("Waarom?"), "rows": 3, "missing": _("Schrijf op waarom.")},
    )


class NoteSchema(DutchSchema):
    """Something that happened, on which day."""

    on = DutchDate(required=True, data_key="dag", metadata={"label": _("Op welke dag?")})
    text = Paragraphs(
        load_default="",
        data_key="wat",
        validate=validate.Length(max=2000),
        metadata={"label": _("Wat gebeurde er?"), "rows": 3, "help": _("Eén of twee zinnen.")},
    )
    asked = fields.Boolean(
        load_default=False,
        data_key="gevraagd",
        metadata={"label": _("Het is gevraagd, en er nog niet"), "widget": "check"},
    )


class ConsentSchema(DutchSchema):
    """Who said what about a purpose, when and how."""

    people = fields.List(
        Line(),
        required=True,
        data_key="wie",
        metadata={"label": _("Wie?"), "widget": "checks", "missing": _("Kies wie.")},
    )
    answer = Line(
        required=True,
        data_key="antwoord",
        validate=validate.OneOf(["given", "refused", "withdrawn"]),
        metadata={
            "label": _("Wat zeiden zij?"),
            "widget": "radio",
            "options": [("given", _("Ja")), ("refused", _("Nee")), ("withdrawn", _("Ingetrokken"))],
        },
    )
    on = DutchDate(required=True, data_key="dag", metadata={"label": _("Op welke dag?")})
    written = fields.Boolean(
        load_default=False, data_key="op_papier", metadata={"label": _("Het staat op papier"), "widget": "check"}
    )
    text = Line(load_default="", data_key="bewijs", metadata={"label": _("Waar ligt het bewijs?")})


class SuspendSchema(DutchSchema):
    """What is missing, when the letter went out, and until when parents have."""

    missing = Paragraphs(
        required=True,
        data_key="ontbreekt",
        validate=validate.Length(max=1000),
        metadata={"label": _("Wat ontbreekt er nog?"), "rows": 3},
    )
    asked_on = DutchDate(required=True, data_key="brief", metadata={"label": _("Datum van de brief")})
    complete_by = DutchDate(
        required=True, data_key="uiterlijk", metadata={"label": _("Tot wanneer hebben de ouders de tijd?")}
    )


class ResumeSchema(DutchSchema):
    """The day on which nothing was missing any more."""

    whole_on = DutchDate(required=True, data_key="compleet", metadata={"label": _("Sinds wanneer is alles er?")})


class ExtendSchema(DutchSchema):
    """Until when, and why."""

    until = DutchDate(required=True, data_key="tot", metadata={"label": _("Besluit uiterlijk op")})
    reason = Paragraphs(
        required=True,
        data_key="reden",
        validate=validate.Length(max=1000),
        metadata={"label": _("Waarom?"), "rows": 3, "help": _("De ouders krijgen deze reden te lezen.")},
    )


class EndSchema(ReasonSchema):
    """How an application ends without a decision, and why."""

    how = Line(
        required=True,
        data_key="hoe",
        validate=validate.OneOf(["withdrawn", "dropped"]),
        metadata={
            "label": _("Hoe eindigt de aanmelding?"),
            "widget": "radio",
            "options": [
                ("withdrawn", _("De ouders trekken haar in")),
                ("dropped", _("Niet in behandeling: de gevraagde gegevens kwamen niet")),
            ],
        },
    )


class ContactSchema(DutchSchema):
    """A school that was asked for a place."""

    school = a_line(160, _("Welke school?"), "school", required=True)
    on = DutchDate(required=True, data_key="dag", metadata={"label": _("Wanneer?")})
    outcome = Line(
        required=True,
        data_key="antwoord",
        metadata={"label": _("Wat zei de school?"), "widget": "radio", "missing": _("Kies wat de school zei.")},
    )
    note = Paragraphs(
        load_default="",
        data_key="notitie",
        validate=validate.Length(max=1000),
        metadata={"label": _("Notitie"), "rows": 2},
    )


class PlaceSchema(DutchSchema):
    """The school where the child has a place."""

    place = a_line(160, _("Op welke school is er een plek?"), "school")
    on = DutchDate(required=True, data_key="dag", metadata={"label": _("Sinds wanneer staat dat vast?")})
