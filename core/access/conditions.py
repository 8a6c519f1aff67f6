"""What the rules of the policy are made of: frozen facts about actor and case, and small conditions on them. Pure."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from core.contract.permissions import Permission

STAFF, PARTNER, SYSTEM = "staff", "partner", "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks. `kind`: staff, partner or system."""

    membership_id: UUID | None
    kind: str
    permissions: frozenset[Permission]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentorship:
    """Somebody is the pupil's mentor; `ends_on` counts."""

    membership_id: UUID
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureView:
    """The case was disclosed to one membership; `until_date` counts."""

    id: UUID
    membership_id: UUID
    from_date: date
    until_date: date | None
    withdrawn_at: datetime | None

    def is_live_for(self, actor: Actor) -> bool:
        """Whether the actor may rest on it today."""
        return (
            self.membership_id == actor.membership_id
            and self.withdrawn_at is None
            and self.from_date <= actor.today
            and (self.until_date is None or actor.today <= self.until_date)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceView:
    """Somebody is away and a colleague stands in; both days count. `name` is that of who is away."""

    absent_id: UUID
    substitute_id: UUID
    starts_on: date
    ends_on: date
    name: str = ""

    def is_live_for(self, actor: Actor) -> bool:
        """Whether the actor stands in today."""
        return self.substitute_id == actor.membership_id and self.starts_on <= actor.today <= self.ends_on


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """What the rules need to know of a case; `mentors` are those of its pupil, `absences` those of the reader's
    colleagues."""

    reporter_id: UUID | None
    director_id: UUID | None
    closed_on: date | None
    mentors: tuple[Mentorship, ...] = ()
    disclosures: tuple[DisclosureView, ...] = ()
    absences: tuple[AbsenceView, ...] = ()


@dataclass(frozen=True, slots=True)
class Holds:
    """A role of the actor gives one of these permissions."""

    any_of: tuple[Permission, ...]

    def holds_for(self, actor: Actor) -> bool:
        """The same for every case."""
        return not actor.permissions.isdisjoint(self.any_of)


@dataclass(frozen=True, slots=True)
class IsKind:
    """The actor's membership is of one of these kinds."""

    any_of: tuple[str, ...]

    def holds_for(self, actor: Actor) -> bool:
        """The same for every case."""
        return actor.kind in self.any_of


@dataclass(frozen=True, slots=True)
class IsMentor:
    """The actor is today a mentor of the pupil."""

    def holds(self, actor: Actor, case: CaseView) -> bool:
        """Both ends of the period count."""
        return any(
            mentor.membership_id == actor.membership_id
            and mentor.starts_on <= actor.today
            and (mentor.ends_on is None or actor.today <= mentor.ends_on)
            for mentor in case.mentors
        )


@dataclass(frozen=True, slots=True)
class IsReporter:
    """The actor reported the concern from which the case came."""

    def holds(self, actor: Actor, case: CaseView) -> bool:
        """An unknown reporter is nobody."""
        return case.reporter_id is not None and case.reporter_id == actor.membership_id


@dataclass(frozen=True, slots=True)
class IsDirector:
    """The actor directs the case."""

    def holds(self, actor: Actor, case: CaseView) -> bool:
        """A case without a director is directed by nobody."""
        return case.director_id is not None and case.director_id == actor.membership_id


@dataclass(frozen=True, slots=True)
class CaseOpen:
    """The case is not closed."""

    def holds(self, actor: Actor, case: CaseView) -> bool:
        """Closed on any date is closed."""
        return case.closed_on is None


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The case is disclosed to the actor today."""

    def holds(self, actor: Actor, case: CaseView) -> bool:
        """One live disclosure is enough."""
        return any(disclosure.is_live_for(actor) for disclosure in case.disclosures)


@dataclass(frozen=True, slots=True)
class IsSubstitute:
    """The actor stands in today for somebody who is near this case."""

    def holds(self, actor: Actor, case: CaseView) -> bool:
        """One absence is enough."""
        return stands_in(actor, case) is not None


NEAR: tuple[tuple["IsMentor | IsReporter | IsDirector | CaseOpen | Disclosed", ...], ...] = (
    (IsMentor(),),
    (IsReporter(), CaseOpen()),
    (Disclosed(),),
    (IsDirector(),),
)
"""On which grounds a case is near to one person; who stands in stands on the same ones."""


def stands_in(actor: Actor, case: CaseView) -> AbsenceView | None:
    """The absence by which this case is the actor's for a time."""
    for absence in case.absences:
        absent = replace(actor, membership_id=absence.absent_id)
        if absence.is_live_for(actor) and any(all(row.holds(absent, case) for row in ground) for ground in NEAR):
            return absence
    return None


OfActor = Holds | IsKind
OfCase = IsMentor | IsReporter | IsDirector | CaseOpen | Disclosed | IsSubstitute
Condition = OfActor | OfCase
