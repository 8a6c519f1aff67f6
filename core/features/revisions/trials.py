"""A change tried on the past of the school: asked by who drafts it, worked out in the school's own scope as a job.

What comes out names nobody: ids, days, rules and conditions. Who it is about a reader of the school finds by the id,
where the wall lets them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from core.access.alliance_scope import alliance_scope
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import When, enqueue
from core.features.revisions import drafts, school_side
from core.features.revisions.models import RevisionDraft, RevisionTrial, TrialDifference
from core.features.revisions.rules import TrialState
from core.features.revisions.trial_rules import TrialKind
from core.web.language import _
from core.web.paging import Asked
from core.web.problems import NotFound, Problem

TRIAL_JOB = "revisions.trial"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """How often a term was late, or a signal came, under the rules of now and under the proposed ones."""

    rule: str
    label: str
    total: int
    before: int
    after: int


def ask(draft: RevisionDraft) -> RevisionTrial:
    """Let this draft be tried, unless exactly this was or is being tried. Problem when it is not in order itself."""
    if not draft.changes:
        raise Problem(_("Er verandert nog niets."))
    wrong = drafts.judged_draft(draft).refusals
    if wrong:
        raise Problem(wrong[0].in_full)
    earlier = current(draft)
    if earlier is not None and earlier.state != TrialState.FAILED:
        return earlier
    trial = RevisionTrial(
        school_id=draft.school_id,
        draft_id=draft.id,
        fingerprint=drafts.fingerprint(draft),
        state=TrialState.ASKED,
        asked_by=alliance_scope().person_name,
        asked_at=now(),
    )
    session().add(trial)
    session().flush()
    drafts.told("revision.trial", draft, at_school=True)
    start(trial)
    return trial


def start(trial: RevisionTrial) -> None:
    """Put the work in the queue of the school, once."""
    payload = {"trial": str(trial.id)}
    key = f"{TRIAL_JOB}:{trial.id}"

    def work() -> None:
        enqueue(TRIAL_JOB, payload, when=When(dedupe_key=key))

    school_side.at_school(trial.school_id, work)


def current(draft: RevisionDraft) -> RevisionTrial | None:
    """The newest trial of exactly this draft."""
    wanted = select(RevisionTrial).where(
        RevisionTrial.draft_id == draft.id, RevisionTrial.fingerprint == drafts.fingerprint(draft)
    )
    return session().scalars(wanted.order_by(RevisionTrial.asked_at.desc()).limit(1)).one_or_none()


def is_tried(draft: RevisionDraft) -> bool:
    """Whether exactly this draft was tried to the end."""
    trial = current(draft)
    return trial is not None and trial.state == TrialState.DONE


def trial_of(school_id: str, trial_id: UUID) -> RevisionTrial:
    """One trial of a school. NotFound otherwise."""
    wanted = select(RevisionTrial).where(RevisionTrial.id == trial_id, RevisionTrial.school_id == school_id)
    found = session().scalars(wanted).one_or_none()
    if found is None:
        raise NotFound()
    return found


def trial_of_school(trial_id: UUID) -> RevisionTrial:
    """One finished trial of the scope's own school. NotFound otherwise."""
    wanted = select(RevisionTrial).where(RevisionTrial.id == trial_id, RevisionTrial.state == TrialState.DONE)
    found = session().scalars(wanted).one_or_none()
    if found is None:
        raise NotFound()
    return found


def finished_of(draft_ids: Iterable[UUID]) -> dict[UUID, RevisionTrial]:
    """The newest finished trial of each of these drafts."""
    wanted = select(RevisionTrial).where(
        RevisionTrial.draft_id.in_(list(draft_ids)), RevisionTrial.state == TrialState.DONE
    )
    return {trial.draft_id: trial for trial in session().scalars(wanted.order_by(RevisionTrial.asked_at))}


def found_differences(trial: RevisionTrial, kind: str, asked: Asked) -> Sequence[TrialDifference]:
    """At most a page and one more of what would have been otherwise, in the order in which it was found; of one kind
    where it is named."""
    wanted = select(TrialDifference).where(TrialDifference.trial_id == trial.id)
    if kind in list(TrialKind):
        wanted = wanted.where(TrialDifference.kind == kind)
    key = _key(asked.after or asked.before)
    if asked.before is not None and key is not None:
        wanted = wanted.where(TrialDifference.id < key).order_by(TrialDifference.id.desc())
    else:
        wanted = wanted.order_by(TrialDifference.id)
        wanted = wanted.where(TrialDifference.id > key) if key is not None else wanted
    return session().scalars(wanted.limit(asked.size + 1)).all()


def _key(parts: tuple[str, ...] | None) -> UUID | None:
    try:
        return UUID(parts[0]) if parts else None
    except ValueError:
        return None


def counted(trial: RevisionTrial) -> dict[str, int]:
    """How many differ, per kind."""
    wanted = select(TrialDifference.kind, func.count()).where(TrialDifference.trial_id == trial.id)
    return {row[0]: row[1] for row in session().execute(wanted.group_by(TrialDifference.kind))}


def rules_of(trial: RevisionTrial) -> tuple[RuleCount, ...]:
    """Per term and signal that changes: how often before, how often after."""
    return tuple(RuleCount(**one) for one in trial.told.get("rules", ()))


def lasting(trial: RevisionTrial) -> str:
    """How long a finished trial took, in words; empty for another."""
    if trial.finished_at is None:
        return ""
    seconds = int((trial.finished_at - trial.asked_at).total_seconds())
    return _("klaar in %(n)s seconden", n=max(1, seconds))
