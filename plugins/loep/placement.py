"""Conditions of trial and final placement (§ 2). Where the document has no norm, a person judges (A-15)."""

from core.contract.partners import PlacementRule
from core.contract.requirements import AllOf, DocumentIn, FlagSet, HumanVerdict, OnlyIf, PeriodLength, Requirement
from core.contract.source import Source
from plugins.loep.groups import GROUPS
from plugins.loep.limits_of_support import after_placement
from plugins.loep.source import sop

_BY = ("kc", "schoolleider")
_STOPS = "Geen plaatsing mogelijk zolang dit niet klopt"
_NOT_FINAL = "Geen definitieve plaatsing"


def _asks(code: str, question: str, source: Source, *, subjective: bool = False) -> HumanVerdict:
    return HumanVerdict(code=code, question=question, by=_BY, subjective=subjective, source=source)


def _trial(code: str, label: str, requirement: Requirement, outcome: str = _STOPS) -> PlacementRule:
    return PlacementRule(
        code=code, label=label, requirement=requirement, phase="proef", outcome=outcome, source=requirement.source
    )


def _final(code: str, label: str, requirement: Requirement) -> PlacementRule:
    return PlacementRule(
        code=code,
        label=label,
        requirement=requirement,
        phase="definitief",
        outcome=_NOT_FINAL,
        source=requirement.source,
    )


def _judged(code: str, label: str, question: str, quote: str, *, subjective: bool = False) -> PlacementRule:
    return _trial(code, label, _asks(code, question, sop("2", quote, reading="A-15"), subjective=subjective))


_SAFE = sop("2", "Veiligheid in school is eerste prioriteit (igv gedragsproblematiek)", reading="A-15")
_FEEL = sop("2", "Het kind, de groep en de leerkracht voelen zich competent en veilig.", reading="A-14")
_TRIAL = sop(
    "2",
    "Een proefplaatsing is voor 3 tot 6 maanden, daarna valt besluit over al dan niet definitieve plaatsing.",
    reading="A-13, D-2",
)

CONDITIONS = (
    _trial(
        "veiligheid",
        "Veiligheid in school is eerste prioriteit",
        OnlyIf(
            when=FlagSet(flag="gedragsproblematiek", label="Er is gedragsproblematiek.", source=_SAFE),
            then=_asks("veiligheid", "Is de veiligheid in school geborgd?", _SAFE),
            says="Bij gedragsproblematiek is de veiligheid in school geborgd.",
            source=_SAFE,
        ),
    ),
    _judged(
        "eigen_groep",
        "Onderwijs in de eigen groep",
        "Kan {leerling} het onderwijs grotendeels in de eigen groep volgen?",
        "De leerling kan het onderwijsproces grotendeels volgen in de eigen groep",
    ),
    _judged(
        "ruimte",
        "Ruimte binnen de groep, grootte van de groep",
        "Is er ruimte in de groep?",
        "Ruimte binnen de groep / grootte van de groep",
    ),
    _judged("zwaarte", "Zwaarte van de groep", "Kan de groep dit aan?", "Zwaarte van de betreffende groep"),
    _judged(
        "zelfstandigheid",
        "Leerkrachtafhankelijkheid en zelfstandigheid",
        "Past de zelfstandigheid van {leerling} bij deze groep en leerkracht?",
        "Mate van leerkrachtafhankelijkheid van de leerling en/of de mate van zelfstandigheid (subjectief: kan per "
        "leerkracht verschillen).",
        subjective=True,
    ),
    _judged(
        "zorgleerlingen",
        "Percentage zorgleerlingen binnen de groep",
        "Past het aantal zorgleerlingen in de groep?",
        "Percentage zorgleerlingen binnen de groep (ook subjectief)",
        subjective=True,
    ),
    _judged(
        "deskundigheid",
        "Deskundigheid en ervaring",
        "Heeft het team genoeg deskundigheid en ervaring?",
        "Voldoende capaciteit met betrekking tot deskundigheid / ervaring binnen team /betreffende groep.",
    ),
)
"""The seven conditions for a trial placement and for a placement without a trial (A-15)."""

_AGREEMENT = (
    _trial(
        "schriftelijk",
        "Afspraken staan op schrift",
        DocumentIn(
            document="plaatsingsafspraken",
            label="verslag van de afspraken",
            states=("made", "agreed"),
            says="De afspraken met de betrokkenen zijn schriftelijk vastgelegd.",
            source=sop("2", "Bovenstaande wordt na afspraken met betrokkenen schriftelijk vastgelegd."),
        ),
        "De plaatsing begint nog niet",
    ),
    _trial(
        "duur_proef",
        "Duur van de proefplaatsing",
        PeriodLength(
            starts="proefplaatsing",
            ends="einde_proefplaatsing",
            label="De proefplaatsing",
            least=3,
            most=6,
            source=_TRIAL,
        ),
        "Kies een einde van 3 tot en met 6 maanden na het begin",
    ),
)

CRITERIA = (
    _final(
        "competent_en_veilig",
        "Kind, groep en leerkracht voelen zich competent en veilig",
        AllOf(
            parts=(
                _asks("competent_kind", "Voelt {leerling} zich competent en veilig?", _FEEL),
                _asks("competent_groep", "Voelt de groep zich competent en veilig?", _FEEL),
                _asks("competent_leerkracht", "Voelt de leerkracht zich competent en veilig?", _FEEL),
            ),
            source=_FEEL,
        ),
    ),
    _final(
        "groei",
        "Ontwikkelingsgroei",
        _asks(
            "groei",
            "Groeit {leerling} in de ontwikkeling?",
            sop("2", "Er is sprake van ontwikkelingsgroei bij de leerling", reading="A-14"),
        ),
    ),
    _final(
        "ouders_betrokken",
        "Ouders betrokken en medeverantwoordelijk",
        _asks(
            "ouders_betrokken",
            "Zijn de ouders betrokken en medeverantwoordelijk?",
            sop("2", "Ouders zijn betrokken en medeverantwoordelijk", reading="A-14"),
        ),
    ),
)
"""The three criteria of final placement."""

PLACEMENT = (*CONDITIONS, *_AGREEMENT, *CRITERIA, *after_placement(CONDITIONS, CRITERIA, _TRIAL), *GROUPS)
