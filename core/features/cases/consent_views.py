"""Consent in a case: the state per purpose and giver, recording an answer, and what a withdrawal closes."""

from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.scope import scope
from core.contract.consents import ConsentForm
from core.contract.permissions import Permission
from core.features.cases.facts import CaseFile, load
from core.features.cases.rooms import room
from core.features.cases.schemas import AnswerSchema
from core.features.consents import service as consents
from core.features.consents.answers import answers_of
from core.features.consents.disclosures import open_count
from core.features.consents.rules import Answer, ConsentState, GiverState
from core.features.consents.service import NewAnswer
from core.features.staff.colleagues import names_of
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _, ngettext
from core.web.pages import render
from core.web.problems import NotFound, Problem

PURPOSE = "toestemming"
PUPIL = "leerling"
SURE = "zeker"
ANSWERS = {
    Answer.ASKED: _("Gevraagd, nog geen antwoord"),
    Answer.GIVEN: _("Ja, geeft toestemming"),
    Answer.REFUSED: _("Nee, geeft geen toestemming"),
    Answer.WITHDRAWN: _("Trekt de toestemming in"),
}
WORDS = {
    Answer.ASKED: _("gevraagd"),
    Answer.GIVEN: _("gaf toestemming"),
    Answer.REFUSED: _("gaf geen toestemming"),
    Answer.WITHDRAWN: _("trok in"),
}
FORMS = {ConsentForm.WRITTEN.value: _("op papier"), ConsentForm.ORAL.value: _("mondeling")}


@room.get(
    "/dossiers/<uuid:case_id>/toestemming",
    permission=Permission.HOME,
    purpose=PURPOSE,
    reads="consent_answer",
    endpoint="consents",
)
def consents_page(case_id: UUID) -> Response:
    file = load(case_id)
    answers = answers_of(case_id)
    ledger.record(
        action="consent.read", object_type="support_case", object_id=case_id, pupil_id=file.pupil.id, case_id=case_id
    )
    return render(
        "cases/consents.html",
        file=file,
        answers=answers,
        givers={person.guardian_id: person.label for person in file.subject.people},
        names=names_of(answer.recorded_by for answer in answers),
        words=WORDS,
        forms=FORMS,
        now_asked=request.args.get("doel", ""),
        said=_("Het antwoord staat vast, met datum en bewijs.") if request.args.get("klaar") else "",
        may_record=Permission.CONSENTS_RECORD in scope().permissions and file.case.closed_on is None,
        giver_key=giver_key,
        form_words=_form_words,
        here="pupils.index",
    )


@room.form(
    "/dossiers/<uuid:case_id>/toestemming/<purpose>/<giver>",
    permission=Permission.CONSENTS_RECORD,
    purpose=PURPOSE,
    endpoint="answer_consent",
)
@once
def answer_consent(case_id: UUID, purpose: str, giver: str) -> Response | BaseResponse:
    file = load(case_id)
    state, who = _asked(file, purpose, giver)
    form = _form(who)
    sure = form.valid and form.data["sure"] == "ja"
    if form.valid and form.data["answer"] is Answer.WITHDRAWN and not sure and not form.data["reason"].strip():
        form.add_error("reason", _("Schrijf op waarom de toestemming wordt ingetrokken."))
    if form.valid and form.data["answer"] is Answer.WITHDRAWN and not sure:
        return _confirm(file, state, who, form)
    if form.valid:
        try:
            given = {name: value for name, value in form.data.items() if name != "sure"}
            consents.record(file.subject, NewAnswer(purpose=purpose, guardian_id=who.giver.guardian_id, **given))
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("cases.consents", case_id=case_id, klaar="ja", _anchor=f"doel-{purpose}"), 303)
    return render("cases/consent_answer.html", form=form, file=file, state=state, who=who, here="pupils.index")


def giver_key(guardian_id: UUID | None) -> str:
    """A giver in an address: the id of a guardian, or the word for the pupil."""
    return PUPIL if guardian_id is None else str(guardian_id)


def _form_words(state: ConsentState) -> str:
    return _(" of ").join(_(FORMS[form.value]) for form in state.rule.forms)


def _asked(file: CaseFile, purpose: str, giver: str) -> tuple[ConsentState, GiverState]:
    state = next((found for found in file.consents if found.rule.code == purpose), None)
    who = next((g for g in state.givers if giver_key(g.giver.guardian_id) == giver), None) if state else None
    if state is None or who is None:
        raise NotFound(_("Voor dit doel wordt aan deze persoon niets gevraagd."))
    return state, who


def _form(who: GiverState) -> Form:
    form = Form(AnswerSchema(), request.form, initial={"on": scope().today})
    gave = who.last is not None and who.last.answer is Answer.GIVEN
    possible = [one for one in Answer if gave or one is not Answer.WITHDRAWN]
    form.offer("answer", [(one.value, ANSWERS[one]) for one in possible])
    form.offer("form", list(FORMS.items()))
    return form


def _confirm(file: CaseFile, state: ConsentState, who: GiverState, form: Form) -> Response:
    open_for = open_count(file.case.id, state.rule.code)
    people = ngettext(
        "1 persoon ziet dit dossier dan niet meer", "%(num)d personen zien dit dossier dan niet meer", open_for
    )
    asked = _(
        "Je legt vast dat %(who)s de toestemming intrekt voor “%(what)s”, over",
        who=who.giver.label,
        what=state.rule.label,
    )
    kept: list[tuple[str, Any]] = [(name, text) for name, texts in form.typed.items() if name != SURE for text in texts]
    return render(
        "confirm.html",
        title=_("Trek de toestemming in"),
        said=(asked, file.pupil.full_name, "."),
        consequence=_(
            "%(people)s. Punten op agenda’s die hierop rusten, gaan eraf. Besluiten die genomen zijn, blijven.",
            people=people,
        ),
        verb=_("Trek in"),
        back=url_for("cases.consents", case_id=file.case.id),
        hidden=[*kept, (SURE, "ja")],
        here="pupils.index",
    )
