"""Tables of admission and placement. Who applies is no pupil of the school: nothing here is joined to a case."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import AppendOnly, Base, SchoolOwned, Versioned, owned_by
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid


class Application(SchoolOwned, Versioned, Base):
    """One child for whom parents ask a place. No BSN: a school may only have it of its own pupils.

    `received_on` is the day on which it really came in; `answers` holds what the rules of the school ask, by code;
    `guardians` rows of id, name, relation and authority. `due_on` is the last day of the decision, empty while the
    term stands still (`suspended_on`).
    """

    __tablename__ = "application"
    __table_args__ = (owned_by("pupil", "pupil_id"), Index("ix_application_state", "school_id", "state", "due_on"))

    first_name: Mapped[str] = mapped_column(PlainText(60))
    infix: Mapped[str] = mapped_column(PlainText(20), default="")
    family_name: Mapped[str] = mapped_column(PlainText(80))
    sort_name: Mapped[str] = mapped_column(PlainText(180))
    search_name: Mapped[str] = mapped_column(PlainText(180))
    birth_date: Mapped[date | None] = mapped_column(Date)
    received_on: Mapped[date] = mapped_column(Date)
    first_day: Mapped[date | None] = mapped_column(Date)
    year_rank: Mapped[int | None]
    guardians: Mapped[list[dict[str, Any]]] = mapped_column(JsonDocument(), default=list)
    address: Mapped[str] = mapped_column(PlainText(200), default="")
    other_schools: Mapped[str] = mapped_column(PlainText(400), default="")
    in_netherlands_since: Mapped[date | None] = mapped_column(Date)
    advice: Mapped[str] = mapped_column(PlainText(80), default="")
    answers: Mapped[dict[str, str]] = mapped_column(JsonDocument(), default=dict)
    state: Mapped[str] = mapped_column(PlainText(12))
    due_on: Mapped[date | None] = mapped_column(Date)
    suspended_on: Mapped[date | None] = mapped_column(Date)
    complete_by: Mapped[date | None] = mapped_column(Date)
    suspended_days: Mapped[int] = mapped_column(default=0)
    extended_to: Mapped[date | None] = mapped_column(Date)
    extended_days: Mapped[int] = mapped_column(default=0)
    closed_on: Mapped[date | None] = mapped_column(Date)
    pupil_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    profile_digest: Mapped[str] = mapped_column(PlainText(64))

    @property
    def full_name(self) -> str:
        """First name, infix and family name."""
        return " ".join(part for part in (self.first_name, self.infix, self.family_name) if part)


class Placement(SchoolOwned, Versioned, Base):
    """A place for a pupil: on trial up to and including `ends_on`, or at once; kept also when it ends.

    `unable_since` is the day on which a criterion of final placement fell away.
    """

    __tablename__ = "placement"
    __table_args__ = (
        owned_by("pupil", "pupil_id"),
        owned_by("application", "application_id"),
        owned_by("pupil_group", "group_id"),
    )

    pupil_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    application_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    group_id: Mapped[UUID | None] = mapped_column(Uuid())
    state: Mapped[str] = mapped_column(PlainText(12))
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    unable_since: Mapped[date | None] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    profile_digest: Mapped[str] = mapped_column(PlainText(64))


class AdmissionEvent(SchoolOwned, AppendOnly, Base):
    """One row of what happened with an application or a placement: the source of every fact, shaped as `CaseEvent`."""

    __tablename__ = "admission_event"
    __table_args__ = (
        owned_by("application", "application_id"),
        owned_by("placement", "placement_id"),
        owned_by("membership", "by_id"),
    )

    application_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    placement_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    kind: Mapped[str] = mapped_column(PlainText(30))
    about: Mapped[str] = mapped_column(PlainText(60), default="")
    on: Mapped[date] = mapped_column(Date)
    roles: Mapped[list[str]] = mapped_column(JsonDocument(), default=list)
    outcome: Mapped[str] = mapped_column(PlainText(60), default="")
    reference: Mapped[str] = mapped_column(PlainText(120), default="")
    reason: Mapped[str] = mapped_column(PlainText(2000), default="")
    summary: Mapped[str] = mapped_column(PlainText(400), default="")
    by_id: Mapped[UUID | None] = mapped_column(Uuid())
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime())


class AdmissionDecision(SchoolOwned, AppendOnly, Base):
    """A decision on an application or a placement with everything it rested on, shaped as `Decision` of a case.

    `outcome` is what was decided; `grounds` the codes of the rules on which a refusal rests.
    """

    __tablename__ = "admission_decision"
    __table_args__ = (
        owned_by("application", "application_id"),
        owned_by("placement", "placement_id"),
        owned_by("membership", "by_id"),
    )

    application_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    placement_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    kind: Mapped[str] = mapped_column(PlainText(60))
    label: Mapped[str] = mapped_column(PlainText(200))
    team_code: Mapped[str] = mapped_column(PlainText(60), default="")
    agenda_item_id: Mapped[UUID | None] = mapped_column(Uuid())
    outcome: Mapped[str] = mapped_column(PlainText(20))
    grounds: Mapped[list[str]] = mapped_column(JsonDocument(), default=list)
    taken_on: Mapped[date] = mapped_column(Date)
    facts: Mapped[dict[str, object]] = mapped_column(JsonDocument())
    findings: Mapped[list[object]] = mapped_column(JsonDocument())
    reason: Mapped[str] = mapped_column(PlainText(2000), default="")
    override_reason: Mapped[str] = mapped_column(PlainText(1000), default="")
    by_id: Mapped[UUID] = mapped_column(Uuid())
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime())
    profile_digest: Mapped[str] = mapped_column(PlainText(64))


class PlaceSearch(SchoolOwned, Versioned, Base):
    """The search of the duty of care: open until a school is named where the child has a place."""

    __tablename__ = "place_search"
    __table_args__ = (owned_by("application", "application_id"), owned_by("placement", "placement_id"))

    application_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    placement_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    opened_on: Mapped[date] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    place: Mapped[str] = mapped_column(PlainText(160), default="")


class SearchContact(SchoolOwned, AppendOnly, Base):
    """What a school in the region said when it was asked: `outcome` is "asked", "no" or "ready" to admit the child."""

    __tablename__ = "search_contact"
    __table_args__ = (owned_by("place_search", "search_id"), owned_by("membership", "by_id"))

    search_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    school: Mapped[str] = mapped_column(PlainText(160))
    on: Mapped[date] = mapped_column(Date)
    outcome: Mapped[str] = mapped_column(PlainText(10))
    note: Mapped[str] = mapped_column(PlainText(1000), default="")
    by_id: Mapped[UUID | None] = mapped_column(Uuid())
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime())


class RefusalLetter(SchoolOwned, Versioned, Base):
    """The letter that tells parents of a refusal: the text is fixed when it is asked for, the PDF made by a job."""

    __tablename__ = "refusal_letter"
    __table_args__ = (
        owned_by("application", "application_id"),
        owned_by("file_blob", "blob_id"),
        owned_by("membership", "asked_by"),
    )

    application_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    text: Mapped[dict[str, Any]] = mapped_column(JsonDocument())
    asked_by: Mapped[UUID | None] = mapped_column(Uuid())
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime())
    job_id: Mapped[UUID | None] = mapped_column(Uuid())
    blob_id: Mapped[UUID | None] = mapped_column(Uuid())
    made_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class GroupForm(SchoolOwned, Versioned, Base):
    """How a group is made up: its kind in the school's word, its years, and why it is a combination of years."""

    __tablename__ = "group_form"
    __table_args__ = (owned_by("pupil_group", "group_id"),)

    group_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    rule_code: Mapped[str] = mapped_column(PlainText(60))
    years: Mapped[list[int]] = mapped_column(JsonDocument(), default=list)
    reason: Mapped[str] = mapped_column(PlainText(400), default="")
