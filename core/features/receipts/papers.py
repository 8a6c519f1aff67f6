"""Receipts on paper: asking for one, making it as a job, giving it to who asked, and erasing it after some days."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import FAILED, Job, enqueue, job_kind
from core.db.worker import progress
from core.features.files import service as files
from core.features.receipts.models import DecisionReceipt
from core.features.receipts.receipt import Receipt, hidden_texts, receipt_of
from core.web import paper
from core.web.dates import clock, day_long
from core.web.language import _
from core.web.problems import NotFound

WORK = "receipts.paper"
KEPT = timedelta(days=14)
"""How long a receipt on paper can be fetched."""


def ask(receipt: Receipt) -> DecisionReceipt:
    """Ask for the receipt on paper, for the reader."""
    row = DecisionReceipt(
        case_id=receipt.decision.case_id,
        decision_id=receipt.decision.id,
        reader=scope().person_name,
        asked_by=scope().membership_id,
        asked_at=now(),
    )
    session().add(row)
    session().flush()
    _note(row, receipt, "receipt.ask")
    row.job_id = enqueue(WORK, {"receipt": str(row.id)}, requested_by=scope().person_id).id
    return row


def own_papers(decision_id: UUID) -> tuple[tuple[DecisionReceipt, str], ...]:
    """What the reader asked for of this decision, newest first, each with its state."""
    statement = (
        select(DecisionReceipt, Job.state)
        .outerjoin(Job, (Job.school_id == DecisionReceipt.school_id) & (Job.id == DecisionReceipt.job_id))
        .where(DecisionReceipt.decision_id == decision_id, DecisionReceipt.asked_by == scope().membership_id)
    )
    rows = session().execute(statement.order_by(DecisionReceipt.id.desc()).limit(5))
    return tuple((row, _state(row, job)) for row, job in rows)


def fetch(decision_id: UUID, receipt_id: UUID) -> tuple[DecisionReceipt, bytes | None]:
    """The paper for who asked for it; None for the content when something on it was sealed since: it is withdrawn then.

    NotFound when it is another's, not made yet, erased or withdrawn before.
    """
    statement = select(DecisionReceipt).where(
        DecisionReceipt.id == receipt_id,
        DecisionReceipt.decision_id == decision_id,
        DecisionReceipt.asked_by == scope().membership_id,
        DecisionReceipt.blob_id.is_not(None),
        DecisionReceipt.erased_at.is_(None),
        DecisionReceipt.withdrawn_at.is_(None),
    )
    row = session().scalars(statement).one_or_none()
    if row is None:
        raise NotFound()
    receipt = receipt_of(decision_id, paper=True)
    if receipt.hidden != row.hidden:
        row.withdrawn_at = now()
        files.erase([row.blob_id])
        _note(row, receipt, "receipt.withdraw")
        return row, None
    _note(row, receipt, "receipt.hand_out")
    return row, files.content_of(row.blob_id)


@job_kind(WORK)
def make_receipt(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Make one receipt on paper, unless it is there."""
    receipt_id = UUID(payload["receipt"])
    html = written(receipt_id)
    # what was read is let go of before the press, which needs a while and no database
    progress(50, _("tekst verzameld"))
    return {"made": keep_made(receipt_id, paper.printed(html)) if html else 0}


def written(receipt_id: UUID) -> str:
    """The text of the paper; empty when there is nothing to make."""
    row = _waiting(receipt_id)
    if row is None:
        return ""
    receipt = receipt_of(row.decision_id, paper=True)
    row.hidden = receipt.hidden
    return paper.written(
        "receipts/paper.html",
        r=receipt,
        school=profile().school.name,
        reader=row.reader,
        made=_("gemaakt op %(dag)s om %(tijd)s", dag=day_long(scope().now), tijd=clock(scope().now)),
    )


def keep_made(receipt_id: UUID, content: bytes) -> int:
    """Store what was made; how many were stored. Nothing when a note was sealed while it was printed."""
    row = _waiting(receipt_id)
    if row is None or len(hidden_texts(row.case_id, paper=True)) != row.hidden:
        return 0
    row.blob_id, row.made_at = files.keep(content, paper.PDF, files.BlobScope(case_id=row.case_id)).id, now()
    _note(row, receipt_of(row.decision_id, paper=True), "receipt.make")
    return 1


def forget_receipts() -> int:
    """Erase the content of papers whose time is over; that they were made and for whom stays."""
    statement = select(DecisionReceipt).where(
        DecisionReceipt.made_at < now() - KEPT,
        DecisionReceipt.erased_at.is_(None),
        DecisionReceipt.withdrawn_at.is_(None),
    )
    rows = session().scalars(statement).all()
    for row in rows:
        row.erased_at = now()
    files.erase(row.blob_id for row in rows)
    return len(rows)


def _waiting(receipt_id: UUID) -> DecisionReceipt | None:
    row = session().scalars(select(DecisionReceipt).where(DecisionReceipt.id == receipt_id)).one_or_none()
    return None if row is None or row.blob_id is not None or row.withdrawn_at is not None else row


def _state(row: DecisionReceipt, job: str | None) -> str:
    if row.withdrawn_at is not None:
        return "withdrawn"
    if row.erased_at is not None:
        return "erased"
    if row.blob_id is not None:
        return "ready"
    return "busy" if job is not None and job != FAILED else "failed"


def _note(row: DecisionReceipt, receipt: Receipt, action: str) -> None:
    ledger.record(
        action=action,
        object_type="decision_receipt",
        object_id=row.id,
        pupil_id=receipt.pupil.id,
        case_id=row.case_id,
        detail={"decision": str(row.decision_id)},
    )
