"""The work for later around papers of meetings: making them, and what closes or erases them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.db.announcements import listen
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import job_kind
from core.db.worker import progress
from core.features.consents.service import ConsentRecorded
from core.features.files import service as files
from core.features.meetings import directors
from core.features.meetings import handout as composing
from core.features.meetings.handout_status import CLOSED_NOW, ended, held_by
from core.features.meetings.handout_table import MeetingHandout, MeetingHandoutItem
from core.features.meetings.handouts import WORK, withdraw
from core.features.meetings.item_lines import lines_of
from core.features.meetings.planning import meeting_of
from core.features.staff.colleagues import names_of
from core.web import paper
from core.web.dates import clock, day_long
from core.web.language import _

KEPT = timedelta(days=14)
"""How long a paper can be fetched; a seat opens a case just as long after the meeting."""


@job_kind(WORK)
def make_handouts(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Make the papers one by one; begun again halfway, it goes on with those that are not made yet."""
    ids, made = [UUID(text) for text in payload["handouts"]], 0
    for number, handout_id in enumerate(ids, start=1):
        html = _written(handout_id)
        # what was read is let go of before the press, which needs a while and no database
        progress(100 * (number - 1) // len(ids), _("afdruk %(nummer)s van de %(alle)s", nummer=number, alle=len(ids)))
        if html:
            made += keep_made(handout_id, paper.printed(html))
    return {"made": made}


def _waiting(handout_id: UUID) -> MeetingHandout | None:
    """The paper, when it must still be made."""
    row = session().scalars(select(MeetingHandout).where(MeetingHandout.id == handout_id)).one_or_none()
    return None if row is None or row.withdrawn_at is not None or row.blob_id is not None else row


def _written(handout_id: UUID) -> str:
    """The text of a paper; empty when it need not be made, or may not be made any more."""
    row = _waiting(handout_id)
    if row is None:
        return ""
    lines, held = lines_of(meeting_of(row.meeting_id)), held_by([row])
    seat = lines.known.lines.get(row.seat_id)
    if seat is None or ended([row], held, lines):
        withdraw([row], CLOSED_NOW)
        return ""
    made = _("gemaakt op %(dag)s om %(tijd)s", dag=day_long(scope().now), tijd=clock(scope().now))
    by = names_of([row.asked_by])
    return paper.written(
        "meetings/handout_paper.html",
        page=composing.compose(lines, seat, row.kind, only=held.get(row.id, ())),
        row=row,
        school=profile().school.name,
        reader=row.recipient.split(",")[0],
        director_word=directors.word(),
        made=made,
        by=by.get(row.asked_by, "") if row.asked_by else "",
    )


def keep_made(handout_id: UUID, content: bytes) -> int:
    """Store the paper, unless it was withdrawn meanwhile; how many were stored."""
    row = _waiting(handout_id)
    if row is None:
        return 0
    row.blob_id, row.made_at = files.keep(content, paper.PDF).id, now()
    ledger.record(
        action="meeting.make_print",
        object_type="meeting_handout",
        object_id=row.id,
        detail={"for": str(row.membership_id), "asked_by": str(row.asked_by), "items": row.items},
    )
    return 1


@listen(ConsentRecorded)
def follow_consent(said: ConsentRecorded) -> None:
    """Consent that is lost withdraws the papers that hold something of this case for who may no longer read it."""
    if not said.lost:
        return
    statement = select(MeetingHandoutItem).where(MeetingHandoutItem.case_id == said.case_id)
    held: dict[UUID, tuple[UUID, ...]] = {}
    for one in session().scalars(statement):
        held[one.handout_id] = (*held.get(one.handout_id, ()), one.agenda_item_id)
    wanted = select(MeetingHandout).where(MeetingHandout.id.in_(sorted(held)), MeetingHandout.withdrawn_at.is_(None))
    by_meeting: dict[UUID, list[MeetingHandout]] = {}
    for row in session().scalars(wanted):
        by_meeting.setdefault(row.meeting_id, []).append(row)
    for meeting_id, rows in by_meeting.items():
        withdraw(ended(rows, held, lines_of(meeting_of(meeting_id))), CLOSED_NOW)


def forget_handouts() -> int:
    """Erase the content of papers whose time is over; that they were made and for whom stays."""
    statement = select(MeetingHandout).where(
        MeetingHandout.made_at < now() - KEPT, MeetingHandout.erased_at.is_(None), MeetingHandout.withdrawn_at.is_(None)
    )
    rows = session().scalars(statement).all()
    for row in rows:
        row.erased_at = now()
        ledger.record(action="meeting.erase_print", object_type="meeting_handout", object_id=row.id)
    files.erase(row.blob_id for row in rows)
    return len(rows)
