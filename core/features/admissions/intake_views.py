"""Pages that write an application down: the list, a new one, its data, and what the school's rules ask."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.admission_outcomes import ON_FIRST_DAY
from core.features.admissions import applications, words
from core.features.admissions.application_facts import ApplicationFile, load
from core.features.admissions.applications import Answers, NewApplication, Parent
from core.features.admissions.listing import Choice, application_list, key_of, place
from core.features.admissions.models import Application
from core.features.admissions.questions import YES_OR_NO, AskedKind, Because
from core.features.admissions.record import logged
from core.features.admissions.rooms import LIST, READ, WORK, room
from core.features.admissions.schemas import (
    ABOUT_CHILD,
    ELSE,
    ApplicationSchema,
    WantedSchema,
    answers_schema,
    field_of,
)
from core.features.admissions.terms import term_for_decision
from core.features.pupils.versions import side_by_side
from core.web import drafts
from core.web.conflicts import settled
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.paging import asked_page, slice_of
from core.web.problems import Invalid, Problem, StaleVersion

DRAFT = "aanmelding"


@room.get("/aanmeldingen", **READ)
def index() -> Response:
    kept = {name: request.args[name] for name in ("q", "stand") if request.args.get(name)}
    choice = next((one for one in Choice if one.value == kept.get("stand")), Choice.OPEN)
    form = Form(WantedSchema(), {"q": kept.get("q", "")})
    query = form.data["query"] if form.valid else ""
    asked = place(asked_page(request.args))
    found = application_list(choice, query, asked)
    return render(
        "admissions/list.html",
        form=form,
        query=query,
        choice=choice.value,
        filters=_filters(found.counts, choice, query),
        page=slice_of(found.rows, asked, key=key_of, path=request.path, keep=kept),
        words=words,
        years={year.rank: year.label for year in profile().years},
    )


def _filters(counts: Mapping[Choice, int], choice: Choice, query: str) -> list[tuple[str, str, bool, int]]:
    labels = {Choice.OPEN: _("In behandeling"), Choice.SEARCH: _("Wij zoeken"), Choice.CLOSED: _("Afgesloten")}
    links = {one: url_for("admissions.index", stand=one.value, q=query or None) for one in Choice}
    return [(labels[one], links[one], one is choice, counts[one]) for one in Choice]


@room.form("/aanmeldingen/nieuw", **WORK)
@once
def create() -> Response | BaseResponse:
    draft = drafts.opened(DRAFT, drafts.NEW)
    form = _form({"received_on": scope().today, "authority_1": True}, draft=draft)
    if form.valid:
        try:
            application = applications.receive(_new(form))
        except Invalid as problem:
            form.take(problem)
        else:
            drafts.discard(DRAFT, drafts.NEW)
            return redirect(url_for("admissions.questions", application_id=application.id, klaar="nieuw"), 303)
    return render("admissions/data.html", form=form, application=None, because=_because(), here=LIST)


@room.form("/aanmeldingen/<uuid:application_id>/gegevens", **READ)
@once
def data(application_id: UUID) -> Response | BaseResponse:
    file = load(application_id)
    now = _values(file.application)
    form = _form({**now, "version": file.application.version})
    logged(file.application, "application.read")
    if form.valid:
        try:
            applications.edit(file.application, _new(form), form.data["version"])
        except Invalid as problem:
            form.take(problem)
        except StaleVersion as problem:
            raise side_by_side(problem, form, now) from problem
        else:
            return redirect(url_for("admissions.show", application_id=application_id, klaar="bewaard"), 303)
    return render("admissions/data.html", form=form, application=file.application, because=_because(), here=LIST)


@room.form("/aanmeldingen/<uuid:application_id>/vragen", **READ)
@once
def questions(application_id: UUID) -> Response | BaseResponse:
    file = load(application_id)
    form = _questions_form(file)
    logged(file.application, "application.read")
    if form.valid:
        try:
            applications.answer(file, _answers(file, form), form.data["version"])
        except StaleVersion as problem:
            form.typed = {**form.typed, "version": (str(problem.version),)}
            form.add_error("", _("%(wie)s bewaarde iets, terwijl jij typte. Klopt alles nog?", wie=problem.who))
        except Problem as problem:
            form.take(problem)
        else:
            drafts.discard(DRAFT, str(application_id))
            return redirect(url_for("admissions.show", application_id=application_id, klaar="bewaard"), 303)
    asked = [(field_of(fact), fact) for fact in file.asked if fact.kind in ABOUT_CHILD]
    return render(
        "admissions/questions.html", form=form, file=file, asked=asked, done=request.args.get("klaar", ""), here=LIST
    )


def _form(initial: dict[str, Any], draft: drafts.Opened | None = None) -> Form:
    form = Form(ApplicationSchema(), settled(request.form), initial=initial, draft=draft)
    form.offer("year_rank", [(year.rank, year.label) for year in profile().years])
    return form


def _new(form: Form) -> NewApplication:
    data = form.data
    parents = tuple(
        Parent(name=data[f"parent_{n}"], relation=data[f"relation_{n}"], authority=data[f"authority_{n}"])
        for n in (1, 2)
        if data[f"parent_{n}"]
    )
    names = ("first_name", "infix", "family_name", "received_on", "birth_date", "first_day", "year_rank")
    return NewApplication(parents=parents, **{name: data[name] for name in (*names, "address", "other_schools")})


def _values(application: Application) -> dict[str, Any]:
    names = ("first_name", "infix", "family_name", "birth_date", "received_on", "year_rank", "first_day")
    found = {name: getattr(application, name) for name in (*names, "address", "other_schools")}
    for n, one in enumerate(application.guardians[:2], start=1):
        found |= {f"parent_{n}": one["name"], f"relation_{n}": one["relation"], f"authority_{n}": one["authority"]}
    return found


def _because() -> dict[str, tuple[Because, ...]]:
    """Why the data of every application are asked: the rules of the school about them, and the law."""
    found: dict[str, tuple[Because, ...]] = {}
    term = term_for_decision(profile().deadlines)
    if term is not None:
        law = Because(label=_("de termijn voor het besluit"), source=term.source)
        found |= {"received_on": (law,), "parent_1": (law,), "address": (law,)}
    ages = [rule for rule in profile().admission_rules if rule.phase == ON_FIRST_DAY]
    found["first_day"] = tuple(Because(label=rule.label, source=rule.source) for rule in ages)
    years = [rule for rule in profile().admission_rules if rule.limits is not None]
    found["year_rank"] = tuple(Because(label=rule.label, source=rule.source) for rule in years[:2])
    return found


def _questions_form(file: ApplicationFile) -> Form:
    application, initial = file.application, {"version": file.application.version}
    given: dict[str, Any] = {field_of(f): application.answers.get(f.key, "") for f in file.asked if f.kind in YES_OR_NO}
    for fact in file.asked:
        if fact.kind is AskedKind.ARRIVAL:
            given[field_of(fact)] = application.in_netherlands_since
        elif fact.kind is AskedKind.ADVICE:
            known = application.advice in fact.options
            given[field_of(fact)] = application.advice if known else (ELSE if application.advice else "")
            given["other_advice"] = "" if known else application.advice
    draft = drafts.opened(DRAFT, str(application.id))
    return Form(answers_schema(file.asked, file.name), request.form, initial={**given, **initial}, draft=draft)


def _answers(file: ApplicationFile, form: Form) -> Answers:
    yes_no = {f.key: form.data[field_of(f)] for f in file.asked if f.kind in YES_OR_NO}
    advice, since = file.application.advice, file.application.in_netherlands_since
    for fact in file.asked:
        said = form.data.get(field_of(fact))
        if fact.kind is AskedKind.ADVICE:
            advice = form.data["other_advice"] if said == ELSE else said or ""
        elif fact.kind is AskedKind.ARRIVAL:
            since = said
    return Answers(yes_no=yes_no, advice=advice, in_netherlands_since=since)
