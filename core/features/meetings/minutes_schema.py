"""The form of the minutes: made from what this team asks and may decide about this case."""

from collections.abc import Mapping
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, validate

from core.contract.requirements import HumanVerdict
from core.contract.requirements.base import capital
from core.contract.teams import Question
from core.features.meetings import directors
from core.features.meetings.item_page import ItemPage
from core.features.meetings.minutes import field_of
from core.features.meetings.outlook import Choice
from core.features.meetings.written import Closing, Task, Verdict
from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line, Paragraphs
from core.web.sentences import AnyField

YES, NO = "ja", "nee"
EMPTY_ROWS = 2
"""Empty rows for tasks below those that were filled in."""


class TaskSchema(DutchSchema):
    """One task."""

    what = Line(required=True, data_key="wat", metadata={"missing": _("Schrijf op wat er gedaan wordt.")})
    who = fields.UUID(required=True, data_key="wie", metadata={"missing": _("Kies wie dit doet.")})
    due = DutchDate(load_default=None, data_key="voor")


def minutes_schema(page: ItemPage) -> Schema:
    """Everything that closes the item of this page."""
    name = page.file.pupil.first_name
    found: dict[str, AnyField] = {"version": _version()}
    found |= {field_of(question.code): _answer(question, name) for question in page.questions}
    if page.outlook is not None:
        found |= _decisions(page.outlook.choices)
        for question in page.outlook.questions:
            found |= _verdict(question, name)
    found |= _outcome(page) | {"tasks": fields.Nested(TaskSchema(), many=True, data_key="taken", load_default=list)}
    return DutchSchema.from_dict(found, name="MinutesSchema")()


def answers_schema(page: ItemPage) -> Schema:
    """Only the answers, as far as they are: what is saved without closing."""
    found: dict[str, AnyField] = {"version": _version()}
    for question in page.questions:
        found[field_of(question.code)] = _answer(question, page.file.pupil.first_name, needed=False)
    return DutchSchema.from_dict(found, name="AnswersSchema")(unknown=EXCLUDE)


def _version() -> AnyField:
    return fields.Integer(load_default=None, data_key="version", metadata={"widget": "hidden"})


def _answer(question: Question, name: str, needed: bool = True) -> AnyField:
    metadata = {
        "label": question.label.replace("{leerling}", name),
        "help": question.help.replace("{leerling}", name),
        "source": question.source,
        "missing": _("Deze vraag is nog leeg."),
    }
    if question.required and needed:
        return Paragraphs(required=True, data_key=f"antwoord_{question.code}", metadata=metadata)
    return Paragraphs(load_default="", data_key=f"antwoord_{question.code}", metadata=metadata)


def _decisions(choices: tuple[Choice, ...]) -> dict[str, AnyField]:
    found: dict[str, AnyField] = {
        "decisions": fields.List(
            Line(),
            load_default=list,
            data_key="besluiten",
            metadata={"label": _("Wat besluit het team?"), "widget": "checks"},
        ),
        "reason": Paragraphs(
            load_default="",
            data_key="toelichting",
            validate=validate.Length(max=2000),
            metadata={"label": _("Toelichting bij het besluit"), "rows": 2},
        ),
    }
    for choice in choices:
        if choice.overridable:
            label = _("Waarom toch: %(wat)s?", wat=choice.right.label)
            found[f"override_{choice.right.code}"] = Paragraphs(
                load_default="",
                data_key=f"toch_{choice.right.code}",
                validate=validate.Length(max=1000),
                metadata={"label": label, "rows": 2, "help": choice.why_not},
            )
    return found


def _verdict(question: HumanVerdict, name: str) -> dict[str, AnyField]:
    said = question.question.replace("{leerling}", name)
    return {
        f"verdict_{question.code}": Line(
            load_default="",
            data_key=f"oordeel_{question.code}",
            validate=validate.OneOf(["", YES, NO]),
            metadata={
                "label": said,
                "help": _("Dit kan geen computer beantwoorden. Hier geeft het team een oordeel, met een reden."),
                "widget": "radio",
                "options": [(YES, _("Ja")), (NO, _("Nee"))],
                "source": question.source,
            },
        ),
        f"why_{question.code}": Paragraphs(
            load_default="",
            data_key=f"waarom_{question.code}",
            validate=validate.Length(max=2000),
            metadata={"label": _("Waarom?"), "rows": 2},
        ),
    }


def _outcome(page: ItemPage) -> dict[str, AnyField]:
    found: dict[str, AnyField] = {}
    if page.outcomes:
        found["outcome"] = Line(
            required=True,
            data_key="uitkomst",
            metadata={
                "label": _("Wat leverde het op?"),
                "help": _("Kies wat het meest past. Dit komt in de telling per jaar, niet in een oordeel."),
                "widget": "select",
                "missing": _("Kies wat het opleverde."),
                "source": page.outcomes[0].source,
            },
        )
    return found | (_director(page) if page.needs_director else {})


def _director(page: ItemPage) -> dict[str, AnyField]:
    word = directors.word()
    return {
        "directors": fields.List(
            fields.UUID(),
            required=True,
            data_key="regiehouder",
            metadata={
                "label": capital(word),
                "help": _("Precies één vast lid van het team."),
                "widget": "select",
                "missing": _("Kies precies één %(word)s.", word=word),
                "source": page.director_source,
            },
        )
    }


def closing_of(data: Mapping[str, Any], page: ItemPage) -> Closing:
    """The validated form as what closes the item."""
    questions = page.outlook.questions if page.outlook else ()
    choices = page.outlook.choices if page.outlook else ()
    return Closing(
        minutes=answers_of(data, page),
        outcome=data.get("outcome", ""),
        directors=tuple(dict.fromkeys(data.get("directors", ()))),
        verdicts={
            question.code: Verdict(yes=said == YES, reason=data[f"why_{question.code}"])
            for question in questions
            if (said := data[f"verdict_{question.code}"])
        },
        decisions=tuple(data.get("decisions", ())),
        reason=data.get("reason", ""),
        overrides={c.right.code: data[f"override_{c.right.code}"] for c in choices if c.overridable},
        tasks=tuple(Task(**task) for task in data["tasks"]),
        version=data["version"],
    )


def answers_of(data: Mapping[str, Any], page: ItemPage) -> dict[str, str]:
    """The answers by question."""
    return {question.code: data.get(field_of(question.code), "") for question in page.questions}
