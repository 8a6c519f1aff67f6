"""People and what ties them to a school. Accounts are shared by the schools; memberships belong to one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, UniqueConstraint, or_
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, SchoolOwned, Versioned, is_live, owned_by
from core.db.ids import new_id
from core.db.types import PlainText, UtcDateTime, Uuid

KINDS = ("staff", "partner")


def mail_key(email: str) -> str:
    """A mail address as it is kept and compared: without spaces around it, in small letters."""
    return email.strip().casefold()


class Person(Base):
    """A human being with an account. Shared: one account for all schools the person works for."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(PlainText(200))
    email: Mapped[str] = mapped_column(PlainText(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(PlainText(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime())

    # What Flask-Login asks of a user.
    @property
    def is_active(self) -> bool:
        """Whether the account may be used."""
        return self.closed_at is None

    @property
    def is_authenticated(self) -> bool:
        """A loaded person is signed in."""
        return True

    @property
    def is_anonymous(self) -> bool:
        """A person is somebody."""
        return False

    def get_id(self) -> str:
        """The id as text."""
        return str(self.id)


class Membership(SchoolOwned, Versioned, Base):
    """A person at one school: `kind` staff, or partner from another organisation. `ends_on` counts (`tot en met`)."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("school_id", "person_id", "starts_on"),
        CheckConstraint("kind IN ('staff', 'partner')", name="kind"),
    )

    person_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(PlainText(10))
    organisation: Mapped[str | None] = mapped_column(PlainText(200))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    days_per_week: Mapped[float | None]


class MembershipRole(SchoolOwned, Versioned, Base):
    """A role of the school's profile that a member holds, for one range of groups where the profile has ranges."""

    __tablename__ = "membership_role"
    __table_args__ = (
        owned_by("membership", "membership_id"),
        Index(None, "school_id", "membership_id"),
        Index(None, "school_id", "role_code"),
    )

    membership_id: Mapped[UUID] = mapped_column(Uuid())
    role_code: Mapped[str] = mapped_column(PlainText(40))
    range_code: Mapped[str | None] = mapped_column(PlainText(40))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


def live_on(model: Any, today: date | ColumnElement[date]) -> ColumnElement[bool]:
    """The SQL form of `is_live` for a class or table with `starts_on` and `ends_on`."""
    columns = getattr(model, "c", model)
    still: ColumnElement[bool] = or_(columns.ends_on.is_(None), columns.ends_on >= today)
    started: ColumnElement[bool] = columns.starts_on <= today
    return started & still


__all__ = ["KINDS", "Membership", "MembershipRole", "Person", "is_live", "live_on", "mail_key"]
