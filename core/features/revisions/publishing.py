"""Publishing a change: by a second person, with its reason and its day, judged once more at the moment itself."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from core.access.alliance_scope import alliance_scope
from core.access.school import fresh_registry, registry
from core.contract.dates import in_words
from core.db import raw
from core.db.clock import now
from core.db.engine import session
from core.db.platform_version import publish_version
from core.features.cases.models import SupportCase
from core.features.revisions import drafts, school_side, trials
from core.features.revisions.models import RevisionDraft
from core.features.revisions.rules import DraftState, Publication, why_not_publish, why_not_ready
from core.schools.own_paths import folded, leading_to
from core.schools.profile import SchoolProfile
from core.schools.revised import state_on
from core.schools.revision_table import SchoolRevision
from core.web.language import _
from core.web.problems import Conflict, NotFound, Problem

Steps = frozenset[tuple[str, str]]
"""Pairs of the code of a route and of one of its steps."""


def facts_of(draft: RevisionDraft) -> Publication:
    """What is known about a draft for who wants to publish it now."""
    judged = drafts.judged_draft(draft)
    return Publication(
        state=DraftState(draft.state),
        author_id=draft.author_id,
        proposer_id=draft.proposer_id,
        publisher_id=alliance_scope().person_id,
        reason=draft.reason,
        effective_on=draft.effective_on,
        today=alliance_scope().today,
        changes=bool(draft.changes),
        base=draft.base,
        newest=drafts.revising_of(draft.school_id).number,
        tried=trials.is_tried(draft),
        errors=tuple(one.in_full for one in judged.refusals),
        standing=standing_on(draft.school_id, lost_steps(judged.before, judged.after)) if judged.after else 0,
    )


def lost_steps(before: SchoolProfile, after: SchoolProfile) -> Steps:
    """The steps that a case can stand on now and could not any more."""
    return _steps(before) - _steps(after)


def _steps(profile: SchoolProfile) -> Steps:
    return frozenset((route.code, step.code) for route in profile.support_routes for step in route.steps)


def standing_on(school_id: str, steps: Steps) -> int:
    """How many open cases stand on one of these steps: a number, nothing of the cases."""
    if not steps:
        return 0
    wanted = (
        select(SupportCase.route_code, SupportCase.step_code, func.count().label("cases"))
        .where(SupportCase.school_id == school_id, SupportCase.closed_on.is_(None))
        .group_by(SupportCase.route_code, SupportCase.step_code)
    )
    rows = raw.execute(wanted, because="een stap waarop een dossier staat verdwijnt niet; een telling noemt niemand")
    return sum(row.cases for row in rows if (row.route_code, row.step_code) in steps)


def lay_ready(draft: RevisionDraft) -> None:
    """Hand a finished draft to a second person. Problem with everything that still misses."""
    drafts.own_work(draft)
    _refuse(why_not_ready(facts_of(draft)))
    drafts.become(draft, DraftState.READY)


def publish(draft: RevisionDraft) -> SchoolRevision:
    """Publish what lies ready. Problem with everything that keeps this person from it."""
    raw.one_at_a_time(f"revision:{draft.school_id}")
    fresh_registry()
    _refuse(why_not_publish(facts_of(draft)))
    revision = _revision(draft)
    session().add(revision)
    draft.published = revision.number
    drafts.become(draft, DraftState.PUBLISHED)
    session().flush()
    publish_version()
    _tell(draft, revision)
    return revision


def _revision(draft: RevisionDraft) -> SchoolRevision:
    judged = drafts.judged_draft(draft)
    revising = drafts.revising_of(draft.school_id)
    current = alliance_scope()
    return SchoolRevision(
        school_id=draft.school_id,
        number=revising.number + 1,
        effective_on=draft.effective_on,
        changes=dict(draft.changes),
        reason=draft.reason,
        digest=judged.after.digest if judged.after else "",
        basis=revising.base.digest,
        restores=draft.restores,
        proposer_name=draft.proposer_name,
        author_id=draft.author_id,
        author_name=draft.author_name,
        publisher_id=current.person_id,
        publisher_name=current.person_name,
        published_at=now(),
    )


def _tell(draft: RevisionDraft, revision: SchoolRevision) -> None:
    text = _("Je voorstel is gepubliceerd. Het geldt vanaf %(dag)s.", dag=in_words(revision.effective_on))
    link = f"/{draft.school_id}/instellingen/voorstellen"
    school_side.tell_proposer(draft.school_id, draft.proposer_id, text, link)


def _refuse(says: Sequence[str]) -> None:
    if says:
        raise Problem(" ".join(says))


def rebase(draft: RevisionDraft) -> None:
    """Take the newest version as the base of a draft; what it changes stays, and is tried again."""
    drafts.own_work(draft)
    newest = drafts.revising_of(draft.school_id).number
    if draft.base == newest:
        raise Conflict(_("Dit concept gaat al uit van de nieuwste versie."))
    state = drafts.state_with(draft.school_id, draft)
    draft.base = newest
    draft.changes = leading_to(drafts.state_under(draft.school_id, draft), state)
    drafts.told("revision.rebase", draft)


def versions(school_id: str) -> Sequence[SchoolRevision]:
    """Every published version of a school, newest first."""
    wanted = select(SchoolRevision).where(SchoolRevision.school_id == school_id)
    return session().scalars(wanted.order_by(SchoolRevision.number.desc())).all()


def version_of(school_id: str, number: int) -> SchoolRevision:
    """One published version. NotFound otherwise."""
    wanted = select(SchoolRevision).where(SchoolRevision.school_id == school_id, SchoolRevision.number == number)
    found = session().scalars(wanted).one_or_none()
    if found is None:
        raise NotFound()
    return found


def restore(school_id: str, number: int) -> RevisionDraft:
    """A draft that puts a version back: the values as they were once that version held; 0 is before the first.

    Nothing is undone by it: a second person publishes it as the next version. Problem when it changes nothing.
    """
    if number:
        version_of(school_id, number)
    revising = drafts.revising_of(school_id)
    wanted = folded(one.changes for one in revising.revisions if one.number <= number)
    changes = leading_to(drafts.state_under(school_id, None), wanted)
    if not changes:
        raise Problem(_("Zo staat het nu al."))
    says = _("Terug naar versie %(n)s.", n=number) if number else _("Terug naar de waarden zonder versies.")
    return _restoring(school_id, changes, number, (says, alliance_scope().today))


def undo(school_id: str, number: int) -> RevisionDraft:
    """A draft that takes one version back from the day on which it comes into force, or from today. Problem when later
    versions left nothing of it."""
    version = version_of(school_id, number)
    day = max(alliance_scope().today, version.effective_on)
    revisions = drafts.revising_of(school_id).revisions
    without = state_on([one for one in revisions if one.number != number], day)
    changes = leading_to(state_on(revisions, day), without)
    if not changes:
        raise Problem(_("Van deze versie is niets meer over: een latere versie zegt iets anders."))
    return _restoring(school_id, changes, number - 1, (_("Versie %(n)s gaat niet door.", n=number), day))


def _restoring(school_id: str, changes: dict[str, Any], number: int, said: tuple[str, date]) -> RevisionDraft:
    reason, day = said
    for earlier in drafts.drafts(school_id, [DraftState.DRAFT]):
        if earlier.author_id == alliance_scope().person_id and earlier.changes == changes:
            return earlier
    return drafts.new_draft(school_id, changes, restores=number, reason=reason, effective_on=day)


def in_force(school_id: str, day: date) -> SchoolProfile:
    """The profile of a school on a day, by the files and plugins of now and the versions of that day."""
    return registry().profile(school_id, day)
