"""The school's own side: proposing another value, what was proposed, which versions hold."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.revisions import listing, proposals, trials, value_schema
from core.features.revisions.contact_rows import contact_rows
from core.features.revisions.rooms import PURPOSE, school_room
from core.features.revisions.rules import WORDS, DraftState
from core.schools.own_paths import HOOKS
from core.web.forms import Form
from core.web.idempotency import once
from core.web.pages import render
from core.web.problems import Problem

READ = Permission.SETUP_READ
HERE = "setup.settings"


@school_room.get("/instellingen/voorstellen", permission=READ, purpose=PURPOSE)
def index() -> Response:
    """What was proposed and what came of it; the versions that were published."""
    rows = proposals.proposals()
    state = proposals.state_now()
    fields = proposals.here().fields(state)
    return render(
        "revisions/proposals.html",
        rows=rows,
        changes={row.id: listing.change_lines(row.changes, fields, {}) for row in rows},
        trials=trials.finished_of([row.id for row in rows]),
        versions=proposals.versions(),
        today=scope().today,
        me=scope().person_id,
        words=WORDS,
        DraftState=DraftState,
        here=HERE,
    )


@school_room.form("/instellingen/waarde/<table>/<value_code>", permission=READ, purpose=PURPOSE)
@once
def value(table: str, value_code: str) -> BaseResponse:
    """Propose other values of one thing."""
    told = proposals.value_fields(HOOKS.get(table, ""), value_code)
    form = Form(value_schema.value_schema(told, reason=True), request.form, initial=value_schema.initial(told))
    if form.valid:
        try:
            state = value_schema.wanted_state(proposals.state_now(), told, form.data)
            proposals.propose(state, form.data["reason"], value_schema.name_of)
            return redirect(url_for("proposals.index"), 303)
        except Problem as problem:
            form.take(problem)
    return render(
        "revisions/value.html",
        form=form,
        lines=[listing.line_of(field) for field in told],
        contacts=contact_rows(told, form),
        name_of=value_schema.name_of,
        own=None,
        school_here=profile().school,
        back=url_for(HERE),
        at_school=True,
        here=HERE,
    )


@school_room.post("/instellingen/voorstellen/<uuid:proposal_id>/intrekken", permission=READ, purpose=PURPOSE)
@once
def withdraw(proposal_id: UUID) -> BaseResponse:
    """Take one's own proposal back."""
    proposals.withdraw(proposals.proposal_of(proposal_id))
    return redirect(url_for("proposals.index"), 303)
