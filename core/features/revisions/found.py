"""The schools and the changes that a reader at the alliance can reach."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select

from core.access.alliance_scope import alliance_scope
from core.access.school import registry
from core.db.engine import session
from core.features.revisions.models import RevisionDraft
from core.features.revisions.rules import OPEN, DraftState
from core.schools.profile import School
from core.schools.revising import Revising
from core.web.problems import NotFound


def school_here(school_id: str) -> School:
    """A school of this alliance that is open. NotFound for any other."""
    if registry().alliance_of(school_id) != alliance_scope().alliance_id:
        raise NotFound()
    return revising_of(school_id).base.school


def revising_of(school_id: str) -> Revising:
    """The school with the revisions that this process goes by. NotFound when it is not open."""
    try:
        return registry().revising(school_id)
    except LookupError as unknown:
        raise NotFound(str(unknown.args[0])) from unknown


def drafts(school_id: str, states: Iterable[DraftState] = OPEN) -> Sequence[RevisionDraft]:
    """The changes of a school in these states, newest first."""
    wanted = select(RevisionDraft).where(RevisionDraft.school_id == school_id, RevisionDraft.state.in_(list(states)))
    return session().scalars(wanted.order_by(RevisionDraft.made_at.desc(), RevisionDraft.id.desc())).all()


def draft_of(school_id: str, draft_id: UUID) -> RevisionDraft:
    """One change of a school. NotFound otherwise."""
    wanted = select(RevisionDraft).where(RevisionDraft.id == draft_id, RevisionDraft.school_id == school_id)
    found = session().scalars(wanted).one_or_none()
    if found is None:
        raise NotFound()
    return found
