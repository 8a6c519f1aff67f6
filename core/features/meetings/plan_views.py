"""Pages that plan a meeting, bring it to another time, cancel it, or close it."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from flask import Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.requirements.base import capital
from core.db.clock import AMSTERDAM
from core.features.meetings import agenda, planning, series
from core.features.meetings.models import Meeting
from core.features.meetings.rhythm import words_of
from core.features.meetings.rooms import LIST, MINUTE, PLAN, room, to_meeting
from core.features.meetings.schemas import FOLLOWING, THIS, PlanSchema, ReasonSchema, ShiftSchema, ShiftSeriesSchema
from core.web.dates import day_week
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Problem
from core.web.widgets import Option


@room.form("/overleg/plan", **PLAN)
@once
def plan() -> BaseResponse:
    initial = {"team": request.args.get("team", ""), "starts": time(14), "ends": time(15)}
    form = Form(PlanSchema(), request.form, initial=initial)
    form.offer("team", teams_to_plan())
    if form.valid:
        starts_at, ends_at = _moments(form.data)
        rest = {name: form.data[name] for name in ("team", "place", "anyway")}
        new = planning.NewMeeting(starts_at=starts_at, ends_at=ends_at, **rest)
        try:
            return to_meeting(planning.plan(new).id, "gepland")
        except Problem as problem:
            form.take(problem)
    return render("meetings/plan.html", form=form, here=LIST)


def teams_to_plan() -> list[Option]:
    """Every team of the school, with what it promised."""
    found = profile().team_compositions
    return [Option(value=team.code, label=capital(team.label), note=words_of(team.rhythm)) for team in found]


def _moments(data: Mapping[str, Any]) -> tuple[datetime, datetime]:
    day: date = data["day"]
    return (datetime.combine(day, data["starts"], AMSTERDAM), datetime.combine(day, data["ends"], AMSTERDAM))


@room.form("/overleg/<uuid:meeting_id>/verzet", **PLAN)
@once
def move(meeting_id: UUID) -> BaseResponse:
    meeting = planning.meeting_of(meeting_id)
    more = len(series.following(meeting))
    schema = ShiftSeriesSchema() if more else ShiftSchema()
    form = Form(schema, request.form, initial={**_now_of(meeting), "which": THIS})
    if form.valid:
        try:
            if form.data.get("which") == FOLLOWING:
                series.move_from(meeting, *_moments(form.data), form.data["place"])
                return to_meeting(meeting_id, "reeks")
            agenda.move(meeting, *_moments(form.data), form.data["place"], form.data["anyway"])
            return to_meeting(meeting_id, "verzet")
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    return render("meetings/move.html", form=form, meeting=meeting, team=_team(meeting), more=more, here=LIST)


def _now_of(meeting: Meeting) -> dict[str, Any]:
    starts, ends = meeting.starts_at.astimezone(AMSTERDAM), meeting.ends_at.astimezone(AMSTERDAM)
    return {"day": starts.date(), "starts": starts.time(), "ends": ends.time(), "place": meeting.place}


def _team(meeting: Meeting) -> str:
    return profile().team(meeting.team_code).label


@room.form("/overleg/<uuid:meeting_id>/zeg-af", **PLAN)
@once
def cancel(meeting_id: UUID) -> BaseResponse:
    meeting = planning.meeting_of(meeting_id)
    form = Form(ReasonSchema(), request.form)
    if form.valid:
        try:
            planning.cancel(meeting, form.data["reason"])
            return to_meeting(meeting_id, "afgezegd")
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    return render(
        "confirm.html",
        title=_("Zeg dit overleg af"),
        said=(_("Je zegt het overleg af van het"), f"{_team(meeting)}, {day_week(meeting.starts_at)}", "."),
        consequence=_("Het overleg verdwijnt uit de lijst. De reden blijft staan."),
        verb=_("Zeg af"),
        back=url_for("meetings.show", meeting_id=meeting_id),
        form=form,
        here=LIST,
    )


@room.form("/overleg/<uuid:meeting_id>/sluit", **MINUTE)
@once
def close(meeting_id: UUID) -> Response | BaseResponse:
    meeting = planning.meeting_of(meeting_id)
    if request.method == "POST":
        planning.hold(meeting)
        return to_meeting(meeting_id, "gehouden")
    absent = planning.absent_quorum(meeting)
    return render(
        "meetings/close.html",
        meeting=meeting,
        team=profile().team(meeting.team_code),
        absent=absent,
        open=planning.has_open_items(meeting),
        early=planning.day_of(meeting) > scope().today,
        here=LIST,
    )
