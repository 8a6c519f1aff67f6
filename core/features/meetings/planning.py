"""Planning meetings of a team: seats from its composition, moving, cancelling, closing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.school import RoleKind
from core.contract.teams import Seat
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.meetings import rules
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.staff.colleagues import Colleague, holders
from core.web.language import _
from core.web.problems import NotFound, Problem

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """A meeting to plan; both moments are aware."""

    team: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""


def plan(new: NewMeeting) -> Meeting:
    """Plan a meeting with the seats of its team. Problem when the team holds no agenda, or the times are odd."""
    team = profile().team(new.team)
    if not team.discusses:
        raise Problem(_("%(team)s heeft hier geen agenda.", team=team.label))
    _check_times(new.starts_at, new.ends_at)
    if _same_moment(new):
        raise Problem(_("Op dit moment is dit overleg al gepland."), errors={"date": [_("Kies een andere tijd.")]})
    meeting = Meeting(
        school_id=scope().school_id, team_code=team.code, starts_at=new.starts_at, ends_at=new.ends_at, place=new.place
    )
    session().add(meeting)
    session().flush()
    for seat in profile().seats_of(team.code):
        if rules.invited_by_default(seat):
            _fill(meeting, seat)
    ledger.record(action="meeting.plan", object_type="meeting", object_id=meeting.id)
    return meeting


def _check_times(starts: datetime, ends: datetime) -> None:
    if ends <= starts:
        raise Problem(_("Het einde ligt niet na het begin."), errors={"ends": [_("Kies een latere eindtijd.")]})
    if starts.astimezone(AMSTERDAM).date() != ends.astimezone(AMSTERDAM).date():
        raise Problem(_("Een overleg begint en eindigt op dezelfde dag."))


def _same_moment(new: NewMeeting) -> bool:
    statement = select(Meeting.id).where(
        Meeting.team_code == new.team, Meeting.starts_at == new.starts_at, Meeting.state != CANCELLED
    )
    return session().execute(statement).first() is not None


def _fill(meeting: Meeting, seat: Seat) -> None:
    """A chair per holder of the role; one empty chair when nobody holds it; family has one chair without a person."""
    role = profile().role(seat.role)
    people: tuple[Colleague, ...] = ()
    if role.kind is not RoleKind.FAMILY:
        people = holders([seat.role], day_of(meeting))
    ids: list[UUID | None] = [person.membership_id for person in people] or [None]
    if not (seat.every_holder or seat.by_range):
        ids = ids[:1]
    for membership_id in ids:
        session().add(
            MeetingSeat(
                school_id=scope().school_id,
                meeting_id=meeting.id,
                role_code=seat.role,
                label=seat.label,
                membership_id=membership_id,
            )
        )


def day_of(meeting: Meeting) -> date:
    """The day of the meeting in the Netherlands."""
    return meeting.starts_at.astimezone(AMSTERDAM).date()


def meeting_of(meeting_id: UUID) -> Meeting:
    """The meeting; NotFound when there is none at this school."""
    found = session().scalars(select(Meeting).where(Meeting.id == meeting_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def seats_at(meeting_id: UUID) -> Sequence[MeetingSeat]:
    """The chairs of a meeting, in the order of the composition."""
    return (
        session()
        .scalars(select(MeetingSeat).where(MeetingSeat.meeting_id == meeting_id).order_by(MeetingSeat.id))
        .all()
    )


def move(meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str) -> None:
    """Another time or place for a planned meeting."""
    _still_planned(meeting)
    _check_times(starts_at, ends_at)
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    ledger.record(action="meeting.move", object_type="meeting", object_id=meeting.id)


def cancel(meeting: Meeting, reason: str) -> None:
    """Cancel a planned meeting without open items; its items must first find another day."""
    _still_planned(meeting)
    if not reason.strip():
        raise Problem(_("Waarom gaat het overleg niet door?"), errors={"reason": [_("Schrijf een reden op.")]})
    if (
        session()
        .execute(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, AgendaItem.state == "open"))
        .first()
    ):
        raise Problem(_("Er staan nog leerlingen op de agenda. Zet die eerst op een ander overleg."))
    meeting.state, meeting.cancel_reason = CANCELLED, reason
    ledger.record(action="meeting.cancel", object_type="meeting", object_id=meeting.id)


def attend(seat: MeetingSeat, attendance: str) -> None:
    """Note whether somebody comes or came."""
    if attendance not in {"invited", "coming", "absent", "present"}:
        raise Problem(_("Kies: komt, afgemeld of aanwezig."))
    seat.attendance = attendance


def take_seat(meeting: Meeting, role: str, membership_id: UUID | None, reason: str) -> MeetingSeat:
    """Fill a seat that is asked only with a reason, or an empty one. Problem without the reason the school asks."""
    _still_planned(meeting)
    seat = next(
        (seat for seat in profile().seats_of(meeting.team_code) if seat.role == role and not seat.for_item), None
    )
    if seat is None:
        raise Problem(_("Deze rol heeft geen stoel in dit overleg."))
    if seat.on_reason and not reason.strip():
        said = _("Schrijf op wat %(seat)s hier toevoegt.", seat=seat.label)
        raise Problem(_("%(seat)s komt alleen met een reden.", seat=seat.label), errors={"reason": [said]})
    if membership_id is not None and membership_id not in {p.membership_id for p in holders([role], day_of(meeting))}:
        raise Problem(_("Deze persoon heeft die rol niet."))
    for taken in seats_at(meeting.id):
        if taken.role_code == role and taken.agenda_item_id is None and taken.membership_id in (None, membership_id):
            taken.membership_id, taken.reason = membership_id, reason
            return taken
    chair = MeetingSeat(
        school_id=scope().school_id,
        meeting_id=meeting.id,
        role_code=role,
        label=seat.label,
        membership_id=membership_id,
        reason=reason,
    )
    session().add(chair)
    return chair


def hold(meeting: Meeting) -> None:
    """Close a meeting: everything on the agenda is done, and whoever makes it count was there (A-18)."""
    _still_planned(meeting)
    if (
        session()
        .execute(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, AgendaItem.state == "open"))
        .first()
    ):
        raise Problem(_("Er zijn nog punten open. Sluit ze af, of zet ze op een volgend overleg."))
    needed = {seat.role for seat in profile().seats_of(meeting.team_code) if seat.quorum}
    there = {seat.role_code for seat in seats_at(meeting.id) if seat.attendance == "present"}
    absent = [profile().role(role).label for role in sorted(needed - there)]
    if absent:
        raise Problem(_("Dit overleg telt pas mee als deze rol aanwezig was: %(roles)s.", roles=", ".join(absent)))
    meeting.state = HELD
    ledger.record(action="meeting.hold", object_type="meeting", object_id=meeting.id)


def _still_planned(meeting: Meeting) -> None:
    if meeting.state != PLANNED:
        raise Problem(_("Dit overleg is al gehouden of afgezegd."))
