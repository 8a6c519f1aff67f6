"""Judging with holes: what was answered is judged by the rule itself, what was not is unknown. Pure.

A requirement becomes a `Node` once per profile, with the questions that it asks, so that judging many schools is cheap.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from core.contract.facts import Facts
from core.contract.findings import Finding, Severity, State
from core.contract.requirements import AllOf, AnyOf, HumanVerdict, OnlyIf, Requirement, Softened
from core.features.enquiries.asked import asked
from core.features.enquiries.rules import Fact, Question
from core.schools.judging import Judge
from core.schools.profile import SchoolProfile

NOT_KNOWN = "Nog niet bekend."
_OF_ITSELF = frozenset({Fact.AGE, Fact.YEAR, Fact.ADVICE, Fact.LEVEL, Fact.COUNTER, Fact.PERIOD, Fact.WINDOW})
"""Facts of which the rule's own reason reads well; of others it would name a day on which nothing happened."""


@dataclass(frozen=True, eq=False)
class Node:
    """A requirement with what is inside it. `own` are the questions of one that has nothing inside."""

    whole: Requirement
    own: tuple[Question, ...] = ()
    parts: tuple["Node", ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question asked here or inside, each once."""
        inside = (one for part in self.parts for one in part.questions)
        return tuple({one.key: one for one in (*self.own, *inside)}.values())

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names of those questions."""
        return frozenset(one.key for one in self.questions)

    def leaves(self) -> Iterator["Node"]:
        """This one, or what is inside it, as far as nothing is inside that."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was answered: the facts it became, the answers by key, and who judges for this school."""

    facts: Facts
    answers: Mapping[str, str]
    judge: Judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A finding, and the requirement that would have to hold for it to be met."""

    finding: Finding
    node: Node = field(repr=False)


def node_of(whole: Requirement, rules: SchoolProfile, nobody: Facts) -> Node:
    """A requirement with its questions, and everything inside it."""
    match whole:
        case AllOf(parts=inner) | AnyOf(parts=inner):
            parts = inner
        case OnlyIf(when=first, then=then):
            parts = (first, then)
        case Softened(part=part):
            parts = (part,)
        case _:
            return Node(whole=whole, own=asked(whole, rules, nobody))
    return Node(whole=whole, parts=tuple(node_of(part, rules, nobody) for part in parts))


def judged(node: Node, known: Known) -> tuple[Judged, ...]:
    """Every finding; unknown where a question that decides was left open."""
    return tuple(_judged(node, known))


def worst(found: tuple[Judged, ...]) -> State:
    """The state of all of it together."""
    return worst_of(one.finding.state for one in found)


def worst_of(found: Iterable[State]) -> State:
    """Unmet as soon as one is; else unknown as soon as one is."""
    told = set(found)
    return next((state for state in (State.UNMET, State.UNKNOWN) if state in told), State.MET)


def _judged(node: Node, known: Known) -> Iterator[Judged]:
    match node.whole:
        case AllOf():
            yield from _all(node, known)
        case AnyOf():
            yield from _any(node, known)
        case OnlyIf():
            yield from _only_if(node, known)
        case Softened():
            for one in _judged(node.parts[0], known):
                yield replace(one, finding=replace(one.finding, severity=Severity.WARNS))
        case _:
            yield from _leaf(node, known)


def _all(node: Node, known: Known) -> Iterator[Judged]:
    found = [one for part in node.parts for one in _judged(part, known)]
    yield from found
    if node.keys <= known.answers.keys():
        # a plugin may judge the whole stricter than its parts
        told = known.judge(node.whole, known.facts)
        yield from (Judged(finding=one, node=node) for one in told if one.judged_by != "core" and one not in _of(found))


def _of(found: list[Judged]) -> list[Finding]:
    return [one.finding for one in found]


def _any(node: Node, known: Known) -> Iterator[Judged]:
    parts = [judged(part, known) for part in node.parts]
    whole = next((found for found in parts if worst(found) is State.MET), None)
    yield from whole if whole is not None else (one for found in parts for one in found)


def _only_if(node: Node, known: Known) -> Iterator[Judged]:
    first, then = node.parts
    state = worst(judged(first, known))
    if state is State.MET:
        yield from _judged(then, known)
        return
    when = first.whole.condition(known.facts)
    if state is State.UNKNOWN and not first.keys <= known.answers.keys():
        reason = f"{NOT_KNOWN} Dit geldt alleen als dit zo is: {when}"
        yield Judged(finding=_unknown(then.whole, known.facts, reason), node=node)
        return
    (finding,) = then.whole.found(
        known.facts, State.MET, f"Niet van toepassing: dit geldt alleen als dit zo is: {when}"
    )
    yield Judged(finding=finding, node=node)


def _leaf(node: Node, known: Known) -> Iterator[Judged]:
    if not node.own:
        yield Judged(finding=_unknown(node.whole, known.facts, "Dit is hier niet te beoordelen."), node=node)
        return
    if not node.keys <= known.answers.keys():
        yield Judged(finding=_unknown(node.whole, known.facts, NOT_KNOWN), node=node)
        return
    for finding in known.judge(node.whole, known.facts):
        yield Judged(finding=_in_own_words(finding, node, known), node=node)


def _in_own_words(finding: Finding, node: Node, known: Known) -> Finding:
    """The finding with what was filled in as its reason; a day on which this "happened" would be made up."""
    if finding.judged_by != "core" or all(one.fact in _OF_ITSELF for one in node.own):
        return replace(finding, act="", act_about="")
    said = "; ".join(one.said(known.answers[one.key]) for one in node.own)
    return replace(finding, reason=f"Ingevuld: {said}.", act="", act_about="")


def _unknown(whole: Requirement, facts: Facts, reason: str) -> Finding:
    human = whole if isinstance(whole, HumanVerdict) else None
    return Finding(
        state=State.UNKNOWN,
        condition=whole.condition(facts),
        reason=reason if human is None else f"{reason} Dit beoordeelt een mens.",
        source=whole.source,
        severity=Severity.WARNS if isinstance(whole, Softened) else whole.severity,
        override=whole.override,
        asks=human.code if human else "",
        subjective=human.subjective if human else False,
    )
