"""What a school adds to its partners: other contact persons than its file says, that the data were checked, notes.

A partner itself is a value of the profile; `partner_code` points to it. A code that the profile no longer knows is
left where it stands. No row is about a pupil.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import AppendOnly, Base, SchoolOwned, Versioned, owned_by
from core.db.types import PlainText, UtcDateTime, Uuid

LONGEST_NOTE = 2000


class PartnerContact(SchoolOwned, Versioned, Base):
    """A contact person as the school says now. `replaces` is the name in the file over which it stands, or empty.

    `gone`: whoever it replaces no longer works there. Withdrawn, what the file says holds again.
    """

    __tablename__ = "partner_contact"
    __table_args__ = (
        owned_by("membership", "membership_id"),
        Index("ix_partner_contact_partner", "school_id", "partner_code"),
    )

    partner_code: Mapped[str] = mapped_column(PlainText(80))
    replaces: Mapped[str] = mapped_column(PlainText(200), default="")
    name: Mapped[str] = mapped_column(PlainText(200), default="")
    phone: Mapped[str] = mapped_column(PlainText(30), default="")
    mail: Mapped[str] = mapped_column(PlainText(200), default="")
    gone: Mapped[bool] = mapped_column(default=False)
    person_name: Mapped[str] = mapped_column(PlainText(200))
    membership_id: Mapped[UUID] = mapped_column(Uuid())
    on: Mapped[date] = mapped_column(Date)
    withdrawn_on: Mapped[date | None] = mapped_column(Date)


class PartnerCheck(SchoolOwned, AppendOnly, Base):
    """Somebody said that the data of a partner still hold, or took the last time back (`outcome`).

    `fingerprint` names the contact persons of the file at that moment: others have not been checked by it.
    """

    __tablename__ = "partner_check"
    __table_args__ = (
        owned_by("membership", "membership_id"),
        Index("ix_partner_check_partner", "school_id", "partner_code"),
    )

    partner_code: Mapped[str] = mapped_column(PlainText(80))
    outcome: Mapped[str] = mapped_column(PlainText(10))
    fingerprint: Mapped[str] = mapped_column(PlainText(64))
    person_name: Mapped[str] = mapped_column(PlainText(200))
    membership_id: Mapped[UUID] = mapped_column(Uuid())
    on: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(UtcDateTime())


class PartnerNote(SchoolOwned, Versioned, Base):
    """What the school wants to remember of a partner. Withdrawn, it is shown to nobody and kept in the history."""

    __tablename__ = "partner_note"
    __table_args__ = (
        owned_by("membership", "membership_id"),
        Index("ix_partner_note_partner", "school_id", "partner_code"),
    )

    partner_code: Mapped[str] = mapped_column(PlainText(80))
    words: Mapped[str] = mapped_column(PlainText(LONGEST_NOTE))
    person_name: Mapped[str] = mapped_column(PlainText(200))
    membership_id: Mapped[UUID] = mapped_column(Uuid())
    on: Mapped[date] = mapped_column(Date)
    withdrawn_on: Mapped[date | None] = mapped_column(Date)
    withdrawn_by: Mapped[str] = mapped_column(PlainText(200), default="")
    withdrawn_because: Mapped[str] = mapped_column(PlainText(400), default="")
