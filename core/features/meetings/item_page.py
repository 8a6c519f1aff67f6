"""The page of one item: the questions of the team, who may be there, what may be decided, and what came of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.permissions import Permission
from core.contract.source import Source
from core.contract.teams import Outcome, Question, TeamComposition
from core.db.engine import session
from core.features.cases.approvals import ApprovalState, approval_state, approvals_open
from core.features.cases.facts import CaseFile, load
from core.features.cases.models import Approval, Decision
from core.features.meetings import directors, rules
from core.features.meetings.aftermath import Agreed, Feedback, agreed_at, feedback_of
from core.features.meetings.attendance import NOT_THERE, Register, register
from core.features.meetings.item_lines import ClosedLine, ItemLine, Lines, lines_of
from core.features.meetings.items import consent_facts, item_of
from core.features.meetings.lines import SeatLine
from core.features.meetings.minutes import outcomes_of, questions_of
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.outlook import Outlook, outlook
from core.features.meetings.planning import meeting_of
from core.features.staff.colleagues import names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A decision of this item with where its approvals stand; `asked` when the reader's approval is awaited."""

    decision: Decision
    state: ApprovalState
    waiting: tuple[str, ...]
    asked: bool
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """Everything the page of an item draws. `outlook` only while it is open, for who writes the minutes."""

    meeting: Meeting
    team: TeamComposition
    line: ItemLine
    others: tuple[ItemLine | ClosedLine, ...]
    seats: tuple[SeatLine, ...]
    file: CaseFile
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
    outlook: Outlook | None
    directors: tuple[SeatLine, ...]
    needs_director: bool
    director_source: Source | None
    taken: tuple[Taken, ...]
    tasks: tuple[Agreed, ...]
    director: str
    feedback: tuple[Feedback, ...]
    register: Register

    @property
    def writes(self) -> bool:
        """Whether this reader writes the minutes now."""
        return self.outlook is not None

    @property
    def leave(self) -> tuple[str, ...]:
        """Who is at the table but must leave for this item: `de schoolarts`, each role once."""
        closed = [one.line.seat for one in self.line.closed if one.line.seat.attendance not in NOT_THERE]
        labels = [profile().role(seat.role_code).label for seat in closed]
        return tuple(dict.fromkeys(f"de {label if label[1:2].isupper() else small(label)}" for label in labels))


def small(words: str) -> str:
    """The words with a small first letter."""
    return words[:1].lower() + words[1:]


def item_page(meeting_id: UUID, item_id: UUID) -> ItemPage:
    """The page; NotFound where the reader may not see the case. A row in the ledger."""
    meeting = meeting_of(meeting_id)
    item = item_of(meeting.id, item_id)
    lines = lines_of(meeting)
    file = load(item.case_id)
    writes = item.state == rules.OPEN and meeting.state == rules.PLANNED
    chairs = directors.candidates(meeting, consent_facts(file), lines.known.seats)
    _record(item, file)
    return ItemPage(
        meeting=meeting,
        team=profile().team(meeting.team_code),
        **_at_the_table(lines, item),
        file=file,
        questions=questions_of(meeting.team_code),
        outcomes=outcomes_of(meeting.team_code),
        outlook=outlook(file, meeting) if writes and Permission.MEETINGS_MINUTE in scope().permissions else None,
        directors=tuple(lines.known.lines[seat.id] for seat in chairs),
        needs_director=directors.is_needed(meeting.team_code),
        director_source=directors.source_of(meeting.team_code),
        taken=_taken(item.id),
        tasks=agreed_at(item.id) if item.state == rules.CLOSED else (),
        director=_director(file),
        feedback=feedback_of(file, meeting) if item.state == rules.CLOSED else (),
    )


def _at_the_table(lines: Lines, item: AgendaItem) -> dict[str, Any]:
    """The item among the others, and who sits there; a reader from outside does not read who was absent."""
    seats = tuple(line for line in lines.known.lines.values() if line.seat.agenda_item_id in (None, item.id))
    kept = register(seats if scope().kind != PARTNER else ())
    return {"line": lines.shown[item.id], "others": lines.rows, "seats": seats, "register": kept}


def _record(item: AgendaItem, file: CaseFile) -> None:
    ledger.record(
        action="agenda.read", object_type="agenda_item", object_id=item.id, pupil_id=file.pupil.id, case_id=item.case_id
    )


def _director(file: CaseFile) -> str:
    found = file.case.director_id
    return names_of([found]).get(found, "") if found is not None else ""


def _taken(item_id: UUID) -> tuple[Taken, ...]:
    statement = select(Decision).where(Decision.agenda_item_id == item_id).order_by(Decision.id)
    decisions = session().scalars(statement).all()
    if not decisions:
        return ()
    said: dict[UUID, tuple[Approval, ...]] = {}
    for approval in session().scalars(select(Approval).where(Approval.decision_id.in_([d.id for d in decisions]))):
        said[approval.decision_id] = (*said.get(approval.decision_id, ()), approval)
    return tuple(_one_taken(decision, said.get(decision.id, ())) for decision in decisions)


def _one_taken(decision: Decision, given: tuple[Approval, ...]) -> Taken:
    right = profile().decision(decision.kind)
    open_roles = {party.role for party in right.approvers} - {approval.role_code for approval in given}
    state = approval_state(right, given)
    return Taken(
        decision=decision,
        state=state,
        waiting=approvals_open(right, given),
        asked=state is ApprovalState.PENDING and bool(open_roles & scope().roles),
        source=right.source,
    )
