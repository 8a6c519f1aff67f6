"""The table of secret addresses at which a member's own calendar program fetches the meetings with a seat for them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, SchoolOwned, owned_by
from core.db.types import PlainText, UtcDateTime, Uuid

_WORKS = text("ended_at IS NULL")


class CalendarAddress(SchoolOwned, Base):
    """One address. Of the token in it only a digest is kept; `ended_at` when it was renewed or stopped.

    `read_at` is when a program last fetched it, to the hour: the owner sees whether somebody does.
    """

    __tablename__ = "calendar_address"
    __table_args__ = (
        owned_by("membership", "membership_id"),
        UniqueConstraint("school_id", "token_hash"),
        Index(
            "uq_calendar_address_works",
            "school_id",
            "membership_id",
            unique=True,
            sqlite_where=_WORKS,
            postgresql_where=_WORKS,
        ),
    )

    membership_id: Mapped[UUID] = mapped_column(Uuid())
    token_hash: Mapped[str] = mapped_column(PlainText(64))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime())
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
