"""The database: one `db`, its session and what each connection and transaction is told.

Why these settings: security.md's measurements. `BEGIN` (deferred) followed by a write lost 1,053 of 1,200
transactions to "database is locked"; Python's own transaction mode lost updates; `BEGIN IMMEDIATE` lost none.
"""

import sqlite3
from pathlib import Path
from typing import Any, cast

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.orm import scoped_session

from core.db.base import Base
from core.db.session import HouseSession

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA busy_timeout=10000",
)
POSTGRES_TIMEOUTS = (
    "SELECT set_config('statement_timeout', '5s', true), set_config('lock_timeout', '2s', true), "
    "set_config('idle_in_transaction_session_timeout', '10s', true)"
)
"""Local to the transaction: a session setting would leak to the next client behind pgbouncer (6 of 6, measured)."""

db = SQLAlchemy(
    model_class=Base, disable_autonaming=True, session_options={"class_": HouseSession, "expire_on_commit": False}
)


def session() -> HouseSession:
    """The session of the current application context, made at first use."""
    return cast("HouseSession", db.session())


def house_sessions() -> "scoped_session[Any]":
    """What session events listen to: every session of every application."""
    return db.session


def init_app(app: Flask) -> None:
    """Connect the application to `DATABASE_URL` (default: SQLite in `var/dekkend.sqlite`)."""
    url = app.config.get("DATABASE_URL") or f"sqlite:///{Path.cwd() / 'var' / 'dekkend.sqlite'}"
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _options(url) | app.config.get("DATABASE_OPTIONS", {})
    app.config["SQLALCHEMY_TRACK_MODIFICATIONS"] = False
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)


def _options(url: str) -> dict[str, Any]:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        return {"connect_args": {"timeout": 10}}
    # prepare_threshold: behind pgbouncer prepared statements collide (12 of 360 transactions failed, measured).
    return {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 5, "connect_args": {"prepare_threshold": None}}


def prepare(engine: Engine) -> None:
    """Tell each connection and transaction of the engine what this house asks of it."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_sqlite_connect)
        event.listen(engine, "begin", _begin_immediate)
    else:
        event.listen(engine, "begin", _limit_time)


def _on_sqlite_connect(connection: sqlite3.Connection, record: object) -> None:
    # None: the driver starts no transactions of its own; _begin_immediate does.
    connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(pragma)


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _limit_time(connection: Connection) -> None:
    connection.exec_driver_sql(POSTGRES_TIMEOUTS)
