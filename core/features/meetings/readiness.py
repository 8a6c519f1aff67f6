"""Which cases wait for a team, since when, and whether consent lets them on its agenda."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select, tuple_

from core.access.school import calendar, judge, profile
from core.access.scope import scope
from core.contract.deadlines import Deadline
from core.contract.facts import ConsentFact, Facts
from core.contract.findings import Finding
from core.contract.requirements import ConsentFor
from core.db.engine import session
from core.features.cases import rules as case_rules
from core.features.cases.many import CaseHead, heads
from core.features.cases.models import CaseEvent, SupportCase
from core.features.meetings import rules
from core.features.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Days of a case: the last concern, the first discussion in the teams asked about and in any team, and the day it
    came to the step where it stands."""

    concern: date | None = None
    discussed: date | None = None
    in_any_team: date | None = None
    at_step: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A case that may go on an agenda of the team. `waiting` where a term of the school runs."""

    head: CaseHead
    standing: Standing
    waiting: rules.Waiting | None

    @property
    def runs(self) -> bool:
        """Whether the team discussed it before."""
        return self.standing.discussed is not None


def chain_of(team_code: str) -> tuple[str, ...]:
    """The team and the teams it extends."""
    return rules.team_chain(profile().team(team_code), {team.code: team for team in profile().team_compositions})


def consent_purpose(team_code: str) -> str:
    """The purpose for which consent must live before this team discusses a case; its own, or of a team it extends."""
    return next((profile().team(code).consent for code in chain_of(team_code) if profile().team(code).consent), "")


def steps_for(chain: Sequence[str]) -> list[tuple[str, str]]:
    """Route and step at which a case waits for one of these teams."""
    return [
        (route.code, step.code)
        for route in profile().support_routes
        for step in route.steps
        if case_rules.is_ready_for(step, chain)
    ]


def free_for_agenda() -> ColumnElement[bool]:
    """Open cases that are on no agenda of a meeting still to come."""
    taken = (
        select(AgendaItem.case_id)
        .join(Meeting, and_(Meeting.school_id == AgendaItem.school_id, Meeting.id == AgendaItem.meeting_id))
        .where(AgendaItem.state == rules.OPEN, Meeting.state == rules.PLANNED)
    )
    return and_(SupportCase.closed_on.is_(None), SupportCase.id.not_in(taken))


def ready_cases(team_code: str, on: date) -> tuple[Ready, ...]:
    """Cases that may go on an agenda of this team: new ones first, longest waiting on top, then running ones.

    Waiting is counted to `on`, the day of the meeting. Two statements.
    """
    chain = chain_of(team_code)
    found = heads(free_for_agenda(), _waits_or_ran(chain))
    days = standings([head.case for head in found.values()], chain)
    ready = [
        Ready(head=head, standing=days[case_id], waiting=waiting_of(days[case_id], on))
        for case_id, head in found.items()
    ]
    return tuple(sorted(ready, key=lambda one: (one.runs, _since(one.standing), one.head.case.id)))


def _since(standing: Standing) -> date:
    return standing.concern or standing.at_step or date.max


def _waits_or_ran(chain: Sequence[str]) -> ColumnElement[bool]:
    steps = steps_for(chain)
    ran = select(CaseEvent.case_id).where(CaseEvent.kind == "meeting", CaseEvent.about.in_(chain))
    waits = tuple_(SupportCase.route_code, SupportCase.step_code).in_(steps) if steps else None
    return SupportCase.id.in_(ran) if waits is None else waits | SupportCase.id.in_(ran)


class AtStep(Protocol):
    """A case, as far as its days depend on it."""

    @property
    def id(self) -> UUID:
        """Its id."""
        ...

    @property
    def step_code(self) -> str:
        """The step on which it stands."""
        ...


def standings(cases: Iterable[AtStep], chain: Sequence[str]) -> dict[UUID, Standing]:
    """The days of each case; one statement."""
    at = {case.id: case.step_code for case in cases}
    if not at:
        return {}
    last, first = func.max(CaseEvent.on), func.min(CaseEvent.on)
    rows = session().execute(
        select(CaseEvent.case_id, CaseEvent.kind, CaseEvent.about, last, first)
        .where(CaseEvent.case_id.in_(sorted(at)), CaseEvent.kind.in_(("concern", "meeting", "step")))
        .group_by(CaseEvent.case_id, CaseEvent.kind, CaseEvent.about)
    )
    found: dict[UUID, dict[str, list[date]]] = {case_id: {} for case_id in at}
    for case_id, kind, about, newest, oldest in rows:
        days = found[case_id]
        if kind == "concern":
            days.setdefault("concern", []).append(newest)
        elif kind == "meeting":
            days.setdefault("any", []).append(oldest)
            if about in chain:
                days.setdefault("team", []).append(oldest)
        elif about == at[case_id]:
            days.setdefault("step", []).append(newest)
    return {case_id: _standing(days) for case_id, days in found.items()}


def _standing(days: dict[str, list[date]]) -> Standing:
    return Standing(
        concern=max(days.get("concern", []), default=None),
        discussed=min(days.get("team", []), default=None),
        in_any_team=min(days.get("any", []), default=None),
        at_step=max(days.get("step", []), default=None),
    )


def term_of_waiting() -> Deadline | None:
    """The school's term within which a reported concern is on an agenda, where it has one."""
    return next((d for d in profile().deadlines if d.starts.kind == "concern" and d.ends.kind == "agenda"), None)


def waiting_of(standing: Standing, on: date) -> rules.Waiting | None:
    """How long a reported concern waits on a day; None once a team discussed it, and where no term was promised."""
    term = term_of_waiting()
    if term is None or standing.concern is None:
        return None
    if standing.in_any_team is not None and standing.in_any_team < on and standing.in_any_team >= standing.concern:
        return None
    limit = (term.due_on(standing.concern, calendar()) - standing.concern).days
    return rules.waiting(standing.concern, on, limit, term.source)


def gate(team_code: str, call_name: str, consents: Iterable[ConsentFact]) -> tuple[Finding, ...]:
    """What consent says about a case on this team's agenda: findings with their source; none where none is asked."""
    purpose = consent_purpose(team_code)
    if not purpose:
        return ()
    rule = profile().consent_rule(purpose)
    facts = Facts(today=scope().today, call_name=call_name, consents=tuple(consents))
    return judge(ConsentFor(source=rule.source, purpose=purpose, label=rule.label), facts)
