"""The form of the minutes with its choices, and the rows of tasks as they are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.features.meetings.item_page import ItemPage
from core.features.meetings.minutes import DRAFT, field_of
from core.features.meetings.minutes_schema import EMPTY_ROWS, answers_schema, minutes_schema
from core.features.pupils.service import mentors_of
from core.web import drafts
from core.web.forms import Form
from core.web.language import _
from core.web.payload import MOST_ROWS
from core.web.widgets import Option


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A row of the table of tasks as typed, with its errors by field."""

    number: int
    what: str
    who: str
    due: str
    errors: Mapping[str, str]


def closing_form(page: ItemPage, typed: Mapping[str, Any] | None = None) -> Form:
    """Everything that closes the item, with what this team may choose from."""
    form = Form(minutes_schema(page), typed, initial=_initial(page), draft=drafts.opened(DRAFT, _subject(page)))
    if page.outlook is not None:
        form.offer("decisions", _decisions(page))
    if page.outcomes:
        form.offer("outcome", [Option(value=o.code, label=o.label) for o in page.outcomes])
    if page.needs_director:
        form.offer("directors", _directors(page))
    return form


def answers_form(page: ItemPage, typed: Mapping[str, Any]) -> Form:
    """Only the answers."""
    return Form(answers_schema(page), typed)


def unsaved(answers: Form) -> dict[str, list[str]]:
    """What was typed beside the answers: decisions, outcome and tasks, which only closing the item makes real."""
    saved = {answers.name_of(name) for name in answers.schema.fields}
    return {name: list(texts) for name, texts in answers.typed.items() if name not in saved}


def _subject(page: ItemPage) -> str:
    return str(page.line.item.id)


def _initial(page: ItemPage) -> dict[str, Any]:
    item = page.line.item
    found: dict[str, Any] = {"version": item.saved, "outcome": item.outcome or None}
    found |= {field_of(code): text for code, text in item.minutes.items()}
    director = page.file.case.director_id
    if director is not None and director in {line.seat.membership_id for line in page.directors}:
        found["directors"] = [director]
    return found


def _decisions(page: ItemPage) -> list[Option]:
    choices = page.outlook.choices if page.outlook else ()
    return [
        Option(value=choice.right.code, label=choice.right.label, note=choice.note, source=choice.right.source)
        for choice in choices
        if choice.possible or choice.overridable
    ]


def _directors(page: ItemPage) -> list[Option]:
    now = page.file.case.director_id
    return [
        Option(
            value=str(line.seat.membership_id),
            label=f"{line.name}, {line.label}",
            note=_("nu") if line.seat.membership_id == now else "",
        )
        for line in page.directors
    ]


def task_rows(form: Form) -> tuple[TaskRow, ...]:
    """The rows that were typed, and empty ones below them."""
    typed = {name: texts[0] for name, texts in form.typed.items() if name.startswith("taken-") and texts}
    filled = [n for n in range(MOST_ROWS) if any(typed.get(f"taken-{n}-{key}") for key in ("wat", "wie", "voor"))]
    last = max(filled, default=-1)
    errors = form.errors
    return tuple(
        TaskRow(
            number=n,
            what=typed.get(f"taken-{n}-wat", ""),
            who=typed.get(f"taken-{n}-wie", ""),
            due=typed.get(f"taken-{n}-voor", ""),
            errors={key: " ".join(errors.get(f"taken-{n}-{key}", ())) for key in ("wat", "wie", "voor")},
        )
        for n in range(last + 1 + EMPTY_ROWS)
    )


def task_people(page: ItemPage) -> tuple[tuple[str, str], ...]:
    """Who may get a task: everybody at the table for this item, and who guides the pupil."""
    found = {
        str(one.line.seat.membership_id): one.line.name
        for one in page.line.people
        if one.allowed and one.line.seat.membership_id is not None
    }
    for mentor in mentors_of(page.file.pupil.id):
        found.setdefault(str(mentor.membership_id), mentor.name)
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))
