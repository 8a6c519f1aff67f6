"""What was there before: one append-only `change` row for each edit of a `Versioned` row, made at flush."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy import inspect as look_at
from sqlalchemy.orm import InstanceState, Mapped, Session, mapped_column

from core.db.base import AboutSchool, AllianceOwned, AppendOnly, Base, CaseTouching, Sealable, Versioned
from core.db.clock import now
from core.db.engine import house_sessions, session
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid

_AUTHOR = "author"
_REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who changes things in this session; `core.access.scope.enter` sets it."""

    person_id: UUID | None
    membership_id: UUID | None
    name: str


class KeptChange:
    """What is kept of an edit: the columns that changed, with their values from before, by whom and why."""

    at: Mapped[datetime] = mapped_column(UtcDateTime())
    person_id: Mapped[UUID | None] = mapped_column(Uuid())
    membership_id: Mapped[UUID | None] = mapped_column(Uuid())
    person_name: Mapped[str] = mapped_column(PlainText(200))
    table_name: Mapped[str] = mapped_column(PlainText(63))
    object_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    kind: Mapped[str] = mapped_column(PlainText(10))
    before: Mapped[dict[str, Any]] = mapped_column(JsonDocument())
    reason: Mapped[str] = mapped_column(PlainText(500))


class Change(CaseTouching, Sealable, KeptChange, AppendOnly, Base):
    """One edit at a school. Guarded like the row itself."""

    __tablename__ = "change"


class AllianceChange(AllianceOwned, KeptChange, AppendOnly, Base):
    """One edit of a row of an alliance."""

    __tablename__ = "alliance_change"


class AboutChange(AboutSchool, KeptChange, AppendOnly, Base):
    """One edit of a row of an alliance about one of its schools."""

    __tablename__ = "about_school_change"


def set_author(author: Author) -> None:
    """Name who changes things from now on in the current session."""
    session().info[_AUTHOR] = author


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Edits flushed inside carry this reason. Flushes at the end."""
    current = session()
    current.flush()
    earlier = current.info.get(_REASON, "")
    current.info[_REASON] = reason
    try:
        yield
        current.flush()
    finally:
        current.info[_REASON] = earlier


def _keep_history(current: Session, context: object, instances: object) -> None:
    for obj in list(current.dirty):
        if isinstance(obj, Versioned) and current.is_modified(obj):
            before = _before(look_at(obj))
            if before:
                current.add(_change(current, obj, "edit", before))
    for obj in list(current.deleted):
        if isinstance(obj, Versioned):
            current.add(_change(current, obj, "delete", _everything(look_at(obj))))


def _before(state: InstanceState[Any]) -> dict[str, Any]:
    """The old values of the changed columns; a column that was never loaded is noted as unknown."""
    old: dict[str, Any] = {}
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if history.has_changes() and column.key != "version":
            old[column.key] = _plain(history.deleted[0]) if history.deleted else None
    return old


def _everything(state: InstanceState[Any]) -> dict[str, Any]:
    return {column.key: _plain(state.dict.get(column.key)) for column in state.mapper.column_attrs}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value


def _change(current: Session, obj: Any, kind: str, before: dict[str, Any]) -> KeptChange:
    author: Author = current.info.get(_AUTHOR) or Author(person_id=None, membership_id=None, name="systeem")
    table: str = obj.__table__.name
    said: dict[str, Any] = {
        "at": now(),
        "person_id": author.person_id,
        "membership_id": author.membership_id,
        "person_name": author.name,
        "table_name": table,
        "object_id": obj.id,
        "kind": kind,
        "before": before,
        "reason": current.info.get(_REASON, ""),
    }
    if isinstance(obj, AboutSchool):
        return AboutChange(alliance_id=obj.alliance_id, school_id=obj.school_id, **said)
    if isinstance(obj, AllianceOwned):
        return AllianceChange(alliance_id=obj.alliance_id, **said)
    case_id = obj.id if table == "support_case" else getattr(obj, "case_id", None)
    return Change(school_id=obj.school_id, case_id=case_id, sealed_for=_sealed_for(obj), **said)


def _sealed_for(obj: Any) -> UUID | None:
    """The seal of the row, also when this very edit breaks it: what was sealed stays sealed in the history."""
    if not isinstance(obj, Sealable):
        return None
    history = look_at(obj).attrs.sealed_for.history
    earlier: UUID | None = history.deleted[0] if history.deleted else None
    return obj.sealed_for or earlier


def listen() -> None:
    """Attach to the sessions of the house, once; after the wall, which has judged the edits by then."""
    if not event.contains(house_sessions(), "before_flush", _keep_history):
        event.listen(house_sessions(), "before_flush", _keep_history)
