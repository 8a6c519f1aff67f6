"""Who may be at the table for a case, how long it has waited, and what an item still needs. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.contract.consents import ConsentRule
from core.contract.facts import ConsentFact, ConsentStatus
from core.contract.requirements.base import enumerated
from core.contract.source import Source
from core.contract.teams import DirectorRule, Question, Seat, TeamComposition

GUEST_DAYS = 14
"""A seat opens a case until this many days after the meeting."""

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
"""States of a meeting."""

OPEN, CLOSED, WITHDRAWN = "open", "closed", "withdrawn"
"""States of an agenda item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Whether the holder of a seat may be there for one case, why not, and the `purpose` it rests on."""

    allowed: bool
    purpose: str
    reason: str = ""


def team_chain(team: TeamComposition, teams: Mapping[str, TeamComposition]) -> tuple[str, ...]:
    """The team and every team it extends: a wide meeting takes the cases of the regular one as well."""
    chain = [team.code]
    while teams[chain[-1]].extends and teams[chain[-1]].extends not in chain:
        chain.append(teams[chain[-1]].extends)
    return tuple(chain)


def admission(
    role: str, team: TeamComposition, rules: Sequence[ConsentRule], facts: Mapping[str, ConsentFact]
) -> Admission:
    """Whether somebody from outside in this role may be there: a purpose that names the role must live.

    A role that no purpose names rests on the consent for the discussion itself.
    """
    naming = [rule for rule in rules if role in rule.opens_for and (not rule.teams or team.code in rule.teams)]
    purposes = [rule.code for rule in naming] or ([team.consent] if team.consent else [])
    if not purposes:
        return Admission(allowed=True, purpose="")
    for purpose in purposes:
        fact = facts.get(purpose)
        if fact is not None and fact.status is ConsentStatus.GIVEN:
            return Admission(allowed=True, purpose=purpose)
    return Admission(allowed=False, purpose=purposes[0], reason=why_closed(facts.get(purposes[0])))


def why_closed(fact: ConsentFact | None) -> str:
    """Why consent does not live, as the end of a line: `wacht op moeder Anna Zonnebloem`."""
    if fact is None or fact.status is ConsentStatus.NOT_ASKED:
        return "niet gevraagd"
    people = enumerated(fact.refused_by)
    return {
        ConsentStatus.WAITING: f"wacht op {enumerated(fact.missing)}",
        ConsentStatus.REFUSED: f"{people} gaf geen toestemming",
        ConsentStatus.CONFLICT: f"de ouders zijn het niet eens, {people} gaf geen toestemming",
        ConsentStatus.WITHDRAWN: f"{people} trok de toestemming in",
    }.get(fact.status, "geen toestemming")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How long a case waits: day `day` of `limit` on a day; `late` days past the limit."""

    since: date
    day: int
    limit: int
    source: Source

    @property
    def late(self) -> int:
        """Days past the limit; 0 when on time (D-3: the last day counts)."""
        return max(0, self.day - self.limit)


def waiting(since: date, on: date, limit: int, source: Source) -> Waiting:
    """The waiting time on a day (the meeting's, or today); the day of the concern itself is day 0."""
    return Waiting(since=since, day=max(0, (on - since).days), limit=limit, source=source)


def invited_by_default(seat: Seat) -> bool:
    """Whether a seat is filled without a special reason, for the whole meeting."""
    return not seat.on_reason and not seat.for_item


def asked_with_the_case(seat: Seat) -> bool:
    """Whether a seat is filled for one item as soon as the case is on the agenda ("the coach, when possible")."""
    return seat.for_item and not seat.on_reason


def may_direct(role: str, seats: Iterable[Seat]) -> bool:
    """Whether somebody in this role may become director of a case: a fixed member of the team."""
    return any(seat.role == role and invited_by_default(seat) for seat in seats)


def missing_answers(questions: Iterable[Question], minutes: Mapping[str, str]) -> tuple[Question, ...]:
    """The required questions without an answer."""
    return tuple(q for q in questions if q.required and not minutes.get(q.code, "").strip())


def needs_director(team: TeamComposition, teams: Mapping[str, TeamComposition]) -> bool:
    """Whether a case leaves this team with exactly one director."""
    return any(teams[code].director is DirectorRule.EXACTLY_ONE for code in team_chain(team, teams))
