"""What the pages of staff take. The rules themselves stand in the services."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from core.features.staff.members import Order, Standing
from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line

ADDRESS = 254
AT_ONCE, ON_A_DAY = "meteen", "dag"


class DecimalComma(fields.Float):
    """A number with a comma or a point: `2,5`."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> float:
        return super()._deserialize(str(value).replace(",", "."), attr, data, **kwargs)


class SearchSchema(DutchSchema):
    """What the list of staff is asked for; all of it stays in the address."""

    text = Line(
        data_key="q",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Zoek op naam, e-mailadres of organisatie"), "widget": "search"},
    )
    role_code = Line(data_key="rol", load_default="", metadata={"label": _("Rol"), "widget": "select"})
    order = fields.Enum(
        Order,
        by_value=True,
        data_key="volgorde",
        load_default=Order.NAME,
        metadata={
            "label": _("Volgorde"),
            "widget": "select",
            "options": [(Order.NAME.value, _("op naam")), (Order.NEWEST.value, _("nieuwste eerst"))],
        },
    )
    standing = fields.Enum(
        Standing,
        by_value=True,
        data_key="wie",
        load_default=Standing.NOW,
        metadata={"label": _("Wie"), "widget": "hidden"},
    )


class NewMemberSchema(DutchSchema):
    """Somebody to add. `roles` are texts like `role/range`: a role, with its range where it has one."""

    name = Line(required=True, data_key="naam", metadata={"label": _("Naam")})
    email = fields.Email(
        required=True,
        data_key="mail",
        validate=validate.Length(max=ADDRESS),
        metadata={
            "label": _("E-mailadres"),
            "help": _("Hiermee meldt deze persoon zich aan. Gebruik een adres dat alleen deze persoon leest."),
        },
    )
    kind = fields.String(
        required=True,
        data_key="soort",
        validate=validate.OneOf(["staff", "partner"]),
        metadata={
            "label": _("Hoort bij"),
            "options": [
                ("staff", _("de school: een medewerker")),
                ("partner", _("een andere organisatie: een partner")),
            ],
        },
    )
    organisation = Line(
        data_key="organisatie",
        load_default="",
        metadata={"label": _("Organisatie"), "help": _("Alleen bij een partner.")},
    )
    roles = fields.List(
        Line(),
        data_key="rollen",
        load_default=list,
        metadata={
            "label": _("Rollen"),
            "help": _("Mag ook later. Zonder rol kan iemand zich aanmelden, maar niets zien."),
        },
    )
    days_per_week = DecimalComma(
        data_key="dagen",
        load_default=None,
        validate=validate.Range(min=0, max=7),
        metadata={"label": _("Dagen per week"), "help": _("Bijvoorbeeld 4 of 2,5. Mag leeg blijven.")},
    )
    starts_on = DutchDate(required=True, data_key="vanaf", metadata={"label": _("Eerste dag")})
    ends_on = DutchDate(
        data_key="tot",
        load_default=None,
        metadata={"label": _("Laatste dag"), "help": _("Leeg: tot je het beëindigt.")},
    )


class TermsSchema(DutchSchema):
    """What can be changed of a membership. `version` is the one the page showed."""

    organisation = Line(
        data_key="organisatie",
        load_default="",
        metadata={"label": _("Organisatie"), "help": _("Alleen bij een partner.")},
    )
    days_per_week = DecimalComma(
        data_key="dagen",
        load_default=None,
        validate=validate.Range(min=0, max=7),
        metadata={"label": _("Dagen per week"), "help": _("Bijvoorbeeld 4 of 2,5.")},
    )
    version = fields.Integer(
        required=True, strict=False, data_key="version", metadata={"label": _("Versie"), "widget": "hidden"}
    )


class RoleSchema(DutchSchema):
    """A role to give, for a period."""

    role = Line(required=True, data_key="rol", metadata={"label": _("Rol"), "widget": "select"})
    starts_on = DutchDate(required=True, data_key="vanaf", metadata={"label": _("Eerste dag")})
    ends_on = DutchDate(
        data_key="tot",
        load_default=None,
        metadata={"label": _("Laatste dag"), "help": _("Leeg: tot je het beëindigt.")},
    )


class EndSchema(DutchSchema):
    """When something ends: at once, or after a last day that still counts."""

    when = fields.String(
        required=True,
        data_key="wanneer",
        validate=validate.OneOf([AT_ONCE, ON_A_DAY]),
        metadata={
            "label": _("Wanneer?"),
            "widget": "radio",
            "options": [(AT_ONCE, _("meteen")), (ON_A_DAY, _("na een laatste dag"))],
        },
    )
    last_day = DutchDate(
        data_key="laatste",
        load_default=None,
        metadata={"label": _("Laatste dag"), "help": _("Alleen bij 'na een laatste dag'. Deze dag telt nog mee.")},
    )
    version = fields.Integer(required=True, data_key="version", metadata={"label": _("Versie"), "widget": "hidden"})

    @validates_schema(skip_on_field_errors=True)
    def day_with_choice(self, data: Mapping[str, Any], **_kwargs: Any) -> None:
        """A day is needed for the one choice, and wrong for the other."""
        if data["when"] == ON_A_DAY and data["last_day"] is None:
            raise ValidationError({"laatste": [_("Kies de laatste dag.")]})
        if data["when"] == AT_ONCE and data["last_day"] is not None:
            raise ValidationError({"laatste": [_("Kies 'meteen' of een laatste dag, niet allebei.")]})
