"""What one person may take along on paper: the own items, and the closed ones as an empty place with a time.

Before the meeting is held it is the agenda, afterwards the minutes with outcome, decisions and tasks.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.access.school import profile
from core.contract.teams import TeamComposition
from core.features.meetings import rules
from core.features.meetings.aftermath import Agreed, agreed_at
from core.features.meetings.item_lines import ClosedLine, ItemLine, Lines, lines_of
from core.features.meetings.lines import AtItem, SeatLine
from core.features.meetings.minutes import questions_of
from core.features.meetings.models import Meeting
from core.features.meetings.planning import meeting_of
from core.features.meetings.subjects import Subjects, subjects_at
from core.features.staff.colleagues import names_of
from core.web.problems import NotFound

AGENDA, MINUTES = "agenda", "minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """An item that this person may read, with the words for the consent on which that rests.

    `answers` pairs each question of the team with what was written; they, `tasks` and `director` only in minutes.
    """

    line: ItemLine
    words: str
    answers: tuple[tuple[str, str], ...] = ()
    tasks: tuple[Agreed, ...] = ()
    director: str = ""

    @property
    def done(self) -> bool:
        """Whether the item was closed, so that it has minutes."""
        return self.line.item.state == rules.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedRow:
    """An item without name and content. `at_table` when the person is there but must leave for it."""

    number: int
    begins: datetime
    ends: datetime
    at_table: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """The print for the holder of one chair. `rows` in order, closed ones without name; `kind` agenda or minutes;
    `subjects` of a meeting about no pupil, which everybody with a chair reads."""

    meeting: Meeting
    team: TeamComposition
    seat: SeatLine
    kind: str
    rows: tuple[OpenRow | ClosedRow, ...]
    subjects: Subjects = field(default_factory=Subjects)

    @property
    def open(self) -> tuple[OpenRow, ...]:
        """The items that this person may read."""
        return tuple(row for row in self.rows if isinstance(row, OpenRow))

    @property
    def recipient(self) -> str:
        """For whom: name, what for, and from where."""
        return ", ".join(part for part in (self.seat.name, self.seat.label, self.seat.organisation) if part)


def kind_of(meeting: Meeting) -> str:
    """Minutes once the meeting was held, else the agenda."""
    return MINUTES if meeting.state == rules.HELD else AGENDA


def recipients(lines: Lines) -> tuple[SeatLine, ...]:
    """One chair per person; a chair for the whole meeting goes before one for a single item."""
    found: dict[UUID, SeatLine] = {}
    for line in lines.known.lines.values():
        if line.seat.membership_id is not None and line.seat.agenda_item_id in {None, *lines.shown}:
            found.setdefault(line.seat.membership_id, line)
    return tuple(found.values())


def handout(meeting_id: UUID, seat_id: UUID) -> Handout:
    """The print of a meeting for one chair; NotFound for an empty chair. What the asker may not see is closed too."""
    meeting = meeting_of(meeting_id)
    lines = lines_of(meeting)
    seat = next((line for line in recipients(lines) if line.seat.id == seat_id), None)
    if seat is None:
        raise NotFound()
    return compose(lines, seat, kind_of(meeting))


def compose(lines: Lines, seat: SeatLine, kind: str, only: Collection[UUID] | None = None) -> Handout:
    """The print for a chair from lines that were read; items outside `only` (all of them when None) are closed."""
    meeting = lines.known.meeting
    rows: list[OpenRow | ClosedRow] = []
    for row in lines.rows:
        if isinstance(row, ClosedLine) or (only is not None and row.item.id not in only):
            rows.append(_shut(row, at_table=_must_leave(row, seat)))
        else:
            rows.append(_row(row, seat, kind, meeting.team_code))
    return Handout(
        meeting=meeting,
        team=profile().team(meeting.team_code),
        seat=seat,
        kind=kind,
        rows=tuple(rows),
        subjects=subjects_at(meeting),
    )


def _shut(row: ItemLine | ClosedLine, at_table: bool) -> ClosedRow:
    return ClosedRow(number=row.number, begins=row.begins, ends=row.ends, at_table=at_table)


def _must_leave(row: ItemLine | ClosedLine, seat: SeatLine) -> bool:
    found = None if isinstance(row, ClosedLine) else presence(row, seat.seat.membership_id)
    return found is not None and not found.allowed


def _row(row: ItemLine, seat: SeatLine, kind: str, team_code: str) -> OpenRow | ClosedRow:
    found = presence(row, seat.seat.membership_id)
    if found is None or not found.allowed:
        return _shut(row, at_table=found is not None)
    if kind == AGENDA or row.item.state != rules.CLOSED:
        return OpenRow(line=row, words=found.words)
    return _with_minutes(row, found.words, team_code)


def presence(row: ItemLine, membership_id: UUID | None) -> AtItem | None:
    """Whether this person is at the table for an item, and may be; None where not at the table."""
    return next((one for one in row.people if one.line.seat.membership_id == membership_id), None)


def _with_minutes(row: ItemLine, words: str, team_code: str) -> OpenRow:
    written = row.item.minutes
    director = row.head.case.director_id
    answers = tuple(
        (one.label.replace("{leerling}", row.head.pupil.first_name), written[one.code])
        for one in questions_of(team_code)
        if written.get(one.code, "").strip()
    )
    name = names_of([director]).get(director, "") if director is not None else ""
    return OpenRow(line=row, words=words, answers=answers, tasks=agreed_at(row.item.id), director=name)
