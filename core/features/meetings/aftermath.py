"""What an item leaves behind once it is closed: tasks, and the term to write the outcome down elsewhere."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from core.access.school import profile
from core.access.scope import scope
from core.contract.deadlines import Deadline
from core.db.engine import session
from core.features.cases.facts import CaseFile
from core.features.duties.models import Duty
from core.features.duties.rules import was_late
from core.features.meetings.models import Meeting
from core.features.meetings.planning import day_of
from core.features.staff.colleagues import names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A task of this item: what, who, by when, and whether it is done."""

    what: str
    who: str
    due: date | None
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """The term to write the outcome down in another system: open or met, and how many days late."""

    term: Deadline
    duty: Duty
    system: str
    late: int


def agreed_at(item_id: UUID) -> tuple[Agreed, ...]:
    """The tasks of an item."""
    duties = session().scalars(select(Duty).where(Duty.agenda_item_id == item_id).order_by(Duty.id)).all()
    names = names_of(duty.owner_id for duty in duties)
    return tuple(
        Agreed(
            what=duty.label,
            who=names.get(duty.owner_id, "") if duty.owner_id else "",
            due=duty.due_on,
            done=duty.closed_on is not None,
        )
        for duty in duties
    )


def feedback_terms(team_code: str) -> tuple[Deadline, ...]:
    """Terms that begin when this team has met and end with a reference in another system."""
    return tuple(
        term
        for term in profile().deadlines
        if term.starts.is_seen("meeting", team_code, "") and term.ends.kind == "system_reference"
    )


def feedback_of(file: CaseFile, meeting: Meeting) -> tuple[Feedback, ...]:
    """The terms that this meeting started in this case, and one of an earlier meeting that is still open."""
    terms = {term.code: term for term in feedback_terms(meeting.team_code)}
    if not terms:
        return ()
    statement = select(Duty).where(
        Duty.case_id == file.case.id,
        Duty.rule.in_(sorted(terms)),
        or_(Duty.started_on == day_of(meeting), Duty.closed_on.is_(None)),
    )
    return tuple(
        Feedback(
            term=terms[duty.rule],
            duty=duty,
            system=profile().system(terms[duty.rule].ends.about).label,
            late=was_late(duty.due_on, duty.met_on, scope().today),
        )
        for duty in session().scalars(statement.order_by(Duty.id))
    )
