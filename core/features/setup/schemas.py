"""What the set-up page is asked for; all of it stays in the address."""

from marshmallow import fields, validate

from core.features.setup.effective import Origin
from core.features.setup.models import CONFIRMED, OTHERWISE
from core.web.language import _
from core.web.schema import DutchSchema, Line, Paragraphs


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


class ReadingSchema(DutchSchema):
    """Whether a reading of the school's document is as the school means it."""

    outcome = Line(
        required=True,
        data_key="klopt",
        metadata={
            "label": _("Klopt dit?"),
            "widget": "radio",
            "options": [(CONFIRMED, _("Ja, zo bedoelen wij het")), (OTHERWISE, _("Nee, wij lezen het anders"))],
            "missing": _("Kies of dit klopt."),
        },
    )
    alternative = Line(
        load_default="", data_key="keuze", metadata={"label": _("Hoe lezen jullie het?"), "widget": "radio"}
    )
    words = Paragraphs(
        load_default="",
        data_key="woorden",
        validate=validate.Length(max=2000),
        metadata={
            "label": _("In jullie eigen woorden"),
            "help": _("Alleen als het niet klopt. Er verandert nog niets: dat doet wie de instellingen beheert."),
            "rows": 3,
        },
    )
