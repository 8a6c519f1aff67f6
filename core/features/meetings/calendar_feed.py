"""The reader's own meetings at a secret address, for a program that cannot sign in.

What stands there is as little as can be of use: which team, which school, where and when. No pupil, and nothing that
tells how many are discussed: the hours are those of the meeting, whatever its agenda holds. See decision 30.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from core.access import ledger, members
from core.access.people import Membership, Person
from core.access.scope import Scope, enter, scope
from core.access.sessions import new_token, token_hash
from core.contract.permissions import Permission
from core.db import raw
from core.db.clock import now
from core.db.engine import session
from core.features.meetings.calendar_table import CalendarAddress
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.meetings.rooms import PURPOSE

BACK = timedelta(days=31)
"""How long a meeting stays in the feed after it was; a calendar keeps what it fetched before."""
MOST = 500
"""Meetings in one feed: more than somebody attends in years."""
NOTED_EVERY = timedelta(hours=1)
OBJECT = "calendar_address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An address that was found: its id, and whose it is. `works` is False when it was renewed or stopped."""

    id: UUID
    school_id: str
    membership_id: UUID
    person_id: UUID
    person_name: str
    works: bool


def own_address() -> CalendarAddress | None:
    """The address of the reader that works, if there is one."""
    statement = select(CalendarAddress).where(
        CalendarAddress.membership_id == scope().membership_id, CalendarAddress.ended_at.is_(None)
    )
    return session().scalars(statement).one_or_none()


def make() -> str:
    """A new address for the reader; the earlier one stops. Returns its token, which is shown once and kept nowhere."""
    raw.one_at_a_time(f"calendar:{scope().membership_id}")
    _end()
    token = new_token()
    row = CalendarAddress(membership_id=scope().membership_id, token_hash=token_hash(token), made_at=now())
    session().add(row)
    session().flush()
    ledger.record(action="calendar.make", object_type=OBJECT, object_id=row.id)
    return token


def stop() -> bool:
    """Let the reader's address work no longer; whether there was one."""
    row = _end()
    if row is not None:
        ledger.record(action="calendar.stop", object_type=OBJECT, object_id=row.id)
    return row is not None


def _end() -> CalendarAddress | None:
    row = own_address()
    if row is not None:
        row.ended_at = now()
        session().flush()
    return row


def find(school_id: str, token: str) -> Known | None:
    """Whose address this is; None when nobody ever had it at this school. One statement, before there is a scope."""
    statement = (
        select(
            CalendarAddress.id,
            CalendarAddress.school_id,
            CalendarAddress.membership_id,
            Membership.person_id,
            Person.name.label("person_name"),
            (CalendarAddress.ended_at.is_(None) & Person.closed_at.is_(None)).label("works"),
        )
        .join(
            Membership,
            (Membership.school_id == CalendarAddress.school_id) & (Membership.id == CalendarAddress.membership_id),
        )
        .join(Person, Person.id == Membership.person_id)
        .where(CalendarAddress.school_id == school_id, CalendarAddress.token_hash == token_hash(token))
    )
    row = raw.execute(statement, because="van wie een agenda is, zegt alleen het adres zelf").first()
    return Known(**row._asdict()) if row is not None else None


def enter_as(known: Known) -> bool:
    """Go on in the scope of its owner. False when the address stopped, or its owner may see no meetings here now."""
    found = members.find(known.school_id, known.person_id, now()) if known.works else None
    if found is None or found.membership_id != known.membership_id:
        return False
    if Permission.MEETINGS_READ not in found.permissions:
        return False
    enter(
        Scope(
            school_id=found.school_id,
            person_id=known.person_id,
            membership_id=found.membership_id,
            person_name=known.person_name,
            kind=found.kind,
            roles=found.roles,
            permissions=found.permissions,
            purpose=PURPOSE,
            now=now(),
            organisation=found.organisation,
        )
    )
    return True


def meetings() -> Sequence[Meeting]:
    """The meetings with a seat for the reader, of the last month and to come, cancelled ones too; one statement."""
    seats = select(MeetingSeat.meeting_id).where(MeetingSeat.membership_id == scope().membership_id)
    statement = select(Meeting).where(Meeting.id.in_(seats), Meeting.ends_at >= scope().now - BACK)
    return session().scalars(statement.order_by(Meeting.starts_at, Meeting.id).limit(MOST)).all()


def note_fetched(known: Known, count: int) -> None:
    """A program took the feed: a row in the ledger."""
    ledger.record(action="calendar.fetch", object_type=OBJECT, object_id=known.id, detail={"meetings": count})


def note_read(known: Known) -> None:
    """A program asked, whether or not there was something new; noted once an hour."""
    row = session().scalars(select(CalendarAddress).where(CalendarAddress.id == known.id)).one()
    if row.read_at is None or row.read_at <= now() - NOTED_EVERY:
        row.read_at = now()
