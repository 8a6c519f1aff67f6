"""Requirements about the pupil and the calendar: age, years in the Netherlands, advice, windows and lengths."""

from dataclasses import dataclass
from datetime import date

from core.contract.dates import add_months, add_years, completed_years, day_in_words, in_words
from core.contract.facts import Facts
from core.contract.findings import Finding, State
from core.contract.requirements.base import NOTHING_RECORDED, Requirement, enumerated


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeBetween(Requirement):
    """Completed years (D-1) on the day of the facts: at least `least`, and below `below` where given."""

    least: int | None = None
    below: int | None = None

    def sentence(self) -> str:
        parts = [f"ten minste {self.least} jaar" if self.least is not None else ""]
        parts.append(f"jonger dan {self.below} jaar" if self.below is not None else "")
        return f"{{leerling}} is {enumerated(part for part in parts if part)}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        if facts.pupil.born is None:
            return self.found(facts, State.UNKNOWN, "De geboortedatum is niet bekend.", ("pupil", "born"))
        age = completed_years(facts.pupil.born, facts.today)
        fits = (self.least is None or age >= self.least) and (self.below is None or age < self.below)
        reason = f"Op {in_words(facts.today)} is {facts.call_name} {age} jaar."
        return self.found(facts, State.MET if fits else State.UNMET, reason, ("pupil", "born"))


@dataclass(frozen=True, slots=True, kw_only=True)
class InNetherlandsFor(Requirement):
    """Years in the Netherlands on the day of the facts: at least `least`, or below `below`.

    Born in the Netherlands, or no date known as a newcomer: not a newcomer, so `least` is met and `below` is not.
    """

    least: int | None = None
    below: int | None = None

    def sentence(self) -> str:
        if self.least is not None:
            return f"{{leerling}} is ten minste {self.least} jaar in Nederland."
        return f"{{leerling}} is korter dan {self.below} jaar in Nederland."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        since = facts.pupil.in_netherlands_since
        if since is None:
            state = State.MET if self.least is not None else State.UNMET
            return self.found(facts, state, "Er staat geen datum van aankomst in Nederland.")
        years = self.least if self.least is not None else self.below or 0
        reached = facts.today >= add_years(since, years)
        state = State.MET if reached == (self.least is not None) else State.UNMET
        return self.found(facts, state, f"In Nederland sinds {in_words(since)}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBetween(Requirement):
    """The pupil is in a year of the school from rank `least` to rank `most`, both included. None: no bound."""

    label: str
    least: int | None = None
    most: int | None = None

    def sentence(self) -> str:
        return f"{{leerling}} zit in {self.label}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        year = facts.pupil.year
        if year is None:
            return self.found(facts, State.UNKNOWN, "Het leerjaar is niet bekend.", ("pupil", "year"))
        fits = (self.least is None or year >= self.least) and (self.most is None or year <= self.most)
        return self.found(facts, State.MET if fits else State.UNMET, f"{facts.call_name} zit in leerjaar {year}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceInDoubt(Requirement):
    """Somebody doubts the advice of the previous school: met when there is doubt. For use in `OnlyIf`."""

    def sentence(self) -> str:
        return "Over het advies is twijfel."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        if facts.pupil.advice_in_doubt:
            return self.found(facts, State.MET, f"Over het advies ({facts.pupil.advice}) is twijfel.")
        if not facts.pupil.advice:
            return self.found(facts, State.UNKNOWN, "Er is nog geen advies.", ("pupil", "advice"))
        return self.found(facts, State.UNMET, f"Het advies is: {facts.pupil.advice}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceIn(Requirement):
    """The advice of the previous school is one of these, or, when `excluded`, none of these."""

    advices: tuple[str, ...]
    excluded: bool = False

    def sentence(self) -> str:
        word = "is niet" if self.excluded else "is"
        return f"Het advies {word}: {enumerated(self.advices)}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        if not facts.pupil.advice:
            return self.found(facts, State.UNKNOWN, "Er is nog geen advies.", ("pupil", "advice"))
        fits = (facts.pupil.advice in self.advices) != self.excluded
        if not fits and facts.pupil.advice_in_doubt:
            return self.found(facts, State.UNKNOWN, f"Over het advies ({facts.pupil.advice}) is twijfel.")
        return self.found(facts, State.MET if fits else State.UNMET, f"Het advies is: {facts.pupil.advice}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinWindow(Requirement):
    """The newest happening of a kind falls from `first` to `last`, both included; with `yearly` in any year."""

    kind: str
    label: str
    first: date
    last: date
    yearly: bool = False

    def sentence(self) -> str:
        if self.yearly:
            return f"{self.label} van {day_in_words(self.first)} tot en met {day_in_words(self.last)}, elk jaar."
        return f"{self.label} van {in_words(self.first)} tot en met {in_words(self.last)}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        done = facts.latest(self.kind)
        if done is None:
            return self.found(facts, State.UNKNOWN, NOTHING_RECORDED, (self.kind, ""))
        state = State.MET if self._holds(done.on) else State.UNMET
        return self.found(facts, state, f"Gedaan op {in_words(done.on)}.")

    def _holds(self, on: date) -> bool:
        if not self.yearly:
            return self.first <= on <= self.last
        day, first, last = ((one.month, one.day) for one in (on, self.first, self.last))
        return first <= day <= last if first <= last else day >= first or day <= last


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLength(Requirement):
    """From the start to the end of something lie `least` to `most` months (D-2, bounds included)."""

    starts: str
    ends: str
    label: str
    least: int
    most: int

    def sentence(self) -> str:
        return f"{self.label} duurt {self.least} tot {self.most} maanden."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        start, end = facts.latest("period", self.starts), _planned(facts, self.ends)
        if start is None or end is None:
            return self.found(facts, State.UNKNOWN, "Begin of einde staat nog niet vast.", ("period", self.starts))
        first, last = add_months(start.on, self.least), add_months(start.on, self.most)
        state = State.MET if first <= end <= last else State.UNMET
        return self.found(facts, state, f"Het einde moet liggen van {in_words(first)} tot en met {in_words(last)}.")


def _planned(facts: Facts, about: str) -> date | None:
    """An end lies ahead, so it is read without the bound of today."""
    return next((h.on for h in reversed(facts.happenings) if h.kind == "period" and h.about == about), None)
