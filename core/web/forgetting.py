"""What the house itself forgets each night: drafts left lying, and answers to forms that were sent twice."""

from datetime import timedelta

from flask import Flask

from core.db.clock import now
from core.web.drafts import forget_drafts
from core.web.idempotency import forget_answers
from core.web.night import every_night

DRAFTS_KEPT = timedelta(days=90)
"""A draft is about a child and read by nobody else: longer than the summer holidays, no longer than a term."""

ANSWERS_KEPT = timedelta(days=2)
"""A form is sent twice within minutes; two days cover a laptop that was closed in between."""


def install_forgetting(app: Flask) -> None:
    """Add both to the work of the night."""
    every_night(app, "drafts", old_drafts)
    every_night(app, "answers", old_answers)


def old_drafts() -> int:
    """Forget the drafts that lay too long; how many."""
    return forget_drafts(now() - DRAFTS_KEPT)


def old_answers() -> int:
    """Forget the answers that nobody can need any more; how many."""
    return forget_answers(now() - ANSWERS_KEPT)
