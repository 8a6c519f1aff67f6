"""Where each fact of a school's document went: the rules of a trace, and the traces of the real schools."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.cli import cli
from core.schools.catalogue import CARRIED_KINDS, FactRow, read_catalogue, traced
from core.schools.discover import discover
from core.schools.registry import Registry
from core.schools.trace import TraceLine, UnreadableTrace, read_trace, resolves, trace_files, unknown_in
from core.schools.trace_commands import found_catalogue
from tests.schools.harbour import Quay

pytestmark = pytest.mark.pure

CONFIG = Path(__file__).parents[2] / "config"
CATALOGUE = found_catalogue()
SCHOOLS = ("loep", "loket")


@pytest.mark.parametrize(
    "name",
    [
        "partners.loodswezen",
        "provisions.hangmat#stil",
        "provisions.hangmat#rules/1",
        "provisions.hangmat#limits/first_year",
        "team_compositions.bemanning#seats/loods",
        "team_compositions.bemanning#loods",
        "team_compositions.bemanning#rhythm",
        "placement_rules.proefvaart#zeebenen",
        "support_routes.vaart#koers",
        "staff_roles.kapitein#capacity",
        "facilities.lift#available",
    ],
)
def test_a_value_and_a_part_inside_it_are_found(quay: Quay, name: str) -> None:
    assert resolves(quay.profile(), name)


@pytest.mark.parametrize(
    "name",
    [
        "partners.mars",
        "planeten.mars",
        "partners",
        "provisions.hangmat#",
        "provisions.hangmat#hard",
        "provisions.hangmat#rules/2",
        "provisions.hangmat#dose",
        "staff_roles.maat#capacity",
    ],
)
def test_what_is_not_there_or_empty_is_not_found(quay: Quay, name: str) -> None:
    assert not resolves(quay.profile(), name)


def test_what_the_school_switched_off_carries_nothing(quay: Quay) -> None:
    profile = quay.profile("[trainingen.knopen]\nuit = true\n")
    assert list(unknown_in(profile, TraceLine(id="H-1-a", carried=("trainings.knopen",)))) == ["trainings.knopen"]


def test_a_printed_fact_names_a_paragraph_of_the_profile(quay: Quay) -> None:
    line = TraceLine(id="H-1-a", printed=("1", "9.9"))
    assert list(unknown_in(quay.profile(), line)) == ["§ 9.9"]


@pytest.mark.parametrize(
    ("table", "fits"),
    [
        ('carried = ["partners.loodswezen"]', True),
        ('carried = ["partners.loodswezen"]\nprinted = ["6"]', True),
        ('printed = ["6"]', True),
        ('not_executable = "Niemand meet dat."', True),
        ('not_executable = "Niemand meet dat."\nprinted = ["6"]', False),
        ("carried = []", False),
        ('carried = "partners.loodswezen"', False),
        ("carried = [1]", False),
        ('gedragen = ["partners.loodswezen"]', False),
        ("", False),
    ],
)
def test_a_fact_has_one_of_three_answers(tmp_path: Path, table: str, fits: bool) -> None:
    path = tmp_path / "trace.toml"
    path.write_text(f'["H-1-a"]\n{table}\n', encoding="utf-8")
    if fits:
        assert [line.id for line in read_trace([path])] == ["H-1-a"]
    else:
        with pytest.raises(UnreadableTrace, match="H-1-a"):
            read_trace([path])


def row(name: str, kind: str = "document", force: str = "must") -> FactRow:
    """A fact of the catalogue."""
    return FactRow(id=name, says="Iets.", kind=kind, force=force)


@pytest.mark.parametrize("kind", sorted(CARRIED_KINDS))
def test_a_fact_that_binds_must_be_carried(quay: Quay, kind: str) -> None:
    rows = (row("H-1-a", kind), row("H-1-b", kind, "info"))
    lines = (TraceLine(id="H-1-a", printed=("1",)), TraceLine(id="H-1-b", printed=("1",)))
    assert traced(quay.profile(), lines, rows).weak == ("H-1-a",)


def test_what_is_missing_strange_or_unknown_is_told(quay: Quay) -> None:
    rows = (row("H-1-a"), row("H-1-b"))
    lines = (TraceLine(id="H-1-a", carried=("partners.mars",)), TraceLine(id="H-9-z", printed=("1",)))
    found = traced(quay.profile(), lines, rows)
    assert (found.missing, found.strangers, found.unknown) == (("H-1-b",), ("H-9-z",), {"H-1-a": ("partners.mars",)})
    assert not found.complete


@pytest.mark.parametrize(("left", "whole"), [(7, True), (8, False)])
def test_less_than_eight_in_a_hundred_may_be_left(quay: Quay, left: int, whole: bool) -> None:
    rows = tuple(row(f"H-1-{number}") for number in range(100))
    lines = tuple(
        TraceLine(id=one.id, not_executable="Nee.") if place < left else TraceLine(id=one.id, printed=("1",))
        for place, one in enumerate(rows)
    )
    assert traced(quay.profile(), lines, rows).complete is whole


def test_the_catalogue_gives_the_rows_of_a_plugin(tmp_path: Path) -> None:
    path = tmp_path / "requirements.md"
    path.write_text(
        "| Id | Line | Fact | Kind | Numbers | Force | Scope | Feature |\n|---|---|---|---|---|---|---|---|\n"
        "| HAVEN-1-a | 3 | Say \\| so. | deadline | 2 | must | generic | F |\n"
        "| KADE-1-a | 3 | Other. | team | 2 | info | generic | F |\n",
        encoding="utf-8",
    )
    (found,) = read_catalogue(path, ["haven"])
    assert (found.id, found.kind, found.force, found.has_to_be_carried) == ("HAVEN-1-a", "deadline", "must", True)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["school", "--config", str(CONFIG), "trace", *words])


@pytest.mark.parametrize("slug", SCHOOLS)
def test_the_command_tells_the_same_in_words_and_in_json(slug: str) -> None:
    told, data = run(slug), run(slug, "--json")
    read = json.loads(data.output)
    assert told.exit_code == data.exit_code == (0 if read["complete"] else 1)
    assert f"{len(read['carried']):>4}  in een waarde" in told.output
    assert (read["catalogue"] is None) == (CATALOGUE is None)


def test_a_catalogue_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("loep", "--catalogue", str(tmp_path / "nergens.md"))
    assert (result.exit_code, "is er niet" in result.output) == (1, True)


@pytest.mark.parametrize("slug", SCHOOLS)
def test_every_fact_of_a_real_document_went_somewhere(slug: str) -> None:
    registry = Registry.load(CONFIG)
    lines = read_trace(trace_files(registry.plugins_of(slug), discover()))
    rows = read_catalogue(CATALOGUE, registry.plugins_of(slug)) if CATALOGUE else None
    found = traced(registry.profile(slug), lines, rows)
    assert found.carried
    gaps = (found.missing, found.weak, found.strangers, dict(found.unknown), found.too_many)
    assert gaps == ((), (), (), {}, False)
