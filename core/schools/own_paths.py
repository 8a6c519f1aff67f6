"""Own values as paths, and as they are kept: `termijnen.zorgmelding_op_agenda.lengte` and what stands there.

Tables of own values are Dutch keys outside (as in TOML). Kept as JSON a date is its ISO text and a decimal number its
text; every other value is itself. `None` under a path takes away what an earlier revision set there.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from marshmallow import Schema, fields

from core.schools.overlay import DUTCH_KEYS, Guided, OwnValues
from core.schools.strict import Day

Tables = Mapping[str, Any]
"""Own values as TOML holds them: table, code, key."""
Changes = Mapping[str, Any]
"""Path to the value as kept, or to None."""

HOOKS: dict[str, str] = {dutch: hook for hook, dutch in DUTCH_KEYS.items()}
"""The hook of each Dutch table."""
WORDS = DUTCH_KEYS["wording"]
_LONG = 200


class FieldKind(StrEnum):
    """What is filled in at a path."""

    TEXT = "text"
    PROSE = "prose"
    NUMBER = "number"
    DECIMAL = "decimal"
    DAY = "day"
    SWITCH = "switch"
    TEXTS = "texts"
    CONTACTS = "contacts"


class UnknownPath(LookupError):
    """No own value has this path."""


@cache
def schema_of(hook: str) -> type[Schema] | None:
    """The schema of one value of a hook; None for words, which are texts."""
    held = OwnValues().fields[hook]
    inner = held.value_field if isinstance(held, fields.Dict) else None
    return type(inner.schema) if isinstance(inner, fields.Nested) else None


@cache
def keys_of(hook: str) -> dict[str, str]:
    """The Dutch key of each field of a value of the hook, by its English name, in the order of the schema."""
    schema = schema_of(hook)
    return {} if schema is None else {name: str(field.data_key) for name, field in schema().fields.items()}


@cache
def kind_of_key(hook: str, key: str) -> FieldKind:
    """What is filled in under a Dutch key of a value of the hook. UnknownPath when it has no such key."""
    schema = schema_of(hook)
    if schema is None:
        return FieldKind.TEXT
    field = next((field for field in schema().fields.values() if field.data_key == key), None)
    if field is None:
        raise UnknownPath(f"{DUTCH_KEYS[hook]} heeft geen {key}.")
    return _kind(field)


def _kind(field: Any) -> FieldKind:
    simple = ((fields.Boolean, FieldKind.SWITCH), (fields.Integer, FieldKind.NUMBER), (Day, FieldKind.DAY))
    for made, kind in (*simple, (fields.Decimal, FieldKind.DECIMAL), (fields.Dict, FieldKind.PROSE)):
        if isinstance(field, made):
            return kind
    if isinstance(field, fields.List):
        return FieldKind.CONTACTS if isinstance(field.inner, fields.Nested) else FieldKind.TEXTS
    return FieldKind.PROSE if longest_of(field) > _LONG else FieldKind.TEXT


def longest_of(field: Any) -> int:
    """The most characters of a text field."""
    return max((getattr(check, "max", None) or 0 for check in field.validators), default=0)


def split(path: str) -> tuple[str, ...]:
    """The keys of a path. UnknownPath when it cannot be one."""
    parts = tuple(path.split("."))
    hook = HOOKS.get(parts[0])
    if hook is None or not all(parts):
        raise UnknownPath(f"{path} is geen eigen waarde.")
    deep = 4 if hook == "guides" and parts[2:3] == (_sections(),) else 2 if hook == "wording" else 3
    if len(parts) != deep:
        raise UnknownPath(f"{path} is geen eigen waarde.")
    return parts


def _sections() -> str:
    return str(Guided().fields["texts"].data_key)


def kind_of_path(path: str) -> FieldKind:
    """What is filled in at this path. UnknownPath otherwise."""
    parts = split(path)
    return kind_of_key(HOOKS[parts[0]], parts[2]) if len(parts) > 2 else FieldKind.TEXT


def flattened(tables: Tables) -> dict[str, Any]:
    """Every value of the tables by its path."""
    found: dict[str, Any] = {}
    for table, codes in tables.items():
        for code, changes in codes.items():
            if table == WORDS:
                found[f"{table}.{code}"] = changes
            for key, value in changes.items() if isinstance(changes, Mapping) else ():
                path = f"{table}.{code}.{key}"
                inner = value.items() if isinstance(value, Mapping) else None
                found |= {path: value} if inner is None else {f"{path}.{part}": text for part, text in inner}
    return found


def nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of these paths; the inverse of `flattened`."""
    tables: dict[str, Any] = {}
    for path, value in flat.items():
        parts = split(path)
        inner = tables
        for part in parts[:-1]:
            inner = inner.setdefault(part, {})
        inner[parts[-1]] = deepcopy(value)
    return tables


def kept(value: Any) -> Any:
    """The value as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | float):
        return format(Decimal(str(value)).normalize(), "f")
    if isinstance(value, list | tuple):
        return [kept(item) for item in value]
    return {key: kept(item) for key, item in value.items()} if isinstance(value, Mapping) else value


def restored(path: str, value: Any) -> Any:
    """The value as TOML holds it, of what `kept` made. Text that is no day or number comes back as it is."""
    kind = kind_of_path(path)
    try:
        if kind is FieldKind.DAY and isinstance(value, str):
            return date.fromisoformat(value)
        if kind is FieldKind.DECIMAL and isinstance(value, str | int) and not isinstance(value, bool):
            return Decimal(value)
    except (ValueError, ArithmeticError):
        return value
    return value


def tables_of(changes: Changes) -> dict[str, Any]:
    """The tables that these kept values make; what is taken away is left out."""
    return nested({path: restored(path, value) for path, value in changes.items() if value is not None})


def folded(steps: Iterable[Changes]) -> dict[str, Any]:
    """What is left of several changes, the first first: path to the value as kept."""
    found: dict[str, Any] = {}
    for changes in steps:
        for path, value in changes.items():
            if value is None:
                found.pop(path, None)
            else:
                found[path] = value
    return found


def leading_to(state: Changes, wanted: Changes) -> dict[str, Any]:
    """The changes that make `wanted` of `state`."""
    gone = {path: None for path in state if path not in wanted}
    return gone | {path: value for path, value in wanted.items() if path not in state or state[path] != value}
