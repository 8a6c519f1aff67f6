"""The house in miniature for the tests of `core.access`: its own tables, its own two schools."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from flask import Flask

from core import access
from core.access import policy_sql
from core.db import engine
from tests.access.pages import add_pages
from tests.access.trial import TABLES, Trial, TrialRegistry, all_tables
from tests.conftest import SETTINGS
from tests.databases import TestDatabase
from tests.postgres import run_alone


@pytest.fixture(scope="session")
def trial_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of these tests' own, because their tables share names with the real ones."""
    if request.config.getoption("database") == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('trial') / 'trial.sqlite'}"
        return
    server = request.getfixturevalue("postgres_server")
    name = f"dekkend_trial_{uuid4().hex[:12]}"
    run_alone(server, f'CREATE DATABASE "{name}" TEMPLATE template0')
    yield server.set(database=name).render_as_string(hide_password=False)
    run_alone(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def house(trial_url: str) -> Flask:
    """An application with only the database, the access rules and a few pages."""
    app = Flask("trial")
    app.config.update(SETTINGS, DATABASE_URL=trial_url)
    engine.init_app(app)
    access.init_app(app)
    app.extensions["registry"] = TrialRegistry()
    add_pages(app)
    return app


@pytest.fixture(scope="session")
def made_database(house: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestDatabase]:
    """The trial tables in the trial database."""
    with house.app_context():
        is_sqlite = engine.db.engine.dialect.name == "sqlite"
    template = tmp_path_factory.mktemp("trial") / "template.sqlite" if is_sqlite else None
    made = TestDatabase(app=house, tables=all_tables(), template=template)
    made.make()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _trial_tables() -> Iterator[None]:
    """The rules read the trial tables, and after the test the tables they read before."""
    earlier = policy_sql.bind(TABLES)
    yield
    policy_sql.bind(earlier)


@pytest.fixture
def trial(app: Flask) -> Trial:
    """Makes rows, and works in the scope of who is asked for."""
    return Trial(app)
