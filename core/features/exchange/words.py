"""What is said about a file and its records: one sentence for each reason, for page and command line alike."""

from collections.abc import Mapping
from typing import Any

from core.features.exchange.records import Reason, WholeFileRefused, WholeReason
from core.features.exchange.rules import FileRemark, Outcome
from core.web.language import _, ngettext

_WHOLE: Mapping[WholeReason, str] = {
    WholeReason.TOO_LARGE: _("Dit bestand is te groot. Er is niets ingelezen."),
    WholeReason.EMPTY: _("Dit bestand is leeg."),
    WholeReason.NOT_XML: _("Dit is geen EDEXML: het bestand begint niet als XML."),
    WholeReason.BROKEN: _("Dit bestand is stuk: het is niet verder te lezen. Maak een nieuwe export."),
    WholeReason.DTD: _("Dit bestand bevat een documenttype (DOCTYPE) of entiteiten. Zo'n bestand lezen wij niet."),
    WholeReason.WRONG_ROOT: _("Dit is geen EDEXML: het bestand begint met “%(wat)s” en niet met “EDEX”."),
    WholeReason.WRONG_ENCODING: _("De tekens in dit bestand zijn niet te lezen. Exporteer het als UTF-8."),
    WholeReason.TOO_DEEP: _("Dit is geen gewone EDEXML: er zitten te veel lagen in."),
    WholeReason.TOO_MANY: _("Er staan meer leerlingen in dan een school kan hebben."),
    WholeReason.NO_SCHOOL: _("Dit bestand zegt niet van welke school en welk schooljaar het is."),
    WholeReason.WRONG_SCHOOL_YEAR: _("Het schooljaar “%(wat)s” klopt niet. Het hoort eruit te zien als 2026-2027."),
    WholeReason.NO_PUPILS: _("Er staat geen leerling in dit bestand."),
    WholeReason.NO_HEADERS: _("De eerste regel hoort de namen van de kolommen te bevatten, elk één keer."),
    WholeReason.LOST_COLUMN: _("De kolom “%(wat)s” staat niet in dit bestand. Kijk de kolommen na."),
    WholeReason.TOO_SLOW: _("Het lezen van dit bestand duurde te lang en is gestopt. Er is niets ingelezen."),
    WholeReason.TOO_MUCH_MEMORY: _("Dit bestand vraagt te veel geheugen. Het lezen is gestopt."),
    WholeReason.STOPPED: _("Het lezen van dit bestand stopte zonder antwoord. Er is niets ingelezen."),
}

_RECORD: Mapping[Reason, str] = {
    Reason.NO_KEY: _("Er staat geen sleutel bij, dus wij kunnen deze leerling later niet terugvinden."),
    Reason.LONG_KEY: _("De sleutel is langer dan 256 tekens."),
    Reason.DUMMY_KEY: _("De sleutel begint met # en is dus tijdelijk. Geef deze leerling eerst een vaste sleutel."),
    Reason.SAME_KEY: _("Deze sleutel staat ook op regel %(wat)s. Eén sleutel hoort bij één leerling."),
    Reason.NO_FAMILY_NAME: _("Er staat geen achternaam."),
    Reason.NO_FIRST_NAME: _("Er staat geen roepnaam en ook geen voornaam."),
    Reason.LONG_NAME: _("De naam is te lang om te bewaren."),
    Reason.WRONG_DATES: "%(wat)s",
    Reason.SAME_PUPIL: _("Dit is dezelfde leerling als op regel %(wat)s: de twee zijn hier samengevoegd."),
    Reason.NO_BIRTH_DATE: _("Er staat geen geboortedatum."),
    Reason.WRONG_DATE: _("De datum bij “%(wat)s” bestaat niet. Die is overgeslagen."),
    Reason.WRONG_NUMBER: _("Het persoonsnummer klopt niet. Het wordt hoe dan ook niet bewaard."),
    Reason.UNKNOWN_YEAR: _("Het leerjaar “%(wat)s” kent deze school niet. Het leerjaar blijft zoals het is."),
    Reason.UNKNOWN_GROUP: _("De groep “%(wat)s” staat niet in het bestand of heeft een te lange naam."),
    Reason.LOOKS_LIKE: _("Lijkt op %(wat)s, die hier al staat."),
    Reason.OTHER_KEY: _("%(wat)s heeft dezelfde naam en geboortedatum, maar stond eerder onder een andere sleutel."),
    Reason.OTHER_CHILD: _("Deze sleutel was van %(wat)s. Naam en geboortedatum zijn nu anders."),
    Reason.MISSING: _("Staat niet meer in het bestand."),
    Reason.SAID_LEFT: _("Is volgens het bestand van school."),
    Reason.NEVER_HERE: _("Is volgens het bestand van school en staat hier niet. Er komt geen dossier van."),
    Reason.BACK: _("Stond hier als vertrokken en is weer op school."),
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.LEFT: _("Van school"),
    Outcome.DOUBTFUL: _("Twijfel"),
    Outcome.REFUSED: _("Geweigerd"),
    Outcome.NEW: _("Nieuw"),
    Outcome.CHANGED: _("Gewijzigd"),
    Outcome.UNCHANGED: _("Ongewijzigd"),
}

