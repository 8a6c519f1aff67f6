"""The job that tries a change on the past: every decision, every term and every count of the school, page by page.

It reads columns, a page at a time, and keeps none, so that the memory it takes does not grow with the past. After each
page what was found is committed with how far it is; a job that starts again begins anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from core.access.school import registry
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import job_kind
from core.db.worker import progress
from core.features.cases.models import CaseEvent
from core.features.duties.models import Duty
from core.features.receipts.sources import CASE, DecisionSource, page_of_cases, sources
from core.features.revisions.models import RevisionDraft, RevisionTrial, TrialDifference
from core.features.revisions.rules import TrialState
from core.features.revisions.trial_decisions import decision_differences
from core.features.revisions.trial_rules import (
    CountRow,
    Differing,
    TermRow,
    Tried,
    changed_signals,
    changed_terms,
    signal_differences,
    term_difference,
)
from core.features.revisions.trials import TRIAL_JOB
from core.schools.own_paths import folded
from core.schools.profile import SchoolProfile
from core.schools.revised import state_on
from core.web.language import _

PAGE = 500


@job_kind(TRIAL_JOB)
def work(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Try a change; `told` of the trial says what was looked at and what differs."""
    trial = session().scalars(select(RevisionTrial).where(RevisionTrial.id == UUID(payload["trial"]))).one_or_none()
    if trial is None or trial.state == TrialState.DONE:
        return {}
    session().execute(delete(TrialDifference).where(TrialDifference.trial_id == trial.id))
    trial.state, trial.told = TrialState.RUNNING, {}
    rules = sides(trial)
    if rules is None:
        trial.state, trial.finished_at = TrialState.FAILED, now()
        return {}
    told: dict[str, Any] = {"rules": []}
    told["decisions"] = sum(_kept(trial, page, 60) for page in _decisions(*rules))
    for one in (*_terms(trial, *rules), *_signals(trial, *rules)):
        told["rules"].append(one)
    trial.told = told
    trial.state, trial.percent, trial.finished_at = TrialState.DONE, 100, now()
    return {"state": trial.state}


def sides(trial: RevisionTrial) -> tuple[SchoolProfile, SchoolProfile] | None:
    """The rules of the first day without and with the change; None when the change is not in order any more."""
    draft = session().scalars(select(RevisionDraft).where(RevisionDraft.id == trial.draft_id)).one()
    revising = registry().revising(scope().school_id)
    day = max(scope().today, draft.effective_on or scope().today)
    after = revising.tried(folded([state_on(revising.revisions, day), draft.changes]))
    return None if after.profile is None or after.errors else (revising.profile(day), after.profile)


Page = tuple[int, tuple[Differing, ...]]
"""How many were looked at, and which of them differ."""


def _kept(trial: RevisionTrial, page: Page, most: int) -> int:
    """Keep what a page gave, and say how far the work is; `most` is where the bar of this part ends."""
    looked, found = page
    for one in found:
        session().add(
            TrialDifference(
                school_id=trial.school_id,
                trial_id=trial.id,
                kind=one.kind,
                about=one.about,
                on=one.on,
                rule=one.rule,
                before=one.before[:1000],
                after=one.after[:1000],
                weighs=one.weighs,
            )
        )
    trial.percent = min(most, trial.percent + 1)
    trial.stage = _("Besluiten") if most == 60 else _("Termijnen en signalen")
    session().flush()
    progress(trial.percent, trial.stage)
    session().expunge_all()
    session().add(trial)
    return looked


def _decisions(before: SchoolProfile, after: SchoolProfile) -> Iterator[Page]:
    for source in sources() or (DecisionSource(code=CASE, label=_("Besluiten in dossiers"), page=page_of_cases),):
        last = None
        while batch := source.page(last, PAGE):
            found = (one for record in batch for one in decision_differences(record, before, after))
            yield len(batch), tuple(found)
            last = batch[-1].id


def _terms(trial: RevisionTrial, before: SchoolProfile, after: SchoolProfile) -> Iterator[dict[str, Any]]:
    """Each term that changes: how many ran, and how many of them were late under both."""
    for code, pair in changed_terms(before, after).items():
        counts = [0, 0, 0]
        for rows in _pages_of_terms(code):
            judged = [term_difference(pair, row, scope().today) for row in rows]
            _kept(trial, (len(rows), tuple(one[2] for one in judged if one[2] is not None)), 90)
            counts = _sum(counts, judged)
        yield _told(code, pair[0].label, counts)


def _pages_of_terms(code: str) -> Iterator[list[TermRow]]:
    last = None
    while True:
        wanted = select(Duty.id, Duty.started_on, Duty.met_on).where(Duty.kind == "deadline", Duty.rule == code)
        wanted = wanted if last is None else wanted.where(Duty.id > last)
        rows = session().execute(wanted.order_by(Duty.id).limit(PAGE)).all()
        if not rows:
            return
        yield [TermRow(id=row.id, started_on=row.started_on, met_on=row.met_on) for row in rows]
        last = rows[-1].id


def _signals(trial: RevisionTrial, before: SchoolProfile, after: SchoolProfile) -> Iterator[dict[str, Any]]:
    """Each signal that changes: in how many periods there were counts, and in how many it came under both."""
    for code, pair in changed_signals(before, after).items():
        counts, found = [0, 0, 0], list[Differing]()
        for judged in signal_differences(pair, _counts(pair[0].counter)):
            counts = _sum(counts, [judged])
            found += [judged[2]] if judged[2] is not None else []
        _kept(trial, (counts[0], tuple(found)), 99)
        yield _told(code, pair[0].label, counts)


def _counts(counter: str) -> Iterator[CountRow]:
    """Every count of a counter, by case and day; streamed."""
    columns = (CaseEvent.id, CaseEvent.case_id, CaseEvent.on, CaseEvent.amount)
    wanted = select(*columns).where(CaseEvent.kind == "counter", CaseEvent.about == counter)
    ordered = wanted.order_by(CaseEvent.case_id, CaseEvent.on, CaseEvent.id)
    for row in session().execute(ordered.execution_options(yield_per=PAGE)):
        yield CountRow(id=row.id, case_id=row.case_id, on=row.on, amount=row.amount)


def _sum(counts: list[int], judged: Iterable[tuple[Tried, Tried, object]]) -> list[int]:
    for old, new, _difference in judged:
        counts = [counts[0] + 1, counts[1] + old.counts, counts[2] + new.counts]
    return counts


def _told(code: str, label: str, counts: list[int]) -> dict[str, Any]:
    return {"rule": code, "label": label, "total": counts[0], "before": counts[1], "after": counts[2]}
