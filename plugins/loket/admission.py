"""Conditions at admission (§ 4.1). People decide, in the placement committee; no answer refuses a child by itself."""

from dataclasses import replace
from datetime import date

from core.contract.admission_outcomes import AdmissionOutcome
from core.contract.findings import Severity
from core.contract.limits import Limits
from core.contract.partners import AdmissionRule
from core.contract.requirements import (
    AdviceIn,
    AdviceInDoubt,
    AllOf,
    Consulted,
    DocumentIn,
    HumanVerdict,
    OnlyIf,
    OutcomeIs,
    Recorded,
    ReportPresent,
    Requirement,
    WithinWindow,
)
from plugins.loket.parties import INCLUSION_COUNSELLOR
from plugins.loket.source import sop

COMMITTEE = ("plaatsingscommissie",)
BY = ("zorgcoordinator", "teamleider", "directeur")
"""Who may answer for the committee; the plan does not say who sits in it (A-42)."""
NOT_HERE = ("praktijkonderwijs", "voortgezet speciaal onderwijs", "vso")
SEARCH = "Niet toelaatbaar op dit advies. Loket zoekt actief een andere school (zorgplicht)."
_FIRST_YEAR = Limits(first_year=1, last_year=1)

_WINDOW = "De reguliere aanmelding voor leerjaar 1 vindt plaats in februari/maart 2023."
_BASIS = (
    "De plaatsing van de leerlingen vindt plaats op basis van het advies van de basisschool en het bijbehorende "
    "Onderwijskundig rapport (OKR)."
)
_EXCLUDED = (
    "Wanneer het advies van de basisschool praktijkonderwijs of voortgezet speciaal onderwijs is, kan de leerling niet "
    "tot Loket (regulier onderwijs) worden toegelaten."
)
_DOUBT = "Bij twijfel vragen we de begeleider passend onderwijs van het samenwerkingsverband mee te denken."
_NEED = "De commissie kijkt onder andere naar de ondersteuningsbehoefte van de leerling."
_DUTY_OF_CARE = "dan zal Loket actief op zoek gaan naar een andere school (zorgplicht)"


def rule(code: str, label: str, requirement: Requirement, outcome: str, limits: Limits | None = None) -> AdmissionRule:
    """A condition that the placement committee looks at when a pupil is registered; what it leads to is added by
    `missing`, `excluded` and `before_all`."""
    return AdmissionRule(
        code=code,
        label=label,
        requirement=requirement,
        outcome=outcome,
        phase="aanmelding",
        limits=limits,
        teams=COMMITTEE,
        source=requirement.source,
    )


def missing(found: AdmissionRule) -> AdmissionRule:
    """Open means: the application is not complete."""
    return replace(found, leads=AdmissionOutcome.INCOMPLETE)


def excluded(found: AdmissionRule) -> AdmissionRule:
    """Open is a ground on which the committee can refuse."""
    return replace(found, leads=AdmissionOutcome.NOT_ADMISSIBLE)


def before_all(found: AdmissionRule) -> AdmissionRule:
    """The committee decides nothing before this was done."""
    return replace(found, settled_first=True)


FIRST_YEAR = (
    rule(
        "aanmeldperiode",
        "Aanmelden in februari of maart",
        WithinWindow(
            kind="application",
            label="De aanmelding voor leerjaar 1 is",
            first=date(2023, 2, 1),
            last=date(2023, 3, 31),
            yearly=True,
            severity=Severity.WARNS,
            source=sop("4.1", _WINDOW, reading="A-42"),
        ),
        "Buiten de periode aangemeld. Dat is geen reden om te weigeren.",
        _FIRST_YEAR,
    ),
    missing(rule(
        "aanmeldingsformulier",
        "Aanmeldingsformulier voor leerjaar 1",
        DocumentIn(
            document="aanmeldingsformulier",
            label="aanmeldingsformulier",
            states=("made", "agreed"),
            says="Het aanmeldingsformulier voor leerjaar 1 is ingevuld.",
            source=sop("4.1", "Ouders gebruiken hiervoor het aanmeldingsformulier voor leerjaar 1."),
        ),
        "Aanmelding niet compleet: het formulier",
        _FIRST_YEAR,
    )),
    missing(rule(
        "advies_en_okr",
        "Advies van de basisschool en OKR",
        AllOf(
            parts=(
                AdviceIn(
                    advices=(),
                    excluded=True,
                    says="Er is een advies van de basisschool.",
                    source=sop("4.1", _BASIS),
                ),
                ReportPresent(
                    kind="okr", label="Het onderwijskundig rapport (OKR)", source=sop("4.1", _BASIS)
                ),
            ),
            source=sop("4.1", _BASIS),
        ),
        "Aanmelding niet compleet: het advies of het OKR",
        _FIRST_YEAR,
    )),
    excluded(rule(
        "advies_basisschool",
        "Advies van de basisschool",
        AdviceIn(
            advices=NOT_HERE,
            excluded=True,
            says="Het advies van de basisschool is geen praktijkonderwijs en geen voortgezet speciaal onderwijs.",
            source=sop("4.1", _EXCLUDED, reading="A-42"),
        ),
        SEARCH,
        _FIRST_YEAR,
    )),
    before_all(rule(
        "twijfel",
        "Bij twijfel denkt de BPO mee",
        OnlyIf(
            when=AdviceInDoubt(source=sop("4.1", _DOUBT, reading="A-42")),
            then=Consulted(parties=(INCLUSION_COUNSELLOR,), source=sop("4.1", _DOUBT, reading="A-42")),
            source=sop("4.1", _DOUBT, reading="A-42"),
        ),
        "Twijfel: vraag eerst de BPO om mee te denken",
    )),
)  # fmt: skip

EVERYBODY = (
    before_all(
        excluded(
            rule(
                "ondersteuningsbehoefte",
                "De ondersteuningsbehoefte",
                HumanVerdict(
                    code="ondersteuningsbehoefte",
                    question="Kan Loket bieden wat {leerling} nodig heeft?",
                    by=BY,
                    source=sop("4.1", _NEED),
                ),
                "Niet toelaatbaar: Loket zoekt een andere school",
            )
        )
    ),
    rule(
        "zorgplicht",
        "Zorgplicht: zoeken naar een andere school",
        OnlyIf(
            when=OutcomeIs(
                kind="decision",
                about="toelating_loket",
                label="Het besluit van de plaatsingscommissie",
                outcomes=("refused",),
                wanted="geen toelating",
                source=sop("4.1", _DUTY_OF_CARE),
            ),
            then=Recorded(
                kind="search",
                about="andere_school",
                label="Loket zoekt actief een andere school, samen met de scholen in de regio.",
                source=sop("4.1", _DUTY_OF_CARE, reading="A-42"),
            ),
            source=sop("4.1", _DUTY_OF_CARE, reading="A-42"),
        ),
        "Loket zoekt actief een andere school, tot er een plek is",
    ),
)

ADMISSION = (*FIRST_YEAR, *EVERYBODY)
