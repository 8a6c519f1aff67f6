"""Looking behind a case: why the reader sees it, who looked, and what changed. Receipts of decisions stand above."""

from uuid import UUID

from flask import Response, request
from sqlalchemy import select

from core.access import ledger
from core.access.ledger import BEHALF_OF, LedgerEntry
from core.contract.permissions import Permission
from core.db.engine import session
from core.db.history import Change
from core.features.cases import extract_looks
from core.features.cases.access import verdict_on
from core.features.cases.facts import CaseFile, load
from core.features.cases.insight_words import ACTIONS, TABLES
from core.features.cases.rooms import GUIDANCE, room
from core.features.staff.colleagues import names_of
from core.web.pages import render
from core.web.paging import asked_page, slice_of


@room.get(
    "/dossiers/<uuid:case_id>/waarom",
    permission=Permission.HOME,
    purpose=GUIDANCE,
    reads="support_case",
    endpoint="why",
)
def why(case_id: UUID) -> Response:
    file = load(case_id)
    verdict = verdict_on(file.case)
    _record(file, "case.read", verdict.rule)
    return render("cases/why.html", file=file, verdict=verdict, here="pupils.index")


@room.get(
    "/dossiers/<uuid:case_id>/inzage",
    permission=Permission.HOME,
    purpose=GUIDANCE,
    reads="ledger_entry",
    endpoint="looks",
)
def looks(case_id: UUID) -> Response:
    file, asked = load(case_id), asked_page(request.args)
    statement = select(LedgerEntry).where(LedgerEntry.case_id == case_id)
    if key := _key(asked.after):
        statement = statement.where(LedgerEntry.id < key)
    elif key := _key(asked.before):
        statement = statement.where(LedgerEntry.id > key)
    order = LedgerEntry.id.asc() if asked.before else LedgerEntry.id.desc()
    rows = list(session().scalars(statement.order_by(order).limit(asked.size + 1)))
    _record(file, "looks.read")
    page = slice_of(rows, asked, key=lambda row: (str(row.id),), path=request.path)
    given = extract_looks.said_of(case_id, rows)
    behalf = {row.id: UUID(row.detail[BEHALF_OF]) for row in rows if row.detail and BEHALF_OF in row.detail}
    names = names_of(behalf.values())
    absent = {row_id: names.get(one, "") for row_id, one in behalf.items()}
    return render(
        "cases/looks.html", file=file, page=page, absent=absent, given=given, actions=ACTIONS, here="pupils.index"
    )


@room.get(
    "/dossiers/<uuid:case_id>/geschiedenis",
    permission=Permission.HOME,
    purpose=GUIDANCE,
    reads="change",
    endpoint="history",
)
def history(case_id: UUID) -> Response:
    file = load(case_id)
    statement = select(Change).where(Change.case_id == case_id).order_by(Change.at.desc(), Change.id.desc()).limit(200)
    rows = session().scalars(statement).all()
    _record(file, "history.read")
    return render("cases/history.html", file=file, rows=rows, tables=TABLES, here="pupils.index")


def _key(parts: tuple[str, ...] | None) -> UUID | None:
    """The id in a key of the address; a forged one counts as none."""
    try:
        return UUID(parts[0]) if parts else None
    except ValueError:
        return None


def _record(file: CaseFile, action: str, rule: str | None = None) -> None:
    ledger.record(
        action=action,
        object_type="support_case",
        object_id=file.case.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
        rule=rule,
    )
