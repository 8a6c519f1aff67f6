"""Attachments of a case: putting a file in it, finding them, giving one out, withdrawing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.features.cases.documents import document_of
from core.features.cases.facts import CaseFile
from core.features.cases.models import CaseAttachment
from core.features.cases.notes import note_of
from core.features.cases.record import Event, happened
from core.features.files import service as files
from core.features.staff.colleagues import names_of
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAttachment:
    """What somebody puts in a case. `again` says that the same content may stand there twice."""

    name: str
    content: bytes
    description: str = ""
    note_id: UUID | None = None
    document_id: UUID | None = None
    again: bool = False


def attachments_of(case_id: UUID) -> Sequence[CaseAttachment]:
    """The attachments of a case that the reader may see, newest first, withdrawn ones too; one statement."""
    statement = select(CaseAttachment).where(CaseAttachment.case_id == case_id)
    return session().scalars(statement.order_by(CaseAttachment.id.desc())).all()


def live_attachments(case_id: UUID) -> tuple[CaseAttachment, ...]:
    """Those that were not withdrawn."""
    return tuple(row for row in attachments_of(case_id) if row.withdrawn_at is None)


def attachment_of(case_id: UUID, attachment_id: UUID) -> CaseAttachment:
    """One attachment of the case that was not withdrawn; NotFound otherwise."""
    statement = select(CaseAttachment).where(
        CaseAttachment.case_id == case_id, CaseAttachment.id == attachment_id, CaseAttachment.withdrawn_at.is_(None)
    )
    found = session().scalars(statement).one_or_none()
    if found is None:
        raise NotFound()
    return found


def add(file: CaseFile, new: NewAttachment) -> CaseAttachment:
    """Put a file in an open case. Invalid with a Dutch sentence for a file that may not come in, or stands there."""
    if file.case.closed_on is not None:
        raise Problem(_("Dit dossier is gesloten. Heropen het eerst."))
    case_id = file.case.id
    brought = files.brought(new.name, new.content)
    if not new.again:
        _refuse_double(case_id, brought.sha256)
    note = note_of(case_id, new.note_id) if new.note_id else None
    if new.document_id:
        document_of(case_id, new.document_id)
    sealed_for = note.sealed_for if note else None
    blob = files.keep(brought.content, brought.kind.media_type, files.BlobScope(case_id=case_id, sealed_for=sealed_for))
    row = CaseAttachment(
        case_id=case_id, sealed_for=sealed_for, name=brought.name, description=new.description,
        media_type=blob.media_type, size=blob.size, sha256=blob.sha256, blob_id=blob.id,
        note_id=new.note_id, document_id=new.document_id, added_by=scope().membership_id, added_at=now(),
    )  # fmt: skip
    session().add(row)
    session().flush()
    _happened(file, row, "added", _("Bijlage toegevoegd"))
    _record("attachment.add", file, row)
    return row


def _refuse_double(case_id: UUID, sha256: str) -> None:
    """Invalid when the same content stands in the case already, as far as the reader may know."""
    statement = select(CaseAttachment).where(
        CaseAttachment.case_id == case_id, CaseAttachment.sha256 == sha256, CaseAttachment.withdrawn_at.is_(None)
    )
    earlier = session().scalars(statement.order_by(CaseAttachment.id)).first()
    if earlier is None:
        return
    by = names_of([earlier.added_by]).get(earlier.added_by, "") if earlier.added_by else ""
    said = _(
        "Dit bestand staat al in dit dossier: %(naam)s, van %(dag)s%(wie)s.",
        naam=earlier.name,
        dag=day_long(earlier.added_at),
        wie=f" ({by})" if by else "",
    )
    more = _("Wil je het er toch nog een keer bij? Zet dan hieronder een vinkje, en kies het bestand opnieuw.")
    raise Invalid(said, errors={"file": [f"{said} {more}"]})


def fetch(file: CaseFile, attachment_id: UUID) -> tuple[CaseAttachment, bytes]:
    """An attachment with its content, and a row in the ledger."""
    row = attachment_of(file.case.id, attachment_id)
    _record("attachment.read", file, row)
    return row, files.content_of(row.blob_id)


def withdraw(file: CaseFile, attachment_id: UUID, reason: str) -> None:
    """No longer give an attachment out. Conflict when somebody did so before; the content stays until retention."""
    statement = select(CaseAttachment).where(CaseAttachment.case_id == file.case.id, CaseAttachment.id == attachment_id)
    row = session().scalars(statement).one_or_none()
    if row is None:
        raise NotFound()
    if row.withdrawn_at is not None:
        raise Conflict(_("Deze bijlage is al ingetrokken."))
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = now(), scope().membership_id, reason
    _happened(file, row, "withdrawn", _("Bijlage ingetrokken"))
    _record("attachment.withdraw", file, row)


def _happened(file: CaseFile, row: CaseAttachment, outcome: str, said: str) -> None:
    """A line of the timeline; it hides with the note, also one that is sealed later, and of a sealed one it never says
    the name."""
    summary = f"{said}." if row.sealed_for else f"{said}: {row.name}."
    happened(
        file,
        Event(
            kind="attachment",
            on=scope().today,
            outcome=outcome,
            reference=str(row.id),
            reason="" if row.sealed_for else row.withdrawn_reason or row.description,
            summary=summary,
            note_id=row.note_id,
        ),
    )


def _record(action: str, file: CaseFile, row: CaseAttachment) -> None:
    ledger.record(
        action=action,
        object_type="case_attachment",
        object_id=row.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
        detail={"size": row.size, "sha256": row.sha256},
    )
