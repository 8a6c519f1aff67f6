"""Pages about the chairs: who came, who comes for a reason, who sits in for one item."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import request, url_for
from marshmallow import validate
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.contract.requirements.base import capital
from core.contract.school import RoleKind
from core.features.cases.facts import load
from core.features.meetings import guests, items, seating
from core.features.meetings.item_lines import places_on
from core.features.meetings.lines import ATTENDANCE_WORDS, SeatLine, seat_lines
from core.features.meetings.models import Meeting
from core.features.meetings.planning import day_of, meeting_of, still_planned
from core.features.meetings.rooms import LIST, MINUTE, PLAN, room, to_item, to_meeting
from core.features.meetings.rules import WITHDRAWN
from core.features.meetings.schemas import GuestSchema, SeatSchema
from core.features.meetings.seating import Sitter
from core.features.staff.colleagues import Colleague, holders
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Problem
from core.web.schema import DutchSchema, Line
from core.web.widgets import Option


@room.form("/overleg/<uuid:meeting_id>/aanwezig", **MINUTE)
@once
def attendance(meeting_id: UUID) -> BaseResponse:
    meeting = meeting_of(meeting_id)
    still_planned(meeting)
    left = {item.id for item in items.items_of(meeting_id) if item.state == WITHDRAWN}
    seats = {seat.id: seat for seat in seating.seats_at(meeting_id) if seat.agenda_item_id not in left}
    lines = seat_lines(meeting, list(seats.values()))
    numbers = {item_id: number for number, (item_id, _lasts) in enumerate(places_on(meeting), start=1)}
    labels = {one: _whose(line, numbers) for one, line in lines.items()}
    schema = DutchSchema.from_dict({_name(seat_id): _field(label) for seat_id, label in labels.items()})
    form = Form(schema(), request.form, initial={_name(one): seat.attendance for one, seat in seats.items()})
    if form.valid:
        for seat_id, seat in seats.items():
            seating.attend(seat, form.data[_name(seat_id)])
        return to_meeting(meeting_id, "aanwezig")
    team = profile().team(meeting.team_code)
    return render("meetings/attendance.html", form=form, meeting=meeting, team=team, here=LIST)


def _whose(line: SeatLine, numbers: Mapping[UUID, int]) -> str:
    """Who sits there; for one item with its number."""
    item_id = line.seat.agenda_item_id
    if item_id is None or item_id not in numbers:
        return line.who
    return _("%(wie)s, punt %(nummer)s", wie=line.who, nummer=numbers[item_id])


def _name(seat_id: UUID) -> str:
    return f"stoel_{seat_id.hex}"


def _field(label: str) -> Line:
    options = [(code, _(word)) for code, word in ATTENDANCE_WORDS.items()]
    return Line(
        required=True,
        validate=validate.OneOf([code for code, _word in options]),
        metadata={
            "label": capital(label),
            "widget": "select",
            "options": options,
            "missing": _("Kies: komt, of niet."),
        },
    )


@room.form("/overleg/<uuid:meeting_id>/stoel", **PLAN)
@once
def take_seat(meeting_id: UUID) -> BaseResponse:
    """Ask somebody for the whole meeting: a seat on a reason, an empty seat, or another holder."""
    meeting = meeting_of(meeting_id)
    form = Form(SeatSchema(), request.form)
    form.offer("who", _for_meeting(meeting))
    if form.valid:
        try:
            guests.take_seat(meeting, _sitter(form.data))
            return to_meeting(meeting_id, "stoel")
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    team = profile().team(meeting.team_code)
    reasons = [seat for seat in profile().seats_of(team.code) if seat.on_reason and not seat.for_item]
    back = url_for("meetings.show", meeting_id=meeting_id)
    return render("meetings/seat.html", form=form, team=team, reasons=reasons, back=back, here=LIST)


def _for_meeting(meeting: Meeting) -> list[Option]:
    """Holders of the seats of this team who do not sit there yet."""
    seats = [seat for seat in profile().seats_of(meeting.team_code) if not seat.for_item]
    taken = {(seat.role_code, seat.membership_id) for seat in seating.seats_at(meeting.id)}
    people = holders((seat.role for seat in seats), day_of(meeting))
    notes = {seat.role: _("alleen met een reden") for seat in seats if seat.on_reason}
    return [
        _option(person, notes.get(person.role_code, ""))
        for person in people
        if (person.role_code, person.membership_id) not in taken
    ]


def _option(person: Colleague, note: str = "") -> Option:
    label = f"{person.name}, {profile().role(person.role_code).label}"
    return Option(value=f"{person.role_code}/{person.membership_id}", label=label, note=note)


def _sitter(data: dict[str, Any]) -> Sitter:
    role, _mark, person = data["who"].partition("/")
    return Sitter(role=role, membership_id=UUID(person) if person else None, reason=data["reason"])


@room.form("/overleg/<uuid:meeting_id>/punt/<uuid:item_id>/nodig-uit", **PLAN)
@once
def invite(meeting_id: UUID, item_id: UUID) -> BaseResponse:
    """Ask somebody for this item only."""
    meeting, item = meeting_of(meeting_id), items.item_of(meeting_id, item_id)
    file = load(item.case_id)
    form = Form(GuestSchema(), request.form)
    form.offer("who", _for_item(meeting))
    if form.valid:
        try:
            guests.invite(item, meeting, _sitter(form.data))
            return to_item(meeting_id, item_id, "uitgenodigd")
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    back = url_for("meetings.item", meeting_id=meeting_id, item_id=item_id)
    return render("meetings/invite.html", form=form, file=file, meeting=meeting, item=item, back=back, here=LIST)


def _for_item(meeting: Meeting) -> list[Option]:
    """Everybody who works with the school in some role, and the family where the team has a chair for it."""
    roles = [role.code for role in profile().staff_roles if role.kind is not RoleKind.FAMILY]
    family = [
        Option(value=f"{seat.role}/", label=capital(seat.label))
        for seat in profile().seats_of(meeting.team_code)
        if seat.for_item and profile().role(seat.role).kind is RoleKind.FAMILY
    ]
    return family + [_option(person) for person in holders(roles, day_of(meeting))]
