"""How far the work is that somebody asked for: `/<school>/opdracht/<id>`, JSON, for who asked only. Tells of nobody."""

from uuid import UUID

from flask import Flask, Response, jsonify
from sqlalchemy import select

from core.access.rooms import SchoolRoom
from core.access.scope import scope
from core.contract.permissions import Permission
from core.db.engine import session
from core.db.jobs import DONE, FAILED, Job
from core.web.problems import NotFound

room = SchoolRoom("progress", __name__)


@room.get("/opdracht/<uuid:job_id>", permission=Permission.HOME, purpose="voortgang van eigen werk", endpoint="show")
def show(job_id: UUID) -> Response:
    """`done`, `percent`, and `stage` in words; a page asks this instead of reading itself again and again."""
    wanted = select(Job).where(Job.id == job_id, Job.requested_by == scope().person_id)
    job = session().scalars(wanted).one_or_none()
    if job is None:
        raise NotFound()
    return jsonify({"done": job.state in (DONE, FAILED), "percent": job.percent, "stage": job.stage})


def install_progress(app: Flask) -> None:
    """Register the room."""
    app.register_blueprint(room)
