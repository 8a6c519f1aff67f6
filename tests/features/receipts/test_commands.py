"""`dekkend decisions replay`: numbers, JSON without names, and status 1 where something differs."""

import json
from dataclasses import replace
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from core.access.school import profile
from core.features.cases.facts import load
from core.features.cases.models import Decision
from core.features.receipts.commands import decisions
from tests.factories_cases import WAYS, open_case
from tests.features.receipts.stage import keep
from tests.features.receipts.test_service import SCHOOL, other, right_of
from tests.world import World


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(decisions, ["replay", *words])


@pytest.fixture
def kept(world: World) -> str:
    """One decision under rules that are no longer in force; returns the pupil's first name."""
    school = world.school(SCHOOL)
    case_id = open_case(world, school, school.pupils[0], "zaak")
    with world.acting(SCHOOL, WAYS[SCHOOL].care_owner):
        file = load(case_id)
        keep(file, other(profile()), right_of(profile()).code)
        return file.pupil.first_name


def told(answer: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer.output)
    return found


def test_zonder_besluiten_is_er_niets_anders(app: Flask, world: World) -> None:
    answer = run(app, "--json")
    assert answer.exit_code == 0
    assert told(answer) == {"replayed": 0, "different": 0, "differences": []}


def test_onder_de_eigen_versie_is_alles_hetzelfde(app: Flask, kept: str) -> None:
    answer = run(app, "--json")
    assert (answer.exit_code, told(answer)["replayed"], told(answer)["different"]) == (0, 1, 0)


def test_onder_de_regels_van_nu_staat_het_verschil_er_zonder_naam(app: Flask, kept: str) -> None:
    answer = run(app, "--now", "--json", "--school", SCHOOL)
    assert answer.exit_code == 1
    assert kept not in answer.output
    (one,) = told(answer)["differences"]
    assert (one["school"], one["weighs"]) == (SCHOOL, True)
    (change,) = one["changes"]
    assert change["after"] is None
    assert (change["before"]["state"], change["before"]["severity"]) == ("unmet", "blocks")


def test_in_woorden(app: Flask, kept: str) -> None:
    answer = run(app, "--now", "--school", SCHOOL)
    assert answer.exit_code == 1
    assert "Opnieuw beoordeeld: 1. Anders dan toen: 1." in answer.output
    assert "niet voldaan -> er niet" in answer.output


def test_een_andere_school_hoort_er_niet_bij(app: Flask, kept: str) -> None:
    assert told(run(app, "--json", "--school", "loep"))["replayed"] == 0


def test_een_school_die_er_niet_is(app: Flask, world: World) -> None:
    answer = run(app, "--school", "nergens")
    assert answer.exit_code == 1
    assert "Er is geen school nergens." in answer.stderr


@pytest.mark.planted
def test_een_bevinding_die_iemand_veranderde_wordt_gevonden(
    app: Flask, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.features.receipts import sources

    real = sources.record_of

    def changed(row: Decision, *rest: Any) -> Any:
        finding = {**dict(row.findings[0]), "state": "met"}  # type: ignore[call-overload]
        return replace(real(row, *rest), findings=(finding, *row.findings[1:]))

    monkeypatch.setattr(sources, "record_of", changed)
    assert run(app, "--json").exit_code == 1
