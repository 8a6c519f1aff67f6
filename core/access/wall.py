"""The wall: every statement of every session is kept to one school and to what its reader needs to know.

Fences, each a listener of its own so that a test can take one away and see the leak: `refuse_detours`,
`require_scope`, `keep_to_place`, `keep_to_need` (statements), `judge_newcomer` and `guard_flush` (objects).
What SQLAlchemy's criteria leave open was measured (docs/architecture.md); composite keys close most of that.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Select, event, false, or_
from sqlalchemy.orm import Mapper, ORMExecuteState, with_loader_criteria
from sqlalchemy.orm.interfaces import ORMOption

from core.access import policy, policy_sql
from core.access.beyond import BEYOND, writes_beyond
from core.access.conditions import Actor
from core.access.guard import guard_flush, judge_newcomer
from core.access.reader import ALLIANCE, MEMBERSHIP, REMEMBERED, SCHOOL
from core.access.scope import ALLIANCE_KEY, SCOPE_KEY, NoScope
from core.access.statements import objection, tables_of
from core.contract.permissions import Permission
from core.db import history
from core.db.base import (
    SHARED_TABLES,
    AboutSchool,
    AllianceKeyed,
    AllianceOwned,
    CaseBound,
    CaseTouching,
    SchoolOwned,
    Sealable,
)
from core.db.engine import house_sessions, session
from core.db.order import mapped_classes
from core.db.raw import RAW
from core.db.session import PastTheWall

Added = tuple[ORMOption, ...]
_kept: WeakKeyDictionary[Select[Any], dict[Added, Select[Any]]] = WeakKeyDictionary()
"""What the fences made of a remembered statement: the same criteria give the same statement."""


def refuse_detours(state: ORMExecuteState) -> None:
    """Core statements, text, bulk by key: what the criteria below cannot reach is refused."""
    if RAW in state.execution_options:
        return
    reason = objection(state)
    if reason is not None:
        raise PastTheWall(f"De muur weigert {reason}.")


def require_scope(state: ORMExecuteState) -> None:
    """Without a scope only shared tables can be read; in that of an alliance also the tables of alliances."""
    if RAW in state.execution_options or SCOPE_KEY in state.session.info:
        return
    owned = tables_of(state.statement) - SHARED_TABLES
    if ALLIANCE_KEY in state.session.info:
        owned -= {cls.__tablename__ for cls in mapped_classes(AllianceKeyed)}
    if owned:
        raise NoScope(f"Geen school gekozen voor {', '.join(sorted(owned))}.")


def keep_to_place(state: ORMExecuteState) -> None:
    """Add the school or the alliance to every class in the statement that belongs to one."""
    if not _is_filtered(state):
        return
    if SCOPE_KEY in state.session.info:
        _add(state, _OF_SCHOOL)
    else:
        _add(state, _OF_ALLIANCE if ALLIANCE_KEY in state.session.info else _OF_NOBODY)


def keep_to_need(state: ORMExecuteState) -> None:
    """Leave out the cases, the rows of cases and the sealed rows that the reader has no ground to see."""
    if not _is_filtered(state) or SCOPE_KEY not in state.session.info:
        return
    if BEYOND in state.execution_options:
        _only_columns(state)
        return
    actor = policy_sql.actor_of(state.session.info[SCOPE_KEY])
    is_member = actor.membership_id is not None
    _add(state, _need_options(actor.kind, actor.permissions, is_member, policy_sql.bound()))


def _add(state: ORMExecuteState, options: Added) -> None:
    """Add criteria; what they become in a remembered statement is kept beside it."""
    if state.session is not session():
        raise PastTheWall("de muur vult de lezer van deze sessie in, en dit is een andere")
    if not options:
        return
    statement: Any = state.statement
    if REMEMBERED not in state.execution_options:
        state.statement = statement.options(*options)
        return
    made = _kept.setdefault(statement, {})
    if options not in made:
        made[options] = statement.options(*options)
    state.statement = made[options]


def _is_filtered(state: ORMExecuteState) -> bool:
    # A column load (refresh) takes no criteria: its object was judged when it came in, see judge_newcomer.
    return RAW not in state.execution_options and state.is_orm_statement and not state.is_column_load


def _criterion(cls: type[Any], condition: Any) -> ORMOption:
    return with_loader_criteria(cls, condition, include_aliases=True, propagate_to_loaders=False)


_OF_SCHOOL: Added = (
    _criterion(SchoolOwned, lambda cls: cls.school_id == SCHOOL),
    _criterion(AboutSchool, lambda cls: cls.school_id == SCHOOL),
    _criterion(AllianceOwned, lambda cls: false()),
)
_OF_ALLIANCE: Added = (
    _criterion(SchoolOwned, lambda cls: false()),
    _criterion(AllianceKeyed, lambda cls: cls.alliance_id == ALLIANCE),
)
_OF_NOBODY: Added = (_criterion(SchoolOwned, lambda cls: false()), _criterion(AllianceKeyed, lambda cls: false()))


@lru_cache
def _need_options(
    kind: str, permissions: frozenset[Permission], is_member: bool, _tables: policy_sql.CaseTables | None
) -> Added:
    """The criteria for everybody with these rights; who reads is filled in when the statement is sent."""
    actor = policy_sql.any_reader(kind, permissions, is_member=is_member)
    options: list[ORMOption] = []
    if not policy.sees_all(actor):
        visible = policy_sql.visible_cases(SCHOOL, actor)
        options += [_criterion(cls, cls.id.in_(visible)) for cls in policy_sql.case_classes()]
        options += [_criterion(cls, cls.case_id.in_(visible)) for cls in mapped_classes(CaseBound)]
        options += [
            _criterion(cls, or_(cls.case_id.is_(None), cls.case_id.in_(visible)))
            for cls in mapped_classes(CaseTouching)
        ]
    if not policy.may_unseal(actor):
        options += [
            _criterion(cls, or_(cls.sealed_for.is_(None), _own_seal(cls, actor))) for cls in mapped_classes(Sealable)
        ]
    return tuple(options)


def _own_seal(cls: Any, actor: Actor) -> Any:
    return false() if actor.membership_id is None else cls.sealed_for == MEMBERSHIP


def _only_columns(state: ORMExecuteState) -> None:
    """Beyond need-to-know whole objects stay away: the session would hand them out later without asking."""
    whole = [part for part in getattr(state.statement, "column_descriptions", ()) if part["expr"] is part["entity"]]
    if whole and not writes_beyond():
        raise PastTheWall("Voorbij need-to-know alleen kolommen, of binnen writing_for.")


FENCES: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("do_orm_execute", refuse_detours),
    ("do_orm_execute", require_scope),
    ("do_orm_execute", keep_to_place),
    ("do_orm_execute", keep_to_need),
    ("before_attach", judge_newcomer),
    ("before_flush", guard_flush),
)


def _forget_options(_mapper: Mapper[Any], _cls: type[Any]) -> None:
    """A class that came later is kept behind the wall too."""
    _need_options.cache_clear()


def build() -> None:
    """Attach the fences to every session of the house; once is enough, again does no harm."""
    for name, fence in FENCES:
        if not event.contains(house_sessions(), name, fence):
            event.listen(house_sessions(), name, fence)
    if not event.contains(Mapper, "mapper_configured", _forget_options):
        event.listen(Mapper, "mapper_configured", _forget_options)
    history.listen()
