"""The answer of a requirement: met, not met or unknown, always with a reason and a source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.contract.source import Source


class State(StrEnum):
    """What is known about a condition."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """Whether an open condition stops a person, or only warns (D-8: streven, circa, ongeveer, in principe)."""

    BLOCKS = "blocks"
    WARNS = "warns"


class Kind(StrEnum):
    """How a finding is shown, in the fixed order of the page."""

    UNMET = "unmet"
    UNKNOWN = "unknown"
    ASK = "ask"
    CAUTION = "caution"
    MET = "met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One judged condition.

    `condition` is a statement in plain Dutch ("Het OPP is besproken met de ouders."), `reason` says what was found.
    `asks` is the code of a question that only a person can answer; `subjective` marks an answer that may differ per
    person. `override` holds the role codes that may go on regardless, with a reason. `act` tells what would mend it:
    a word of the small set that pages know how to offer ("consent", "conversation", "document", "verdict", ...),
    with `act_about` the purpose, document or question concerned.
    """

    state: State
    condition: str
    reason: str
    source: Source
    severity: Severity = Severity.BLOCKS
    asks: str = ""
    subjective: bool = False
    override: tuple[str, ...] = ()
    act: str = ""
    act_about: str = ""
    judged_by: str = "core"

    @property
    def kind(self) -> Kind:
        """The shape and the word under which the page shows it."""
        if self.state is State.MET:
            return Kind.MET
        if self.severity is Severity.WARNS:
            return Kind.CAUTION
        if self.asks and self.state is State.UNKNOWN:
            return Kind.ASK
        return Kind.UNMET if self.state is State.UNMET else Kind.UNKNOWN

    @property
    def stops(self) -> bool:
        """Whether this finding keeps a person from going on: open, and not merely a warning."""
        return self.state is not State.MET and self.severity is Severity.BLOCKS


_ORDER = {kind: place for place, kind in enumerate(Kind)}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the one order in which they are shown: not met, unknown, asked, caution, met."""
    return tuple(sorted(findings, key=lambda finding: _ORDER[finding.kind]))


def stopping(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Every finding that stops, in order: never only the first."""
    return in_order(finding for finding in findings if finding.stops)
