"""What somebody leaves behind, as numbers: read when asked, so it cannot drift from the work itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Label, Select, and_, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from core.access.beyond import beyond_need_to_know
from core.access.people import Membership, Person
from core.access.reader import TODAY, asked, remembered
from core.access.scope import scope
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.db.types import UtcDateTime
from core.features.cases.models import SupportCase
from core.features.duties.models import Duty
from core.features.handovers.rules import AHEAD
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.rules import PLANNED, WITHDRAWN
from core.features.pupils.models import Pupil, PupilMentor
from core.features.pupils.service import still_here

ABSENT = "absent"
"""The attendance of a chair whose holder will not come."""

SOON = asked("soon", lambda: scope().today + AHEAD, Date())
TODAY_BEGINS = asked("today_begins", lambda: datetime.combine(scope().today, time(), AMSTERDAM), UtcDateTime())

Last = Any
"""The last day in a statement: a column, or a value."""


class Kind(StrEnum):
    """A kind of work that can pass to another."""

    CASES = "cases"
    DIRECTED = "directed"
    DUTIES = "duties"
    SEATS = "seats"
    PUPILS = "pupils"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """What lies with one member on and after the last day, per kind. `last_day` is None for who does not leave."""

    membership_id: UUID
    name: str
    last_day: date | None
    numbers: Mapping[Kind, int]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of which there is something."""
        return tuple(kind for kind in Kind if self.numbers.get(kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaverCount:
    """How many people left, or leave soon, with work still theirs; `name` is that of the first by name."""

    number: int = 0
    name: str = ""


def left_by(membership_id: UUID, last_day: date) -> Leftover:
    """What this member leaves behind after a day. Counted beyond need-to-know: a number names nobody."""
    statement = _numbers(literal(last_day, Date)).where(Membership.id == membership_id)
    row = session().execute(statement.execution_options(**beyond_need_to_know("counts"))).one()
    return _leftover(tuple(row))


def left_behind() -> tuple[Leftover, ...]:
    """Everybody who left, or leaves within four weeks, while something still lies with them. One statement."""
    found = (_leftover(tuple(row)) for row in session().execute(_leavers_in_order()))
    return tuple(one for one in found if one.kinds)


@remembered
def _leavers_in_order() -> Select[*tuple[Any, ...]]:
    return _of_leavers().order_by(Membership.ends_on, Person.name, Membership.id)


def leaver_columns() -> tuple[Any, Any]:
    """For a statement that counts other things too: how many there are, and the first name."""
    rows = _of_leavers().subquery()
    something = or_(*(rows.c[kind.value] > 0 for kind in Kind))
    number = select(func.count()).select_from(rows).where(something).scalar_subquery()
    return number, select(func.min(rows.c.name)).where(something).scalar_subquery()


def _of_leavers() -> Select[*tuple[Any, ...]]:
    """Who has an end within four weeks, or behind them. The first condition spares everybody with nothing."""
    left = Membership.ends_on.is_not(None) & (Membership.ends_on <= SOON)
    open_case = SupportCase.closed_on.is_(None)
    something = or_(
        Membership.id.in_(select(SupportCase.owner_id).where(open_case)),
        Membership.id.in_(select(SupportCase.director_id).where(open_case)),
        Membership.id.in_(select(Duty.owner_id).where(Duty.closed_on.is_(None))),
        Membership.id.in_(select(MeetingSeat.membership_id)),
        Membership.id.in_(select(PupilMentor.membership_id)),
    )
    return _numbers(Membership.ends_on).where(left, something)


def _leftover(row: tuple[Any, ...]) -> Leftover:
    numbers = {kind: int(number or 0) for kind, number in zip(Kind, row[3:], strict=True)}
    return Leftover(membership_id=row[0], name=row[1], last_day=row[2], numbers=numbers)


def _numbers(last: Last) -> Select[*tuple[Any, ...]]:
    columns: tuple[Any, ...] = (Membership.id, Person.name, Membership.ends_on)
    counts: tuple[Any, ...] = (
        _count(Kind.CASES, SupportCase, SupportCase.owner_id, SupportCase.closed_on.is_(None)),
        _count(Kind.DIRECTED, SupportCase, SupportCase.director_id, SupportCase.closed_on.is_(None)),
        _count(Kind.DUTIES, Duty, Duty.owner_id, Duty.closed_on.is_(None)),
        _seats(last),
        _pupils(last),
    )
    return select(*columns, *counts).join(Person, Person.id == Membership.person_id)


def _count(kind: Kind, model: Any, whose: Any, still_open: ColumnElement[bool]) -> Label[int]:
    counted = select(func.count(model.id)).where(
        model.school_id == Membership.school_id, whose == Membership.id, still_open
    )
    return counted.correlate(Membership).scalar_subquery().label(kind.value)


def _seats(last: Last) -> Label[int]:
    """Chairs at meetings still to come, after the last day; one that was called off, or for an item that left the
    agenda, is none."""
    gone = exists().where(
        AgendaItem.school_id == MeetingSeat.school_id,
        AgendaItem.id == MeetingSeat.agenda_item_id,
        AgendaItem.state == WITHDRAWN,
    )
    counted = (
        select(func.count(MeetingSeat.id))
        .join(Meeting, and_(Meeting.school_id == MeetingSeat.school_id, Meeting.id == MeetingSeat.meeting_id))
        .where(
            MeetingSeat.school_id == Membership.school_id,
            MeetingSeat.membership_id == Membership.id,
            MeetingSeat.attendance != ABSENT,
            Meeting.state == PLANNED,
            Meeting.starts_at >= TODAY_BEGINS,
            func.date(Meeting.starts_at) > last,
            ~gone,
        )
    )
    return counted.correlate(Membership).scalar_subquery().label(Kind.SEATS.value)


def _pupils(last: Last) -> Label[int]:
    """Pupils whom nobody guides in that role after the last day."""
    counted = (
        select(func.count(func.distinct(PupilMentor.pupil_id)))
        .join(Pupil, and_(Pupil.school_id == PupilMentor.school_id, Pupil.id == PupilMentor.pupil_id))
        .where(
            PupilMentor.school_id == Membership.school_id,
            PupilMentor.membership_id == Membership.id,
            or_(PupilMentor.ends_on.is_(None), PupilMentor.ends_on >= last),
            still_here(TODAY),
            ~another_mentor(last),
        )
    )
    return counted.correlate(Membership).scalar_subquery().label(Kind.PUPILS.value)


def another_mentor(last: Last) -> ColumnElement[bool]:
    """Whether somebody else guides the pupil of a mentorship in the same role after the last day."""
    other = aliased(PupilMentor)
    return (
        exists()
        .where(
            other.school_id == PupilMentor.school_id,
            other.pupil_id == PupilMentor.pupil_id,
            other.role_code == PupilMentor.role_code,
            other.membership_id != PupilMentor.membership_id,
            or_(other.ends_on.is_(None), other.ends_on > last),
        )
        .correlate(PupilMentor, Membership)
    )
