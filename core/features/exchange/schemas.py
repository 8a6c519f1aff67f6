"""What the pages of the exchange take."""

from marshmallow import fields, validate

from core.features.exchange import words
from core.web.language import _
from core.web.schema import DutchSchema, Line

KINDS = (("edexml", _("EDEXML, uit ParnasSys, Somtoday, Magister of een ander systeem")), ("csv", _("Een tabel (CSV)")))


class DeliverySchema(DutchSchema):
    """Which kind of file this is; the file itself is no field of the form."""

    kind = Line(
        required=True,
        data_key="soort",
        validate=validate.OneOf([code for code, _label in KINDS]),
        metadata={"label": _("Wat voor bestand is het?"), "widget": "radio", "options": KINDS},
    )


class ChoiceSchema(DutchSchema):
    """What a person decides about one record."""

    choice = Line(required=True, data_key="keuze", metadata={"label": _("Wat is het?"), "widget": "radio"})


class RemarkSchema(DutchSchema):
    """The remarks that a person has seen and confirms."""

    confirmed = fields.List(
        Line(), data_key="bevestigd", load_default=list, metadata={"label": _("Klopt dit? Vink het dan aan.")}
    )


class NothingSchema(DutchSchema):
    """A question to which only the button answers."""


def _column(field: str, shown: str, *, needed: bool = False) -> Line:
    metadata = {"label": words.FIELDS[field], "widget": "select"}
    if needed:
        return Line(required=True, data_key=shown, metadata=metadata)
    return Line(data_key=shown, load_default="", metadata=metadata)


class MappingSchema(DutchSchema):
    """Which column of the table holds what; what has no column stays as it is."""

    key = _column("key", "kolom_sleutel", needed=True)
    first_name = _column("first_name", "kolom_roepnaam", needed=True)
    infix = _column("infix", "kolom_tussenvoegsel")
    family_name = _column("family_name", "kolom_achternaam", needed=True)
    birth_date = _column("birth_date", "kolom_geboren")
    year = _column("year", "kolom_leerjaar")
    group = _column("group", "kolom_groep")
    enrolled_on = _column("enrolled_on", "kolom_ingeschreven")
    left_on = _column("left_on", "kolom_weg")


class SearchSchema(DutchSchema):
    """Whom the reader looks for: the other record of the same child."""

    query = Line(
        data_key="q",
        load_default="",
        validate=validate.Length(max=100),
        metadata={"label": _("Zoek de andere leerling op naam"), "widget": "search"},
    )


class MergeSchema(DutchSchema):
    """What stays of two records. A choice is "kept" or "gone": from which of the two."""

    name = Line(required=True, data_key="naam", metadata={"label": _("Naam"), "widget": "radio"})
    birth_date = Line(required=True, data_key="geboren", metadata={"label": _("Geboortedatum"), "widget": "radio"})
    place = Line(required=True, data_key="plaats", metadata={"label": _("Leerjaar en groep"), "widget": "radio"})
    dates = Line(required=True, data_key="school", metadata={"label": _("Op school"), "widget": "radio"})
    guardians = fields.List(
        Line(),
        data_key="ouders",
        load_default=list,
        metadata={
            "label": _("Welke ouders en voogden blijven?"),
            "help": _("Wie je niet aanvinkt, wordt beëindigd. Toestemming hoort bij de ouder die haar gaf."),
        },
    )
    mentors = Line(data_key="mentor", load_default="", metadata={"label": _("Wie begeleidt?"), "widget": "radio"})
    reason = Line(
        required=True,
        data_key="reden",
        validate=validate.Length(max=200),
        metadata={"label": _("Hoe weet je dat het hetzelfde kind is?")},
    )


class ReasonSchema(DutchSchema):
    """Why a merge is undone."""

    reason = Line(required=True, data_key="reden", validate=validate.Length(max=200), metadata={"label": _("Waarom?")})
