"""What somebody of the school proposes: read, proposed, taken back. It changes nothing until it is published."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import registry
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.features.revisions.models import RevisionDraft
from core.features.revisions.rules import DraftState, may_become
from core.schools.own_fields import OwnField
from core.schools.own_paths import leading_to
from core.schools.own_refusals import refusals
from core.schools.revised import state_on
from core.schools.revising import Revising
from core.schools.revision_table import SchoolRevision
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound, Problem


def here() -> Revising:
    """The scope's school with the revisions that this process goes by."""
    return registry().revising(scope().school_id)


def state_now() -> dict[str, Any]:
    """What the published revisions set today."""
    return state_on(here().revisions, scope().today)


def value_fields(hook: str, code: str) -> tuple[OwnField, ...]:
    """What can be set of one value. NotFound for a value that the school does not have."""
    found = tuple(one for one in here().fields(state_now()) if (one.hook, one.code) == (hook, code))
    if not found:
        raise NotFound()
    return found


def propose(state: Mapping[str, Any], reason: str, names: Callable[[OwnField], str]) -> RevisionDraft:
    """Propose these values. Invalid with field, bound and paragraph; Problem when nothing changes."""
    if scope().person_id is None:
        raise Problem(_("Alleen iemand van de school kan iets voorstellen."))
    changes = leading_to(state_now(), state)
    if not changes:
        raise Problem(_("Er verandert nog niets."))
    _refuse_wrong(state, names)
    draft = RevisionDraft(
        school_id=scope().school_id,
        state=DraftState.PROPOSED,
        changes=changes,
        reason=reason,
        base=here().number,
        made_at=now(),
        proposer_id=scope().person_id,
        proposer_name=scope().person_name,
    )
    session().add(draft)
    session().flush()
    _record("revision.propose", draft)
    return draft


def _refuse_wrong(state: Mapping[str, Any], names: Callable[[OwnField], str]) -> None:
    tried = here().tried(state)
    errors: dict[str, list[str]] = {}
    for one in refusals(tried.errors, here().fields(state)):
        errors.setdefault(names(one.field) if one.field else "_schema", []).append(one.says)
    if errors:
        raise Invalid(_("Dit kan zo niet."), errors=errors)


def proposals() -> Sequence[RevisionDraft]:
    """Everything that somebody of this school proposed, newest first."""
    wanted = select(RevisionDraft).where(RevisionDraft.proposer_id.is_not(None))
    return session().scalars(wanted.order_by(RevisionDraft.made_at.desc(), RevisionDraft.id.desc()).limit(100)).all()


def proposal_of(draft_id: UUID) -> RevisionDraft:
    """One proposal of this school. NotFound otherwise."""
    wanted = select(RevisionDraft).where(RevisionDraft.id == draft_id, RevisionDraft.proposer_id.is_not(None))
    found = session().scalars(wanted).one_or_none()
    if found is None:
        raise NotFound()
    return found


def withdraw(draft: RevisionDraft) -> None:
    """Take a proposal back, as long as nobody at the alliance works on it. Only who made it may."""
    if draft.proposer_id != scope().person_id:
        raise Problem(_("%(wie)s heeft dit voorgesteld en kan het intrekken.", wie=draft.proposer_name))
    if draft.state != DraftState.PROPOSED or not may_become(DraftState.PROPOSED, DraftState.WITHDRAWN):
        raise Conflict(_("Het samenwerkingsverband is hier al mee bezig. Vraag daar of het voorstel kan vervallen."))
    draft.state = DraftState.WITHDRAWN
    draft.answered_by, draft.answered_at = scope().person_name, now()
    _record("revision.withdraw", draft)


def versions() -> Sequence[SchoolRevision]:
    """Every published version of this school, newest first."""
    return session().scalars(select(SchoolRevision).order_by(SchoolRevision.number.desc())).all()


def _record(action: str, draft: RevisionDraft) -> None:
    detail = {"values": sorted(draft.changes), "state": str(draft.state)}
    ledger.record(action=action, object_type="revision_draft", object_id=draft.id, detail=detail)
