"""The ledger of the alliance as people read it: page by page, newest first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from core.access import alliance_ledger
from core.access.alliance_ledger import AllianceLedgerEntry
from core.access.ledger import DONE
from core.access.school import registry
from core.db.engine import session
from core.features.alliance.words import role_words, words_of
from core.web.paging import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One act: when, who, in which role, what, about which school, and why."""

    id: UUID
    at: datetime
    who: str
    role: str
    what: str
    school: str
    reason: str
    refused: bool


def ledger_lines(who: str, school_id: str, asked: Asked) -> tuple[LedgerLine, ...]:
    """One page, and one row more than fits. Reading the ledger is itself a row in it."""
    statement = select(AllianceLedgerEntry)
    if who:
        statement = statement.where(AllianceLedgerEntry.person_name.icontains(who, autoescape=True))
    if school_id:
        statement = statement.where(AllianceLedgerEntry.school_id == school_id)
    if (key := _key(asked.after)) is not None:
        statement = statement.where(AllianceLedgerEntry.id < key)
    elif (key := _key(asked.before)) is not None:
        statement = statement.where(AllianceLedgerEntry.id > key)
    order = AllianceLedgerEntry.id.asc() if asked.before else AllianceLedgerEntry.id.desc()
    rows = session().scalars(statement.order_by(order).limit(asked.size + 1)).all()
    alliance_ledger.note(action="ledger.read", object_type="ledger_entry", detail={"rows": len(rows)})
    return tuple(_line(row) for row in rows)


def _key(parts: tuple[str, ...] | None) -> UUID | None:
    """The id in a key of the address; a forged one counts as none."""
    try:
        return UUID(parts[0]) if parts else None
    except ValueError:
        return None


def _line(row: AllianceLedgerEntry) -> LedgerLine:
    file = registry().file(row.school_id) if row.school_id else None
    return LedgerLine(
        id=row.id,
        at=row.at,
        who=row.person_name,
        role=", ".join(role_words(role) for role in row.roles),
        what=words_of(row.action),
        school=file.name if file else row.school_id or "",
        reason=str((row.detail or {}).get("reason", "")),
        refused=row.outcome != DONE,
    )
