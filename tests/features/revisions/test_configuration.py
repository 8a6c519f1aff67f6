"""A whole configuration out and in again, and the difference between two days, also from the command line."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask.cli import ScriptInfo

from core.access.school import fresh_registry
from core.cli import cli
from core.features.revisions import configuration
from core.features.revisions.configuration import NotTaken
from core.schools.toml_text import toml_text
from tests.databases import TestDatabase
from tests.features.revisions.conftest import LENGTH, SIGNAL, Board, board_of

CONTACTS = [{"naam": "Pim “P” Papaver", "gepubliceerd": False}]
Run = Callable[..., Result]


@pytest.fixture
def run(board: Board) -> Run:
    """A command of `dekkend` on the application of the tests."""

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(cli, ["school", *words], obj=ScriptInfo(create_app=lambda: board.world.app))

    return invoke


def publish_three(board: Board) -> None:
    board.publish({LENGTH: 10, "partners.jong_jgz.contactpersonen": CONTACTS})
    board.publish({SIGNAL: "2.5", "woorden.pupil": "kind"}, date(2027, 1, 4))
    board.publish({LENGTH: None})


def out(board: Board) -> dict[str, Any]:
    with board.acting():
        return configuration.exported("loket")


@pytest.mark.parametrize("way", ["toml", "json"])
def test_out_and_in_again_is_the_same(board: Board, database: TestDatabase, way: str) -> None:
    publish_three(board)
    told = out(board)
    text = toml_text(told) if way == "toml" else configuration.as_json(told)
    registry = board.world.app.extensions["registry"]
    days = [date(2026, 11, 26), date(2027, 1, 4)]
    with board.world.app.app_context():
        digests = [registry.profile("loket", day).digest for day in days]
    database.empty()
    board.notice()
    with board.acting():
        found = configuration.read(tomllib.loads(text) if way == "toml" else json.loads(text))
        assert configuration.take_in(found) == 3
    board.notice()
    assert out(board) == told
    with board.world.app.app_context():
        assert [registry.profile("loket", day).digest for day in days] == digests
    with board.acting():
        assert configuration.take_in(found) == 0


def test_a_platform_with_another_version_takes_nothing_in(board: Board) -> None:
    board.publish({LENGTH: 10})
    told = out(board)
    told["versies"][0]["waarden"] = {LENGTH: 9}
    with board.acting(), pytest.raises(NotTaken, match="al een andere versie 1"):
        configuration.take_in(configuration.read(told))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({"formaat": 2}, "geen configuratie", id="ander formaat"),
        pytest.param({"bestand": 3}, "de tabel bestand", id="geen bestand"),
        pytest.param({"versies": [{}]}, "niet te lezen", id="lege versie"),
    ],
)
def test_what_cannot_be_read_is_said(board: Board, change: dict[str, Any], says: str) -> None:
    with pytest.raises(NotTaken, match=says):
        configuration.read(out(board) | change)


def test_what_the_school_may_not_be_is_not_taken_in(board: Board) -> None:
    board.publish({LENGTH: 10})
    told = out(board)
    told["versies"].append(told["versies"][0] | {"nummer": 2, "waarden": {LENGTH: 15}})
    with board.acting(), pytest.raises(NotTaken, match="1 tot en met 14"):
        configuration.take_in(configuration.read(told))


def test_the_difference_between_two_days(board: Board, run: Run) -> None:
    board.publish({LENGTH: 10}, date(2027, 1, 4))
    result = run("diff", "loket", "--from", "2027-01-03", "--to", "2027-01-04")
    assert result.exit_code == 0, result.output
    assert "14 dagen → 10 dagen" in result.output
    assert "Verschillen: 1." in result.output
    data = json.loads(run("diff", "loket", "--from", "2027-01-03", "--to", "2027-01-04", "--json").output)
    assert data[0]["fields"][0] == {"term": "Lengte", "was": "14 dagen", "becomes": "10 dagen"}
    assert "Verschillen: 0." in run("diff", "loket", "--from", "2026-11-01", "--to", "2027-01-03").output


def test_export_and_import_from_the_command_line(board: Board, run: Run, tmp_path: Path) -> None:
    publish_three(board)
    file = tmp_path / "loket.toml"
    file.write_text(run("export", "loket").output, encoding="utf-8")
    assert tomllib.loads(file.read_text(encoding="utf-8")) == out(board)
    result = run("import", str(file), "--into", str(tmp_path / "config"))
    assert result.exit_code == 0, result.output
    assert "Nieuwe versies: 0 van 3." in result.output
    written = (tmp_path / "config" / "schools" / "loket.toml").read_text(encoding="utf-8")
    assert tomllib.loads(written) == out(board)["bestand"]
    changed = written.replace("OZHW", "Ander bestuur")
    (tmp_path / "config" / "schools" / "loket.toml").write_text(changed, encoding="utf-8")
    refused = run("import", str(file), "--into", str(tmp_path / "config"))
    assert refused.exit_code == 1
    assert "--replace" in refused.output
    assert run("import", str(file), "--into", str(tmp_path / "config"), "--replace").exit_code == 0


@pytest.mark.parametrize("command", ["diff", "export", "import"])
def test_each_command_explains_itself(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "--json" in result.output


def test_an_unknown_school(run: Run) -> None:
    result = run("export", "bestaatniet")
    assert result.exit_code == 1
    assert "Er is geen school bestaatniet." in result.output


def test_boards_have_their_own(board: Board) -> None:
    """A configuration of one school holds nothing of another."""
    other = board_of(board.world, "loep")
    board.publish({LENGTH: 10})
    with other.acting():
        fresh_registry()
        assert configuration.exported("loep")["versies"] == []
