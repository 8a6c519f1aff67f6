"""The stage: the application, a clock that goes from day to day, and people who act in their own scope."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from flask import Flask

from core.access import members
from core.access.scope import Scope, working_as, working_at
from core.db.clock import AMSTERDAM, set_clock
from core.schools.profile import SchoolProfile


class SteppingClock:
    """A clock that stands where it is put."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it was put on."""
        return self.moment.astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody of one school: person, membership, name and role; `range_code` where the role has parts."""

    person_id: UUID
    membership_id: UUID
    name: str
    email: str
    role: str
    range_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A pupil on the stage: with the mentor who guides the pupil."""

    id: UUID
    name: str
    year: int
    mentor: Actor


@dataclass(slots=True, kw_only=True)
class Stage:
    """One school on the day of the demonstration. `cast` maps a role to its holders."""

    app: Flask
    clock: SteppingClock
    profile: SchoolProfile
    today: date
    cast: dict[str, list[Actor]] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)

    @property
    def school_id(self) -> str:
        """The slug of the school."""
        return self.profile.school.id

    def put_clock(self, on: date, hour: int = 9, minute: int = 0) -> None:
        """It is now this day and this time in the Netherlands."""
        self.clock.moment = datetime.combine(on, time(hour, minute), AMSTERDAM)
        set_clock(self.app, self.clock)

    @contextmanager
    def acting(self, actor: Actor, on: date, hour: int = 9, minute: int = 0) -> Iterator[Scope]:
        """What this person does on that day, in one transaction, with exactly the rights the gate would give."""
        self.put_clock(on, hour, minute)
        with self.app.app_context():
            found = members.find(self.school_id, actor.person_id, self.clock.now())
        if found is None:
            raise LookupError(f"{actor.name} hoort op {on} niet bij {self.school_id}")
        scope = Scope(
            school_id=self.school_id,
            person_id=actor.person_id,
            membership_id=found.membership_id,
            person_name=actor.name,
            kind=found.kind,
            roles=found.roles,
            permissions=found.permissions,
            purpose="begeleiding",
            now=self.clock.now(),
            organisation=found.organisation,
        )
        with working_as(self.app, scope) as entered:
            yield entered

    @contextmanager
    def as_system(self, on: date, hour: int = 8) -> Iterator[Scope]:
        """What the program itself does on that day."""
        self.put_clock(on, hour)
        with working_at(self.app, self.school_id, "demonstratie") as entered:
            yield entered

    def first(self, *roles: str) -> Actor:
        """The first holder of the first of these roles that anybody has."""
        for role in roles:
            if self.cast.get(role):
                return self.cast[role][0]
        raise LookupError(f"{self.school_id}: niemand heeft een van deze rollen: {', '.join(roles)}")
