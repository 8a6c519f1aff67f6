"""Tables of pupils, guardians and groups. No BSN, no origin, no weight: nothing here needs them."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, SchoolOwned, Versioned, owned_by
from core.db.types import JsonDocument, PlainText, Uuid
from core.features.pupils import names

_NO_END = text("ends_on IS NULL")


class PupilGroup(SchoolOwned, Versioned, Base):
    """A group or class in one school year ("2026-2027"). `year_rank` is None for a group of several years."""

    __tablename__ = "pupil_group"

    label: Mapped[str] = mapped_column(PlainText(40))
    year_rank: Mapped[int | None]
    school_year: Mapped[str] = mapped_column(PlainText(9))
    ended_on: Mapped[date | None] = mapped_column(Date)


class Pupil(SchoolOwned, Versioned, Base):
    """A pupil of the school. `search_name` is the folded name by which searches forgive spelling.

    `sort_name` orders lists; `year_rank` is the rank of the school's year; `flags` are characteristics
    ("own_learning_line"). `merged_into_id` names the pupil who turned out to be the same child: this record is then
    kept for the history only.
    """

    __tablename__ = "pupil"
    __table_args__ = (
        owned_by("pupil_group", "group_id"),
        owned_by("pupil", "merged_into_id"),
        Index("ix_pupil_school_sort", "school_id", "sort_name", "id"),
        Index("ix_pupil_school_group", "school_id", "group_id"),
    )

    first_name: Mapped[str] = mapped_column(PlainText(60))
    infix: Mapped[str] = mapped_column(PlainText(20), default="")
    family_name: Mapped[str] = mapped_column(PlainText(80))
    sort_name: Mapped[str] = mapped_column(PlainText(180))
    search_name: Mapped[str] = mapped_column(PlainText(180))
    number: Mapped[str | None] = mapped_column(PlainText(40))
    birth_date: Mapped[date | None] = mapped_column(Date)
    year_rank: Mapped[int | None]
    group_id: Mapped[UUID | None] = mapped_column(Uuid())
    enrolled_on: Mapped[date] = mapped_column(Date)
    left_on: Mapped[date | None] = mapped_column(Date)
    in_netherlands_since: Mapped[date | None] = mapped_column(Date)
    flags: Mapped[list[str]] = mapped_column(JsonDocument(), default=list)
    merged_into_id: Mapped[UUID | None] = mapped_column(Uuid())

    @property
    def full_name(self) -> str:
        """First name, infix and family name."""
        return names.full_name(self.first_name, self.infix, self.family_name)


class PupilMentor(SchoolOwned, Base):
    """Who guides a pupil personally, in which role (teacher, coach), from and to and including a day.

    At one time a pupil has one mentor of each role.
    """

    __tablename__ = "pupil_mentor"
    __table_args__ = (
        owned_by("pupil", "pupil_id"),
        owned_by("membership", "membership_id"),
        Index("ix_pupil_mentor_membership", "school_id", "membership_id"),
        Index(
            "uq_pupil_mentor_live",
            "school_id",
            "pupil_id",
            "role_code",
            unique=True,
            sqlite_where=_NO_END,
            postgresql_where=_NO_END,
        ),
    )

    pupil_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    membership_id: Mapped[UUID] = mapped_column(Uuid())
    role_code: Mapped[str] = mapped_column(PlainText(60))
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)


class Guardian(SchoolOwned, Versioned, Base):
    """A parent or other guardian. With `secret_address` the address is shown to nobody but the care owner."""

    __tablename__ = "guardian"

    name: Mapped[str] = mapped_column(PlainText(120))
    phone: Mapped[str] = mapped_column(PlainText(30), default="")
    mail: Mapped[str] = mapped_column(PlainText(120), default="")
    address: Mapped[str] = mapped_column(PlainText(200), default="")
    secret_address: Mapped[bool] = mapped_column(default=False)


class Guardianship(SchoolOwned, Versioned, Base):
    """How a guardian stands to a pupil: `relation` in a word, `authority` in law (gezag), `lives_apart` a letter of
    their own. `ended_on` when it no longer holds."""

    __tablename__ = "guardianship"
    __table_args__ = (owned_by("pupil", "pupil_id"), owned_by("guardian", "guardian_id"))

    pupil_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    guardian_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    relation: Mapped[str] = mapped_column(PlainText(30))
    authority: Mapped[bool] = mapped_column(default=True)
    lives_apart: Mapped[bool] = mapped_column(default=False)
    ended_on: Mapped[date | None] = mapped_column(Date)


def flags_of(pupil: Pupil) -> frozenset[str]:
    """The characteristics of a pupil as a set."""
    flags: Any = pupil.flags
    return frozenset(flags or ())
