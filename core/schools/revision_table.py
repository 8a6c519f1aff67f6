"""The table of published revisions, and how a process hears of a new one: by the highest number of a school."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column

from core.db import raw
from core.db.base import AboutSchool, AppendOnly, Base
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid, WholeNumber
from core.schools.registry import Registry
from core.schools.revised import PublishedRevision

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


def newest_number(school_id: str) -> Any:
    """The highest number of a school as a part of a statement: what the gate asks along with the membership."""
    return select(func.max(SchoolRevision.number)).where(SchoolRevision.school_id == school_id).scalar_subquery()


def go_by(registry: Registry, school_id: str, number: int) -> None:
    """Load the revisions of a school when this process does not have them up to this number."""
    try:
        revising = registry.revising(school_id)
    except LookupError:
        return
    if revising.number != number:
        revising.take(published(school_id))


def catch_up(registry: Registry, school_id: str) -> None:
    """The same where nobody asked for the number yet: in a job, a command, on a page of the alliance."""
    found = raw.execute(select(newest_number(school_id)), because=_BECAUSE).scalar()
    go_by(registry, school_id, found or 0)


def published(school_id: str) -> tuple[PublishedRevision, ...]:
    """Every published revision of a school, in order of number."""
    columns = (SchoolRevision.number, SchoolRevision.effective_on, SchoolRevision.changes, SchoolRevision.basis)
    statement = select(*columns).where(SchoolRevision.school_id == school_id).order_by(SchoolRevision.number)
    return tuple(
        PublishedRevision(number=row.number, effective_on=row.effective_on, changes=row.changes, basis=row.basis)
        for row in raw.execute(statement, because=_BECAUSE)
    )
