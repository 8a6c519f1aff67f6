"""Meetings about no pupil: putting plain subjects on the agenda, writing down what was said, agreeing the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.features.meetings.models import Meeting
from core.features.meetings.rules import CANCELLED, HELD
from core.features.meetings.subject_table import LONGEST_LABEL, LONGEST_MINUTES, MeetingAgreed, MeetingSubject
from core.features.pupils.versions import check_version
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound, Problem

MOST = 40
"""Subjects of one meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """What a meeting without pupils discusses, in order; `agreed` once the minutes stand."""

    rows: Sequence[MeetingSubject] = ()
    agreed: MeetingAgreed | None = None


def subjects_at(meeting: Meeting) -> Subjects:
    """The subjects of a meeting; none, without asking, for a team that holds an agenda of pupils."""
    if profile().team(meeting.team_code).discusses:
        return Subjects()
    statement = select(MeetingSubject).where(MeetingSubject.meeting_id == meeting.id)
    rows = session().scalars(statement.order_by(MeetingSubject.place, MeetingSubject.id)).all()
    return Subjects(rows=rows, agreed=_agreed(meeting))


def subject_of(meeting: Meeting, subject_id: UUID) -> MeetingSubject:
    """One subject of the meeting; NotFound otherwise."""
    statement = select(MeetingSubject).where(MeetingSubject.id == subject_id, MeetingSubject.meeting_id == meeting.id)
    found = session().scalars(statement).one_or_none()
    if found is None:
        raise NotFound()
    return found


def check_open(meeting: Meeting) -> None:
    """Conflict when nothing may be changed: the team speaks of pupils, or the meeting was cancelled or agreed."""
    if profile().team(meeting.team_code).discusses:
        raise Conflict(_("Dit team bespreekt leerlingen. Zet een leerling op de agenda."))
    if meeting.state == CANCELLED:
        raise Conflict(_("Dit overleg is afgezegd."))
    if _agreed(meeting) is not None:
        raise Conflict(_("Het verslag is vastgesteld. Daarna verandert er niets meer aan."))


def add(meeting: Meeting, label: str) -> MeetingSubject:
    """Put a subject last on the agenda. Invalid without words, or when there are too many."""
    check_open(meeting)
    rows = subjects_at(meeting).rows
    if len(rows) >= MOST:
        raise _wrong("label", _("Er staan al %(aantal)s punten op de agenda.", aantal=MOST))
    place = max((row.place for row in rows), default=0) + 1
    row = MeetingSubject(meeting_id=meeting.id, place=place, label=_fit(label), minutes="")
    session().add(row)
    session().flush()
    _record("subject.add", row)
    return row


def remove(meeting: Meeting, subject_id: UUID) -> None:
    """Take a subject off the agenda. Problem when something was written about it: that stays."""
    check_open(meeting)
    row = subject_of(meeting, subject_id)
    if row.minutes.strip():
        raise Problem(_("Van dit punt is al een verslag. Maak dat eerst leeg."))
    _record("subject.remove", row)
    session().delete(row)
    session().flush()


def reorder(meeting: Meeting, subject_id: UUID, up: bool) -> None:
    """Let a subject change places with its neighbour; at the edge nothing happens."""
    check_open(meeting)
    subject_of(meeting, subject_id)
    rows = list(subjects_at(meeting).rows)
    at = next(number for number, row in enumerate(rows) if row.id == subject_id)
    other = at - 1 if up else at + 1
    if 0 <= other < len(rows):
        rows[at], rows[other] = rows[other], rows[at]
        for number, row in enumerate(rows, start=1):
            row.place = number
        _record("subject.order", rows[other])


def write(meeting: Meeting, subject_id: UUID, label: str, minutes: str, version: int) -> None:
    """Say what the subject is and what was said about it. StaleVersion when somebody saved since `version`."""
    check_open(meeting)
    row = subject_of(meeting, subject_id)
    check_version(row, version)
    if len(minutes) > LONGEST_MINUTES:
        raise _wrong("minutes", _("Dit is te lang: ten hoogste %(aantal)s tekens.", aantal=LONGEST_MINUTES))
    row.label, row.minutes = _fit(label), minutes.strip()
    _record("subject.write", row)


def agree(meeting: Meeting) -> None:
    """Let the minutes stand. Problem while the meeting was not closed, or when something has no minutes."""
    check_open(meeting)
    if meeting.state != HELD:
        raise Problem(_("Sluit eerst het overleg af."))
    rows = subjects_at(meeting).rows
    missing = [row.label for row in rows if not row.minutes.strip()]
    if not rows or missing:
        what = ", ".join(missing) or _("er staat niets op de agenda")
        raise Problem(_("Er is nog geen verslag van: %(wat)s.", wat=what))
    row = MeetingAgreed(meeting_id=meeting.id, agreed_at=now(), agreed_by=scope().membership_id)
    session().add(row)
    session().flush()
    ledger.record(action="meeting.agree", object_type="meeting", object_id=meeting.id, detail={"subjects": len(rows)})


def _agreed(meeting: Meeting) -> MeetingAgreed | None:
    return session().scalars(select(MeetingAgreed).where(MeetingAgreed.meeting_id == meeting.id)).one_or_none()


def _fit(label: str) -> str:
    text = " ".join(label.split())
    if not text:
        raise _wrong("label", _("Schrijf op waarover het gaat."))
    if len(text) > LONGEST_LABEL:
        raise _wrong("label", _("Dit is te lang: ten hoogste %(aantal)s tekens.", aantal=LONGEST_LABEL))
    return text


def _wrong(field: str, said: str) -> Invalid:
    return Invalid(said, errors={field: [said]})


def _record(action: str, row: MeetingSubject) -> None:
    detail = {"meeting": str(row.meeting_id)}
    ledger.record(action=action, object_type="meeting_subject", object_id=row.id, detail=detail)
