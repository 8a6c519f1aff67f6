"""`dekkend bench`, small: it fills, measures both ways, and says what is over; nothing here is timed."""

import json

import pytest
from click.testing import CliRunner

from core.bench.commands import bench, compared, missed
from core.bench.measuring import Measured

PAGES = {"vandaag", "leerlingen", "zoeken", "overleg", "agenda", "dossier"}


def test_a_small_run_measures_every_page_both_ways(request: pytest.FixtureRequest) -> None:
    asked = ["--json", "--schools", "3", "--pupils", "20", "--cases", "8", "--times", "3"]
    if request.config.getoption("database") == "postgresql":
        asked += ["--database", request.getfixturevalue("postgres_server").render_as_string(hide_password=False)]
    done = CliRunner().invoke(bench, asked)
    assert done.exit_code in (0, 1), done.output
    rows = json.loads(done.stdout)
    assert {(row["page"], row["way"], row["schools"]) for row in rows} == {
        (page, way, schools) for page in PAGES for way in ("in process", "http") for schools in (2, 3)
    }
    assert {row["database"] for row in rows} == {request.config.getoption("database")}
    for row in rows:
        assert 0 < row["median_ms"] <= row["p95_ms"] * 1.01
        assert row["statements"] > 1
        assert row["peak_mb"] > 0
        assert row["ratio_to_bare"] > 1, "een pagina is nooit sneller dan de kale"
        assert row["ratio_to_two_schools"] == 1 or row["schools"] == 3


def row(**values: object) -> Measured:
    usual = {"page": "leerlingen", "way": "http", "database": "sqlite", "schools": 2, "median_ms": 10.0, "p95_ms": 12.0}
    return Measured(**{**usual, "statements": 8, "peak_mb": 1.0, "ratio_to_bare": 2.0, **values})  # type: ignore[arg-type]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ""),
        ({"statements": 10}, ""),
        ({"statements": 11}, "11 opdrachten"),
        ({"ratio_to_bare": 3.0}, ""),
        ({"ratio_to_bare": 3.1}, "3.1 keer de kale pagina"),
        ({"page": "dossier", "ratio_to_bare": 9.0, "statements": 20, "median_ms": 60.0}, ""),
        ({"page": "dossier", "median_ms": 60.1}, "60.1 ms"),
    ],
)
def test_what_is_over_is_said(values: dict[str, object], said: str) -> None:
    found = missed(compared([row(**values)]))
    assert (said in found[0]) if said else found == []


@pytest.mark.pure
@pytest.mark.parametrize(("slower", "over"), [(13.0, False), (13.1, True)])
def test_with_many_schools_a_page_may_not_be_much_slower(slower: float, over: bool) -> None:
    rows = compared([row(), row(schools=60, median_ms=slower)])
    assert [found.ratio_to_two_schools for found in rows] == [1.0, round(slower / 10, 2)]
    assert bool(missed(rows)) is over
