"""One-time links: somebody with the right makes one, the person chooses a password with it, once, within 7 days."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from core.access import passwords, signed_in
from core.access.people import Person
from core.access.sessions import Invitation, new_token, token_hash
from core.db.clock import now
from core.db.engine import session

VALID = timedelta(days=7)
GONE = "Deze link werkt niet meer. Vraag een beheerder van je school om een nieuwe."


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A link that still works, and whose it is."""

    invitation: Invitation
    person: Person


def invite(person: Person, made_by: str) -> str:
    """A new link's token for the person; every earlier link of the person stops working. Shown once, kept nowhere."""
    token, moment = new_token(), now()
    session().execute(
        update(Invitation).where(Invitation.person_id == person.id, Invitation.used_at.is_(None)).values(used_at=moment)
    )
    session().add(
        Invitation(
            token_hash=token_hash(token),
            person_id=person.id,
            made_at=moment,
            made_by=made_by,
            expires_at=moment + VALID,
        )
    )
    return token


def waiting(person: Person) -> Invitation | None:
    """The link of this person that still works, if there is one."""
    statement = select(Invitation).where(
        Invitation.person_id == person.id, Invitation.used_at.is_(None), Invitation.expires_at > now()
    )
    return session().scalars(statement.order_by(Invitation.made_at.desc())).first()


def withdraw(person: Person) -> int:
    """Let no link of the person work any more; returns how many still did. A withdrawn link counts as used."""
    taken = session().execute(
        update(Invitation)
        .where(Invitation.person_id == person.id, Invitation.used_at.is_(None), Invitation.expires_at > now())
        .values(used_at=now())
        .returning(Invitation.id)
    )
    return len(taken.all())


def open_link(token: str) -> Opened | None:
    """The link behind the token while it is unused and not expired. Opening does not use it up: mail scanners open."""
    both = select(Invitation, Person).join(Person, Person.id == Invitation.person_id)
    row = session().execute(both.where(Invitation.token_hash == token_hash(token))).one_or_none()
    if row is None or row[0].used_at is not None or row[0].expires_at <= now() or not row[1].is_active:
        return None
    return Opened(invitation=row[0], person=row[1])


def objections(opened: Opened, password: str) -> list[str]:
    """Dutch sentences why this password will not do for this person."""
    return passwords.objections(password, about=(opened.person.name, opened.person.email))


def accept(opened: Opened, password: str) -> Person:
    """Use the link up and set the password; every session of the person ends. Raises `ValueError` on a bad password."""
    refused = objections(opened, password)
    if refused:
        raise ValueError(" ".join(refused))
    # The WHERE makes it once: of two requests at the same moment the second finds no unused row.
    used = session().execute(
        update(Invitation)
        .where(Invitation.id == opened.invitation.id, Invitation.used_at.is_(None))
        .values(used_at=now())
        .returning(Invitation.id)
    )
    if used.scalar() is None:
        raise ValueError(GONE)
    opened.person.password_hash = passwords.hash_password(password)
    signed_in.end_all(opened.person, "new password")
    return opened.person
