"""Answers become facts: a child without a name, on whom everything that was answered happened today. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from core.contract.dates import add_months, add_years
from core.contract.facts import ConsentFact, ConsentStatus, Facts, Happening, PupilFacts
from core.features.enquiries.rules import CHILD, NO, YES, Fact, Question

ALWAYS = "altijd"


def facts_of(questions: Iterable[Question], answers: Mapping[str, str], today: date) -> Facts:
    """The facts that the answers to these questions tell; what was not answered is not in them."""
    told = [(one, answers[one.key]) for one in questions if one.key in answers]
    happenings = [happening for one, value in told for happening in _happenings(one, value, today)]
    return Facts(
        today=today,
        call_name=CHILD,
        pupil=_child(told, today),
        level_rank=next((int(value) for one, value in told if one.fact is Fact.LEVEL), 0),
        director=next((value for one, value in told if one.fact is Fact.DIRECTOR and value == YES), ""),
        happenings=tuple(happenings),
        consents=tuple(_consent(one, value, today) for one, value in told if one.fact is Fact.CONSENT),
        documents=tuple((one.about[0], value) for one, value in told if one.fact is Fact.DOCUMENT and value != NO),
    )


def nobody(today: date) -> Facts:
    """Facts of which nothing is known."""
    return Facts(today=today, call_name=CHILD)


def _child(told: list[tuple[Question, str]], today: date) -> PupilFacts:
    found = PupilFacts(flags=frozenset(one.about[0] for one, value in told if one.fact is Fact.FLAG and value == YES))
    for one, value in told:
        match one.fact:
            case Fact.AGE:
                found = replace(found, born=add_years(today, -int(value)))
            case Fact.YEAR:
                found = replace(found, year=int(value))
            case Fact.NETHERLANDS:
                since = None if value == ALWAYS else add_years(today, -int(value))
                found = replace(found, in_netherlands_since=since)
            case Fact.ADVICE:
                found = replace(found, advice=one.said(value))
            case Fact.DOUBT:
                found = replace(found, advice_in_doubt=value == YES)
    return found


def _consent(one: Question, value: str, today: date) -> ConsentFact:
    if value == YES:
        return ConsentFact(purpose=one.about[0], status=ConsentStatus.GIVEN, since=today)
    return ConsentFact(purpose=one.about[0], status=ConsentStatus.NOT_ASKED)


def _happenings(one: Question, value: str, today: date) -> tuple[Happening, ...]:
    """The rows by which a rule sees it; how something ended stands behind that it was."""
    match one.fact:
        case Fact.HAPPENING if value == YES:
            return _held(one, today)
        case Fact.VERDICT:
            outcome = "yes" if value == YES else "no"
            return (Happening(kind="verdict", about=one.about[0], on=today, outcome=outcome),)
        case Fact.OUTCOME:
            return (Happening(kind=one.about[0], about=one.about[1], on=today, outcome=value),)
        case Fact.COUNTER:
            return (Happening(kind="counter", about=one.about[0], on=today, amount=Decimal(value)),)
        case Fact.PERIOD:
            starts, ends = one.about
            end = add_months(today, int(value))
            return (Happening(kind="period", about=starts, on=today), Happening(kind="period", about=ends, on=end))
        case Fact.WINDOW:
            return _in_window(one, value, today)
    return ()


def _held(one: Question, today: date) -> tuple[Happening, ...]:
    """As often as is asked, on as many days, the last of them today; approvals by a person per role."""
    kind, about, reference, times = one.about
    held = Happening(
        kind=kind,
        about=about,
        on=today,
        roles=frozenset(one.roles),
        reference=reference,
        outcome="approved" if kind == "approval" else "",
        by=",".join(one.roles),
    )
    return tuple(replace(held, on=today - timedelta(days=number)) for number in range(int(times)))


def _in_window(one: Question, value: str, today: date) -> tuple[Happening, ...]:
    """A day inside the window for yes, just before it for no; none where that day lies ahead."""
    kind, first, last, yearly = one.about
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if yearly:
        begin, end = _latest(begin, end, today)
    on = begin if value == YES else begin - timedelta(days=1)
    return (Happening(kind=kind, on=on),) if on <= today else ()


def _latest(first: date, last: date, today: date) -> tuple[date, date]:
    """The newest stretch of these days of the year that began before today."""
    begin = _in_year(first, today.year)
    begin = begin if begin <= today else _in_year(first, today.year - 1)
    end = _in_year(last, begin.year)
    return begin, end if end >= begin else _in_year(last, begin.year + 1)


def _in_year(day: date, year: int) -> date:
    return date(year, day.month, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
