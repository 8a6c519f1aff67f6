"""The only place from which a statement may go round the wall. Every call says why; tests count the callers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, Executable, Result, func, select

from core.db.engine import db, session

RAW = "dekkend_raw"
"""Execution option: the reason why this statement goes round the wall."""


def execute(
    statement: Executable, parameters: Mapping[str, Any] | list[dict[str, Any]] | None = None, *, because: str
) -> Result[Any]:
    """Execute without the wall's filters, inside the current transaction. `because` may not be empty."""
    if not because.strip():
        raise ValueError("Zeg waarom deze opdracht om de muur heen gaat.")
    return session().execute(statement, parameters, execution_options={RAW: because})


@contextmanager
def connection(*, because: str) -> Iterator[Connection]:
    """The bare connection of the current transaction."""
    if not because.strip():
        raise ValueError("Zeg waarom deze verbinding om de muur heen gaat.")
    with session().open_connection() as bare:
        yield bare


def one_at_a_time(key: str) -> None:
    """Let transactions with the same key wait for one another until they end.

    SQLite needs nothing: `BEGIN IMMEDIATE` already lets one writer in. PostgreSQL takes an advisory lock.
    """
    if db.engine.dialect.name == "postgresql":
        execute(select(func.pg_advisory_xact_lock(crc32(key.encode()))), because="een slot per sleutel")
