"""Notices: what a person should hear of. The text stays inside; mail carries no name and no content."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, CaseTouching, owned_by
from core.db.types import PlainText, UtcDateTime, Uuid


class Notice(CaseTouching, Base):
    """One sentence for one person, with the page it is about. Only `read_at` ever changes: that needs no history."""

    __tablename__ = "notice"
    __table_args__ = (
        owned_by("membership", "membership_id"),
        Index("ix_notice_person", "school_id", "membership_id", "at"),
    )

    membership_id: Mapped[UUID] = mapped_column(Uuid())
    kind: Mapped[str] = mapped_column(PlainText(30))
    text: Mapped[str] = mapped_column(PlainText(400))
    link: Mapped[str] = mapped_column(PlainText(300), default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime())
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
