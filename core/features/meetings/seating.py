"""The chairs of a meeting: filled from the composition of the team, taken with a reason, and who came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.school import RoleKind
from core.contract.teams import Seat
from core.db.engine import session
from core.features.meetings import rules
from core.features.meetings.models import GuestMembership, Meeting, MeetingSeat
from core.features.staff.colleagues import Colleague, holders
from core.web.language import _
from core.web.problems import NotFound, Problem

ATTENDANCE = ("invited", "coming", "maybe", "absent", "missing", "present")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitter:
    """Who takes a chair: a role of the school, the person (a membership; None for parents and pupil), and why."""

    role: str
    membership_id: UUID | None = None
    reason: str = ""


def fill_seats(meeting: Meeting, on: date) -> None:
    """Every seat that needs no reason: a chair per holder, one empty chair when nobody holds the role."""
    seats = [seat for seat in profile().seats_of(meeting.team_code) if rules.invited_by_default(seat)]
    people = _without_guests(holders((seat.role for seat in seats), on))
    for seat in seats:
        for membership_id in _takers(seat, [person for person in people if person.role_code == seat.role]):
            add_seat(meeting, seat.label, Sitter(role=seat.role, membership_id=membership_id))


def _without_guests(people: Sequence[Colleague]) -> list[Colleague]:
    """A one-off guest holds a role for one item, and has no chair of the team."""
    guests = set(session().scalars(select(GuestMembership.membership_id).where(GuestMembership.closed_on.is_(None))))
    return [person for person in people if person.membership_id not in guests]


def _takers(seat: Seat, people: Sequence[Colleague]) -> list[UUID | None]:
    ids: list[UUID | None] = list(dict.fromkeys(person.membership_id for person in people)) or [None]
    if profile().role(seat.role).kind is RoleKind.FAMILY:
        return [None]
    return ids if seat.every_holder or seat.by_range else ids[:1]


def add_seat(meeting: Meeting, label: str, sitter: Sitter, item_id: UUID | None = None) -> MeetingSeat:
    """One more chair, for the whole meeting or for one item."""
    chair = MeetingSeat(
        school_id=scope().school_id,
        meeting_id=meeting.id,
        role_code=sitter.role,
        label=label,
        membership_id=sitter.membership_id,
        agenda_item_id=item_id,
        reason=sitter.reason,
    )
    session().add(chair)
    return chair


def seats_at(meeting_id: UUID) -> Sequence[MeetingSeat]:
    """The chairs of a meeting, in the order of the composition."""
    statement = select(MeetingSeat).where(MeetingSeat.meeting_id == meeting_id).order_by(MeetingSeat.id)
    return session().scalars(statement).all()


def seat_of(meeting_id: UUID, seat_id: UUID) -> MeetingSeat:
    """One chair of this meeting; NotFound otherwise."""
    found = next((seat for seat in seats_at(meeting_id) if seat.id == seat_id), None)
    if found is None:
        raise NotFound()
    return found


def attend(seat: MeetingSeat, attendance: str) -> None:
    """Note whether somebody comes or came."""
    if attendance not in ATTENDANCE:
        raise Problem(_("Kies: uitgenodigd, komt, komt misschien, afgemeld, niet gekomen of aanwezig."))
    seat.attendance = attendance


def claim_seat(meeting: Meeting, sitter: Sitter, on: date) -> MeetingSeat:
    """Fill a seat that is asked only with a reason, an empty one, or another holder's. Problem without the reason."""
    seat = _whole_meeting_seat(meeting, sitter.role)
    if seat.on_reason and not sitter.reason.strip():
        said = _("Schrijf op wat %(seat)s hier toevoegt.", seat=seat.label)
        raise Problem(_("%(seat)s komt alleen met een reden.", seat=seat.label), errors={"reason": [said]})
    if sitter.membership_id is not None and not _holds(sitter, on):
        raise Problem(_("Deze persoon heeft die rol niet."), errors={"who": [_("Kies iemand met deze rol.")]})
    chair = next((taken for taken in seats_at(meeting.id) if _same_place(taken, sitter)), None)
    if chair is None:
        chair = add_seat(meeting, seat.label, sitter)
    chair.membership_id, chair.reason = sitter.membership_id, sitter.reason
    session().flush()
    ledger.record(action="meeting.seat", object_type="meeting_seat", object_id=chair.id, detail={"role": sitter.role})
    return chair


def _whole_meeting_seat(meeting: Meeting, role: str) -> Seat:
    seats = profile().seats_of(meeting.team_code)
    found = next((seat for seat in seats if seat.role == role and not seat.for_item), None)
    if found is None:
        raise Problem(_("Deze rol heeft geen stoel in dit overleg."))
    return found


def _holds(sitter: Sitter, on: date) -> bool:
    return sitter.membership_id in {person.membership_id for person in holders([sitter.role], on)}


def _same_place(taken: MeetingSeat, sitter: Sitter) -> bool:
    mine = taken.role_code == sitter.role and taken.agenda_item_id is None
    return mine and taken.membership_id in (None, sitter.membership_id)
