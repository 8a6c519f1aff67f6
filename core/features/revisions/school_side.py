"""What an act at the alliance leaves behind at the school: a row in its ledger, work in its queue, a notice.

A session serves one scope, so this happens in a transaction of its own, after that of the alliance was committed. The
revision itself is a row of both and waits for none of this; when the program stops in between, only the second row of
the ledger or the notice is missing, and a trial that never began can be asked again.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Flask, current_app
from sqlalchemy import select

from core.access import ledger
from core.access.alliance_scope import alliance_scope
from core.access.people import Membership, live_on
from core.access.school import registry
from core.access.scope import scope, system_scope, working_as
from core.db.announcements import after_commit
from core.db.clock import now
from core.db.engine import session
from core.features.mail import service as mail

PURPOSE = "regels van de school"


def at_school(school_id: str, work: Callable[[], None]) -> None:
    """Do this at the school once the current transaction is committed, under the name of who asked for it."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    current = alliance_scope()
    organisation = registry().alliance(current.alliance_id).name

    def later() -> None:
        there = system_scope(school_id, now(), PURPOSE, name=current.person_name)
        with working_as(app, replace(there, organisation=organisation[:200])):
            work()

    after_commit(later)


def note_at_school(school_id: str, action: str, object_id: UUID, detail: Mapping[str, Any]) -> None:
    """A row in the ledger of the school."""

    def work() -> None:
        ledger.record(action=action, object_type="revision_draft", object_id=object_id, detail=detail)

    at_school(school_id, work)


def tell_proposer(school_id: str, person_id: UUID | None, text: str, link: str) -> None:
    """A notice for who proposed something, when that person still works at the school."""
    if person_id is None:
        return

    def work() -> None:
        today = scope().today
        wanted = select(Membership.id).where(Membership.person_id == person_id, live_on(Membership, today))
        mail.tell(session().scalars(wanted).all(), mail.NewNotice(kind="revision", text=text, link=link))

    at_school(school_id, work)
