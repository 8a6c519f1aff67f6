"""The wall's judgement of objects: whose are they, may they change, may this actor write in that case."""

from typing import Any
from uuid import UUID

from sqlalchemy import inspect as look_at
from sqlalchemy import select
from sqlalchemy.orm import InstanceState, Session

from core.access import policy, policy_sql
from core.access.alliance_guard import guard_alliance_rows, judge_alliance_newcomer
from core.access.beyond import writes_beyond
from core.access.scope import SCOPE_KEY, NoScope, Scope
from core.db.base import AllianceKeyed, AppendOnly, CaseBound, SchoolOwned
from core.db.raw import RAW


class WrongSchool(RuntimeError):
    """An object of another school, or on its way to another school."""


class WrittenOnce(RuntimeError):
    """An attempt to change or delete an append-only row."""


class NotYourCase(RuntimeError):
    """An attempt to write in a case that the actor may not see."""


def judge_newcomer(session: Session, obj: object) -> None:
    """Fill in the school (or the alliance) of an object that enters the session; refuse one of another."""
    if isinstance(obj, AllianceKeyed):
        judge_alliance_newcomer(session, obj)
    if not isinstance(obj, SchoolOwned):
        return
    scope = _scope(session)
    state: InstanceState[Any] = look_at(obj)
    if state.key is not None and state.key[1][0] != scope.school_id:
        raise WrongSchool(f"{type(obj).__name__} is van een andere school.")
    if obj.school_id is None:
        obj.school_id = scope.school_id
    elif obj.school_id != scope.school_id:
        raise WrongSchool(f"{type(obj).__name__} is van een andere school.")


def guard_flush(session: Session, context: object, instances: object) -> None:
    """Judge everything that is about to be written."""
    touched = [*session.new, *session.dirty, *session.deleted]
    guard_alliance_rows(session, [obj for obj in touched if isinstance(obj, AllianceKeyed)])
    for obj in (*session.dirty, *session.deleted):
        if isinstance(obj, AppendOnly) and (obj in session.deleted or session.is_modified(obj)):
            raise WrittenOnce(f"{type(obj).__name__} wordt alleen aangevuld.")
    owned = [obj for obj in touched if isinstance(obj, SchoolOwned)]
    if not owned:
        return
    scope = _scope(session)
    for obj in owned:
        _judge_school(obj, scope)
    _judge_cases(session, owned, scope)


def _scope(session: Session) -> Scope:
    scope: Scope | None = session.info.get(SCOPE_KEY)
    if scope is None:
        raise NoScope("Er is geen school gekozen.")
    return scope


def _judge_school(obj: SchoolOwned, scope: Scope) -> None:
    state: InstanceState[Any] = look_at(obj)
    moved = state.key is not None and state.attrs.school_id.history.has_changes()
    if obj.school_id != scope.school_id or moved or (state.key is not None and state.key[1][0] != scope.school_id):
        raise WrongSchool(f"{type(obj).__name__} is van een andere school.")


def _judge_cases(session: Session, owned: list[SchoolOwned], scope: Scope) -> None:
    actor = policy_sql.actor_of(scope)
    if policy.sees_all(actor) or writes_beyond():
        return
    cases = policy_sql.case_classes()
    new = {obj.id for obj in session.new if isinstance(obj, cases)}
    asked = {case_id for obj in owned for case_id in _cases_of(obj, cases, session)} - new
    if not asked:
        return
    visible = policy_sql.visible_cases(scope.school_id, actor).subquery()
    found = session.execute(
        select(visible).where(visible.c[0].in_(asked)), execution_options={RAW: "de wacht bij de flush"}
    )
    if asked - set(found.scalars()):
        raise NotYourCase("Dit dossier is niet open voor wie erin wil schrijven.")


def _cases_of(obj: SchoolOwned, cases: tuple[type[Any], ...], session: Session) -> set[UUID]:
    """The cases that this write touches: also the one from which a row is being moved away."""
    if not isinstance(obj, (CaseBound, *cases)):
        return set()
    if obj not in session.new and obj not in session.deleted and not session.is_modified(obj):
        return set()
    if not isinstance(obj, CaseBound):
        return {obj.id}
    history = look_at(obj).attrs.case_id.history
    return {obj.case_id, *(history.deleted or ())}
