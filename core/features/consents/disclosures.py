"""Disclosures: a case opened for one person, on a ground, for a time; closed the moment its ground falls away."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.beyond import writing_for
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.features.consents.models import Disclosure


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What is opened for whom: `ground` "team" (staff at the table) or "consent" (somebody from outside)."""

    case_id: UUID
    membership_id: UUID
    ground: str
    purpose: str
    from_date: date
    until_date: date | None = None
    agenda_item_id: UUID | None = None


def disclose(opening: Opening) -> Disclosure:
    """Open a case for a person. An equal opening that still lives is kept and, where needed, made longer."""
    for row in _live(opening.case_id):
        same = (row.membership_id, row.purpose, row.ground) == (opening.membership_id, opening.purpose, opening.ground)
        if same and row.agenda_item_id == opening.agenda_item_id:
            row.until_date = opening.until_date
            return row
    row = Disclosure(school_id=scope().school_id, **{name: getattr(opening, name) for name in Opening.__slots__})
    session().add(row)
    ledger.record(
        action="disclose", object_type="disclosure", object_id=row.id, case_id=opening.case_id, rule=opening.purpose
    )
    return row


def withdraw_disclosures(case_id: UUID, purpose: str, reason: str) -> int:
    """End every live disclosure of a case that rests on this purpose; the next statement no longer finds the case."""
    return _end([row for row in _live(case_id) if row.purpose == purpose and row.ground == "consent"], reason)


def end_for_item(case_id: UUID, agenda_item_id: UUID, reason: str) -> int:
    """End what an agenda item opened, because the item left the agenda."""
    return _end([row for row in _live(case_id) if row.agenda_item_id == agenda_item_id], reason)


def open_count(case_id: UUID, purpose: str) -> int:
    """For how many people a case is open on consent for this purpose."""
    return len({row.membership_id for row in _live(case_id) if row.purpose == purpose and row.ground == "consent"})


def end_for_person(case_id: UUID, membership_id: UUID, reason: str) -> int:
    """End what was opened for a person apart from any seat: somebody who no longer is director of the case."""
    live = _live(case_id)
    return _end([row for row in live if row.membership_id == membership_id and row.agenda_item_id is None], reason)


def _end(rows: list[Disclosure], reason: str) -> int:
    with writing_for("own-consequences"):
        for row in rows:
            row.withdrawn_at = now()
            row.withdrawn_reason = reason
            ledger.record(action="disclosure.end", object_type="disclosure", object_id=row.id, case_id=row.case_id)
    return len(rows)


def _live(case_id: UUID) -> list[Disclosure]:
    # Who withdraws consent on behalf of a parent closes what others see, also where she is not one of them.
    with writing_for("own-consequences"):
        statement = select(Disclosure).where(Disclosure.case_id == case_id, Disclosure.withdrawn_at.is_(None))
        return list(session().scalars(statement))
