"""Somebody on the way with one case: whose turn it is, on which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from core.demo.stage import Actor, Child, Stage
from core.features.cases.facts import CaseFile, load

GAP = 3
"""Days between two acts."""


class OutOfTime(Exception):
    """The next act would lie after the day of the demonstration: the case stands where it stands."""


@dataclass(slots=True)
class Traveller:
    """One case on its way: the day of the last act moves forward, never past today."""

    stage: Stage
    child: Child
    day: date
    case_id: UUID | None = None
    discussed: date | None = None

    def file(self) -> CaseFile:
        """The case as it stands, in the current scope."""
        if self.case_id is None:
            raise LookupError("de reis is nog niet begonnen")
        return load(self.case_id)

    def one_of(self, roles: Sequence[str]) -> Actor:
        """Somebody with one of these roles who sees this case: the care owner or the mentor before anybody else."""
        if self.owner().role in roles:
            return self.owner()
        return self.child.mentor if self.child.mentor.role in roles else self.stage.first(*roles)

    def owner(self) -> Actor:
        """A care owner of the child's year."""
        role = self.stage.profile.care_owner_roles[0]
        ranges = {part.code: part for part in self.stage.profile.role(role).ranges}
        for actor in self.stage.cast[role]:
            if actor.range_code is None or ranges[actor.range_code].holds(self.child.year):
                return actor
        return self.stage.first(role)

    def next_day(self, days: int = GAP) -> None:
        """Some days later, on a day of the school week."""
        day = self.day + timedelta(days=days)
        while day.weekday() > 4:
            day += timedelta(days=1)
        if day > self.stage.today:
            raise OutOfTime
        self.day = day
