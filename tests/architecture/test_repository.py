"""The repository keeps its promises: nothing of one machine, small files, hashed locks, sound scripts."""

import ast
import os
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).parents[2]
MADE = {".git", ".hypothesis", ".venv", ".tools", "var", "build", "dist", "htmlcov", "__pycache__"}
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
SCRIPTS = sorted((ROOT / "script").iterdir())
LIMITS = {"core": 200, "plugins": 200, "tests": 300}
FUNCTION_LIMIT = 25  # lines of code, without docstring, comments and empty lines
LONGER: dict[str, str] = {}
"""What may be longer than its limit, `file` or `file:function`, and the reason that a reader would accept."""

NEVER_IMPORTED = {
    "bootstrap-flask": "its stylesheets and icons are served",
    "granian": "the server is a command",
    "psycopg": "the driver is named in DATABASE_URL",
    "tzdata": "Python reads it",
}

INDEX = re.compile(r"--(extra-)?index-url|--find-links|/simple/|https?://", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImplemented" + r"Error)\b")
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base_utils"}


def files(*suffixes: str) -> Iterator[Path]:
    """Every file a person wrote, below the root; with these suffixes, when any is named."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE and not name.endswith((".egg-info", "_cache"))]
        for name in names:
            path = Path(folder, name)
            if not suffixes or path.suffix in suffixes:
                yield path


def texts() -> Iterator[tuple[str, str]]:
    """Address and text of every file that is text."""
    for path in files():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def lines_with(pattern: re.Pattern[str], written: Iterator[tuple[str, str]]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in written
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_path_of_this_machine_is_written_down() -> None:
    places = [str(place) for place in (ROOT, Path.home()) if len(place.parts) > 1]
    pattern = re.compile("|".join([rf"{re.escape(place)}(/|\b)" for place in places] + [r"/(home|Users)/\w"]))
    assert not lines_with(pattern, texts())


def test_no_mark_of_unfinished_work() -> None:
    assert not lines_with(UNFINISHED, texts())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_exact_versions_with_hashes_and_no_index(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not lines_with(INDEX, iter([(lock.name, text)]))
    entries = re.sub(r"\\\n", " ", text).splitlines()
    wanted = [entry for entry in entries if entry and not entry.lstrip().startswith("#")]
    assert wanted
    assert not [entry for entry in wanted if not re.match(r"[a-z0-9._-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)]


def test_the_locks_hold_everything_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {"runtime": project["project"]["dependencies"], **project["dependency-groups"]}
    assert {lock.stem for lock in LOCKS} == set(asked)
    for lock in LOCKS:
        locked = set(re.findall(r"^([a-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))
        names = {re.split(r"[\[<>=~]", line)[0] for line in asked[lock.stem]}
        assert names <= locked, f"{lock.name} is ouder dan pyproject.toml: zie CONTRIBUTING.md"
    runtime, test = (locked_lines(ROOT / f"requirements/{name}.txt") for name in ("runtime", "test"))
    assert runtime <= test, "wat getest wordt is niet wat draait"


def test_what_is_installed_to_run_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {re.split(r"[\[<>=~]", line)[0] for line in project["project"]["dependencies"]}
    rooms: dict[str, set[str]] = {}
    for room, names in packages_distributions().items():
        for name in names:
            rooms.setdefault(name.lower(), set()).add(room)
    written = "\n".join("\n".join(lines) for name, lines in python_files() if name.startswith("core/"))
    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", written, re.MULTILINE))
    assert {name for name in asked if not rooms.get(name, set()) & imported} == set(NEVER_IMPORTED)


def locked_lines(lock: Path) -> set[str]:
    return set(re.findall(r"^\S+==\S+", lock.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("script", [*SCRIPTS, ROOT / ".ci/run"], ids=lambda script: script.name)
def test_a_script_can_be_run_and_read_by_its_shell(script: Path) -> None:
    assert os.access(script, os.X_OK)
    shell = "sh" if script.read_text(encoding="utf-8").startswith("#!/bin/sh\n") else "bash"
    read = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")


def python_files() -> Iterator[tuple[str, list[str]]]:
    """Address and lines of every Python file; a migration stays as Alembic wrote it."""
    for path in files(".py"):
        name = path.relative_to(ROOT).as_posix()
        if "/migrations/" not in name:
            yield name, path.read_text(encoding="utf-8").splitlines()


def long_files(written: Iterable[tuple[str, list[str]]]) -> dict[str, int]:
    measured = {name: len(lines) for name, lines in written}
    return {name: length for name, length in measured.items() if length > LIMITS.get(name.split("/")[0], 200)}


def long_functions(written: Iterable[tuple[str, list[str]]]) -> dict[str, int]:
    found = {}
    for name, lines in written:
        for node in ast.walk(ast.parse("\n".join(lines))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
                told = lines[body[0].lineno - 1 : node.end_lineno] if body else []
                code = [line for line in told if line.strip() and not line.lstrip().startswith("#")]
                if len(code) > FUNCTION_LIMIT:
                    found[f"{name}:{node.name}"] = len(code)
    return found


def test_files_and_functions_are_short_or_say_why_not() -> None:
    written = list(python_files())
    long = long_files(written) | long_functions(written)
    assert not {name: length for name, length in long.items() if name not in LONGER}
    assert not set(LONGER) - set(long), "deze uitzonderingen zijn niet meer nodig"


@pytest.mark.planted
def test_a_long_file_and_a_long_function_are_found() -> None:
    lines = ["def slow():", '    """Docstring."""', *["    pass"] * 26, *["x = 1"] * 180]
    written = [("core/planted.py", lines), ("tests/planted.py", lines)]
    assert set(long_files(written)) == {"core/planted.py"}
    assert long_functions(written) == {"core/planted.py:slow": 26, "tests/planted.py:slow": 26}


def test_no_room_is_named_after_nothing() -> None:
    assert not [path for path in files(".py") if path.stem in NAMELESS or path.parent.name in NAMELESS]


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [int(number) for number in re.findall(r"^(\d+)\. [A-Z]", text, re.MULTILINE)] == list(range(1, 16))
    assert text.rstrip().endswith(
        "All other changes or additions to this Appendix require the production of a new\nEUPL version."
    )


@pytest.mark.planted
@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (INDEX, "--index-url https://example.invalid/simple"),
        (INDEX, "flask @ https://example.invalid/flask.whl"),
        (UNFINISHED, "# TO" + "DO: later"),
        (UNFINISHED, "raise NotImplemented" + "Error"),
    ],
)
def test_a_planted_line_is_found(pattern: re.Pattern[str], line: str) -> None:
    assert lines_with(pattern, iter([("planted.txt", f"good\n{line}\n")])) == [f"planted.txt:2: {line}"]
