"""Every night each school forgets what nobody needs any more: drafts left lying, answers to forms sent twice, and what
a feature adds with `every_night`."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from flask import Flask, current_app

from core.access.scope import working_at
from core.db.clock import now
from core.db.jobs import When, enqueue, job_kind
from core.web.drafts import forget_drafts
from core.web.idempotency import forget_answers

FORGET = "web.forget"
DRAFTS_KEPT = timedelta(days=90)
"""A draft is about a child and read by nobody else: longer than the summer holidays, no longer than a term."""

ANSWERS_KEPT = timedelta(days=2)
"""A form is sent twice within minutes; two days cover a laptop that was closed in between."""

EVERY = timedelta(days=1)

_NIGHTLY = "nightly"


def every_night(app: Flask, name: str, work: Callable[[], int]) -> None:
    """Let this be done each night at each school, in the scope of the program; it says how much it did."""
    app.extensions.setdefault(_NIGHTLY, {})[name] = work


@job_kind(FORGET)
def forget(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Erase what is too old at this school, and ask for the next night."""
    found = {"drafts": forget_drafts(now() - DRAFTS_KEPT), "answers": forget_answers(now() - ANSWERS_KEPT)}
    found |= {name: work() for name, work in current_app.extensions.get(_NIGHTLY, {}).items()}
    _ask(EVERY)
    return found


def forget_every_night(app: Flask) -> None:
    """Put the first turn of every school in the queue; the worker calls this when it starts."""
    for school in app.extensions["registry"].schools():
        with working_at(app, school.id, "technisch"):
            _ask(timedelta(0))


def _ask(delay: timedelta) -> None:
    day = (now() + delay).date()
    enqueue(FORGET, {}, when=When(delay=delay, dedupe_key=f"{FORGET}:{day.isoformat()}"))
