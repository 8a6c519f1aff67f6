"""The queue: once, in order, again after a failure, and never twice at the same time."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from core.access.admission import admit_job
from core.access.scope import scope
from core.db import jobs, worker
from core.db.engine import session
from core.db.jobs import Job, When, enqueue, job_kind
from core.db.worker import Worker, progress
from tests.access.trial import Tag, Trial
from tests.clock import FixedClock

done: list[tuple[str, str]] = []


@pytest.fixture(autouse=True)
def _kinds() -> Iterator[None]:
    """Three kinds of work, for these tests only."""
    earlier = dict(jobs._kinds)
    done.clear()

    @job_kind("label")
    def label(payload: Mapping[str, Any]) -> dict[str, Any]:
        session().add(Tag(label=payload["label"]))
        done.append((scope().school_id, payload["label"]))
        return {"made": payload["label"]}

    @job_kind("stuk")
    def broken(payload: Mapping[str, Any]) -> None:
        session().add(Tag(label="halverwege"))
        raise LookupError("geheim van een kind")

    @job_kind("lang")
    def long(payload: Mapping[str, Any]) -> None:
        session().add(Tag(label="eerste helft"))
        progress(50, "halverwege")
        if payload.get("stuk"):
            raise LookupError("na de helft")

    yield
    jobs._kinds.clear()
    jobs._kinds.update(earlier)


@pytest.fixture
def servant(app: Flask) -> Worker:
    return Worker(app, admit_job)


def put(trial: Trial, kind: str = "label", school_id: str = "loep", when: When | None = None, **payload: Any) -> Job:
    with trial.acting(trial.scope(school_id)) as current:
        return enqueue(kind, payload, requested_by=current.person_id, when=when)


def job_now(trial: Trial, job: Job) -> Job:
    with trial.acting(trial.scope(job.school_id)):
        return session().get(Job, (job.school_id, job.id))


def tags(trial: Trial, school_id: str = "loep") -> list[str]:
    with trial.acting(trial.scope(school_id)):
        return list(session().scalars(select(Tag.label).order_by(Tag.id)))


def test_jobs_are_done_once_in_order_each_at_its_own_school(trial: Trial, servant: Worker) -> None:
    first, _second = put(trial, label="een"), put(trial, school_id="loket", label="twee")
    assert [servant.run_once() for _turn in range(3)] == [True, True, False]
    assert done == [("loep", "een"), ("loket", "twee")]
    assert (tags(trial), tags(trial, "loket")) == (["een"], ["twee"])
    found = job_now(trial, first)
    assert (found.state, found.percent, found.result, found.attempts) == ("done", 100, {"made": "een"}, 1)
    assert found.finished_at is not None
    assert found.requested_by is not None


def test_a_job_and_what_it_is_about_are_kept_together_or_not_at_all(trial: Trial, servant: Worker) -> None:
    with pytest.raises(ZeroDivisionError), trial.acting(trial.scope()):
        enqueue("label", {"label": "nooit"})
        raise ZeroDivisionError
    assert not servant.run_once()


def test_unknown_work_and_a_taken_name_are_refused(trial: Trial) -> None:
    with pytest.raises(LookupError), trial.acting(trial.scope()):
        enqueue("bestaat niet", {})
    with pytest.raises(ValueError):
        job_kind("label")(lambda payload: None)


def test_a_job_for_later_waits(trial: Trial, servant: Worker, clock: FixedClock) -> None:
    put(trial, when=When(delay=timedelta(hours=1)), label="straks")
    assert not servant.run_once()
    clock.advance(hours=1)
    assert servant.run_once()


def test_one_key_has_one_unfinished_job(trial: Trial, servant: Worker) -> None:
    when = When(dedupe_key="nacht")
    first, again = put(trial, when=when, label="een"), put(trial, when=when, label="twee")
    assert first.id == again.id
    assert put(trial, school_id="loket", when=when, label="drie").id != first.id
    while servant.run_once():
        pass
    assert put(trial, when=when, label="vier").id != first.id
    assert done == [("loep", "een"), ("loket", "drie")]


def test_a_failure_is_tried_again_ever_later_and_in_the_end_given_up(
    trial: Trial, servant: Worker, clock: FixedClock
) -> None:
    job = put(trial, "stuk")
    for wait in (30, 60, 120, 240):
        assert servant.run_once()
        clock.advance(seconds=wait - 1)
        assert not servant.run_once()
        clock.advance(seconds=1)
    assert servant.run_once()
    found = job_now(trial, job)
    assert (found.state, found.attempts, found.error) == ("failed", 5, "LookupError")
    clock.advance(days=1)
    assert not servant.run_once()
    assert tags(trial) == []


def test_progress_keeps_what_was_done_so_far(trial: Trial, servant: Worker) -> None:
    job = put(trial, "lang", stuk=True)
    servant.run_once()
    found = job_now(trial, job)
    assert (found.state, found.percent, found.stage) == ("waiting", 50, "halverwege")
    assert tags(trial) == ["eerste helft"]
    with trial.acting(trial.scope()):
        progress(10, "buiten een taak gebeurt er niets")


def test_the_job_of_a_dead_worker_is_taken_over_and_its_result_refused(
    app: Flask, trial: Trial, servant: Worker, clock: FixedClock
) -> None:
    put(trial, label="een")
    with app.app_context():
        lost = worker._claim()
    assert not servant.run_once()
    clock.advance(minutes=6)
    assert servant.run_once()
    with pytest.raises(worker.ClaimLost), app.app_context():
        servant._do(lost)
    assert tags(trial) == ["een"]


def test_work_that_kills_its_worker_is_given_up(app: Flask, trial: Trial, servant: Worker, clock: FixedClock) -> None:
    job = put(trial, label="een")
    for _turn in range(5):
        with app.app_context():
            assert worker._claim() is not None
        clock.advance(minutes=6)
    assert not servant.run_once()
    found = job_now(trial, job)
    assert (found.state, found.error) == ("failed", "WorkerDied")


def test_two_claims_never_take_the_same_job(app: Flask, trial: Trial) -> None:
    for number in range(3):
        put(trial, label=str(number))
    taken = []
    for _turn in range(4):
        with app.app_context():
            taken.append(worker._claim())
    assert taken[3] is None
    assert len({ticket.id for ticket in taken[:3]}) == 3


def test_the_worker_stops_when_told(trial: Trial, servant: Worker) -> None:
    import threading

    put(trial, label="een")
    stop = threading.Event()
    thread = threading.Thread(target=servant.run_forever, args=(stop, 0.01))
    thread.start()
    for _turn in range(500):
        if done:
            break
        stop.wait(0.01)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
    assert done == [("loep", "een")]
