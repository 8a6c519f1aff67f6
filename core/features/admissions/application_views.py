"""Pages of one application: what its rules say, a question to a person, something that happened, its terms, its end."""

from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.admissions import acts, notes, words
from core.features.admissions.act_schemas import ConsentSchema, NoteSchema, ReasonSchema, VerdictSchema
from core.features.admissions.application_facts import ApplicationFile, load, subject_of
from core.features.admissions.application_page import page_of, way_for
from core.features.admissions.questions import AskedFact, AskedKind, verdicts
from core.features.admissions.record import logged
from core.features.admissions.rooms import ANSWER, LIST, READ, room
from core.features.consents.rules import Answer
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, NotFound, Problem

BASE = "/aanmeldingen/<uuid:application_id>"
CHILD = "leerling"


@room.get(BASE, **READ)
def show(application_id: UUID) -> Response:
    file = load(application_id)
    logged(file.application, "application.read")
    return render(
        "admissions/show.html",
        p=page_of(file),
        a=file.application,
        act_for=lambda finding: way_for(file, finding),
        words=words,
        year=_year(file),
        done=request.args.get("klaar", ""),
        today=scope().today,
        here=LIST,
    )


def _year(file: ApplicationFile) -> str:
    return next((year.label for year in profile().years if year.rank == file.application.year_rank), "")


@room.form(f"{BASE}/oordeel/<question>", **ANSWER)
@once
def verdict(application_id: UUID, question: str) -> Response | BaseResponse:
    """One question about one child: all that somebody sees who is asked nothing else."""
    file = load(application_id)
    asked = acts.question_of(file, question)
    mine = bool(scope().roles & set(asked.by))
    works = Permission.ADMISSIONS_WORK in scope().permissions
    if not mine and not works:
        raise NotFound()
    logged(file.application, "application.read_question", question=question)
    form = Form(VerdictSchema(), request.form)
    if form.valid:
        try:
            acts.judge_question(file, question, form.data["answer"] == "yes", form.data["reason"])
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
        else:
            return _after(application_id, question, works)
    return _question_page(file, question, form)


def _question_page(file: ApplicationFile, code: str, form: Form) -> Response:
    asked, because = verdicts(profile().admission_rules)[code]
    last = file.facts.latest("verdict", code)
    return render(
        "admissions/verdict.html",
        form=form,
        file=file,
        a=file.application,
        asked=asked,
        said=asked.question.replace("{leerling}", file.name),
        because=because,
        last=last,
        mine=bool(scope().roles & set(asked.by)),
        works=Permission.ADMISSIONS_WORK in scope().permissions,
        by=[profile().role(role).label for role in asked.by],
        code=code,
        year=_year(file),
        done=request.args.get("klaar", ""),
        here=LIST,
    )


def _after(application_id: UUID, code: str, works: bool) -> BaseResponse:
    if works:
        return redirect(url_for("admissions.show", application_id=application_id, klaar="bewaard"), 303)
    return redirect(url_for("admissions.verdict", application_id=application_id, question=code, klaar="ja"), 303)


@room.post(f"{BASE}/oordeel/<question>/vraag", **READ)
@once
def ask(application_id: UUID, question: str) -> BaseResponse:
    acts.ask_role(load(application_id), question)
    return redirect(url_for("admissions.show", application_id=application_id, klaar="gevraagd"), 303)


@room.form(f"{BASE}/oordeel/<question>/intrekken", **READ)
@once
def take_back(application_id: UUID, question: str) -> Response | BaseResponse:
    file = load(application_id)
    acts.question_of(file, question)
    logged(file.application, "application.read_question", question=question)
    form = Form(ReasonSchema(), request.form)
    if form.valid:
        try:
            acts.take_back(file, question, form.data["reason"])
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("admissions.show", application_id=application_id, klaar="bewaard"), 303)
    return render(
        "confirm.html",
        title=_("Trek het antwoord in"),
        said=(_("De vraag staat daarna weer open voor"), file.application.full_name, "."),
        consequence=_("Wat er gezegd is, blijft in de geschiedenis staan."),
        verb=_("Trek het antwoord in"),
        back=url_for("admissions.verdict", application_id=application_id, question=question),
        form=form,
        here=LIST,
    )


@room.form(f"{BASE}/vastleggen/<need>", **READ)
@once
def note(application_id: UUID, need: str) -> Response | BaseResponse:
    file = load(application_id)
    fact = file.fact(need)
    logged(file.application, "application.read")
    form = _note_form(file, fact)
    if form.valid:
        try:
            notes.note(file, fact, _noted(fact, form.data))
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("admissions.show", application_id=application_id, klaar="bewaard"), 303)
    consent = next((state for state in file.consents if state.rule.code == fact.code), None)
    return render(
        "admissions/note.html", form=form, file=file, a=file.application, fact=fact, consent=consent, here=LIST
    )


def _note_form(file: ApplicationFile, fact: AskedFact) -> Form:
    if fact.kind is not AskedKind.CONSENT:
        without = () if fact.kind in (AskedKind.REPORT, AskedKind.DOCUMENT) else ("asked",)
        return Form(NoteSchema(exclude=without), request.form, initial={"on": scope().today})
    form = Form(ConsentSchema(), request.form, initial={"on": scope().today, "answer": "given"})
    people = subject_of(file.application).people
    form.offer("people", [(str(one.guardian_id or CHILD), one.label) for one in people])
    return form


def _noted(fact: AskedFact, data: dict[str, Any]) -> notes.Noted:
    if fact.kind is not AskedKind.CONSENT:
        return notes.Noted(on=data["on"], text=data["text"], asked=data.get("asked", False))
    return notes.Noted(
        on=data["on"],
        text=data["text"],
        people=tuple(None if one == CHILD else UUID(one) for one in data["people"]),
        written=data["written"],
        answer=Answer(data["answer"]),
    )


@room.form(f"{BASE}/gesprek", **READ)
@once
def talk(application_id: UUID) -> Response | BaseResponse:
    file = load(application_id)
    logged(file.application, "application.read")
    form = Form(NoteSchema(exclude=("asked",)), request.form, initial={"on": scope().today})
    if form.valid:
        try:
            notes.talk_with_parents(file, form.data["on"], form.data["text"])
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("admissions.show", application_id=application_id, klaar="bewaard"), 303)
    return render("admissions/talk.html", form=form, file=file, a=file.application, here=LIST)
