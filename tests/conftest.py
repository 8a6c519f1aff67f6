"""Fixtures of every test: an application with an empty database and a clock that stands still.

`--database postgresql` runs the same tests on a PostgreSQL of their own; SQLite is the default.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from core.access.school import fresh_registry
from core.db.base import Base
from core.db.clock import set_clock
from core.db.engine import db
from tests.clock import FixedClock
from tests.databases import TestDatabase
from tests.page_checker import CheckedClient

pytest_plugins = ["tests.postgres", "tests.world"]

SETTINGS = {"TESTING": True, "SECRET_KEY": "only in tests", "SECURE_COOKIES": False, "WTF_CSRF_ENABLED": False}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", choices=("sqlite", "postgresql"), default="sqlite", help="where the tests keep their data"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if {"world", "town"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("world")


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Replaces pytest-flask's own: with its context around each test one client is answered as another's user."""


@pytest.fixture(scope="session")
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of this worker's database for the whole application."""
    if request.config.getoption("database") == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path_factory.mktemp('database') / 'dekkend.sqlite'}"


@pytest.fixture(scope="session")
def house(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The whole application, made once per worker; tests ask for `app`."""
    from core.app import create_app

    folder = tmp_path_factory.mktemp("var")
    made = create_app({**SETTINGS, "DATABASE_URL": database_url, "VAR": str(folder)})
    made.test_client_class = CheckedClient
    return made


@pytest.fixture(scope="session")
def made_database(house: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestDatabase]:
    """The application's database with its tables, made once per worker."""
    made = TestDatabase(app=house, tables=Base.metadata, template=_template(house, tmp_path_factory))
    made.make()
    yield made
    made.close()


@pytest.fixture
def clock() -> FixedClock:
    """Thursday 26 November 2026, 9.00; `clock.set(...)` and `clock.advance(minutes=31)`."""
    return FixedClock()


@pytest.fixture
def database(made_database: TestDatabase) -> TestDatabase:
    """An empty database with all tables."""
    made_database.empty()
    return made_database


@pytest.fixture
def app(house: Flask, database: TestDatabase, clock: FixedClock) -> Flask:
    """The application on an empty database, at the time of `clock`."""
    set_clock(house, clock)
    with house.app_context():
        fresh_registry()  # what an earlier test published is gone with its database
    return house


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without cookies. Not opened with `with`: that keeps the context, and the user in it, alive."""
    return app.test_client()


def _template(house: Flask, factory: pytest.TempPathFactory) -> Path | None:
    with house.app_context():
        is_sqlite = db.engine.dialect.name == "sqlite"
    return factory.mktemp("template") / "template.sqlite" if is_sqlite else None
