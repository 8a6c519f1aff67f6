"""Work that was given up, asked for again: by who may do that work, from the page that waits for it."""

from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.db.engine import session
from core.db.jobs import FAILED, Job, begin_anew
from core.web.language import _
from core.web.problems import Conflict, NotFound


def ask_again(job_id: UUID | None) -> Job:
    """Let a job that was given up begin anew, for whoever asks now. The service that calls this judges who may.

    NotFound when there is no such job at this school; Conflict when it waits, runs, or was done.
    """
    job = session().scalars(select(Job).where(Job.id == job_id)).one_or_none()
    if job is None:
        raise NotFound()
    if job.state != FAILED:
        raise Conflict(_("Dit is al opnieuw gevraagd. Wacht even, en kijk dan weer."))
    tried = job.attempts
    begin_anew(job, scope().person_id)
    ledger.record(action="job.again", object_type="job", object_id=job.id, detail={"kind": job.kind, "tried": tried})
    return job
