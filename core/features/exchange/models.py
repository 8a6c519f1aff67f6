"""Tables of what comes from outside: files with what they propose, references of pupils elsewhere, merges."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, SchoolOwned, Versioned, owned_by
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid

MAPPING, WAITING, READ, REFUSED, APPLYING, APPLIED, FORGOTTEN = (
    "mapping", "waiting", "read", "refused", "applying", "applied", "forgotten"
)  # fmt: skip
"""How far a delivery is."""


class Delivery(SchoolOwned, Base):
    """One file with pupils. `content` and the lines stay until it is applied or seven days have gone; counts stay.

    `kind` is "edexml" or "csv". `told` says what the file is and what was dropped; `plan_digest` what was proposed, so
    that nobody confirms something else than they saw; `confirmed` which remarks a person confirmed. No history is kept
    of this row: it would keep the file.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        owned_by("membership", "made_by"),
        owned_by("membership", "applied_by"),
        Index("ix_delivery_made", "school_id", "made_at"),
    )

    kind: Mapped[str] = mapped_column(PlainText(10))
    name: Mapped[str] = mapped_column(PlainText(200))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(PlainText(64))
    content: Mapped[bytes | None] = mapped_column(LargeBinary(), deferred=True)
    state: Mapped[str] = mapped_column(PlainText(10))
    refusal: Mapped[str] = mapped_column(PlainText(400), default="")
    told: Mapped[dict[str, Any]] = mapped_column(JsonDocument(), default=dict)
    columns: Mapped[dict[str, str]] = mapped_column(JsonDocument(), default=dict)
    confirmed: Mapped[list[str]] = mapped_column(JsonDocument(), default=list)
    plan_digest: Mapped[str] = mapped_column(PlainText(64), default="")
    job_id: Mapped[UUID | None] = mapped_column(Uuid())
    made_at: Mapped[datetime] = mapped_column(UtcDateTime())
    made_by: Mapped[UUID | None] = mapped_column(Uuid())
    applied_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    applied_by: Mapped[UUID | None] = mapped_column(Uuid())


class DeliveryLine(SchoolOwned, Base):
    """What is proposed for one record of a delivery: the stored form of `rules.PlanLine`, with what a person chose."""

    __tablename__ = "delivery_line"
    __table_args__ = (
        owned_by("delivery", "delivery_id"),
        owned_by("pupil", "pupil_id"),
        UniqueConstraint("school_id", "delivery_id", "place"),
    )

    delivery_id: Mapped[UUID] = mapped_column(Uuid())
    place: Mapped[int]
    line: Mapped[int]
    key: Mapped[str] = mapped_column(PlainText(256))
    name: Mapped[str] = mapped_column(PlainText(200))
    outcome: Mapped[str] = mapped_column(PlainText(10))
    reasons: Mapped[list[list[str]]] = mapped_column(JsonDocument(), default=list)
    pupil_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    values: Mapped[dict[str, Any]] = mapped_column(JsonDocument(), default=dict)
    was: Mapped[dict[str, Any]] = mapped_column(JsonDocument(), default=dict)
    open_case: Mapped[bool] = mapped_column(default=False)
    choice: Mapped[str] = mapped_column(PlainText(10), default="")


class PupilReference(SchoolOwned, Base):
    """The key under which an administration knows a pupil. A pupil may have several, after a merge."""

    __tablename__ = "pupil_reference"
    __table_args__ = (owned_by("pupil", "pupil_id"), UniqueConstraint("school_id", "source", "value"))

    pupil_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    source: Mapped[str] = mapped_column(PlainText(20))
    value: Mapped[str] = mapped_column(PlainText(256))


class DeliveryMapping(SchoolOwned, Versioned, Base):
    """Which column of the school's tables holds what: the head of the column by field. One per school."""

    __tablename__ = "delivery_mapping"
    __table_args__ = (UniqueConstraint("school_id"),)

    columns: Mapped[dict[str, str]] = mapped_column(JsonDocument())


class PupilMerge(SchoolOwned, Base):
    """Two records of one child made one. `kept` and `moved` hold what was there before, so that it can be undone."""

    __tablename__ = "pupil_merge"
    __table_args__ = (
        owned_by("pupil", "kept_id"),
        owned_by("pupil", "gone_id"),
        owned_by("membership", "made_by"),
        owned_by("membership", "undone_by"),
    )

    kept_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    gone_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    reason: Mapped[str] = mapped_column(PlainText(200))
    was: Mapped[dict[str, Any]] = mapped_column(JsonDocument())
    moved: Mapped[dict[str, list[str]]] = mapped_column(JsonDocument())
    made_at: Mapped[datetime] = mapped_column(UtcDateTime())
    made_by: Mapped[UUID | None] = mapped_column(Uuid())
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    undone_by: Mapped[UUID | None] = mapped_column(Uuid())
    undo_reason: Mapped[str] = mapped_column(PlainText(200), default="")
