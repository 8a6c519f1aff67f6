"""What the list of guides is asked for; all of it stays in the address."""

from marshmallow import fields, validate

from core.features.library.rules import Order
from core.web.language import _
from core.web.schema import DutchSchema, Line

SELECT = {"widget": "select"}


class WantedSchema(DutchSchema):
    """Text, kind, characteristic, role, whether there is a text, and the order."""

    query = Line(
        data_key="q",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Zoek"), "help": _("Op naam, onderwerp of een woord uit de tekst."), "widget": "search"},
    )
    kind = Line(data_key="soort", load_default="", metadata={"label": _("Soort"), **SELECT})
    about = Line(data_key="kenmerk", load_default="", metadata={"label": _("Onderwerp of kenmerk"), **SELECT})
    role = Line(data_key="rol", load_default="", metadata={"label": _("Voor welke rol"), **SELECT})
    text = Line(data_key="tekst", load_default="", metadata={"label": _("Tekst"), **SELECT})
    order = fields.Enum(
        Order, by_value=True, data_key="volgorde", load_default=Order.NAME, metadata={"label": _("Volgorde"), **SELECT}
    )
