"""The school's own notes of a partner: written, corrected and withdrawn by who sees to these data."""

from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.contract.partners import Partner
from core.db.engine import session
from core.db.history import because
from core.features.directory.contacts import keeper
from core.features.directory.kept import is_own
from core.features.directory.models import PartnerNote
from core.features.directory.partner_page import partner_of
from core.features.pupils.versions import check_version
from core.web.problems import NotFound


def add(partner: Partner, words: str) -> PartnerNote:
    """Write something down for the colleagues."""
    note = PartnerNote(
        partner_code=partner.code,
        words=words,
        person_name=scope().person_name,
        membership_id=keeper(),
        on=scope().today,
    )
    session().add(note)
    _record("partner.note", note)
    return note


def change(note: PartnerNote, words: str, version: int) -> None:
    """Say it otherwise; what stood there stays in the history. StaleVersion when somebody saved first."""
    me = keeper()
    check_version(note, version)
    note.words, note.person_name, note.membership_id, note.on = words, scope().person_name, me, scope().today
    _record("partner.note", note)


def withdraw(note: PartnerNote, version: int, reason: str) -> None:
    """Shown no more; the text and the reason stay in the history."""
    keeper()
    check_version(note, version)
    with because(reason):
        note.withdrawn_on, note.withdrawn_by, note.withdrawn_because = scope().today, scope().person_name, reason
    _record("partner.note_withdraw", note)


def note_of(note_id: UUID) -> PartnerNote:
    """A note that holds; NotFound otherwise, and for who comes from outside."""
    statement = select(PartnerNote).where(PartnerNote.id == note_id, PartnerNote.withdrawn_on.is_(None))
    found = session().scalars(statement).one_or_none()
    if found is None or not is_own():
        raise NotFound()
    partner_of(found.partner_code)
    return found


def _record(action: str, note: PartnerNote) -> None:
    ledger.record(action=action, object_type="partner_note", object_id=note.id, detail={"partner": note.partner_code})
