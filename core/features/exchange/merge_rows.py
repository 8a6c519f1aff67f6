"""Every row that hangs on a pupil, found from the keys of the tables: a new table moves along by itself."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access.beyond import beyond_need_to_know, writing_for
from core.db.base import Base, SchoolOwned
from core.db.engine import session
from core.db.order import mapped_classes
from core.features.exchange.models import DeliveryLine, PupilMerge
from core.features.pupils.models import Pupil

STAYS = {Pupil.__tablename__, PupilMerge.__tablename__, DeliveryLine.__tablename__}
"""Tables whose rows stay with the record they are about: earlier merges, and proposals of a file."""


def hanging() -> Iterator[tuple[type[Any], str]]:
    """Class and column of every key to a pupil."""
    for cls in mapped_classes(SchoolOwned):
        if cls.metadata is not Base.metadata or cls.__tablename__ in STAYS:
            continue
        for constraint in cls.__table__.foreign_key_constraints:
            if constraint.referred_table.name == Pupil.__tablename__:
                yield cls, next(name for name in constraint.column_keys if name != "school_id")


def move(from_id: UUID, to_id: UUID) -> dict[str, list[str]]:
    """Hang everything of one pupil on another; returns the ids of what moved, by table and column."""
    moved: dict[str, list[str]] = {}
    with writing_for("own-consequences"):
        for cls, column in hanging():
            rows = _rows(cls, getattr(cls, column) == from_id)
            for row in rows:
                setattr(row, column, to_id)
            if rows:
                moved[f"{cls.__tablename__}.{column}"] = [str(row.id) for row in rows]
    return moved


def move_back(moved: Mapping[str, list[str]], from_id: UUID, to_id: UUID) -> None:
    """Hang what moved where it was. What came since then stays, and so does what moved on to somebody else."""
    with writing_for("own-consequences"):
        for cls, column in hanging():
            wanted = {UUID(text) for text in moved.get(f"{cls.__tablename__}.{column}", ())}
            for row in _rows(cls, getattr(cls, column) == from_id) if wanted else ():
                if row.id in wanted:
                    setattr(row, column, to_id)


def _rows(cls: type[Any], condition: Any) -> list[Any]:
    statement = select(cls).where(condition)
    return list(session().scalars(statement.execution_options(**beyond_need_to_know("own-consequences"))))
