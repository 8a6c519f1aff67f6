"""What the wall must know of a statement before it may run: which tables, and whether it goes round the ORM."""

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import Alias, Column, Table
from sqlalchemy.orm import ORMExecuteState, QueryableAttribute
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import TextClause
from sqlalchemy.sql.selectable import CTE, Select, SelectBase, Subquery

from core.db.base import AppendOnly, Versioned

_ORM = "parententity"
MOST_SHAPES = 2000
_allowed: set[Any] = set()
"""Forms of SELECTs that were judged and allowed: walking through one costs more than sending it. A refusal is judged
anew each time."""


def tables_of(statement: Any) -> set[str]:
    """Names of all tables that the statement mentions, also inside subqueries."""
    names: set[str] = set()
    for element in visitors.iterate(statement):
        table = element.table if isinstance(element, Column) else element
        if isinstance(table, Table):
            names.add(table.name)
    return names


def objection(state: ORMExecuteState) -> str | None:
    """Why this statement may not run, in a few words for the developer; None when it may."""
    if not state.is_orm_statement:
        return "een opdracht buiten het ORM om (tabel of tekst)"
    if state.is_select:
        return _objection_to_select(state)
    if state.is_insert:
        return "een INSERT zonder de bewaking van de flush"
    return _objection_to_write(state)


def _objection_to_select(state: ORMExecuteState) -> str | None:
    if state.is_from_statement:
        return "from_statement: de muur kan de tekst niet lezen"
    if state.is_column_load or state.is_relationship_load:
        return None
    shape = _shape(state.statement)
    if shape in _allowed:
        return None
    reason = _objection_to_parts(state)
    if reason is None and shape is not None:
        if len(_allowed) >= MOST_SHAPES:
            _allowed.clear()
        _allowed.add(shape)
    return reason


def _shape(statement: Any) -> Any:
    """What SQLAlchemy compiles a statement by: its form without the values. None where it cannot say."""
    found = statement._generate_cache_key()
    return found.key if found is not None else None


def _objection_to_parts(state: ORMExecuteState) -> str | None:
    parts = list(visitors.iterate(cast("Any", state.statement)))
    of_classes = {_key(part._annotations[_ORM].selectable) for part in parts if _ORM in part._annotations}
    return next(filter(None, (_bare_part(part, of_classes) for part in parts)), None)


def _bare_part(part: Any, of_classes: set[int]) -> str | None:
    """What is wrong with one part of a SELECT: text, or a table or column that no class of the statement brings."""
    if isinstance(part, TextClause):
        return "tekst in een opdracht"
    if isinstance(part, Select):
        return _bare_from(part)
    if isinstance(part, Column) and _ORM not in part._annotations and _is_table(part.table):
        return None if _key(part.table) in of_classes else f"de kolom {part.name} zonder haar klasse"
    return None


def _bare_from(part: Select[Any]) -> str | None:
    """A table or column in the list or the FROM of this SELECT, not brought by a class of this same SELECT."""
    own = (*part._raw_columns, *part._from_obj, *(join[0] for join in part._setup_joins))
    pieces = [piece for whole in own for piece in _pieces(whole)]
    of_classes = {_key(piece._annotations[_ORM].selectable) for piece in pieces if _ORM in piece._annotations}
    for piece in pieces:
        source = piece.table if isinstance(piece, Column) else piece
        if _ORM not in piece._annotations and _is_table(source) and _key(source) not in of_classes:
            return f"de tabel {getattr(source, 'name', source)} zonder haar klasse"
    return None


def _pieces(whole: Any) -> Iterator[Any]:
    """The expression and what it is made of, as far as the next SELECT, which is judged by itself."""
    if isinstance(whole, QueryableAttribute):
        return  # a join along a relationship: its target is a class
    yield whole
    if _ORM not in whole._annotations and not isinstance(whole, Column | SelectBase | Subquery | CTE | Table):
        for part in whole.get_children():
            yield from _pieces(part)


def _is_table(source: Any) -> bool:
    """A table or another name for one; a subquery is judged by what is in it."""
    return isinstance(source, Table) or (isinstance(source, Alias) and _is_table(source.element))


def _key(source: Any) -> int:
    # An annotated copy of a table hashes like the table itself.
    return hash(source)


def _objection_to_write(state: ORMExecuteState) -> str | None:
    mapper = state.bind_mapper
    if isinstance(state.parameters, list) or _is_by_key(state):
        return "een UPDATE per sleutel, zonder school in de voorwaarde"
    if mapper is None:
        return "een wijziging zonder klasse"
    if issubclass(mapper.class_, AppendOnly):
        return f"{mapper.class_.__name__} wordt alleen aangevuld"
    if issubclass(mapper.class_, Versioned):
        return f"{mapper.class_.__name__} heeft versies en geschiedenis: wijzig het object"
    if {"school_id", "alliance_id"} & {getattr(key, "key", key) for key in _values(state.statement)}:
        return "een rij verhuist niet naar een andere school of een ander samenwerkingsverband"
    return None


def _is_by_key(state: ORMExecuteState) -> bool:
    return state.is_update and not getattr(state.statement, "_where_criteria", ())


def _values(statement: Any) -> Iterator[Any]:
    yield from getattr(statement, "_values", None) or ()
    yield from (key for key, _value in getattr(statement, "_ordered_values", None) or ())
