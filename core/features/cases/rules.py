"""Which steps may follow, what stands in the way, and who may go on regardless. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.contract.decisions import DecisionRight
from core.contract.facts import Facts
from core.contract.findings import Finding, in_order, stopping
from core.contract.requirements import Requirement
from core.contract.routes import RouteStep, SupportRoute

Judge = Callable[[Requirement, Facts], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step that may follow, with every finding. `decision` is the right by which a team brings the case there."""

    step: RouteStep
    findings: tuple[Finding, ...]
    decision: DecisionRight | None = None

    @property
    def stops(self) -> tuple[Finding, ...]:
        """What keeps the case from going there, all of it."""
        return stopping(self.findings)

    @property
    def open(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.stops


def judged(guards: Iterable[Requirement], facts: Facts, judge: Judge) -> tuple[Finding, ...]:
    """Every finding of every guard, in the order in which pages show them; equal findings once."""
    found = [finding for guard in guards for finding in judge(guard, facts)]
    return in_order(dict.fromkeys(found))


def next_steps(
    route: SupportRoute, facts: Facts, rights: Sequence[DecisionRight], judge: Judge
) -> tuple[NextStep, ...]:
    """The steps that may follow the one on which the case stands, in the order of the school."""
    return tuple(next_step(route.step(code), facts, rights, judge) for code in route.step(facts.step).next)


def next_step(step: RouteStep, facts: Facts, rights: Sequence[DecisionRight], judge: Judge) -> NextStep:
    """One step with its findings; where a team decides, the conditions of that decision count as well."""
    right = next((right for right in rights if right.code == step.decided_by), None)
    guards = (*step.guards, *(right.guards if right else ()))
    return NextStep(step=step, findings=judged(guards, facts, judge), decision=right)


def asked_by(right: DecisionRight, route: SupportRoute) -> tuple[Requirement, ...]:
    """What a decision asks on a route: its own conditions, and those of the step to which it alone leads."""
    step = next((step for step in route.steps if step.code == right.step and step.decided_by == right.code), None)
    return (*right.guards, *(step.guards if step else ()))


def may_override(findings: Iterable[Finding], roles: frozenset[str]) -> bool:
    """Whether somebody with these roles may go on regardless: only where every stopping finding allows it."""
    stops = [finding for finding in findings if finding.stops]
    return bool(stops) and all(roles & set(finding.override) for finding in stops)


def may_enter(step: RouteStep, roles: frozenset[str]) -> bool:
    """Whether somebody with these roles may bring a case to this step by their own word."""
    return not step.decided_by and not step.enters_after and bool(roles & set(step.owners))


def step_after_meeting(route: SupportRoute, step_code: str, teams: Iterable[str]) -> RouteStep | None:
    """The step that closing an agenda item of one of these teams brings the case to, if the route has one here."""
    wanted = set(teams)
    for code in route.step(step_code).next:
        step = route.step(code)
        if step.enters_after in wanted:
            return step
    return None


def is_ready_for(step: RouteStep, teams: Iterable[str]) -> bool:
    """Whether a case at this step waits for one of these teams."""
    return bool(step.team) and step.team in set(teams)
