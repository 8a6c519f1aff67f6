"""What the set-up page is asked for; all of it stays in the address."""

from marshmallow import fields, validate

from core.features.setup.effective import Origin
from core.web.language import _
from core.web.schema import DutchSchema, Line


class SearchSchema(DutchSchema):
    """Text, kind of value and origin."""

    text = Line(
        data_key="q",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Zoek in de waarden"), "widget": "search"},
    )
    hook = Line(data_key="soort", load_default="", metadata={"label": _("Soort waarde"), "widget": "select"})
    origin = fields.Enum(
        Origin,
        by_value=True,
        data_key="herkomst",
        load_default=None,
        metadata={"label": _("Herkomst"), "widget": "hidden"},
    )
