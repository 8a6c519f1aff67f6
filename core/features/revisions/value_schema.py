"""The form of one value of a school, made from the list of what a school may set; what was filled in, as own values."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from marshmallow import Schema, fields, validate

from core.features.publication.sentences import number
from core.schools.own_fields import CORE_WORDS, OwnField
from core.schools.own_paths import FieldKind, kept
from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line, Paragraphs
from core.web.sentences import AnyField

_PROSE = 20_000


class DutchDecimal(fields.Decimal):
    """A number as a Dutch reader writes it: `2,5`."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> Any:
        return super()._deserialize(value.replace(",", ".") if isinstance(value, str) else value, attr, data, **more)


class ContactSchema(DutchSchema):
    """One contact person of a partner."""

    name = Line(required=True, data_key="naam", metadata={"missing": _("Vul de naam van de contactpersoon in.")})
    phone = Line(load_default="", data_key="telefoon", validate=validate.Length(max=30))
    mail = Line(load_default="", data_key="mail")
    published = fields.Boolean(load_default=False, data_key="gepubliceerd")


def name_of(field: OwnField) -> str:
    """The name on the page: the Dutch key, and for a part of a guide its code."""
    parts = field.path.split(".")
    return "woord" if len(parts) == 2 else "_".join(parts[2:])


def value_schema(told: Iterable[OwnField], *, reason: bool = False) -> Schema:
    """The schema of the values that can be changed; with `reason` for who proposes."""
    found: dict[str, AnyField] = {name_of(field): _field(field) for field in told if not field.fixed}
    if reason:
        found["reason"] = Paragraphs(
            required=True,
            data_key="reden",
            validate=validate.Length(max=2000),
            metadata={"label": _("Waarom stel je dit voor?"), "rows": 3, "missing": _("Schrijf op waarom.")},
        )
    return DutchSchema.from_dict(found, name="ValueSchema")()


def _field(field: OwnField) -> AnyField:
    metadata: dict[str, Any] = {"label": field.label, "help": _help(field), "source": field.source}
    match field.kind:
        case FieldKind.NUMBER:
            return fields.Integer(load_default=None, metadata=metadata)
        case FieldKind.DECIMAL:
            return DutchDecimal(load_default=None, metadata=metadata | {"widget": "number"})
        case FieldKind.DAY:
            return DutchDate(load_default=None, metadata=metadata)
        case FieldKind.SWITCH:
            return fields.Boolean(load_default=False, metadata=metadata)
        case FieldKind.CONTACTS:
            return fields.Nested(ContactSchema(), many=True, load_default=list, metadata=metadata)
        case FieldKind.TEXT:
            most = validate.Length(max=field.bounds.longest or 200)
            return Line(load_default="", validate=most, metadata=metadata)
        case _:
            most = validate.Length(max=_PROSE)
            return Paragraphs(load_default="", validate=most, metadata=metadata | {"rows": _rows(field)})


def _rows(field: OwnField) -> int:
    shown = as_typed(field)
    return max(2, min(12, len(shown) // 80 + shown.count("\n") + 1))


def _help(field: OwnField) -> str:
    if field.hook == "wording" and field.under is None and field.code in CORE_WORDS:
        return _("Zonder eigen woord staat er: %(woord)s.", woord=CORE_WORDS[field.code])
    if field.kind is FieldKind.TEXTS:
        return _("Zet elk op een eigen regel.")
    if field.kind is FieldKind.TEXT and field.bounds.longest and not field.bounds.choices:
        return _("Ten hoogste %(n)s tekens. Leeg: terug naar wat er onder ligt.", n=field.bounds.longest)
    return field.bounds.in_full


def as_typed(field: OwnField) -> str:
    """The value in force as a person would type it; contact persons have rows of their own."""
    value = field.in_force
    if isinstance(value, list):
        return "\n".join(str(one) for one in value) if field.kind is FieldKind.TEXTS else ""
    if isinstance(value, Decimal):
        return number(value)
    return (
        "" if value is None or isinstance(value, bool) else value.isoformat() if isinstance(value, date) else str(value)
    )


def initial(told: Iterable[OwnField]) -> dict[str, Any]:
    """What the form shows before anything is typed."""
    open_ones = [field for field in told if not field.fixed and field.kind is not FieldKind.CONTACTS]
    return {
        name_of(field): bool(field.in_force) if field.kind is FieldKind.SWITCH else as_typed(field)
        for field in open_ones
    }


def wanted_state(state: Mapping[str, Any], told: Iterable[OwnField], data: Mapping[str, Any]) -> dict[str, Any]:
    """The state of the revisions after this form: what is again as the layers under it say is taken out."""
    found = dict(state)
    for field in told:
        if field.fixed or name_of(field) not in data:
            continue
        value = _native(field, data[name_of(field)])
        if value is None or _plain(field, value) == _plain(field, field.under):
            found.pop(field.path, None)
        else:
            found[field.path] = kept(value)
    return found


def _native(field: OwnField, typed: Any) -> Any:
    """What was typed, as TOML holds it; None for nothing."""
    match field.kind:
        case FieldKind.TEXTS:
            return [line.strip() for line in str(typed).splitlines() if line.strip()]
        case FieldKind.CONTACTS:
            return [_contact(row) for row in typed]
        case FieldKind.TEXT:
            return typed or None
        case _:
            return typed


def _contact(row: Mapping[str, Any]) -> dict[str, Any]:
    named = {"naam": row["name"], "telefoon": row["phone"], "mail": row["mail"]}
    return {key: text for key, text in named.items() if text} | {"gepubliceerd": bool(row["published"])}


def _plain(field: OwnField, value: Any) -> Any:
    """The value as it compares: nothing is the empty text, list or no; new lines are those of a browser."""
    if field.kind is FieldKind.CONTACTS:
        return [{key: item for key, item in one.items() if item} for one in value or []]
    if value is None:
        return {FieldKind.SWITCH: False, FieldKind.TEXTS: []}.get(field.kind, "")
    if isinstance(value, str) and field.kind is FieldKind.TEXT:
        return " ".join(value.split())
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.strip().splitlines())
    return value
