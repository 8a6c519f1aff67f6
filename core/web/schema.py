"""`DutchSchema`: the base of every schema for something from outside. One schema serves page, JSON and import row.

It refuses unknown fields, cleans text, refuses control characters, bounds every text, and answers in Dutch. Metadata of
a field, all optional: `label`, `help`, `widget` (see core.web.widgets), `missing` (the sentence when nothing is filled
in), `options` (pairs of value and label), `source` (a `Source`), `rows`, `autocomplete`, `group`.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, cast

from marshmallow import RAISE, Schema, ValidationError, fields, pre_load, validate

from core.web import sentences
from core.web.dates import MONTHS, SHORT_MONTHS
from core.web.language import _
from core.web.problems import Invalid
from core.web.sentences import AnyField
from core.web.text import UnfitText, clean, one_line

LINE = 200
"""Longest single-line text, in characters, unless the field says otherwise."""
PARAGRAPHS = 10_000
"""Longest text of several lines, in characters, unless the field says otherwise."""


class Line(fields.String):
    """Text on one line: a name, a title. Runs of white space become one space; at most `LINE` characters."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        return one_line(str(super()._deserialize(value, attr, data, **kwargs)))


class Paragraphs(fields.String):
    """Text of several lines; at most `PARAGRAPHS` characters. Drawn as a textarea."""


class DutchDate(fields.Date):
    """A date as `2026-12-03`, `3-12-2026`, `3/12/2026`, `3 december 2026` or `3 dec 2026`; years 1900 to 2100."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> date:
        day = _date(value) if isinstance(value, str) else None
        if day is None or not 1900 <= day.year <= 2100:
            raise self.make_error("invalid", input=value, obj_type="date")
        return day


class ClockTime(fields.Time):
    """A time of day as `14.30`, `14:30` or `9.05`."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> time:
        hour, _mark, minute = str(value).replace(".", ":").partition(":")
        if not (hour.isascii() and hour.isdigit() and len(hour) <= 2 and minute.isascii() and minute[:2].isdigit()):
            raise self.make_error("invalid", input=value, obj_type="time")
        try:
            return time(int(hour), int(minute[:2]))
        except ValueError as error:
            raise self.make_error("invalid", input=value, obj_type="time") from error


def _date(written: str) -> date | None:
    parts = written.lower().replace("/", "-").replace(".", " ").replace("-", " ").split()
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    names = {name: str(place + 1) for place, name in enumerate(MONTHS)}
    names |= {name: str(place + 1) for place, name in enumerate(SHORT_MONTHS)}
    day, month, year = parts[0], names.get(parts[1], parts[1]), parts[2]
    if not all(part.isascii() and part.isdigit() for part in (day, month, year)) or len(year) != 4:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


class DutchSchema(Schema):
    """See the module. Subclass it and declare fields; never write a message of your own for what is said here."""

    class Meta:
        unknown = RAISE
        ordered = True

    error_messages = {"unknown": sentences.UNKNOWN, "type": sentences.TYPE}

    @pre_load
    def _clean_text(self, data: Any, **_kwargs: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        unfit: dict[str, list[str]] = {}
        cleaned = {}
        for key, value in data.items():
            try:
                cleaned[key] = _cleaned(value)
            except UnfitText:
                unfit[clean_key(key)] = [
                    _("Deze tekst bevat een teken dat niet bewaard kan worden. Typ de tekst opnieuw.")
                ]
        if unfit:
            raise ValidationError(cast("dict[str, Any]", unfit))
        return cleaned

    def on_bind_field(self, field_name: str, field_obj: AnyField) -> None:
        """Give the field its Dutch messages and, when it is text without a bound, a bound."""
        for field in (field_obj, field_obj.inner) if isinstance(field_obj, fields.List) else (field_obj,):
            _speak_dutch(field)
            _bound(field)
            for validator in field.validators:
                if said := sentences.of_validator(validator):
                    validator.error = said  # type: ignore[attr-defined]
        if field_obj.error_messages["required"] in _standard(field_obj):
            label = field_obj.metadata.get("label", "")
            field_obj.error_messages["required"] = field_obj.metadata.get("missing") or sentences.missing(_(label))


def _standard(field: AnyField) -> set[object]:
    """marshmallow's own English messages of this kind of field."""
    return {said for kind in type(field).__mro__ for said in getattr(kind, "default_error_messages", {}).values()}


def _speak_dutch(field: AnyField) -> None:
    """Replace the standard messages; one that the declaration itself gave stays."""
    standard = _standard(field)
    dutch = {key: said for key, said in sentences.of_field(field).items() if field.error_messages.get(key) in standard}
    field.error_messages = {**field.error_messages, **dutch}


def _bound(field: AnyField) -> None:
    if not isinstance(field, fields.String) or isinstance(field, fields.Email | fields.Url | fields.UUID):
        return
    if any(isinstance(validator, validate.Length | validate.OneOf) for validator in field.validators):
        return
    field.validators = [*field.validators, validate.Length(max=PARAGRAPHS if isinstance(field, Paragraphs) else LINE)]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, Mapping):
        return {_cleaned(key): _cleaned(inner) for key, inner in value.items()}
    return value


def clean_key(key: object) -> str:
    """A field name that is safe to repeat: what cannot be encoded is replaced."""
    return str(key).encode("utf-8", "replace").decode("utf-8")[:LINE]


def checked(schema: Schema, payload: Any) -> dict[str, Any]:
    """The validated data of a JSON body or an import row; raises `Invalid` with the errors per field."""
    try:
        return cast("dict[str, Any]", schema.load(payload))
    except ValidationError as error:
        raise Invalid(_("Niet alles klopt nog."), errors=flat(error.messages)) from error


def flat(messages: Any, prefix: str = "") -> dict[str, list[str]]:
    """marshmallow's nested messages as one list per field; fields of rows get names like `taken-0-wat`."""
    if isinstance(messages, str):
        return {prefix or "_schema": [messages]}
    if isinstance(messages, list):
        return {prefix or "_schema": [str(message) for message in messages]}
    found: dict[str, list[str]] = {}
    for key, inner in messages.items():
        # an item of a plain list has no field of its own on the page: its error belongs to the list
        own = prefix and (key == "_schema" or (isinstance(key, int) and isinstance(inner, list)))
        name = prefix if own else f"{prefix}-{key}" if prefix else clean_key(key)
        for field, said in flat(inner, name).items():
            found.setdefault(field, []).extend(said)
    return found
