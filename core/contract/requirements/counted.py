"""The requirement about what is counted in a case: hours, weeks, times."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.contract.dates import iso_week, school_year
from core.contract.facts import Facts, total
from core.contract.findings import Finding, State
from core.contract.requirements.base import Requirement


class CountPeriod(StrEnum):
    """The stretch over which something is counted: D-5, D-6, or the whole case."""

    SCHOOL_YEAR = "school_year"
    ISO_WEEK = "iso_week"
    TRAJECTORY = "trajectory"


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterAtMost(Requirement):
    """The amounts counted in the period do not pass `limit`; `unit` as it reads after a number ("uur")."""

    counter: str
    label: str
    limit: Decimal
    unit: str
    period: CountPeriod = CountPeriod.SCHOOL_YEAR

    def sentence(self) -> str:
        return f"{self.label}: niet meer dan {self.limit} {self.unit}."

    def judge(self, facts: Facts) -> tuple[Finding, ...]:
        used = total(h for h in facts.of_kind("counter", self.counter) if self._counts(h.on, facts))
        state = State.MET if used <= self.limit else State.UNMET
        return self.found(facts, state, f"Geteld: {used} van {self.limit} {self.unit}.")

    def _counts(self, on: date, facts: Facts) -> bool:
        if self.period is CountPeriod.TRAJECTORY:
            return True
        first, last = (school_year if self.period is CountPeriod.SCHOOL_YEAR else iso_week)(facts.today)
        return first <= on <= last
