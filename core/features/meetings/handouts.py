"""Papers of a meeting: asking for one per person, noting who got which, and withdrawing one.

What a paper holds is fixed when it is asked for, by what the asker may see and by who may be there for which item. It
is judged again when the paper is made, and each time that somebody wants it (`handout_status`).
"""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import enqueue
from core.features.files import service as files
from core.features.meetings import handout as composing
from core.features.meetings import rules
from core.features.meetings.handout_table import MeetingHandout, MeetingHandoutItem
from core.features.meetings.item_lines import ItemLine, Lines
from core.features.meetings.models import Meeting
from core.web.language import _
from core.web.problems import Problem

WORK = "meetings.handouts"


def ask(meeting: Meeting, lines: Lines, seat_ids: Collection[UUID]) -> list[MeetingHandout]:
    """Ask for a paper for the holders of these chairs; earlier ones of the same people are withdrawn.

    Problem when nobody is chosen, or when the meeting does not take place.
    """
    if meeting.state == rules.CANCELLED:
        raise Problem(_("Dit overleg gaat niet door. Er valt niets af te drukken."))
    chosen = [line for line in composing.recipients(lines) if line.seat.id in seat_ids]
    if not chosen:
        raise Problem(_("Er is nog niemand gekozen."), errors={"seats": [_("Kies voor wie je een afdruk maakt.")]})
    kind = composing.kind_of(meeting)
    withdraw(
        [one for one in of_meeting(meeting.id) if one.membership_id in {line.seat.membership_id for line in chosen}],
        _("Er is een nieuwere afdruk gevraagd."),
    )
    made = []
    for place, seat in enumerate(chosen, start=1):
        paper = composing.compose(lines, seat, kind)
        made.append(_add(paper, (place, len(chosen))))
    job = enqueue(WORK, {"handouts": [str(one.id) for one in made]}, requested_by=scope().person_id)
    for one in made:
        one.job_id = job.id
    session().flush()
    return made


def _add(paper: composing.Handout, place: tuple[int, int]) -> MeetingHandout:
    row = MeetingHandout(
        school_id=scope().school_id,
        meeting_id=paper.meeting.id,
        seat_id=paper.seat.seat.id,
        membership_id=paper.seat.seat.membership_id,
        recipient=paper.recipient[:200],
        kind=paper.kind,
        place=place[0],
        batch=place[1],
        items=len(paper.open),
        asked_by=scope().membership_id,
        asked_at=scope().now,
    )
    session().add(row)
    session().flush()
    for one in paper.open:
        item = one.line.item
        session().add(MeetingHandoutItem(case_id=item.case_id, handout_id=row.id, agenda_item_id=item.id))
    note(row, (one.line for one in paper.open), "print")
    return row


def note(row: MeetingHandout, held: Iterable[ItemLine], act: str) -> None:
    """Who got which paper, in the ledger: a row for the paper, and one for each child that stands on it."""
    detail = {"for": str(row.membership_id), "handout": str(row.id), "kind": row.kind}
    ledger.record(action=f"meeting.{act}", object_type="meeting_handout", object_id=row.id, detail=detail)
    for line in held:
        ledger.record(
            action=f"agenda.{act}",
            object_type="agenda_item",
            object_id=line.item.id,
            pupil_id=line.head.pupil.id,
            case_id=line.item.case_id,
            detail=detail,
        )


def of_meeting(meeting_id: UUID) -> Sequence[MeetingHandout]:
    """The papers of a meeting that were not withdrawn, newest first."""
    statement = select(MeetingHandout).where(
        MeetingHandout.meeting_id == meeting_id, MeetingHandout.withdrawn_at.is_(None)
    )
    return session().scalars(statement.order_by(MeetingHandout.asked_at.desc(), MeetingHandout.place)).all()


def withdraw(rows: Iterable[MeetingHandout], reason: str) -> None:
    """No longer give these papers out; their content is erased at once."""
    gone = [row for row in rows if row.withdrawn_at is None]
    for row in gone:
        row.withdrawn_at, row.withdrawn_reason = now(), reason
        ledger.record(action="meeting.withdraw_print", object_type="meeting_handout", object_id=row.id)
    files.erase(row.blob_id for row in gone)
