"""The concern form of a school as a schema: made from its template, so that a change there is a change here."""

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, fields

from core.contract.consents import Giver
from core.contract.documents import DocumentTemplate, Field, FieldKind
from core.contract.requirements.base import capital
from core.features.cases.concern_answers import PARENTS, PUPIL, Concern
from core.features.cases.facts import Kin
from core.features.pupils.models import Pupil
from core.web.language import _
from core.web.schema import DutchSchema, Line, Paragraphs
from core.web.sentences import AnyField


def concern_schema(form: DocumentTemplate, name: str) -> Schema:
    """A schema with a field per question, numbered, in which `{leerling}` is `name`. Whether something is missing is
    judged by the service, all at once; only the pupil must be chosen for that."""
    declared: dict[str, Any] = {
        question.code: _field(place, question, name) for place, question in enumerate(form.fields, start=1)
    }
    return DutchSchema.from_dict(declared, name="ConcernSchema")()


def _field(place: int, question: Field, name: str) -> AnyField:
    metadata: dict[str, Any] = {
        "label": f"{place}. {question.label}",
        "help": named(question.help, name),
        "missing": named(question.missing, name),
        "rows": question.rows,
    }
    match question.kind:
        case FieldKind.PUPIL:
            return fields.UUID(required=True, metadata={**metadata, "widget": "select"})
        case FieldKind.CHOICE:
            options = [(choice.code, choice.label) for choice in question.choices]
            return Line(required=question.required, metadata={**metadata, "options": options, "widget": "radio"})
        case FieldKind.TEXT:
            return Paragraphs(load_default="", metadata=metadata)
    return fields.List(Line(), load_default=list, metadata=metadata)


def named(text: str, name: str) -> str:
    """The text with this name for the pupil; with a capital where a sentence begins."""
    begun = re.sub(r"(^|[.?!] )\{leerling\}", lambda found: found[1] + capital(name), text)
    return begun.replace("{leerling}", name)


def party_options(question: Field, name: str) -> list[tuple[str, str]]:
    """The people who may be ticked as consulted."""
    return [(party.role, capital(party.label.replace("{leerling}", name))) for party in question.parties]


def giver_options(givers: frozenset[Giver], pupil: Pupil | None, kin: tuple[Kin, ...]) -> list[tuple[str, str]]:
    """The people who may be ticked as having consented: by name as soon as the pupil is known."""
    options = [(PUPIL, pupil.first_name if pupil else _("De leerling"))] if Giver.PUPIL in givers else []
    holders = [one for one in kin if one.tie.authority]
    if Giver.EVERY_HOLDER not in givers:
        return options
    if pupil is None or not holders:
        return [*options, (PARENTS, _("De ouders"))]
    return [*options, *((str(one.guardian.id), capital(one.label)) for one in holders)]


def by_name(form: DocumentTemplate, kin: tuple[Kin, ...], texts: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The texts of the page, with each holder of authority where "the parents" was ticked before the pupil was known;
    ticks of people who do not belong to this pupil fall away."""
    holders = [str(one.guardian.id) for one in kin if one.tie.authority]
    found = {name: list(values) for name, values in texts.items()}
    for question in form.fields:
        if question.kind is FieldKind.CONSENT and holders and question.code in found:
            ticked = set(found[question.code])
            ticked |= set(holders) if PARENTS in ticked else set()
            found[question.code] = [value for value in (PUPIL, *holders) if value in ticked]
    return found


def concern_of(form: DocumentTemplate, data: Mapping[str, Any]) -> Concern:
    """The validated form as a concern."""
    kinds = {question.code: question.kind for question in form.fields}
    chosen = next((data[q.code] for q in form.fields if q.decides_route), "")
    pupil = next(code for code, kind in kinds.items() if kind is FieldKind.PUPIL)
    return Concern(
        form=form.code,
        pupil_id=data[pupil],
        route=chosen or form.routes[0],
        texts={code: data.get(code, "") for code, kind in kinds.items() if kind is FieldKind.TEXT},
        parties={code: frozenset(data.get(code, ())) for code, kind in kinds.items() if kind is FieldKind.PARTIES},
        consents={code: frozenset(data.get(code, ())) for code, kind in kinds.items() if kind is FieldKind.CONSENT},
    )
