"""The table of one-off guests."""

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, SchoolOwned, owned_by
from core.db.types import Uuid


class GuestMembership(SchoolOwned, Base):
    """A membership that exists for one agenda item or some: it ends by itself after the last of them.

    `closed_on` is the day on which the night found it over; the gate does not wait for that.
    """

    __tablename__ = "guest_membership"
    __table_args__ = (
        owned_by("membership", "membership_id"),
        owned_by("membership", "made_by"),
        UniqueConstraint("school_id", "membership_id"),
    )

    membership_id: Mapped[UUID] = mapped_column(Uuid())
    made_by: Mapped[UUID | None] = mapped_column(Uuid())
    closed_on: Mapped[date | None]
