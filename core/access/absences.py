"""Who is away and who stands in: a tie between two members for a time. The policy and the lists of work read it."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, Select, select
from sqlalchemy.orm import Mapped, mapped_column

from core.access.people import live_on
from core.access.reader import MEMBERSHIP, SCHOOL, TODAY
from core.db.base import Base, SchoolOwned, Versioned, owned_by
from core.db.types import Uuid


class Absence(SchoolOwned, Versioned, Base):
    """A member is away from a day up to and including a day; `substitute_id` does and sees that work meanwhile.

    Why somebody is away is nobody's business here. Ended before it began: the last day lies before the first.
    """

    __tablename__ = "absence"
    __table_args__ = (
        owned_by("membership", "absent_id"),
        owned_by("membership", "substitute_id"),
        owned_by("membership", "made_by"),
        Index("ix_absence_substitute", "school_id", "substitute_id"),
        Index("ix_absence_absent", "school_id", "absent_id"),
    )

    absent_id: Mapped[UUID] = mapped_column(Uuid())
    substitute_id: Mapped[UUID] = mapped_column(Uuid())
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    made_by: Mapped[UUID | None] = mapped_column(Uuid())


class AbsenceRole(SchoolOwned, Base):
    """A role that the substitute holds only because of an absence; it ends on the same day."""

    __tablename__ = "absence_role"
    __table_args__ = (
        owned_by("absence", "absence_id"),
        owned_by("membership_role", "role_id"),
        Index("ix_absence_role_absence", "school_id", "absence_id"),
        Index("ix_absence_role_role", "school_id", "role_id"),
    )

    absence_id: Mapped[UUID] = mapped_column(Uuid())
    role_id: Mapped[UUID] = mapped_column(Uuid())


def replaced_now() -> Select[UUID]:
    """The memberships for which the reader stands in today, as a subquery."""
    return select(Absence.absent_id).where(
        Absence.school_id == SCHOOL, Absence.substitute_id == MEMBERSHIP, live_on(Absence, TODAY)
    )
