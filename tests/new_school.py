"""A package that `dekkend school new` wrote: installed in a folder of its own, and a platform with it alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.access.scope import working_at
from core.app import create_app
from core.contract.school import Sector
from core.db import migrate
from core.db.clock import set_clock
from core.db.engine import db
from core.schools.new.files import write
from core.schools.new.wanted import Wanted
from tests.clock import FixedClock
from tests.world import World, profile_of
from tests.world_builder import build_school

ROOT = Path(__file__).parents[1]
INSTALLER = ROOT / ".tools/bin/python"
"""The Python of script/setup that has pip and setuptools; what runs and is tested has neither."""


def written(into: Path, slug: str, sector: Sector, label: str = "De Haven") -> Path:
    """The folder of a new package."""
    return write(Wanted(slug=slug, label=label, sector=sector), into).package


def installed(package: Path, target: Path) -> Path:
    """Build and install the package as a stranger would, without a network, into a folder."""
    assert INSTALLER.exists(), "script/setup heeft .tools nog niet gemaakt"
    words = ["pip", "install", "-q", "--disable-pip-version-check", "--no-deps", "--no-index", "--no-build-isolation"]
    told = run([str(INSTALLER), "-m", *words, "--target", str(target), str(package)], package.parent)
    assert told.returncode == 0, told.stderr
    return target


def run(command: list[str], folder: Path, *places: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A command in a folder, with these places and Dekkend on Python's path and none of our own settings."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("DEKKEND", "DATABASE", "PYTEST"))}
    path = os.pathsep.join(str(place) for place in (*places, ROOT))
    environment = {**keep, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **more}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def dekkend(folder: Path, *words: str, place: Path) -> subprocess.CompletedProcess[str]:
    """The command `dekkend`, with what is installed in `place` beside it."""
    return run([sys.executable, "-c", "from core.cli import main; main()", *words], folder, place)


@contextmanager
def platform(slug: str, settings: Path, place: Path, var: Path, clock: FixedClock) -> Iterator[World]:
    """A platform with this school alone, people in every role, on an empty database in the folder `var`.

    `place` holds the installed package; Python forgets it afterwards.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(place))
        where = f"sqlite:///{var / 'new.sqlite'}"
        app = create_app(
            {"TESTING": True, "SCHOOLS": [settings], "DATABASE_URL": where, "VAR": str(var), "SECRET_KEY": "a test"}
        )
        migrate.upgrade(app)
        set_clock(app, clock)
        with working_at(app, slug, "test"):
            school = build_school(profile_of(app, slug), {})
        yield World(app=app, loep=school, loket=school)
        with app.app_context():
            db.engine.dispose()
    for name in [name for name in sys.modules if name.partition(".")[0].startswith("school_")]:
        del sys.modules[name]
