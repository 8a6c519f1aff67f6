"""Reading and correcting a note. A correction keeps the old text in the history of changes."""

from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.db.engine import session
from core.db.history import Change
from core.features.cases.facts import CaseFile
from core.features.cases.models import CaseAttachment, CaseNote
from core.features.files import service as files
from core.web.language import _
from core.web.problems import Difference, NotFound, Problem, StaleVersion


def note_of(case_id: UUID, note_id: UUID) -> CaseNote:
    """One note of the case that the reader may read; NotFound otherwise."""
    statement = select(CaseNote).where(CaseNote.case_id == case_id, CaseNote.id == note_id)
    found = session().scalars(statement).one_or_none()
    if found is None:
        raise NotFound()
    return found


def notes_of(case_id: UUID) -> tuple[CaseNote, ...]:
    """The notes of the case that the reader may read, newest first."""
    statement = select(CaseNote).where(CaseNote.case_id == case_id).order_by(CaseNote.on.desc(), CaseNote.id.desc())
    return tuple(session().scalars(statement))


def correct(file: CaseFile, note: CaseNote, *, version: int, body: str, sealed: bool) -> None:
    """Correct an own note. StaleVersion with both texts when somebody saved first; Problem for another's note."""
    if note.author_id != scope().membership_id:
        raise Problem(_("Alleen wie dit schreef, kan het verbeteren."), status=403)
    if note.version != version:
        raise _overtaken(note, body)
    note.body = body
    note.sealed_for = scope().membership_id if sealed else None
    _seal_attachments(note)
    ledger.record(
        action="note.correct", object_type="case_note", object_id=note.id, pupil_id=file.pupil.id, case_id=file.case.id
    )


def _seal_attachments(note: CaseNote) -> None:
    """What hangs on a note is sealed as the note is, its content too."""
    rows = session().scalars(select(CaseAttachment).where(CaseAttachment.note_id == note.id)).all()
    for row in rows:
        row.sealed_for = note.sealed_for
    files.seal_with([row.blob_id for row in rows], note.sealed_for)


def _overtaken(note: CaseNote, mine: str) -> StaleVersion:
    last = (
        session()
        .scalars(
            select(Change).where(Change.object_id == note.id).order_by(Change.at.desc(), Change.id.desc()).limit(1)
        )
        .one_or_none()
    )
    return StaleVersion(
        who=last.person_name if last else _("Iemand anders"),
        at=last.at if last else scope().now,
        differences=[Difference(field="tekst", label=_("Tekst"), mine=mine, theirs=note.body)],
        version=note.version,
    )
