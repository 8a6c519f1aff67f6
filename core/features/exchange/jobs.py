"""Work that waits in the queue: reading a file, doing what it proposes, forgetting it after a week."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access.people import Membership, Person
from core.access.scope import scope
from core.db import history
from core.db.engine import session
from core.db.jobs import job_kind
from core.db.worker import progress
from core.features.exchange import apply as application
from core.features.exchange import deliveries, kept_plan
from core.features.exchange.models import APPLYING, WAITING, Delivery
from core.web.language import _

BIG = 1_000
"""Records after which the bar of progress hardly moves: more than most schools have."""


@job_kind(deliveries.READ_JOB)
def read(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Read a file that waits. Says how far it is; a file that cannot be taken is refused, which is no failure."""
    row = _row(payload)
    if row is None or row.state != WAITING:
        return {}
    progress(5, _("Het bestand wordt gelezen"))
    kept_plan.read(
        row, lambda number: progress(min(80, 5 + 75 * number // BIG), _("%(n)s leerlingen gelezen", n=number))
    )
    return {"state": row.state}


@job_kind(deliveries.APPLY_JOB)
def apply(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Do what was confirmed, in the name of who confirmed it. One transaction: no progress is kept in between."""
    row = _row(payload)
    if row is None or row.state != APPLYING:
        return {}
    progress(10, _("Alles wordt in één keer doorgevoerd"))
    if row.applied_by is not None:
        _in_the_name_of(row.applied_by)
    return {"applied": application.apply(row)}


@job_kind(deliveries.FORGET_JOB)
def forget(payload: Mapping[str, Any]) -> dict[str, Any]:
    """A week has gone: erase the file and what was proposed for each pupil."""
    row = _row(payload)
    if row is None or row.made_at + deliveries.KEPT > scope().now:
        return {}
    kept_plan.forget(row)
    return {"state": row.state}


def _row(payload: Mapping[str, Any]) -> Delivery | None:
    return session().scalars(select(Delivery).where(Delivery.id == UUID(payload["delivery"]))).one_or_none()


def _in_the_name_of(membership_id: UUID) -> None:
    """Changes of this job stand in the history under the name of the person."""
    statement = (
        select(Person.id, Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.id == membership_id)
    )
    found = session().execute(statement).one_or_none()
    if found is not None:
        history.set_author(history.Author(person_id=found.id, membership_id=membership_id, name=found.name))
