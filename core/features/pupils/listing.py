"""The list of pupils: filters, order, pages of fifty, and the same list as a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_

from core.access import ledger
from core.access.gate import Refused
from core.access.people import live_on
from core.access.scope import scope
from core.db.engine import session
from core.features.pupils import names, rules, search
from core.features.pupils.models import Pupil, PupilGroup, PupilMentor
from core.features.pupils.rules import Sight
from core.features.pupils.service import MentorView, mentors_of_all, still_here, year_label
from core.web.paging import Asked

MOST_IN_A_FILE = 5_000
_NEVER = date(9999, 12, 31)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilRow:
    """One line. `birth_date` and `number` only where the reader sees the facts of this pupil; `key` for paging."""

    id: UUID
    name: str
    group: str
    year: str
    mentors: tuple[MentorView, ...]
    left_on: date | None
    sight: Sight
    birth_date: date | None
    number: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilList:
    """A page of the list: at most size + 1 `rows`, the number of all, and names that look like the query."""

    rows: tuple[PupilRow, ...]
    total: int
    alike: tuple[PupilRow, ...] = field(default=())


def sees_all_facts() -> bool:
    """Whether the reader sees the facts of every pupil, and so may sort by birthday and take a file along."""
    return rules.sight(scope().permissions, own=False) is Sight.FACTS


def pupil_list(wanted: Wanted, asked: Asked) -> PupilList:
    """One page. Three statements, five with a search that finds little; a row in the ledger either way."""
    where = _conditions(wanted)
    rows = _rows(_page(wanted, asked, where), wanted)
    total = session().execute(select(func.count(Pupil.id)).where(*where)).scalar_one()
    close: tuple[PupilRow, ...] = ()
    if wanted.query and total < search.FEW and asked.after is None and asked.before is None:
        close = _alike(wanted, {row.id for row in rows})
    _record(wanted, total)
    return PupilList(rows=rows, total=total, alike=close)


def file_rows(wanted: Wanted) -> tuple[PupilRow, ...]:
    """The whole list, for a file. Refused for who does not see the facts of all."""
    if not sees_all_facts():
        raise Refused("export zonder zicht op alle gegevens", object_type="pupil")
    statement = _selected(_conditions(wanted)).order_by(*_keys(wanted.order)).limit(MOST_IN_A_FILE)
    rows = _rows(statement, wanted)
    ledger.record(action="pupils.export", object_type="pupil", detail={"count": len(rows), **_told(wanted)})
    return rows


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    here = still_here(scope().today)
    where: list[ColumnElement[bool]] = [~here if wanted.left else here]
    if wanted.query:
        where.append(search.holds_words(wanted.query))
    if wanted.group is not None:
        where.append(Pupil.group_id == wanted.group)
    if wanted.year is not None:
        where.append(Pupil.year_rank == wanted.year)
    if wanted.mine:
        where.append(Pupil.id.in_(_guided_by_reader()))
    return where


def _guided_by_reader() -> Select[tuple[UUID]]:
    return select(PupilMentor.pupil_id).where(
        PupilMentor.membership_id == scope().membership_id, live_on(PupilMentor, scope().today)
    )


def _selected(where: list[ColumnElement[bool]]) -> Select[Any]:
    label = func.coalesce(PupilGroup.label, "")
    return (
        select(Pupil, label)
        .outerjoin(PupilGroup, (PupilGroup.school_id == Pupil.school_id) & (PupilGroup.id == Pupil.group_id))
        .where(*where)
    )


def _keys(order: Order) -> tuple[ColumnElement[Any], ...]:
    name: tuple[ColumnElement[Any], ...] = (Pupil.sort_name.expression, Pupil.id.expression)
    if order is Order.GROUP:
        return (func.coalesce(Pupil.year_rank, 0), func.coalesce(PupilGroup.label, ""), *name)
    if order is Order.BORN and sees_all_facts():
        return (func.coalesce(Pupil.birth_date, literal(_NEVER)), *name)
    return name


def _page(wanted: Wanted, asked: Asked, where: list[ColumnElement[bool]]) -> Select[Any]:
    keys = _keys(wanted.order)
    statement = _selected(where).limit(asked.size + 1)
    at = _values(asked.after or asked.before or (), wanted.order)
    if not at or len(at) != len(keys):
        return statement.order_by(*keys)
    edge = tuple_(*(literal(value, key.type) for value, key in zip(at, keys, strict=True)))
    if asked.after is not None:
        return statement.where(tuple_(*keys) > edge).order_by(*keys)
    return statement.where(tuple_(*keys) < edge).order_by(*(key.desc() for key in keys))


def _values(texts: tuple[str, ...], order: Order) -> tuple[object, ...]:
    """The texts of an address as values of the keys; nothing when they are not what we made."""
    try:
        *first, name, pupil_id = texts
        last = (name, UUID(pupil_id))
        if order is Order.GROUP:
            rank, label = first
            return (int(rank), label, *last)
        if order is Order.BORN and sees_all_facts():
            (born,) = first
            return (date.fromisoformat(born), *last)
    except (ValueError, TypeError):
        return ()
    return last if not first else ()


def _rows(statement: Select[Any], wanted: Wanted) -> tuple[PupilRow, ...]:
    found = [(pupil, label) for pupil, label in session().execute(statement)]
    mentors = mentors_of_all([pupil.id for pupil, _label in found]) if found else {}
    return tuple(_row(pupil, label, mentors.get(pupil.id, ()), wanted.order) for pupil, label in found)


def _row(pupil: Pupil, label: str, mentors: tuple[MentorView, ...], order: Order) -> PupilRow:
    own = any(mentor.membership_id == scope().membership_id for mentor in mentors)
    seen = rules.sight(scope().permissions, own=own)
    facts = seen is Sight.FACTS
    first = {
        Order.GROUP: (str(pupil.year_rank or 0), label),
        Order.BORN: ((pupil.birth_date or _NEVER).isoformat(),) if sees_all_facts() else (),
    }.get(order, ())
    return PupilRow(
        id=pupil.id,
        name=pupil.full_name,
        group=label,
        year=year_label(pupil.year_rank),
        mentors=mentors,
        left_on=pupil.left_on,
        sight=seen,
        birth_date=pupil.birth_date if facts else None,
        number=(pupil.number or "") if facts else "",
        key=(*first, pupil.sort_name, str(pupil.id)),
    )


def _alike(wanted: Wanted, but: set[UUID]) -> tuple[PupilRow, ...]:
    """Names that look like the query. The other filters no longer count: the slip may be in the group as well."""
    close = search.alike(wanted.query, but)
    if not close:
        return ()
    return _rows(_selected([Pupil.id.in_(close)]).order_by(*_keys(Order.NAME)), Wanted())


def _record(wanted: Wanted, total: int) -> None:
    action = "pupils.search" if wanted.query else "pupils.list"
    ledger.record(action=action, object_type="pupil", detail={"count": total, **_told(wanted)})


def _told(wanted: Wanted) -> Mapping[str, Any]:
    """What the ledger keeps of the question: which filters, and a hash of what was typed, never the name itself."""
    told: dict[str, Any] = {"filters": sorted(_filters(wanted))}
    if wanted.query:
        typed = f"{scope().school_id}:{' '.join(names.words_of(wanted.query))}"
        told["query"] = sha256(typed.encode()).hexdigest()
    return told


def _filters(wanted: Wanted) -> set[str]:
    chosen = {"group": wanted.group, "year": wanted.year is not None, "mine": wanted.mine, "left": wanted.left}
    return {name for name, value in chosen.items() if value}
