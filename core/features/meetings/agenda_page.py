"""The page of one meeting, read in a fixed number of statements however many items and chairs it has."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import calendar, profile
from core.access.scope import PARTNER, scope
from core.contract.findings import Finding
from core.contract.permissions import Permission
from core.contract.source import Source
from core.contract.teams import TeamComposition
from core.db.engine import session
from core.features.consents.many import states_of_all
from core.features.meetings import rhythm, rules
from core.features.meetings.attendance import Register, register
from core.features.meetings.item_lines import ClosedLine, ItemLine, Lines, lines_of
from core.features.meetings.lines import SeatLine
from core.features.meetings.models import Meeting
from core.features.meetings.monitor import MeetingDay, Standing, standing
from core.features.meetings.planning import day_of, meeting_of
from core.features.meetings.readiness import Ready, consent_purpose, gate, ready_cases, term_of_waiting
from core.features.meetings.subjects import Subjects, subjects_at


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyLine:
    """A case that may be put on, with what consent says about it."""

    ready: Ready
    gate: tuple[Finding, ...]

    @property
    def open(self) -> bool:
        """Whether consent lets it on the agenda."""
        return not any(finding.stops for finding in self.gate)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """Everything the page of a meeting draws. `rows` holds items and closed ones, in order."""

    meeting: Meeting
    team: TeamComposition
    rhythm: str
    previous: date | None
    rows: tuple[ItemLine | ClosedLine, ...]
    withdrawn: tuple[ItemLine, ...]
    ready: tuple[ReadyLine, ...]
    seats: tuple[SeatLine, ...]
    numbers: Mapping[UUID, int]
    term: Source | None
    consent: Source | None
    standing: Standing
    register: Register
    subjects: Subjects

    @property
    def mine(self) -> SeatLine | None:
        """The chair of this reader, while the meeting is still to come."""
        if self.meeting.state != rules.PLANNED or self.meeting.ends_at < scope().now:
            return None
        return next((line for line in self.seats if line.mine), None)

    @property
    def items(self) -> tuple[ItemLine, ...]:
        """The items that are open to this reader."""
        return tuple(row for row in self.rows if isinstance(row, ItemLine))

    @property
    def hidden(self) -> int:
        """How many items are closed to this reader."""
        return len(self.rows) - len(self.items)

    @property
    def prints(self) -> tuple[SeatLine, ...]:
        """One chair per person, for the prints."""
        found: dict[UUID, SeatLine] = {}
        for line in self.seats:
            if line.seat.membership_id is not None:
                found.setdefault(line.seat.membership_id, line)
        return tuple(found.values())

    def closed_for(self, seat_id: UUID) -> int:
        """For how many items the holder of this chair must leave."""
        return sum(1 for row in self.items for one in row.closed if one.line.seat.id == seat_id)


def meeting_page(meeting_id: UUID) -> MeetingPage:
    """The page; NotFound as `meeting_of`. A row in the ledger for the meeting, and one per case that is shown."""
    meeting = meeting_of(meeting_id)
    lines = lines_of(meeting)
    withdrawn = _still_closed(meeting, lines.shown)
    _record(meeting, lines.shown, len(lines.rows))
    team, purpose = profile().team(meeting.team_code), consent_purpose(meeting.team_code)
    meetings = _meetings(meeting)
    days = tuple(one.day for one in meetings)
    term = term_of_waiting()
    return MeetingPage(
        meeting=meeting,
        team=team,
        rhythm=rhythm.place_in_words(team.rhythm, day_of(meeting), days),
        previous=max((day for day in days if day < day_of(meeting)), default=None),
        rows=lines.rows,
        withdrawn=withdrawn,
        ready=_ready(meeting, {line.item.case_id for line in (*lines.items, *withdrawn)}),
        seats=_seats(lines),
        standing=standing(team.rhythm, meetings, scope().today, calendar()),
        register=register(line for line in _seats(lines) if meeting.state == rules.HELD and scope().kind != PARTNER),
        numbers=lines.numbers,
        term=term.source if term else None,
        consent=profile().consent_rule(purpose).source if purpose else None,
        subjects=subjects_at(meeting),
    )


def _seats(lines: Lines) -> tuple[SeatLine, ...]:
    """The chairs of the whole meeting, and those of the items that this reader sees on the agenda."""
    open_items = {item_id for item_id in lines.numbers if item_id in lines.shown}
    return tuple(line for line in lines.known.lines.values() if line.seat.agenda_item_id in {None, *open_items})


def _still_closed(meeting: Meeting, shown: Mapping[UUID, ItemLine]) -> tuple[ItemLine, ...]:
    """Items that left this agenda and for which there is no consent now; each case once."""
    on = {line.item.case_id for line in shown.values() if line.item.state != rules.WITHDRAWN}
    left = {
        line.item.case_id: line
        for line in shown.values()
        if line.item.state == rules.WITHDRAWN and line.item.case_id not in on
    }
    return tuple(
        line
        for line in left.values()
        if any(f.stops for f in gate(meeting.team_code, line.head.pupil.first_name, line.consents))
    )


def _ready(meeting: Meeting, told: Collection[UUID]) -> tuple[ReadyLine, ...]:
    """What may be put on; a case that the page tells of already is not told twice."""
    team = profile().team(meeting.team_code)
    if meeting.state != rules.PLANNED or not team.discusses or Permission.MEETINGS_PLAN not in scope().permissions:
        return ()
    found = [r for r in ready_cases(meeting.team_code, day_of(meeting)) if r.head.case.id not in told]
    purpose = consent_purpose(meeting.team_code)
    asked = (profile().consent_rule(purpose),) if purpose else ()
    states = states_of_all((one.head.subject for one in found), scope().today, asked) if asked else {}
    return tuple(
        ReadyLine(
            ready=one,
            gate=gate(
                meeting.team_code, one.head.pupil.first_name, (state.fact for state in states.get(one.head.case.id, ()))
            ),
        )
        for one in found
    )


def _meetings(meeting: Meeting) -> tuple[MeetingDay, ...]:
    """Every meeting of this team that was not cancelled."""
    statement = select(Meeting.starts_at, Meeting.state).where(
        Meeting.team_code == meeting.team_code, Meeting.state != rules.CANCELLED
    )
    return tuple(MeetingDay(day=rhythm.dutch_day(row[0]), state=row[1]) for row in session().execute(statement))


def _record(meeting: Meeting, shown: Mapping[UUID, ItemLine], every: int) -> None:
    ledger.record(
        action="meeting.read", object_type="meeting", object_id=meeting.id, detail={"items": every, "shown": len(shown)}
    )
    for line in shown.values():
        ledger.record(
            action="agenda.read",
            object_type="agenda_item",
            object_id=line.item.id,
            pupil_id=line.head.pupil.id,
            case_id=line.item.case_id,
        )
