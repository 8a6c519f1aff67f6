"""Migrations: written from the models, up and down again on both engines, with nothing left over."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import inspect

from core import app as root
from core.db import engine, migrate, raw
from core.db.base import SHARED_TABLES, Base
from core.db.engine import db
from tests.postgres import run_alone


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table."""
    if request.config.getoption("database") == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    server = request.getfixturevalue("postgres_server")
    name = f"dekkend_empty_{uuid4().hex[:12]}"
    run_alone(server, f'CREATE DATABASE "{name}" TEMPLATE template0')
    yield server.set(database=name).render_as_string(hide_password=False)
    run_alone(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def bare(empty_url: str) -> Iterator[Flask]:
    """An application with nothing but a database."""
    app = Flask("bare")
    app.config["DATABASE_URL"] = empty_url
    engine.init_app(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def lineage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations folder without revisions."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, folder, ignore=shutil.ignore_patterns("0*.py", "__pycache__"))
    monkeypatch.setattr(migrate, "FOLDER", folder)
    return folder


def tables(app: Flask) -> set[str]:
    with app.app_context():
        return set(inspect(db.engine).get_table_names())


def test_the_first_revision_makes_the_whole_house_and_takes_it_down(bare: Flask, lineage: Path) -> None:
    assert root.FEATURES
    file = migrate.revision("house", folder=lineage)
    assert file.name == "0001_house.py"
    assert "core." not in file.read_text(encoding="utf-8")
    migrate.upgrade(bare)
    assert tables(bare) - {"alembic_version"} == set(Base.metadata.tables)
    assert "alembic_version" in SHARED_TABLES
    assert migrate.current(bare) == migrate.head() == "0001"
    assert migrate.differences(bare) == []
    migrate.downgrade(bare, "base")
    assert tables(bare) == {"alembic_version"}
    migrate.upgrade(bare)
    assert migrate.current(bare) == "0001"


def test_the_revisions_that_are_kept_lead_to_the_models_and_back(bare: Flask) -> None:
    assert root.FEATURES
    migrate.upgrade(bare)
    assert migrate.current(bare) == migrate.head()
    assert migrate.differences(bare) == []
    migrate.downgrade(bare, "base")
    assert tables(bare) == {"alembic_version"}
    migrate.upgrade(bare)
    assert migrate.differences(bare) == []


def test_a_second_revision_with_nothing_to_do_is_empty(bare: Flask, lineage: Path) -> None:
    migrate.revision("house", folder=lineage)
    second = migrate.revision("niets", folder=lineage)
    assert second.name == "0002_niets.py"
    assert second.read_text(encoding="utf-8").count("    pass") == 2


def test_a_failing_migration_leaves_nothing_half_done(bare: Flask, lineage: Path) -> None:
    file = migrate.revision("house", folder=lineage)
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("\n\ndef downgrade", "\n    raise LookupError('stuk')\n\n\ndef downgrade"), "utf-8")
    with pytest.raises(LookupError):
        migrate.upgrade(bare)
    assert tables(bare) == set()


@pytest.mark.planted
def test_a_migration_that_breaks_the_keys_is_rolled_back(bare: Flask, lineage: Path, tmp_path: Path) -> None:
    migrate.revision("house", folder=lineage)
    migrate.upgrade(bare)
    file = migrate.revision("wees", folder=lineage)
    orphan = (
        'op.execute("INSERT INTO membership_role (school_id, id, version, membership_id, role_code, starts_on) '
        f"VALUES ('loep', '{uuid4().hex}', 1, '{uuid4().hex}', 'x', '2026-01-01')\")"
    )
    file.write_text(file.read_text(encoding="utf-8").replace("    pass", f"    {orphan}", 1), "utf-8")
    with pytest.raises(Exception, match=r"wijzen naar niets|foreign key"):
        migrate.upgrade(bare)
    assert migrate.current(bare) == "0001"
    with bare.app_context(), raw.connection(because="een test") as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM membership_role").scalar() == 0
