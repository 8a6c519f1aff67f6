"""Pages that change the agenda: put a case on it, take it off, the order, what an item is about."""

from uuid import UUID

from flask import request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.features.cases.facts import load
from core.features.meetings import agenda, items
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.planning import meeting_of
from core.features.meetings.readiness import chain_of
from core.features.meetings.rooms import LIST, PLAN, room, to_item, to_meeting
from core.features.meetings.rules import OPEN, PLANNED
from core.features.meetings.schemas import AboutSchema, TakeOffSchema
from core.web.dates import clock, day_short
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, NotFound, Problem

ITEM = "/overleg/<uuid:meeting_id>/punt/<uuid:item_id>"


@room.post("/overleg/<uuid:meeting_id>/op-de-agenda", **PLAN)
@once
def put_on(meeting_id: UUID) -> BaseResponse:
    try:
        case_id = UUID(request.form.get("dossier", ""))
    except ValueError as error:
        raise NotFound() from error
    agenda.put_on(meeting_of(meeting_id), case_id)
    return to_meeting(meeting_id, "erop")


@room.form(f"{ITEM}/haal-af", **PLAN)
@once
def take_off(meeting_id: UUID, item_id: UUID) -> BaseResponse:
    meeting, item = _both(meeting_id, item_id)
    file = load(item.case_id)
    form = Form(TakeOffSchema(), request.form)
    others = _others(meeting)
    form.offer("other", [(other.id, _name(other)) for other in others])
    if form.valid:
        try:
            agenda.take_off(item, form.data["reason"])
            if form.data["other"] is not None:
                agenda.put_on(next(o for o in others if o.id == form.data["other"]), item.case_id, item.about)
            return to_meeting(meeting_id, "eraf")
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    return render(
        "confirm.html",
        title=_("Haal een punt van de agenda"),
        said=(_("Je haalt"), file.pupil.full_name, _(" van de agenda.")),
        consequence=_("Wie alleen door dit punt in het dossier kon kijken, kan dat daarna niet meer."),
        verb=_("Haal van de agenda"),
        back=url_for("meetings.item", meeting_id=meeting_id, item_id=item_id),
        form=form,
        here=LIST,
    )


def _both(meeting_id: UUID, item_id: UUID) -> tuple[Meeting, AgendaItem]:
    meeting, item = meeting_of(meeting_id), items.item_of(meeting_id, item_id)
    if item.state != OPEN:
        raise Conflict(_("Dit punt is al afgesloten of van de agenda."))
    return meeting, item


def _others(meeting: Meeting) -> list[Meeting]:
    """Planned meetings, from today, of the teams that discuss what this one discusses."""
    chain = set(chain_of(meeting.team_code))
    teams = [team.code for team in profile().team_compositions if chain & set(chain_of(team.code))]
    statement = select(Meeting).where(
        Meeting.state == PLANNED, Meeting.id != meeting.id, Meeting.team_code.in_(teams), Meeting.ends_at >= scope().now
    )
    return list(session().scalars(statement.order_by(Meeting.starts_at).limit(20)))


def _name(meeting: Meeting) -> str:
    return f"{profile().team(meeting.team_code).short}, {day_short(meeting.starts_at)}, {clock(meeting.starts_at)}"


@room.post(f"{ITEM}/plaats", **PLAN)
def place(meeting_id: UUID, item_id: UUID) -> BaseResponse:
    meeting, item = _both(meeting_id, item_id)
    items.reorder(meeting, item, up=request.form.get("richting") == "eerder")
    return to_meeting(meeting_id, "volgorde")


@room.form(f"{ITEM}/waarover", **PLAN)
@once
def describe(meeting_id: UUID, item_id: UUID) -> BaseResponse:
    _meeting, item = _both(meeting_id, item_id)
    form = Form(AboutSchema(), request.form, initial={"about": item.about, "lasts": item.lasts})
    if form.valid:
        items.describe(item, **form.data)
        return to_item(meeting_id, item_id, "waarover")
    back = url_for("meetings.item", meeting_id=meeting_id, item_id=item_id)
    return render("meetings/about.html", form=form, file=load(item.case_id), back=back, here=LIST)
