"""Going to a next step, closing a case, opening it again: each a page that asks before it acts."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.cases import rules, walk
from core.features.cases.facts import CaseFile, load
from core.features.cases.rooms import GUIDANCE, room
from core.features.cases.schemas import ReasonSchema, StepSchema
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import NotFound, Problem, Refused


@room.form("/dossiers/<uuid:case_id>/stap/<code>", permission=Permission.CASES_WORK, purpose=GUIDANCE, endpoint="step")
@once
def step(case_id: UUID, code: str) -> Response | BaseResponse:
    file = load(case_id)
    following = next((found for found in walk.possible_steps(file) if found.step.code == code), None)
    if following is None:
        raise NotFound(_("Deze stap volgt niet op de stap waar het dossier nu staat."))
    may_override = rules.may_override(following.findings, scope().roles)
    may_enter = rules.may_enter(following.step, scope().roles) and (following.open or may_override)
    form = Form(StepSchema(exclude=() if may_override else ("override",)), request.form)
    if form.valid:
        try:
            walk.go_to(file, code, form.data.get("reason", ""), form.data.get("override", ""))
        except Refused as problem:
            said = _("Schrijf een reden op, of maak eerst in orde wat nog open staat.")
            form.add_error("override" if may_override else "", said if may_override else problem.message)
        except Problem as problem:
            form.take(problem)
        else:
            return _back(file, "stap")
    allowed = {"may_enter": may_enter, "may_override": may_override}
    return render("cases/step.html", form=form, file=file, following=following, here="pupils.index", **allowed)


@room.form("/dossiers/<uuid:case_id>/sluiten", permission=Permission.CASES_READ_ALL, purpose=GUIDANCE, endpoint="close")
@once
def close(case_id: UUID) -> Response | BaseResponse:
    file = load(case_id)
    form = Form(ReasonSchema(), request.form)
    if form.valid:
        try:
            walk.close(file, form.data["reason"])
        except Problem as problem:
            form.take(problem)
        else:
            return _back(file, "gesloten")
    return _confirm(
        file,
        form,
        title=_("Sluit het dossier"),
        said=(_("Je sluit het dossier van"), file.pupil.full_name, "."),
        consequence=_(
            "alle open taken in dit dossier vervallen. Alles blijft te lezen, en je kunt het dossier heropenen."
        ),
        verb=_("Sluit het dossier"),
    )


@room.form(
    "/dossiers/<uuid:case_id>/heropenen", permission=Permission.CASES_READ_ALL, purpose=GUIDANCE, endpoint="reopen"
)
@once
def reopen(case_id: UUID) -> Response | BaseResponse:
    file = load(case_id)
    form = Form(ReasonSchema(), request.form)
    if form.valid:
        try:
            walk.reopen(file, form.data["reason"])
        except Problem as problem:
            form.take(problem)
        else:
            return _back(file, "heropend")
    return _confirm(
        file,
        form,
        title=_("Heropen het dossier"),
        said=(_("Je heropent het dossier van"), file.pupil.full_name, "."),
        consequence=_("het dossier staat weer op de stap waar het stond."),
        verb=_("Heropen het dossier"),
    )


def _confirm(file: CaseFile, form: Form, **words: object) -> Response:
    back = url_for("cases.show", case_id=file.case.id)
    return render("confirm.html", form=form, back=back, here="pupils.index", **words)


def _back(file: CaseFile, done: str) -> BaseResponse:
    return redirect(url_for("cases.show", case_id=file.case.id, klaar=done), 303)
