"""One-time links: with such a link a person chooses a password. Whoever makes it never sees or sets a password.

A link gives access to the whole account, so to every school of that person. Therefore only an account that belongs to
no other school and to no alliance can get one here; for the others the operator of the
platform makes it (`dekkend staff link`).
"""

from datetime import datetime

from flask import url_for
from sqlalchemy import func, select

from core.access import invitations, ledger
from core.access.alliance_members import administers_elsewhere
from core.access.people import Membership, Person
from core.access.scope import SYSTEM, scope
from core.db import raw
from core.db.engine import session
from core.web.language import _
from core.web.problems import Problem


def may_be_linked(person: Person) -> bool:
    """Whether somebody of this school may make a link: the account belongs to no other school, now, before or later,
    and to no alliance."""
    if scope().kind == SYSTEM:
        return True
    if administers_elsewhere(person.id):
        return False
    statement = (
        select(func.count())
        .select_from(Membership)
        .where(Membership.person_id == person.id, Membership.school_id != scope().school_id)
    )
    return not raw.execute(statement, because="een link opent het hele account, dus ook andere scholen").scalar()


def make(membership: Membership, person: Person) -> str:
    """A new one-time link for this member; returns its token, which is shown once. Earlier links stop working."""
    if not may_be_linked(person):
        raise Problem(
            _(
                "%(naam)s werkt ook bij een andere school. Een link geeft toegang tot het hele account. "
                "Daarom maakt de beheerder van het platform hem, met 'dekkend staff link'.",
                naam=person.name,
            )
        )
    if not person.is_active:
        raise Problem(_("Dit account is gesloten. Vraag de beheerder van het platform."))
    session().flush()
    token = invitations.invite(person, scope().person_name)
    ledger.record(action="link.make", object_type="invitation", object_id=membership.id)
    return token


def withdraw(membership: Membership, person: Person) -> None:
    """Take back the link that still works. Problem when there is none, or when the account is not this school's."""
    if not may_be_linked(person):
        raise Problem(
            _("%(naam)s werkt ook bij een andere school. De link is niet van deze school alleen.", naam=person.name)
        )
    if not invitations.withdraw(person):
        raise Problem(_("Er is geen link meer die werkt."))
    ledger.record(action="link.withdraw", object_type="invitation", object_id=membership.id)


def waiting_until(person: Person) -> datetime | None:
    """Until when a link of this person still works; None without one."""
    found = invitations.waiting(person)
    return found.expires_at if found else None


def address(token: str) -> str:
    """The whole address of a link, to send to the person."""
    return url_for("door.accept_invitation", token=token, _external=True)
