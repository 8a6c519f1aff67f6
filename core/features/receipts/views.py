"""The pages of receipts: the decisions of the school, one decision with all it rested on, and the same on paper."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import Flask, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.rooms import SchoolRoom
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.receipts import listing, papers
from core.features.receipts.receipt import Receipt, receipt_of
from core.features.receipts.schemas import WantedSchema
from core.features.receipts.sources import CASE, DecisionSource, add_source, page_of_cases
from core.schools.versions import kept_versions
from core.web import paper
from core.web.dates import day_long, local
from core.web.download import download
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.night import every_night
from core.web.pages import render

PURPOSE = "verantwoording"
ASKED = ("soort", "team", "van", "tot", "versie", "anders")
ONE = "/besluiten/<uuid:decision_id>"

room = SchoolRoom("receipts", __name__, template_folder="templates")


def register(app: Flask) -> None:
    """Hang the pages, the menu item, the nightly work and the decisions of cases on the application."""
    app.register_blueprint(room)
    add_source(app, DecisionSource(code=CASE, label=_("Besluit in een dossier"), page=page_of_cases))
    every_night(app, "receipts", papers.forget_receipts)
    add_to_menu(
        app,
        NavItem(
            label=_("Besluiten"), endpoint="receipts.index", order=35, page=True, permission=Permission.CASES_READ_ALL
        ),
    )


@room.get("/besluiten", permission=Permission.CASES_READ_ALL, purpose=PURPOSE, reads="decision")
def index() -> Response:
    kept = {name: request.args[name] for name in ASKED if request.args.get(name)}
    form = _form(kept)
    wanted = listing.Wanted(**form.data) if form.valid else listing.Wanted()
    after = listing.Point.read(request.args.get("na", ""))
    page = listing.decisions(wanted, after)
    rest: dict[str, Any] = dict(kept)
    return render(
        "receipts/index.html",
        form=form,
        page=page,
        wanted=wanted,
        narrowed=bool(kept),
        first=url_for("receipts.index", **rest) if after else "",
        next=url_for("receipts.index", **rest, na=str(page.next)) if page.next else "",
    )


def _form(kept: dict[str, str]) -> Form:
    form = Form(WantedSchema(), kept)
    rights = [(right.code, right.label) for right in profile().decision_rights]
    teams = [(team.code, team.short) for team in profile().team_compositions]
    form.offer("kind", [("", _("elk besluit")), *rights])
    form.offer("team", [("", _("overal")), (listing.OUTSIDE, _("buiten een team")), *teams])
    form.offer("version", [("", _("alle versies")), *_versions()])
    return form


def _versions() -> Iterable[tuple[str, str]]:
    for one in kept_versions(profile().digest):
        since = _("%(versie)s, sinds %(dag)s", versie=one.digest[:8], dag=day_long(one.since))
        yield one.digest, _("%(wat)s (nu)", wat=since) if one.is_now else since


@room.get(ONE, permission=Permission.HOME, purpose=PURPOSE, reads="decision")
def show(decision_id: UUID) -> Response:
    receipt = receipt_of(decision_id)
    _noted(receipt)
    mine = papers.own_papers(decision_id)
    return render(
        "receipts/show.html",
        r=receipt,
        papers=mine,
        busy=next((row for row, state in mine if state == "busy"), None),
        kept=papers.KEPT.days,
        withdrawn=request.args.get("klaar") == "ingetrokken",
        here="receipts.index" if scope().holds(Permission.CASES_READ_ALL) else "pupils.index",
    )


@room.post(f"{ONE}/afdruk", permission=Permission.HOME, purpose=PURPOSE, reads="decision", endpoint="ask_paper")
@once
def ask_paper(decision_id: UUID) -> BaseResponse:
    papers.ask(receipt_of(decision_id, paper=True))
    return redirect(url_for("receipts.show", decision_id=decision_id, _anchor="afdruk"), 303)


@room.get(
    f"{ONE}/afdruk/<uuid:receipt_id>", permission=Permission.HOME, purpose=PURPOSE, reads="decision", endpoint="paper"
)
def paper_file(decision_id: UUID, receipt_id: UUID) -> BaseResponse:
    row, content = papers.fetch(decision_id, receipt_id)
    if content is None:
        return redirect(url_for("receipts.show", decision_id=decision_id, klaar="ingetrokken", _anchor="afdruk"), 303)
    return download(content, f"besluit {local(row.asked_at):%Y-%m-%d}.pdf", paper.PDF)


def _noted(receipt: Receipt) -> None:
    ledger.record(
        action="decision.read",
        object_type="decision",
        object_id=receipt.decision.id,
        pupil_id=receipt.pupil.id,
        case_id=receipt.decision.case_id,
    )
