"""Both schools go through the trial that a plugin from elsewhere inherits, and the trial notices what it should."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from core.contract import hookimpl
from core.contract.school import CareLevel, Wording
from core.schools.check import Conformance
from core.schools.conformance import SchoolConformance
from plugins.loep.plugin import Loep
from plugins.loket.plugin import Loket
from tests.schools.harbour import Quay
from tests.third_school import Haven, at

pytestmark = pytest.mark.pure

CONFIG = Path(__file__).parents[2] / "config"


class TestLoep(SchoolConformance):
    plugin = Loep
    school = "loep"
    settings = CONFIG


class TestLoket(SchoolConformance):
    plugin = Loket
    school = "loket"
    settings = CONFIG


class Restless(Haven):
    """Answers something else each time it is asked."""

    asked = 0

    @hookimpl
    def wording(self) -> Iterable[Wording]:
        Restless.asked += 1
        yield Wording(code="pupil_group", label=f"dek {Restless.asked}", source=at("1"))


class WithoutParagraph(Haven):
    """Quotes what its log book does not say."""

    @hookimpl
    def wording(self) -> Iterable[Wording]:
        yield Wording(code="pupil_group", label="dek", source=replace(at("1"), quote="Land in zicht."))


class Rankless(Haven):
    """Numbers its levels wrongly, so that no school can start."""

    @hookimpl
    def care_levels(self) -> Iterable[CareLevel]:
        yield CareLevel(code="kalm", label="Kalm", source=at("2"), rank=7)


def trial(made: type[object], quay: Quay, level: Conformance = Conformance.ACCOUNTED) -> SchoolConformance:
    """A trial of this plugin as the school Haven."""
    quay.write()
    values = {"plugin": made, "school": "haven", "settings": quay.place, "level": level}
    trial: SchoolConformance = type("Trial", (SchoolConformance,), values)()
    return trial


def test_a_sound_plugin_passes(quay: Quay) -> None:
    asked = trial(Haven, quay)
    asked.test_the_platform_starts_the_school()
    asked.test_the_profile_is_at_its_level()
    asked.test_every_answer_is_the_same_a_second_time()
    asked.test_every_value_can_be_kept_and_read_again()


@pytest.mark.planted
def test_a_school_that_does_not_start_is_noticed(quay: Quay) -> None:
    asked = trial(Rankless, quay)
    with pytest.raises(
        AssertionError, match=r"De school start niet:\n- .*De rangen van de niveaus moeten 1 tot en met 1"
    ) as stopped:
        asked.test_the_platform_starts_the_school()
    assert "remarks/" not in str(stopped.value), "what the document leaves open keeps no school from starting"
    with pytest.raises(AssertionError, match=r"Het profiel is “werkt niet” en deze test vraagt “verantwoord”"):
        asked.test_the_profile_is_at_its_level()


@pytest.mark.planted
def test_a_promise_that_is_too_high_or_too_low_is_noticed(quay: Quay) -> None:
    with pytest.raises(AssertionError) as lower:
        trial(WithoutParagraph, quay).test_the_profile_is_at_its_level()
    assert str(lower.value).splitlines() == [
        "Het profiel is “getoetst” en deze test vraagt “verantwoord”:",
        "- wording/pupil_group/source: In § 1 staat niet: “Land in zicht.”",
    ]
    trial(WithoutParagraph, quay, Conformance.TESTED).test_the_profile_is_at_its_level()
    with pytest.raises(AssertionError, match=r"is “verantwoord” en deze test vraagt “werkt”\.$"):
        trial(Haven, quay, Conformance.WORKS).test_the_profile_is_at_its_level()


@pytest.mark.planted
def test_an_answer_that_changes_is_noticed(quay: Quay) -> None:
    with pytest.raises(AssertionError, match=r"antwoorden de tweede keer iets anders:\n- wording$"):
        trial(Restless, quay).test_every_answer_is_the_same_a_second_time()


@pytest.mark.planted
def test_an_import_of_more_than_the_contract_is_noticed(
    quay: Quay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "school_planted"
    room.mkdir()
    (room / "__init__.py").write_text("from core.contract import hookimpl\n", encoding="utf-8")
    (room / "plugin.py").write_text("class Planted:\n    pass\n", encoding="utf-8")
    (room / "notes.py").write_text("import core.db.base\nfrom flask import g\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    from school_planted.plugin import Planted  # type: ignore[import-not-found]

    with pytest.raises(AssertionError) as noticed:
        trial(Planted, quay).test_the_plugin_imports_the_contract_only()
    assert str(noticed.value).splitlines() == [
        "Een plugin gebruikt van Dekkend alleen core.contract:",
        "- notes.py, regel 1: core.db.base",
        "- notes.py, regel 2: flask",
    ]
