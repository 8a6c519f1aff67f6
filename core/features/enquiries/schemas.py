"""The form of an enquiry: a field per question, made from the rules of the schools that are asked."""

from collections.abc import Iterable
from functools import lru_cache

from marshmallow import fields, validate

from core.features.enquiries.rules import Question
from core.features.enquiries.sections import USUAL, Subject
from core.web.language import _
from core.web.schema import DutchSchema, Line
from core.web.sentences import AnyField

SUBJECTS = {
    Subject.ADMISSION: _("Toelating"),
    Subject.PLACEMENT: _("Plaatsing"),
    Subject.LEVELS: _("Niveaus van ondersteuning"),
    Subject.STEPS: _("Stappen op de routes"),
    Subject.PARTNERS: _("Partners inschakelen"),
    Subject.OFFERS: _("Hulp die de school geeft"),
}


@lru_cache(maxsize=64)
def schema_of(asked: tuple[Question, ...]) -> type[DutchSchema]:
    """A schema with every question, what is asked about, and the other school; nothing is required."""
    own: dict[str, AnyField] = {
        "subjects": fields.List(
            fields.String(validate=validate.OneOf([one.value for one in Subject])),
            data_key="onderwerpen",
            load_default=lambda: [one.value for one in USUAL],
            metadata={
                "label": _("Waarover?"),
                "widget": "checks",
                "options": [(one.value, label) for one, label in SUBJECTS.items()],
            },
        ),
        "beside": Line(
            data_key="naast", load_default="", metadata={"label": _("Ernaast: een andere school"), "widget": "select"}
        ),
        "shown": Line(data_key="toon", load_default="", metadata={"label": _("Welke school"), "widget": "hidden"}),
    }
    made: type[DutchSchema] = DutchSchema.from_dict({**own, **{one.key: _field(one) for one in asked}}, name="Enquiry")  # type: ignore[assignment]
    return made


def _field(one: Question) -> AnyField:
    if one.choices:
        return fields.String(
            load_default="",
            validate=validate.OneOf(["", *one.values]),
            metadata={"label": one.label, "widget": "select", "options": list(one.choices)},
        )
    return fields.Integer(
        load_default=None,
        validate=validate.Range(one.least, one.most),
        metadata={"label": one.label, "widget": "number"},
    )


def answers_of(data: dict[str, object], asked: Iterable[Question]) -> dict[str, str]:
    """The answers as text by question; what was left open is not among them."""
    return {one.key: str(data[one.key]) for one in asked if data.get(one.key) not in (None, "")}
