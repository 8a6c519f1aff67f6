"""Every night each school forgets what nobody needs any more: drafts, answers to forms sent twice, papers."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from flask import Flask

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

_also: dict[str, Callable[[], int]] = {}


def forget_also(name: str, work: Callable[[], int]) -> None:
    """Let a feature forget something of its own each night, in the scope of the school; `work` says how much it was.

    Raises `ValueError` when the name is taken.
    """
    if _also.get(name, work) is not work or name in ("drafts", "answers"):
        raise ValueError(f"Er wordt al iets vergeten met de naam {name}.")
    _also[name] = work


@job_kind(FORGET)
def forget(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Erase what is too old at this school, and ask for the next night."""
    found = {"drafts": forget_drafts(now() - DRAFTS_KEPT), "answers": forget_answers(now() - ANSWERS_KEPT)}
    found |= {name: work() for name, work in _also.items()}
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
