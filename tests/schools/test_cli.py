"""`dekkend school list | show | check`: Dutch, without a database, with an honest exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.cli import cli
from tests.schools.broken import with_change
from tests.schools.harbour import HEAD, Quay
from tests.third_school import at

pytestmark = pytest.mark.pure

CONFIG = Path(__file__).parents[2] / "config"


def run(*words: str, config: Path = CONFIG) -> Result:
    """The outcome of `dekkend school ...` on a folder of settings, without a database to go to."""
    arguments = ["school", "--config", str(config), *words]
    return CliRunner().invoke(cli, arguments, env={"DATABASE_URL": "sqlite:////nergens/te/vinden.sqlite"})


def test_list_names_every_school_with_its_alliance() -> None:
    result = run("list")
    assert result.exit_code == 0
    assert "Basisschool Loep (Samenwerkingsverband Onderwijs Dat Past)" in result.output
    assert "Scholen: 2. Samenwerkingsverbanden: 2." in result.output


def test_list_as_json() -> None:
    assert [row["id"] for row in json.loads(run("list", "--json").output)] == ["loep", "loket"]


def test_show_tells_where_each_value_comes_from() -> None:
    output = run("show", "loket").output
    assert "Loket Zwijndrechtse Waard (loket), VO" in output
    assert "opp_zes_weken" in output
    assert "[wet, wet: WVO 2020 2.44]" in output
    assert "[loket, § " in output


def test_show_as_json_is_the_whole_profile() -> None:
    shown = json.loads(run("show", "loep", "--json").output)
    assert shown["school"]["id"] == "loep"
    assert [level["rank"] for level in shown["care_levels"]] == [1, 2, 3, 4, 5]
    assert all(partner["source"]["section"] for partner in shown["partners"])


def test_show_of_what_is_not_there_says_where_to_look() -> None:
    result = run("show", "elders")
    assert result.exit_code == 1
    assert "Er is geen school elders. Zie: dekkend school check" in result.output


def test_check_of_a_sound_configuration() -> None:
    result = run("check")
    last = result.output.splitlines()[-1]
    assert (result.exit_code, last.partition(" Meldingen")[0]) == (0, "Scholen: 2. Fouten: 0. Opmerkingen: 0.")


@pytest.fixture
def broken(quay: Quay) -> Path:
    """A folder with a broken school."""
    quay.write(head=HEAD.replace('"VO"', '"HBO"'))
    return quay.place


def test_check_of_a_broken_school_exits_with_one_and_names_file_and_key(broken: Path) -> None:
    result = run("check", config=broken)
    assert result.exit_code == 1
    assert "haven.toml, sector: Dit moet PO of VO zijn." in result.output
    assert "Fouten: 1." in result.output


def test_check_as_json(broken: Path) -> None:
    result = run("check", "haven", "--json", config=broken)
    assert result.exit_code == 1
    (problem,) = json.loads(result.output)
    assert (problem["school"], problem["key"], problem["kind"]) == ("haven", "sector", "fout")


def test_check_of_an_unknown_school_names_the_known_ones() -> None:
    result = run("check", "elders")
    assert result.exit_code == 1
    assert "Er is geen school elders. Wel: loep, loket." in result.output


def test_list_shows_a_broken_school_as_broken(broken: Path) -> None:
    assert "haven                  1 fout " in run("list", config=broken).output


def test_help_lists_the_commands_without_making_the_application(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("de applicatie hoeft hier niet gemaakt te worden")

    monkeypatch.setattr("core.cli._application", refuse)
    result = CliRunner().invoke(cli, ["--help"])
    assert result.exit_code == 0
    for command in ("db", "school", "worker"):
        assert f"  {command} " in result.output


def test_check_names_what_the_document_does_not_say(quay: Quay, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = quay.load(plugin=with_change("goals", "droog", source=at("99")))
    monkeypatch.setattr("core.schools.commands.Registry.load", lambda *places: registry)
    says = "Het document Logboek Haven heeft geen paragraaf 99."
    result = run("check", config=quay.place)
    noted = [problem.says for problem in registry.problems("haven")]
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            f"MELDING    [haven] plugin haven, remarks/bladzijde_9: {noted[0]}",
            f"MELDING    [haven] plugin haven, remarks/te_jong: {noted[1]}",
            f"BRON       [haven] goals/droog/source: {says}",
            "Scholen: 1. Fouten: 0. Opmerkingen: 0. Meldingen: 2. Bronnen die niet kloppen: 1.",
        ],
    )
    *told, found = json.loads(run("check", "haven", "--json", config=quay.place).output)
    assert [(row["kind"], row["key"]) for row in told] == [
        ("melding", "remarks/bladzijde_9"),
        ("melding", "remarks/te_jong"),
    ]
    assert (found["kind"], found["key"], found["says"]) == ("bron", "goals/droog/source", says)
