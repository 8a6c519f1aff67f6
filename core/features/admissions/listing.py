"""The list of applications: pages of fifty, by the last day of the decision, with how many there are of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, literal, or_, select, tuple_

from core.access import ledger
from core.db.engine import session
from core.features.admissions.models import Application
from core.features.admissions.rules import CLOSED, ApplicationState
from core.features.pupils import names
from core.web.paging import Asked

NEVER = date(9999, 12, 31)
"""Where an application without a running term stands."""


class Choice(StrEnum):
    """Which applications the list shows."""

    OPEN = "open"
    SEARCH = "zoekt"
    CLOSED = "klaar"


_STATES: Mapping[Choice, frozenset[str]] = {
    Choice.OPEN: frozenset({ApplicationState.OPEN, ApplicationState.SUSPENDED}),
    Choice.SEARCH: frozenset({ApplicationState.DECLINED}),
    Choice.CLOSED: frozenset(CLOSED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationList:
    """At most size + 1 rows of one choice, and how many each choice has."""

    rows: tuple[Application, ...]
    counts: Mapping[Choice, int]


def application_list(choice: Choice, query: str, asked: Asked) -> ApplicationList:
    """One page and the counts, in two statements, with a row in the ledger."""
    where = [Application.state.in_(sorted(_STATES[choice])), *_named(query)]
    statement = select(Application).where(*where).limit(asked.size + 1)
    columns = _keys()
    at = _values(asked.after or asked.before or ())
    if at:
        edge = tuple_(*(literal(value, key.type) for value, key in zip(at, columns, strict=True)))
        statement = statement.where(tuple_(*columns) > edge if asked.after else tuple_(*columns) < edge)
    order = [key.desc() for key in columns] if asked.before and at else list(columns)
    rows = tuple(session().scalars(statement.order_by(*order)))
    ledger.record(action="applications.list", object_type="application", detail={"count": len(rows)})
    return ApplicationList(rows=rows, counts=_counts(query))


def key_of(row: Application) -> tuple[str, ...]:
    """What a page of the list begins after."""
    return ((row.due_on or NEVER).isoformat(), row.sort_name, str(row.id))


def place(asked: Asked) -> Asked:
    """Where the page begins; at the start when the address holds no key of this list."""
    return asked if _values(asked.after or asked.before or ()) else Asked(size=asked.size)


def _keys() -> tuple[ColumnElement[Any], ...]:
    due = func.coalesce(Application.due_on, literal(NEVER))
    return (due, Application.sort_name.expression, Application.id.expression)


def _values(texts: tuple[str, ...]) -> tuple[object, ...]:
    try:
        due, name, found = texts
        return (date.fromisoformat(due), name, UUID(found))
    except ValueError:
        return ()


def _named(query: str) -> list[ColumnElement[bool]]:
    each = [
        or_(*(Application.search_name.contains(text) for text in names.spellings(word)))
        for word in names.words_of(query)
    ]
    return [and_(*each)] if each else []


def _counts(query: str) -> Mapping[Choice, int]:
    statement = select(Application.state, func.count(Application.id)).where(*_named(query)).group_by(Application.state)
    found = {row[0]: row[1] for row in session().execute(statement)}
    return {choice: sum(found.get(state, 0) for state in states) for choice, states in _STATES.items()}
