"""The work for later around printed dossiers: making one, and erasing it when its time is over."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access.school import profile
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import job_kind
from core.db.worker import progress
from core.features.cases.extract_lines import Reader
from core.features.cases.extract_table import CaseExtract
from core.features.cases.extract_text import text_of
from core.features.cases.extracts import WORK, note, still_open, withdraw
from core.features.cases.facts import load
from core.features.files import service as files
from core.features.staff.colleagues import names_of
from core.web import paper
from core.web.dates import clock, day_long
from core.web.language import _

KEPT = timedelta(days=14)
"""How long a printed dossier can be fetched."""


@job_kind(WORK)
def make_extract(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Make one printed dossier, unless it is there, or is closed by now."""
    extract_id = UUID(payload["extract"])
    html = _written(extract_id)
    # what was read is let go of before the press, which needs a while and no database
    progress(50, _("tekst verzameld"))
    return {"made": keep_made(extract_id, paper.printed(html)) if html else 0}


def _waiting(extract_id: UUID) -> CaseExtract | None:
    row = session().scalars(select(CaseExtract).where(CaseExtract.id == extract_id)).one_or_none()
    return None if row is None or row.withdrawn_at is not None or row.blob_id is not None else row


def _written(extract_id: UUID) -> str:
    row = _waiting(extract_id)
    if row is None:
        return ""
    file = load(row.case_id)
    if not still_open(file, row):
        withdraw(file, row)
        return ""
    text = text_of(file, Reader(kind=row.kind, guardian_id=row.guardian_id), row.parts)
    row.note_ids = [str(one) for one in text.note_ids]
    names = names_of([row.asked_by])
    return paper.written(
        "cases/extract_paper.html",
        file=file,
        row=row,
        text=text,
        school=profile().school.name,
        route=profile().route(file.case.route_code).label,
        reader=row.recipient.split(",")[0],
        made=_("gemaakt op %(dag)s om %(tijd)s", dag=day_long(scope().now), tijd=clock(scope().now)),
        by=names.get(row.asked_by, "") if row.asked_by else "",
    )


def keep_made(extract_id: UUID, content: bytes) -> int:
    """Store what was made, unless it was withdrawn meanwhile; how many were stored."""
    row = _waiting(extract_id)
    if row is None:
        return 0
    blob = files.keep(content, paper.PDF, files.BlobScope(case_id=row.case_id))
    row.blob_id, row.made_at = blob.id, now()
    note(load(row.case_id), row, "extract.make")
    return 1


def forget_extracts() -> int:
    """Erase the content of those whose time is over; that they were made, for whom and why stays."""
    statement = select(CaseExtract).where(
        CaseExtract.made_at < now() - KEPT, CaseExtract.erased_at.is_(None), CaseExtract.withdrawn_at.is_(None)
    )
    rows = session().scalars(statement).all()
    for row in rows:
        row.erased_at = now()
    files.erase(row.blob_id for row in rows)
    return len(rows)
