"""What may be filled in at an own value: between which numbers, how long, and the sentence that says so."""

from dataclasses import dataclass
from decimal import Decimal

from core.contract.deadlines import Deadline, Threshold, Unit
from core.contract.remarks import Remark
from core.contract.source import Declared, Source
from core.contract.teams import TeamComposition
from core.schools.overlay import SCOPES
from core.schools.own_paths import FieldKind, keys_of, kind_of_key, longest_of, schema_of
from core.schools.own_values import length_bounds

LABELS = {
    "label": "Naam",
    "short": "Korte naam",
    "phone": "Telefoon",
    "minimum": "Ten minste per schooljaar",
    "days": "Ten hoogste dagen ertussen",
    "aside": "Toelichting",
    "length": "Lengte",
    "off": "Staat uit",
    "number": "Getal",
    "description": "Omschrijving",
    "starts": "Begint op",
    "dose": "Hoeveel",
    "place": "Plaats",
    "texts": "Tekst",
    "status": "Stand",
    "services": "Diensten",
    "indications": "Wanneer",
    "contacts": "Contactpersonen",
    "question": "Vraag",
    "title": "Titel",
    "intro": "Inleiding",
    "sent": "Na verzenden",
    "text": "Tekst",
    "aliases": "Ook bekend als",
    "domains": "Gebieden",
    "scope": "Bereik",
    "reach": "Zo gaat het",
    "kind": "Soort",
    "about": "Waarover",
    "owner": "Wie er over gaat",
    "choice": "Zo lezen wij het",
}
"""What each key is called; a test holds them to the schema."""
UNITS = {Unit.DAYS: "dagen", Unit.WEEKS: "weken", Unit.MONTHS: "maanden", Unit.YEARS: "jaar"}
_WORD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """`least` and `most` of a number, both included; `longest` in characters; `unit` after a number.

    `choices` are the only values, where there are but a few. `says` is a Dutch sentence, empty where anything goes;
    `source` what the bound rests on.
    """

    least: Decimal | int | None = None
    most: int | None = None
    longest: int | None = None
    unit: str = ""
    choices: tuple[str, ...] = ()
    says: str = ""
    source: Source | None = None

    @property
    def in_full(self) -> str:
        """The sentence with its paragraph or article."""
        mark = f" ({self.source.mark})" if self.source is not None and self.says else ""
        return f"{self.says.rstrip('.')}{mark}." if self.says else ""


def bounds_of(value: Declared, hook: str, name: str) -> Bounds:
    """The bounds of one key (by its English name) of a value."""
    if isinstance(value, Deadline) and name == "length":
        return _length(value)
    if isinstance(value, TeamComposition) and name in ("minimum", "days"):
        return _rhythm(value, name)
    if isinstance(value, Threshold) and name == "number":
        return Bounds(least=Decimal(0), unit=value.unit, says="Een getal van 0 of meer.", source=value.source)
    if isinstance(value, Remark):
        return _chosen(tuple(one.code for one in value.alternatives if one.own), value.source)
    if hook == "partners" and name == "scope":
        return _chosen(SCOPES, None)
    if hook == "guides" and name == "owner":
        return Bounds(longest=_WORD, says="De code van een rol van de school.")
    return _text(hook, name)


def _chosen(choices: tuple[str, ...], source: Source | None) -> Bounds:
    return Bounds(longest=_WORD, choices=choices, says=f"Een van deze: {', '.join(choices)}.", source=source)


def _length(value: Deadline) -> Bounds:
    least, most = length_bounds(value)
    unit = UNITS.get(value.unit, "")
    if value.floor is not None and most == value.floor:
        why = "Korter mag, langer mag niet van de wet."
        source = value.floor_source or value.source
    else:
        why, source = "Strenger dan het profiel mag, soepeler niet.", value.source
    says = f"{max(1, least)} tot en met {most} {unit}. {why}"
    return Bounds(least=max(1, least), most=most, unit=unit, says=says, source=source)


def _rhythm(value: TeamComposition, name: str) -> Bounds:
    number, source = value.rhythm.number, value.rhythm.source
    if name == "days":
        says = f"1 tot en met {number} dagen. Vaker dan het profiel mag, minder vaak niet."
        return Bounds(least=1, most=number, unit="dagen", says=says, source=source)
    least = max(1, number)
    says = f"Ten minste {least} keer. Vaker dan het profiel mag, minder vaak niet."
    return Bounds(least=least, unit="keer", says=says, source=source)


def _text(hook: str, name: str) -> Bounds:
    schema = schema_of(hook)
    if schema is None:
        return Bounds(longest=_WORD, says=f"1 tot en met {_WORD} tekens.")
    field = schema().fields[name]
    if kind_of_key(hook, keys_of(hook)[name]) is FieldKind.TEXT:
        longest = longest_of(field)
        return Bounds(longest=longest, says=f"1 tot en met {longest} tekens.")
    return Bounds(longest=longest_of(getattr(field, "value_field", field)) or None)
