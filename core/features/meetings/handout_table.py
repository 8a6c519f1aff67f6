"""Tables of what people take to a meeting or home from it on paper: one per person, with the items that it holds."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import AppendOnly, Base, CaseBound, SchoolOwned, owned_by
from core.db.types import PlainText, UtcDateTime, Uuid


class MeetingHandout(SchoolOwned, Base):
    """The paper of one person. `kind` is "agenda" or "minutes"; `place` of `batch` that were asked for together.

    `items` counts what it holds (the rows of `MeetingHandoutItem`). `blob_id` is empty until the job made it; `job_id`
    has no key, for the queue may be emptied. Withdrawn the moment access to something on it ends, or when a newer one
    is asked for.
    """

    __tablename__ = "meeting_handout"
    __table_args__ = (
        owned_by("meeting", "meeting_id"),
        owned_by("meeting_seat", "seat_id"),
        owned_by("membership", "membership_id"),
        owned_by("membership", "asked_by"),
        owned_by("file_blob", "blob_id"),
    )

    meeting_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    seat_id: Mapped[UUID] = mapped_column(Uuid())
    membership_id: Mapped[UUID] = mapped_column(Uuid())
    recipient: Mapped[str] = mapped_column(PlainText(200))
    kind: Mapped[str] = mapped_column(PlainText(12))
    place: Mapped[int]
    batch: Mapped[int]
    items: Mapped[int]
    asked_by: Mapped[UUID | None] = mapped_column(Uuid())
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime())
    job_id: Mapped[UUID | None] = mapped_column(Uuid())
    blob_id: Mapped[UUID | None] = mapped_column(Uuid())
    made_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    withdrawn_reason: Mapped[str] = mapped_column(PlainText(400), default="")


class MeetingHandoutItem(CaseBound, AppendOnly, Base):
    """An item that stands on a paper with name and content."""

    __tablename__ = "meeting_handout_item"
    __table_args__ = (owned_by("meeting_handout", "handout_id"), owned_by("agenda_item", "agenda_item_id"))

    handout_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    agenda_item_id: Mapped[UUID] = mapped_column(Uuid())
