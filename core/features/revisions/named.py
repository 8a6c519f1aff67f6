"""Whom a difference of a trial is about: for a reader of the school, where the wall lets them see the case."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.db.engine import session
from core.features.cases.models import CaseEvent, Decision, SupportCase
from core.features.duties.models import Duty
from core.features.publication.sentences import about_anyone
from core.features.pupils.models import Pupil
from core.features.revisions.models import RevisionTrial, TrialDifference
from core.features.revisions.trial_rules import TrialKind
from core.schools.profile import SchoolProfile

_OF_KIND: dict[TrialKind, Any] = {TrialKind.DECISION: Decision, TrialKind.TERM: Duty, TrialKind.SIGNAL: CaseEvent}


def pupils_of(trial: RevisionTrial, rows: Iterable[TrialDifference]) -> dict[UUID, tuple[str, UUID]]:
    """Name of the pupil and id of the case by the id of the difference; of what the reader may not see, nothing.

    What is shown stands in the ledger.
    """
    shown = list(rows)
    found: dict[UUID, tuple[str, UUID]] = {}
    for kind, model in _OF_KIND.items():
        wanted = [row.about for row in shown if row.kind == kind]
        if wanted:
            found |= _names(model, wanted)
    who = {row.id: found[row.about] for row in shown if row.about in found}
    detail = {"shown": len(shown), "named": len(who)}
    ledger.record(action="trial.read", object_type="trial", object_id=trial.id, detail=detail)
    return who


def _names(model: Any, wanted: list[UUID]) -> dict[UUID, tuple[str, UUID]]:
    statement = (
        select(model.id, Pupil, SupportCase.id)
        .join(SupportCase, (SupportCase.school_id == model.school_id) & (SupportCase.id == model.case_id))
        .join(Pupil, (Pupil.school_id == SupportCase.school_id) & (Pupil.id == SupportCase.pupil_id))
        .where(model.id.in_(wanted))
    )
    return {about: (pupil.full_name, case_id) for about, pupil, case_id in session().execute(statement)}


def label_of(rules: SchoolProfile, hook: str, code: str) -> str:
    """What a rule is called; its code where the school does not have it any more."""
    found = next((one.label for one in rules.declared(hook) if one.code == code), code)
    return about_anyone(found)
