"""What is forgotten at night: on the boundary, at each school, and again the next night."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from core.access.admission import admit_job
from core.db.engine import session
from core.db.ids import new_id
from core.db.jobs import Job
from core.db.worker import Worker
from core.web.drafts import Draft
from core.web.forgetting import DRAFTS_KEPT, FORGET, forget_every_night
from core.web.idempotency import IdempotentAnswer
from tests.clock import FixedClock
from tests.world import World


def drafts(world: World, school: str) -> list[str]:
    with world.as_system(school):
        return sorted(session().scalars(select(Draft.subject)))


def lay_down(world: World, school: str, role: str, moment: datetime) -> None:
    """A draft on the boundary, one a second past it, and an answer of three days ago."""
    person = getattr(world, school).person(role).id
    with world.as_system(school):
        for subject, age in (("op-de-grens", DRAFTS_KEPT), ("te-oud", DRAFTS_KEPT + timedelta(seconds=1))):
            session().add(Draft(person_id=person, form="notitie", subject=subject, body={}, saved_at=moment - age))
        old = moment - timedelta(days=3)
        session().add(IdempotentAnswer(person_id=person, endpoint="x", key=new_id(), sent="x", made_at=old))


def do_all(world: World) -> None:
    """Everything that waits."""
    servant = Worker(world.app, admit_job)
    while servant.run_once():
        pass


def test_every_school_forgets_at_night_and_not_a_moment_early(world: World, clock: FixedClock) -> None:
    start = clock.moment.astimezone(UTC)
    lay_down(world, "loep", "schoolleider", start)
    lay_down(world, "loket", "zorgcoordinator", start)
    forget_every_night(world.app)
    forget_every_night(world.app)  # a second worker asks nothing more
    do_all(world)
    for school in ("loep", "loket"):
        assert drafts(world, school) == ["op-de-grens"]
        with world.as_system(school):
            assert session().scalars(select(IdempotentAnswer)).all() == []
            jobs = session().execute(select(Job.state, Job.result).where(Job.kind == FORGET).order_by(Job.id)).all()
        assert [job.state for job in jobs] == ["done", "waiting"]
        assert jobs[0].result == {"drafts": 1, "answers": 1, "guests": 0, "extracts": 0, "handouts": 0}
    clock.set(start + timedelta(days=1))
    do_all(world)
    assert drafts(world, "loep") == []
