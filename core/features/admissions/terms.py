"""The days of the law at an application: six weeks, standing still, four weeks more. Pure: dates in, dates out.

Calendar weeks from the day of actual receipt; holidays do not count apart. The day on which the school asks for what is
missing stands still already, the day on which the application is whole counts again (decision 33).
"""

from dataclasses import dataclass
from datetime import date

from core.contract.dates import add_days
from core.contract.deadlines import Deadline, Moment

RECEIVED = Moment(kind="application", outcome="received")
EXTENDED = Moment(kind="application", outcome="extended")
DECIDED = Moment(kind="application", outcome="decided")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What moves the last day of a decision. `extended_to` was told to the parents; days after that still shift it."""

    received_on: date
    suspended_days: int = 0
    extended_to: date | None = None
    extended_days: int = 0


def days_still(asked_on: date, whole_on: date) -> int:
    """How many days the term stood still, from the letter to the day on which nothing was missing any more."""
    return max(0, (whole_on - asked_on).days)


def decide_by(term: Deadline, clock: Clock) -> date:
    """The last day for a decision. `extended_to` was given with `extended_days` of standing still known then."""
    if clock.extended_to is not None:
        return add_days(clock.extended_to, clock.suspended_days - clock.extended_days)
    return add_days(term.due_on(clock.received_on), clock.suspended_days)


def latest_extension(term: Deadline, due: date) -> date:
    """The last day to which the decision can be moved: the length of the term, from the day it was due."""
    return term.due_on(due)


def term_for_decision(deadlines: tuple[Deadline, ...]) -> Deadline | None:
    """The term of the law from receipt to decision."""
    return _found(deadlines, RECEIVED)


def term_for_extension(deadlines: tuple[Deadline, ...]) -> Deadline | None:
    """The term of the law by which a decision may be moved."""
    return _found(deadlines, EXTENDED)


def _found(deadlines: tuple[Deadline, ...], starts: Moment) -> Deadline | None:
    return next((d for d in deadlines if not d.retired and d.starts == starts and d.ends == DECIDED), None)
