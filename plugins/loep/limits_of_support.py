"""After a trial, and when a criterion of final placement falls away: the limit of what Loep can do (§ 2)."""

from core.contract.partners import PlacementRule
from core.contract.requirements import AllOf, AnyOf, Consulted, DecidedIn, OnlyIf, OutcomeIs, Recorded
from core.contract.source import Source
from plugins.loep.parties import ALLIANCE, PARENTS
from plugins.loep.source import sop

_UNABLE = sop("2", "Zodra één van deze criteria wegvalt, is de school handelingsverlegen", reading="A-14")
_ELSEWHERE = sop(
    "2",
    "zal elders passend onderwijs gevonden moeten worden in samenwerking met ouders en het samenwerkingsverband.",
    reading="A-14",
)
_SAME = sop("2", "De voorwaarden voor (definitieve) plaatsing blijven gelijk.")
_ANSWERS = ("competent_kind", "competent_groep", "competent_leerkracht", "groei", "ouders_betrokken")

FALLEN_AWAY = AnyOf(
    says="Een van de criteria voor definitieve plaatsing is weggevallen.",
    source=_UNABLE,
    parts=tuple(
        OutcomeIs(
            kind="verdict",
            about=code,
            label="Criterium voor definitieve plaatsing",
            outcomes=("no",),
            wanted="weggevallen",
            source=_UNABLE,
        )
        for code in _ANSWERS
    ),
)

ELSEWHERE = PlacementRule(
    code="elders_passend",
    label="Elders passend onderwijs vinden",
    requirement=OnlyIf(
        when=FALLEN_AWAY,
        says="Valt een criterium weg, dan is er elders gezocht met de ouders en het samenwerkingsverband.",
        then=Consulted(parties=(PARENTS, ALLIANCE), about="elders_passend", source=_ELSEWHERE),
        source=_ELSEWHERE,
    ),
    phase="geplaatst",
    outcome="Zoek elders passend onderwijs, samen met de ouders en het samenwerkingsverband",
    source=_ELSEWHERE,
)


def after_placement(
    conditions: tuple[PlacementRule, ...], criteria: tuple[PlacementRule, ...], trial: Source
) -> tuple[PlacementRule, ...]:
    """What follows on the conditions of a trial and on the criteria of final placement."""
    return (_decision(trial), _all_still_hold(criteria), ELSEWHERE, _same_conditions((*conditions, *criteria)))


def _decision(trial: Source) -> PlacementRule:
    return PlacementRule(
        code="besluit_na_proef",
        label="Besluit na de proefplaatsing",
        requirement=OnlyIf(
            when=Recorded(
                kind="period", about="einde_proefplaatsing", label="De proefplaatsing is voorbij.", source=trial
            ),
            says="Na de proefplaatsing is besloten of {leerling} definitief geplaatst wordt.",
            then=DecidedIn(decision="besluit_na_proef", label="of {leerling} definitief geplaatst wordt", source=trial),
            source=trial,
        ),
        phase="einde proef",
        outcome="Besluit op de laatste dag van de proefplaatsing",
        source=trial,
    )


def _all_still_hold(criteria: tuple[PlacementRule, ...]) -> PlacementRule:
    return PlacementRule(
        code="handelingsverlegen",
        label="Alle criteria blijven gelden",
        requirement=AllOf(
            parts=tuple(rule.requirement for rule in criteria),
            says="Alle drie de criteria voor definitieve plaatsing gelden nog.",
            source=_UNABLE,
        ),
        phase="geplaatst",
        outcome="De school is handelingsverlegen",
        source=_UNABLE,
    )


def _same_conditions(rules: tuple[PlacementRule, ...]) -> PlacementRule:
    return PlacementRule(
        code="zelfde_voorwaarden",
        label="Dezelfde voorwaarden als het samenwerkingsverband al betrokken is",
        requirement=AllOf(
            parts=tuple(rule.requirement for rule in rules),
            says="De voorwaarden voor (definitieve) plaatsing blijven gelijk.",
            source=_SAME,
        ),
        phase="overstap",
        outcome="Geen uitzondering bij een overstap",
        source=_SAME,
    )
