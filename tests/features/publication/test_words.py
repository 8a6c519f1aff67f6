"""Values of a profile in one line of Dutch, and texts as paragraphs and lists. No database."""

from decimal import Decimal

import pytest

from core.contract.deadlines import Deadline, Moment, Threshold, Unit
from core.contract.hooks import DECLARING
from core.contract.requirements import CountPeriod
from core.contract.school import CareLevel, StaffRole
from core.contract.source import Declared, Source
from core.contract.teams import Rhythm, RhythmUnit, Seat
from core.features.publication import sentences, words
from core.features.publication.blocks import Block, blocks
from core.features.publication.plurals import PLURALS

pytestmark = pytest.mark.pure

SOURCE = Source(document="SOP", section="3.2")
START = Moment(kind="concern")


def _deadline(length: int, unit: Unit, **other: int) -> Deadline:
    return Deadline(
        code="t", label="T", source=SOURCE, starts=START, ends=START, length=length, unit=unit, owner="kc", **other
    )


def _threshold(**other: object) -> Threshold:
    values = {"counter": "x", "number": Decimal(3), "owner": "kc", "action": "Bel de ouders", **other}
    return Threshold(code="t", label="T", source=SOURCE, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (_deadline(1, Unit.WEEKS), "1 week"),
        (_deadline(6, Unit.WEEKS), "6 weken"),
        (_deadline(1, Unit.DAYS), "1 dag"),
        (_deadline(2, Unit.YEARS), "2 jaar"),
        (_deadline(0, Unit.SCHOOL_YEAR_END), "voor het einde van het schooljaar"),
        (_deadline(14, Unit.DAYS, least=1, most=14), "14 dagen; te kiezen van 1 tot en met 14"),
        (_deadline(4, Unit.WEEKS, floor=6), "4 weken; de wet: ten hoogste 6 weken"),
        (_deadline(6, Unit.WEEKS, least=1, most=6, floor=6), "6 weken"),
        (_threshold(), "vanaf 3 per schooljaar. Bel de ouders"),
        (
            _threshold(passes=True, number=Decimal("2.50"), unit="uur", period=CountPeriod.ISO_WEEK, soft=True),
            "meer dan 2,5 uur per week, een streven. Bel de ouders",
        ),
        (CareLevel(code="n", label="N", source=SOURCE, rank=1, automatic=True), "niveau 1, voor elke leerling"),
        (StaffRole(code="r", label="R", source=SOURCE, capacity=1), "ten hoogste 1 persoon"),
        (StaffRole(code="r", label="R", source=SOURCE), ""),
        (Declared(code="x", label="X", source=SOURCE), ""),
    ],
)
def test_een_waarde_in_een_zin(value: Declared, said: str) -> None:
    assert words.in_words(value) == said


@pytest.mark.parametrize(
    ("unit", "number", "said"),
    [
        (RhythmUnit.PER_SCHOOL_YEAR, 6, "ten minste 6 keer per schooljaar"),
        (RhythmUnit.EVERY_WEEK, 0, "elke week"),
        (RhythmUnit.EVERY_DAYS, 14, "elke 14 dagen"),
        (RhythmUnit.PER_CASE, 0, "als het nodig is"),
        (RhythmUnit.UNSTATED, 0, "niet vastgelegd"),
    ],
)
def test_hoe_vaak_een_overleg_is(unit: RhythmUnit, number: int, said: str) -> None:
    assert sentences.rhythm(Rhythm(unit=unit, number=number, source=SOURCE)) == said


def test_wie_er_zit() -> None:
    assert sentences.seat(Seat(role="r", label="JOS", source=SOURCE)) == "JOS"
    assert "toevoegt" in sentences.seat(Seat(role="r", label="JOS", source=SOURCE, on_reason=True))
    assert "eigen leerling" in sentences.seat(Seat(role="r", label="JOS", source=SOURCE, for_item=True))


def test_een_naam_in_een_tekst_wordt_de_leerling() -> None:
    assert sentences.about_anyone("{leerling} staat op de agenda") == "De leerling staat op de agenda"


def test_elke_soort_waarde_heeft_een_naam() -> None:
    assert tuple(PLURALS) == DECLARING


def test_regels_worden_alineas_en_lijsten() -> None:
    text = "Eerst dit:\n- een\n- twee\n\nDaarna dat.\n- los"
    assert list(blocks(text)) == [
        Block(lines=("Eerst dit:",)),
        Block(lines=("een", "twee"), is_list=True),
        Block(lines=("Daarna dat.",)),
        Block(lines=("los",), is_list=True),
    ]
    assert list(blocks("")) == []
