"""Tables of a case. What happened is written once; notes and documents are edited, with their history kept."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Date, Index, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import AppendOnly, Base, CaseBound, SchoolOwned, Sealable, Versioned, owned_by
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid

_OPEN = text("closed_on IS NULL")


class SupportCase(SchoolOwned, Versioned, Base):
    """One pupil on one route; at most one is open per route. The level belongs to the case.

    `question` says in a line what it is about; `profile_digest` names the profile under which it was opened.
    """

    __tablename__ = "support_case"
    __table_args__ = (
        owned_by("pupil", "pupil_id"),
        owned_by("membership", "reporter_id"),
        owned_by("membership", "owner_id"),
        owned_by("membership", "director_id"),
        Index(
            "uq_support_case_open",
            "school_id",
            "pupil_id",
            "route_code",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    pupil_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    route_code: Mapped[str] = mapped_column(PlainText(60))
    step_code: Mapped[str] = mapped_column(PlainText(60))
    level_code: Mapped[str] = mapped_column(PlainText(60))
    question: Mapped[str] = mapped_column(PlainText(200))
    reporter_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    owner_id: Mapped[UUID | None] = mapped_column(Uuid())
    director_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True)
    opened_on: Mapped[date] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    close_reason: Mapped[str] = mapped_column(PlainText(400), default="")
    profile_digest: Mapped[str] = mapped_column(PlainText(64))


class StepPassage(CaseBound, AppendOnly, Base):
    """The entering of a step; going back is a new passage. `override_reason` when conditions stood open."""

    __tablename__ = "step_passage"
    __table_args__ = (owned_by("membership", "by_id"),)

    step_code: Mapped[str] = mapped_column(PlainText(60))
    entered_on: Mapped[date] = mapped_column(Date)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime())
    by_id: Mapped[UUID] = mapped_column(Uuid())
    reason: Mapped[str] = mapped_column(PlainText(1000), default="")
    override_reason: Mapped[str] = mapped_column(PlainText(1000), default="")
    decision_id: Mapped[UUID | None] = mapped_column(Uuid())
    profile_digest: Mapped[str] = mapped_column(PlainText(64))


class CaseEvent(CaseBound, AppendOnly, Base):
    """One row of what happened: the source of every fact (see `core.contract.facts.Happening`).

    `summary` is the sentence of the timeline; `note_id` the note that holds the text, `decision_id` the decision.
    """

    __tablename__ = "case_event"
    __table_args__ = (owned_by("membership", "by_id"), Index("ix_case_event_case", "school_id", "case_id", "on"))

    kind: Mapped[str] = mapped_column(PlainText(30))
    about: Mapped[str] = mapped_column(PlainText(60), default="")
    on: Mapped[date] = mapped_column(Date)
    roles: Mapped[list[str]] = mapped_column(JsonDocument(), default=list)
    outcome: Mapped[str] = mapped_column(PlainText(60), default="")
    reference: Mapped[str] = mapped_column(PlainText(120), default="")
    reason: Mapped[str] = mapped_column(PlainText(2000), default="")
    amount: Mapped[Decimal] = mapped_column(Numeric(12, 2), default=Decimal(0))
    summary: Mapped[str] = mapped_column(PlainText(400), default="")
    note_id: Mapped[UUID | None] = mapped_column(Uuid())
    decision_id: Mapped[UUID | None] = mapped_column(Uuid())
    by_id: Mapped[UUID | None] = mapped_column(Uuid())
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime())


class CaseNote(CaseBound, Sealable, Versioned, Base):
    """The text of a conversation, an observation or a note. Corrections keep the old text in the history of changes."""

    __tablename__ = "case_note"
    __table_args__ = (owned_by("membership", "author_id"),)

    kind: Mapped[str] = mapped_column(PlainText(30))
    about: Mapped[str] = mapped_column(PlainText(60), default="")
    on: Mapped[date] = mapped_column(Date)
    body: Mapped[str] = mapped_column(PlainText(20000))
    author_id: Mapped[UUID] = mapped_column(Uuid())


class CaseDocument(CaseBound, Versioned, Base):
    """A document of the case after a template of the school. `state` is "draft", "made" or "agreed"."""

    __tablename__ = "case_document"
    __table_args__ = (owned_by("membership", "author_id"),)

    template_code: Mapped[str] = mapped_column(PlainText(60))
    state: Mapped[str] = mapped_column(PlainText(12))
    parts: Mapped[dict[str, str]] = mapped_column(JsonDocument(), default=dict)
    made_on: Mapped[date | None] = mapped_column(Date)
    agreed_on: Mapped[date | None] = mapped_column(Date)
    author_id: Mapped[UUID] = mapped_column(Uuid())


class Decision(CaseBound, AppendOnly, Base):
    """A decision with everything it rested on: facts, findings and the profile of its day."""

    __tablename__ = "decision"
    __table_args__ = (owned_by("membership", "by_id"),)

    kind: Mapped[str] = mapped_column(PlainText(60))
    label: Mapped[str] = mapped_column(PlainText(200))
    team_code: Mapped[str] = mapped_column(PlainText(60), default="")
    agenda_item_id: Mapped[UUID | None] = mapped_column(Uuid())
    taken_on: Mapped[date] = mapped_column(Date)
    facts: Mapped[dict[str, object]] = mapped_column(JsonDocument())
    findings: Mapped[list[object]] = mapped_column(JsonDocument())
    reason: Mapped[str] = mapped_column(PlainText(2000), default="")
    override_reason: Mapped[str] = mapped_column(PlainText(1000), default="")
    by_id: Mapped[UUID] = mapped_column(Uuid())
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime())
    profile_digest: Mapped[str] = mapped_column(PlainText(64))


class Approval(CaseBound, AppendOnly, Base):
    """The approval or refusal of a decision by the holder of a role."""

    __tablename__ = "approval"
    __table_args__ = (owned_by("decision", "decision_id"), owned_by("membership", "by_id"))

    decision_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    role_code: Mapped[str] = mapped_column(PlainText(60))
    outcome: Mapped[str] = mapped_column(PlainText(12))
    reason: Mapped[str] = mapped_column(PlainText(1000), default="")
    by_id: Mapped[UUID] = mapped_column(Uuid())
    on: Mapped[date] = mapped_column(Date)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime())


class CaseAttachment(CaseBound, Sealable, Versioned, Base):
    """A file that somebody put in the case, perhaps with a note or a document; sealed as long as that note is.

    Its content stands in `file_blob`. Withdrawn it is no longer given out; the blob stays until retention.
    """

    __tablename__ = "case_attachment"
    __table_args__ = (
        owned_by("file_blob", "blob_id"),
        owned_by("case_note", "note_id"),
        owned_by("case_document", "document_id"),
        owned_by("membership", "added_by"),
        owned_by("membership", "withdrawn_by"),
    )

    name: Mapped[str] = mapped_column(PlainText(120))
    description: Mapped[str] = mapped_column(PlainText(200), default="")
    media_type: Mapped[str] = mapped_column(PlainText(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(PlainText(64))
    blob_id: Mapped[UUID] = mapped_column(Uuid())
    note_id: Mapped[UUID | None] = mapped_column(Uuid())
    document_id: Mapped[UUID | None] = mapped_column(Uuid())
    added_by: Mapped[UUID | None] = mapped_column(Uuid())
    added_at: Mapped[datetime] = mapped_column(UtcDateTime())
    withdrawn_by: Mapped[UUID | None] = mapped_column(Uuid())
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    withdrawn_reason: Mapped[str] = mapped_column(PlainText(400), default="")
