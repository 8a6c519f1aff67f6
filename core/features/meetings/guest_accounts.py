"""One-off guests: the account of a partner that comes for one item and ends by itself, fourteen days after it.

The day stands in the membership, so the gate judges it at every request; the night only tidies up after it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import and_, func, select

from core.access import ledger, members, signed_in
from core.access.beyond import beyond_need_to_know
from core.access.ledger import LedgerEntry
from core.access.people import Membership, MembershipRole, Person, live_on, mail_key
from core.access.scope import PARTNER, scope
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.meetings.guests import invite
from core.features.meetings.models import AgendaItem, GuestMembership, Meeting, MeetingSeat
from core.features.meetings.planning import day_of
from core.features.meetings.rules import CANCELLED, GUEST_DAYS, WITHDRAWN
from core.features.meetings.seating import Sitter
from core.features.staff import roles
from core.features.staff.rules import Period
from core.features.staff.service import Added, NewMember, RoleWish, add_member
from core.web.language import _
from core.web.problems import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGuest:
    """Somebody from outside for one item: who, from where, in which role of the school, and what they add."""

    name: str
    email: str
    organisation: str
    role: str
    reason: str


def last_day_after(meeting_day: date) -> date:
    """The last day on which a guest may still look; the day after, the door is closed."""
    return meeting_day + timedelta(days=GUEST_DAYS)


def invite_guest(item: AgendaItem, meeting: Meeting, new: NewGuest) -> Added:
    """An account that ends by itself, with a chair at this item. A guest who comes again keeps the later end.

    Invalid when the address belongs to somebody who works with the school in another way.
    """
    until = last_day_after(day_of(meeting))
    known = _known(new.email)
    if known is None:
        added = add_member(
            NewMember(
                name=new.name,
                email=new.email,
                kind=PARTNER,
                starts_on=scope().today,
                ends_on=until,
                organisation=new.organisation,
                roles=(RoleWish(new.role),),
            )
        )
        _welcome(added.membership.id)
        stay(added.membership, until)
    else:
        membership, person = known
        stay(membership, max(until, membership.ends_on or until))
        _hold(membership, new.role)
        added = Added(membership=membership, person=person, token=None)
    invite(item, meeting, Sitter(role=new.role, membership_id=added.membership.id, reason=new.reason))
    ledger.record(action="guest.invite", object_type="membership", object_id=added.membership.id, case_id=item.case_id)
    return added


def _welcome(membership_id: UUID) -> None:
    """Note that this member is a guest; one who was ended on the day of coming, and is asked again, is a guest anew."""
    again = select(GuestMembership).where(GuestMembership.membership_id == membership_id)
    guest = session().scalars(again).one_or_none()
    if guest is None:
        session().add(GuestMembership(membership_id=membership_id, made_by=scope().membership_id))
    else:
        guest.closed_on, guest.made_by = None, scope().membership_id
    session().flush()


def _known(email: str) -> tuple[Membership, Person] | None:
    """The guest with this address who is still welcome."""
    statement = (
        select(Membership, Person, GuestMembership.id)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(
            GuestMembership,
            and_(GuestMembership.school_id == Membership.school_id, GuestMembership.membership_id == Membership.id),
        )
        .where(Person.email == mail_key(email), live_on(Membership, scope().today))
    )
    found = session().execute(statement).first()
    if found is None:
        return None
    if found[2] is None:
        said = _("%(naam)s hoort al bij deze school. Kies deze persoon uit de lijst.", naam=found[1].name)
        raise Invalid(said, errors={"email": [said]})
    return found[0], found[1]


def _hold(membership: Membership, role: str) -> None:
    """The role of this item, when the guest came in another one before."""
    statement = select(MembershipRole.role_code).where(
        MembershipRole.membership_id == membership.id, live_on(MembershipRole, scope().today)
    )
    if role not in set(session().scalars(statement)):
        period = Period(starts_on=scope().today, ends_on=membership.ends_on)
        roles.give(membership, role, None, period)


def stay(membership: Membership, until: date) -> None:
    """Let the membership and its roles end on this day."""
    membership.ends_on = until
    today = scope().today
    for role in session().scalars(select(MembershipRole).where(MembershipRole.membership_id == membership.id)):
        if role.ends_on is None or role.ends_on >= today:
            role.ends_on = until
    session().flush()


def end_guests() -> int:
    """For the night: let each guest's end follow the items, close what is over, and end sessions of who belongs nowhere
    any more. Returns how many guests were ended."""
    ended = 0
    rows = session().execute(
        select(GuestMembership, Membership, Person)
        .join(
            Membership,
            and_(Membership.school_id == GuestMembership.school_id, Membership.id == GuestMembership.membership_id),
        )
        .join(Person, Person.id == Membership.person_id)
        .where(GuestMembership.closed_on.is_(None))
    )
    last, by_hand = _last_items(), _ended_by_hand()
    for guest, membership, person in list(rows):
        if membership.id not in by_hand:
            _follow(membership, last.get(membership.id))
        if membership.ends_on is not None and membership.ends_on < scope().today:
            _close(guest, person)
            ended += 1
    return ended


def _last_items() -> dict[UUID, date]:
    """Per member the day of the last item for which there is a chair; taken off or cancelled does not count."""
    statement = (
        select(MeetingSeat.membership_id, func.max(Meeting.starts_at))
        .join(
            AgendaItem, and_(AgendaItem.school_id == MeetingSeat.school_id, AgendaItem.id == MeetingSeat.agenda_item_id)
        )
        .join(Meeting, and_(Meeting.school_id == AgendaItem.school_id, Meeting.id == AgendaItem.meeting_id))
        .where(AgendaItem.state != WITHDRAWN, Meeting.state != CANCELLED, MeetingSeat.membership_id.is_not(None))
        .group_by(MeetingSeat.membership_id)
        .execution_options(**beyond_need_to_know("counts"))
    )
    return {row[0]: row[1].astimezone(AMSTERDAM).date() for row in session().execute(statement) if row[0]}


def _ended_by_hand() -> frozenset[UUID | None]:
    """The members whose end an administrator set: the night never gives that back."""
    statement = select(LedgerEntry.object_id).where(
        LedgerEntry.action == "membership.end", LedgerEntry.object_id.in_(select(GuestMembership.membership_id))
    )
    return frozenset(session().scalars(statement))


def _follow(membership: Membership, last_item: date | None) -> None:
    """A meeting that moved takes the end along, as long as the guest is still there."""
    over = membership.ends_on is not None and membership.ends_on < scope().today
    if not over and last_item is not None and membership.ends_on != last_day_after(last_item):
        stay(membership, last_day_after(last_item))


def _close(guest: GuestMembership, person: Person) -> None:
    """Note that it is over; sessions end where the person belongs to no school any more."""
    guest.closed_on = scope().today
    ledger.record(action="guest.end", object_type="membership", object_id=guest.membership_id)
    if not members.schools_of(person.id, scope().now):
        signed_in.end_all(person, "membership ended")
