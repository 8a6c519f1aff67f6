"""Correcting who the contact person of a partner is, and taking a correction back. The file itself stays as it is."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.gate import Refused
from core.access.scope import scope
from core.contract.partners import Partner
from core.db.engine import session
from core.db.history import because
from core.features.directory.kept import is_own, may_keep
from core.features.directory.models import PartnerContact
from core.features.directory.partner_page import partner_of
from core.features.pupils.versions import check_version
from core.web.language import _
from core.web.problems import Invalid, NotFound, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWords:
    """Who it is, as typed; `gone` says that whoever it replaces no longer works there."""

    replaces: str = ""
    name: str = ""
    phone: str = ""
    mail: str = ""
    gone: bool = False


def keeper() -> UUID:
    """The membership of who sees to these data; the gate's refusal for others."""
    me = scope().membership_id
    if me is None or not may_keep():
        raise Refused("gegevens van partners", object_type="partner")
    return me


def add(partner: Partner, said: ContactWords) -> PartnerContact:
    """A correction over somebody of the file, or somebody whom the file does not name. Invalid per field."""
    me = keeper()
    _check(partner, said)
    if said.replaces and _standing(partner, said.replaces) is not None:
        raise Problem(_("Over %(naam)s staat al een verbetering. Verbeter of trek die in.", naam=said.replaces))
    row = PartnerContact(
        partner_code=partner.code,
        replaces=said.replaces,
        name=said.name,
        phone=said.phone,
        mail=said.mail,
        gone=said.gone,
        person_name=scope().person_name,
        membership_id=me,
        on=scope().today,
    )
    session().add(row)
    _record("partner.contact", row)
    return row


def change(row: PartnerContact, said: ContactWords, version: int) -> None:
    """Say it otherwise. StaleVersion when somebody saved first."""
    me = keeper()
    check_version(row, version)
    _check(partner_of(row.partner_code), said, row)
    row.name, row.phone, row.mail, row.gone = said.name, said.phone, said.mail, said.gone
    row.person_name, row.membership_id, row.on = scope().person_name, me, scope().today
    _record("partner.contact", row)


def withdraw(row: PartnerContact, version: int, reason: str) -> None:
    """What the file says holds again; the correction stays in the history."""
    keeper()
    check_version(row, version)
    with because(reason):
        row.withdrawn_on = scope().today
    _record("partner.contact_withdraw", row)


def contact_of(contact_id: UUID) -> PartnerContact:
    """A correction that holds; NotFound otherwise, and for who comes from outside."""
    statement = select(PartnerContact).where(PartnerContact.id == contact_id, PartnerContact.withdrawn_on.is_(None))
    found = session().scalars(statement).one_or_none()
    if found is None or not is_own():
        raise NotFound()
    partner_of(found.partner_code)
    return found


def _standing(partner: Partner, replaces: str) -> PartnerContact | None:
    statement = select(PartnerContact).where(
        PartnerContact.partner_code == partner.code,
        PartnerContact.replaces == replaces,
        PartnerContact.withdrawn_on.is_(None),
    )
    return session().scalars(statement).first()


def _check(partner: Partner, said: ContactWords, row: PartnerContact | None = None) -> None:
    """A name is needed, unless somebody of the file left; what is replaced must stand in the file."""
    replaces = row.replaces if row else said.replaces
    known = {person.name for person in partner.contacts}
    if row is None and replaces and replaces not in known:
        wrong = _("Kies een van de mogelijkheden.")
        raise Invalid(wrong, errors={"replaces": [wrong]})
    if said.gone and not replaces:
        wrong = _("Dit kan alleen bij iemand die in het bestand van de school staat.")
        raise Invalid(wrong, errors={"gone": [wrong]})
    if not said.gone and not said.name:
        wrong = _("Vul een naam in.")
        raise Invalid(wrong, errors={"name": [wrong]})


def _record(action: str, row: PartnerContact) -> None:
    ledger.record(action=action, object_type="partner_contact", object_id=row.id, detail={"partner": row.partner_code})
