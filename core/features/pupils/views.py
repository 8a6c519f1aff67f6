"""Pages to look at: the list of pupils, the same list as a file, one pupil. Changing pages stand in the other views."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Flask, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.pupils import (
    export,
    group_views,
    groups,
    guardian_views,
    listing,
    mentor_views,
    record_views,
    service,
)
from core.features.pupils import listeners as listeners
from core.features.pupils.list_query import Order, Wanted, place, sees_all_facts
from core.features.pupils.panels import list_ways
from core.features.pupils.rooms import GUIDANCE, page_of, room, say_group, words
from core.features.pupils.schemas import WantedSchema
from core.web.files import as_file
from core.web.forms import Form
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.pages import render
from core.web.paging import asked_page, slice_of

ASKED = ("q", "groep", "jaar", "volgorde", "mijn", "weg")
CHANGING = (record_views, guardian_views, mentor_views, group_views)
"""Their pages hang in the same room."""


def register(app: Flask) -> None:
    """Hang the pages and the menu item of this feature on the application."""
    app.register_blueprint(room)
    add_to_menu(
        app, NavItem(label=_("Leerlingen"), endpoint="pupils.index", order=20, permission=Permission.PUPILS_READ)
    )


@room.get("/leerlingen", permission=Permission.PUPILS_READ, purpose=GUIDANCE, reads="pupil")
def index() -> Response:
    kept = _asked()
    form = _wanted_form(kept)
    wanted = Wanted(**form.data) if form.valid else Wanted()
    asked = place(asked_page(request.args), wanted.order)
    found = listing.pupil_list(wanted, asked)
    return render(
        "pupils/list.html",
        form=form,
        found=found,
        page=slice_of(found.rows, asked, key=lambda row: row.key, path=request.path, keep=kept),
        wanted=wanted,
        kept=kept,
        who=_who(wanted, kept),
        all_facts=sees_all_facts(),
        may_edit=Permission.PUPILS_EDIT in scope().permissions,
        ways=list_ways(),
        words=words(),
    )


@room.get("/leerlingen/lijst.csv", permission=Permission.PUPILS_READ, purpose=GUIDANCE, reads="pupil")
def list_file() -> Response:
    form = _wanted_form(_asked())
    rows = listing.file_rows(Wanted(**form.data) if form.valid else Wanted())
    return as_file(export.table_of(rows, words()), f"leerlingen-{scope().school_id}-{scope().today.isoformat()}")


@room.get("/leerlingen/<uuid:pupil_id>", permission=Permission.PUPILS_READ, purpose=GUIDANCE, reads="pupil")
def show(pupil_id: UUID) -> Response | BaseResponse:
    same = service.pupil_of(pupil_id).merged_into_id
    if same is not None:
        return redirect(url_for("pupils.show", pupil_id=same, klaar="zelfde"), 303)
    return page_of(pupil_id, request.args.get("klaar", ""))


def _asked() -> dict[str, str]:
    return {name: request.args[name] for name in ASKED if request.args.get(name)}


def _wanted_form(kept: Mapping[str, str]) -> Form:
    form = say_group(Form(WantedSchema(), {"volgorde": Order.NAME.value, **kept}), "group")
    form.offer("group", [(group.id, group.label) for group in groups.open_groups()])
    form.offer("year", [(year.rank, year.label) for year in profile().years])
    orders = {Order.NAME: _("op achternaam"), Order.GROUP: _("op %(groep)s", groep=words()["group"])}
    if sees_all_facts():
        orders[Order.BORN] = _("op geboortedatum")
    form.offer("order", [(order.value, label) for order, label in orders.items()])
    return form


def _who(wanted: Wanted, kept: Mapping[str, Any]) -> list[tuple[str, str, bool, None]]:
    """The choice above the list; "Mijn leerlingen" only for who may have any."""
    rest = {name: text for name, text in kept.items() if name not in ("mijn", "weg")}
    choices: list[tuple[str, dict[str, Any], bool]] = [(_("Op school"), {}, not wanted.mine and not wanted.left)]
    if wanted.mine or scope().roles & set(profile().mentor_roles):
        choices.append((_("Mijn leerlingen"), {"mijn": "ja"}, wanted.mine))
    choices.append((_("Van school"), {"weg": "ja"}, wanted.left))
    return [(label, url_for("pupils.index", **{**rest, **extra}), here, None) for label, extra, here in choices]
