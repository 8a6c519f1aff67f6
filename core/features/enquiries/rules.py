"""Questions and answers of an enquiry: which facts a rule looks at, asked so that nobody can be recognised. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

YES, NO, OTHER = "ja", "nee", "anders"
CHILD = "het kind"
"""What a sentence calls the child, about whom nothing is known that names it."""


class Fact(StrEnum):
    """What kind of fact an answer becomes."""

    AGE = "leeftijd"
    YEAR = "leerjaar"
    NETHERLANDS = "nederland"
    ADVICE = "advies"
    DOUBT = "twijfel"
    FLAG = "kenmerk"
    LEVEL = "niveau"
    DIRECTOR = "regie"
    CONSENT = "toestemming"
    DOCUMENT = "document"
    PERIOD = "periode"
    COUNTER = "telling"
    WINDOW = "venster"
    OUTCOME = "uitkomst"
    HAPPENING = "gebeurtenis"
    VERDICT = "oordeel"


class Group(StrEnum):
    """Under which heading a question stands, in this order."""

    CHILD = "kind"
    CASE = "stand"
    TALKS = "gesprekken"
    CONSENT = "toestemming"
    PAPERS = "papieren"
    JUDGED = "oordelen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact as it is asked. `key` names it on a page and is the same at every school that asks the same.

    `choices` are pairs of value and label; without them a whole number from `least` to `most` is asked, in `unit`.
    `about` is what the fact needs beside its kind: codes of a document, of roles, of a team.
    """

    key: str
    fact: Fact
    group: Group
    label: str
    about: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 25
    unit: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """Every answer that counts, in the order in which it is offered."""
        if self.choices:
            return tuple(value for value, _label in self.choices)
        return tuple(str(number) for number in range(self.least, self.most + 1))

    def said(self, value: str) -> str:
        """An answer as people read it."""
        if self.choices:
            return dict(self.choices).get(value, value)
        return f"{value} {self.unit}".strip()


YES_OR_NO = ((YES, "ja"), (NO, "nee"))


def key_of(fact: Fact, *parts: str) -> str:
    """A name for a question: short, without anything that a page or an address cannot hold."""
    if not parts:
        return fact.value
    return f"{fact.value}_{sha256('|'.join(parts).encode()).hexdigest()[:10]}"


def merged(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Each question once, by group; what one asks more than another (a choice, a higher number) is added."""
    found: dict[str, Question] = {}
    for asked in questions:
        one = replace(asked, label=asked.label[:1].upper() + asked.label[1:])
        known = found.get(one.key)
        found[one.key] = one if known is None else _joined(known, one)
    order = list(Group)
    return tuple(sorted(found.values(), key=lambda one: order.index(one.group)))


def _joined(first: Question, second: Question) -> Question:
    more = tuple(pair for pair in second.choices if pair[0] not in dict(first.choices))
    if not more and first.most >= second.most and first.least <= second.least:
        return first
    return replace(
        first, choices=(*first.choices, *more), least=min(first.least, second.least), most=max(first.most, second.most)
    )


def counted(answers: Mapping[str, str], questions: Mapping[str, Question]) -> dict[str, str]:
    """The answers that say something; what was left open, or fits no question (by key), is not known."""
    return {
        key: value for key, value in answers.items() if value and key in questions and value in questions[key].values
    }
