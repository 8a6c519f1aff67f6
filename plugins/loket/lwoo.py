"""Leerwegondersteuning (§ 2.4): what each pupil needs, the sizes of the classes, the extra hours, the money."""

from dataclasses import replace
from decimal import Decimal

from core.contract.limits import Amount, Funding, Limits
from core.contract.offers import GroupTarget
from core.contract.partners import PlacementRule, Provision
from core.contract.requirements import (
    CounterAtMost,
    CountPeriod,
    DocumentIn,
    HumanVerdict,
    OnlyIf,
    Softened,
    YearBetween,
)
from plugins.loket.lwoo_advice import PER_PUPIL, PER_PUPIL_AT_PLACEMENT, has_indication
from plugins.loket.source import said, sop

_SMALL = (
    "Voor leerlingen met een gelijke hulpvraag op het gebied van taal en/of rekenen, die tevens op sociaal-emotioneel "
    "gebied uitvallen en daardoor gebaat zijn bij een kleinere klas, is het streven hen te plaatsen in een klas met "
    "circa 16 leerlingen."
)
_LARGER = (
    "Leerlingen die een specifieke hulpvraag op didactisch gebied hebben, maar niet per definitie gebaat zijn bij een "
    "kleinere klas, zullen op didactisch gebied extra begeleiding krijgen en voor hen is het streven dat ze geplaatst "
    "worden in een klas met circa 24 leerlingen."
)
_LANGUAGE = (
    "Leerlingen die ondersteuning behoeven op het gebied van taal krijgen in het eerste leerjaar een extra uur "
    "lwoo-taal"
)
_ARITHMETIC = "voor rekenen is dit extra lwoo-uur rekenen in het tweede leerjaar"
_MONEY = (
    "Loket ontvangt financiële middelen om leerwegondersteuning te kunnen bieden op basis van het aantal leerlingen "
    "dat een lwoo-indicatie heeft."
)


def _size(code: str, label: str, most: int, quote: str) -> PlacementRule:
    """A class with an aim for its size: above it warns and never stops (D-8)."""
    source = sop("2.4", quote, reading="D-8")
    counted = CounterAtMost(
        counter=f"klasgrootte_{code}",
        label=label,
        limit=Decimal(most),
        unit="leerlingen",
        period=CountPeriod.TRAJECTORY,
        says=f"In deze klas zitten niet meer dan ongeveer {most} leerlingen.",
        source=source,
    )
    return PlacementRule(
        code=code,
        label=label,
        requirement=Softened(part=counted, source=source),
        phase="indeling",
        group=GroupTarget(kind=label, most=Decimal(most), soft=True),
        outcome=f"Meer dan het streven van {most}",
        source=source,
    )


_ASSESSED = OnlyIf(
    when=has_indication(PER_PUPIL),
    then=DocumentIn(
        document="lwoo_per_leerling",
        label="document over lwoo",
        states=("made", "agreed"),
        says="Voor {leerling} is bepaald welke hulp nodig is: rekenen, taal of sociaal-emotioneel.",
        source=PER_PUPIL,
    ),
    source=PER_PUPIL,
)

PLACEMENT = (
    PlacementRule(
        code="lwoo_per_leerling",
        label="Lwoo per leerling bekeken",
        requirement=_ASSESSED,
        phase="indeling",
        outcome="Nog niet in te delen: bepaal eerst wat de leerling nodig heeft",
        source=PER_PUPIL_AT_PLACEMENT,
    ),
    _size("lwoo_kleine_klas", "kleine klas", 16, _SMALL),
    _size("lwoo_klas", "klas met lwoo", 24, _LARGER),
)
"""§ 2.4: for whom each class is, stands in the quotation; a person judges it per pupil."""

LWOO = Provision(
    code="lwoo",
    label="Leerwegondersteunend onderwijs (lwoo)",
    kind="traject",
    domains=("rekenen", "taal", "sociaal-emotioneel"),
    indications=("lwoo-indicatie",),
    before=(has_indication(sop("2.4", "het aantal leerlingen dat een lwoo-indicatie heeft")), _ASSESSED),
    description="Naast de gewone lessen van vmbo basis en kader. Per leerling wordt bepaald welke hulp nodig is.",
    funding=(
        Funding(
            code="lwoo_gelden",
            label="Geld voor leerwegondersteuning",
            counts="het aantal leerlingen met een lwoo-indicatie",
            source=sop("2.4", _MONEY),
        ),
    ),
    rules=(said("2.4", _SMALL, code="kleine_klas"), said("2.4", _LARGER, code="klas_24")),
    source=sop("2.4", "waaronder leerwegondersteunend onderwijs (lwoo)"),
)


def _hour(code: str, label: str, year: int, domain: str, quote: str) -> Provision:
    """One extra lesson in one year of the school."""
    source = sop("2.4", quote)
    return replace(
        LWOO,
        code=code,
        label=label,
        kind="les",
        domains=(domain,),
        indications=(f"hulp nodig bij {domain}",),
        limits=Limits(first_year=year, last_year=year),
        before=(
            YearBetween(label=f"leerjaar {year}", least=year, most=year, source=source),
            HumanVerdict(
                code=f"{code}_nodig",
                question=f"Heeft {{leerling}} hulp nodig bij {domain}?",
                by=("zorgcoordinator", "coach"),
                source=source,
            ),
        ),
        dose=f"1 extra uur, in leerjaar {year}",
        amounts=(Amount(code="uren", unit="extra uur", least=Decimal(1), most=Decimal(1), source=source),),
        description="",
        funding=(),
        rules=(said("2.4", quote, code="extra_uur"),),
        source=source,
    )


PROVISIONS = (
    LWOO,
    _hour("lwoo_taal", "Extra uur lwoo-taal", 1, "taal", _LANGUAGE),
    _hour("lwoo_rekenen", "Extra lwoo-uur rekenen", 2, "rekenen", _ARITHMETIC),
)
