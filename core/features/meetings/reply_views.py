"""The reader's own invitations: the list, and the answer to one."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from marshmallow import fields, validate
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.features.meetings import replies
from core.features.meetings.planning import meeting_of
from core.features.meetings.rooms import LIST, READ, room
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Problem
from core.web.schema import DutchSchema, Line, Paragraphs

ANSWERS = ((replies.YES, _("Ja, ik kom")), (replies.NO, _("Nee, ik kan niet")), (replies.MAYBE, _("Misschien")))


class ReplySchema(DutchSchema):
    """An answer to an invitation."""

    answer = Line(
        required=True,
        data_key="antwoord",
        metadata={
            "label": _("Antwoord"),
            "widget": "radio",
            "options": list(ANSWERS),
            "missing": _("Kies ja, nee of misschien."),
        },
    )
    reason = Paragraphs(
        load_default="",
        data_key="reden",
        validate=validate.Length(max=400),
        metadata={"label": _("Reden"), "rows": 2, "help": _("Nodig bij nee. Schrijf geen naam van een leerling op.")},
    )
    instead = fields.UUID(
        load_default=None,
        data_key="vervanger",
        metadata={
            "label": _("Wie komt in de plaats?"),
            "widget": "select",
            "help": _("Alleen bij nee. Deze persoon krijgt bericht en een stoel aan tafel."),
        },
    )


@room.get("/uitnodigingen", **READ, reads="meeting")
def invitations() -> Response:
    found = replies.invitations()
    ledger.record(action="meeting.invitations", object_type="meeting", detail={"meetings": len(found)})
    return render(
        "meetings/invitations.html",
        found=found,
        open=sum(1 for one in found if not one.answer),
        teams={one.meeting.id: profile().team(one.meeting.team_code) for one in found},
        words=dict(ANSWERS),
        guest=scope().kind == PARTNER,
        done=request.args.get("klaar", ""),
        here=LIST,
    )


@room.post("/uitnodigingen/ja", **READ)
@once
def accept_all() -> BaseResponse:
    """Yes to everything that has no answer yet."""
    replies.accept_all()
    return redirect(url_for("meetings.invitations", klaar="alles"), 303)


@room.form("/overleg/<uuid:meeting_id>/antwoord", **READ)
@once
def answer(meeting_id: UUID) -> BaseResponse:
    meeting = meeting_of(meeting_id)
    seats = replies.own_seats(meeting)
    initial = {"answer": seats[0].answer, "reason": seats[0].answer_reason}
    form = Form(ReplySchema(), request.form, initial=initial)
    others = replies.replacements(meeting)
    form.offer("instead", [(str(one.membership_id), one.name) for one in others])
    if form.valid:
        try:
            replies.reply(meeting, replies.Reply(**form.data))
            return redirect(url_for("meetings.invitations", klaar="antwoord"), 303)
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    return render(
        "meetings/answer.html",
        form=form,
        meeting=meeting,
        team=profile().team(meeting.team_code),
        for_item=all(seat.agenda_item_id is not None for seat in seats),
        others=others,
        guest=scope().kind == PARTNER,
        here=LIST,
    )
