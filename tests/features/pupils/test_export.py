"""A file that a spreadsheet opens without running anything in it."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.web import files

pytestmark = pytest.mark.pure

CELLS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
DANGEROUS = tuple("=+-@\t\r|%＝＋－＠")


def reads_back(table: list[list[str]]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files.as_csv(table), newline=""), delimiter=";"))


def runs_something(cell: str) -> bool:
    return cell.lstrip(" \u00a0\ufeff").startswith(DANGEROUS)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
@example([["=cmd|'/c calc'!A1", "+31", "-2", "@SUM(A1)", " =1+1", "＝1"]])
@example([['"; =1+1 ;"', "a\r\n=1+1"]])
def test_no_cell_begins_a_formula_and_no_cell_escapes(table: list[list[str]]) -> None:
    found = reads_back(table)
    assert [len(row) for row in found] == [len(row) for row in table]
    for row, was in zip(found, table, strict=True):
        for cell, typed in zip(row, was, strict=True):
            assert not runs_something(cell) or not cell.strip()
            assert cell.removeprefix("'") == typed.removeprefix("'")


@pytest.mark.planted
def test_a_file_without_the_guard_runs_a_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "harmless", lambda cell: cell)
    assert runs_something(reads_back([["=1+1"]])[0][0])
