"""A profile as open data: one list per hook under the hook's name, each value with code, label and source.

The shape is told by a JSON Schema (2020-12) that is made from the same classes; `VERSION` is part of its address.
"""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from core.contract.hooks import DECLARING
from core.contract.partners import Partner
from core.contract.requirements import REQUIREMENTS, Requirement
from core.contract.source import Source
from core.contract.wire import to_wire
from core.schools.answers import kind_of
from core.schools.profile import SchoolProfile

VERSION = 1
SCHEMA_PATH = f"/profiel/schema/{VERSION}.json"
_PRIVATE = frozenset({"phone"})
"""Fields that a school fills in for its own people."""


def published(profile: SchoolProfile) -> dict[str, Any]:
    """The profile as data for anybody: of the contact persons only whose name the school publishes."""
    school = profile.school
    return {
        "$schema": SCHEMA_PATH,
        "school": {
            "id": school.id,
            "name": school.name,
            "sector": school.sector.value,
            "board": school.board,
            "alliance": school.alliance_name,
        },
        "version": profile.digest,
        **{hook: [_value(profile, hook, value) for value in profile.declared(hook)] for hook in DECLARING},
    }


def _value(profile: SchoolProfile, hook: str, value: Any) -> dict[str, Any]:
    data: dict[str, Any] = _open(to_wire(value))
    if isinstance(value, Partner):
        data["contacts"] = [_open(to_wire(one)) for one in value.contacts if one.published]
    return data | {"origin": profile.origin.get(f"{hook}/{value.code}", "")}


def _open(data: Any) -> Any:
    if isinstance(data, list):
        return [_open(item) for item in data]
    if not isinstance(data, dict):
        return data
    return {key: _open(item) for key, item in data.items() if key not in _PRIVATE or data.get("is") != "StaffRole"}


def schema() -> dict[str, Any]:
    """The JSON Schema of `published`."""
    made: dict[str, Any] = {}
    lists = {hook: {"type": "array", "items": _of_hook(hook, made)} for hook in DECLARING}
    head = {
        "$schema": {"type": "string"},
        "school": {"type": "object", "required": ["id", "name", "sector"]},
        "version": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_PATH,
        "title": "Schoolondersteuningsprofiel",
        "type": "object",
        "required": [*head, *lists],
        "properties": head | lists,
        "additionalProperties": False,
        "$defs": made,
    }


def _of_hook(hook: str, made: dict[str, Any]) -> dict[str, Any]:
    shape = _shape(kind_of(hook), made)
    return {"allOf": [shape, {"required": ["code", "label", "source", "origin"]}]}


def _shape(kind: Any, made: dict[str, Any]) -> dict[str, Any]:
    """The shape of a type, with every class it needs put into `made`."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = [_shape(part, made) for part in parts if part is not NoneType]
        return {"anyOf": [*inner, {"type": "null"}]}
    if origin in (tuple, frozenset):
        return {"type": "array", "items": _shape(parts[0], made)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if kind is Requirement:
        return {"anyOf": [_class(one, made) for one in REQUIREMENTS]}
    if is_dataclass(kind):
        return _class(kind, made)
    return _SIMPLE[kind]


_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": r"^-?\d+(\.\d+)?(E[+-]?\d+)?$"},
}


def _class(kind: Any, made: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in made:
        made[name] = {}
        hints = get_type_hints(kind)
        made[name] |= {
            "type": "object",
            "required": ["is", *_needed(kind)],
            "properties": {"is": {"const": name}} | {one.name: _shape(hints[one.name], made) for one in fields(kind)},
        }
    return {"$ref": f"#/$defs/{name}"}


def _needed(kind: Any) -> Iterator[str]:
    """Fields without a default; a source always."""
    for one in fields(kind):
        if one.default is MISSING or (one.name == "source" and one.type is Source):
            yield one.name
