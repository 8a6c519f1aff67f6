"""What the rules of a school say of an application, and what may be decided on it. Pure; nothing here refuses."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from core.contract.admission_outcomes import GROUNDS, ON_FIRST_DAY, AdmissionOutcome
from core.contract.facts import Facts
from core.contract.findings import Finding, Severity, State, in_order
from core.contract.partners import AdmissionRule
from core.contract.requirements import OnlyIf, Requirement

Judge = Callable[[Requirement, Facts], tuple[Finding, ...]]


class ApplicationState(StrEnum):
    """Where an application stands. DECLINED: decided that the child cannot come here, while the search and the term of
    the law go on until the letter; REFUSED: the letter was made; DROPPED: not handled, because data stayed missing."""

    OPEN = "open"
    SUSPENDED = "suspended"
    DECLINED = "declined"
    ADMITTED = "admitted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


UNDECIDED = frozenset({ApplicationState.OPEN, ApplicationState.SUSPENDED})
CLOSED = frozenset(
    {ApplicationState.ADMITTED, ApplicationState.REFUSED, ApplicationState.WITHDRAWN, ApplicationState.DROPPED}
)
_DONE_BY_JUDGING = frozenset({"verdict", "pupil"})
"""What a finding asks that people did already when it is unmet: they judged, or wrote down what is so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRule:
    """A rule of admission with every finding; `applies` is False where its `OnlyIf` does not hold."""

    rule: AdmissionRule
    findings: tuple[Finding, ...]
    applies: bool = True

    @property
    def is_open(self) -> bool:
        """Whether something of it stands open, also where that only warns."""
        return any(finding.state is not State.MET for finding in self.findings)

    @property
    def is_ground(self) -> bool:
        """Whether a refusal can rest on it: it suggests one, and somebody or something said that it is not so."""
        unmet = any(f.state is State.UNMET and f.severity is Severity.BLOCKS for f in self.findings)
        return self.rule.leads in GROUNDS and unmet

    @property
    def is_settled(self) -> bool:
        """Whether people did what it asks, whatever came of it."""
        return all(f.state is State.MET or (f.state is State.UNMET and _is_judged(f)) for f in self.findings)


def _is_judged(finding: Finding) -> bool:
    return finding.act in _DONE_BY_JUDGING


def judged(
    rules: Iterable[AdmissionRule], facts: Facts, first_day: date | None, judge: Judge
) -> tuple[JudgedRule, ...]:
    """Every rule that holds for this child, in the order of the school; those about the first day on that day."""
    found = []
    for rule in rules:
        if rule.retired or (rule.limits and not rule.limits.holds(year=facts.pupil.year)):
            continue
        on = _on_day(facts, first_day) if first_day and rule.phase == ON_FIRST_DAY else facts
        found.append(JudgedRule(rule=rule, findings=judge(rule.requirement, on), applies=_applies(rule, on, judge)))
    return tuple(found)


def _on_day(facts: Facts, day: date) -> Facts:
    """The facts as on another day; what people say about that day counts on it, also when it is over."""
    known = tuple(replace(one, on=min(one.on, day)) for one in facts.happenings)
    return replace(facts, today=day, happenings=known)


def _applies(rule: AdmissionRule, facts: Facts, judge: Judge) -> bool:
    wanted = rule.requirement
    return not isinstance(wanted, OnlyIf) or all(f.state is State.MET for f in judge(wanted.when, facts))


def all_findings(found: Iterable[JudgedRule]) -> tuple[Finding, ...]:
    """Every finding of every rule once, as pages show them."""
    return in_order(dict.fromkeys(finding for one in found for finding in one.findings))


_FIRST = (
    AdmissionOutcome.REFER, AdmissionOutcome.INCOMPLETE, AdmissionOutcome.LOOK, AdmissionOutcome.NOT_ADMISSIBLE,
)  # fmt: skip


def suggestions(found: Sequence[JudgedRule]) -> tuple[JudgedRule, ...]:
    """The open rules, all of them: a referral first, then what is missing, then what a person must look at."""
    open_ones = [one for one in found if one.is_open]
    order = {leads: place for place, leads in enumerate(_FIRST)}
    return tuple(sorted(open_ones, key=lambda one: order.get(one.rule.leads, len(order))))


def against_admission(found: Sequence[JudgedRule]) -> tuple[Finding, ...]:
    """What stands in the way of admitting: every stopping finding, and every rule that is to be settled first."""
    waits = unsettled(found)
    stops = [f for one in found for f in one.findings if f.stops or (one in waits and f.state is not State.MET)]
    return in_order(dict.fromkeys(stops))


def unsettled(found: Sequence[JudgedRule]) -> tuple[JudgedRule, ...]:
    """The rules that must be settled before anything is decided, and are not."""
    return tuple(one for one in found if one.rule.settled_first and not one.is_settled)


def grounds(found: Sequence[JudgedRule]) -> tuple[JudgedRule, ...]:
    """The rules on which a refusal can rest; where a rule is the only ground, no other."""
    alone = [one for one in found if one.rule.sole_ground and one.applies]
    return tuple(one for one in (alone or found) if one.is_ground)


def against_refusal(found: Sequence[JudgedRule]) -> tuple[Finding, ...]:
    """What must happen before a refusal is even possible."""
    waits = [f for one in unsettled(found) for f in one.findings if f.state is not State.MET and not _is_judged(f)]
    waits += [f for one in unsettled(found) for f in one.findings if f.state is State.UNKNOWN]
    return in_order(dict.fromkeys(waits))


def may_override(findings: Iterable[Finding], roles: frozenset[str]) -> bool:
    """Whether somebody with these roles may admit regardless: only where every stopping finding allows it."""
    stops = [finding for finding in findings if finding.stops]
    return bool(stops) and all(roles & set(finding.override) for finding in stops)
