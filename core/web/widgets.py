"""How one field of a schema is drawn: which widget, which choices, what was typed, what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from marshmallow import fields, validate

from core.contract.source import Source
from core.web.language import _
from core.web.schema import ClockTime, Line, Paragraphs
from core.web.sentences import AnyField

YES = "ja"
"""The value of a ticked box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice: `value` as sent, `label` as read, `note` a quieter addition, `source` where the choice comes from."""

    value: str
    label: str
    note: str = ""
    source: Source | None = None


Choices = Iterable[Option | tuple[object, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field as the macro `dk.field` draws it. `typed` holds what was typed or chosen, one text per value."""

    name: str
    widget: str
    label: str
    help: str = ""
    required: bool = False
    typed: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    source: Source | None = None
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The id of the input, or of the first one of a group: where a link of the error summary leads."""
        return f"v-{self.name}"

    @property
    def value(self) -> str:
        """The one text of a field that holds one."""
        return self.typed[0] if self.typed else ""

    @property
    def grouped(self) -> bool:
        """Whether it is drawn as a fieldset with a legend."""
        return self.widget in ("radio", "checks")

    @property
    def described_by(self) -> str:
        """Ids of the help and of the error, for `aria-describedby`."""
        parts = [f"{self.id}-hulp"] if self.help else []
        return " ".join(parts + ([f"{self.id}-fout"] if self.errors else []))


def choices_of(field: AnyField, offered: Choices | None) -> tuple[Option, ...]:
    """The choices: offered by the view, else from metadata `options`, else from a OneOf, else from an Enum."""
    inner = field.inner if isinstance(field, fields.List) else field
    if offered is None:
        offered = field.metadata.get("options")
    if callable(offered):
        offered = offered()
    if offered is None and isinstance(inner, fields.Enum):
        offered = [(member.value if inner.by_value else member.name, str(member.value)) for member in inner.enum]
    for validator in inner.validators if offered is None else ():
        if isinstance(validator, validate.OneOf):
            labels = list(validator.labels) or [str(choice) for choice in validator.choices]
            offered = list(zip(validator.choices, labels, strict=True))
    return tuple(_option(choice) for choice in offered or ())


def _option(choice: Option | tuple[object, str]) -> Option:
    if isinstance(choice, Option):
        return choice
    return Option(value=str(choice[0]), label=_(choice[1]))


_WIDGETS: tuple[tuple[type[AnyField], str], ...] = (
    (fields.Date, "date"),
    (ClockTime, "time"),
    (fields.Boolean, "check"),
    (fields.Email, "email"),
    (fields.Number, "number"),
    (Paragraphs, "textarea"),
    (Line, "text"),
)


def widget_of(field: AnyField, options: Sequence[Option]) -> str:
    """The widget: named in metadata, else by the kind of field; up to four choices are shown open."""
    if named := field.metadata.get("widget"):
        return str(named)
    if isinstance(field, fields.List):
        return "checks"
    if options:
        return "radio" if len(options) <= 4 else "select"
    return next((widget for kind, widget in _WIDGETS if isinstance(field, kind)), "text")


def attributes_of(field: AnyField, widget: str) -> tuple[tuple[str, str], ...]:
    """HTML attributes that follow from the field: longest text, kind of keyboard, rows, autocomplete."""
    if widget == "file":
        return (("accept", str(field.metadata.get("accept", ""))),)
    found: dict[str, str] = {"autocomplete": str(field.metadata.get("autocomplete", "off"))}
    longest = [v.max for v in field.validators if isinstance(v, validate.Length) and v.max]
    if longest and widget in ("text", "textarea", "email", "tel", "search"):
        found["maxlength"] = str(min(longest))
    if widget == "textarea":
        found["rows"] = str(field.metadata.get("rows", 4))
    if widget == "number":
        found["inputmode"] = "numeric"
    return tuple(found.items())


def as_typed(value: Any) -> tuple[str, ...]:
    """A value of the program as a person would have typed it; dates as ISO, which the date input wants."""
    if value is None or value is False:
        return ()
    if value is True:
        return (YES,)
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(text for item in value for text in as_typed(item))
    if isinstance(value, Enum):
        return (str(value.value),)
    if isinstance(value, time):
        return (f"{value.hour}.{value.minute:02d}",)
    return (value.isoformat(),) if isinstance(value, date) else (str(value),)


def view_of(field: AnyField, name: str, options: tuple[Option, ...], state: Mapping[str, Any]) -> FieldView:
    """The field as drawn; `state` holds `typed`, `errors` and perhaps another `source`."""
    widget = widget_of(field, options)
    metadata = field.metadata
    return FieldView(
        name=name,
        widget=widget,
        label=_(metadata.get("label", "")) or name,
        help=_(metadata.get("help", "")),
        required=field.required,
        typed=tuple(state.get("typed", ())),
        errors=tuple(state.get("errors", ())),
        options=options,
        source=state.get("source") or metadata.get("source"),
        attributes=attributes_of(field, widget),
    )
