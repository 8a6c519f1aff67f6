"""The ledger of an alliance: what its administrators saw and changed, when and why. Written once, in the same
transaction as the act. It holds no content of cases, because the alliance has none."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core.access.alliance_scope import alliance_scope
from core.access.ledger import DONE, count_one
from core.db.base import SLUG_LENGTH, AllianceOwned, AppendOnly, Base
from core.db.clock import now
from core.db.engine import session
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid


class AllianceLedgerEntry(AllianceOwned, AppendOnly, Base):
    """One act. Names and roles are kept as they were at that moment; `school_id` is the school it was about."""

    __tablename__ = "alliance_ledger_entry"
    __table_args__ = (
        Index(None, "alliance_id", "at"),
        Index(None, "alliance_id", "person_id", "at"),
        Index(None, "alliance_id", "school_id", "at"),
    )

    at: Mapped[datetime] = mapped_column(UtcDateTime())
    person_id: Mapped[UUID | None] = mapped_column(Uuid())
    membership_id: Mapped[UUID | None] = mapped_column(Uuid())
    person_name: Mapped[str] = mapped_column(PlainText(200))
    roles: Mapped[list[str]] = mapped_column(JsonDocument())
    purpose: Mapped[str] = mapped_column(PlainText(60))
    action: Mapped[str] = mapped_column(PlainText(60))
    object_type: Mapped[str] = mapped_column(PlainText(63))
    object_id: Mapped[UUID | None] = mapped_column(Uuid())
    school_id: Mapped[str | None] = mapped_column(PlainText(SLUG_LENGTH))
    outcome: Mapped[str] = mapped_column(PlainText(20))
    request_id: Mapped[str] = mapped_column(PlainText(64))
    detail: Mapped[dict[str, Any] | None] = mapped_column(JsonDocument())


class AboutAct(TypedDict, total=False):
    """What an entry may say besides what was done to which kind of thing."""

    object_id: UUID | None
    school_id: str | None
    detail: Mapping[str, Any] | None
    outcome: str


def note(*, action: str, object_type: str, **about: Unpack[AboutAct]) -> AllianceLedgerEntry:
    """Write one row in the current transaction. `detail` holds names of settings and reasons, never a case."""
    current, detail = alliance_scope(), about.get("detail")
    entry = AllianceLedgerEntry(
        at=now(),
        person_id=current.person_id,
        membership_id=current.membership_id,
        person_name=current.person_name,
        roles=sorted(current.roles),
        purpose=current.purpose,
        action=action,
        object_type=object_type,
        object_id=about.get("object_id"),
        school_id=about.get("school_id"),
        outcome=about.get("outcome", DONE),
        request_id=current.request_id,
        detail=dict(detail) if detail is not None else None,
    )
    session().add(entry)
    count_one()
    return entry
