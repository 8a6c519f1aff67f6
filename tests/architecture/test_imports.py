"""The order of the rooms is held by import-linter; here it is run, and shown to notice what it should."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).parents[2]
RUN = "from importlinter.cli import lint_imports_command as run; run(['--no-cache', '--no-logo'])"


def judged(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", RUN], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small house with one module per room, under the real rules."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    rooms = ["demo", "contract", "db", "schools", "access", "web", "features", "features/staff", "features/pupils"]
    for room in ["core", *(f"core/{room}" for room in rooms), "plugins", "plugins/loep", "plugins/loket"]:
        (folder / room).mkdir(parents=True)
        (folder / room / "__init__.py").touch()
    return folder


def test_the_project_keeps_its_order() -> None:
    result = judged(ROOT)
    assert result.returncode == 0, result.stdout


def test_the_small_house_is_in_order(house: Path) -> None:
    result = judged(house)
    assert result.returncode == 0, result.stdout


@pytest.mark.planted
@pytest.mark.parametrize(
    ("address", "line", "rule"),
    [
        ("core/db/planted.py", "import core.web", "Rooms of the core look down"),
        ("core/app.py", "import core.demo", "Rooms of the core look down"),
        ("core/cli.py", "import core.demo", "Rooms of the core look down"),
        ("core/utils.py", "", "Rooms of the core look down"),
        ("core/features/staff/planted.py", "import core.features.pupils", "Features look down"),
        ("core/features/extras.py", "", "Features look down"),
        ("core/features/staff/rules.py", "import core.features.staff.views", "Inside a feature"),
        ("plugins/loep/planted.py", "import core.db", "A plugin imports the contract only"),
        ("plugins/loep/planted.py", "import plugins.loket", "Plugins do not know one another"),
        ("core/schools/planted.py", "import plugins.loep", "The core names no plugin"),
        ("core/contract/planted.py", "import flask", "Contract, rules and plugins are pure"),
        ("core/features/staff/rules.py", "import sqlalchemy", "Contract, rules and plugins are pure"),
        ("core/web/planted.py", "import flask_sqlalchemy", "Only core.db knows Flask-SQLAlchemy"),
        ("core/web/planted.py", "import flask_login", "Only core.access knows Flask-Login"),
    ],
)
def test_a_planted_import_is_refused(house: Path, address: str, line: str, rule: str) -> None:
    planted = [house / address, house / "core/features/staff/views.py"]
    planted[1].touch()
    planted[0].write_text(line + "\n", encoding="utf-8")
    try:
        result = judged(house)
    finally:
        for path in planted:
            path.unlink()
    assert result.returncode == 1
    assert [told for told in result.stdout.splitlines() if told.startswith(rule) and told.endswith("BROKEN")]
