"""For whom a print was made and why, in the words of "Wie keek mee"; the ledger itself keeps ids only."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.db.engine import session
from core.features.cases.extract_table import CaseExtract
from core.features.staff.colleagues import names_of
from core.web.language import _

_PRINTS = frozenset({"agenda.print", "agenda.hand_out"})


def said_of(case_id: UUID, rows: Iterable[LedgerEntry]) -> dict[UUID, str]:
    """What to add behind each row that tells of a print; at most two statements, none where no row does."""
    found = list(rows)
    return {**_extracts(case_id, found), **_handouts(found)}


def _extracts(case_id: UUID, rows: Iterable[LedgerEntry]) -> dict[UUID, str]:
    asked = {row.id: row.object_id for row in rows if row.object_type == "case_extract" and row.object_id}
    if not asked:
        return {}
    statement = select(CaseExtract).where(CaseExtract.case_id == case_id, CaseExtract.id.in_(sorted(asked.values())))
    made = {one.id: one for one in session().scalars(statement)}
    return {
        row_id: _(", voor %(wie)s: %(reden)s", wie=made[extract_id].recipient, reden=made[extract_id].reason)
        for row_id, extract_id in asked.items()
        if extract_id in made
    }


def _handouts(rows: Iterable[LedgerEntry]) -> dict[UUID, str]:
    asked = {row.id: reader for row in rows if row.action in _PRINTS and (reader := _reader(row.detail))}
    names = names_of(asked.values()) if asked else {}
    return {row_id: _(", voor %(wie)s", wie=names[reader]) for row_id, reader in asked.items() if reader in names}


def _reader(detail: Mapping[str, Any] | None) -> UUID | None:
    text = (detail or {}).get("for")
    return UUID(text) if text else None
