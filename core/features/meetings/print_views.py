"""Agenda and minutes on paper, per person: closed items without name and content, on the screen and as a PDF."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.features.meetings import directors, handout_status, handouts
from core.features.meetings import handout_work as handout_work
from core.features.meetings.handout import Handout, compose, handout, kind_of, recipients
from core.features.meetings.handout_schema import HandoutSchema
from core.features.meetings.item_lines import Lines, lines_of
from core.features.meetings.models import Meeting
from core.features.meetings.planning import meeting_of
from core.features.meetings.rooms import LIST, PLAN, room
from core.web import paper
from core.web.dates import local
from core.web.download import download
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _, ngettext
from core.web.pages import render, sheet
from core.web.problems import Problem
from core.web.widgets import Option

HANDOUTS = "/overleg/<uuid:meeting_id>/afdrukken"


@room.get("/overleg/<uuid:meeting_id>/afdruk/<uuid:seat_id>", **PLAN, reads="meeting")
def handout_for(meeting_id: UUID, seat_id: UUID) -> Response:
    found = handout(meeting_id, seat_id)
    seat = {"seat": str(seat_id)}
    ledger.record(
        action="meeting.print", object_type="meeting", object_id=meeting_id, detail={**seat, "shown": len(found.open)}
    )
    for row in found.open:
        ledger.record(
            action="agenda.print",
            object_type="agenda_item",
            object_id=row.line.item.id,
            pupil_id=row.line.head.pupil.id,
            case_id=row.line.item.case_id,
            detail=seat,
        )
    return sheet(
        "meetings/handout.html",
        page=found,
        made=scope().now,
        by=scope().person_name,
        director_word=directors.word(),
        here=LIST,
    )


@room.form(HANDOUTS, **PLAN, reads="meeting", endpoint="handouts")
@once
def make_handouts(meeting_id: UUID) -> Response | BaseResponse:
    meeting = meeting_of(meeting_id)
    lines = lines_of(meeting)
    form = _form(meeting, lines)
    if form.valid:
        try:
            handouts.ask(meeting, lines, frozenset(form.data["seats"]))
            return redirect(url_for("meetings.handouts", meeting_id=meeting_id, _anchor="gemaakt"), 303)
        except Problem as problem:
            form.take(problem)
    found = handout_status.shown(meeting, lines)
    ledger.record(action="meeting.read", object_type="meeting", object_id=meeting_id, detail={"prints": len(found)})
    return render(
        "meetings/handouts.html",
        form=form,
        meeting=meeting,
        team=profile().team(meeting.team_code),
        found=found,
        busy=next((line for line in found if line.state == "busy"), None),
        kind=kind_of(meeting),
        kept=handout_work.KEPT.days,
        withdrawn=request.args.get("klaar") == "ingetrokken",
        here=LIST,
    )


def _form(meeting: Meeting, lines: Lines) -> Form:
    """Everybody at the table; ticked are those who did not say that they stay away."""
    people = [(line, compose(lines, line, kind_of(meeting))) for line in recipients(lines)]
    coming = [str(line.seat.id) for line, _paper in people if line.seat.attendance != "absent"]
    form = Form(HandoutSchema(), request.form, initial={"seats": coming})
    form.offer("seats", [Option(value=str(line.seat.id), label=line.name, note=_note(one)) for line, one in people])
    return form


def _note(found: Handout) -> str:
    """What for, and how much of the agenda is open."""
    label = found.seat.label[:1].upper() + found.seat.label[1:]
    shut = len(found.rows) - len(found.open)
    said = ngettext("%(num)d punt dicht", "%(num)d punten dicht", shut) if shut else _("alles open")
    return f"{label}, {said}"


@room.post(f"{HANDOUTS}/<uuid:handout_id>/opnieuw", **PLAN)
@once
def make_again(meeting_id: UUID, handout_id: UUID) -> BaseResponse:
    """Making this paper, and those asked for with it, was given up: let it begin anew."""
    meeting = meeting_of(meeting_id)
    handout_status.try_again(meeting, lines_of(meeting), handout_id)
    return redirect(url_for("meetings.handouts", meeting_id=meeting_id, _anchor="gemaakt"), 303)


@room.get(f"{HANDOUTS}/<uuid:handout_id>", **PLAN, reads="meeting_handout")
def handout_file(meeting_id: UUID, handout_id: UUID) -> Response | BaseResponse:
    meeting = meeting_of(meeting_id)
    row, content = handout_status.fetch(meeting, handout_id)
    if content is None:
        return redirect(url_for("meetings.handouts", meeting_id=meeting_id, klaar="ingetrokken"), 303)
    word = {"agenda": _("agenda"), "minutes": _("verslag")}[row.kind]
    day = local(meeting.starts_at)
    return download(content, f"{word} {day:%Y-%m-%d} {row.recipient.split(',')[0]}.pdf", paper.PDF)
