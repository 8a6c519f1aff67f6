"""Who administers the alliance: invite, make a new link, end. Every rule holds here, also for commands."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import url_for
from sqlalchemy import select

from core.access import alliance_ledger, invitations
from core.access.alliance_members import AllianceMembership, administers_elsewhere
from core.access.alliance_permissions import AllianceRole
from core.access.alliance_scope import alliance_scope
from core.access.members import works_anywhere
from core.access.people import Person, mail_key
from core.contract.dates import in_words
from core.db import history, raw
from core.db.engine import session
from core.features.alliance.rules import Held, leaves_nobody
from core.features.staff.member_rules import wrong_person
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAdministrator:
    """Somebody to invite; `role` is one of `AllianceRole`."""

    name: str
    email: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody who administers the alliance from today. `token` opens the one-time link; None when none is needed or
    the account belongs elsewhere too."""

    person: Person
    membership: AllianceMembership
    token: str | None


def invite(new: NewAdministrator) -> Invited:
    """Let somebody administer the alliance from today, with a one-time link. Raises `Invalid`."""
    raw.one_at_a_time(f"alliance:{alliance_scope().alliance_id}")
    wrong = wrong_person(new.name, new.email)
    if new.role not in list(AllianceRole):
        wrong["role"] = [_("Kies een rol.")]
    if wrong:
        raise Invalid(_("Niet alles klopt nog."), errors=wrong)
    person = session().scalar(select(Person).where(Person.email == mail_key(new.email)))
    if person is None:
        person = Person(name=new.name.strip(), email=mail_key(new.email), created_at=alliance_scope().now)
        session().add(person)
        session().flush()
    elif not person.is_active:
        raise Invalid(_("Niet alles klopt nog."), errors={"email": [_("Dit account is gesloten.")]})
    membership = _membership_for(person, new.role)
    alliance_ledger.note(
        action="administrator.invite",
        object_type="alliance_membership",
        object_id=membership.id,
        detail={"role": new.role},
    )
    token = None
    if person.password_hash is None and may_be_linked(person):
        token = invitations.invite(person, alliance_scope().person_name)
    return Invited(person=person, membership=membership, token=token)


def _membership_for(person: Person, role: str) -> AllianceMembership:
    """A new membership from today, or the one that began today and ended, opened again."""
    today = alliance_scope().today
    again = None
    for held in session().scalars(select(AllianceMembership).where(AllianceMembership.person_id == person.id)):
        if held.ends_on is None or held.ends_on >= today:
            said = _("%(naam)s is hier al beheerder, vanaf %(dag)s.", naam=person.name, dag=in_words(held.starts_on))
            raise Invalid(_("Niet alles klopt nog."), errors={"email": [said]})
        again = held if held.starts_on == today else again
    membership = again or AllianceMembership(person_id=person.id, starts_on=today, role=role, ends_on=None)
    membership.role, membership.ends_on = role, None
    session().add(membership)
    session().flush()
    return membership


def may_be_linked(person: Person) -> bool:
    """Whether a link may be made here: it opens the whole account, which must be of this alliance alone."""
    return not administers_elsewhere(person.id, alliance_scope().alliance_id) and not works_anywhere(person.id)


def membership_of(membership_id: UUID) -> tuple[AllianceMembership, Person]:
    """A membership of this alliance with its person. NotFound for any other."""
    found = (
        session()
        .execute(
            select(AllianceMembership, Person)
            .join(Person, Person.id == AllianceMembership.person_id)
            .where(AllianceMembership.id == membership_id)
        )
        .one_or_none()
    )
    if found is None:
        raise NotFound()
    return found[0], found[1]


def new_link(membership_id: UUID) -> str:
    """A new one-time link; its token is shown once, earlier links stop working."""
    membership, person = membership_of(membership_id)
    if not held_of(membership, person).is_live(alliance_scope().today):
        raise Problem(_("%(naam)s is hier geen beheerder meer.", naam=person.name))
    if not may_be_linked(person):
        said = _(
            "Het account van %(naam)s hoort ook bij een school of bij een ander samenwerkingsverband. Een link geeft "
            "toegang tot het hele account. Daarom maakt de beheerder van het platform hem, met “dekkend staff link”.",
            naam=person.name,
        )
        raise Problem(said)
    token = invitations.invite(person, alliance_scope().person_name)
    alliance_ledger.note(action="administrator.link", object_type="invitation", object_id=membership.id)
    return token


def end(membership_id: UUID, version: int, reason: str) -> AllianceMembership:
    """Let somebody administer the alliance no more, at once. Never the last who can invite others, never oneself."""
    raw.one_at_a_time(f"alliance:{alliance_scope().alliance_id}")
    membership, person = membership_of(membership_id)
    today = alliance_scope().today
    if membership.version != version:
        raise Conflict(_("Iemand anders veranderde dit, terwijl jij keek. Bekijk het opnieuw en kies dan."))
    if membership.ends_on is not None and membership.ends_on < today:
        raise Conflict(_("Dit was al beëindigd op %(dag)s.", dag=in_words(membership.ends_on)))
    if membership.person_id == alliance_scope().person_id:
        raise Problem(_("Je kunt je eigen toegang niet beëindigen. Vraag het een andere beheerder."))
    _refuse_last(membership, person)
    with history.because(reason):
        membership.ends_on = today - timedelta(days=1)
    alliance_ledger.note(
        action="administrator.end",
        object_type="alliance_membership",
        object_id=membership.id,
        detail={"reason": reason},
    )
    return membership


def _refuse_last(membership: AllianceMembership, person: Person) -> None:
    rows = (
        session()
        .execute(select(AllianceMembership, Person).join(Person, Person.id == AllianceMembership.person_id))
        .all()
    )
    if leaves_nobody([held_of(*row) for row in rows], membership.id, alliance_scope().today):
        said = _(
            "Dit kan nog niet: zonder %(naam)s is er geen beheerder meer die zich kan aanmelden en anderen kan "
            "uitnodigen. Nodig eerst een andere beheerder uit, en wacht tot die een wachtwoord heeft gekozen.",
            naam=person.name,
        )
        raise Problem(said)


def held_of(held: AllianceMembership, person: Person) -> Held:
    """A membership as the rules see it."""
    return Held(
        id=held.id,
        role=held.role,
        starts_on=held.starts_on,
        ends_on=held.ends_on,
        signs_in=person.is_active and person.password_hash is not None,
    )


def link_address(token: str) -> str:
    """The whole address of a one-time link."""
    return url_for("door.accept_invitation", token=token, _external=True)
