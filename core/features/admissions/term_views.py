"""Pages about the term of an application: standing still, going on, moving the decision, ending without one."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.features.admissions import application_end, application_terms, words
from core.features.admissions.act_schemas import EndSchema, ExtendSchema, ResumeSchema, SuspendSchema
from core.features.admissions.application_facts import ApplicationFile, load
from core.features.admissions.record import logged
from core.features.admissions.rooms import LIST, READ, room
from core.features.admissions.rules import ApplicationState
from core.features.admissions.terms import latest_extension, term_for_extension
from core.web.dates import day_long
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Problem

BASE = "/aanmeldingen/<uuid:application_id>"


@room.form(f"{BASE}/aanvullen", **READ)
@once
def suspend(application_id: UUID) -> Response | BaseResponse:
    file = load(application_id)
    form = Form(SuspendSchema(), request.form, initial={"asked_on": scope().today})
    texts = (
        _("Vraag om wat ontbreekt"),
        _("De termijn voor het besluit staat stil vanaf de dag van de brief, tot alles er is."),
        _("Zet de termijn stil"),
    )
    return _acted(file, form, texts, lambda data: application_terms.suspend(file, **data))


@room.form(f"{BASE}/compleet", **READ)
@once
def resume(application_id: UUID) -> Response | BaseResponse:
    file = load(application_id)
    form = Form(ResumeSchema(), request.form, initial={"whole_on": scope().today})
    texts = (
        _("De aanmelding is compleet"),
        _("De termijn loopt weer vanaf deze dag. De dagen ertussen tellen niet mee."),
        _("Laat de termijn weer lopen"),
    )
    return _acted(file, form, texts, lambda data: application_terms.resume(file, **data))


@room.form(f"{BASE}/uitstellen", **READ)
@once
def extend(application_id: UUID) -> Response | BaseResponse:
    file = load(application_id)
    term, due = term_for_extension(profile().deadlines), file.application.due_on
    last = latest_extension(term, due) if term and due else None
    form = Form(ExtendSchema(), request.form, initial={"until": last})
    said = _("Dat kan één keer. Laat de ouders weten waarom, en op welke dag zij het besluit krijgen.")
    if last is not None:
        said += " " + _("Uiterlijk op %(dag)s.", dag=day_long(last))
    texts = (_("Stel het besluit uit"), said, _("Stel uit"))
    return _acted(file, form, texts, lambda data: application_terms.extend(file, **data))


@room.form(f"{BASE}/afsluiten", **READ)
@once
def end(application_id: UUID) -> Response | BaseResponse:
    file = load(application_id)
    form = Form(EndSchema(), request.form)
    texts = (
        _("Sluit de aanmelding af zonder besluit"),
        _("Dit is geen weigering. Een kind dat je niet kunt plaatsen, houdt recht op een besluit en op hulp."),
        _("Sluit af"),
    )
    return _acted(
        file, form, texts, lambda data: application_end.end(file, ApplicationState(data["how"]), data["reason"])
    )


def _acted(
    file: ApplicationFile, form: Form, texts: tuple[str, str, str], act: Callable[[dict[str, Any]], None]
) -> Response | BaseResponse:
    logged(file.application, "application.read")
    if form.valid:
        try:
            act(form.data)
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("admissions.show", application_id=file.application.id, klaar="bewaard"), 303)
    return render("admissions/act.html", form=form, file=file, a=file.application, texts=texts, words=words, here=LIST)
