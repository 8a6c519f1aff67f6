"""An empty database for each test, fast: SQLite copies one made file, PostgreSQL empties the tables that hold rows."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import MetaData, event, text

from core.db import migrate
from core.db.base import Base
from core.db.engine import db


@dataclass(kw_only=True)
class TestDatabase:
    """The database of one application in the tests; `tables` is what hangs in it."""

    app: Flask
    tables: MetaData
    template: Path | None = None

    __test__ = False

    @property
    def is_sqlite(self) -> bool:
        """Whether this run is on SQLite."""
        return self.template is not None

    def make(self) -> None:
        """Make the tables, once. The one place that decides between migrations and models."""
        if self.tables is Base.metadata and migrate.head() is not None:
            migrate.upgrade(self.app)
        else:
            with self.app.app_context():
                self.tables.create_all(db.engine)
        if self.template is not None:
            with self.app.app_context():
                db.engine.dispose()
            # Closing the last connection has emptied the write-ahead log into the file.
            shutil.copyfile(self._file(), self.template)

    def empty(self) -> None:
        """Bring the database back to the state after `make`, and let the application forget what it knew of it."""
        self.app.extensions.pop("profile_versions_known", None)
        for kept in ("mail", "papers") if "VAR" in self.app.config else ():
            shutil.rmtree(Path(self.app.config["VAR"]) / kept, ignore_errors=True)
        if self.template is not None:
            self._copy()
        else:
            self._clear()

    def close(self) -> None:
        """Close every connection."""
        with self.app.app_context():
            db.engine.dispose()

    def _file(self) -> Path:
        with self.app.app_context():
            return Path(db.engine.url.database or "")

    def _copy(self) -> None:
        file = self._file()
        with self.app.app_context():
            db.engine.dispose()
        for left in (f"{file}-wal", f"{file}-shm"):
            Path(left).unlink(missing_ok=True)
        shutil.copyfile(self.template or file, file)

    def _clear(self) -> None:
        """Delete from what holds something, children first. TRUNCATE of every table costs ten times as much here."""
        tables = list(reversed(self.tables.sorted_tables))
        asked = ", ".join(f"EXISTS (SELECT 1 FROM {table.name})" for table in tables)
        with self.app.app_context(), db.engine.begin() as connection:
            if connection.execute(text("SELECT current_setting('is_superuser')")).scalar_one() == "on":
                # everything goes: asking each key whether something still hangs on it takes most of the time
                connection.execute(text("SET LOCAL session_replication_role = replica"))
            filled = connection.execute(text(f"SELECT {asked}")).one()
            for table, has_rows in zip(tables, filled, strict=True):
                if has_rows:
                    connection.execute(table.delete())


class StatementCount:
    """Counts the statements an application sends; transaction control does not count.

    with StatementCount(app) as count: ...; assert count.number <= 8, count.statements
    """

    def __init__(self, app: Flask) -> None:
        with app.app_context():
            self._engine = db.engine
        self.statements: list[str] = []

    @property
    def number(self) -> int:
        """How many statements were sent."""
        return len(self.statements)

    def __enter__(self) -> "StatementCount":
        event.listen(self._engine, "before_cursor_execute", self._count)
        return self

    def __exit__(self, *exc: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._count)

    def _count(self, connection: object, cursor: object, statement: str, *rest: object) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SELECT set_config")):
            self.statements.append(statement)
