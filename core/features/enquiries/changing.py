"""What would change this: the smallest change in the answers by which a finding would be met. Pure.

Nothing is advised: it tells which fact would have to be otherwise. Every change is judged again before it is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product

from core.contract.facts import Facts
from core.contract.findings import Finding, State
from core.contract.requirements import Requirement
from core.features.enquiries.facts import facts_of
from core.features.enquiries.judged import Judged, Known, Node, judged, worst
from core.features.enquiries.rules import NO, YES, Fact, Question

MOST_TRIED = 400
"""Changes that are judged for one finding before the search ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One question with the answer that it would have."""

    question: Question
    value: str

    @property
    def words(self) -> str:
        """The change as the beginning of a sentence with "als"."""
        said = self.question.said(self.value)
        match self.question.fact:
            case Fact.AGE:
                return f"het kind {said} is"
            case Fact.YEAR:
                return f"het kind in {said} zit"
            case Fact.VERDICT if self.value == YES:
                return f"de school ja antwoordt op “{self.question.label}”"
            case Fact.VERDICT:
                return f"de school nee antwoordt op “{self.question.label}”"
        if self.value == YES:
            return f"dit zo is: “{self.question.label}”"
        if self.value == NO and self.question.fact is not Fact.DOCUMENT:
            return f"dit niet zo is: “{self.question.label}”"
        return f"het antwoord op “{self.question.label}” dit is: {said}"


def changes_for(one: Judged, known: Known, asked: tuple[Question, ...]) -> tuple[FactChange, ...]:
    """The fewest answers, and of those the nearest, by which the requirement is met; none when no answer does.

    `asked` are all questions of the school: facts are made anew from all answers.
    """
    if one.finding.state is State.MET:
        return ()
    for tried in _candidates(one.node, known.answers):
        answers = {**known.answers, **tried}
        again = replace(known, answers=answers, facts=facts_of(asked, answers, _day(known)))
        # a plugin may only be stricter than the rule: it is asked only about what the rule itself finds in order
        if not _met(one.node, replace(again, judge=_by_itself)):
            continue
        if _met(one.node, again):
            by_key = {question.key: question for question in one.node.questions}
            return tuple(FactChange(question=by_key[key], value=value) for key, value in tried.items())
    return ()


def sentence(changes: tuple[FactChange, ...]) -> str:
    """What would change it, in one sentence; empty when nothing would."""
    if not changes:
        return ""
    return f"Als {' en '.join(change.words for change in changes)}, is dit in orde."


def _candidates(node: Node, answers: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Other answers: one question first, then two, then three; at last every open one with yes."""
    count = 0
    for size in (1, 2, 3):
        for chosen in combinations(node.questions, size):
            for values in product(*(_nearest(one, answers.get(one.key)) for one in chosen)):
                count += 1
                if count > MOST_TRIED:
                    break
                yield {one.key: value for one, value in zip(chosen, values, strict=True)}
    yes = {one.key: YES for one in node.questions if YES in one.values and answers.get(one.key) != YES}
    if len(yes) > 3:
        yield yes


def _nearest(one: Question, now: str | None) -> list[str]:
    """The other answers to a question: numbers from near to far, choices in their order."""
    values = [value for value in one.values if value != now]
    if one.choices or now is None:
        return values
    return sorted(values, key=lambda value: abs(int(value) - int(now)))


def _met(node: Node, known: Known) -> bool:
    return worst(judged(node, known)) is State.MET


def _by_itself(requirement: Requirement, facts: Facts) -> tuple[Finding, ...]:
    return requirement.judge(facts)


def _day(known: Known) -> date:
    return known.facts.today
