"""Small acts in a case: a verdict, a fact in one sentence, a reference of another system."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.cases import verdicts
from core.features.cases.facts import CaseFile, load
from core.features.cases.participants import participants
from core.features.cases.rooms import GUIDANCE, room
from core.features.cases.schemas import FactSchema, ReferenceSchema, VerdictSchema
from core.features.cases.verdicts import NewFact
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import NotFound, Problem

TITLES = {
    "consultation": _("Leg overleg vast"),
    "information": _("Leg vast dat iemand het weet"),
    "observation": _("Leg een observatie vast"),
    "report": _("Leg een verslag vast"),
    "hearing": _("Leg vast wat de leerling zelf vindt"),
}


@room.form(
    "/dossiers/<uuid:case_id>/oordeel/<code>",
    permission=Permission.CASES_WORK,
    purpose=GUIDANCE,
    endpoint="judge_question",
)
@once
def judge_question(case_id: UUID, code: str) -> Response | BaseResponse:
    file = load(case_id)
    question = verdicts.questions(file).get(code)
    if question is None:
        raise NotFound(_("Deze vraag hoort niet bij dit dossier."))
    form = Form(VerdictSchema(), request.form)
    if form.valid:
        try:
            verdicts.answer(file, code, form.data["answer"] == "ja", form.data["reason"])
        except Problem as problem:
            form.take(problem)
        else:
            return _back(file, "oordeel")
    asked = question.question.replace("{leerling}", file.pupil.first_name)
    may = bool(scope().roles & set(question.by))
    by = ", ".join(profile().role(role).label for role in question.by)
    return render(
        "cases/verdict.html", form=form, file=file, question=question, asked=asked, may=may, by=by, here="pupils.index"
    )


@room.form(
    "/dossiers/<uuid:case_id>/vastleggen/<kind>",
    permission=Permission.CASES_WORK,
    purpose=GUIDANCE,
    endpoint="note_fact",
)
@once
def note_fact(case_id: UUID, kind: str) -> Response | BaseResponse:
    file = load(case_id)
    if kind not in TITLES:
        raise NotFound()
    about = request.args.get("over", "")
    form = Form(FactSchema(), request.form, initial={"on": scope().today, "roles": _asked_roles(kind, about)})
    form.offer("roles", participants(file))
    if form.valid:
        new = NewFact(
            kind=kind,
            about="" if kind in ("consultation", "observation") else about,
            on=form.data["on"],
            roles=frozenset(form.data["roles"]),
            text=form.data["text"],
        )
        try:
            verdicts.note_fact(file, new)
        except Problem as problem:
            form.take(problem)
        else:
            return _back(file, "gesprek")
    return render("cases/fact.html", form=form, file=file, title=_(TITLES[kind]), here="pupils.index")


@room.form(
    "/dossiers/<uuid:case_id>/kenmerk/<system>",
    permission=Permission.CASES_WORK,
    purpose=GUIDANCE,
    endpoint="reference",
)
@once
def reference(case_id: UUID, system: str) -> Response | BaseResponse:
    file = load(case_id)
    try:
        known = profile().system(system)
    except LookupError as unknown:
        raise NotFound(str(unknown)) from unknown
    form = Form(ReferenceSchema(), request.form)
    if form.valid:
        try:
            verdicts.add_reference(file, system, form.data["reference"])
        except Problem as problem:
            form.take(problem)
        else:
            return _back(file, "kenmerk")
    return render("cases/reference.html", form=form, file=file, system=known, here="pupils.index")


def _asked_roles(kind: str, about: str) -> list[str]:
    """A finding names a role for a consultation or an observation; for the rest it names a subject."""
    if kind in ("consultation", "observation"):
        return [about] if about else []
    return ["leerling"] if kind == "hearing" else []


def _back(file: CaseFile, done: str) -> BaseResponse:
    return redirect(url_for("cases.show", case_id=file.case.id, klaar=done), 303)
