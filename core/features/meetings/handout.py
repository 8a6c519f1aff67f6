"""What one person may take along on paper: the own items, and the closed ones as an empty place with a time."""

from dataclasses import dataclass
from uuid import UUID

from core.features.meetings.agenda_page import MeetingPage, meeting_page
from core.features.meetings.item_lines import ClosedLine, ItemLine
from core.features.meetings.lines import AtItem, SeatLine
from core.web.problems import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """An item that this person may read, with the words for the consent on which that rests."""

    line: ItemLine
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """The print for the holder of one chair. `rows` in order, closed ones without name."""

    meeting: MeetingPage
    seat: SeatLine
    rows: tuple[OpenRow | ClosedLine, ...]

    @property
    def open(self) -> tuple[OpenRow, ...]:
        """The items that this person may read."""
        return tuple(row for row in self.rows if isinstance(row, OpenRow))


def handout(meeting_id: UUID, seat_id: UUID) -> Handout:
    """The print of a meeting for one chair; NotFound for an empty chair. Who prints sees every item herself."""
    page = meeting_page(meeting_id)
    seat = next((line for line in page.seats if line.seat.id == seat_id and line.seat.membership_id), None)
    if seat is None:
        raise NotFound()
    return Handout(meeting=page, seat=seat, rows=tuple(_row(row, seat) for row in page.rows))


def _row(row: ItemLine | ClosedLine, seat: SeatLine) -> OpenRow | ClosedLine:
    if isinstance(row, ClosedLine):
        return row
    found = _presence(row, seat)
    if found is not None and found.allowed:
        return OpenRow(line=row, words=found.words)
    return ClosedLine(number=row.number, begins=row.begins, ends=row.ends)


def _presence(row: ItemLine, seat: SeatLine) -> AtItem | None:
    return next((one for one in row.people if one.line.seat.membership_id == seat.seat.membership_id), None)
