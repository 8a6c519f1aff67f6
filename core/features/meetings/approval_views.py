"""The page on which the holder of a role approves a decision, or not."""

from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.rooms import SchoolRoom
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.contract.wire import from_wire
from core.features.cases.approvals import approval_state, approvals_of, approvals_open, approve, asked_of, decision_of
from core.features.cases.facts import load
from core.features.cases.models import Decision
from core.features.meetings.schemas import ApprovalSchema
from core.features.staff.colleagues import names_of
from core.web.forms import Form
from core.web.idempotency import once
from core.web.pages import render
from core.web.problems import Problem

room = SchoolRoom("approvals", __name__, template_folder="templates")


@room.form(
    "/besluiten/<uuid:decision_id>/akkoord",
    permission=Permission.DECISIONS_TAKE,
    purpose="akkoord op een besluit",
    reads="decision",
)
@once
def give(decision_id: UUID) -> BaseResponse:
    decision = decision_of(decision_id)
    role = asked_of(profile().decision(decision.kind), approvals_of(decision.id), scope().roles)
    form = Form(ApprovalSchema(), request.form)
    if form.valid:
        try:
            approve(decision.id, role, form.data["outcome"], form.data["reason"])
            return redirect(url_for("approvals.give", decision_id=decision_id, klaar=form.data["outcome"]), 303)
        except Problem as problem:
            form.take(problem)
    return _show(decision, role, form)


def _show(decision: Decision, role: str, form: Form) -> BaseResponse:
    right, given = profile().decision(decision.kind), approvals_of(decision.id)
    file = load(decision.case_id)
    ledger.record(
        action="decision.read",
        object_type="decision",
        object_id=decision.id,
        pupil_id=file.pupil.id,
        case_id=decision.case_id,
    )
    return render(
        "meetings/approval.html",
        decision=decision,
        right=right,
        file=file,
        findings=tuple(from_wire(finding) for finding in decision.findings),
        state=approval_state(right, given),
        waiting=approvals_open(right, given),
        given={approval.role_code: approval for approval in given},
        names=names_of([decision.by_id, *(approval.by_id for approval in given)]),
        team=profile().team(decision.team_code) if decision.team_code else None,
        role=role,
        form=form,
        done=request.args.get("klaar", ""),
        here="meetings.index",
    )
