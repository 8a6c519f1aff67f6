"""Reporting a concern: one page, made from the school's own form, drafted while typing."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.documents import DocumentTemplate, FieldKind
from core.contract.permissions import Permission
from core.features.cases import concerns
from core.features.cases.concern_answers import Incomplete
from core.features.cases.concern_schema import by_name, concern_of, concern_schema, giver_options, party_options
from core.features.cases.facts import Kin, kin_of
from core.features.cases.rooms import REPORTING, room
from core.features.pupils.models import Pupil
from core.features.pupils.search import ConcernChoices, choices_for_concern
from core.features.pupils.service import pupil_of
from core.web import drafts
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, NotFound, Problem


@room.form("/zorg-melden", permission=Permission.CONCERNS_REPORT, purpose=REPORTING)
@once
def report() -> Response | BaseResponse:
    template = _template()
    pupil = _pupil_asked(template)
    kin = kin_of(pupil.id) if pupil else ()
    form = _form(template, pupil, kin)
    if form.valid:
        try:
            file = concerns.report(concern_of(template, form.data))
        except Incomplete as problem:
            form.take(problem)
        except Conflict as problem:
            form.add_error(_pupil_field(template), problem.message)
        else:
            drafts.discard(_draft_name(template))
            return redirect(url_for("cases.show", case_id=file.case.id, klaar=template.code), 303)
    return render(
        "cases/report.html", form=form, template=template, name=_name(pupil), choices=_offered(template, pupil)
    )


def _template() -> DocumentTemplate:
    """The form: the only one these roles may send, or the one that the address names."""
    forms = concerns.forms_for(scope().roles)
    asked = request.args.get("formulier")
    chosen = next((form for form in forms if form.code == asked), forms[0] if forms else None)
    if chosen is None:
        raise Problem(_("Jouw rol verstuurt hier geen formulier."), status=403)
    return chosen


def _draft_name(template: DocumentTemplate) -> str:
    return template.code.replace("_", "-")


def _pupil_field(template: DocumentTemplate) -> str:
    return next(question.code for question in template.fields if question.kind is FieldKind.PUPIL)


def _pupil_asked(template: DocumentTemplate) -> Pupil | None:
    """The pupil chosen in the form, in the address or in the draft; None when there is none, or not of this school."""
    name = _pupil_field(template)
    texts: Sequence[str] = (request.form.get(name, ""), request.args.get("leerling", ""))
    if request.method == "GET" and not texts[1]:
        texts = drafts.opened(_draft_name(template)).fields.get(name, [])
    for text in texts:
        try:
            return pupil_of(UUID(text))
        except (ValueError, NotFound):
            continue
    return None


def _form(template: DocumentTemplate, pupil: Pupil | None, kin: tuple[Kin, ...]) -> Form:
    name = _name(pupil)
    initial = {_pupil_field(template): str(pupil.id)} if pupil else {}
    draft = drafts.opened(_draft_name(template))
    draft = replace(draft, fields=by_name(template, kin, draft.fields))
    sent: MultiDict[str, str] = MultiDict(by_name(template, kin, dict(request.form.lists())))
    form = Form(concern_schema(template, name), sent, initial=initial, draft=draft)
    for question in template.fields:
        if question.kind in (FieldKind.PARTIES, FieldKind.CONSENT):
            form.cite(question.code, question.source)
        if question.kind is FieldKind.PARTIES:
            form.offer(question.code, party_options(question, name))
        if question.kind is FieldKind.CONSENT:
            givers = frozenset(rule.giver for rule in profile().consent_rule(question.purpose).givers)
            form.offer(question.code, giver_options(givers, pupil, kin))
        if question.kind is FieldKind.PUPIL:
            form.offer(question.code, _pupil_options(_offered(template, pupil)))
    return form


def _offered(template: DocumentTemplate, pupil: Pupil | None) -> ConcernChoices:
    query = request.args.get("zoek", "")
    if query:
        ledger.record(action="pupil.search", object_type="pupil", detail={"form": template.code})
    return choices_for_concern(query, pupil.id if pupil else None)


def _pupil_options(choices: ConcernChoices) -> list[tuple[object, str]]:
    return [(one.id, f"{one.name}, {one.group}" if one.group else one.name) for one in (*choices.own, *choices.found)]


def _name(pupil: Pupil | None) -> str:
    return pupil.first_name if pupil else _("de leerling")
