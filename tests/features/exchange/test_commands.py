"""`dekkend import` on the command line: the same report, the same rules, everything or nothing."""

import json
import os
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from core.db.engine import session
from core.features.exchange.commands import imports
from core.features.exchange.models import Delivery
from core.features.pupils.models import Pupil
from tests.factories_exchange import edexml, group_xml, pupil_xml
from tests.world import World

FILE = edexml(
    pupil_xml("1", "Bes", "Braam", geboortedatum="2013-05-04", groep="u"),
    pupil_xml("#2", "Den", "Beuk"),
    pupil_xml("3", "Weg", "Wilg", jaargroep="H"),
    groups=group_xml("u", "2X", "12"),
)


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(imports, [*words, "--school", "loket"])


@pytest.fixture
def file(tmp_path: Path) -> str:
    place = tmp_path / "leerlingen.xml"
    place.write_bytes(FILE)
    return str(place)


def count(world: World) -> tuple[int, int]:
    with world.as_system("loket"):
        return session().scalar(select(func.count(Pupil.id))) or 0, session().scalar(
            select(func.count(Delivery.id))
        ) or 0


def test_a_dry_run_reports_and_keeps_nothing(app: Flask, world: World, file: str) -> None:
    before = count(world)
    answer = run(app, "edexml", file, "--dry-run", "--json")
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout) == {
        "new": 1,
        "changed": 0,
        "unchanged": 0,
        "left": 1,
        "doubtful": 0,
        "refused": [
            {
                "line": 2,
                "key": "#2",
                "reason": "De sleutel begint met # en is dus tijdelijk. Geef deze leerling eerst een vaste sleutel.",
            }
        ],
    }
    assert "wordt gelezen" in answer.stderr
    assert count(world) == before
    assert "Dit was een proef" in run(app, "edexml", file, "--dry-run").stdout


def test_the_second_time_nothing_changes(app: Flask, world: World, file: str) -> None:
    before = count(world)[0]
    assert "Doorgevoerd: 1 ingeschreven" in run(app, "edexml", file).stdout
    again = json.loads(run(app, "edexml", file, "--json").stdout)
    assert (again["new"], again["unchanged"], again["left"]) == (0, 1, 1)
    assert count(world)[0] == before + 1
    with world.as_system("loket"):
        assert session().scalars(select(Pupil.year_rank).where(Pupil.family_name == "Braam")).one() == 2


def test_another_year_waits_for_a_word(app: Flask, world: World, tmp_path: Path, file: str) -> None:
    run(app, "edexml", file)
    old = tmp_path / "oud.xml"
    old.write_bytes(FILE.replace(b"2026-2027", b"2024-2025").replace(b"Bes", b"Bessie"))
    answer = run(app, "edexml", str(old))
    assert answer.exit_code == 1
    assert "schooljaar 2024-2025" in answer.stderr
    assert "--confirm" in answer.stderr
    assert run(app, "edexml", str(old), "--confirm").exit_code == 0


def test_who_left_ends_only_when_it_is_said(app: Flask, world: World, tmp_path: Path, file: str) -> None:
    run(app, "edexml", file)
    without = tmp_path / "zonder.xml"
    without.write_bytes(edexml(pupil_xml("9", "Els", "Iep")))
    assert "0 van school, 1 overgeslagen" in run(app, "edexml", str(without)).stdout
    assert "1 van school" in run(app, "edexml", str(without), "--end-left").stdout


def test_a_table_with_columns(app: Flask, world: World, tmp_path: Path) -> None:
    place = tmp_path / "lijst.csv"
    place.write_text("Nr;Voor;Achter\n1;Bes;Braam\n", encoding="utf-8")
    asked = run(app, "csv", str(place))
    assert asked.exit_code == 1
    assert "Nr, Voor, Achter" in asked.stderr
    columns = ["--column", "key=Nr", "--column", "first_name=Voor", "--column", "family_name=Achter"]
    assert "1 ingeschreven" in run(app, "csv", str(place), *columns).stdout
    assert json.loads(run(app, "csv", str(place), "--json").stdout)["unchanged"] == 1
    wrong = run(app, "csv", str(place), "--column", "bsn=Nr")
    assert "Dit veld bestaat niet: bsn." in wrong.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"<html/>", "EDEX"), (b"<!DOCTYPE EDEX []><EDEX/>", "DOCTYPE"), (b"", "leeg")],
    ids=["wortel", "documenttype", "leeg"],
)
def test_a_file_that_cannot_be_taken(app: Flask, world: World, tmp_path: Path, data: bytes, said: str) -> None:
    place = tmp_path / "kwaad.xml"
    place.write_bytes(data)
    before = count(world)
    answer = run(app, "edexml", str(place), "--json")
    assert answer.exit_code == 1
    assert said in answer.stderr
    assert "Traceback" not in answer.output
    assert count(world) == before


def test_two_hundred_megabytes_are_not_even_read(app: Flask, world: World, tmp_path: Path) -> None:
    place = tmp_path / "groot.xml"
    with place.open("wb") as file:
        os.truncate(file.fileno(), 200 * 1024 * 1024)
    answer = run(app, "edexml", str(place))
    assert answer.exit_code == 1
    assert "te groot" in answer.stderr
    assert "wordt gelezen" not in answer.stderr


def test_no_file_and_no_school_get_a_sentence(app: Flask, file: str) -> None:
    assert "is er niet" in run(app, "edexml", "nergens.xml").stderr
    other = app.test_cli_runner().invoke(imports, ["edexml", file, "--school", "nergens"])
    assert (other.exit_code, "Er is geen school nergens." in other.stderr) == (1, True)
    assert "Geef ook --school mee." in app.test_cli_runner().invoke(imports, ["edexml", file]).stderr
