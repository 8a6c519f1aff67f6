"""Conditions at admission (§ 1.2 and § 2). A person answers; no answer refuses a child by itself."""

from dataclasses import replace

from core.contract.admission_outcomes import ON_FIRST_DAY, AdmissionOutcome
from core.contract.partners import AdmissionRule
from core.contract.requirements import AgeBetween, FlagSet, HumanVerdict, InNetherlandsFor, OnlyIf, Requirement
from core.contract.source import Source
from plugins.loep.source import sop
from plugins.loep.transfer import TRANSFER

_BY = ("kc", "schoolleider")
_INCOMPLETE = (AdmissionOutcome.INCOMPLETE, "Intake niet compleet")
_PER_CHILD = (AdmissionOutcome.NOT_ADMISSIBLE, "Per kind bekijken. Kan het niet, dan helpt de school zoeken.")
_NEEDS = "per individueel geval wordt bekeken of de school verwacht in staat te zijn te kunnen voldoen"
_NEWCOMER = sop(
    "2",
    "Kinderen die korter dan 2 jaar in Nederland verblijven, worden direct verwezen naar de Wereldschool.",
    reading="A-16",
)
_SBO = sop(
    "1.2", "Ten aanzien van kinderen met een s(b)o indicatie wordt per kind bekeken of wij de zorg kunnen bieden."
)


def _asks(code: str, question: str, source: Source) -> HumanVerdict:
    return HumanVerdict(code=code, question=question, by=_BY, source=source)


def _rule(code: str, label: str, requirement: Requirement, outcome: tuple[AdmissionOutcome, str]) -> AdmissionRule:
    leads, words = outcome
    return AdmissionRule(
        code=code,
        label=label,
        requirement=requirement,
        outcome=words,
        leads=leads,
        phase="aanmelding",
        source=requirement.source,
    )


def _on_first_day(code: str, label: str, requirement: Requirement, outcome: str) -> AdmissionRule:
    rule = _rule(code, label, requirement, (AdmissionOutcome.NOT_ADMISSIBLE, outcome))
    return replace(rule, phase=ON_FIRST_DAY)


def _per_child(code: str, label: str, requirement: Requirement) -> AdmissionRule:
    """Looked at for each child: nothing is decided before somebody did."""
    return replace(_rule(code, label, requirement, _PER_CHILD), settled_first=True)


ADMISSION = (
    AdmissionRule(
        code="nieuw_in_nederland",
        label="Ten minste 2 jaar in Nederland",
        requirement=InNetherlandsFor(least=2, override=("schoolleider",), source=_NEWCOMER),
        outcome="Verwijzen naar de Wereldschool",
        leads=AdmissionOutcome.REFER,
        phase="aanmelding",
        refers_to="wereldschool",
        source=_NEWCOMER,
    ),
    _on_first_day(
        "leeftijd",
        "Ten minste 4 jaar",
        AgeBetween(least=4, source=sop("2", "De leerlingen is minimaal 4 jaar oud.", reading="D-1")),
        "Niet toelaatbaar op deze dag: jonger dan 4",
    ),
    _rule(
        "visie",
        "Ouders staan achter onze visie",
        _asks(
            "visie",
            "Staan de ouders achter de visie van Loep?",
            sop("2", "Het is voor de school van belang dat ouders achter onze visie staan.", reading="A-17"),
        ),
        _INCOMPLETE,
    ),
    _rule(
        "informatieplicht",
        "Ouders deelden alle nodige informatie",
        _asks(
            "informatieplicht",
            "Deelden de ouders bij de inschrijving alle nodige informatie over de ontwikkeling van {leerling}?",
            sop(
                "2",
                "Ouders hebben informatieplicht en dienen alle nodige informatie met betrekking tot de ontwikkeling "
                "van hun kind te delen bij de inschrijving.",
                reading="A-17",
            ),
        ),
        _INCOMPLETE,
    ),
    _on_first_day(
        "zindelijk",
        "Zindelijk bij de start",
        _asks(
            "zindelijk",
            "Is {leerling} zindelijk op de startdag?",
            sop("2", "Kinderen moeten zindelijk zijn als zij starten op Loep.", reading="A-17"),
        ),
        "Niet toelaatbaar op deze startdag",
    ),
    _per_child(
        "onderwijsbehoefte",
        "Per kind bekeken",
        _asks("onderwijsbehoefte", "Kan Loep voldoen aan wat {leerling} nodig heeft?", sop("1.2", _NEEDS)),
    ),
    _per_child(
        "sbo_indicatie",
        "Per kind bekeken bij een s(b)o-indicatie",
        OnlyIf(
            when=FlagSet(flag="sbo_indicatie", label="{leerling} heeft een s(b)o-indicatie.", source=_SBO),
            then=_asks("sbo_zorg", "Kan Loep {leerling} de zorg van een s(b)o-indicatie bieden?", _SBO),
            says="Bij een s(b)o-indicatie is per kind bekeken of Loep de zorg kan bieden.",
            source=_SBO,
        ),
    ),
    *TRANSFER,
)
