"""The wall's judgement of rows of an alliance: whose are they, and may this session hold or write them."""

from collections.abc import Sequence
from typing import Any

from flask import current_app
from sqlalchemy import inspect as look_at
from sqlalchemy.orm import InstanceState, Session

from core.access.alliance_scope import AllianceScope
from core.access.scope import ALLIANCE_KEY, SCOPE_KEY, NoScope, Scope
from core.db.base import AboutSchool, AllianceKeyed


class WrongAlliance(RuntimeError):
    """An object of another alliance, or one of an alliance in the hands of a school that it is not about."""


def judge_alliance_newcomer(session: Session, obj: AllianceKeyed) -> None:
    """Fill in whose an object is that enters the session; refuse one of another alliance or school."""
    state: InstanceState[Any] = look_at(obj)
    theirs = state.key[1][0] if state.key is not None else obj.alliance_id
    own: AllianceScope | None = session.info.get(ALLIANCE_KEY)
    if own is None:
        theirs = _judge_in_school(session, obj, theirs)
    elif theirs not in (None, own.alliance_id):
        raise WrongAlliance(f"{type(obj).__name__} is van een ander samenwerkingsverband.")
    if obj.alliance_id is None:
        obj.alliance_id = own.alliance_id if own is not None else theirs


def _judge_in_school(session: Session, obj: AllianceKeyed, theirs: str | None) -> str | None:
    """In the scope of a school: only rows about that school; a new one goes to the school's own alliance."""
    scope = _school_scope(session)
    if not isinstance(obj, AboutSchool):
        raise WrongAlliance(f"{type(obj).__name__} is van een samenwerkingsverband, niet van een school.")
    if obj.school_id is None:
        obj.school_id = scope.school_id
    elif obj.school_id != scope.school_id:
        raise WrongAlliance(f"{type(obj).__name__} gaat over een andere school.")
    return theirs if theirs is not None else alliance_of(scope.school_id)


def guard_alliance_rows(session: Session, rows: Sequence[AllianceKeyed]) -> None:
    """Judge every row of an alliance that is about to be written."""
    own: AllianceScope | None = session.info.get(ALLIANCE_KEY)
    for obj in rows:
        _judge_place(obj)
        if own is None:
            _judge_written_by_school(session, obj)
        elif obj.alliance_id != own.alliance_id:
            raise WrongAlliance(f"{type(obj).__name__} is van een ander samenwerkingsverband.")
        if isinstance(obj, AboutSchool) and look_at(obj).key is None and obj.alliance_id != alliance_of(obj.school_id):
            raise WrongAlliance(f"{type(obj).__name__}: {obj.school_id} hoort niet bij {obj.alliance_id}.")


def _judge_place(obj: AllianceKeyed) -> None:
    """A row stays with its alliance, and a row about a school stays about that school."""
    state: InstanceState[Any] = look_at(obj)
    if state.key is None:
        return
    moved = state.key[1][0] != obj.alliance_id or state.attrs.alliance_id.history.has_changes()
    if moved or (isinstance(obj, AboutSchool) and state.attrs.school_id.history.has_changes()):
        raise WrongAlliance(f"{type(obj).__name__} verhuist niet.")


def _judge_written_by_school(session: Session, obj: AllianceKeyed) -> None:
    scope = _school_scope(session)
    if not isinstance(obj, AboutSchool) or obj.school_id != scope.school_id:
        raise WrongAlliance(f"{type(obj).__name__} is niet van deze school.")


def alliance_of(school_id: str) -> str:
    """The alliance to which a school says it belongs, also when it could not start; empty for an unknown school."""
    found: str = current_app.extensions["registry"].alliance_of(school_id)
    return found


def _school_scope(session: Session) -> Scope:
    scope: Scope | None = session.info.get(SCOPE_KEY)
    if scope is None:
        raise NoScope("Er is geen school en geen samenwerkingsverband gekozen.")
    return scope
