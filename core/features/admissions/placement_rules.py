"""Conditions and criteria of a placement, and bounds on groups, judged on facts. Pure; numbers warn, people decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from core.contract.admission_outcomes import FINAL, TRIAL
from core.contract.facts import Facts, Happening
from core.contract.findings import Finding, Severity, State, in_order
from core.contract.partners import PlacementRule
from core.contract.requirements import Consulted, CounterAtMost, HumanVerdict, PeriodLength
from core.features.admissions.questions import leaves
from core.features.admissions.rules import Judge


class PlacementState(StrEnum):
    """Where a placement stands. UNABLE: a criterion fell away after the final placement."""

    OPEN = "open"
    TRIAL = "trial"
    FINAL = "final"
    UNABLE = "unable"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCondition:
    """A rule of placement with every finding."""

    rule: PlacementRule
    findings: tuple[Finding, ...]

    @property
    def is_met(self) -> bool:
        """Whether nothing of it stands open."""
        return all(finding.state is State.MET for finding in self.findings)


def of_phase(rules: Iterable[PlacementRule], phase: str) -> tuple[PlacementRule, ...]:
    """The rules of one phase that are in force."""
    return tuple(rule for rule in rules if rule.phase == phase and not rule.retired)


def conditions(rules: Iterable[PlacementRule], *, on_trial: bool) -> tuple[PlacementRule, ...]:
    """The conditions of a trial, or of a place at once: the same, without the length of the trial."""
    found = of_phase(rules, TRIAL)
    return found if on_trial else tuple(rule for rule in found if trial_length((rule,)) is None)


def criteria(rules: Iterable[PlacementRule]) -> tuple[PlacementRule, ...]:
    """The criteria of a final placement."""
    return of_phase(rules, FINAL)


def trial_length(rules: Iterable[PlacementRule]) -> PeriodLength | None:
    """How long a trial takes, where the school says so."""
    parts = (part for rule in rules for part in leaves(rule.requirement))
    return next((part for part in parts if isinstance(part, PeriodLength)), None)


def judged(rules: Iterable[PlacementRule], facts: Facts, judge: Judge) -> tuple[JudgedCondition, ...]:
    """Every rule with its findings, in the order of the school."""
    return tuple(JudgedCondition(rule=rule, findings=judge(rule.requirement, facts)) for rule in rules)


def findings_of(found: Sequence[JudgedCondition]) -> tuple[Finding, ...]:
    """Every finding once, as pages show them."""
    return in_order(dict.fromkeys(finding for one in found for finding in one.findings))


def fallen(found: Sequence[JudgedCondition]) -> tuple[JudgedCondition, ...]:
    """The criteria of which somebody said that they do not hold."""
    return tuple(one for one in found if any(f.state is State.UNMET for f in one.findings))


def unanswered(found: Sequence[JudgedCondition]) -> tuple[Finding, ...]:
    """What nobody answered yet: incomplete is no refusal."""
    return tuple(f for one in found for f in one.findings if f.state is State.UNKNOWN)


def codes_of(rules: Iterable[PlacementRule]) -> frozenset[str]:
    """The questions to people in these rules."""
    return frozenset(p.code for rule in rules for p in leaves(rule.requirement) if isinstance(p, HumanVerdict))


def parties_of_search(rules: Iterable[PlacementRule]) -> tuple[PlacementRule, ...]:
    """The rules that say with whom is searched, when a criterion fell away."""
    found = (rule for rule in rules if rule.phase not in (TRIAL, FINAL) and not rule.retired)
    return tuple(rule for rule in found if any(isinstance(part, Consulted) for part in leaves(rule.requirement)))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCount:
    """A group in numbers, without a verdict: how many pupils, how many of them with an open case, the aim."""

    pupils: int
    caring: int
    aim: Decimal | None = None

    @property
    def percentage(self) -> Decimal:
        """The share of pupils with care, with one decimal."""
        whole = Decimal(self.caring * 100) / Decimal(self.pupils) if self.pupils else Decimal(0)
        return whole.quantize(Decimal("0.1"))

    @property
    def above_aim(self) -> bool:
        """Whether the group is larger than the school aims at. A warning, never a bar."""
        return self.aim is not None and self.pupils > self.aim


def size_rules(rules: Iterable[PlacementRule]) -> tuple[PlacementRule, ...]:
    """The rules about the size of a group."""
    return tuple(rule for rule in rules if rule.group and rule.group.most is not None and not rule.retired)


def kind_rules(rules: Iterable[PlacementRule]) -> tuple[PlacementRule, ...]:
    """The kinds of groups that the school makes, in its own words."""
    return tuple(rule for rule in rules if rule.group and rule.group.kind and not rule.retired)


def aim_of(rules: Iterable[PlacementRule], kind_code: str = "") -> Decimal | None:
    """The most pupils a group should have: of its kind, else of every group."""
    sizes = size_rules(rules)
    own = next((rule for rule in sizes if rule.code == kind_code), None)
    general = next((rule for rule in sizes if rule.group and not rule.group.kind), None)
    found = own or general
    return found.group.most if found and found.group else None


def wrong_kind(rule: PlacementRule, years: Sequence[int], rules: Iterable[PlacementRule]) -> str:
    """Why a group of these years cannot be of this kind; empty when it can.

    A kind that is hard for a year (mixed in the first two) leaves no other one there.
    """
    if rule.limits and not all(rule.limits.holds(year=year) for year in years):
        return "years"
    hard = [
        other
        for other in kind_rules(rules)
        if other.code != rule.code and other.group and not other.group.soft and other.limits
    ]
    if any(other.limits and other.limits.holds(year=year) for other in hard for year in years):
        return "years"
    return ""


def needs_reason(rule: PlacementRule, years: Sequence[int]) -> bool:
    """Whether the school makes such a group only for a reason: a question that is no mere aim, and an exception."""
    asks = isinstance(rule.requirement, HumanVerdict) and rule.requirement.severity is Severity.BLOCKS
    return bool(asks and rule.group and rule.group.exception and len(years) > 1)


def with_size(facts: Facts, rules: Iterable[PlacementRule], pupils: int) -> Facts:
    """The facts with the size of the group under every counter that a rule about sizes reads."""
    counters = {p.counter for rule in rules for p in leaves(rule.requirement) if isinstance(p, CounterAtMost)}
    counted = tuple(
        Happening(kind="counter", about=code, on=facts.today, amount=Decimal(pupils)) for code in sorted(counters)
    )
    return replace(facts, happenings=(*facts.happenings, *counted))
