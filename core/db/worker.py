"""The worker: takes jobs one by one, across schools, and does each in the scope of its school.

Claim, work and failure are transactions of their own; the result is committed together with the work, and only while
the claim still stands, so that a job whose worker was given up for dead is not counted twice.
"""

import logging
import threading
from collections.abc import Callable
from contextvars import ContextVar
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Row, and_, or_, select, update

from core.db import raw
from core.db.clock import now
from core.db.engine import session
from core.db.ids import new_id
from core.db.jobs import DONE, FAILED, MOST_ATTEMPTS, RUNNING, WAITING, Job, Ticket, work_of

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
FIRST_RETRY = timedelta(seconds=30)
_current: ContextVar[Ticket] = ContextVar("current_job")


class ClaimLost(RuntimeError):
    """Another worker has taken this job over: what was done since the last progress is rolled back."""


class Worker:
    """`admit(ticket)` enters the scope for a job; `core.access.admission.admit_job` does."""

    def __init__(self, app: Flask, admit: Callable[[Ticket], object]) -> None:
        self._app = app
        self._admit = admit

    def run_once(self) -> bool:
        """Claim one job and do it. False when nothing was waiting."""
        with self._app.app_context():
            ticket = _claim()
        if ticket is None:
            return False
        try:
            with self._app.app_context():
                self._do(ticket)
        except Exception as error:
            log.exception("job %s (%s) failed, attempt %s", ticket.id, ticket.kind, ticket.attempt)
            with self._app.app_context():
                _fail(ticket, error)
        return True

    def run_forever(self, stop: threading.Event, pause: float = 1.0) -> None:
        """Work until `stop` is set; look again every `pause` seconds when there is nothing."""
        while not stop.is_set():
            try:
                worked = self.run_once()
            except Exception:
                log.exception("the worker could not reach the queue")
                worked = False
            if not worked:
                stop.wait(pause)

    def _do(self, ticket: Ticket) -> None:
        self._admit(ticket)
        token = _current.set(ticket)
        try:
            result = work_of(ticket.kind)(ticket.payload)
            values = {"state": DONE, "percent": 100, "result": dict(result or {}), "finished_at": now()}
            _write(ticket, values | {"locked_until": None, "error": None})
            session().commit()
        except BaseException:
            session().rollback()
            raise
        finally:
            _current.reset(token)


def progress(percent: int, stage: str) -> None:
    """Say how far the current job is, and commit what it did so far. Outside a job it does nothing."""
    ticket = _current.get(None)
    if ticket is None:
        return
    _write(ticket, {"percent": max(0, min(100, percent)), "stage": stage, "locked_until": now() + LEASE})
    session().commit()


def _claim() -> Ticket | None:
    """Take the oldest job that may run: waiting, or left behind by a worker whose lease has run out."""
    moment = now()
    ready = or_(
        and_(Job.state == WAITING, Job.run_after <= moment), and_(Job.state == RUNNING, Job.locked_until < moment)
    )
    columns = (Job.school_id, Job.id, Job.kind, Job.payload, Job.requested_by, Job.attempts)
    oldest = select(*columns).where(ready).order_by(Job.run_after, Job.id).limit(1).with_for_update(skip_locked=True)
    row = raw.execute(oldest, because="de werker neemt werk van alle scholen").one_or_none()
    if row is None:
        session().rollback()
        return None
    ticket = _ticket(row)
    if row.attempts >= MOST_ATTEMPTS:
        _give_up(ticket)
        return _claim()
    _take(ticket)
    session().commit()
    return ticket


def _ticket(row: Row[Any]) -> Ticket:
    return Ticket(
        school_id=row.school_id,
        id=row.id,
        kind=row.kind,
        payload=row.payload,
        requested_by=row.requested_by,
        attempt=row.attempts + 1,
        lock=new_id(),
    )


def _give_up(ticket: Ticket) -> None:
    """Its worker died every time, without saying why: it may well be the work that kills the worker."""
    values = {"state": FAILED, "locked_until": None, "error": "WorkerDied", "finished_at": now()}
    raw.execute(_update(ticket.school_id, ticket.id).values(values), because="de werker geeft werk op")
    session().commit()


def _take(ticket: Ticket) -> None:
    values = {"state": RUNNING, "attempts": ticket.attempt, "locked_by": ticket.lock, "locked_until": now() + LEASE}
    raw.execute(_update(ticket.school_id, ticket.id).values(values), because="de werker neemt werk aan")


def _fail(ticket: Ticket, error: Exception) -> None:
    """Try again later, each time twice as late; after the last attempt it stays failed."""
    # The kind of error only: its text may hold personal data.
    values: dict[str, Any] = {"locked_until": None, "error": type(error).__name__}
    if ticket.attempt >= MOST_ATTEMPTS:
        values |= {"state": FAILED, "finished_at": now()}
    else:
        values |= {"state": WAITING, "run_after": now() + FIRST_RETRY * 2 ** (ticket.attempt - 1)}
    try:
        _write(ticket, values)
        session().commit()
    except ClaimLost:
        session().rollback()


def _write(ticket: Ticket, values: dict[str, Any]) -> None:
    session().flush()
    mine = _update(ticket.school_id, ticket.id).where(Job.locked_by == ticket.lock, Job.state == RUNNING)
    written = raw.execute(mine.values(values).returning(Job.id), because="de werker schrijft bij zijn eigen werk")
    if written.scalar() is None:
        raise ClaimLost(f"Het werk {ticket.id} is door een andere werker overgenomen.")


def _update(school_id: str, job_id: UUID) -> Any:
    statement = update(Job).where(Job.school_id == school_id, Job.id == job_id)
    return statement.execution_options(synchronize_session=False)
