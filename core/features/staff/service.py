"""Members of a school: add somebody, change the terms, let somebody go. Every rule holds here, also for commands."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.people import KINDS, Membership, MembershipRole, Person, mail_key
from core.access.scope import scope
from core.contract.dates import in_words
from core.contract.findings import Finding
from core.db.announcements import announce
from core.db.engine import session
from core.features.staff import ending, holders, links, member_rules, roles, rules
from core.features.staff.events import MembershipEnded
from core.features.staff.terms import member
from core.web.language import _
from core.web.problems import Invalid, Problem


@dataclass(frozen=True, slots=True)
class RoleWish:
    """A role to give: its code and, for a role with ranges, the range."""

    role_code: str
    range_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Somebody to add. `kind` is staff or partner; `days_per_week` in days (0 to 7)."""

    name: str
    email: str
    kind: str
    starts_on: date
    ends_on: date | None = None
    organisation: str = ""
    days_per_week: float | None = None
    roles: tuple[RoleWish, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The new member. `token` opens the one-time link; None when the person already has an account to sign in with."""

    membership: Membership
    person: Person
    token: str | None
    warnings: tuple[Finding, ...] = ()


def add_member(new: NewMember) -> Added:
    """Add a person with roles and make a one-time link. Raises `Invalid` or `Refused`."""
    ending.one_change_at_a_time()
    _refuse_wrong(new)
    person = session().scalar(select(Person).where(Person.email == mail_key(new.email)))
    if person is None:
        person = Person(name=new.name, email=mail_key(new.email), created_at=scope().now)
        session().add(person)
        session().flush()
    elif not person.is_active:
        raise Invalid(_("Niet alles klopt nog."), errors={"email": [_("Dit account is gesloten.")]})
    membership = _membership_for(person, new)
    warnings = [finding for wish in new.roles for finding in _give(membership, wish, new)]
    ledger.record(
        action="membership.add",
        object_type="membership",
        object_id=membership.id,
        detail={"kind": new.kind, "roles": len(new.roles)},
    )
    token = links.make(membership, person) if _needs_link(person) else None
    return Added(membership=membership, person=person, token=token, warnings=tuple(warnings))


def _needs_link(person: Person) -> bool:
    return person.password_hash is None and links.may_be_linked(person)


def _give(membership: Membership, wish: RoleWish, new: NewMember) -> tuple[Finding, ...]:
    period = rules.Period(starts_on=new.starts_on)
    try:
        return roles.give(membership, wish.role_code, wish.range_code, period).warnings
    except Invalid as invalid:
        said = [sentence for sentences in invalid.errors.values() for sentence in sentences]
        raise Invalid(invalid.message, errors={"roles": said}) from invalid


def give_role(membership: Membership, wish: RoleWish, period: rules.Period) -> roles.Given:
    """Give a member one more role. Raises `Invalid` or `Refused`."""
    ending.one_change_at_a_time()
    return roles.give(membership, wish.role_code, wish.range_code, period)


def _refuse_wrong(new: NewMember) -> None:
    errors = member_rules.wrong_person(new.name, new.email)
    errors |= member_rules.wrong_terms(new.kind, new.organisation, new.days_per_week)
    if new.kind not in KINDS:
        errors["kind"] = [_("Kies medewerker of partner.")]
    if new.ends_on is not None and new.ends_on < new.starts_on:
        errors["ends_on"] = [_("De laatste dag ligt voor de eerste dag.")]
    if errors:
        raise Invalid(_("Niet alles klopt nog."), errors=errors)


def _membership_for(person: Person, new: NewMember) -> Membership:
    """A new membership, or the ended one that began on the same day, opened again."""
    asked = rules.Period(starts_on=new.starts_on, ends_on=new.ends_on)
    again = None
    for held in session().scalars(select(Membership).where(Membership.person_id == person.id)):
        if rules.Period(starts_on=held.starts_on, ends_on=held.ends_on).shares_a_day(asked):
            raise Invalid(_("Niet alles klopt nog."), errors={"email": [_already(person, held)]})
        again = held if held.starts_on == new.starts_on else again
    membership = again or Membership(person_id=person.id, starts_on=new.starts_on)
    membership.kind, membership.ends_on = new.kind, new.ends_on
    membership.organisation, membership.days_per_week = new.organisation or None, new.days_per_week
    session().add(membership)
    session().flush()
    return membership


def _already(person: Person, held: Membership) -> str:
    day = in_words(held.starts_on)
    if held.ends_on is None:
        return _("%(naam)s hoort al bij deze school, vanaf %(dag)s.", naam=person.name, dag=day)
    until = in_words(held.ends_on)
    return _("%(naam)s hoort al bij deze school, van %(dag)s tot en met %(tot)s.", naam=person.name, dag=day, tot=until)


def end_membership(membership_id: UUID, version: int, last_day: date | None) -> Membership:
    """Let somebody go after `last_day` (None: at once). All roles end too; the gate closes with the membership."""
    ending.one_change_at_a_time()
    membership, person = member(membership_id)
    until = ending.until(last_day)
    ending.refuse_end(membership, last_day, version)
    if membership.id == scope().membership_id:
        raise Problem(_("Je kunt je eigen toegang tot deze school niet beëindigen. Vraag het een andere beheerder."))
    ended = [held.id for held in holders.holders(membership_id=membership.id)]
    ending.refuse_without_administrator(ended, until, person.name)
    for role in session().scalars(select(MembershipRole).where(MembershipRole.membership_id == membership.id)):
        if role.ends_on is None or role.ends_on > until:
            role.ends_on = until
    membership.ends_on = until
    ledger.record(
        action="membership.end",
        object_type="membership",
        object_id=membership.id,
        detail={"last_day": until.isoformat()},
    )
    session().flush()
    announce(MembershipEnded(membership_id=membership.id, last_day=until))
    return membership
