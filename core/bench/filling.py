"""Filling a database in bulk: rows that look like those of a school year, straight into the tables.

Not through the services: those are measured elsewhere (the demonstration builds its cases through them). Everything
is derived from the number of the school, so that two runs fill the same.
"""

from typing import Any

from flask import Flask
from sqlalchemy import Connection

from core.access.ledger import LedgerEntry
from core.access.people import Membership, MembershipRole, Person
from core.bench.cases import SchoolYear
from core.bench.people import Rows
from core.bench.setting import Setting
from core.db import migrate
from core.db.clock import now
from core.db.engine import db
from core.features.cases.models import CaseEvent, CaseNote, StepPassage, SupportCase
from core.features.consents.models import ConsentAnswer
from core.features.duties.models import Duty
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.pupils.models import Guardian, Guardianship, Pupil, PupilGroup, PupilMentor
from core.schools.registry import Registry

ORDER = (
    Person, Membership, MembershipRole, PupilGroup, Pupil, PupilMentor, Guardian, Guardianship, SupportCase,
    StepPassage, CaseNote, CaseEvent, ConsentAnswer, Duty, Meeting, MeetingSeat, LedgerEntry,
)  # fmt: skip


def fill(app: Flask, setting: Setting) -> None:
    """Migrate an empty database and fill every school of the application."""
    migrate.upgrade(app)
    registry: Registry = app.extensions["registry"]
    with app.app_context():
        moment = now()
        for place, school in enumerate(registry.schools()):
            with db.engine.begin() as connection:
                _write(connection, SchoolYear(registry.profile(school.id), place, moment).rows(setting))
        _settle(app)
        db.engine.dispose()  # the measuring is done by other processes


def _write(connection: Connection, rows: Rows) -> None:
    for model in ORDER:
        table: Any = model.__table__
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for row in rows.get(model, []):
            alike.setdefault(tuple(row), []).append(row)
        for some in alike.values():
            connection.execute(table.insert(), some)


def _settle(app: Flask) -> None:
    """Let the database know how its tables look, as it does by itself after some hours of work."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
