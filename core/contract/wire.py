"""Contract values as JSON and back, without loss: `from_wire(to_wire(value)) == value`.

A frozen value becomes an object with `is` (the name of its class) and its fields; tuples and sets become lists (sets
sorted), dates ISO texts, decimals texts, enumerations their value. Only classes of this package can come back.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

_ROOMS = (
    *("source", "parties", "school", "teams", "routes", "requirements", "facts", "findings", "deadlines"),
    *("consents", "documents", "decisions", "limits", "offers", "partners", "remarks"),
)


class UnreadableValue(ValueError):
    """JSON that is no contract value; the sentence says what was found."""


@cache
def wire_classes() -> dict[str, type]:
    """Every frozen value of the contract, by class name."""
    found: dict[str, type] = {}
    for room in _ROOMS:
        for name, thing in vars(import_module(f"core.contract.{room}")).items():
            own = getattr(thing, "__module__", "").startswith(f"core.contract.{room}")
            if own and isinstance(thing, type) and is_dataclass(thing):
                found[name] = thing
    return found


def to_wire(value: Any) -> Any:
    """A contract value (or a tuple, set or simple value) as JSON data."""
    if is_dataclass(value) and not isinstance(value, type):
        body = {field.name: to_wire(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **body}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset | set):
        return sorted(to_wire(item) for item in value)
    if isinstance(value, tuple | list):
        return [to_wire(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_wire(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def from_wire(data: Any, kind: Any = None) -> Any:
    """The value that `to_wire` wrote. UnreadableValue where the data is no contract value."""
    if isinstance(data, dict) and "is" in data:
        return _object(data)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(data, kind)
    if origin is tuple:
        return _sequence(data, get_args(kind))
    if origin is frozenset:
        return frozenset(from_wire(item, get_args(kind)[0]) for item in data)
    return _simple(data, kind)


def _object(data: dict[str, Any]) -> Any:
    made = wire_classes().get(str(data["is"]))
    if made is None:
        raise UnreadableValue(f"Onbekend soort waarde: {data['is']}.")
    hints = _hints(made)
    unknown = set(data) - set(hints) - {"is"}
    if unknown:
        raise UnreadableValue(f"{data['is']} kent geen {', '.join(sorted(unknown))}.")
    return made(**{name: from_wire(item, hints[name]) for name, item in data.items() if name != "is"})


@cache
def _hints(made: type) -> dict[str, Any]:
    hints = get_type_hints(made)
    return {field.name: hints[field.name] for field in fields(made)}


def _optional(data: Any, kind: Any) -> Any:
    if data is None:
        return None
    return from_wire(data, next(part for part in get_args(kind) if part is not NoneType))


def _sequence(data: Any, parts: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(from_wire(item, parts[0]) for item in data)
    return tuple(from_wire(item, part) for item, part in zip(data, parts, strict=True))


def _simple(data: Any, kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if kind is date:
        return date.fromisoformat(data)
    return Decimal(data) if kind is Decimal else data


def canonical(data: Any) -> str:
    """JSON in one form: sorted keys, no spaces, UTF-8 letters as they are."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(data: Any) -> str:
    """SHA-256 over the canonical JSON, as 64 hexadecimal digits."""
    return sha256(canonical(data).encode()).hexdigest()
