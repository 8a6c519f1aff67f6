"""Printed dossiers: for whom one may be made, asking for it with a reason, judging it again, and giving it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import FAILED, Job, enqueue
from core.features.cases import extract_rules as rules
from core.features.cases.extract_recipients import family, partners, recipients
from core.features.cases.extract_table import CaseExtract
from core.features.cases.facts import CaseFile
from core.features.cases.models import CaseNote
from core.features.cases.record import Event, happened
from core.features.files import service as files
from core.web.again import ask_again
from core.web.language import _
from core.web.problems import NotFound, Problem

WORK = "cases.extract"
CLOSED_NOW = _("Wat erop staat, is niet meer open voor wie hem krijgt. Maak een nieuwe.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewExtract:
    """What somebody asks for: the code of a recipient, why, and which parts."""

    recipient: str
    reason: str
    parts: frozenset[str]


def ask(file: CaseFile, new: NewExtract) -> CaseExtract:
    """Ask for a printed dossier. It stands in the timeline and the ledger for whom and why. Problem when it may not."""
    who = next((one for one in recipients(file) if one.code == new.recipient), None)
    if who is None:
        raise Problem(_("Kies voor wie."), errors={"recipient": [_("Kies een van de mogelijkheden.")]})
    if not new.reason.strip():
        raise Problem(_("Waarom maak je deze afdruk?"), errors={"reason": [_("Schrijf op waarom.")]})
    if not new.parts or new.parts - set(rules.PARTS):
        raise Problem(_("Wat moet erop?"), errors={"parts": [_("Kies ten minste één deel.")]})
    row = CaseExtract(
        case_id=file.case.id, kind=who.kind, guardian_id=who.guardian_id, membership_id=who.membership_id,
        recipient=who.name[:200], reason=new.reason, parts=[code for code in rules.PARTS if code in new.parts],
        asked_by=scope().membership_id, asked_at=now(),
    )  # fmt: skip
    session().add(row)
    session().flush()
    said = _("Afdruk van het dossier gemaakt voor %(wie)s.", wie=row.recipient)
    event = Event(kind="extract", on=scope().today, reference=str(row.id), reason=new.reason, summary=said)
    happened(file, event)
    note(file, row, "extract.ask")
    row.job_id = enqueue(WORK, {"extract": str(row.id)}, requested_by=scope().person_id).id
    return row


def note(file: CaseFile, row: CaseExtract, action: str) -> None:
    """A row in the ledger about a printed dossier: for whom, by id."""
    subject = row.guardian_id or row.membership_id
    ledger.record(
        action=action,
        object_type="case_extract",
        object_id=row.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
        detail={"for": str(subject or ""), "kind": row.kind, "parts": row.parts},
    )


def extracts_of(file: CaseFile) -> Sequence[CaseExtract]:
    """The printed dossiers of a case, newest first; those that are closed by now are withdrawn."""
    rows = session().scalars(
        select(CaseExtract).where(CaseExtract.case_id == file.case.id).order_by(CaseExtract.id.desc())
    )
    found = rows.all()
    for row in found:
        if row.withdrawn_at is None and not still_open(file, row):
            withdraw(file, row)
    return found


def still_open(file: CaseFile, row: CaseExtract) -> bool:
    """Whether its recipient may still be given it, and no note on it was sealed since."""
    subject = (row.kind, row.guardian_id, row.membership_id)
    known = {(one.kind, one.guardian_id, one.membership_id) for one in (*family(file), *partners(file))}
    return (row.kind == rules.OWN or subject in known) and notes_open(row)


def notes_open(row: CaseExtract) -> bool:
    """Whether each note that stands on it is still there for everybody who reads the case."""
    if not row.note_ids:
        return True
    ids = [UUID(text) for text in row.note_ids]
    found = session().scalars(select(CaseNote.id).where(CaseNote.id.in_(ids), CaseNote.sealed_for.is_(None)))
    return len(found.all()) == len(ids)


def withdraw(file: CaseFile, row: CaseExtract) -> None:
    """No longer give it out; its content is erased at once."""
    row.withdrawn_at, row.withdrawn_reason = now(), CLOSED_NOW
    note(file, row, "extract.withdraw")
    files.erase([row.blob_id])


def state_of(row: CaseExtract) -> str:
    """Busy, ready, failed, withdrawn or erased."""
    if row.withdrawn_at is not None:
        return "withdrawn"
    if row.erased_at is not None:
        return "erased"
    if row.blob_id is not None:
        return "ready"
    job = session().scalars(select(Job).where(Job.id == row.job_id)).one_or_none()
    return "failed" if job is None or job.state == FAILED else "busy"


def try_again(file: CaseFile, extract_id: UUID) -> None:
    """Ask again for a printed dossier whose making was given up. NotFound when it is not there, or closed by now."""
    row = next((one for one in extracts_of(file) if one.id == extract_id), None)
    if row is None or state_of(row) in ("withdrawn", "erased"):
        raise NotFound()
    ask_again(row.job_id)
    note(file, row, "extract.again")


def fetch(file: CaseFile, extract_id: UUID) -> tuple[CaseExtract, bytes | None]:
    """A printed dossier with its content and a row in the ledger; None for the content when it was closed since.

    NotFound when it is not there, not made yet, withdrawn before, or erased.
    """
    statement = select(CaseExtract).where(CaseExtract.id == extract_id, CaseExtract.case_id == file.case.id)
    row = session().scalars(statement).one_or_none()
    if row is None or state_of(row) != "ready":
        raise NotFound()
    if not still_open(file, row):
        withdraw(file, row)
        return row, None
    note(file, row, "extract.hand_out")
    return row, files.content_of(row.blob_id)
