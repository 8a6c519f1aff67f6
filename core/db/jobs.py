"""A table queue: work for later, stored in the same transaction as what it is about.

No broker: the same on SQLite (`BEGIN IMMEDIATE`) and PostgreSQL (`FOR UPDATE SKIP LOCKED`), measured exactly-once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Index, select, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, SchoolOwned
from core.db.clock import now
from core.db.engine import session
from core.db.types import JsonDocument, PlainText, UtcDateTime, Uuid, WholeNumber

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
MOST_ATTEMPTS = 5
_UNFINISHED = text("state IN ('waiting', 'running')")


class Job(SchoolOwned, Base):
    """One piece of work of one school, with who asked for it, how far it is and what came out."""

    __tablename__ = "job"
    __table_args__ = (
        Index(
            "uq_job_unfinished_dedupe_key",
            "school_id",
            "dedupe_key",
            unique=True,
            sqlite_where=_UNFINISHED,
            postgresql_where=_UNFINISHED,
        ),
        Index("ix_job_state_run_after", "state", "run_after"),
    )

    kind: Mapped[str] = mapped_column(PlainText(60))
    payload: Mapped[dict[str, Any]] = mapped_column(JsonDocument())
    requested_by: Mapped[UUID | None] = mapped_column(Uuid())
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime())
    dedupe_key: Mapped[str | None] = mapped_column(PlainText(200))
    state: Mapped[str] = mapped_column(PlainText(10), default=WAITING)
    run_after: Mapped[datetime] = mapped_column(UtcDateTime())
    attempts: Mapped[int] = mapped_column(WholeNumber(), default=0)
    locked_until: Mapped[datetime | None] = mapped_column(UtcDateTime())
    locked_by: Mapped[UUID | None] = mapped_column(Uuid())
    percent: Mapped[int] = mapped_column(WholeNumber(), default=0)
    stage: Mapped[str] = mapped_column(PlainText(200), default="")
    result: Mapped[dict[str, Any] | None] = mapped_column(JsonDocument())
    error: Mapped[str | None] = mapped_column(PlainText(500))
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A claimed job, apart from any session. `lock` proves the claim; `attempt` counts from 1."""

    school_id: str
    id: UUID
    kind: str
    payload: Mapping[str, Any]
    requested_by: UUID | None
    attempt: int
    lock: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When a job may run, and under which key only one unfinished job may wait."""

    delay: timedelta = timedelta(0)
    dedupe_key: str | None = None


Work = Callable[[Mapping[str, Any]], Mapping[str, Any] | None]
_kinds: dict[str, Work] = {}


def job_kind(name: str) -> Callable[[Work], Work]:
    """Register the function that does jobs of this kind: payload in, JSON-ready result out.

    It runs in one transaction, in the scope of the school; `core.db.worker.progress` commits what was done so far, so
    a function that uses it must be able to start again halfway. Raises `ValueError` when the name is taken.
    """

    def register(work: Work) -> Work:
        if _kinds.get(name, work) is not work:
            raise ValueError(f"Er is al werk met de naam {name}.")
        _kinds[name] = work
        return work

    return register


def work_of(kind: str) -> Work:
    """The function of a kind. Raises `LookupError` for an unknown one."""
    if kind not in _kinds:
        raise LookupError(f"Onbekend werk: {kind}.")
    return _kinds[kind]


def enqueue(
    kind: str, payload: Mapping[str, Any], *, requested_by: UUID | None = None, when: When | None = None
) -> Job:
    """Put work in the queue of the current scope's school, in the current transaction.

    With a `dedupe_key` that still has an unfinished job, that job is returned. Raises `LookupError` on an unknown kind.
    """
    work_of(kind)
    terms = when or When()
    if terms.dedupe_key is not None:
        unfinished = select(Job).where(Job.dedupe_key == terms.dedupe_key, Job.state.in_((WAITING, RUNNING)))
        earlier = session().scalar(unfinished)
        if earlier is not None:
            return earlier
    job = Job(
        kind=kind,
        payload=dict(payload),
        requested_by=requested_by,
        requested_at=now(),
        dedupe_key=terms.dedupe_key,
        run_after=now() + terms.delay,
    )
    session().add(job)
    return job


def begin_anew(job: Job, asked_by: UUID | None) -> None:
    """Put a job that was given up back in the queue, with all its attempts. Raises `ValueError` for any other job."""
    if job.state != FAILED:
        raise ValueError(f"Dit werk is niet opgegeven: {job.state}.")
    job.state, job.attempts, job.run_after = WAITING, 0, now()
    job.error, job.finished_at, job.percent, job.stage = None, None, 0, ""
    # the key belongs to whoever waits now: another job may have taken it since
    job.requested_by, job.requested_at, job.dedupe_key = asked_by, now(), None
