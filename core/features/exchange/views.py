"""Pages of files with pupils: the list, taking one in, the report, what a person decides about it."""

from typing import Any
from uuid import UUID

from flask import Flask, Response, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.contract.permissions import Permission
from core.features.exchange import choices, decide_views, deliveries, merge_views, report, words
from core.features.exchange import jobs as jobs
from core.features.exchange.models import MAPPING, Delivery
from core.features.exchange.rooms import ADMINISTRATION, room
from core.features.exchange.rules import Choice, Outcome
from core.features.exchange.schemas import DeliverySchema
from core.features.pupils.panels import add_list_way, add_panel, add_pupil_way
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.paging import asked_page, slice_of
from core.web.problems import Invalid, Way

DECIDING = (decide_views, merge_views)
"""Their pages hang in the same room."""
_PLACE = "/leerlingen/inlezen"
HERE = "pupils.index"
"""The menu item to which these pages belong."""


def register(app: Flask) -> None:
    """Hang the pages on the application, and the links on the pages of pupils."""
    app.register_blueprint(room)
    add_panel(app, 90, merge_views.merged_panel)
    add_list_way(app, lambda: Way(label=_("Lees een bestand in"), href=url_for("exchange.index")))
    add_pupil_way(
        app,
        lambda pupil_id: Way(
            label=_("Dit is dezelfde leerling als …"), href=url_for("exchange.find_same", pupil_id=pupil_id)
        ),
    )


@room.get(_PLACE, permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
def index() -> Response:
    return render("exchange/list.html", rows=deliveries.deliveries(), done=request.args.get("klaar", ""), here=HERE)


@room.form(f"{_PLACE}/nieuw", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def upload() -> Response | BaseResponse:
    form = Form(DeliverySchema(), request.form)
    file = request.files.get("bestand")
    if form.submitted and (file is None or not file.filename):
        form.add_error("file", _("Kies een bestand."))
    if form.valid and file is not None:
        try:
            row = deliveries.receive(
                form.data["kind"], file.filename or "", file.stream.read(deliveries.most_bytes() + 1)
            )
        except Invalid as problem:
            form.take(problem)
        else:
            return redirect(_next(row), 303)
    most = deliveries.most_bytes() // 1024**2
    return render("exchange/upload.html", form=form, most=most, here=HERE)


def _next(row: Delivery) -> str:
    page = "exchange.columns" if row.state == MAPPING else "exchange.show"
    return url_for(page, delivery_id=row.id)


@room.get(f"{_PLACE}/<uuid:delivery_id>", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION, reads="delivery")
def show(delivery_id: UUID) -> Response:
    row = deliveries.delivery_of(delivery_id)
    outcome = request.args.get("soort", "")
    outcome = outcome if outcome in set(Outcome) else ""
    asked = report.place(asked_page(request.args))
    found = report.lines(row, outcome, asked)
    keep = {"soort": outcome} if outcome else {}
    return render(
        "exchange/show.html",
        row=row,
        progress=report.progress_of(row),
        page=slice_of(found, asked, key=lambda line: (line.place,), path=request.path, keep=keep),
        kinds=_kinds(row, outcome),
        outcome=outcome,
        chosen=choices.chosen(row),
        dropped=words.dropped(row.told),
        remarks=words.remarks(row.told),
        confirm=words.to_confirm(row.told),
        outcomes=words.OUTCOMES,
        done=request.args.get("klaar", ""),
        Choice=Choice,
        here=HERE,
    )


def _kinds(row: Delivery, outcome: str) -> list[tuple[str, str, bool, int]]:
    counts: dict[str, Any] = row.told.get("counts", {})
    whole = [(_("Alles"), url_for("exchange.show", delivery_id=row.id), not outcome, sum(counts.values()))]
    return whole + [
        (
            _(label),
            url_for("exchange.show", delivery_id=row.id, soort=kind.value),
            outcome == kind.value,
            counts.get(kind.value, 0),
        )
        for kind, label in words.OUTCOMES.items()
        if counts.get(kind.value) or outcome == kind.value
    ]


@room.get(f"{_PLACE}/<uuid:delivery_id>/voortgang", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
def progress(delivery_id: UUID) -> Response:
    found = report.progress_of(deliveries.delivery_of(delivery_id))
    return jsonify({"percent": found.percent, "stage": found.stage, "done": not found.busy})
