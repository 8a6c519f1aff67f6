"""The meetings in which the reader has a seat: the next three, in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from core.access.absences import replaced_now
from core.access.beyond import beyond_need_to_know
from core.access.reader import MEMBERSHIP, NOW, asked, remembered
from core.access.school import profile
from core.access.scope import scope
from core.contract.dates import school_year
from core.contract.source import Source
from core.contract.teams import Rhythm, RhythmUnit
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.db.types import UtcDateTime
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.readiness import consent_purpose
from core.features.meetings.rhythm import ordinal, words_of
from core.web.language import _, moment, ngettext

NEXT = 3
YEAR_BEGINS = asked(
    "year_begins", lambda: datetime.combine(school_year(scope().today)[0], time(), AMSTERDAM), UtcDateTime()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A meeting as the side column shows it. `facts` stand behind the moment; `waits` is a line of its own."""

    title: str
    href: str
    at: datetime
    when: str
    facts: str
    source: Source | None
    waits: str


def next_meetings(waiting: Mapping[str, int]) -> tuple[SeatLine, ...]:
    """The next meetings of the reader, and of whom the reader stands in for; `waiting` holds per purpose how many cases
    wait for consent.

    Items are counted beyond need-to-know: a number names nobody.
    """
    seen: set[str] = set()
    found = []
    for row in session().execute(_coming()):
        first = row[1] not in seen
        seen.add(row[1])
        found.append(_line(tuple(row), waiting if first else {}))
    return tuple(found)


@remembered
def _coming() -> Select[*tuple[Any, ...]]:
    """The first are chosen before anything is counted: a database counts for every row that it sorts."""
    columns: tuple[Any, ...] = (Meeting.id, Meeting.team_code, Meeting.starts_at, _items(), _place())
    return (
        select(*columns)
        .where(Meeting.id.in_(select(_first().subquery().c.id)))
        .order_by(Meeting.starts_at, Meeting.id)
        .execution_options(**beyond_need_to_know("counts"))
    )


def _first() -> Select[UUID]:
    coming = aliased(Meeting)
    seat = select(MeetingSeat.id).where(
        MeetingSeat.school_id == coming.school_id,
        MeetingSeat.meeting_id == coming.id,
        or_(MeetingSeat.membership_id == MEMBERSHIP, MeetingSeat.membership_id.in_(replaced_now())),
    )
    return (
        select(coming.id)
        .where(coming.state == "planned", coming.ends_at >= NOW, exists(seat.correlate(coming)))
        .order_by(coming.starts_at, coming.id)
        .limit(NEXT)
    )


def _items() -> Any:
    of_meeting = and_(AgendaItem.school_id == Meeting.school_id, AgendaItem.meeting_id == Meeting.id)
    counted = select(func.count(AgendaItem.id)).where(of_meeting, AgendaItem.state == "open")
    return counted.correlate(Meeting).scalar_subquery()


def _place() -> Any:
    """The number of the meeting in this school year, cancelled ones left out."""
    earlier = aliased(Meeting)
    counted = select(func.count(earlier.id)).where(
        earlier.school_id == Meeting.school_id,
        earlier.team_code == Meeting.team_code,
        earlier.state != "cancelled",
        earlier.starts_at >= YEAR_BEGINS,
        earlier.starts_at <= Meeting.starts_at,
    )
    return counted.correlate(Meeting).scalar_subquery()


def _line(row: tuple[Any, ...], waiting: Mapping[str, int]) -> SeatLine:
    meeting_id, team_code, starts_at, items, place = row
    team = profile().team(team_code)
    day: date = starts_at.astimezone(AMSTERDAM).date()
    this_year = school_year(day) == school_year(scope().today)
    rhythm = _rhythm(team.rhythm, place if this_year else None)
    pupils = ngettext("%(num)d leerling", "%(num)d leerlingen", items) if items else ""
    waits = waiting.get(consent_purpose(team_code), 0)
    return SeatLine(
        title=team.short,
        href=f"/{scope().school_id}/overleg/{meeting_id}",
        at=starts_at,
        when=moment(starts_at, scope().now),
        facts=" · ".join(part for part in (pupils, rhythm) if part),
        source=team.rhythm.source if rhythm else None,
        waits=ngettext("1 punt wacht op toestemming", "%(num)d punten wachten op toestemming", waits) if waits else "",
    )


def _rhythm(promised: Rhythm, place: int | None) -> str:
    """The place of the meeting in what the school promised; `place` is None for a meeting of another school year."""
    if promised.unit is RhythmUnit.PER_SCHOOL_YEAR and place is not None:
        return _("%(place)s van ten minste %(number)d dit jaar", place=ordinal(place), number=promised.number)
    return "" if promised.unit is RhythmUnit.PER_CASE else words_of(promised)
