"""Side-entry: a pupil of another secondary school applies (§ 4.1). Information first, then the committee."""

from dataclasses import replace

from core.contract.limits import Limits
from core.contract.partners import AdmissionRule
from core.contract.requirements import (
    AdviceIn,
    AllOf,
    ConsentFor,
    FlagSet,
    HumanVerdict,
    OnlyIf,
    ReportPresent,
    Requirement,
    Softened,
    YearBetween,
)
from core.contract.source import Source
from plugins.loket.admission import BY, NOT_HERE, SEARCH, before_all, excluded, missing, rule
from plugins.loket.source import sop

_INFORMATION = sop(
    "4.1", "vraagt de plaatsingscommissie informatie op bij de toeleverende school met toestemming van de ouders"
)
_EXCLUDED = sop(
    "4.1",
    "Indien de toeleverende school praktijkonderwijs of voortgezet speciaal onderwijs adviseert, kan de leerling niet "
    "tot Loket worden toegelaten.",
    reading="A-42",
)
_DEPENDS = sop("4.1", "mede afhankelijk van de zwaarte van de ondersteuningsbehoefte en de ruimte in de klassen")
_DISCUSSED = sop(
    "4.1", "De aanmelding wordt in combinatie met de bijbehorende gegevens in de plaatsingscommissie besproken."
)
_YEAR_4 = sop(
    "4.1", "In verband met de examens en het PTA zijn we terughoudend met zij instroom in leerjaar 4.", reading="A-43"
)
_YEAR_3 = sop(
    "4.1",
    "Bij zij instroom gedurende het schooljaar in leerjaar 3 kijkt de examensecretaris of toelating nog mogelijk is op "
    "basis van het tot dan toe afgeronde PTA.",
    reading="A-43",
)


def _from_elsewhere(source: Source) -> FlagSet:
    return FlagSet(flag="zij_instroom", label="{leerling} komt van een andere vo-school (zij-instroom).", source=source)


def _side(code: str, label: str, then: Requirement, outcome: str, year: int = 0) -> AdmissionRule:
    """A rule that is asked only of who comes from another secondary school, in one year of the school where named."""
    when: Requirement = _from_elsewhere(then.source)
    limits = None
    if year:
        here = YearBetween(label=f"leerjaar {year}", least=year, most=year, source=then.source)
        when, limits = AllOf(parts=(when, here), source=then.source), Limits(first_year=year, last_year=year)
    asked = OnlyIf(when=when, then=then, source=then.source)
    return replace(rule(code, label, asked, outcome, limits), phase="zij-instroom")


def _asks(code: str, question: str, source: Source, by: tuple[str, ...] = BY) -> HumanVerdict:
    return HumanVerdict(code=code, question=question, by=by, source=source)


SIDE_ENTRY = (
    before_all(missing(_side(
        "informatie_vorige_school",
        "Informatie van de vorige school, met toestemming van de ouders",
        AllOf(
            parts=(
                ConsentFor(
                    purpose="informatie_vorige_school", label="informatie vragen aan de vorige school",
                    source=_INFORMATION,
                ),
                ReportPresent(
                    kind="informatie_vorige_school", label="De informatie van de vorige school", source=_INFORMATION
                ),
            ),
            source=_INFORMATION,
        ),
        "Nog niet te bespreken: de informatie ontbreekt",
    ))),
    excluded(_side(
        "advies_vorige_school",
        "Advies van de vorige school",
        AdviceIn(
            advices=NOT_HERE,
            excluded=True,
            says="Het advies van de vorige school is geen praktijkonderwijs en geen voortgezet speciaal onderwijs.",
            source=_EXCLUDED,
        ),
        SEARCH,
    )),
    before_all(excluded(_side(
        "zwaarte",
        "Zwaarte van de ondersteuningsbehoefte",
        _asks("zwaarte", "Kan Loket de zwaarte van de ondersteuningsbehoefte van {leerling} aan?", _DEPENDS),
        "Niet toelaatbaar: de zwaarte van de ondersteuningsbehoefte. Loket zoekt een andere school.",
    ))),
    before_all(excluded(_side(
        "ruimte",
        "Ruimte in de klassen",
        _asks("ruimte", "Is er ruimte in de klassen?", _DEPENDS),
        "Niet toelaatbaar: geen ruimte in de klassen. Loket zoekt een andere school.",
    ))),
    before_all(_side(
        "besproken",
        "Besproken met alle gegevens erbij",
        _asks("met_gegevens", "Lagen alle gegevens erbij toen de commissie {leerling} besprak?", _DISCUSSED),
        "Eerst bespreken in de plaatsingscommissie",
    )),
    before_all(_side(
        "leerjaar_4",
        "Terughoudend in leerjaar 4",
        Softened(
            part=_asks(
                "uitzondering_leerjaar_4", "Is er een goede reden om {leerling} toch in leerjaar 4 te laten instromen?",
                _YEAR_4,
            ),
            source=_YEAR_4,
        ),
        "Liever niet: de leerling miste een jaar van het schoolexamen en PTA’s zijn moeilijk te vergelijken",
        4,
    )),
    before_all(excluded(_side(
        "leerjaar_3",
        "De examensecretaris kijkt in leerjaar 3",
        OnlyIf(
            when=FlagSet(
                flag="start_tijdens_schooljaar", label="{leerling} start na de eerste schooldag.", source=_YEAR_3
            ),
            then=_asks(
                "pta_leerjaar_3", "Kan {leerling} nog instromen, met het PTA dat tot nu toe is afgerond?", _YEAR_3,
                ("examensecretaris",),
            ),
            source=_YEAR_3,
        ),
        "Vraag eerst de examensecretaris",
        3,
    ))),
)  # fmt: skip
