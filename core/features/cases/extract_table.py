"""The table of what was printed of a dossier for one person."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, CaseBound, owned_by
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid


class CaseExtract(CaseBound, Base):
    """A printed dossier for one person. `kind`: "guardian", "pupil", "partner" or "own"; `recipient` as printed.

    `parts` are the chosen ones; `note_ids` the notes that it holds, so that it can be judged again. `blob_id` is empty
    until the job made it; `job_id` has no key, for the queue may be emptied.
    """

    __tablename__ = "case_extract"
    __table_args__ = (
        owned_by("guardian", "guardian_id"),
        owned_by("membership", "membership_id"),
        owned_by("membership", "asked_by"),
        owned_by("file_blob", "blob_id"),
    )

    kind: Mapped[str] = mapped_column(PlainText(12))
    guardian_id: Mapped[UUID | None] = mapped_column(Uuid())
    membership_id: Mapped[UUID | None] = mapped_column(Uuid())
    recipient: Mapped[str] = mapped_column(PlainText(200))
    reason: Mapped[str] = mapped_column(PlainText(400))
    parts: Mapped[list[str]] = mapped_column(JsonDocument())
    note_ids: Mapped[list[str]] = mapped_column(JsonDocument(), default=list)
    asked_by: Mapped[UUID | None] = mapped_column(Uuid())
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime())
    job_id: Mapped[UUID | None] = mapped_column(Uuid())
    blob_id: Mapped[UUID | None] = mapped_column(Uuid())
    made_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    withdrawn_reason: Mapped[str] = mapped_column(PlainText(400), default="")
