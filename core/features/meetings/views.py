"""Pages to look at: the list of meetings and one meeting. Changing pages stand in the other views."""

from uuid import UUID

from flask import Flask, Response, request, url_for

from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.permissions import Permission
from core.contract.teams import TeamComposition
from core.features.cases.panels import add_way
from core.features.meetings import (
    agenda_views,
    approval_views,
    calendar_views,
    director_views,
    dossier_way,
    guest_accounts,
    guest_views,
    handout_work,
    item_views,
    minutes,
    plan_views,
    print_views,
    reply_views,
    rhythm_duty,
    seat_views,
    series_views,
    subject_views,
)
from core.features.meetings import listeners as listeners
from core.features.meetings.agenda_page import meeting_page
from core.features.meetings.overview import overview, teams_with_agenda
from core.features.meetings.rooms import LIST, READ, room
from core.web import drafts
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.night import every_night
from core.web.pages import render

CHANGING = (
    agenda_views,
    calendar_views,
    director_views,
    guest_views,
    item_views,
    plan_views,
    print_views,
    reply_views,
    seat_views,
    series_views,
    subject_views,
)
"""Their pages hang in the same room."""

SOON = 8
"""Meetings to come that are shown at once; the rest opens on demand."""


def register(app: Flask) -> None:
    """Hang the pages, the menu item and the way from a dossier to its meeting on the application."""
    app.register_blueprint(room)
    app.register_blueprint(approval_views.room)
    app.register_blueprint(calendar_views.door)
    drafts.guard(minutes.DRAFT, minutes.saved_of)
    add_way(app, dossier_way.next_meeting)
    add_way(app, director_views.another_director)
    every_night(app, "guests", guest_accounts.end_guests)
    every_night(app, "handouts", handout_work.forget_handouts)
    every_night(app, "rhythm", rhythm_duty.watch)
    add_to_menu(app, NavItem(label=_("Overleg"), endpoint=LIST, order=30, permission=Permission.MEETINGS_READ))


@room.get("/overleg", **READ)
def index() -> Response:
    chosen = request.args.get("team", "")
    team = chosen if chosen in {team.code for team in profile().team_compositions} else ""
    found = overview(team)
    return render(
        "meetings/list.html",
        found=found,
        teams=teams_with_agenda(),
        filters=_filters(team, found.choices),
        team=team,
        soon=SOON,
        guest=scope().kind == PARTNER,
        may_plan=Permission.MEETINGS_PLAN in scope().permissions,
        done=request.args.get("klaar", ""),
    )


def _filters(team: str, teams: tuple[TeamComposition, ...]) -> list[tuple[str, str, bool, None]]:
    choices: list[tuple[str, str, bool, None]] = [(_("Alle teams"), url_for(LIST), team == "", None)]
    for one in teams:
        choices.append((one.short, url_for(LIST, team=one.code), team == one.code, None))
    return choices


@room.get("/overleg/<uuid:meeting_id>", **READ, reads="meeting")
def show(meeting_id: UUID) -> Response:
    permissions = scope().permissions
    return render(
        "meetings/show.html",
        page=meeting_page(meeting_id),
        may_plan=Permission.MEETINGS_PLAN in permissions,
        may_minute=Permission.MEETINGS_MINUTE in permissions,
        guest=scope().kind == PARTNER,
        today=scope().today,
        done=request.args.get("klaar", ""),
        here=LIST,
    )
