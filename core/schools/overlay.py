"""What a school may set itself, as strict schemas: Dutch keys outside, English names inside, no unknown keys.

The same schemas read the school's TOML file and a later revision. `read_own_values` tells all problems at once.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, validate

from core.schools.problems import SetupProblem
from core.schools.strict import WRONG, StrictSchema, day, prose, read_strictly, texts, whole, words, yes_or_no

SCOPES = ("school", "wijk", "bestuur", "swv", "regio")
"""How near a partner can be."""
_NEAR = f"Kies uit: {', '.join(SCOPES)}."


class Named(StrictSchema):
    """What may be renamed."""

    label = words("naam")


class NamedShort(Named):
    """With a short name."""

    short = words("kort", 20)


class Role(NamedShort):
    """A role."""

    phone = words("telefoon", 30)


class Team(NamedShort):
    """A team: it may promise to meet more often, never less."""

    minimum = whole("minimum")
    days = whole("dagen")


class Route(Named):
    """A route."""

    aside = prose("toelichting")


class Term(Named):
    """A term: shorter, or as long as the plugin and the law allow."""

    length = whole("lengte")
    off = yes_or_no("uit")


class Signal(Named):
    """A threshold."""

    number = fields.Decimal(
        data_key="getal", validate=validate.Range(min=0, error="Het getal mag niet onder 0 zijn."), error_messages=WRONG
    )
    off = yes_or_no("uit")


class Offer(Named):
    """A value that may be described and switched off."""

    description = prose("omschrijving")
    off = yes_or_no("uit")


class Targeted(Offer):
    """A goal."""

    starts = day("begint")


class Dosed(Offer):
    """A provision."""

    dose = words("dosis")


class Switched(Named):
    """A value that may be switched off."""

    off = yes_or_no("uit")


class Guided(Offer):
    """A guide: the school's own text of its sections, by their codes; with `nieuw = true` a guide of its own."""

    new = yes_or_no("nieuw")
    kind = words("soort", 40)
    about = words("over", 60)
    owner = words("eigenaar", 60)
    place = words("plaats")
    texts = fields.Dict(
        keys=fields.String(), values=prose(""), data_key="teksten", load_default=dict, error_messages=WRONG
    )


class Contact(StrictSchema):
    """A person at a partner."""

    name = words("naam", required=True)
    phone = words("telefoon", 30)
    mail = words("mail")
    published = yes_or_no("gepubliceerd")


class PartnerValues(Offer):
    """A partner; with `nieuw = true` one that the plugin does not know."""

    new = yes_or_no("nieuw")
    aliases = texts("ook_bekend_als")
    domains = texts("gebieden")
    place = words("plaats")
    reach = prose("zo_gaat_het")
    scope = fields.String(data_key="bereik", validate=validate.OneOf(SCOPES, error=_NEAR), error_messages=WRONG)
    status = words("status")
    services = texts("diensten")
    indications = texts("wanneer")
    contacts = fields.List(fields.Nested(Contact), data_key="contactpersonen", error_messages=WRONG)


class Consent(Named):
    """Consent: the words of the question, never who is asked."""

    question = prose("vraag")


class Form(Named):
    """A form: its words."""

    title = words("titel")
    intro = prose("inleiding")
    sent = prose("na_verzenden")


class Paragraph(Named):
    """A paragraph of the document."""

    text = prose("tekst")


class Choice(StrictSchema):
    """A reading: the code of the alternative that the school chose."""

    choice = words("keuze")


def _table(key: str, schema: type[StrictSchema]) -> fields.Dict:
    return fields.Dict(
        keys=fields.String(), values=fields.Nested(schema), data_key=key, load_default=dict, error_messages=WRONG
    )


class OwnValues(StrictSchema):
    """Everything a school may set itself; the field names are the hooks."""

    care_levels = _table("niveaus", NamedShort)
    staff_roles = _table("rollen", Role)
    team_compositions = _table("overleg", Team)
    conversation_kinds = _table("gesprekken", Named)
    support_routes = _table("routes", Route)
    decision_rights = _table("besluiten", Named)
    deadlines = _table("termijnen", Term)
    thresholds = _table("signalen", Signal)
    obligations = _table("plichten", Switched)
    provisions = _table("voorzieningen", Dosed)
    trainings = _table("trainingen", Offer)
    facilities = _table("ruimten", Offer)
    partners = _table("partners", PartnerValues)
    document_templates = _table("formulieren", Form)
    guides = _table("wijzers", Guided)
    systems = _table("systemen", Switched)
    consent_rules = _table("toestemmingen", Consent)
    goals = _table("doelen", Targeted)
    chapters = _table("hoofdstukken", Paragraph)
    remarks = _table("lezingen", Choice)
    wording = fields.Dict(
        keys=fields.String(), values=words("", 60), data_key="woorden", load_default=dict, error_messages=WRONG
    )


DUTCH_KEYS: dict[str, str] = {name: str(field.data_key) for name, field in OwnValues().fields.items()}
"""The Dutch table of each hook."""


def read_own_values(where: str, data: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[SetupProblem, ...]]:
    """The own values by hook and code, and every problem. With problems the values are empty."""
    return read_strictly(OwnValues(), where, data)