_DROPPED: Mapping[str, str] = {
    "bsn": _("persoonsnummers (BSN, onderwijsnummer)"),
    "ethnicity": _("etniciteit"),
    "origin": _("land van herkomst"),
    "weight": _("leerlinggewicht"),
    "sex": _("geslacht"),
    "contact": _("postcode, mail, foto en gebruikersnaam"),
    "eckid": _("ECK iD"),
    "other": _("overige velden"),
    "columns": _("kolommen die niet zijn gekozen"),
}

_CONFIRM: Mapping[FileRemark, str] = {
    FileRemark.OTHER_BRIN: _("Dit bestand is van een school met BRIN %(brin)s. Jullie BRIN is %(own)s."),
    FileRemark.OTHER_YEAR: _(
        "Dit bestand is van schooljaar %(year)s. Dat is niet dit schooljaar en ook niet het volgende."
    ),
    FileRemark.MANY_LEFT: _("Volgens dit bestand zijn %(left)s leerlingen van school. Is het wel het hele bestand?"),
}

FIELDS: Mapping[str, str] = {
    "key": _("Sleutel (uniek en vast per leerling)"),
    "first_name": _("Roepnaam"),
    "infix": _("Tussenvoegsel"),
    "family_name": _("Achternaam"),
    "birth_date": _("Geboortedatum"),
    "year": _("Leerjaar"),
    "year_rank": _("Leerjaar"),
    "group": _("Groep"),
    "enrolled_on": _("Ingeschreven op"),
    "left_on": _("Laatste dag op school"),
}


def whole(refused: WholeFileRefused) -> str:
    """Why a whole file is refused, with the line where that is known."""
    sentence = _(_WHOLE[refused.reason])
    said = sentence % {"wat": refused.detail} if "%(wat)s" in sentence else sentence
    return _("Regel %(regel)s: %(zin)s", regel=refused.line, zin=said) if refused.line else said


def because(reason: str, detail: str) -> str:
    """One reason as a sentence."""
    sentence = _(_RECORD[Reason(reason)])
    return sentence % {"wat": detail} if "%(wat)s" in sentence else sentence


def dropped(told: Mapping[str, Any]) -> tuple[str, ...]:
    """What was left in the file, as counts: never a value."""
    counts: Mapping[str, int] = told.get("dropped", {})
    return tuple(f"{_(label)}: {counts[kind]}" for kind, label in _DROPPED.items() if counts.get(kind))


def to_confirm(told: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Code and sentence of what a person must confirm first."""
    values = {
        "brin": told.get("brin", ""),
        "own": told.get("own_brin", ""),
        "year": told.get("school_year", ""),
        "left": told.get("counts", {}).get(Outcome.LEFT.value, 0),
    }
    return tuple((code, _(_CONFIRM[FileRemark(code)]) % values) for code in told.get("confirm", ()))


def remarks(told: Mapping[str, Any]) -> tuple[str, ...]:
    """What there is to know about the whole file and stops nothing."""
    found = []
    if number := told.get("dropped", {}).get("wrong_number"):
        found.append(ngettext("1 persoonsnummer klopt niet.", "%(num)d persoonsnummers kloppen niet.", number))
    if told.get("brin") and not told.get("own_brin"):
        found.append(
            _("Het bestand is van BRIN %(brin)s. Jullie eigen BRIN is hier nog niet bekend.", brin=told["brin"])
        )
    if number := told.get("staff"):
        found.append(
            ngettext(
                "Er staat 1 medewerker in. Die krijgt hierdoor geen rol en geen toegang.",
                "Er staan %(num)d medewerkers in. Zij krijgen hierdoor geen rol en geen toegang.",
                number,
            )
        )
    if number := told.get("unkeyed"):
        found.append(
            ngettext(
                "1 leerling staat hier zonder sleutel en niet in dit bestand. Die blijft zoals die is.",
                "%(num)d leerlingen staan hier zonder sleutel en niet in dit bestand. Zij blijven zoals zij zijn.",
                number,
            )
        )
    return tuple(found)
