"""The rows of contact persons on the form of a partner: those that are there or were typed, and empty ones below."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.features.revisions.value_schema import name_of
from core.schools.own_fields import OwnField
from core.schools.own_paths import FieldKind
from core.web.forms import Form
from core.web.language import _

EMPTY_ROWS = 2
_COLUMNS = ("naam", "telefoon", "mail", "gepubliceerd")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One row: `name` begins the names of its inputs; `typed` by column; `error` what is wrong with it."""

    name: str
    title: str
    typed: dict[str, str]
    error: str = ""


def contact_rows(told: Iterable[OwnField], form: Form) -> tuple[ContactRow, ...]:
    """Every row, in order; none where the value has no contact persons."""
    field = next((one for one in told if one.kind is FieldKind.CONTACTS and not one.fixed), None)
    if field is None:
        return ()
    name = name_of(field)
    typed = _typed(form, name) if form.submitted else _kept(field)
    typed += [dict.fromkeys(_COLUMNS, "")] * EMPTY_ROWS
    return tuple(_row(f"{name}-{number}", number, texts, form) for number, texts in enumerate(typed))


def _kept(field: OwnField) -> list[dict[str, str]]:
    people = field.in_force or []
    return [{key: "ja" if one.get(key) is True else str(one.get(key) or "") for key in _COLUMNS} for one in people]


def _typed(form: Form, name: str) -> list[dict[str, str]]:
    row = re.compile(rf"{name}-(\d{{1,3}})-")
    numbers = sorted({int(match[1]) for sent in form.typed if (match := row.match(sent))})
    rows = [{key: (form.typed.get(f"{name}-{n}-{key}") or ("",))[0] for key in _COLUMNS} for n in numbers]
    return [one for one in rows if any(one.values())]


def _row(name: str, number: int, typed: dict[str, str], form: Form) -> ContactRow:
    wrong = [said for sent, sentences in form.errors.items() if sent.startswith(f"{name}-") for said in sentences]
    title = _("Contactpersoon %(n)s", n=number + 1)
    return ContactRow(name=name, title=title, typed=typed, error=" ".join(wrong))
