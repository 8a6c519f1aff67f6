"""Tables of meetings. A team is declared by the school; a meeting is one day of it, a series a year of them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, CaseBound, SchoolOwned, Versioned, owned_by
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid


class MeetingSeries(SchoolOwned, Versioned, Base):
    """Meetings of a team that were planned in one act: every `weeks` weeks, or spread over the year when that is 0.

    `starts` and `ends` are times on the clock of the Netherlands ("14:00"); `ended_on` is the day from which
    the rest was cancelled.
    """

    __tablename__ = "meeting_series"

    team_code: Mapped[str] = mapped_column(PlainText(60))
    weeks: Mapped[int]
    starts: Mapped[str] = mapped_column(PlainText(5))
    ends: Mapped[str] = mapped_column(PlainText(5))
    place: Mapped[str] = mapped_column(PlainText(80), default="")
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    end_reason: Mapped[str] = mapped_column(PlainText(400), default="")


class Meeting(SchoolOwned, Versioned, Base):
    """One meeting of a team. `state` is "planned", "held" or "cancelled"; `series_id` the series it is of."""

    __tablename__ = "meeting"
    __table_args__ = (
        owned_by("meeting_series", "series_id"),
        Index("ix_meeting_team", "school_id", "team_code", "starts_at"),
    )

    team_code: Mapped[str] = mapped_column(PlainText(60))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime())
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime())
    place: Mapped[str] = mapped_column(PlainText(80), default="")
    state: Mapped[str] = mapped_column(PlainText(12), default="planned")
    cancel_reason: Mapped[str] = mapped_column(PlainText(400), default="")
    series_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)


class MeetingSeat(SchoolOwned, Versioned, Base):
    """A chair at one meeting. `membership_id` is empty while nobody holds it, and for parents and pupil.

    `agenda_item_id` is set for somebody who sits in for one item only. `attendance` is "invited", "coming", "maybe",
    "absent" (with notice), "missing" (without) or "present"; `reason` why an optional seat is filled. `answer` is
    what the holder said to the invitation: "yes", "no", "maybe", or empty; `answer_reason` why.
    """

    __tablename__ = "meeting_seat"
    __table_args__ = (
        owned_by("meeting", "meeting_id"),
        owned_by("membership", "membership_id"),
        owned_by("agenda_item", "agenda_item_id"),
    )

    meeting_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    role_code: Mapped[str] = mapped_column(PlainText(60))
    label: Mapped[str] = mapped_column(PlainText(120))
    membership_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(Uuid())
    attendance: Mapped[str] = mapped_column(PlainText(12), default="invited")
    reason: Mapped[str] = mapped_column(PlainText(400), default="")
    answer: Mapped[str] = mapped_column(PlainText(8), default="")
    answer_reason: Mapped[str] = mapped_column(PlainText(400), default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class AgendaItem(CaseBound, Versioned, Base):
    """A case on the agenda of a meeting. `state` is "open", "closed" or "withdrawn" (consent was withdrawn, or moved).

    `minutes` holds the answer per question of the team, by code; `lasts` the minutes set aside for it. `saved` counts
    how often the minutes were saved, with by whom and when: who writes at the same time hears of it. The row's own
    `version` is not fit for that, because moving an item changes it too.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        owned_by("meeting", "meeting_id"),
        owned_by("membership", "closed_by"),
        owned_by("membership", "saved_by"),
    )

    meeting_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    place: Mapped[int]
    about: Mapped[str] = mapped_column(PlainText(200))
    lasts: Mapped[int] = mapped_column(default=15)
    state: Mapped[str] = mapped_column(PlainText(12), default="open")
    minutes: Mapped[dict[str, str]] = mapped_column(JsonDocument(), default=dict)
    outcome: Mapped[str] = mapped_column(PlainText(60), default="")
    withdrawn_reason: Mapped[str] = mapped_column(PlainText(400), default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    closed_by: Mapped[UUID | None] = mapped_column(Uuid())
    saved: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    saved_by: Mapped[UUID | None] = mapped_column(Uuid())


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
