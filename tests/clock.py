"""A clock that stands still until a test sets it."""

from datetime import datetime, timedelta

from core.db.clock import AMSTERDAM

START = datetime(2026, 11, 26, 9, 0, tzinfo=AMSTERDAM)
"""A Thursday in a school week: the day of every test and every screenshot."""


class FixedClock:
    """Thursday 26 November 2026, 9.00 in the Netherlands, unless set otherwise."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> datetime:
        """The moment at which this clock stands."""
        return self.moment

    def set(self, moment: datetime) -> None:
        """Stand at another moment; it must be aware."""
        assert moment.tzinfo is not None, "een tijdstip zonder tijdzone"
        self.moment = moment

    def advance(self, **duration: float) -> None:
        """Move on: `clock.advance(minutes=31)`."""
        self.moment += timedelta(**duration)
