"""The scope in which a job runs: the program itself, at the job's school, in the name of who asked for it."""

from core.access.school import fresh_registry
from core.access.scope import Scope, enter, system_scope
from core.db.clock import now
from core.db.jobs import Ticket


def admit_job(ticket: Ticket) -> Scope:
    """Enter the system scope of the job's school; the purpose names the kind of work."""
    fresh_registry()
    return enter(system_scope(ticket.school_id, now(), "technisch", name=f"systeem: {ticket.kind}"[:200]))
