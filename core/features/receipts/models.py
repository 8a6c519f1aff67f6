"""The table of receipts on paper."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, CaseBound, owned_by
from core.db.types import PlainText, UtcDateTime, Uuid, WholeNumber


class DecisionReceipt(CaseBound, Base):
    """A receipt of a decision on paper, for who asked for it. `blob_id` is empty until the job made it.

    `hidden` counts the texts that were left out because somebody sealed them; when it is another number by the time
    that the paper is fetched, the paper is withdrawn. `job_id` has no key, for the queue may be emptied.
    """

    __tablename__ = "decision_receipt"
    __table_args__ = (
        owned_by("decision", "decision_id"),
        owned_by("membership", "asked_by"),
        owned_by("file_blob", "blob_id"),
    )

    decision_id: Mapped[UUID] = mapped_column(Uuid(), index=True)
    reader: Mapped[str] = mapped_column(PlainText(200))
    asked_by: Mapped[UUID] = mapped_column(Uuid())
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime())
    job_id: Mapped[UUID | None] = mapped_column(Uuid())
    blob_id: Mapped[UUID | None] = mapped_column(Uuid())
    hidden: Mapped[int] = mapped_column(WholeNumber(), default=0)
    made_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
