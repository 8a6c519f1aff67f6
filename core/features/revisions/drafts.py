"""Changes on their way, for who administers the alliance: read, fill in, hand on. Every rule holds here.

What a draft would make of the school is always judged against the versions that are published now, on the day the draft
is to hold and on every later day for which something is planned.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.access import alliance_ledger
from core.access.alliance_scope import alliance_scope
from core.contract.wire import digest_of
from core.db.clock import now
from core.db.engine import session
from core.features.revisions import school_side
from core.features.revisions.found import draft_of as draft_of
from core.features.revisions.found import drafts as drafts
from core.features.revisions.found import revising_of as revising_of
from core.features.revisions.found import school_here as school_here
from core.features.revisions.models import RevisionDraft
from core.features.revisions.rules import DraftState, may_become
from core.schools.own_fields import OwnField
from core.schools.own_paths import folded, leading_to
from core.schools.own_refusals import Refusal, refusals
from core.schools.profile import SchoolProfile
from core.schools.revised import days_from, state_on
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a change would make of the school: the profile of its first day before and after it, and what is wrong."""

    before: SchoolProfile
    after: SchoolProfile | None
    refusals: tuple[Refusal, ...]


def own_draft(school_id: str) -> RevisionDraft | None:
    """The draft at this school on which this reader works, if there is one."""
    person = alliance_scope().person_id
    own = [one for one in drafts(school_id, [DraftState.DRAFT]) if person is not None and one.author_id == person]
    return own[0] if own else None


def new_draft(school_id: str, changes: Mapping[str, Any], **more: Any) -> RevisionDraft:
    """A new draft of this reader."""
    current = alliance_scope()
    draft = RevisionDraft(
        school_id=school_id,
        state=DraftState.DRAFT,
        changes=dict(changes),
        base=revising_of(school_id).number,
        made_at=now(),
        author_id=current.person_id,
        author_name=current.person_name,
        **more,
    )
    session().add(draft)
    session().flush()
    told("revision.draft", draft)
    return draft


def first_day(draft: RevisionDraft | None) -> date:
    """The day from which a change is to hold; today as long as nobody chose one."""
    today = alliance_scope().today
    return max(today, (draft.effective_on if draft else None) or today)


def state_under(school_id: str, draft: RevisionDraft | None) -> dict[str, Any]:
    """What the published revisions set on the first day of a change."""
    return state_on(revising_of(school_id).revisions, first_day(draft))


def state_with(school_id: str, draft: RevisionDraft | None) -> dict[str, Any]:
    """The same with the change over it."""
    return folded([state_under(school_id, draft), draft.changes if draft else {}])


def value_fields(school_id: str, draft: RevisionDraft | None, hook: str, code: str) -> tuple[OwnField, ...]:
    """What can be set of one value, as the change has it. NotFound for a value that the school does not have."""
    told_of = revising_of(school_id).fields(state_with(school_id, draft))
    found = tuple(field for field in told_of if (field.hook, field.code) == (hook, code))
    if not found:
        raise NotFound()
    return found


def set_state(draft: RevisionDraft, state: Mapping[str, Any], names: Callable[[OwnField], str]) -> None:
    """Take over what a form wants. Invalid with field, bound and paragraph when a value may not be so."""
    own_work(draft)
    _refuse_wrong(draft.school_id, draft, state, names)
    draft.changes = leading_to(state_under(draft.school_id, draft), state)
    told("revision.draft.edit", draft)


def set_terms(draft: RevisionDraft, effective_on: date, reason: str) -> None:
    """From when a change is to hold, and why. Invalid for a day that is past, or on which a value may not be so."""
    own_work(draft)
    if effective_on < alliance_scope().today:
        raise Invalid(_("Dit kan zo niet."), errors={"ingaat": [_("Kies vandaag of een latere dag.")]})
    draft.effective_on, draft.reason = effective_on, reason.strip()
    draft.changes = leading_to(state_under(draft.school_id, draft), state_with(draft.school_id, draft))
    told("revision.draft.edit", draft)


def published_since(draft: RevisionDraft) -> dict[str, Any]:
    """What versions that are newer than the base of a draft set."""
    return folded(one.changes for one in revising_of(draft.school_id).revisions if one.number > draft.base)


def _refuse_wrong(
    school_id: str, draft: RevisionDraft | None, state: Mapping[str, Any], names: Callable[[OwnField], str]
) -> None:
    changes = leading_to(state_under(school_id, draft), state)
    found = judged(school_id, changes, first_day(draft)).refusals
    if found:
        errors: dict[str, list[str]] = {}
        for one in found:
            errors.setdefault(names(one.field) if one.field else "_schema", []).append(one.says)
        raise Invalid(_("Dit kan zo niet."), errors=errors)


def judged(school_id: str, changes: Mapping[str, Any], day: date) -> Judged:
    """What changes would make of the school from a day on: judged on that day and on every planned day after it."""
    revising = revising_of(school_id)
    days = days_from(revising.revisions, day)
    first = None
    for one in days:
        before = [revision.changes for revision in revising.revisions if revision.effective_on <= day]
        later = [revision.changes for revision in revising.revisions if day < revision.effective_on <= one]
        state = folded([*before, changes, *later])
        tried = revising.tried(state)
        first = first or tried
        if tried.errors:
            wrong = refusals(tried.errors, revising.fields(state))
            return Judged(before=revising.profile(day), after=None, refusals=wrong)
    return Judged(before=revising.profile(day), after=first.profile if first else None, refusals=())


def judged_draft(draft: RevisionDraft) -> Judged:
    """What a draft would make of the school."""
    return judged(draft.school_id, draft.changes, first_day(draft))


def fingerprint(draft: RevisionDraft) -> str:
    """Names what is tried on the past: other changes, another base or another day is another trial."""
    day = draft.effective_on.isoformat() if draft.effective_on else ""
    return digest_of([draft.changes, draft.base, day])


def own_work(draft: RevisionDraft) -> None:
    """Only who writes a draft changes it, and only while it is one."""
    if draft.state != DraftState.DRAFT:
        raise Conflict(_("Dit is geen concept meer en kan niet meer veranderen."))
    if draft.author_id != alliance_scope().person_id:
        raise Problem(_("%(wie)s schrijft dit concept. Alleen de schrijver verandert het.", wie=draft.author_name))


def become(draft: RevisionDraft, state: DraftState, answer: str = "") -> None:
    """Go on to another state, with what is said about it. Conflict when that cannot be (any more)."""
    if not may_become(DraftState(draft.state), state):
        raise Conflict(_("Dit is intussen al anders. Bekijk eerst hoe het nu staat."))
    draft.state = state
    if answer:
        draft.answer, draft.answered_by, draft.answered_at = answer, alliance_scope().person_name, now()
    told(f"revision.{state.value}", draft, at_school=True)


def told(action: str, draft: RevisionDraft, *, at_school: bool = False) -> None:
    """In the ledger, and where it is of the school too in that of the school: which values, never what they say."""
    detail = {"values": sorted(draft.changes), "state": str(draft.state)}
    alliance_ledger.note(
        action=action, object_type="revision_draft", object_id=draft.id, school_id=draft.school_id, detail=detail
    )
    if at_school:
        school_side.note_at_school(draft.school_id, action, draft.id, detail)
