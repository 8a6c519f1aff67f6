"""What the school says about the readings of its own document."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import AppendOnly, Base, SchoolOwned, owned_by
from core.db.types import PlainText, UtcDateTime, Uuid

CONFIRMED, OTHERWISE = "confirmed", "otherwise"


class ReadingAnswer(SchoolOwned, AppendOnly, Base):
    """One answer of the school to one reading (`mark`): confirmed, or how it reads the text itself.

    `alternative` is the code of the other way to read that the school chose, where the plugin offers one.
    `chosen` is what was asked then, so that an answer to another reading is not taken for an answer to this one.
    """

    __tablename__ = "reading_answer"
    __table_args__ = (owned_by("membership", "membership_id"), Index("ix_reading_answer_mark", "school_id", "mark"))

    mark: Mapped[str] = mapped_column(PlainText(20))
    outcome: Mapped[str] = mapped_column(PlainText(10))
    chosen: Mapped[str] = mapped_column(PlainText(2000), default="")
    words: Mapped[str] = mapped_column(PlainText(2000), default="")
    alternative: Mapped[str] = mapped_column(PlainText(60), default="")
    person_name: Mapped[str] = mapped_column(PlainText(200))
    membership_id: Mapped[UUID] = mapped_column(Uuid())
    at: Mapped[datetime] = mapped_column(UtcDateTime())
