"""Tables of meetings that are about no pupil: what is discussed, what was said, and when that was agreed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, SchoolOwned, Versioned, owned_by
from core.db.types import PlainText, UtcDateTime, Uuid

LONGEST_LABEL, LONGEST_MINUTES = 200, 8000


class MeetingSubject(SchoolOwned, Versioned, Base):
    """A plain subject on the agenda of a team that holds no agenda of pupils. `minutes` is what was said about it.

    No case hangs on it and nothing here is closed to who may read the meeting, so no pupil is named in it.
    """

    __tablename__ = "meeting_subject"
    __table_args__ = (owned_by("meeting", "meeting_id"),)

    meeting_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    place: Mapped[int]
    label: Mapped[str] = mapped_column(PlainText(LONGEST_LABEL))
    minutes: Mapped[str] = mapped_column(PlainText(LONGEST_MINUTES), default="")


class MeetingAgreed(SchoolOwned, Base):
    """The minutes of a meeting were agreed: from then on they stand."""

    __tablename__ = "meeting_agreed"
    __table_args__ = (
        owned_by("meeting", "meeting_id"),
        owned_by("membership", "agreed_by"),
        UniqueConstraint("school_id", "meeting_id"),
    )

    meeting_id: Mapped[UUID] = mapped_column(Uuid())
    agreed_at: Mapped[datetime] = mapped_column(UtcDateTime())
    agreed_by: Mapped[UUID | None] = mapped_column(Uuid())
