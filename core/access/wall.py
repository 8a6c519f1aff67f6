"""The wall: every statement of every session is kept to one school and to what its reader needs to know.

Fences, each a listener of its own so that a test can take one away and see the leak: `refuse_detours`,
`require_scope`, `keep_to_place`, `keep_to_need` (statements), `judge_newcomer` and `guard_flush` (objects).
What SQLAlchemy's criteria leave open was measured (docs/architecture.md); composite keys close most of that.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event, false, or_
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.orm.interfaces import ORMOption

from core.access import policy, policy_sql
from core.access.alliance_scope import AllianceScope
from core.access.beyond import BEYOND, writes_beyond
from core.access.guard import guard_flush, judge_newcomer
from core.access.scope import ALLIANCE_KEY, SCOPE_KEY, NoScope, Scope
from core.access.statements import objection, tables_of
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
from core.db.engine import house_sessions
from core.db.order import mapped_classes
from core.db.raw import RAW
from core.db.session import PastTheWall

_PLACE_OPTIONS = "wall_place"
_NEED_OPTIONS = "wall_need"


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
    if _is_filtered(state):
        state.statement = state.statement.options(*_place_options(state.session))


def keep_to_need(state: ORMExecuteState) -> None:
    """Leave out the cases, the rows of cases and the sealed rows that the reader has no ground to see."""
    if not _is_filtered(state) or SCOPE_KEY not in state.session.info:
        return
    if BEYOND in state.execution_options:
        _only_columns(state)
        return
    options = _need_options(state.session)
    if options:
        state.statement = state.statement.options(*options)


def _is_filtered(state: ORMExecuteState) -> bool:
    # A column load (refresh) takes no criteria: its object was judged when it came in, see judge_newcomer.
    return RAW not in state.execution_options and state.is_orm_statement and not state.is_column_load


def _place_options(session: Session) -> tuple[ORMOption, ...]:
    """Made once per session, because a session serves one scope; without a scope nothing is found."""
    options: tuple[ORMOption, ...] | None = session.info.get(_PLACE_OPTIONS)
    if options is not None:
        return options
    scope: Scope | None = session.info.get(SCOPE_KEY)
    alliance: AllianceScope | None = session.info.get(ALLIANCE_KEY)
    if scope is not None:
        options = _options_of_school(scope.school_id)
    elif alliance is not None:
        options = _options_of_alliance(alliance.alliance_id)
    else:
        return (_everywhere(SchoolOwned, lambda cls: false()), _everywhere(AllianceKeyed, lambda cls: false()))
    session.info[_PLACE_OPTIONS] = options
    return options


def _options_of_school(school_id: str) -> tuple[ORMOption, ...]:
    return (
        _everywhere(SchoolOwned, lambda cls: cls.school_id == school_id),
        _everywhere(AboutSchool, lambda cls: cls.school_id == school_id),
        _everywhere(AllianceOwned, lambda cls: false()),
    )


def _options_of_alliance(alliance_id: str) -> tuple[ORMOption, ...]:
    return (
        _everywhere(SchoolOwned, lambda cls: false()),
        _everywhere(AllianceKeyed, lambda cls: cls.alliance_id == alliance_id),
    )


def _everywhere(root: type[Any], condition: Callable[[Any], Any]) -> ORMOption:
    return with_loader_criteria(root, condition, include_aliases=True, propagate_to_loaders=False)


def _need_options(session: Session) -> tuple[ORMOption, ...]:
    """Made once per session, because a session serves one scope."""
    options: tuple[ORMOption, ...] | None = session.info.get(_NEED_OPTIONS)
    if options is None:
        options = session.info[_NEED_OPTIONS] = tuple(_make_need_options(session.info[SCOPE_KEY]))
    return options


def _make_need_options(scope: Scope) -> list[ORMOption]:
    actor = policy_sql.actor_of(scope)
    options: list[ORMOption] = []
    if not policy.sees_all(actor):
        visible = policy_sql.visible_cases(scope.school_id, actor)
        options += [_criterion(cls, cls.id.in_(visible)) for cls in policy_sql.case_classes()]
        options += [_criterion(cls, cls.case_id.in_(visible)) for cls in mapped_classes(CaseBound)]
        options += [
            _criterion(cls, or_(cls.case_id.is_(None), cls.case_id.in_(visible)))
            for cls in mapped_classes(CaseTouching)
        ]
    if not policy.may_unseal(actor):
        options += [
            _criterion(cls, or_(cls.sealed_for.is_(None), _own_seal(cls, scope))) for cls in mapped_classes(Sealable)
        ]
    return options


def _own_seal(cls: Any, scope: Scope) -> Any:
    return false() if scope.membership_id is None else cls.sealed_for == scope.membership_id


def _criterion(cls: type[Any], condition: Any) -> ORMOption:
    return with_loader_criteria(cls, condition, include_aliases=True, propagate_to_loaders=False)


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


def build() -> None:
    """Attach the fences to every session of the house; once is enough, again does no harm."""
    for name, fence in FENCES:
        if not event.contains(house_sessions(), name, fence):
            event.listen(house_sessions(), name, fence)
    history.listen()
