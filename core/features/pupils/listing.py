"""The list of pupils: pages of fifty, names that look like what was typed, and the same list as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select

from core.access import ledger
from core.access.gate import Refused
from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.features.pupils import list_query, names, rules, search
from core.features.pupils.list_query import NEVER, Order, Wanted, sees_all_facts
from core.features.pupils.models import Pupil
from core.features.pupils.rules import Sight
from core.features.pupils.service import MentorView, mentors_of_all
from core.web.paging import Asked

MOST_IN_A_FILE = 5_000

Found = Row[*tuple[Any, ...]]
"""The columns of `list_query.LINE`."""


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

    @property
    def mentor_names(self) -> str:
        """Who guide the pupil, as one text."""
        return ", ".join(mentor.name for mentor in self.mentors)


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilList:
    """A page of the list: at most size + 1 `rows`, the number of all, and names that look like the query."""

    rows: tuple[PupilRow, ...]
    total: int
    alike: tuple[PupilRow, ...] = field(default=())


def pupil_list(wanted: Wanted, asked: Asked) -> PupilList:
    """One page. At most four statements, and a row in the ledger."""
    where = list_query.conditions(wanted)
    found = _found(list_query.page(wanted, asked, where))
    total = len(found)
    if total > asked.size or asked.after is not None or asked.before is not None:
        total = session().execute(select(func.count(Pupil.id)).where(*where)).scalar_one()
    close = _alike(wanted, found) if wanted.query and total < search.FEW else []
    mentors = mentors_of_all([pupil.id for pupil in (*found, *close)])
    _record(wanted, total)
    return PupilList(rows=_rows(found, mentors, wanted.order), total=total, alike=_rows(close, mentors, Order.NAME))


def file_rows(wanted: Wanted) -> tuple[PupilRow, ...]:
    """The whole list, for a file. Refused for who does not see the facts of all."""
    if not sees_all_facts():
        raise Refused("export zonder zicht op alle gegevens", object_type="pupil")
    statement = (
        list_query.selected(list_query.conditions(wanted))
        .order_by(*list_query.keys(wanted.order))
        .limit(MOST_IN_A_FILE)
    )
    found = _found(statement)
    mentors = mentors_of_all([pupil.id for pupil in found])
    rows = _rows(found, mentors, wanted.order)
    ledger.record(action="pupils.export", object_type="pupil", detail={"count": len(rows), **_told(wanted)})
    return rows


def _found(statement: Select[*tuple[Any, ...]]) -> list[Found]:
    return list(session().execute(statement))


def _rows(found: Sequence[Found], guides: Mapping[UUID, tuple[MentorView, ...]], order: Order) -> tuple[PupilRow, ...]:
    years = {year.rank: year.label for year in profile().years}
    return tuple(_row(pupil, guides.get(pupil.id, ()), years, order) for pupil in found)


def _row(pupil: Found, mentors: tuple[MentorView, ...], years: Mapping[int, str], order: Order) -> PupilRow:
    reader = scope()
    own = any(mentor.membership_id == reader.membership_id for mentor in mentors)
    seen = rules.sight(reader.permissions, own=own)
    facts = seen is Sight.FACTS
    return PupilRow(
        id=pupil.id,
        name=names.full_name(pupil.first_name, pupil.infix, pupil.family_name),
        group=pupil.group,
        year=years.get(pupil.year_rank, ""),
        mentors=mentors,
        left_on=pupil.left_on,
        sight=seen,
        birth_date=pupil.birth_date if facts else None,
        number=(pupil.number or "") if facts else "",
        key=(*_first_keys(pupil, order), pupil.sort_name, str(pupil.id)),
    )


def _first_keys(pupil: Found, order: Order) -> tuple[str, ...]:
    if order is Order.GROUP:
        return (str(pupil.year_rank or 0), pupil.group)
    if order is Order.BORN and sees_all_facts():
        return ((pupil.birth_date or NEVER).isoformat(),)
    return ()


def _alike(wanted: Wanted, but: Sequence[Found]) -> list[Found]:
    """Names that look like the query. The other filters no longer count: the slip may be in the group as well."""
    close = search.alike(wanted.query, {pupil.id for pupil in but})
    return _found(list_query.selected([Pupil.id.in_(close)]).order_by(*list_query.keys(Order.NAME))) if close else []


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
