"""Choosing another director (regiehouder) of a case between two meetings, and the way there from the dossier."""

from uuid import UUID

from flask import redirect, url_for
from flask import request as http
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.school import profile
from core.contract.permissions import Permission
from core.features.cases.facts import CaseFile, load
from core.features.meetings import directors
from core.features.meetings.rooms import PURPOSE, room
from core.features.meetings.schemas import DirectorSchema
from core.features.staff.colleagues import Colleague, names_of
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem, Way


def another_director(file: CaseFile) -> Way | None:
    """A link for the owner of care; None for everybody else, and while the case has no director."""
    if not directors.may_replace(file):
        return None
    href = url_for("meetings.replace_director", case_id=file.case.id)
    return Way(label=_("Kies een andere %(word)s", word=directors.word()), href=href)


@room.form(
    "/dossiers/<uuid:case_id>/regiehouder", permission=Permission.CASES_WORK, purpose=PURPOSE, reads="support_case"
)
@once
def replace_director(case_id: UUID) -> BaseResponse:
    file = load(case_id)
    form = Form(DirectorSchema(), http.form)
    form.offer("who", [_option(one.person) for one in directors.successors(file)])
    if form.valid:
        try:
            directors.replace(file, form.data["who"], form.data["reason"])
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("cases.show", case_id=case_id, klaar="regiehouder"), 303)
    return _show(file, form)


def _show(file: CaseFile, form: Form) -> BaseResponse:
    ledger.record(
        action="case.read",
        object_type="support_case",
        object_id=file.case.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
    )
    present = file.case.director_id
    return render(
        "meetings/director.html",
        form=form,
        file=file,
        word=directors.word(),
        may=directors.may_replace(file),
        present=names_of([present]).get(present, "") if present else "",
        here="pupils.index",
    )


def _option(person: Colleague) -> tuple[UUID, str]:
    return person.membership_id, f"{person.name}, {profile().role(person.role_code).label}"
