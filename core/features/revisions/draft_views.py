"""A change on its way: what it changes in the profile, from when and why, and what a reader may do with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import redirect as go
from flask import request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.alliance_permissions import AlliancePermission
from core.access.alliance_scope import alliance_scope
from core.features.revisions import answers, drafts, listing, publishing, trials
from core.features.revisions.models import RevisionDraft
from core.features.revisions.profile_lines import profile_lines
from core.features.revisions.rooms import OF_SCHOOL, PURPOSE, room
from core.features.revisions.rules import WORDS, DraftState, TrialState, why_not_publish, why_not_ready
from core.features.revisions.schemas import ReasonSchema, TermsSchema
from core.schools.overlay import DUTCH_KEYS
from core.schools.own_fields import OwnField
from core.web.forms import Form
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem

READ, DRAFT = AlliancePermission.SCHOOLS_READ, AlliancePermission.REVISIONS_DRAFT
PUBLISH = AlliancePermission.REVISIONS_PUBLISH
PLACE = f"{OF_SCHOOL}/wijzigingen/<uuid:draft_id>"


@room.form(PLACE, permission=READ, purpose=PURPOSE, endpoint="draft")
def show(school: str, draft_id: UUID) -> BaseResponse:
    """The page of a change; its writer sets the day and the reason here."""
    found, row = drafts.school_here(school), drafts.draft_of(school, draft_id)
    if request.method == "POST":
        drafts.own_work(row)
    form = Form(TermsSchema(), request.form, initial={"effective_on": row.effective_on, "reason": row.reason})
    if form.valid:
        try:
            drafts.set_terms(row, form.data["effective_on"], form.data["reason"])
            return go(_page(row), 303)
        except Problem as problem:
            form.take(problem)
    return render("revisions/draft.html", form=form, row=row, school_here=found, **_shown(row))


def _shown(row: RevisionDraft) -> dict[str, Any]:
    """Everything that is told of a change."""
    facts, judged = publishing.facts_of(row), drafts.judged_draft(row)
    fields = drafts.revising_of(row.school_id).fields(drafts.state_with(row.school_id, row))
    return {
        "mine": row.author_id is not None and row.author_id == alliance_scope().person_id,
        "changes": listing.change_lines(row.changes, fields, drafts.state_under(row.school_id, row)),
        "differences": profile_lines(judged.before, judged.after) if judged.after else (),
        "clashes": _clashes(row, fields) if row.state in (DraftState.DRAFT, DraftState.READY) else (),
        "misses": why_not_ready(facts),
        "stops": why_not_publish(facts),
        "trial": trials.current(row),
        "newest": facts.newest,
        "tables": DUTCH_KEYS,
        "words": WORDS,
        "DraftState": DraftState,
        "TrialState": TrialState,
        "trials": trials,
        "may": alliance_scope().permissions,
        "Right": AlliancePermission,
    }


def _clashes(row: RevisionDraft, fields: tuple[OwnField, ...]) -> tuple[listing.ChangeLine, ...]:
    """What versions that were published since the draft began set of the same values: both are shown."""
    theirs = drafts.published_since(row)
    both = {path: value for path, value in theirs.items() if path in row.changes}
    return listing.change_lines(both, fields, {})


def _page(row: RevisionDraft) -> str:
    return url_for("revisions.draft", school=row.school_id, draft_id=row.id)


def _act(school: str, draft_id: UUID, act: Callable[[RevisionDraft], object]) -> BaseResponse:
    drafts.school_here(school)
    row = drafts.draft_of(school, draft_id)
    act(row)
    return go(_page(row), 303)


@room.post(f"{PLACE}/waarde-eruit", permission=DRAFT, purpose=PURPOSE)
def take_back(school: str, draft_id: UUID) -> BaseResponse:
    """Leave one value out."""
    return _act(school, draft_id, lambda row: answers.take_back(row, request.form.get("waarde", "")))


@room.post(f"{PLACE}/in-behandeling", permission=DRAFT, purpose=PURPOSE)
def accept(school: str, draft_id: UUID) -> BaseResponse:
    """Go on with a proposal of the school."""
    return _act(school, draft_id, answers.accept)


@room.post(f"{PLACE}/nieuwste-versie", permission=DRAFT, purpose=PURPOSE)
def rebase(school: str, draft_id: UUID) -> BaseResponse:
    """Take the newest version as the base."""
    return _act(school, draft_id, publishing.rebase)


@room.post(f"{PLACE}/proef", permission=DRAFT, purpose=PURPOSE)
def try_out(school: str, draft_id: UUID) -> BaseResponse:
    """Try it on the past."""
    return _act(school, draft_id, trials.ask)


@room.post(f"{PLACE}/klaar", permission=DRAFT, purpose=PURPOSE)
def ready(school: str, draft_id: UUID) -> BaseResponse:
    """Hand it to a second person."""
    return _act(school, draft_id, publishing.lay_ready)


@room.post(f"{PLACE}/publiceer", permission=PUBLISH, purpose=PURPOSE)
def publish(school: str, draft_id: UUID) -> BaseResponse:
    """Publish what lies ready."""
    return _act(school, draft_id, publishing.publish)


@room.post(f"{PLACE}/intrekken", permission=DRAFT, purpose=PURPOSE)
def withdraw(school: str, draft_id: UUID) -> BaseResponse:
    """Stop with one's own draft."""
    return _act(school, draft_id, answers.withdraw)


@room.form(f"{PLACE}/afwijzen", permission=DRAFT, purpose=PURPOSE)
def refuse(school: str, draft_id: UUID) -> BaseResponse:
    """Say no, with the reason."""
    return _with_reason(school, draft_id, (answers.refuse, _("Wijs deze wijziging af"), _("Wijs af")))


@room.form(f"{PLACE}/terug-naar-schrijver", permission=PUBLISH, purpose=PURPOSE)
def send_back(school: str, draft_id: UUID) -> BaseResponse:
    """Give it back to who wrote it, with the reason."""
    return _with_reason(school, draft_id, (answers.send_back, _("Geef deze wijziging terug"), _("Geef terug")))


Way = tuple[Callable[[RevisionDraft, str], None], str, str]
"""What is done with the reason, the title of the page, and the words on its button."""


def _with_reason(school: str, draft_id: UUID, way: Way) -> BaseResponse:
    act, title, words = way
    found, row = drafts.school_here(school), drafts.draft_of(school, draft_id)
    form = Form(ReasonSchema(), request.form)
    if form.valid:
        try:
            act(row, form.data["answer"])
            return go(_page(row), 303)
        except Problem as problem:
            form.take(problem)
    page = {"form": form, "row": row, "school_here": found, "title": title, "button": words, "back": _page(row)}
    return render("revisions/answer.html", **page)
