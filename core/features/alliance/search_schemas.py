"""What the lists of an alliance are asked for; all of it stays in the address."""

from marshmallow import fields, validate

from core.contract.school import Sector
from core.features.alliance.schemas import SECTORS
from core.features.alliance.school_lines import Order, Trouble
from core.schools.check import Conformance
from core.web.language import _
from core.web.schema import DutchSchema, Line


class SearchSchema(DutchSchema):
    """What the list of schools is asked for; all of it stays in the address."""

    text = Line(
        data_key="q",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Zoek op naam, BRIN, bestuur of plugin"), "widget": "search"},
    )
    sector = fields.String(
        load_default="",
        validate=validate.OneOf(["", *(sector.value for sector in Sector)]),
        metadata={"label": _("Sector"), "widget": "select", "options": [("", _("alle")), *SECTORS]},
    )
    level = fields.String(
        data_key="niveau",
        load_default="",
        validate=validate.OneOf(["", *(level.value for level in Conformance)]),
        metadata={
            "label": _("Hoe ver"),
            "widget": "select",
            "options": [("", _("alle")), *((level.value, level.value) for level in Conformance)],
        },
    )
    order = fields.Enum(
        Order,
        by_value=True,
        data_key="volgorde",
        load_default=Order.NAME,
        metadata={
            "label": _("Volgorde"),
            "widget": "select",
            "options": [
                (Order.NAME.value, _("op naam")),
                (Order.WORST.value, _("wat niet klopt eerst")),
                (Order.NEWEST.value, _("laatst veranderd eerst")),
            ],
        },
    )
    trouble = fields.Enum(
        Trouble,
        by_value=True,
        data_key="wat",
        load_default=Trouble.ALL,
        metadata={"label": _("Welke"), "widget": "hidden"},
    )


class LedgerSchema(DutchSchema):
    """What the ledger is asked for."""

    who = Line(
        data_key="wie",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Wie"), "widget": "search"},
    )
    school = Line(data_key="school", load_default="", metadata={"label": _("School"), "widget": "select"})
