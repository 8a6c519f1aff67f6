"""The decision on an application, the search of the duty of care, and the letter."""

from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.decisions import DecisionRight, DecisionSubject
from core.contract.findings import Finding
from core.features.admissions import decisions, letters, rules, searches, words
from core.features.admissions.act_schemas import ContactSchema, PlaceSchema
from core.features.admissions.application_facts import ApplicationFile, load
from core.features.admissions.application_page import decides, way_for
from core.features.admissions.decisions import Venue, Wanted
from core.features.admissions.enrolment import input_of
from core.features.admissions.models import Application, PlaceSearch
from core.features.admissions.record import Subject, logged
from core.features.admissions.rooms import LIST, READ, room
from core.features.admissions.schemas import DecisionSchema
from core.features.pupils.records import Double, LikelyDouble, doubles_of
from core.web import paper
from core.web.dates import day_long
from core.web.download import download
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Problem, Refused
from core.web.widgets import Option

BASE = "/aanmeldingen/<uuid:application_id>"
ANOTHER = "nee"


@room.form(f"{BASE}/besluit", **READ)
@once
def decide(application_id: UUID) -> Response | BaseResponse:
    file = load(application_id)
    right = decisions.right_for(DecisionSubject.APPLICATION)
    form = _form(file, right)
    logged(file.application, "application.read")
    stops: tuple[Finding, ...] = ()
    doubles: tuple[Double, ...] = ()
    if form.valid:
        try:
            decisions.take(file, _wanted(form, right))
        except LikelyDouble as problem:
            doubles = problem.doubles
            form.add_error("same_pupil", problem.message)
        except Refused as problem:
            stops = problem.findings
            form.add_error("", problem.message)
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("admissions.show", application_id=application_id, klaar="besloten"), 303)
    if doubles:
        form.offer("same_pupil", [*((d.id, _double(d)) for d in doubles), (ANOTHER, _("Nee, dit is een ander kind"))])
    return _decision_page(file, right, form, stops=stops, doubles=doubles)


def _decision_page(file: ApplicationFile, right: DecisionRight, form: Form, **found: Any) -> Response:
    return render(
        "admissions/decide.html",
        form=form,
        file=file,
        a=file.application,
        right=right,
        decides=decides(DecisionSubject.APPLICATION),
        suggestions=rules.suggestions(file.judged),
        words=words,
        grounds=rules.grounds(file.judged),
        may_override=rules.may_override(rules.against_admission(file.judged), scope().roles),
        act_for=lambda finding: way_for(file, finding),
        team=profile().team(right.teams[0]) if right.teams else None,
        here=LIST,
        **found,
    )


def _form(file: ApplicationFile, right: DecisionRight) -> Form:
    form = Form(DecisionSchema(exclude=() if right.teams else ("on", "present")), request.form)
    possible = rules.grounds(file.judged)
    options = [
        Option(value=o.rule.code, label=o.rule.label, note=o.rule.outcome, source=o.rule.source) for o in possible
    ]
    form.offer("grounds", options)
    form.offer("same_pupil", [(d.id, _double(d)) for d in doubles_of(input_of(file.application))] + [(ANOTHER, "")])
    return form


def _wanted(form: Form, right: DecisionRight) -> Wanted:
    data = form.data
    same = data["same_pupil"]
    return Wanted(
        outcome=data["outcome"],
        reason=data["reason"],
        venue=Venue(team=right.teams[0] if right.teams else "", on=data.get("on"), present=data.get("present", "")),
        grounds=tuple(data["grounds"]),
        override=data["override"],
        same_pupil=UUID(same) if same and same != ANOTHER else None,
        although_double=same == ANOTHER,
    )


def _double(double: Double) -> str:
    if double.birth_date is None:
        return double.name
    return _("%(naam)s, geboren op %(dag)s", naam=double.name, dag=day_long(double.birth_date))


@room.form("/zoektochten/<uuid:search_id>", **READ)
@once
def search(search_id: UUID) -> Response | BaseResponse:
    found, subject = searches.search_of(search_id)
    ledger.record(action="search.read", object_type="place_search", object_id=search_id)
    form = Form(ContactSchema(), request.form, initial={"on": scope().today})
    form.offer("outcome", [(code, _(label)) for code, label in searches.OUTCOMES.items()])
    if form.valid:
        try:
            searches.add_contact(found, subject, searches.NewContact(**form.data))
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("admissions.search", search_id=search_id, klaar="school"), 303)
    return _search_page(found, subject, form)


def _search_page(found: PlaceSearch, subject: Subject, form: Form) -> Response:
    return render(
        "admissions/search.html",
        form=form,
        search=found,
        name=subject.full_name if isinstance(subject, Application) else searches.name_of(subject),
        application_id=found.application_id,
        placement_id=found.placement_id,
        contacts=searches.contacts_of(found),
        outcomes=searches.OUTCOMES,
        ready=searches.ready_school(found),
        done=request.args.get("klaar", ""),
        here=LIST,
    )


@room.form("/zoektochten/<uuid:search_id>/plek", **READ)
@once
def end_search(search_id: UUID) -> Response | BaseResponse:
    found, subject = searches.search_of(search_id)
    ledger.record(action="search.read", object_type="place_search", object_id=search_id)
    initial = {"on": scope().today, "place": searches.ready_school(found)}
    form = Form(PlaceSchema(), request.form, initial=initial)
    if form.valid:
        try:
            searches.end_search(found, subject, form.data["place"], form.data["on"])
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("admissions.search", search_id=search_id, klaar="plek"), 303)
    return render(
        "confirm.html",
        title=_("Er is een plek"),
        said=(_("Hiermee eindigt de zoektocht voor"), searches.name_of(subject), "."),
        consequence=_("Zonder plek blijft de zoektocht open: dat is de zorgplicht."),
        verb=_("Leg de plek vast"),
        back=url_for("admissions.search", search_id=search_id),
        form=form,
        here=LIST,
    )


@room.form(f"{BASE}/brief", **READ)
@once
def letter(application_id: UUID) -> Response | BaseResponse:
    file = load(application_id)
    logged(file.application, "application.read")
    missing = letters.lacking(file)
    if request.method == "POST":
        letters.ask(file)
        return redirect(url_for("admissions.show", application_id=application_id, klaar="brief"), 303)
    made = letters.letters_of(application_id)
    text = letters.text_of(file) if not missing and not made else (made[0].text if made else None)
    return render(
        "admissions/letter.html", file=file, a=file.application, missing=missing, made=made, t=text, here=LIST
    )


@room.get(f"{BASE}/brief/<uuid:letter_id>", **READ)
def letter_file(application_id: UUID, letter_id: UUID) -> BaseResponse:
    row, content = letters.fetch(application_id, letter_id)
    return download(content, f"brief {row.text['first_name']} {row.asked_at:%Y-%m-%d}.pdf", paper.PDF)
