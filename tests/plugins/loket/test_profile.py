"""The profile of Loket as a whole: it assembles, it checks clean, it makes the round trip, it names no person."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.contract.wire import from_wire, to_wire
from core.schools.check import Conformance, conformance
from core.schools.collect import collect_from
from core.schools.problems import ProblemKind
from core.schools.registry import Registry
from plugins.loket.coach import COACH, TASKS
from plugins.loket.library import GUIDES
from plugins.loket.partners import PARTNERS
from plugins.loket.plugin import Loket
from plugins.loket.texts import CHAPTERS
from plugins.loket.thresholds import THRESHOLDS

pytestmark = pytest.mark.pure

SCHOOL = """
naam = "Loket Zwijndrechtse Waard"
samenwerkingsverband = "waard"
bestuur = "OZHW"
sector = "VO"
plugins = ["loket"]
"""
ALLIANCE = """
naam = "Samenwerkingsverband VO Noordelijke Drechtsteden"
sector = "VO"
"""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    place = tmp_path_factory.mktemp("config")
    for folder, name, text in (("schools", "loket", SCHOOL), ("alliances", "waard", ALLIANCE)):
        (place / folder).mkdir()
        (place / folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Registry.load(Path(place), plugins={"loket": Loket()})


def test_the_profile_assembles_and_every_value_is_accounted_for(registry: Registry) -> None:
    assert {problem.kind for problem in registry.problems()} == {ProblemKind.NOTE}
    assert conformance(registry.profile("loket"), registry.problems("loket")) is Conformance.ACCOUNTED


def test_every_value_makes_the_round_trip() -> None:
    collected = collect_from("loket", Loket())
    assert not collected.problems
    values = [value for found in collected.values.values() for value in found]
    assert len(values) > 150
    assert [from_wire(to_wire(value)) for value in values] == values


def test_sc_loket_07_seventeen_duties_and_what_a_coach_does_not() -> None:
    assert len(TASKS) == 17
    assert [duty.text for duty in COACH.duties][:17] == [task for _code, task in TASKS]
    assert [duty.code for duty in COACH.non_duties] == ["geen_straf", "geen_bestraffende_rol", "geen_melding_negen"]
    assert (COACH.mentors, COACH.first_contact) == (True, True)


def test_sc_loket_07_a_coach_talk_has_six_topics(registry: Registry) -> None:
    assert registry.profile("loket").conversation_kind("coachgesprek").topics == (
        "schoolresultaten", "gedrag", "welzijn", "loopbaanontwikkeling", "competenties", "absentie",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "reached"),
    [
        (1, 2, []),
        (2, 3, ["oa_3"]),
        (3, 4, []),
        (5, 6, ["oa_6"]),
        (8, 9, ["oa_9"]),
        (9, 10, []),
        (2, 7, ["oa_3", "oa_6"]),
    ],
)
def test_sc_loket_09_the_3_6_9_rule(before: int, after: int, reached: list[str]) -> None:
    absence = [threshold for threshold in THRESHOLDS if threshold.counter == "oa"]
    assert [t.code for t in absence if t.reached(Decimal(before), Decimal(after))] == reached


def test_sc_loket_09_the_coach_has_no_task_at_nine() -> None:
    owners = {threshold.code: threshold.owner for threshold in THRESHOLDS}
    assert (owners["oa_3"], owners["oa_6"], owners["oa_9"]) == ("coach", "coach", "zorgcoordinator")


@pytest.mark.parametrize(
    ("hours", "reached"), [("49.9", []), ("50.0", ["ziek_50"]), ("50.1", ["ziek_50", "ziek_boven_50"])]
)
def test_a28_fifty_sick_hours_and_more_than_fifty(hours: str, reached: list[str]) -> None:
    sick = [threshold for threshold in THRESHOLDS if threshold.counter == "ziekte_uren"]
    assert [t.code for t in sick if t.reached(Decimal(0), Decimal(hours))] == reached


def test_sc_loket_20_seventeen_guides_with_four_sections_and_two_protocols_for_reading_and_arithmetic() -> None:
    guides = [guide for guide in GUIDES if guide.kind == "handelingswijzer"]
    assert (len(guides), {len(guide.sections) for guide in guides}) == (17, {4})
    protocols = {guide.code for guide in GUIDES if guide.kind == "protocol"}
    assert {"protocol_dyslexie", "protocol_dyscalculie"} <= protocols


def test_sc_loket_20_twelve_partners_and_two_committees_without_a_contact_person() -> None:
    committees = {partner.code for partner in PARTNERS if partner.code in ("at_vo", "ptc")}
    assert len(PARTNERS) - len(committees) == 12
    assert not any(partner.contacts for partner in PARTNERS)


def test_sc_loket_20_the_chapters_of_the_plan_without_3_5_and_two_appendices_not_supplied() -> None:
    sections = [chapter.source.section for chapter in CHAPTERS]
    assert [section for section in sections if section.isdigit()] == ["1", "2", "3", "4", "5"]
    assert "3.5" not in sections
    assert [chapter.source.section for chapter in CHAPTERS if chapter.missing] == ["bijlage 2", "bijlage 3"]
    assert [chapter.order for chapter in CHAPTERS] == list(range(1, len(CHAPTERS) + 1))
