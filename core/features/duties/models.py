"""The table of duties. "Late" is computed when read; a duty is closed, never deleted."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, CaseTouching, Versioned, owned_by
from core.db.types import JsonDocument, PlainText, Uuid


class Duty(CaseTouching, Versioned, Base):
    """One duty. `kind` is "deadline", "step", "task", "director" or "rhythm"; `rule` the code of what started it.

    `owner_role` owes it until a person (`owner_id`, a membership) has it. `due_on` may be empty: no term was promised.
    `met_on` is the day that counts for being on time (a meeting's day), `closed_on` the day somebody closed it.
    `source` is the wire form of the source; `digest` the profile under which the duty started.
    """

    __tablename__ = "duty"
    __table_args__ = (
        owned_by("pupil", "pupil_id"),
        owned_by("membership", "owner_id"),
        owned_by("membership", "made_by"),
        owned_by("membership", "closed_by"),
        Index("ix_duty_open", "school_id", "closed_on", "due_on"),
    )

    kind: Mapped[str] = mapped_column(PlainText(12))
    rule: Mapped[str] = mapped_column(PlainText(80))
    label: Mapped[str] = mapped_column(PlainText(200))
    explains: Mapped[str] = mapped_column(PlainText(400), default="")
    source: Mapped[dict[str, Any] | None] = mapped_column(JsonDocument())
    owner_role: Mapped[str] = mapped_column(PlainText(60))
    owner_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    pupil_id: Mapped[UUID | None] = mapped_column(Uuid())
    started_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date | None] = mapped_column(Date)
    met_on: Mapped[date | None] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    close_reason: Mapped[str] = mapped_column(PlainText(400), default="")
    made_by: Mapped[UUID | None] = mapped_column(Uuid())
    closed_by: Mapped[UUID | None] = mapped_column(Uuid())
    agenda_item_id: Mapped[UUID | None] = mapped_column(Uuid())
    digest: Mapped[str] = mapped_column(PlainText(64), default="")
