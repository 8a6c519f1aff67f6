"""When consent for a purpose is whole: who must give it at this age, in which form, and what each last said. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from core.contract.consents import ConsentForm, ConsentRule, Giver, GiverRule
from core.contract.dates import in_words
from core.contract.facts import ConsentFact, ConsentStatus
from core.contract.requirements.base import enumerated
from core.contract.source import Source


class Answer(StrEnum):
    """What a giver said."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleGiver:
    """Who may have to give consent: a guardian (`guardian_id`) or the pupil (None). `label` as in a sentence."""

    guardian_id: UUID | None
    label: str
    authority: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One recorded answer; the sequence is in the order of recording."""

    guardian_id: UUID | None
    answer: Answer
    form: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GiverState:
    """Where one giver stands: the last answer, whether it counts, and the source of the rule that asks for it."""

    giver: PossibleGiver
    source: Source
    last: Said | None
    counts: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentState:
    """Consent for one purpose with all its givers."""

    rule: ConsentRule
    givers: tuple[GiverState, ...]
    fact: ConsentFact


def union(rule: ConsentRule, national: Iterable[ConsentRule]) -> tuple[GiverRule, ...]:
    """The strictest union of givers: the school's own, and the law's where the purpose opens the case outside."""
    outside = tuple(extra for law in national for extra in law.givers) if rule.opens_for else ()
    return (*rule.givers, *outside)


def givers_at(
    rules: Iterable[GiverRule], people: Iterable[PossibleGiver], age: int | None
) -> tuple[tuple[PossibleGiver, Source], ...]:
    """Who must answer at this age, each once, with the first source that asks for it. An unknown age asks everyone.

    Nobody at all where the parents must answer and no holder of authority is known: a child's yes is no parent's.
    """
    everyone = tuple(people)
    found: dict[UUID | None, tuple[PossibleGiver, Source]] = {}
    for rule in rules:
        if age is not None and not rule.holds_at(age):
            continue
        if rule.giver is Giver.EVERY_HOLDER and not any(p.authority and p.guardian_id is not None for p in everyone):
            return ()
        for person in everyone:
            is_pupil = person.guardian_id is None
            wanted = is_pupil if rule.giver is Giver.PUPIL else (not is_pupil and person.authority)
            if wanted:
                found.setdefault(person.guardian_id, (person, rule.source))
    return tuple(found.values())


def state_of(
    rule: ConsentRule, asked: Iterable[tuple[PossibleGiver, Source]], said: Iterable[Said], today: date
) -> ConsentState:
    """The state of consent for a purpose on `today`; answers dated after today do not count yet."""
    last: dict[UUID | None, Said] = {}
    for answer in said:
        if answer.on <= today:
            last[answer.guardian_id] = answer
    givers = tuple(_giver_state(rule, person, source, last.get(person.guardian_id)) for person, source in asked)
    return ConsentState(rule=rule, givers=givers, fact=_fact(rule, givers))


def _giver_state(rule: ConsentRule, person: PossibleGiver, source: Source, last: Said | None) -> GiverState:
    if last is None or last.answer is Answer.ASKED:
        return GiverState(giver=person, source=source, last=last, counts=False)
    if last.answer is Answer.GIVEN and last.form not in {form.value for form in rule.forms}:
        why = f"{person.label} gaf mondeling toestemming. Mondeling telt hier niet: het moet op papier."
        return GiverState(giver=person, source=source, last=last, counts=False, why_not=why)
    return GiverState(giver=person, source=source, last=last, counts=last.answer is Answer.GIVEN)


def _fact(rule: ConsentRule, givers: tuple[GiverState, ...]) -> ConsentFact:
    missing = tuple(g.giver.label for g in givers if not g.counts and _waits(g))
    against = tuple(g.giver.label for g in givers if g.last and g.last.answer in (Answer.REFUSED, Answer.WITHDRAWN))
    status = _status(givers, against)
    since = max((g.last.on for g in givers if g.last and g.counts), default=None)
    return ConsentFact(
        purpose=rule.code,
        status=status,
        missing=missing,
        refused_by=against,
        since=since if status is ConsentStatus.GIVEN else None,
        explanation=_explanation(status, givers, missing),
    )


def _waits(giver: GiverState) -> bool:
    return giver.last is None or giver.last.answer in (Answer.ASKED, Answer.GIVEN)


def _status(givers: tuple[GiverState, ...], against: tuple[str, ...]) -> ConsentStatus:
    if givers and all(giver.counts for giver in givers):
        return ConsentStatus.GIVEN
    if against and any(giver.counts for giver in givers):
        parents = {g.giver.label for g in givers if g.giver.guardian_id is not None}
        agreeing = {g.giver.label for g in givers if g.counts} & parents
        withdrew = any(g.last and g.last.answer is Answer.WITHDRAWN for g in givers)
        if agreeing and set(against) & parents and not withdrew:
            return ConsentStatus.CONFLICT
    if any(giver.last and giver.last.answer is Answer.WITHDRAWN for giver in givers):
        return ConsentStatus.WITHDRAWN
    if against:
        return ConsentStatus.REFUSED
    return ConsentStatus.WAITING if any(giver.last for giver in givers) else ConsentStatus.NOT_ASKED


def _explanation(status: ConsentStatus, givers: tuple[GiverState, ...], missing: tuple[str, ...]) -> str:
    """Only where the state alone would not say why: an oral answer, or nobody who can give consent."""
    if not givers:
        return "Er is niemand bekend die toestemming kan geven. Vul eerst de ouders met gezag in."
    oral = [giver.why_not for giver in givers if giver.why_not]
    if oral and status is not ConsentStatus.GIVEN:
        return " ".join(oral)
    said_yes = [f"{g.giver.label} op {in_words(g.last.on)}" for g in givers if g.counts and g.last]
    if status is ConsentStatus.GIVEN:
        return f"Gegeven door {enumerated(said_yes)}."
    if status is ConsentStatus.WAITING and said_yes:
        return f"Gegeven door {enumerated(said_yes)}. Wacht op {enumerated(missing)}."
    return ""


def accepted_forms(rule: ConsentRule) -> tuple[ConsentForm, ...]:
    """The forms in which consent for this purpose counts."""
    return rule.forms
