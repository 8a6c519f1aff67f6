"""What became of the papers of a meeting, and giving one out: judged again each time by who may read what now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.db.engine import session
from core.db.jobs import FAILED, Job
from core.features.files import service as files
from core.features.meetings import handout as composing
from core.features.meetings import rules
from core.features.meetings.handout_table import MeetingHandout, MeetingHandoutItem
from core.features.meetings.handouts import note, withdraw
from core.features.meetings.item_lines import Lines, lines_of
from core.features.meetings.models import Meeting
from core.features.staff.colleagues import roles_of
from core.web.again import ask_again
from core.web.language import _
from core.web.problems import NotFound

CLOSED_NOW = _("Iets op deze afdruk is niet meer open voor wie hem kreeg. Maak een nieuwe.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutLine:
    """A paper as the page shows it. `state`: busy, ready, failed, withdrawn, erased or closed (not for this reader)."""

    handout: MeetingHandout
    state: str
    stage: str = ""
    percent: int = 0


def shown(meeting: Meeting, lines: Lines) -> tuple[HandoutLine, ...]:
    """The papers of a meeting for its page, those withdrawn behind the others; what is closed by now is withdrawn."""
    statement = select(MeetingHandout).where(MeetingHandout.meeting_id == meeting.id)
    rows = session().scalars(statement.order_by(MeetingHandout.asked_at.desc(), MeetingHandout.place)).all()
    held = held_by(rows)
    withdraw(ended(rows, held, lines), CLOSED_NOW)
    jobs = _jobs(rows)
    found = [_line(row, held.get(row.id, ()), jobs) for row in rows]
    return tuple(sorted(found, key=lambda line: line.state in ("withdrawn", "erased")))


def try_again(meeting: Meeting, lines: Lines, handout_id: UUID) -> None:
    """Ask again for a paper whose making was given up. NotFound when it is not there, or not for this reader."""
    line = next((one for one in shown(meeting, lines) if one.handout.id == handout_id), None)
    if line is None or line.state in ("closed", "withdrawn", "erased"):
        raise NotFound()
    ask_again(line.handout.job_id)
    ledger.record(action="meeting.print_again", object_type="meeting_handout", object_id=handout_id)


def _line(row: MeetingHandout, held: Collection[UUID], jobs: Mapping[UUID, Job]) -> HandoutLine:
    job = jobs.get(row.job_id) if row.job_id else None
    return HandoutLine(
        handout=row,
        state=_state(row, job, len(held)),
        stage=job.stage if job else "",
        percent=job.percent if job else 0,
    )


def _state(row: MeetingHandout, job: Job | None, visible: int) -> str:
    if row.withdrawn_at is not None:
        return "withdrawn"
    if row.erased_at is not None:
        return "erased"
    if visible < row.items:
        return "closed"
    if row.blob_id is not None:
        return "ready"
    return "failed" if job is None or job.state == FAILED else "busy"


def _jobs(rows: Iterable[MeetingHandout]) -> dict[UUID, Job]:
    ids = {row.job_id for row in rows if row.job_id is not None and row.blob_id is None}
    if not ids:
        return {}
    return {job.id: job for job in session().scalars(select(Job).where(Job.id.in_(sorted(ids))))}


def held_by(rows: Iterable[MeetingHandout]) -> dict[UUID, tuple[UUID, ...]]:
    """The items on each paper, as far as the reader may see them."""
    found: dict[UUID, tuple[UUID, ...]] = {}
    statement = select(MeetingHandoutItem).where(MeetingHandoutItem.handout_id.in_(sorted(row.id for row in rows)))
    for one in session().scalars(statement):
        found[one.handout_id] = (*found.get(one.handout_id, ()), one.agenda_item_id)
    return found


def ended(rows: Iterable[MeetingHandout], held: Mapping[UUID, Collection[UUID]], lines: Lines) -> list[MeetingHandout]:
    """The papers that are not withdrawn yet and hold an item that is no longer open for their reader."""
    live = [row for row in rows if row.withdrawn_at is None]
    here = {person.membership_id for person in roles_of({row.membership_id for row in live}, scope().today)}
    return [
        row
        for row in live
        if row.membership_id not in here
        or not all(may_read(lines, item_id, row.membership_id) for item_id in held.get(row.id, ()))
    ]


def may_read(lines: Lines, item_id: UUID, membership_id: UUID) -> bool:
    """Whether an item is on the agenda now, and open for this person."""
    line = lines.shown.get(item_id)
    if line is None or line.item.state == rules.WITHDRAWN:
        return False
    found = composing.presence(line, membership_id)
    return found is not None and found.allowed


def fetch(meeting: Meeting, handout_id: UUID) -> tuple[MeetingHandout, bytes | None]:
    """A paper with its content, and rows in the ledger; None for the content when access to something on it has ended.

    NotFound when it is not there, not made yet, withdrawn before, erased, or holds what the reader may not see.
    """
    statement = select(MeetingHandout).where(MeetingHandout.id == handout_id, MeetingHandout.meeting_id == meeting.id)
    row = session().scalars(statement).one_or_none()
    if row is None or row.withdrawn_at is not None or row.blob_id is None or row.erased_at is not None:
        raise NotFound()
    lines, held = lines_of(meeting), held_by([row])
    if len(held.get(row.id, ())) < row.items:
        raise NotFound()
    if ended([row], held, lines):
        withdraw([row], CLOSED_NOW)
        return row, None
    note(row, (lines.shown[item_id] for item_id in held.get(row.id, ())), "hand_out")
    return row, files.content_of(row.blob_id)
