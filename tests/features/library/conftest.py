"""The third school with texts of its own."""

from pathlib import Path

import pytest
from flask import Flask

from core.app import create_app
from core.db import migrate
from tests.features.library.texts import OWN
from tests.schools.harbour import HEAD, Quay


@pytest.fixture
def harbour(tmp_path: Path) -> Flask:
    """The application of Haven, which shows its profile to anybody."""
    quay = Quay(tmp_path / "config")
    quay.head = HEAD + "profiel_openbaar = true\n"
    database = f"sqlite:///{tmp_path / 'haven.sqlite'}"
    app = create_app({"VAR": str(tmp_path / "var"), "DATABASE_URL": database, "REGISTRY": quay.load(OWN)})
    migrate.upgrade(app)
    return app
