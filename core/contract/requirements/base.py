"""What all requirements share: a sentence, a source, a severity, and a judgement over frozen facts."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from core.contract.facts import Facts
from core.contract.findings import Finding, Severity, State
from core.contract.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(ABC):
    """One condition of the school or of the law.

    `says` is the condition as a Dutch sentence; a kind of requirement has its own sentence when the school gives
    none. `override` names the roles that may go on regardless, with a reason that is kept.
    """

    source: Source
    says: str = ""
    severity: Severity = Severity.BLOCKS
    override: tuple[str, ...] = ()

    def condition(self, facts: Facts) -> str:
        """The condition as a sentence, about this pupil."""
        return (self.says or self.sentence()).replace("{leerling}", facts.call_name)

    @abstractmethod
    def sentence(self) -> str:
        """The sentence this kind of requirement uses when the school gives none."""

    @abstractmethod
    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        """Every finding of this condition on these facts; pure."""

    def found(self, facts: Facts, state: State, reason: str, act: tuple[str, str] = ("", "")) -> tuple[Finding, ...]:
        """One finding of this requirement, as a tuple; `act` is the word and the subject of what would mend it."""
        finding = Finding(
            state=state,
            condition=self.condition(facts),
            reason=reason,
            source=self.source,
            severity=self.severity,
            override=self.override,
            act="" if state is State.MET else act[0],
            act_about="" if state is State.MET else act[1],
        )
        return (finding,)


NOTHING_RECORDED = "Er is niets over vastgelegd. Het kan gebeurd zijn; wij weten het niet."


def enumerated(labels: Iterable[str]) -> str:
    """Labels as a Dutch enumeration: `de ouders, de coach en Milan`."""
    words = list(labels)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def capital(sentence: str) -> str:
    """The sentence with its first letter as a capital."""
    return sentence[:1].upper() + sentence[1:]
