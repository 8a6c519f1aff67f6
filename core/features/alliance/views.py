"""Pages of an alliance: its schools, one school, what is in quarantine, the ledger."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, request, url_for

from core.access.alliance_permissions import AlliancePermission
from core.access.alliance_scope import alliance_scope
from core.access.school import registry
from core.features.alliance import administrator_views as administrator_views  # pages of the same room
from core.features.alliance import incident_lines, ledger_lines, school_lines
from core.features.alliance import school_views as school_views
from core.features.alliance.rooms import PURPOSE, room
from core.features.alliance.school_lines import Order, SchoolLine, Trouble, Wanted
from core.features.alliance.search_schemas import LedgerSchema, SearchSchema
from core.features.alliance.words import LEVELS
from core.schools.check import unaccounted
from core.web.forms import Form
from core.web.language import _
from core.web.navigation import NavItem, add_to_alliance_menu
from core.web.pages import render
from core.web.paging import asked_page, slice_of

ASKED = ("q", "sector", "niveau", "volgorde", "wat")
READ: dict[str, Any] = {"permission": AlliancePermission.SCHOOLS_READ, "purpose": PURPOSE}
MOST_SOURCES = 50


def register(app: Flask) -> None:
    """Hang the pages and the menu items of this feature on the application."""
    app.register_blueprint(room)
    rights = AlliancePermission
    add_to_alliance_menu(
        app,
        NavItem(label=_("Scholen"), endpoint="alliance.index", order=10, permission=rights.SCHOOLS_READ),
        NavItem(label=_("Quarantaine"), endpoint="alliance.quarantine", order=20, permission=rights.SCHOOLS_READ),
        NavItem(label=_("Beheerders"), endpoint="alliance.people", order=30, permission=rights.ADMINISTRATORS_MANAGE),
        NavItem(label=_("Logboek"), endpoint="alliance.ledger", order=40, permission=rights.LEDGER_READ),
    )


@room.get("", **READ)
def index() -> Response:
    """The schools of the alliance: search, filter, sort. All on one page: some sixty are read at a glance."""
    kept = {name: request.args[name] for name in ASKED if request.args.get(name)}
    form = Form(SearchSchema(), {"volgorde": Order.NAME.value, **kept})
    wanted = Wanted(**form.data) if form.valid else Wanted()
    everything = school_lines.all_lines()
    shown = school_lines.arranged(everything, wanted)
    return render(
        "alliance/index.html",
        form=form,
        wanted=wanted,
        schools=shown,
        total=len(everything),
        troubles=_troubles(everything, wanted, kept),
        narrowed=bool(wanted.text or wanted.sector or wanted.level or wanted.order is not Order.NAME),
        may_add=alliance_scope().holds(AlliancePermission.SCHOOLS_ADD),
        alliance=registry().alliance(alliance_scope().alliance_id),
    )


def _troubles(
    everything: tuple[SchoolLine, ...], wanted: Wanted, kept: Mapping[str, str]
) -> list[tuple[str, str, bool, int]]:
    labels = {
        Trouble.ALL: _("Alle"),
        Trouble.CLOSED: _("Dicht"),
        Trouble.SILENCED: _("Plugin stilgezet"),
        Trouble.REMARKED: _("Met opmerkingen"),
    }
    rest: dict[str, Any] = {name: text for name, text in kept.items() if name != "wat"}
    return [
        (
            label,
            url_for("alliance.index", **({**rest, "wat": trouble.value} if trouble is not Trouble.ALL else rest)),
            trouble is wanted.trouble,
            sum(line.fits(Wanted(trouble=trouble)) for line in everything),
        )
        for trouble, label in labels.items()
    ]


@room.get("/scholen/<slug:slug>", **READ)
def school(slug: str) -> Response:
    """One school: what is wrong with file and key, its plugins, its version. Nothing of a pupil."""
    line = school_lines.line_of(slug)
    profile = registry().profile(slug) if line.opens else None
    astray = list(unaccounted(profile)) if profile is not None else []
    return render(
        "alliance/school.html",
        line=line,
        level=LEVELS[line.level],
        problems=school_lines.problems_of(slug),
        incidents=incident_lines.incident_lines(slug),
        astray=astray[:MOST_SOURCES],
        astray_more=max(0, len(astray) - MOST_SOURCES),
        may_add=alliance_scope().holds(AlliancePermission.SCHOOLS_ADD),
        done=request.args.get("gedaan", ""),
        here="alliance.index",
    )


@room.get("/quarantaine", **READ)
def quarantine() -> Response:
    """Which schools are closed, which plugins are not asked any more, since when, and what it means."""
    incidents = incident_lines.incident_lines()
    return render(
        "alliance/quarantine.html",
        closed=incident_lines.closed_lines(),
        now=[line for line in incidents if line.is_now],
        before=[line for line in incidents if not line.is_now],
        began=registry().began_at,
    )


@room.get("/logboek", permission=AlliancePermission.LEDGER_READ, purpose="toezicht", reads="alliance_ledger_entry")
def ledger() -> Response:
    """What administrators saw and changed; it cannot be changed."""
    kept = {name: request.args[name] for name in ("wie", "school") if request.args.get(name)}
    form = Form(LedgerSchema(), kept)
    own = registry().schools_of(alliance_scope().alliance_id)
    names = [(one, found.name if (found := registry().file(one)) else one) for one in own]
    form.offer("school", [("", _("alle")), *sorted(names, key=lambda pair: pair[1].casefold())])
    who, school_id = (form.data["who"], form.data["school"]) if form.valid else ("", "")
    asked = asked_page(request.args)
    lines = ledger_lines.ledger_lines(who, school_id, asked)
    page = slice_of(lines, asked, key=lambda row: (str(row.id),), path=request.path, keep=kept)
    return render("alliance/ledger.html", form=form, page=page, narrowed=bool(kept))
