"""Strict reading of settings: unknown keys are refused, every sentence is Dutch, all problems come at once."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from core.schools.problems import SetupProblem

WRONG: dict[str, Any] = {
    "required": "Deze sleutel is verplicht.",
    "null": "Hier moet iets staan.",
    "invalid": "Dit is niet de goede soort waarde.",
    "invalid_utf8": "Deze tekst is niet te lezen.",
    "type": "Hier hoort een tabel.",
}


class StrictSchema(Schema):
    """A schema that refuses unknown keys, with Dutch sentences."""

    class Meta:
        unknown = RAISE

    error_messages = {
        "unknown": "Deze sleutel bestaat niet of mag een school niet zelf bepalen.",
        "type": "Hier hoort een tabel.",
    }


def words(key: str, longest: int = 200, *, required: bool = False) -> fields.String:
    """A text of 1 to `longest` characters under a Dutch key."""
    short = validate.Length(1, longest, error="De tekst moet 1 tot {max} tekens lang zijn.")
    return fields.String(data_key=key, required=required, validate=short, error_messages=WRONG)


def prose(key: str) -> fields.String:
    """A longer text, which may be empty."""
    return fields.String(
        data_key=key, validate=validate.Length(max=20_000, error="De tekst is te lang."), error_messages=WRONG
    )


def whole(key: str) -> fields.Integer:
    """A whole number of at least 1."""
    at_least = validate.Range(min=1, error="Het getal moet ten minste {min} zijn.")
    return fields.Integer(data_key=key, strict=True, validate=at_least, error_messages=WRONG)


class Day(fields.Field[date]):
    """A date as TOML writes it, without quotes."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> date:
        if isinstance(value, datetime) or not isinstance(value, date):
            raise ValidationError("Schrijf hier een datum als 2026-08-01, zonder aanhalingstekens.")
        return value


def day(key: str) -> fields.Field[date]:
    """A date."""
    return Day(data_key=key, error_messages=WRONG)


def yes_or_no(key: str) -> fields.Boolean:
    """`true` or `false`, nothing that looks like it."""
    return fields.Boolean(data_key=key, truthy={True}, falsy={False}, error_messages=WRONG)


def texts(key: str) -> fields.List[Any]:
    """A list of texts."""
    return fields.List(fields.String(error_messages=WRONG), data_key=key, error_messages=WRONG)


def merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Tables merged key by key; any other value of `over` replaces the one of `under`."""
    both = dict(under)
    for key, value in over.items():
        old = both.get(key)
        both[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both


def read_strictly(
    schema: Schema, where: str, data: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[SetupProblem, ...]]:
    """What the schema makes of the data, or every problem with its key."""
    try:
        return dict(schema.load(data)), ()
    except ValidationError as error:
        flat = _flat(error.messages, ())
        return {}, tuple(SetupProblem(where=where, key=".".join(key), says=says) for key, says in flat)


def _flat(messages: Any, key: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(messages, dict):
        for name, inner in messages.items():
            # marshmallow puts "value" and "key" between the code and its errors
            at = key if name in ("value", "key", "_schema") else (*key, str(name))
            yield from _flat(inner, at)
    elif isinstance(messages, list):
        for message in messages:
            yield from _flat(message, key)
    else:
        yield key, str(messages)
