"""On whose behalf and for which alliance the program works now. A session in this scope reads no row of a school."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from flask import Flask

from core.access.alliance_permissions import AlliancePermission
from core.access.scope import ALLIANCE_KEY, SCOPE_KEY, NoScope, ScopeChanged
from core.db import history
from core.db.clock import AMSTERDAM
from core.db.clock import now as clock_now
from core.db.engine import session
from core.db.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceScope:
    """Who works for which alliance, why and when. The program itself has no person; `now` is aware."""

    alliance_id: str
    person_id: UUID | None
    membership_id: UUID | None
    person_name: str
    roles: frozenset[str]
    permissions: frozenset[AlliancePermission]
    purpose: str
    now: datetime
    request_id: str = field(default_factory=lambda: new_id().hex)

    @property
    def today(self) -> date:
        """The date in the Netherlands."""
        return self.now.astimezone(AMSTERDAM).date()

    def holds(self, permission: AlliancePermission) -> bool:
        """Whether one of the roles gives this permission."""
        return permission in self.permissions


def enter_alliance(new: AllianceScope) -> AllianceScope:
    """Bind the current application context's session to the scope. Raises `ScopeChanged` on a second, other scope."""
    info = session().info
    earlier: AllianceScope | None = info.get(ALLIANCE_KEY)
    if SCOPE_KEY in info or (earlier is not None and earlier != new):
        raise ScopeChanged("Deze sessie werkt al voor een school of voor een ander samenwerkingsverband.")
    info[ALLIANCE_KEY] = new
    history.set_author(history.Author(person_id=new.person_id, membership_id=new.membership_id, name=new.person_name))
    return new


def alliance_scope() -> AllianceScope:
    """The current scope. Raises `NoScope` when none was entered."""
    current = alliance_scope_or_none()
    if current is None:
        raise NoScope("Er is geen samenwerkingsverband gekozen.")
    return current


def alliance_scope_or_none() -> AllianceScope | None:
    """The current scope, or None on pages outside any alliance."""
    found: AllianceScope | None = session().info.get(ALLIANCE_KEY)
    return found


def alliance_system_scope(alliance_id: str, now: datetime, purpose: str, *, name: str = "systeem") -> AllianceScope:
    """The scope of the program itself at one alliance, for commands and for the demo: every permission, no person."""
    return AllianceScope(
        alliance_id=alliance_id,
        person_id=None,
        membership_id=None,
        person_name=name,
        roles=frozenset(),
        permissions=frozenset(AlliancePermission),
        purpose=purpose,
        now=now,
    )


@contextmanager
def working_in(app: Flask, new: AllianceScope) -> Iterator[AllianceScope]:
    """An application context of its own in this scope: committed at the end, rolled back when something is raised."""
    with app.app_context():
        enter_alliance(new)
        try:
            yield new
            session().commit()
        except BaseException:
            session().rollback()
            raise


@contextmanager
def working_for(app: Flask, alliance_id: str, purpose: str) -> Iterator[AllianceScope]:
    """`working_in` with the system scope of one alliance and the time of the application's clock."""
    with app.app_context():
        moment = clock_now()
    with working_in(app, alliance_system_scope(alliance_id, moment, purpose)) as entered:
        yield entered
