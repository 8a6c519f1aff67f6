"""What a person may send about a case; one schema per act."""

from marshmallow import fields, validate

from core.features.consents.rules import Answer
from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line, Paragraphs

YES_NO = [("ja", _("Ja")), ("nee", _("Nee"))]


class NoteSchema(DutchSchema):
    """A conversation, an observation or a note."""

    about = Line(data_key="soort", load_default="", metadata={"label": _("Wat voor gesprek?"), "widget": "select"})
    on = DutchDate(required=True, data_key="datum", metadata={"label": _("Wanneer?")})
    roles = fields.List(Line(), data_key="wie", load_default=list, metadata={"label": _("Wie waren erbij?")})
    outcome = Line(data_key="uitkomst", load_default="", metadata={"label": _("Wat kwam eruit?"), "widget": "radio"})
    body = Paragraphs(
        required=True,
        data_key="tekst",
        metadata={
            "label": _("Wat is er gezegd of gezien?"),
            "help": _("Schrijf op wat je hoorde en zag. Ouders en leerling mogen dit lezen."),
            "missing": _("Schrijf op wat er besproken of gezien is."),
            "rows": 6,
        },
    )
    sealed = fields.Boolean(
        data_key="afgeschermd",
        load_default=False,
        metadata={
            "label": _("Scherm dit af"),
            "help": _("Dan lezen alleen jij en de zorgleiding dit. Anderen zien dat er een notitie is."),
        },
    )


class CorrectionSchema(DutchSchema):
    """A correction of a note; the old text stays in the history."""

    version = fields.Integer(required=True, data_key="version", metadata={"widget": "hidden"})
    body = Paragraphs(required=True, data_key="tekst", metadata={"label": _("Tekst"), "rows": 8})
    sealed = fields.Boolean(data_key="afgeschermd", load_default=False, metadata={"label": _("Scherm dit af")})


class FactSchema(DutchSchema):
    """Something that happened, in one sentence."""

    on = DutchDate(required=True, data_key="datum", metadata={"label": _("Wanneer?")})
    roles = fields.List(Line(), data_key="wie", load_default=list, metadata={"label": _("Met wie?")})
    text = Paragraphs(
        required=True,
        data_key="tekst",
        metadata={"label": _("Wat gebeurde er?"), "missing": _("Schrijf in een zin op wat er gebeurde."), "rows": 3},
    )


class VerdictSchema(DutchSchema):
    """An answer to a question that only a person can answer."""

    answer = fields.String(
        required=True,
        data_key="antwoord",
        validate=validate.OneOf(["ja", "nee"]),
        metadata={"label": _("Jouw oordeel"), "options": YES_NO, "widget": "radio"},
    )
    reason = Paragraphs(
        required=True,
        data_key="reden",
        metadata={"label": _("Waarom?"), "missing": _("Een oordeel heeft een reden nodig."), "rows": 4},
    )


class StepSchema(DutchSchema):
    """Going to a next step; `override` only where conditions are open and the school allows it."""

    reason = Paragraphs(
        data_key="toelichting", load_default="", metadata={"label": _("Wil je er iets bij zeggen?"), "rows": 2}
    )
    override = Paragraphs(
        data_key="reden",
        load_default="",
        metadata={"label": _("Waarom doe je dit, terwijl niet alles is voldaan?"), "rows": 3},
    )


class ReasonSchema(DutchSchema):
    """A reason, for what closes or opens again."""

    reason = Paragraphs(
        required=True,
        data_key="reden",
        metadata={"label": _("Waarom?"), "missing": _("Schrijf een reden op."), "rows": 3},
    )


class ReferenceSchema(DutchSchema):
    """The reference that another system gave."""

    reference = Line(
        required=True,
        data_key="kenmerk",
        validate=validate.Length(max=100),
        metadata={"label": _("Kenmerk"), "missing": _("Vul het kenmerk in.")},
    )


class AgreedSchema(DutchSchema):
    """With whom a document was agreed."""

    how = Paragraphs(
        required=True,
        data_key="hoe",
        metadata={
            "label": _("Met wie is het besproken, en wanneer?"),
            "missing": _("Schrijf op met wie, en wanneer."),
            "rows": 3,
        },
    )


class AnswerSchema(DutchSchema):
    """An answer on consent."""

    answer = fields.Enum(
        Answer,
        by_value=True,
        required=True,
        data_key="antwoord",
        metadata={"label": _("Wat is het antwoord?"), "widget": "radio", "missing": _("Kies een antwoord.")},
    )
    form = Line(
        data_key="vorm", load_default="", metadata={"label": _("Hoe is toestemming gegeven?"), "widget": "radio"}
    )
    on = DutchDate(required=True, data_key="datum", metadata={"label": _("Op welke dag?")})
    evidence = Line(
        data_key="bewijs",
        load_default="",
        metadata={
            "label": _("Waar ligt het bewijs?"),
            "help": _("Bijvoorbeeld: formulier in de map van klas 2B. Of: gebeld, met wie."),
        },
    )
    reason = Paragraphs(
        data_key="toelichting",
        load_default="",
        metadata={"label": _("Toelichting"), "help": _("Nodig bij intrekken."), "rows": 2},
    )
    sure = Line(data_key="zeker", load_default="", metadata={"widget": "hidden"})
