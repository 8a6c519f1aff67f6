"""What the pages of admission take. The rules themselves stand in the services."""

from typing import Any

from marshmallow import Schema, fields, validate

from core.features.admissions.act_schemas import YES_NO, a_line
from core.features.admissions.questions import YES_OR_NO, AskedFact, AskedKind
from core.features.pupils.schemas import RELATIONS
from core.web.language import _
from core.web.schema import DutchDate, DutchSchema, Line, Paragraphs

VERSION = {"widget": "hidden", "label": _("Versie")}
ELSE = "anders"
ABOUT_CHILD = frozenset({AskedKind.ARRIVAL, AskedKind.ADVICE}) | YES_OR_NO


def _relation(key: str, label: str) -> fields.String:
    return Line(
        load_default="ouder",
        data_key=key,
        validate=validate.OneOf(RELATIONS),
        metadata={"label": label, "widget": "select"},
    )


class WantedSchema(DutchSchema):
    """What the list is asked for; all of it stays in the address."""

    query = a_line(100, _("Zoek op naam"), "q", widget="search", help=_("Een deel van de naam is genoeg."))


class ApplicationSchema(DutchSchema):
    """What is on an application. There is no field for a BSN, on purpose."""

    first_name = a_line(60, _("Roepnaam"), "voornaam", required=True)
    infix = a_line(20, _("Tussenvoegsel"), "tussenvoegsel")
    family_name = a_line(80, _("Achternaam"), "achternaam", required=True)
    birth_date = DutchDate(required=True, data_key="geboren", metadata={"label": _("Geboortedatum")})
    received_on = DutchDate(
        required=True,
        data_key="ontvangen",
        metadata={
            "label": _("Ontvangen op"),
            "help": _("De dag waarop de aanmelding echt binnenkwam. Vanaf die dag telt de termijn."),
        },
    )
    year_rank = fields.Integer(
        required=True, data_key="leerjaar", metadata={"label": _("Voor welk leerjaar?"), "widget": "select"}
    )
    first_day = DutchDate(required=True, data_key="startdag", metadata={"label": _("Eerste schooldag")})
    parent_1 = a_line(120, _("Ouder of voogd"), "ouder_1", required=True, help=_("Deze persoon krijgt het besluit."))
    relation_1 = _relation("relatie_1", _("Wat is deze persoon van het kind?"))
    authority_1 = fields.Boolean(
        load_default=False, data_key="gezag_1", metadata={"label": _("Heeft gezag"), "widget": "check"}
    )
    parent_2 = a_line(120, _("Tweede ouder of voogd"), "ouder_2")
    relation_2 = _relation("relatie_2", _("Wat is die persoon van het kind?"))
    authority_2 = fields.Boolean(
        load_default=False, data_key="gezag_2", metadata={"label": _("Heeft ook gezag"), "widget": "check"}
    )
    address = a_line(200, _("Adres voor de brief"), "adres")
    other_schools = a_line(
        400,
        _("Ook aangemeld bij"),
        "andere_scholen",
        help=_("Ouders zeggen bij welke scholen zij hun kind nog meer aanmeldden."),
    )
    version = fields.Integer(data_key="version", load_default=0, metadata=VERSION)


def answers_schema(asked: tuple[AskedFact, ...], name: str) -> Schema:
    """A schema with a field per question that a rule of the school asks about this child."""
    declared: dict[str, Any] = {}
    for fact in asked:
        if fact.kind in YES_OR_NO:
            label = fact.label.replace("{leerling}", name)
            declared[field_of(fact)] = Line(
                load_default="", metadata={"label": label, "widget": "radio", "options": YES_NO}
            )
        elif fact.kind is AskedKind.ARRIVAL:
            help_words = _("Alleen als %(kind)s later naar Nederland kwam.", kind=name)
            declared[field_of(fact)] = DutchDate(
                load_default=None, metadata={"label": _(fact.label), "help": help_words}
            )
        elif fact.kind is AskedKind.ADVICE:
            options = [*((one, one) for one in fact.options), (ELSE, _("een ander advies:"))]
            declared[field_of(fact)] = Line(
                load_default="", metadata={"label": _(fact.label), "widget": "radio", "options": options}
            )
            declared["other_advice"] = a_line(
                80, _("Welk advies?"), "ander_advies", help=_("Zoals vmbo basis of vmbo kader.")
            )
    declared["version"] = fields.Integer(data_key="version", load_default=0, metadata=VERSION)
    return DutchSchema.from_dict(declared, name="AnswersSchema")()


def field_of(fact: AskedFact) -> str:
    """The name of the field of a question."""
    return f"{fact.kind.value}__{fact.code}"


class DecisionSchema(DutchSchema):
    """What was decided, by whom and why. `double` and `same` answer whether a pupil is the same child."""

    on = DutchDate(load_default=None, data_key="dag", metadata={"label": _("Wanneer kwam de commissie bij elkaar?")})
    present = Line(
        load_default="",
        data_key="wie",
        validate=validate.Length(max=400),
        metadata={"label": _("Wie waren erbij?"), "help": _("Namen met een komma ertussen, ten minste twee.")},
    )
    outcome = Line(
        required=True,
        data_key="besluit",
        validate=validate.OneOf(["admitted", "refused"]),
        metadata={
            "label": _("Wat is besloten?"),
            "widget": "radio",
            "options": [
                ("admitted", _("Toegelaten")),
                ("refused", _("Niet toelaatbaar: wij zoeken een andere school")),
            ],
            "missing": _("Kies wat besloten is."),
        },
    )
    grounds = fields.List(
        Line(), load_default=list, data_key="gronden", metadata={"label": _("Waarop rust een nee?"), "widget": "checks"}
    )
    reason = Paragraphs(
        load_default="",
        data_key="reden",
        validate=validate.Length(max=2000),
        metadata={"label": _("Reden"), "rows": 3, "help": _("Bij een nee krijgen de ouders deze reden te lezen.")},
    )
    override = Paragraphs(
        load_default="",
        data_key="toch",
        validate=validate.Length(max=1000),
        metadata={"label": _("Waarom laat je toch toe?"), "rows": 2},
    )
    same_pupil = Line(
        load_default="", data_key="zelfde", metadata={"label": _("Is het een van deze leerlingen?"), "widget": "radio"}
    )
