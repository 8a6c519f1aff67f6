"""Who looked in a case: the last ones, for the side of its page."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from core.access.ledger import LedgerEntry
from core.access.scope import scope
from core.db.engine import session


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Somebody looked: who, when, for what."""

    name: str
    entry: LedgerEntry


def looks_at(case_id: UUID) -> tuple[tuple[Look, ...], int]:
    """The last people who looked, each once, without the reader; and how often somebody looked in all."""
    seen = (LedgerEntry.case_id == case_id, LedgerEntry.action == "case.read")
    count = int(session().execute(select(func.count(LedgerEntry.id)).where(*seen)).scalar_one())
    rows = session().scalars(
        select(LedgerEntry)
        .where(*seen, LedgerEntry.membership_id != scope().membership_id)
        .order_by(LedgerEntry.at.desc())
        .limit(30)
    )
    last: dict[str, LedgerEntry] = {}
    for row in rows:
        last.setdefault(row.person_name, row)
    return tuple(Look(name=name, entry=row) for name, row in list(last.items())[:3]), count
