"""Which questions a requirement asks: for each kind of requirement the facts that it looks at."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from core.contract.facts import Facts
from core.contract.limits import Limits
from core.contract.requirements import (
    AdviceIn,
    AdviceInDoubt,
    AgeBetween,
    ApprovedBy,
    ConsentFor,
    Consulted,
    ConversationWith,
    CounterAtMost,
    DecidedIn,
    DirectorNamed,
    DocumentIn,
    FlagSet,
    HumanVerdict,
    Informed,
    InNetherlandsFor,
    LevelReached,
    MeetingHeld,
    ObservationBy,
    OutcomeIs,
    PeriodLength,
    Recorded,
    ReportPresent,
    Requirement,
    WithinWindow,
    YearBetween,
)
from core.features.enquiries import asked_happenings as happened
from core.features.enquiries.rules import CHILD, NO, OTHER, YES_OR_NO, Fact, Group, Question, key_of
from core.schools.profile import SchoolProfile

_STATES = {"draft": "concept", "made": "gemaakt", "agreed": "vastgesteld"}
_LONGEST = {AgeBetween: 25, PeriodLength: 24, CounterAtMost: 60}

Asker = Callable[[Any, SchoolProfile, Facts], Iterator[Question]]


def asked(part: Requirement, rules: SchoolProfile, nobody: Facts) -> tuple[Question, ...]:
    """The questions of one requirement that is not made of others; none for a kind that asks nothing of a person.

    `nobody` are facts of which only the day and the word for the child count.
    """
    asker = _ASKERS.get(type(part))
    return tuple(asker(part, rules, nobody)) if asker else ()


def asked_by_limits(limits: Limits | None, rules: SchoolProfile) -> tuple[Question, ...]:
    """The questions by which is known whether a rule holds for this child."""
    found = []
    if limits is not None and (limits.from_age, limits.below_age) != (None, None):
        found.append(_age())
    if limits is not None and (limits.first_year, limits.last_year) != (None, None):
        found.append(_year(rules))
    return tuple(found)


def _age() -> Question:
    label = f"Hoe oud is {CHILD}, in hele jaren?"
    return Question(key=key_of(Fact.AGE), fact=Fact.AGE, group=Group.CHILD, label=label, unit="jaar")


def _year(rules: SchoolProfile) -> Question:
    years = tuple((str(year.rank), year.label) for year in rules.years)
    label = f"In welk leerjaar zit of komt {CHILD}?"
    return Question(key=key_of(Fact.YEAR), fact=Fact.YEAR, group=Group.CHILD, label=label, choices=years)


def _ages(part: AgeBetween, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    yield _age()


def _years(part: YearBetween, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    yield _year(rules)


def _netherlands(part: InNetherlandsFor, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    most = max(part.least or 0, part.below or 0) + 1
    numbers = tuple((str(n), "korter dan 1 jaar" if n == 0 else f"{n} jaar") for n in range(most + 1))
    yield Question(
        key=key_of(Fact.NETHERLANDS),
        fact=Fact.NETHERLANDS,
        group=Group.CHILD,
        label=f"Hoe lang is {CHILD} in Nederland?",
        choices=(("altijd", "altijd, of geen nieuwkomer"), *numbers),
    )


def _advice(part: AdviceIn | AdviceInDoubt, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    named = part.advices if isinstance(part, AdviceIn) else ()
    choices = (*((advice, advice) for advice in named), (OTHER, "een ander advies"))
    label = "Wat is het advies van de vorige school?"
    yield Question(key=key_of(Fact.ADVICE), fact=Fact.ADVICE, group=Group.CHILD, label=label, choices=choices)
    if isinstance(part, AdviceInDoubt):
        label = "Is er twijfel over het advies?"
        yield Question(key=key_of(Fact.DOUBT), fact=Fact.DOUBT, group=Group.CHILD, label=label, choices=YES_OR_NO)


def _flag(part: FlagSet, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    yield _plain(Fact.FLAG, Group.CHILD, part.condition(nobody), part.flag)


def _level(part: LevelReached, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    levels = sorted(rules.care_levels, key=lambda level: level.rank)
    choices = tuple((str(level.rank), level.label) for level in levels)
    label = f"Welke ondersteuning krijgt {CHILD} nu?"
    yield Question(key=key_of(Fact.LEVEL), fact=Fact.LEVEL, group=Group.CASE, label=label, choices=choices)


def _director(part: DirectorNamed, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    yield _plain(Fact.DIRECTOR, Group.CASE, part.condition(nobody))


def _consent(part: ConsentFor, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    yield _plain(Fact.CONSENT, Group.CONSENT, part.condition(nobody), part.purpose)


def _document(part: DocumentIn, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    states = tuple((state, _STATES.get(state, state)) for state in part.states)
    yield Question(
        key=key_of(Fact.DOCUMENT, part.document),
        fact=Fact.DOCUMENT,
        group=Group.PAPERS,
        label=f"Hoe ver is het {part.label}?",
        about=(part.document,),
        choices=((NO, "er is nog niets"), *states),
    )


def _period(part: PeriodLength, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    yield Question(
        key=key_of(Fact.PERIOD, part.starts, part.ends),
        fact=Fact.PERIOD,
        group=Group.CASE,
        label=f"{part.label}: hoeveel maanden?",
        about=(part.starts, part.ends),
        most=max(_LONGEST[PeriodLength], part.most + 1),
        unit="maanden",
    )


def _counter(part: CounterAtMost, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    yield Question(
        key=key_of(Fact.COUNTER, part.counter),
        fact=Fact.COUNTER,
        group=Group.CASE,
        label=f"{part.label}: hoeveel {part.unit} tot nu toe?",
        about=(part.counter,),
        most=max(_LONGEST[CounterAtMost], int(part.limit) + 1),
        unit=part.unit,
    )


def _window(part: WithinWindow, rules: SchoolProfile, nobody: Facts) -> Iterator[Question]:
    first, last = part.first.isoformat(), part.last.isoformat()
    about = (part.kind, first, last, YES_OR_NO[0][0] if part.yearly else "")
    yield _plain(Fact.WINDOW, Group.CASE, part.condition(nobody), *about)


def _plain(fact: Fact, group: Group, label: str, *about: str) -> Question:
    key = key_of(fact, *about) if about else key_of(fact)
    return Question(key=key, fact=fact, group=group, label=label, about=about, choices=YES_OR_NO)


_ASKERS: Mapping[type[Requirement], Asker] = {
    AdviceIn: _advice,
    AdviceInDoubt: _advice,
    AgeBetween: _ages,
    ApprovedBy: happened.approved,
    ConsentFor: _consent,
    Consulted: happened.consulted,
    ConversationWith: happened.talk,
    CounterAtMost: _counter,
    DecidedIn: happened.decided,
    DirectorNamed: _director,
    DocumentIn: _document,
    FlagSet: _flag,
    HumanVerdict: happened.verdict,
    InNetherlandsFor: _netherlands,
    Informed: happened.informed,
    LevelReached: _level,
    MeetingHeld: happened.met,
    ObservationBy: happened.observed,
    OutcomeIs: happened.outcome,
    PeriodLength: _period,
    Recorded: happened.recorded,
    ReportPresent: happened.report,
    WithinWindow: _window,
    YearBetween: _years,
}
"""Every kind that is not made of others; a test holds this to the closed set."""
