"""Pages of one duty: what it is and why, ticking off, putting back, handing over."""

from typing import Any
from uuid import UUID

from flask import Flask, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.rooms import SchoolRoom
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.duties import acts, page, rights
from core.features.duties.rules import decision_asked, page_asked
from core.features.duties.schemas import FinishSchema, HandOverSchema
from core.features.staff.colleagues import Colleague
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem
from core.web.widgets import Option

TERMS: dict[str, Any] = {"permission": Permission.HOME, "purpose": "begeleiding", "reads": "duty"}
TODAY = "worklist.today"

room = SchoolRoom("duties", __name__, template_folder="templates")


def register(app: Flask) -> None:
    """Hang the pages of a duty on the application. They have no place in the menu: Vandaag leads to them."""
    app.register_blueprint(room)


@room.get("/taken/<uuid:duty_id>", **TERMS)
def show(duty_id: UUID) -> Response:
    return _page(duty_id, Form(FinishSchema()))


def _page(duty_id: UUID, form: Form) -> Response:
    found = page.duty_page(duty_id)
    decision = decision_asked(found.duty.rule)
    said = {
        "afgevinkt": _("Afgevinkt. Het staat van de lijst, en blijft hier te lezen."),
        "nieuw": _("Het staat op de lijst van %(who)s.", who=found.owner),
        "terug": _("Het staat weer op de lijst, met dezelfde datum."),
        "overgedragen": _("Overgedragen aan %(who)s. Die krijgt er bericht van.", who=found.owner),
    }
    return render(
        "duties/show.html",
        d=found,
        form=form,
        due=page.day_words(found.duty.due_on),
        done=said.get(request.args.get("gedaan", ""), ""),
        case_link=f"/{scope().school_id}/dossiers/{found.duty.case_id}" if found.duty.case_id else "",
        page_link=f"/{scope().school_id}/{asked}" if (asked := page_asked(found.duty.rule)) else "",
        decision_link=f"/{scope().school_id}/besluiten/{decision}/akkoord" if decision else "",
        here=TODAY,
    )


@room.post("/taken/<uuid:duty_id>/afvinken", **TERMS)
@once
def finish(duty_id: UUID) -> BaseResponse:
    form = Form(FinishSchema(), request.form)
    if form.valid:
        acts.finish(duty_id, form.data["note"])
        return _back(duty_id, "afgevinkt")
    return _page(duty_id, form)


@room.post("/taken/<uuid:duty_id>/terugzetten", **TERMS)
def reopen(duty_id: UUID) -> BaseResponse:
    acts.reopen(duty_id)
    return _back(duty_id, "terug")


@room.form("/taken/<uuid:duty_id>/overdragen", **TERMS)
@once
def hand_over(duty_id: UUID) -> BaseResponse:
    found = page.duty_page(duty_id)
    acts.open_duty_of(duty_id)
    people = rights.successors(found.duty)
    form = Form(HandOverSchema(), request.form)
    form.offer("who", [_choice(person) for person in people])
    if form.valid:
        try:
            acts.hand_over(duty_id, form.data["who"], found.duty.owner_role, form.data["reason"])
            return _back(duty_id, "overgedragen")
        except Problem as problem:
            form.take(problem)
    role = page.role_label(found.duty.owner_role)
    return render("duties/hand_over.html", d=found, form=form, people=people, role=role, here=TODAY)


def _choice(person: Colleague) -> Option:
    is_reader = person.membership_id == scope().membership_id
    note = _("jijzelf") if is_reader else page.range_label(person.role_code, person.range_code)
    return Option(value=str(person.membership_id), label=person.name, note=note)


def _back(duty_id: UUID, done: str) -> BaseResponse:
    return redirect(url_for("duties.show", duty_id=duty_id, gedaan=done), 303)
