"""The table of published revisions, and how a process hears of a new one: by the highest number of a school."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column

from core.db import raw
from core.db.base import AboutSchool, AppendOnly, Base
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid, WholeNumber
from core.schools.revised import Published, PublishedRevision

_BECAUSE = "de regels van een school gelden voor iedereen die er werkt"


class SchoolRevision(AboutSchool, AppendOnly, Base):
    """One published change of a school's own values; never changed, only followed by another.

    `number` counts per school from 1; `changes` as `core.schools.own_paths` keeps them; `digest` names the profile of
    its first day, `basis` that without any revision; `restores` the version that it puts back.
    """

    __tablename__ = "school_revision"
    __table_args__ = (UniqueConstraint("alliance_id", "school_id", "number"),)

    number: Mapped[int] = mapped_column(WholeNumber())
    effective_on: Mapped[date] = mapped_column(Date)
    changes: Mapped[dict[str, Any]] = mapped_column(JsonDocument())
    reason: Mapped[str] = mapped_column(PlainText(2000))
    digest: Mapped[str] = mapped_column(PlainText(64))
    basis: Mapped[str] = mapped_column(PlainText(64))
    restores: Mapped[int | None] = mapped_column(WholeNumber())
    proposer_name: Mapped[str] = mapped_column(PlainText(200), default="")
    author_id: Mapped[UUID | None] = mapped_column(Uuid())
    author_name: Mapped[str] = mapped_column(PlainText(200))
    publisher_id: Mapped[UUID | None] = mapped_column(Uuid())
    publisher_name: Mapped[str] = mapped_column(PlainText(200))
    published_at: Mapped[datetime] = mapped_column(UtcDateTime())


def read_revisions(known: Mapping[str, str]) -> dict[str, Published]:
    """The revisions of every school that has any. `known` gives the mark that a process has of each school: of those
    whose mark is the same only the mark is read."""
    marks = _marks()
    changed = [school_id for school_id, mark in marks.items() if known.get(school_id, "") != mark]
    rows = _rows(changed) if changed else {}
    return {slug: Published(mark=mark, revisions=rows.get(slug, ())) for slug, mark in marks.items()}


def _marks() -> dict[str, str]:
    """The newest number and moment of each school: a restored backup may repeat a number, not a moment."""
    newest = func.max(SchoolRevision.number), func.max(SchoolRevision.published_at)
    columns: tuple[Any, ...] = (SchoolRevision.school_id, *newest)
    statement = select(*columns).group_by(SchoolRevision.school_id)
    rows = raw.execute(statement, because=_BECAUSE)
    return {school_id: f"{number} {moment}" for school_id, number, moment in map(tuple, rows)}


def _rows(school_ids: list[str]) -> dict[str, tuple[PublishedRevision, ...]]:
    columns = (
        SchoolRevision.school_id, SchoolRevision.number, SchoolRevision.effective_on, SchoolRevision.changes,
        SchoolRevision.basis,
    )  # fmt: skip
    statement = select(*columns).where(SchoolRevision.school_id.in_(school_ids)).order_by(SchoolRevision.number)
    found: dict[str, tuple[PublishedRevision, ...]] = {}
    for row in raw.execute(statement, because=_BECAUSE):
        one = PublishedRevision(number=row.number, effective_on=row.effective_on, changes=row.changes, basis=row.basis)
        found[row.school_id] = (*found.get(row.school_id, ()), one)
    return found
