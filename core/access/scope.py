"""On whose behalf, at which school and for what purpose the program works now. Entered once, never changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from flask import Flask

from core.contract.permissions import Permission
from core.db import history
from core.db.clock import AMSTERDAM
from core.db.clock import now as clock_now
from core.db.engine import session
from core.db.ids import new_id

STAFF, PARTNER, SYSTEM = "staff", "partner", "system"
SCOPE_KEY = "scope"
ALLIANCE_KEY = "alliance_scope"
"""Where a session keeps the scope of a school, or that of an alliance; never both."""


class NoScope(RuntimeError):
    """School data was asked for while nobody said for which school and for whom."""


class ScopeChanged(RuntimeError):
    """A session serves one scope for its whole life; this one already serves another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Who works, where, why and when. `kind`: staff, partner or system; `now` is aware."""

    school_id: str
    person_id: UUID | None
    membership_id: UUID | None
    person_name: str
    kind: str
    roles: frozenset[str]
    permissions: frozenset[Permission]
    purpose: str
    now: datetime
    request_id: str = field(default_factory=lambda: new_id().hex)
    organisation: str | None = None

    @property
    def today(self) -> date:
        """The date in the Netherlands."""
        return self.now.astimezone(AMSTERDAM).date()

    def holds(self, permission: Permission) -> bool:
        """Whether one of the roles gives this permission."""
        return permission in self.permissions


def enter(new: Scope) -> Scope:
    """Bind the current application context's session to the scope. Raises `ScopeChanged` on a second, other scope."""
    info = session().info
    earlier: Scope | None = info.get(SCOPE_KEY)
    if ALLIANCE_KEY in info or (earlier is not None and earlier != new):
        raise ScopeChanged("Deze sessie werkt al voor een andere school of voor een samenwerkingsverband.")
    info[SCOPE_KEY] = new
    history.set_author(history.Author(person_id=new.person_id, membership_id=new.membership_id, name=new.person_name))
    return new


def scope() -> Scope:
    """The current scope. Raises `NoScope` when none was entered."""
    current = scope_or_none()
    if current is None:
        raise NoScope("Er is geen school gekozen.")
    return current


def scope_or_none() -> Scope | None:
    """The current scope, or None on pages outside any school."""
    found: Scope | None = session().info.get(SCOPE_KEY)
    return found


def system_scope(school_id: str, now: datetime, purpose: str, *, name: str = "systeem") -> Scope:
    """The scope of the program itself at one school, for jobs and for the demo: every permission, no person."""
    return Scope(
        school_id=school_id,
        person_id=None,
        membership_id=None,
        person_name=name,
        kind=SYSTEM,
        roles=frozenset(),
        permissions=frozenset(Permission),
        purpose=purpose,
        now=now,
    )


@contextmanager
def working_as(app: Flask, new: Scope) -> Iterator[Scope]:
    """An application context of its own in this scope: committed at the end, rolled back when something is raised."""
    with app.app_context():
        enter(new)
        try:
            yield new
            session().commit()
        except BaseException:
            session().rollback()
            raise


@contextmanager
def working_at(app: Flask, school_id: str, purpose: str) -> Iterator[Scope]:
    """`working_as` with the system scope of one school and the time of the application's clock."""
    with app.app_context():
        moment = clock_now()
    with working_as(app, system_scope(school_id, moment, purpose)) as entered:
        yield entered
