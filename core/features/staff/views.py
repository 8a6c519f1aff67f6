"""Pages of the staff of one school: the list, one member, who does what. Changing pages stand in `change_views`."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Flask, Response, request, url_for

from core.access import ledger
from core.access.rooms import SchoolRoom
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.contract.requirements.base import capital
from core.contract.school import RoleKind
from core.features.staff import account_views, change_views, member_page, members, rights_views, role_overview
from core.features.staff.members import Order, Standing, Wanted
from core.features.staff.schemas import SearchSchema
from core.features.staff.terms import days_as_text
from core.web.forms import Form
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.pages import render
from core.web.paging import asked_page, slice_of
from core.web.rows import Entry

PURPOSE = "beheer"
ASKED = ("q", "rol", "volgorde", "wie")

room = SchoolRoom("members", __name__, template_folder="templates")
roles_room = SchoolRoom("roles", __name__, template_folder="templates")


def register(app: Flask) -> None:
    """Hang the pages, the menu items and the commands of this feature on the application."""
    app.jinja_env.filters["capital"] = capital
    account_views.register(app)
    app.register_blueprint(room)
    app.register_blueprint(roles_room)
    app.register_blueprint(change_views.room)
    app.register_blueprint(rights_views.room)
    add_to_menu(
        app,
        NavItem(label=_("Wie doet wat"), endpoint="roles.index", order=15, page=True),
        NavItem(
            label=_("Medewerkers"), endpoint="members.index", order=30, page=True, permission=Permission.STAFF_MANAGE
        ),
    )


@room.get("/medewerkers", permission=Permission.STAFF_MANAGE, purpose=PURPOSE, reads="staff")
def index() -> Response:
    kept = {name: request.args[name] for name in ASKED if request.args.get(name)}
    if kept.get("wie") not in list(Standing):
        kept.pop("wie", None)
    form = _search_form(kept)
    wanted = Wanted(**form.data) if form.valid else Wanted()
    asked = asked_page(request.args)
    found = members.members(wanted, asked)
    ledger.record(
        action="membership.list", object_type="membership", detail={"rows": len(found), "searched": bool(wanted.text)}
    )
    page = slice_of(found, asked, key=lambda row: (row.sort, row.id), path=request.path, keep=kept)
    return render(
        "staff/list.html",
        form=form,
        page=page,
        wanted=wanted,
        narrowed=bool(wanted.text or wanted.role_code or wanted.order is not Order.NAME),
        standings=_standings(wanted, kept),
    )


def _search_form(kept: Mapping[str, str]) -> Form:
    form = Form(SearchSchema(), {"wie": Standing.NOW.value, "volgorde": Order.NAME.value, **kept})
    roles = [role for role in profile().staff_roles if role.kind is not RoleKind.FAMILY]
    form.offer("role_code", [(role.code, capital(role.label)) for role in roles])
    return form


def _standings(wanted: Wanted, kept: Mapping[str, str]) -> list[tuple[str, str, bool, None]]:
    labels = {
        Standing.NOW: _("Nu"),
        Standing.NEVER_SIGNED_IN: _("Nooit aangemeld"),
        Standing.LATER: _("Begint later"),
        Standing.ENDED: _("Niet meer"),
    }
    rest: dict[str, Any] = {name: text for name, text in kept.items() if name != "wie"}
    return [
        (label, url_for("members.index", **{**rest, "wie": standing.value}), standing is wanted.standing, None)
        for standing, label in labels.items()
    ]


@room.get("/medewerkers/<uuid:membership_id>", permission=Permission.STAFF_MANAGE, purpose=PURPOSE, reads="staff")
def show(membership_id: UUID) -> Response:
    page = member_page.member_page(membership_id)
    lines = [
        Entry(kind=line.kind, words=_("%(wat)s Door %(wie)s.", wat=line.words, wie=line.by), on=line.at)
        for line in page.history
    ]
    return render(
        "staff/show.html",
        page=page,
        history=lines,
        days=days_as_text(page.membership.days_per_week),
        done=request.args.get("gedaan", ""),
    )


@roles_room.get("/wie-doet-wat", permission=Permission.HOME, purpose=PURPOSE, endpoint="index")
def who_does_what() -> Response:
    manages = Permission.STAFF_MANAGE in scope().permissions
    return render("staff/who_does_what.html", roles=role_overview.roles_with_holders(), manages=manages)
