"""What the list of pupils is asked for, as a statement: filters, order, and the place in it where a page begins."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, tuple_

from core.access.absences import replaced_now
from core.access.people import live_on
from core.access.scope import scope
from core.features.pupils import rules, search
from core.features.pupils.models import Pupil, PupilGroup, PupilMentor
from core.features.pupils.rules import Sight
from core.features.pupils.service import still_here
from core.web.paging import Asked

NEVER = date(9999, 12, 31)
"""Where a pupil without a birthday stands when birthdays order the list."""


class Order(StrEnum):
    """In which order the list stands."""

    NAME = "naam"
    GROUP = "groep"
    BORN = "geboren"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader asked for. `mine`: pupils the reader guides; `left`: those who left instead of those here."""

    query: str = ""
    group: UUID | None = None
    year: int | None = None
    mine: bool = False
    left: bool = False
    order: Order = Order.NAME

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was asked."""
        return bool(self.query or self.group or self.year is not None or self.mine or self.left)


def sees_all_facts() -> bool:
    """Whether the reader sees the facts of every pupil, and so may sort by birthday and take a file along."""
    return rules.sight(scope().permissions, own=False) is Sight.FACTS


def conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What a pupil of the list answers to."""
    here = still_here(scope().today)
    gone: ColumnElement[bool] = (Pupil.left_on < scope().today) & Pupil.merged_into_id.is_(None)
    where: list[ColumnElement[bool]] = [gone if wanted.left else here]
    if wanted.query:
        where.append(search.holds_words(wanted.query))
    if wanted.group is not None:
        where.append(Pupil.group_id == wanted.group)
    if wanted.year is not None:
        where.append(Pupil.year_rank == wanted.year)
    if wanted.mine:
        where.append(Pupil.id.in_(_guided_by_reader()))
    return where


def _guided_by_reader() -> Select[UUID]:
    mine = or_(PupilMentor.membership_id == scope().membership_id, PupilMentor.membership_id.in_(replaced_now()))
    return select(PupilMentor.pupil_id).where(mine, live_on(PupilMentor, scope().today))


LINE: tuple[Any, ...] = (
    *(Pupil.id, Pupil.first_name, Pupil.infix, Pupil.family_name, Pupil.sort_name),
    *(
        Pupil.number,
        Pupil.birth_date,
        Pupil.year_rank,
        Pupil.left_on,
        func.coalesce(PupilGroup.label, "").label("group"),
    ),
)
"""The columns of a line. Whole pupils would cost a list of fifty a third of its time."""


def selected(where: list[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    """What a line shows of each pupil, with the label of the group (`LINE`), in no order yet."""
    return (
        select(*LINE)
        .outerjoin(PupilGroup, (PupilGroup.school_id == Pupil.school_id) & (PupilGroup.id == Pupil.group_id))
        .where(*where)
    )


def keys(order: Order) -> tuple[ColumnElement[Any], ...]:
    """What the list is ordered by. By birthday only for who sees them all: an order tells ages too."""
    name: tuple[ColumnElement[Any], ...] = (Pupil.sort_name.expression, Pupil.id.expression)
    if order is Order.GROUP:
        return (func.coalesce(Pupil.year_rank, 0), func.coalesce(PupilGroup.label, ""), *name)
    if order is Order.BORN and sees_all_facts():
        return (func.coalesce(Pupil.birth_date, literal(NEVER)), *name)
    return name


def page(wanted: Wanted, asked: Asked, where: list[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    """One row more than a page, so that the reader of the rows knows whether another page follows."""
    columns = keys(wanted.order)
    statement = selected(where).limit(asked.size + 1)
    at = _values(asked.after or asked.before or (), wanted.order)
    if not at:
        return statement.order_by(*columns)
    edge = tuple_(*(literal(value, key.type) for value, key in zip(at, columns, strict=True)))
    if asked.after is not None:
        return statement.where(tuple_(*columns) > edge).order_by(*columns)
    return statement.where(tuple_(*columns) < edge).order_by(*(key.desc() for key in columns))


def place(asked: Asked, order: Order) -> Asked:
    """Where the page begins; at the start when the address holds no key of this order."""
    return asked if _values(asked.after or asked.before or (), order) else Asked(size=asked.size)


def _values(texts: tuple[str, ...], order: Order) -> tuple[object, ...]:
    """The texts of an address as values of the keys; nothing when they are not what we made."""
    try:
        *first, name, pupil_id = texts
        last = (name, UUID(pupil_id))
        if order is Order.GROUP:
            rank, label = first
            return (_rank(rank), label, *last)
        if order is Order.BORN and sees_all_facts():
            (born,) = first
            return (date.fromisoformat(born), *last)
    except (ValueError, TypeError):
        return ()
    return last if not first else ()


def _rank(text: str) -> int:
    if len(text) > 3:
        raise ValueError("no year of any school")
    return int(text)
