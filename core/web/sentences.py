"""marshmallow's own messages said in Dutch sentences that tell what to do. Used by `core.web.schema` only."""

from typing import Any

from marshmallow import fields, validate

from core.web.language import _

AnyField = fields.Field[Any]
"""A marshmallow field of any kind."""

TYPE = _("Hier wordt een lijst van velden verwacht.")
UNKNOWN = _("Dit veld hoort niet in dit formulier.")

_OF_FIELDS: dict[type[AnyField], dict[str, str]] = {
    fields.Field: {"null": _("Dit mag niet leeg zijn."), "validator_failed": _("Dit klopt niet.")},
    fields.String: {"invalid": _("Hier hoort tekst."), "invalid_utf8": _("Deze tekst bevat tekens die niet bestaan.")},
    fields.UUID: {"invalid_uuid": _("Kies iets uit de lijst.")},
    fields.Number: {"invalid": _("Schrijf een getal, in cijfers."), "too_large": _("Dit getal is te groot.")},
    fields.Integer: {"invalid": _("Schrijf een heel getal, in cijfers.")},
    fields.Decimal: {"special": _("Schrijf een getal, in cijfers.")},
    fields.Boolean: {"invalid": _("Kies ja of nee.")},
    fields.DateTime: {
        "invalid": _("Schrijf een moment als 3-12-2026 14.30."),
        "format": _("Schrijf een moment als 3-12-2026 14.30."),
    },
    fields.Date: {"invalid": _("Schrijf een datum als 3-12-2026."), "format": _("Schrijf een datum als 3-12-2026.")},
    fields.Time: {"invalid": _("Schrijf een tijd als 14.30."), "format": _("Schrijf een tijd als 14.30.")},
    fields.Email: {"invalid": _("Schrijf een e-mailadres als naam@school.nl.")},
    fields.Url: {"invalid": _("Schrijf een webadres dat met https:// begint.")},
    fields.List: {"invalid": _("Kies uit de lijst.")},
    fields.Nested: {"type": TYPE},
    fields.Mapping: {"invalid": TYPE},
    fields.Enum: {"unknown": _("Kies een van de mogelijkheden.")},
}

_OF_VALIDATORS: dict[type[validate.Validator], str] = {
    validate.Email: _("Schrijf een e-mailadres als naam@school.nl."),
    validate.URL: _("Schrijf een webadres dat met https:// begint."),
    validate.OneOf: _("Kies een van de mogelijkheden."),
    validate.ContainsOnly: _("Kies alleen uit de mogelijkheden."),
    validate.NoneOf: _("Dit is al in gebruik. Kies iets anders."),
    validate.Regexp: _("Dit heeft niet de vorm die hier hoort."),
    validate.Equal: _("Dit is niet wat hier verwacht wordt."),
    validate.Predicate: _("Dit klopt niet."),
}


def missing(label: str) -> str:
    """What is said when nothing was filled in: the question again, or the thing by its name."""
    if not label:
        return _("Dit is nog niet ingevuld.")
    if label.endswith("?"):
        return _("Beantwoord nog deze vraag: %(vraag)s", vraag=label)
    return _("Vul nog in: %(naam)s.", naam=label[:1].lower() + label[1:] if label[1:2].islower() else label)


def of_field(field: AnyField) -> dict[str, str]:
    """The Dutch messages for this field, the most precise type last."""
    said: dict[str, str] = {}
    for kind in reversed(type(field).__mro__):
        said.update(_OF_FIELDS.get(kind, {}))
    return said


def of_validator(validator: object) -> str:
    """The Dutch sentence for a validator without a sentence of its own; empty when it has one."""
    if isinstance(validator, validate.Length):
        return "" if validator.error else _length(validator)
    if isinstance(validator, validate.Range):
        return "" if validator.error else _range(validator)
    for kind in type(validator).__mro__:
        if kind in _OF_VALIDATORS:
            own = getattr(validator, "error", None)
            return _OF_VALIDATORS[kind] if own in (None, getattr(kind, "default_message", None)) else ""
    return ""


def _length(validator: validate.Length) -> str:
    if validator.equal is not None:
        return _("Gebruik precies %(n)s tekens.", n=validator.equal)
    if validator.max is None:
        return _("Vul hier iets in.") if validator.min == 1 else _("Gebruik ten minste %(n)s tekens.", n=validator.min)
    if validator.min in (None, 0, 1):
        return _("Gebruik ten hoogste %(n)s tekens.", n=validator.max)
    return _("Gebruik %(van)s tot en met %(tot)s tekens.", van=validator.min, tot=validator.max)


def _range(validator: validate.Range) -> str:
    if validator.max is None:
        return _("Dit moet %(n)s of meer zijn.", n=validator.min)
    if validator.min is None:
        return _("Dit mag ten hoogste %(n)s zijn.", n=validator.max)
    return _("Dit moet van %(van)s tot en met %(tot)s zijn.", van=validator.min, tot=validator.max)
