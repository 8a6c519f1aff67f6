"""The application of the third school, which shows its profile to anybody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from core.app import create_app
from core.db import migrate
from tests.schools.harbour import HEAD, Quay

OPEN = HEAD + "profiel_openbaar = true\n"

Harbour = Callable[..., Flask]


@pytest.fixture
def harbour(tmp_path: Path) -> Harbour:
    """Make the application of Haven with these own values, and this plugin in place of Haven's own."""

    def made(own: str = "", plugin: object | None = None, head: str = OPEN) -> Flask:
        quay = Quay(tmp_path / "config")
        quay.head = head
        registry = quay.load(own, plugin)
        database = f"sqlite:///{tmp_path / 'haven.sqlite'}"
        app = create_app({"VAR": str(tmp_path / "var"), "DATABASE_URL": database, "REGISTRY": registry})
        migrate.upgrade(app)
        return app

    return made
