"""Pages of the set-up: the profile to read, the effective values with their origin, and the profile as a file."""

import json
from typing import Any

from flask import Flask, Response, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.rooms import SchoolRoom
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.setup import effective, readings
from core.features.setup.effective import Origin, Wanted
from core.features.setup.schemas import ReadingSchema, SearchSchema
from core.schools.check import Conformance
from core.schools.overlay import DUTCH_KEYS
from core.schools.versions import kept_versions
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.pages import render
from core.web.problems import Problem

PURPOSE = "beheer"
ASKED = ("q", "soort", "herkomst")

room = SchoolRoom("setup", __name__, template_folder="templates")

LEVELS = {
    Conformance.REFUSED: _("Er staan fouten in. Zolang die er zijn, start de school niet opnieuw."),
    Conformance.WORKS: _("Er zijn geen fouten. Er staan nog opmerkingen open."),
    Conformance.TESTED: _(
        "Elke route is gelopen, elke voorwaarde beoordeeld: geen opmerkingen. Nog niet elke waarde is terug te vinden."
    ),
    Conformance.ACCOUNTED: _(
        "Elke waarde van de school wijst naar een paragraaf van haar eigen profiel, en wat zij aanhaalt staat daar."
    ),
}


def register(app: Flask) -> None:
    """Hang the room and the menu items of this feature on the application."""
    app.register_blueprint(room)
    add_to_menu(
        app,
        NavItem(
            label=_("Instellingen"), endpoint="setup.settings", order=20, page=True, permission=Permission.SETUP_READ
        ),
    )


@room.get("/instellingen", permission=Permission.SETUP_READ, purpose=PURPOSE)
def settings() -> Response:
    kept = {name: request.args[name] for name in ASKED if request.args.get(name)}
    if kept.get("herkomst") not in list(Origin):
        kept.pop("herkomst", None)
    form = Form(SearchSchema(), kept)
    form.offer("hook", effective.hooks_with_values())
    wanted = Wanted(**form.data) if form.valid else Wanted()
    return render(
        "setup/settings.html",
        form=form,
        wanted=wanted,
        groups=effective.groups(wanted),
        origins=_origins(wanted, kept),
        problems=effective.problems(),
        level=effective.level(),
        levels=LEVELS,
        profile=profile(),
        tables=DUTCH_KEYS,
        versions=kept_versions(profile().digest),
        may_read_in=Permission.PUPILS_EDIT in scope().permissions,
    )


def _origins(wanted: Wanted, kept: dict[str, str]) -> list[tuple[str, str, bool, int]]:
    labels: dict[Origin | None, str] = {
        None: _("Alles"),
        Origin.LAW: _("Wet"),
        Origin.PLUGIN: _("Plugin van de school"),
        Origin.OWN: _("Eigen waarde"),
    }
    rest: dict[str, Any] = {name: text for name, text in kept.items() if name != "herkomst"}
    found = []
    for origin, number in effective.counts().items():
        asked = rest if origin is None else {**rest, "herkomst": origin.value}
        found.append((labels[origin], url_for("setup.settings", **asked), origin is wanted.origin, number))
    return found


@room.get("/instellingen/lezingen", permission=Permission.SETUP_READ, purpose=PURPOSE)
def choices() -> Response:
    lines = readings.reading_lines()
    confirmed = sum(line.confirmed for line in lines)
    return render("setup/readings.html", lines=lines, confirmed=confirmed, here="setup.settings")


@room.form("/instellingen/lezingen/<mark>", permission=Permission.SETUP_READ, purpose=PURPOSE)
@once
def reading(mark: str) -> BaseResponse:
    line = readings.reading_line(mark)
    form = Form(ReadingSchema(), request.form)
    form.offer("alternative", [*((one.code, one.label) for one in line.alternatives), ("", _("Nog anders"))])
    if form.valid:
        try:
            readings.answer(line, **form.data)
            after = url_for("setup.reading", mark=mark) if form.data["alternative"] else url_for("setup.choices")
            return redirect(after, 303)
        except Problem as problem:
            form.take(problem)
    return render("setup/reading.html", line=line, form=form, here="setup.settings")


@room.get("/instellingen/profiel.json", permission=Permission.SETUP_READ, purpose=PURPOSE)
def export() -> Response:
    answer = make_response(json.dumps(effective.export(), ensure_ascii=False, indent=2))
    answer.mimetype = "application/json"
    name = f"profiel-{profile().school.id}-{profile().digest[:8]}.json"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
