"""The ledger: who saw or changed what, when, why and under which rule. Same transaction as the act; fail-closed.

Columns follow NEN 7513 as far as the program can know them. Nothing here is ever changed or deleted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core.access.scope import Scope, scope
from core.db.base import AppendOnly, Base, SchoolOwned
from core.db.clock import now
from core.db.engine import session
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid

_COUNT = "ledger_rows"
_BEHALF = "ledger_behalf"
BEHALF_OF = "behalf_of"
"""In `detail`: the membership for which a substitute did it."""

DONE, REFUSED, NOT_FOUND = "done", "refused", "not_found"


class LedgerEntry(SchoolOwned, AppendOnly, Base):
    """One act. Names and roles are kept as they were at that moment."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        Index(None, "school_id", "at"),
        Index(None, "school_id", "pupil_id", "at"),
        Index(None, "school_id", "case_id", "at"),
        Index(None, "school_id", "person_id", "at"),
    )

    at: Mapped[datetime] = mapped_column(UtcDateTime())
    person_id: Mapped[UUID | None] = mapped_column(Uuid())
    membership_id: Mapped[UUID | None] = mapped_column(Uuid())
    person_name: Mapped[str] = mapped_column(PlainText(200))
    roles: Mapped[list[str]] = mapped_column(JsonDocument())
    organisation: Mapped[str | None] = mapped_column(PlainText(200))
    purpose: Mapped[str] = mapped_column(PlainText(60))
    action: Mapped[str] = mapped_column(PlainText(60))
    object_type: Mapped[str] = mapped_column(PlainText(63))
    object_id: Mapped[UUID | None] = mapped_column(Uuid())
    pupil_id: Mapped[UUID | None] = mapped_column(Uuid())
    case_id: Mapped[UUID | None] = mapped_column(Uuid())
    rule: Mapped[str | None] = mapped_column(PlainText(40))
    disclosure_id: Mapped[UUID | None] = mapped_column(Uuid())
    outcome: Mapped[str] = mapped_column(PlainText(20))
    request_id: Mapped[str] = mapped_column(PlainText(64))
    detail: Mapped[dict[str, Any] | None] = mapped_column(JsonDocument())


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """On what the act rests: the rule of the policy and, for a disclosed case, the disclosure."""

    rule: str | None = None
    disclosure_id: UUID | None = None


class About(TypedDict, total=False):
    """What an entry may say besides what was done to which kind of thing."""

    object_id: UUID | None
    pupil_id: UUID | None
    case_id: UUID | None
    rule: str | Basis | None
    detail: Mapping[str, Any] | None
    outcome: str


def record(*, action: str, object_type: str, **about: Unpack[About]) -> LedgerEntry:
    """Write one row in the current transaction. `detail` holds no content: field names, counts, a hash of a search."""
    rule, detail = about.get("rule"), about.get("detail")
    basis = rule if isinstance(rule, Basis) else Basis(rule=rule)
    entry = LedgerEntry(
        **_who(scope()),
        at=now(),
        action=action,
        object_type=object_type,
        object_id=about.get("object_id"),
        pupil_id=about.get("pupil_id"),
        case_id=about.get("case_id"),
        rule=basis.rule,
        disclosure_id=basis.disclosure_id,
        detail=_detail(detail, about.get("case_id")),
        outcome=about.get("outcome", DONE),
    )
    session().add(entry)
    count_one()
    return entry


def count_one() -> None:
    """One more row was written; the ledger of an alliance counts here too."""
    session().info[_COUNT] = recorded() + 1


def on_behalf(absent_id: UUID, case_id: UUID | None = None) -> None:
    """What this session does from now on (in this case) is done for somebody who is away: each row says so."""
    session().info.setdefault(_BEHALF, {})[case_id] = str(absent_id)


def _detail(given: Mapping[str, Any] | None, case_id: UUID | None) -> dict[str, Any] | None:
    absent = session().info.get(_BEHALF, {}).get(case_id)
    if absent is None:
        return dict(given) if given is not None else None
    return {**(given or {}), BEHALF_OF: absent}


def recorded() -> int:
    """How many rows this session has written so far; the tripwire of the gate looks at it."""
    count: int = session().info.get(_COUNT, 0)
    return count


def _who(current: Scope) -> dict[str, Any]:
    return {
        "school_id": current.school_id,
        "person_id": current.person_id,
        "membership_id": current.membership_id,
        "person_name": current.person_name,
        "roles": sorted(current.roles),
        "organisation": current.organisation,
        "purpose": current.purpose,
        "request_id": current.request_id,
    }
