"""What the program does each night at each school: one piece at a time, each a job of its own.

A feature adds a piece with `every_night`. A piece that fails is tried again and given up alone: the others are
done, once, and the next night it has its turn again, because that turn is asked for before the work begins.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Flask, current_app

from core.access.scope import scope, working_at
from core.db.clock import AMSTERDAM
from core.db.jobs import When, enqueue, job_kind
from core.db.worker import progress

PIECE = "night.piece"
"""The kind of the job; its payload names the piece and the day for which it was asked."""
BEGINS = time(4, 0)
"""On the clock of the Netherlands: nobody is at work, and the hour that summer time takes or doubles is over."""

Work = Callable[[], int]
_PIECES = "night_pieces"


def every_night(app: Flask, name: str, work: Work) -> None:
    """Let this be done each night at each school, in the scope of the program; it says how much it did.

    Raises `ValueError` when the name is taken by other work.
    """
    pieces = app.extensions.setdefault(_PIECES, {})
    if pieces.get(name, work) is not work:
        raise ValueError(f"Er is 's nachts al werk met de naam {name}.")
    pieces[name] = work


def pieces_of(app: Flask) -> Mapping[str, Work]:
    """Everything that is done at night, by name."""
    found: Mapping[str, Work] = app.extensions.get(_PIECES, {})
    return found


def begin(app: Flask) -> None:
    """Put the first turn of every piece of every school in the queue: who runs the worker calls this once."""
    for school in app.extensions["registry"].schools():
        with working_at(app, school.id, "technisch"):
            for name in pieces_of(app):
                _ask(name, scope().today, timedelta(0))


@job_kind(PIECE)
def do_piece(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Ask for the next night, and then do the piece. A piece that no feature has any more ends here."""
    name = payload["piece"]
    work = pieces_of(current_app).get(name)
    if work is None:
        return {}
    tomorrow = max(date.fromisoformat(payload["day"]), scope().today) + timedelta(days=1)
    _ask(name, tomorrow, datetime.combine(tomorrow, BEGINS, AMSTERDAM) - scope().now)
    # what was asked is committed here, so it stands when the work fails for good
    progress(0, name)
    return {"done": work()}


def _ask(name: str, day: date, delay: timedelta) -> None:
    """At most one turn for a day; a second worker, or a second try, asks nothing more."""
    when = When(delay=delay, dedupe_key=f"{PIECE}:{name}:{day.isoformat()}")
    enqueue(PIECE, {"piece": name, "day": day.isoformat()}, when=when)
