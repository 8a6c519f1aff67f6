"""Settings of a school for who administers its alliance: everything that can be set, and one value to change."""

from flask import Flask, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.alliance_permissions import AlliancePermission
from core.access.alliance_scope import alliance_scope
from core.features.revisions import (
    draft_views,
    drafts,
    listing,
    proposal_views,
    trial_views,
    value_schema,
    version_views,
)
from core.features.revisions import trial_work as trial_work
from core.features.revisions.contact_rows import contact_rows
from core.features.revisions.listing import Sought
from core.features.revisions.new_partner import add_partner
from core.features.revisions.publishing import versions
from core.features.revisions.rooms import OF_SCHOOL, PURPOSE, room, school_room
from core.features.revisions.rules import WORDS, DraftState
from core.features.revisions.schemas import PartnerSchema, SoughtSchema
from core.schools.overlay import DUTCH_KEYS
from core.schools.own_paths import HOOKS
from core.web.forms import Form
from core.web.pages import render
from core.web.problems import Problem

HANGING = (draft_views, proposal_views, trial_views, version_views)
"""Their pages hang in the same rooms."""
MAY_DRAFT = AlliancePermission.REVISIONS_DRAFT


def register(app: Flask) -> None:
    """Hang both rooms on the application. They have no menu item: the pages of schools and of settings lead here."""
    app.register_blueprint(room)
    app.register_blueprint(school_room)


@room.get(OF_SCHOOL, permission=AlliancePermission.SCHOOLS_READ, purpose=PURPOSE)
def index(school: str) -> Response:
    found = drafts.school_here(school)
    own = drafts.own_draft(school)
    revising = drafts.revising_of(school)
    form = Form(
        SoughtSchema(), {name: request.args[name] for name in ("q", "hoofdstuk", "eigen") if request.args.get(name)}
    )
    form.offer("chapter", listing.chapters(revising.base))
    sought = Sought(**form.data) if form.valid else Sought()
    fields = revising.fields(drafts.state_with(school, own))
    return render(
        "revisions/index.html",
        form=form,
        sought=sought,
        groups=listing.listed(fields, sought, own.changes if own else ()),
        school_here=found,
        own=own,
        open_drafts=drafts.drafts(school),
        versions=versions(school)[:5],
        profile=revising.profile(alliance_scope().today),
        may_draft=alliance_scope().holds(MAY_DRAFT),
        tables=DUTCH_KEYS,
        words=WORDS,
        DraftState=DraftState,
    )


@room.form(f"{OF_SCHOOL}/waarde/<table>/<code>", permission=MAY_DRAFT, purpose=PURPOSE)
def value(school: str, table: str, code: str) -> BaseResponse:
    found = drafts.school_here(school)
    own = drafts.own_draft(school)
    told = drafts.value_fields(school, own, HOOKS.get(table, ""), code)
    form = Form(value_schema.value_schema(told), request.form, initial=value_schema.initial(told))
    if form.valid:
        try:
            state = value_schema.wanted_state(drafts.state_with(school, own), told, form.data)
            draft = own or drafts.new_draft(school, {})
            drafts.set_state(draft, state, value_schema.name_of)
            return redirect(url_for("revisions.draft", school=school, draft_id=draft.id), 303)
        except Problem as problem:
            form.take(problem)
    return render(
        "revisions/value.html",
        form=form,
        lines=[listing.line_of(field) for field in told],
        contacts=contact_rows(told, form),
        name_of=value_schema.name_of,
        own=own,
        school_here=found,
        back=url_for("revisions.index", school=school),
        at_school=False,
    )


@room.form(f"{OF_SCHOOL}/nieuwe-partner", permission=MAY_DRAFT, purpose=PURPOSE)
def partner(school: str) -> BaseResponse:
    found = drafts.school_here(school)
    form = Form(PartnerSchema(), request.form)
    if form.valid:
        try:
            code = add_partner(school, form.data["label"])
            return redirect(url_for("revisions.value", school=school, table=DUTCH_KEYS["partners"], code=code), 303)
        except Problem as problem:
            form.take(problem)
    return render("revisions/partner.html", form=form, school_here=found)
