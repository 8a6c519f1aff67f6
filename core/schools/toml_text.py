"""A school's settings written as TOML, in the form in which a person would: tables by name, lists of tables in a line.

Python reads TOML and does not write it. Only what a school's file may hold is written: texts, numbers, days, yes
and no, lists of texts, lists of small tables, tables.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


def toml_text(data: Mapping[str, Any]) -> str:
    """The TOML of these tables; reading it gives the same data. TypeError for what TOML cannot hold."""
    return "\n".join(_table(data, ())).strip() + "\n"


def _table(data: Mapping[str, Any], way: tuple[str, ...]) -> Iterator[str]:
    plain = {key: value for key, value in data.items() if not isinstance(value, Mapping)}
    if way and (plain or not data):
        yield f"\n[{'.'.join(map(_key, way))}]"
    yield from (f"{_key(key)} = {_value(value)}" for key, value in plain.items())
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _table(value, (*way, key))


def _key(key: str) -> str:
    return key if _BARE.match(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int | float | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_value, value))}]"
    raise TypeError(f"{type(value).__name__} past niet in een bestand met instellingen.")


def _text(text: str) -> str:
    """A basic string: the escapes of JSON are those of TOML, but for one character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
