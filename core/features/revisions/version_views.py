"""The published versions of a school: the list, what one changed, two days beside each other, and putting one back."""

from flask import Response, request, url_for
from flask import redirect as go
from werkzeug.wrappers import Response as BaseResponse

from core.access.alliance_permissions import AlliancePermission
from core.access.alliance_scope import alliance_scope
from core.features.revisions import drafts, listing, publishing
from core.features.revisions.profile_lines import profile_lines
from core.features.revisions.rooms import OF_SCHOOL, PURPOSE, room
from core.features.revisions.schemas import BetweenSchema
from core.schools.own_paths import folded
from core.schools.revised import state_on
from core.web.forms import Form
from core.web.pages import render

READ, DRAFT = AlliancePermission.SCHOOLS_READ, AlliancePermission.REVISIONS_DRAFT
PLACE = f"{OF_SCHOOL}/versies"


@room.get(PLACE, permission=READ, purpose=PURPOSE, endpoint="versions")
def index(school: str) -> Response:
    """Every version, newest first, and two days to compare."""
    found = drafts.school_here(school)
    days = {name: request.args[name] for name in ("van", "tot") if request.args.get(name)}
    form = Form(BetweenSchema(), days)
    lines = None
    if form.valid:
        since, until = form.data["since"], form.data["until"]
        lines = profile_lines(publishing.in_force(school, since), publishing.in_force(school, until))
    return render(
        "revisions/versions.html",
        form=form,
        lines=lines,
        school_here=found,
        versions=publishing.versions(school),
        today=alliance_scope().today,
        may_draft=alliance_scope().holds(DRAFT),
    )


@room.get(f"{PLACE}/<int:number>", permission=READ, purpose=PURPOSE, endpoint="version")
def show(school: str, number: int) -> Response:
    """One version: who, when, why, and what it changed."""
    found = drafts.school_here(school)
    row = publishing.version_of(school, number)
    revising = drafts.revising_of(school)
    earlier = [one for one in revising.revisions if one.number < number]
    before = state_on(earlier, row.effective_on)
    was, became = revising.tried(before).profile, revising.tried(folded([before, row.changes])).profile
    return render(
        "revisions/version.html",
        school_here=found,
        row=row,
        changes=listing.change_lines(row.changes, revising.fields(folded([before, row.changes])), before),
        differences=profile_lines(was, became) if was is not None and became is not None else (),
        newest=revising.number,
        future=row.effective_on > alliance_scope().today,
        may_draft=alliance_scope().holds(DRAFT),
    )


@room.post(f"{PLACE}/<int:number>/terugzetten", permission=DRAFT, purpose=PURPOSE)
def restore(school: str, number: int) -> BaseResponse:
    """A draft that puts this version back."""
    drafts.school_here(school)
    row = publishing.restore(school, number)
    return go(url_for("revisions.draft", school=school, draft_id=row.id), 303)


@room.post(f"{PLACE}/<int:number>/ongedaan", permission=DRAFT, purpose=PURPOSE)
def undo(school: str, number: int) -> BaseResponse:
    """A draft that takes this version back."""
    drafts.school_here(school)
    row = publishing.undo(school, number)
    return go(url_for("revisions.draft", school=school, draft_id=row.id), 303)
