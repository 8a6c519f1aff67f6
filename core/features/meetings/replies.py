"""What somebody answers to an invitation: yes, no or maybe, with a reason, and perhaps somebody else instead."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import PARTNER, scope
from core.db.clock import now
from core.db.engine import session
from core.features.meetings import guests
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.meetings.planning import day_of, still_planned
from core.features.meetings.rules import PLANNED
from core.features.meetings.seating import Sitter, seats_at
from core.features.staff.colleagues import Colleague, holders
from core.web.language import _
from core.web.problems import Conflict, Problem

YES, NO, MAYBE = "yes", "no", "maybe"
ATTENDANCE = {YES: "coming", NO: "absent", MAYBE: "maybe"}
"""What the answer makes of the chair."""

NOTED = ("present", "missing")
"""Attendance that only who keeps the minutes writes down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer; `instead` is the membership of who comes in the place of somebody who cannot."""

    answer: str
    reason: str = ""
    instead: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnInvitation:
    """A meeting to which the reader is asked, with the own answer; `for_item` when it is for one item only."""

    meeting: Meeting
    answer: str
    reason: str
    for_item: bool


def own_seats(meeting: Meeting) -> list[MeetingSeat]:
    """The chairs of the reader at a meeting; Conflict when there is none."""
    me = scope().membership_id
    found = [seat for seat in seats_at(meeting.id) if me is not None and seat.membership_id == me]
    if not found:
        raise Conflict(_("Bij dit overleg is geen stoel voor jou."))
    return found


def reply(meeting: Meeting, said: Reply) -> None:
    """Answer for every own chair at a meeting that is still to come. Problem for a no without a reason."""
    still_planned(meeting)
    seats = own_seats(meeting)
    if meeting.ends_at < scope().now:
        raise Conflict(_("Dit overleg is al geweest."))
    if said.answer not in ATTENDANCE:
        raise Problem(_("Kies ja, nee of misschien."), errors={"answer": [_("Kies ja, nee of misschien.")]})
    if said.answer == NO and not said.reason.strip():
        raise Problem(_("Waarom kan het niet?"), errors={"reason": [_("Schrijf kort op waarom het niet kan.")]})
    instead = _replacement(meeting, said)
    for seat in seats:
        _answer(seat, said.answer, said.reason.strip())
    ledger.record(action="meeting.reply", object_type="meeting", object_id=meeting.id, detail={"answer": said.answer})
    if instead is not None:
        reason = _("In plaats van %(naam)s.", naam=scope().person_name)
        sitter = Sitter(role=instead.role_code, membership_id=instead.membership_id, reason=reason)
        guests.take_seat(meeting, sitter)


def _answer(seat: MeetingSeat, answer: str, reason: str = "") -> None:
    """What was noted at the meeting itself stays as it is: who is there knows better than what was expected."""
    if seat.attendance not in NOTED:
        seat.attendance = ATTENDANCE[answer]
    seat.answer, seat.answer_reason, seat.answered_at = answer, reason, now()


def accept_all() -> int:
    """Say yes to every invitation to a meeting still to come that has no answer yet; how many meetings."""
    statement = (
        select(MeetingSeat)
        .join(Meeting, (Meeting.school_id == MeetingSeat.school_id) & (Meeting.id == MeetingSeat.meeting_id))
        .where(
            MeetingSeat.membership_id == scope().membership_id,
            MeetingSeat.answer == "",
            Meeting.state == PLANNED,
            Meeting.ends_at >= scope().now,
        )
    )
    seats = session().scalars(statement).all()
    for seat in seats:
        _answer(seat, YES)
    meetings = {seat.meeting_id for seat in seats}
    detail = {"answer": YES, "meetings": len(meetings)}
    ledger.record(action="meeting.reply", object_type="meeting", detail=detail)
    return len(meetings)


def _replacement(meeting: Meeting, said: Reply) -> Colleague | None:
    if said.instead is None:
        return None
    if said.answer != NO:
        text = _("Iemand anders vraag je alleen als je zelf niet komt.")
        raise Problem(text, errors={"instead": [text]})
    found = next((one for one in replacements(meeting) if one.membership_id == said.instead), None)
    if found is None:
        text = _("Deze persoon kan hier niet in de plaats komen.")
        raise Problem(text, errors={"instead": [text]})
    return found


def replacements(meeting: Meeting) -> tuple[Colleague, ...]:
    """Who may come instead of the reader: others with the same role, from outside only of the same organisation."""
    seats = seats_at(meeting.id)
    me, seated = scope().membership_id, {seat.membership_id for seat in seats}
    roles = {seat.role_code for seat in seats if seat.membership_id == me and seat.agenda_item_id is None}
    people = holders(roles, day_of(meeting)) if roles else ()
    own = next((one.organisation for one in people if one.membership_id == me), None)
    return tuple(
        one
        for one in people
        if one.membership_id not in seated and (scope().kind != PARTNER or one.organisation == own)
    )


def invitations() -> tuple[OwnInvitation, ...]:
    """Every meeting still to come at which the reader has a chair, soonest first; one statement."""
    statement = (
        select(Meeting, MeetingSeat.answer, MeetingSeat.answer_reason, MeetingSeat.agenda_item_id)
        .join(MeetingSeat, (MeetingSeat.school_id == Meeting.school_id) & (MeetingSeat.meeting_id == Meeting.id))
        .where(
            MeetingSeat.membership_id == scope().membership_id, Meeting.state == PLANNED, Meeting.ends_at >= scope().now
        )
        .order_by(Meeting.starts_at, Meeting.id, MeetingSeat.agenda_item_id.is_not(None))
    )
    found: dict[UUID, OwnInvitation] = {}
    for meeting, answer, reason, item_id in session().execute(statement):
        line = OwnInvitation(meeting=meeting, answer=answer, reason=reason, for_item=item_id is not None)
        found.setdefault(meeting.id, line)
    return tuple(found.values())
