"""The rules of one school as an enquiry asks them: by subject, each with its questions. Made once per profile. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

from core.contract.limits import Limits
from core.contract.partners import AdmissionRule, PlacementRule
from core.contract.requirements import Requirement
from core.contract.routes import RouteStep, SupportRoute
from core.contract.source import Source
from core.features.enquiries.asked import asked_by_limits
from core.features.enquiries.facts import nobody
from core.features.enquiries.judged import Node, node_of
from core.features.enquiries.rules import Question, merged
from core.schools.profile import SchoolProfile

ANY_DAY = date(2000, 1, 1)
"""Sentences about nobody do not depend on the day."""


class Subject(StrEnum):
    """What can be asked about; the value stands on the page."""

    ADMISSION = "toelating"
    PLACEMENT = "plaatsing"
    LEVELS = "niveaus"
    STEPS = "stappen"
    PARTNERS = "partners"
    OFFERS = "aanbod"


USUAL = (Subject.ADMISSION, Subject.PLACEMENT)
"""What is asked about when nobody chose."""


@dataclass(frozen=True, eq=False, kw_only=True)
class RuleNode:
    """A rule with its requirements as nodes. `phase` is when it is asked, `outcome` what an open finding suggests."""

    label: str
    source: Source
    nodes: tuple[Node, ...]
    phase: str = ""
    outcome: str = ""
    limits: Limits | None = None
    limited_by: tuple[Question, ...] = ()

    @property
    def questions(self) -> Iterator[Question]:
        """What this rule asks."""
        yield from self.limited_by
        for node in self.nodes:
            yield from node.questions


@dataclass(frozen=True, eq=False, kw_only=True)
class Sections:
    """Everything that one school can be asked."""

    rules: Mapping[Subject, tuple[RuleNode, ...]]

    def of(self, subjects: Iterable[Subject]) -> Iterator[tuple[Subject, RuleNode]]:
        """The rules about these subjects, in the order of the subjects."""
        wanted = set(subjects)
        return ((subject, one) for subject in Subject if subject in wanted for one in self.rules[subject])

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """Every question of every subject, each once."""
        return merged(question for _subject, one in self.of(Subject) for question in one.questions)

    @cached_property
    def by_key(self) -> Mapping[str, Question]:
        """The same, by name."""
        return {question.key: question for question in self.asked}

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """Every requirement that has nothing inside it, each once."""
        found = (leaf for _subject, one in self.of(Subject) for node in one.nodes for leaf in node.leaves())
        return tuple({id(leaf.whole): leaf for leaf in found}.values())

    def answered_by(self, keys: Set[str]) -> tuple[Requirement, ...]:
        """The requirements of which every question is among these."""
        return tuple(leaf.whole for leaf in self.leaves if leaf.own and leaf.keys <= keys)

    @cached_property
    def usual(self) -> tuple[RuleNode, ...]:
        """The rules about the usual subjects."""
        return tuple(rule for _subject, rule in self.of(USUAL))


@lru_cache(maxsize=256)
def sections_of(rules: SchoolProfile) -> Sections:
    """The rules of a school by subject; what asks nothing is left out."""
    return Sections(rules={subject: tuple(found(rules)) for subject, found in _FINDERS.items()})


def _admission(rules: SchoolProfile) -> Iterator[RuleNode]:
    return (_ruled(one, rules) for one in rules.admission_rules)


def _placement(rules: SchoolProfile) -> Iterator[RuleNode]:
    return (_ruled(one, rules) for one in rules.placement_rules)


def _ruled(one: AdmissionRule | PlacementRule, rules: SchoolProfile) -> RuleNode:
    return RuleNode(
        label=one.label,
        source=one.source,
        nodes=_nodes((one.requirement,), rules),
        phase=one.phase,
        outcome=one.outcome,
        limits=one.limits,
        limited_by=asked_by_limits(one.limits, rules),
    )


def _levels(rules: SchoolProfile) -> Iterator[RuleNode]:
    """Per level every step and decision by which a child comes there."""
    for level in sorted(rules.care_levels, key=lambda one: one.rank):
        for route in rules.support_routes:
            for step in route.steps:
                if step.level == level.code and (guards := _guards(step, rules)):
                    label = f"{level.label}, via {route.label}: {step.label}"
                    yield RuleNode(label=label, source=level.source, nodes=_nodes(guards, rules), phase=level.label)
        for right in rules.decision_rights:
            if right.level == level.code and right.guards and not right.step:
                label = f"{level.label}, door het besluit: {right.label}"
                yield RuleNode(label=label, source=level.source, nodes=_nodes(right.guards, rules), phase=level.label)


def _steps(rules: SchoolProfile) -> Iterator[RuleNode]:
    for route in rules.support_routes:
        for step in route.steps:
            if guards := _guards(step, rules):
                yield _step(route, step, guards, rules)


def _step(route: SupportRoute, step: RouteStep, guards: tuple[Requirement, ...], rules: SchoolProfile) -> RuleNode:
    return RuleNode(label=step.label, source=step.source, nodes=_nodes(guards, rules), phase=route.label)


def _guards(step: RouteStep, rules: SchoolProfile) -> tuple[Requirement, ...]:
    right = next((one for one in rules.decision_rights if one.code == step.decided_by), None)
    return (*step.guards, *(right.guards if right else ()))


def _partners(rules: SchoolProfile) -> Iterator[RuleNode]:
    for one in rules.partners:
        if one.before:
            yield RuleNode(
                label=one.label,
                source=one.source,
                nodes=_nodes(one.before, rules),
                limits=one.limits,
                limited_by=asked_by_limits(one.limits, rules),
            )


def _offers(rules: SchoolProfile) -> Iterator[RuleNode]:
    for one in rules.provisions:
        if one.before:
            yield RuleNode(
                label=one.label,
                source=one.source,
                nodes=_nodes(one.before, rules),
                limits=one.limits,
                limited_by=asked_by_limits(one.limits, rules),
            )


def _nodes(found: Iterable[Requirement], rules: SchoolProfile) -> tuple[Node, ...]:
    return tuple(node_of(one, rules, nobody(ANY_DAY)) for one in found)


_FINDERS: Mapping[Subject, Callable[[SchoolProfile], Iterator[RuleNode]]] = {
    Subject.ADMISSION: _admission,
    Subject.PLACEMENT: _placement,
    Subject.LEVELS: _levels,
    Subject.STEPS: _steps,
    Subject.PARTNERS: _partners,
    Subject.OFFERS: _offers,
}
