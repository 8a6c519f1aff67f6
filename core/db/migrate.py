"""Migrations from Python: the command line and the tests call these; Alembic's own command is not needed.

A new revision: `dekkend db revision "what changes"` (calls `revision`), read the file, then `dekkend db upgrade`.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Connection, Engine, create_engine

from core.db.base import Base
from core.db.engine import db, prepare

FOLDER = Path(__file__).with_name("migrations")


class BrokenKeys(RuntimeError):
    """After a migration rows point at rows that are not there; the migration was rolled back."""


def upgrade(app: Flask, to: str = "head") -> None:
    """Bring the application's database to a revision, in one transaction."""
    _migrate(app, lambda config: command.upgrade(config, to))


def downgrade(app: Flask, to: str) -> None:
    """Bring the application's database back to a revision, in one transaction; `base` leaves it empty."""
    _migrate(app, lambda config: command.downgrade(config, to))


def revision(message: str, folder: Path = FOLDER) -> Path:
    """Write a revision with the difference between the migrations so far and the imported models; returns the file.

    Compares with a fresh SQLite database that is first brought to the head. Import every feature before (`create_app`).
    """
    with tempfile.TemporaryDirectory() as directory:
        engine = create_engine(f"sqlite:///{directory}/compare.sqlite")
        prepare(engine)
        with _ready(engine) as connection:
            config = _config(connection, folder)
            command.upgrade(config, "head")
            script = command.revision(config, message, autogenerate=True, rev_id=_next_number(config))
        engine.dispose()
    return Path(cast("Any", script).path)


def differences(app: Flask) -> list[Any]:
    """What the models have and the database has not, or the other way round; empty when the migrations are complete."""
    with app.app_context(), db.engine.connect() as connection:
        options = {"compare_type": True, "target_metadata": Base.metadata}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))


def head() -> str | None:
    """The newest revision in the code."""
    return ScriptDirectory(str(FOLDER)).get_current_head()


def current(app: Flask) -> str | None:
    """The revision of the application's database; None when it has none."""
    with app.app_context(), db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _migrate(app: Flask, run: Callable[[Config], None]) -> None:
    with app.app_context(), _ready(db.engine) as connection:
        run(_config(connection, FOLDER))


def _config(connection: Connection, folder: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _next_number(config: Config) -> str:
    revisions = list(ScriptDirectory.from_config(config).walk_revisions())
    return f"{len(revisions) + 1:04d}"


@contextmanager
def _ready(engine: Engine) -> Iterator[Connection]:
    """A connection in one transaction, in which tables may be rebuilt and time is not limited."""
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        if isinstance(driver, sqlite3.Connection):
            # Batch mode rebuilds tables; with keys enforced the DROP of the old table would delete what hangs on it.
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                if engine.dialect.name == "postgresql":
                    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                yield connection
                _check_keys(connection)
        finally:
            if isinstance(driver, sqlite3.Connection):
                driver.execute("PRAGMA foreign_keys=ON")


def _check_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise BrokenKeys(f"{len(broken)} rijen wijzen naar niets: {sorted({row[0] for row in broken})}")
