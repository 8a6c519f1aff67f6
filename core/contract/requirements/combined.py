"""Requirements made of requirements."""

from dataclasses import dataclass, replace

from core.contract.facts import Facts
from core.contract.findings import Finding, Severity, State
from core.contract.requirements.base import Requirement


def _state(findings: tuple[Finding, ...]) -> State:
    """Unmet as soon as one is unmet; else unknown as soon as one is unknown."""
    states = {finding.state for finding in findings}
    for state in (State.UNMET, State.UNKNOWN):
        if state in states:
            return state
    return State.MET


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf(Requirement):
    """Every part holds; every part is told apart, so that all open ones are seen at once."""

    parts: tuple[Requirement, ...]

    def sentence(self) -> str:
        return " ".join(part.says or part.sentence() for part in self.parts)

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        return tuple(finding for part in self.parts for finding in part.judge(facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf(Requirement):
    """One part is enough. When none holds, every open part is told."""

    parts: tuple[Requirement, ...]

    def sentence(self) -> str:
        return " Of: ".join(part.says or part.sentence() for part in self.parts)

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        judged = [part.judge(facts) for part in self.parts]
        for findings in judged:
            if _state(findings) is State.MET:
                return findings
        return tuple(finding for findings in judged for finding in findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyIf(Requirement):
    """`then` is asked only where `when` holds; elsewhere it is met, with the reason why it does not apply."""

    when: Requirement
    then: Requirement

    def sentence(self) -> str:
        return self.then.says or self.then.sentence()

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        if _state(self.when.judge(facts)) is State.MET:
            return self.then.judge(facts)
        reason = f"Niet van toepassing: dit geldt alleen als dit zo is: {self.when.condition(facts)}"
        return self.found(facts, State.MET, reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Softened(Requirement):
    """The same condition as a warning: what the school calls an aim, or 'in principe' (D-8)."""

    part: Requirement

    def sentence(self) -> str:
        return self.part.says or self.part.sentence()

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        return tuple(replace(finding, severity=Severity.WARNS) for finding in self.part.judge(facts))
