"""Replaying a decision: the facts of that day judged again, and what is found now beside what was found then. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from core.contract.facts import Facts
from core.contract.findings import Finding, in_order
from core.contract.requirements import Requirement
from core.contract.wire import UnreadableValue, from_wire
from core.schools.judging import Bench, parts_of
from core.schools.profile import SchoolProfile
from core.schools.relay import Answer

Judge = Callable[[Requirement, Facts], tuple[Finding, ...]]
Asks = Callable[[SchoolProfile, str, Facts], tuple[Requirement, ...]]
"""What a decision of a kind asks under a profile, on these facts. LookupError where the profile does not know it."""

Value = TypeVar("Value", Facts, Finding)

CORE = "core"
SEALED = "(afgeschermd)"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """A decision as it was kept: `facts` and `findings` as JSON of `core.contract.wire`, `digest` of its profile."""

    id: UUID
    source: str
    kind: str
    taken_on: date
    digest: str
    facts: Mapping[str, Any]
    findings: tuple[Mapping[str, Any], ...]
    asks: Asks

    def read_facts(self) -> Facts:
        """The facts of that day. UnreadableValue where this platform cannot read what was kept."""
        return _read(self.facts, Facts)

    def read_findings(self) -> tuple[Finding, ...]:
        """The findings of that day, in the order in which they are shown. UnreadableValue as `read_facts`."""
        return in_order(_read(finding, Finding) for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A finding that is no longer what it was; `before` is None for a new one, `after` for one that is gone."""

    before: Finding | None
    after: Finding | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ ("state", "reason"); empty for what is new or gone."""
        if self.before is None or self.after is None:
            return ()
        return tuple(
            field.name
            for field in fields(Finding)
            if getattr(self.before, field.name) != getattr(self.after, field.name)
        )

    @property
    def weighs(self) -> bool:
        """Whether it changes what stands in the way; a change of words, paragraph or warnings alone does not."""
        return _stops(self.before) != _stops(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What judging again gave. `lost` is a Dutch sentence where the decision could not be judged again."""

    changes: tuple[FindingChange, ...] = ()
    lost: str = ""

    @property
    def same(self) -> bool:
        """Whether every finding is exactly what it was, with its words and its paragraph."""
        return not self.changes and not self.lost

    @property
    def weighs(self) -> bool:
        """Whether something else stands in the way than then, or it could not be judged."""
        return bool(self.lost) or any(change.weighs for change in self.changes)


def replay(record: DecisionRecord, profile: SchoolProfile, judge: Judge) -> Replay:
    """Judge the facts of a decision by the rules of a profile, and compare with what was found then."""
    try:
        return replay_of(record, record.read_facts(), profile, judge)
    except UnreadableValue as wrong:
        return _unreadable(wrong)


def replay_of(record: DecisionRecord, facts: Facts, profile: SchoolProfile, judge: Judge) -> Replay:
    """`replay` with facts that were read before: a judge who was told what will be asked knows these very facts."""
    try:
        before = record.read_findings()
    except UnreadableValue as wrong:
        return _unreadable(wrong)
    try:
        asked = record.asks(profile, record.kind, facts)
    except LookupError as unknown:
        return Replay(lost=str(unknown.args[0]))
    after = dict.fromkeys(finding for requirement in asked for finding in judge(requirement, facts))
    return Replay(changes=compared(before, tuple(after)))


def _unreadable(wrong: UnreadableValue) -> Replay:
    return Replay(lost=f"Wat bij dit besluit is bewaard, is niet meer te lezen: {wrong}")


def compared(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[FindingChange, ...]:
    """What differs, in the order of what was found then. A finding is the same one by its condition, or else by its
    paragraph."""
    then, now = Counter(before), Counter(after)
    gone, come = list((then - now).elements()), list((now - then).elements())
    found: dict[int, FindingChange] = {}
    for same in (_condition, _paragraph):
        for place, old in enumerate(gone):
            new = None if place in found else next((one for one in come if same(one) == same(old)), None)
            if new is not None:
                come.remove(new)
                found[place] = FindingChange(before=old, after=new)
    kept = (found.get(place) or FindingChange(before=old, after=None) for place, old in enumerate(gone))
    return (*kept, *(FindingChange(before=None, after=new) for new in come))


def judge_as_kept(record: DecisionRecord, profile: SchoolProfile) -> Judge:
    """The core's judgement, with what plugins said then taken from the findings that were kept.

    Of a version that is no longer in force the rules are kept, but not the code of a plugin that judges. Its finding
    belongs to the requirement with the same condition; one in words of its own, to those of the same paragraph.
    UnreadableValue and LookupError as in `DecisionRecord`.
    """
    facts = record.read_facts()
    said = [finding for finding in record.read_findings() if finding.judged_by != CORE]
    asked = [part for whole in record.asks(profile, record.kind, facts) for part in parts_of(whole)]
    placed = {part.condition(facts) for part in asked}

    def ask(requirement: Requirement, about: Facts) -> tuple[Answer, ...]:
        condition = requirement.condition(about)
        return tuple(
            Answer(plugin=one.judged_by, value=one)
            for one in said
            if one.condition == condition or (one.condition not in placed and one.source == requirement.source)
        )

    return Bench(ask, _no_blame).judge


def masked(findings: Iterable[Finding], hidden: Iterable[str]) -> tuple[Finding, ...]:
    """The findings without texts that were sealed since, where a reason repeats them."""
    texts = sorted((text for text in hidden if text), key=len, reverse=True)

    def clean(reason: str) -> str:
        for text in texts:
            reason = reason.replace(text, SEALED)
        return reason

    return tuple(replace(finding, reason=clean(finding.reason)) for finding in findings)


def _no_blame(answer: Answer, says: str) -> None:
    """What was kept was judged when it was said."""


def _condition(finding: Finding) -> object:
    return finding.condition


def _paragraph(finding: Finding) -> object:
    return (finding.source.document, finding.source.section)


def _stops(finding: Finding | None) -> bool:
    return finding is not None and finding.stops


def _read(data: Any, kind: type[Value]) -> Value:
    try:
        value = from_wire(data, kind)
    except (KeyError, TypeError, ValueError, ArithmeticError) as wrong:
        raise UnreadableValue(str(wrong)) from wrong
    if not isinstance(value, kind):
        raise UnreadableValue(f"dit is geen {kind.__name__}")
    return value
