"""Who goes round the wall, read from the source: each place is known, and each reason has a user."""

import re
from pathlib import Path

import pytest

from core.access.beyond import REASONS

pytestmark = pytest.mark.pure
CORE = Path(__file__).parents[2] / "core"
BEYOND = re.compile(r"(?:beyond_need_to_know|writing_for)\(([^)]*)\)")
RAW = re.compile(r"\braw\.(?:execute|connection)\(")
MAY_GO_ROUND = {
    "access/alliance_members.py",
    "access/members.py",
    "db/platform_version.py",
    "db/raw.py",
    "db/worker.py",
    "features/duties/rights.py",
    "features/staff/links.py",
    "schools/kept_schools.py",
}
"""Files that execute statements past the wall. A new one is a decision: write it in docs/decisions."""


def sources() -> dict[str, str]:
    return {str(file.relative_to(CORE)): file.read_text(encoding="utf-8") for file in CORE.rglob("*.py")}


def users(texts: dict[str, str]) -> set[str]:
    outside = {name: text for name, text in texts.items() if name != "access/beyond.py"}
    return {found.strip() for text in outside.values() for found in BEYOND.findall(text)}


def test_every_reason_is_listed_and_has_a_user() -> None:
    assert users(sources()) == {f'"{reason}"' for reason in REASONS}


def test_only_known_files_go_round_the_wall() -> None:
    assert {name for name, text in sources().items() if RAW.search(text)} == MAY_GO_ROUND - {"db/raw.py"}


def test_nobody_takes_the_engine_or_a_bare_connection() -> None:
    allowed = {"db/migrate.py", "db/engine.py", "db/raw.py", "db/session.py"}
    # a benchmark makes databases of its own, with invented rows, and gives them back
    allowed |= {"bench/bare.py", "bench/commands.py", "bench/filling.py"}
    bare = re.compile(r"db\.engine\.(?:connect|begin|raw_connection)|open_connection\(|create_engine\(")
    assert {name for name, text in sources().items() if bare.search(text)} <= allowed


@pytest.mark.planted
def test_an_unlisted_reason_is_found() -> None:
    planted = {"features/planted.py": 'session().execute(x, execution_options=beyond_need_to_know("nieuwsgierig"))'}
    assert users(planted) == {'"nieuwsgierig"'}
    assert RAW.search("raw.execute(statement, because='x')")
