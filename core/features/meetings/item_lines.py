"""Lines of an agenda: items with who may be there, and what is closed for the reader, read for all items at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from core.access.beyond import beyond_need_to_know
from core.access.scope import scope
from core.contract.facts import ConsentFact
from core.db.engine import session
from core.features.cases.many import CaseHead, heads
from core.features.cases.models import Decision, SupportCase
from core.features.consents.many import states_of_all
from core.features.consents.rules import ConsentState
from core.features.meetings import rules
from core.features.meetings.items import items_of
from core.features.meetings.lines import AtItem, SeatLine, at_item, seat_lines, times
from core.features.meetings.minutes import outcomes_of
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.planning import day_of
from core.features.meetings.readiness import Standing, chain_of, standings, waiting_of
from core.features.meetings.seating import seats_at
from core.features.meetings.table import at_table, presences


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An item of the agenda as its reader sees it: number, case, waiting, who may be there, from when to when."""

    item: AgendaItem
    number: int
    head: CaseHead
    waiting: rules.Waiting | None
    standing: Standing
    people: tuple[AtItem, ...]
    consents: tuple[ConsentFact, ...]
    begins: datetime
    ends: datetime
    outcome: str = ""
    decided: tuple[str, ...] = ()

    @property
    def closed(self) -> tuple[AtItem, ...]:
        """Who may not be there."""
        return tuple(one for one in self.people if not one.allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLine:
    """An item that is closed for this reader: its place and time, no name and no content."""

    number: int
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was read for all items at once."""

    meeting: Meeting
    seats: Sequence[MeetingSeat]
    lines: Mapping[UUID, SeatLine]
    heads: Mapping[UUID, CaseHead]
    states: Mapping[UUID, tuple[ConsentState, ...]]
    standings: Mapping[UUID, Standing]
    decisions: Mapping[UUID, tuple[str, ...]]
    times: Mapping[UUID, tuple[datetime, datetime]]


def places_on(meeting: Meeting) -> list[tuple[UUID, int]]:
    """Id and length of every item on the agenda, in order, also of those that the reader may not see."""
    statement = (
        select(AgendaItem.id, AgendaItem.lasts)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.state != rules.WITHDRAWN)
        .order_by(AgendaItem.place, AgendaItem.id)
        .execution_options(**beyond_need_to_know("counts"))
    )
    return [(row[0], row[1]) for row in session().execute(statement)]


def know(
    meeting: Meeting, items: Sequence[AgendaItem], seats: Sequence[MeetingSeat], places: list[tuple[UUID, int]]
) -> Known:
    """Everything the lines of these items need, in five statements."""
    found = heads(SupportCase.id.in_([item.case_id for item in items])) if items else {}
    return Known(
        meeting=meeting,
        seats=seats,
        lines=seat_lines(meeting, seats),
        heads=found,
        states=states_of_all((head.subject for head in found.values()), scope().today),
        standings=standings([head.case for head in found.values()], chain_of(meeting.team_code)),
        decisions=_decided(items),
        times=times(meeting, places),
    )


def _decided(items: Sequence[AgendaItem]) -> dict[UUID, tuple[str, ...]]:
    """The labels of the decisions taken at items that are closed."""
    closed = [item.id for item in items if item.state == rules.CLOSED]
    if not closed:
        return {}
    statement = select(Decision).where(Decision.agenda_item_id.in_(closed)).order_by(Decision.id)
    found: dict[UUID, tuple[str, ...]] = {}
    for decision in session().scalars(statement):
        if decision.agenda_item_id is not None:
            found[decision.agenda_item_id] = (*found.get(decision.agenda_item_id, ()), decision.label)
    return found


def item_line(item: AgendaItem, number: int, known: Known) -> ItemLine:
    """The line of one item; reads nothing."""
    states = known.states[item.case_id]
    consents = {state.rule.code: state.fact for state in states}
    present = presences(at_table(known.seats, item), known.meeting.team_code, consents)
    begins, ends = known.times.get(item.id, (known.meeting.starts_at, known.meeting.starts_at))
    outcomes = outcomes_of(known.meeting.team_code)
    return ItemLine(
        item=item,
        number=number,
        head=known.heads[item.case_id],
        waiting=waiting_of(known.standings[item.case_id], day_of(known.meeting)),
        standing=_before(known.standings[item.case_id], day_of(known.meeting)),
        people=at_item(present, known.lines, states),
        consents=tuple(consents.values()),
        begins=begins,
        ends=ends,
        outcome=next((outcome.label for outcome in outcomes if outcome.code == item.outcome), ""),
        decided=known.decisions.get(item.id, ()),
    )


def _before(standing: Standing, day: date) -> Standing:
    """As it stood when the meeting began: its own discussion is not what the case "has been running since"."""
    return replace(standing, discussed=None) if standing.discussed and standing.discussed >= day else standing


def closed_line(number: int, at: tuple[datetime, datetime]) -> ClosedLine:
    """The line of an item that the reader may not see."""
    return ClosedLine(number=number, begins=at[0], ends=at[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of one meeting: `shown` by item, `rows` in order with what is closed, the number of each item."""

    known: Known
    shown: Mapping[UUID, ItemLine]
    rows: tuple[ItemLine | ClosedLine, ...]
    numbers: Mapping[UUID, int]

    @property
    def items(self) -> tuple[ItemLine, ...]:
        """What is on the agenda and open to this reader."""
        return tuple(row for row in self.rows if isinstance(row, ItemLine))


def lines_of(meeting: Meeting) -> Lines:
    """Every line of a meeting for this reader, in eight statements however many items there are."""
    items, seats, places = items_of(meeting.id), seats_at(meeting.id), places_on(meeting)
    known = know(meeting, items, seats, places)
    numbers = {item_id: number for number, (item_id, _lasts) in enumerate(places, start=1)}
    shown = {one.id: item_line(one, numbers.get(one.id, 0), known) for one in items if one.case_id in known.heads}
    rows = tuple(shown.get(one) or closed_line(numbers[one], known.times[one]) for one, _lasts in places)
    return Lines(known=known, shown=shown, rows=rows, numbers=numbers)
