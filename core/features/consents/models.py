"""Tables of consent. Answers are written once; a change of mind is a new answer."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import AppendOnly, Base, CaseBound, Versioned, owned_by
from core.db.types import PlainText, UtcDateTime, Uuid


class ConsentAnswer(CaseBound, AppendOnly, Base):
    """One answer of one giver for one purpose: asked, given, refused or withdrawn, with form and evidence.

    `guardian_id` is empty when the pupil answered. `on` is the day of the answer, which may lie before `recorded_at`.
    """

    __tablename__ = "consent_answer"
    __table_args__ = (owned_by("guardian", "guardian_id"), owned_by("membership", "recorded_by"))

    purpose: Mapped[str] = mapped_column(PlainText(60))
    guardian_id: Mapped[UUID | None] = mapped_column(Uuid())
    answer: Mapped[str] = mapped_column(PlainText(12))
    form: Mapped[str] = mapped_column(PlainText(10), default="")
    on: Mapped[date] = mapped_column(Date)
    evidence: Mapped[str] = mapped_column(PlainText(400), default="")
    reason: Mapped[str] = mapped_column(PlainText(1000), default="")
    recorded_by: Mapped[UUID] = mapped_column(Uuid())
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime())


class Disclosure(CaseBound, Versioned, Base):
    """The opening of one case for one person, on a ground ("consent", "team"), for a time.

    It rests on consent for `purpose`: withdrawing that closes it at once. `agenda_item_id` names the seat that asked
    for it (no key: meetings stand above).
    """

    __tablename__ = "disclosure"
    __table_args__ = (
        owned_by("membership", "membership_id"),
        Index("ix_disclosure_membership", "school_id", "membership_id", "case_id"),
    )

    membership_id: Mapped[UUID] = mapped_column(Uuid())
    ground: Mapped[str] = mapped_column(PlainText(20))
    purpose: Mapped[str] = mapped_column(PlainText(60))
    agenda_item_id: Mapped[UUID | None] = mapped_column(Uuid())
    from_date: Mapped[date] = mapped_column(Date)
    until_date: Mapped[date | None] = mapped_column(Date)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    withdrawn_reason: Mapped[str] = mapped_column(PlainText(400), default="")
