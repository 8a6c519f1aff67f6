"""What schools say of the same facts: one in full, or all of an alliance in short. Reads and keeps nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from core.contract.findings import Finding, State, in_order
from core.contract.requirements import Requirement
from core.contract.requirements.base import capital
from core.contract.source import Source
from core.features.enquiries.changing import changes_for, sentence
from core.features.enquiries.counting import states
from core.features.enquiries.facts import facts_of
from core.features.enquiries.judged import Judged, Known, judged
from core.features.enquiries.rules import Question, counted, merged
from core.features.enquiries.sections import USUAL, RuleNode, Sections, Subject, sections_of
from core.schools.apart import PATIENCE_SECONDS, apart
from core.schools.profile import School, SchoolProfile
from core.schools.registry import Registry

AGE, YEAR = "leeftijd", "leerjaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAnswer:
    """What one rule says of these facts; a finding that is open tells in its reason what would change it.

    `touched`: something that the rule looks at was answered.
    """

    subject: Subject
    label: str
    phase: str
    outcome: str
    source: Source
    findings: tuple[Finding, ...]
    touched: bool

    @property
    def open(self) -> bool:
        """Whether something is not met or not known."""
        return any(finding.state is not State.MET for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolAnswer:
    """What a school says, rule by rule."""

    school: School
    rules: tuple[RuleAnswer, ...]

    def about(self, subject: Subject) -> tuple[RuleAnswer, ...]:
        """Its rules about one subject."""
        return tuple(one for one in self.rules if one.subject is subject)

    @property
    def counts(self) -> dict[State, int]:
        """How many findings are met, unmet and unknown."""
        return _counts(finding.state for one in self.rules for finding in one.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A school of an alliance with how many of its conditions are met, unmet and unknown: no order, no score."""

    school: School
    counts: dict[State, int]


class Enquiries:
    """Asks the schools of one registry on one day."""

    def __init__(self, registry: Registry, today: date) -> None:
        self._registry = registry
        self._today = today

    def answer(
        self, rules: SchoolProfile, answers: Mapping[str, str], subjects: Iterable[Subject] = USUAL
    ) -> SchoolAnswer:
        """What one school says of these answers, with what would change each open finding."""
        sections = sections_of(rules)
        known = self._known(rules, sections, answers)
        told = (self._told(subject, one, known, sections) for subject, one in sections.of(subjects))
        return SchoolAnswer(school=rules.school, rules=tuple(told))

    def places(self, schools: Iterable[SchoolProfile], answers: Mapping[str, str]) -> tuple[PlaceLine, ...]:
        """What each school says in short, by the name of the school and by nothing else."""
        asked = tuple(schools)
        # apart once for all of them; where that takes too long, each school apart, and who hangs is found there
        lines = apart(lambda: self._places(asked, answers), PATIENCE_SECONDS) or self._places(asked, answers)
        return tuple(sorted(lines, key=lambda line: (line.school.name.casefold(), line.school.id)))

    def _places(self, schools: Iterable[SchoolProfile], answers: Mapping[str, str]) -> tuple[PlaceLine, ...]:
        return tuple(self._place(rules, answers) for rules in schools)

    def _place(self, rules: SchoolProfile, answers: Mapping[str, str]) -> PlaceLine:
        sections = sections_of(rules)
        known = self._known(rules, sections, answers)
        found = (
            state
            for rule in sections.usual
            if _holds(rule, known.answers)
            for node in rule.nodes
            for state in states(node, known)
        )
        return PlaceLine(school=rules.school, counts=_counts(found))

    def _known(self, rules: SchoolProfile, sections: Sections, answers: Mapping[str, str]) -> Known:
        told = counted(answers, sections.by_key)
        facts = facts_of((one for one in sections.asked if one.key in told), told, self._today)
        asked = [(whole, facts) for whole in sections.answered_by(told.keys())]
        return Known(facts=facts, answers=told, judge=self._registry.judging(rules, asked))

    def _told(self, subject: Subject, rule: RuleNode, known: Known, sections: Sections) -> RuleAnswer:
        found = [one for node in rule.nodes for one in judged(node, known)]
        if _holds(rule, known.answers):
            findings = [_with_change(one, known, sections.asked) for one in found]
        else:
            findings = list(_not_for_this_child(rule, known))
        return RuleAnswer(
            subject=subject,
            label=rule.label,
            phase=rule.phase,
            outcome=rule.outcome,
            source=rule.source,
            findings=in_order(dict.fromkeys(findings)),
            touched=any(one.key in known.answers for one in rule.questions),
        )


def questions(schools: Iterable[SchoolProfile], subjects: Iterable[Subject] = USUAL) -> tuple[Question, ...]:
    """Every question that these schools ask about these subjects, each once."""
    wanted = tuple(subjects)
    found = (one for rules in schools for _subject, rule in sections_of(rules).of(wanted) for one in rule.questions)
    return merged(found)


def _with_change(one: Judged, known: Known, asked: tuple[Question, ...]) -> Finding:
    said = sentence(changes_for(one, known, asked))
    found = one.finding
    return replace(found, condition=capital(found.condition), reason=f"{found.reason} {said}".strip())


def _holds(rule: RuleNode, answers: Mapping[str, str]) -> bool:
    if rule.limits is None:
        return True
    age, year = (int(answers[key]) if key in answers else None for key in (AGE, YEAR))
    return rule.limits.holds(age, year)


def _not_for_this_child(rule: RuleNode, known: Known) -> Iterator[Finding]:
    wholes: Iterator[Requirement] = (node.whole for node in rule.nodes)
    for whole in wholes:
        reason = "Niet van toepassing: dit geldt niet voor deze leeftijd of dit leerjaar."
        yield from whole.found(known.facts, State.MET, reason)


def _counts(found_states: Iterable[State]) -> dict[State, int]:
    found = dict.fromkeys(State, 0)
    for state in found_states:
        found[state] += 1
    return found
