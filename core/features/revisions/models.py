"""Tables of what leads to a revision: the draft from proposal to publication, and its trials on the past.

A school and its alliance both find these rows: settings are of both. They hold no content of a case.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import AboutSchool, Base, Versioned, owned_by_alliance
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid, WholeNumber


class RevisionDraft(AboutSchool, Versioned, Base):
    """A change of a school's own values on its way: proposed, drafted, ready; or published, refused, withdrawn.

    `changes` as `core.schools.own_paths` keeps them, against version `base`. `answer` is what was said when it was
    refused, sent back or withdrawn. `published` is the number that it got.
    """

    __tablename__ = "revision_draft"
    __table_args__ = (Index("ix_revision_draft_school", "alliance_id", "school_id", "state"),)

    state: Mapped[str] = mapped_column(PlainText(10))
    changes: Mapped[dict[str, Any]] = mapped_column(JsonDocument(), default=dict)
    reason: Mapped[str] = mapped_column(PlainText(2000), default="")
    effective_on: Mapped[date | None] = mapped_column(Date)
    base: Mapped[int] = mapped_column(WholeNumber(), default=0)
    restores: Mapped[int | None] = mapped_column(WholeNumber())
    made_at: Mapped[datetime] = mapped_column(UtcDateTime())
    proposer_id: Mapped[UUID | None] = mapped_column(Uuid())
    proposer_name: Mapped[str] = mapped_column(PlainText(200), default="")
    author_id: Mapped[UUID | None] = mapped_column(Uuid())
    author_name: Mapped[str] = mapped_column(PlainText(200), default="")
    answer: Mapped[str] = mapped_column(PlainText(2000), default="")
    answered_by: Mapped[str] = mapped_column(PlainText(200), default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    published: Mapped[int | None] = mapped_column(WholeNumber())


class RevisionTrial(AboutSchool, Base):
    """One trial of a draft on the past of the school. `fingerprint` names what was tried: another text, another trial.

    `told` holds per kind how many were looked at and how many differ, and per rule how many are late or give a signal.
    """

    __tablename__ = "revision_trial"
    __table_args__ = (owned_by_alliance("revision_draft", "draft_id"),)

    draft_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    fingerprint: Mapped[str] = mapped_column(PlainText(64))
    state: Mapped[str] = mapped_column(PlainText(10))
    percent: Mapped[int] = mapped_column(WholeNumber(), default=0)
    stage: Mapped[str] = mapped_column(PlainText(200), default="")
    told: Mapped[dict[str, Any]] = mapped_column(JsonDocument(), default=dict)
    asked_by: Mapped[str] = mapped_column(PlainText(200))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime())
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class TrialDifference(AboutSchool, Base):
    """One thing of the past that would have been otherwise. `about` is the id of a decision, a duty or a count; who it
    is about stands nowhere here."""

    __tablename__ = "trial_difference"
    __table_args__ = (
        owned_by_alliance("revision_trial", "trial_id"),
        Index("ix_trial_difference_trial", "alliance_id", "trial_id", "kind", "on"),
    )

    trial_id: Mapped[UUID] = mapped_column(Uuid())
    kind: Mapped[str] = mapped_column(PlainText(10))
    about: Mapped[UUID] = mapped_column(Uuid())
    on: Mapped[date] = mapped_column(Date)
    rule: Mapped[str] = mapped_column(PlainText(80))
    before: Mapped[str] = mapped_column(PlainText(1000))
    after: Mapped[str] = mapped_column(PlainText(1000))
    weighs: Mapped[bool]
