"""The one clock. Nothing else in the core asks the time, so that tests and the demo can set it."""

from datetime import UTC, date, datetime
from typing import Protocol, cast
from zoneinfo import ZoneInfo

from flask import Flask, current_app

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_KEY = "clock"


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """This moment, aware."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)


def set_clock(app: Flask, clock: Clock) -> None:
    """From now on the application reads this clock."""
    app.extensions[_KEY] = clock


def now() -> datetime:
    """This moment according to the current application, aware, in UTC."""
    clock = cast("Clock", current_app.extensions.get(_KEY) or SystemClock())
    return clock.now().astimezone(UTC)


def today() -> date:
    """The date in the Netherlands, according to the current application."""
    return now().astimezone(AMSTERDAM).date()


class ShiftedClock:
    """The clock of the machine on another day: `first` is the date it gives when it is made, and time goes on."""

    def __init__(self, first: date) -> None:
        self._shift = first - datetime.now(AMSTERDAM).date()

    def now(self) -> datetime:
        """The same time of day in Amsterdam, so many days away."""
        return (datetime.now(AMSTERDAM) + self._shift).astimezone(UTC)
