"""The words of one field or one part of a value, for who reads two versions of a profile side by side."""

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import singledispatchmethod
from typing import Any

from core.contract.consents import GiverRule
from core.contract.dates import MONTHS, in_words
from core.contract.deadlines import Moment, Unit
from core.contract.documents import Choice
from core.contract.limits import Amount, Funding, Limits, YearWindow
from core.contract.parties import Party
from core.contract.requirements import Requirement
from core.contract.source import Source, Statement
from core.contract.teams import Rhythm
from core.schools.field_words import MOMENTS, meaning
from core.schools.profile import SchoolProfile
from core.schools.references import OF_MOMENT, REFERENCES

PUPIL = "{leerling}"
WHOLE = (Requirement, Statement, Party, Moment, Rhythm, Amount, Limits, YearWindow, Funding, GiverRule, Choice)
"""Parts that are one sentence to a reader."""

_IN_UNITS = frozenset({"length", "every", "least", "most", "floor", "number"})
_YEARS = frozenset({"first_year", "last_year"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Says the parts of a profile: codes become the labels that they have in this version."""

    profile: SchoolProfile
    known: dict[str, dict[str, str]] = field(default_factory=dict)

    def field(self, owner: Any, name: str, value: Any) -> str:
        """A field of a value that is not looked into any further."""
        if value is None or value in ("", ()) or value == frozenset():
            return ""
        hook = REFERENCES.get((type(owner).__name__, name))
        if hook:
            return ", ".join(self._label(hook, code) for code in ((value,) if isinstance(value, str) else value))
        if name == "next":
            return ", ".join(self._step(code) for code in value)
        if name in _YEARS:
            return self._year(value)
        unit = getattr(owner, "unit", "") if name in _IN_UNITS else ""
        return f"{self.part(value)} {meaning(unit) if isinstance(unit, Unit) else unit}".rstrip()

    def is_whole(self, value: Any) -> bool:
        """Whether a part is one sentence."""
        return isinstance(value, WHOLE)

    def name(self, value: Any) -> str:
        """What a part is called; empty for a part without a name."""
        return self.part(getattr(value, "label", "") or getattr(value, "name", ""))

    @singledispatchmethod
    def part(self, value: Any) -> str:
        """A part in words; empty for nothing."""
        if value is None:
            return ""
        if is_dataclass(value) and not isinstance(value, type):
            return self.name(value) or self._listed(value)
        return str(value)

    def _listed(self, value: Any) -> str:
        return ", ".join(
            said for one in fields(value) if (said := self.field(value, one.name, getattr(value, one.name)))
        )

    @part.register
    def _text(self, value: str) -> str:
        return value.replace(PUPIL, "de leerling")

    @part.register
    def _truth(self, value: bool) -> str:
        return "ja" if value else "nee"

    @part.register
    def _number(self, value: Decimal) -> str:
        return f"{value.normalize():f}".replace(".", ",")

    @part.register
    def _day(self, value: date) -> str:
        return in_words(value)

    @part.register
    def _member(self, value: Enum) -> str:
        return meaning(value)

    @part.register(tuple)
    @part.register(frozenset)
    def _several(self, value: Any) -> str:
        said = [self.part(one) for one in value]
        return ", ".join(sorted(said) if isinstance(value, frozenset) else said)

    @part.register
    def _requirement(self, value: Requirement) -> str:
        return self._text(value.says or value.sentence())

    @part.register
    def _statement(self, value: Statement) -> str:
        return self._text(value.text)

    @part.register
    def _source(self, value: Source) -> str:
        return value.mark

    @part.register
    def _moment(self, value: Moment) -> str:
        hook = OF_MOMENT.get(value.kind)
        about = self._label(hook, value.about) if hook and value.about else value.about.replace("_", " ")
        detail = ", ".join(part for part in (about, value.outcome.replace("_", " ")) if part)
        said = MOMENTS.get(value.kind, value.kind.replace("_", " "))
        return f"{said} ({detail})" if detail else said

    @part.register
    def _rhythm(self, value: Rhythm) -> str:
        return f"{value.number} {meaning(value.unit)}" if value.number else meaning(value.unit)

    @part.register
    def _amount(self, value: Amount) -> str:
        bounds = [self._number(one) for one in dict.fromkeys((value.least, value.most)) if one is not None]
        about = "ongeveer" if value.soft else ""
        words = (about, " tot ".join(bounds), value.unit, "per", meaning(value.period))
        return " ".join(part for part in words if part)

    @part.register
    def _limits(self, value: Limits) -> str:
        ages = (("vanaf", value.from_age), ("jonger dan", value.below_age))
        years = (("vanaf", value.first_year), ("tot en met", value.last_year))
        said = [f"{words} {age} jaar" for words, age in ages if age is not None]
        return ", ".join([*said, *(f"{words} {self._year(rank)}" for words, rank in years if rank is not None)])

    @part.register
    def _window(self, value: YearWindow) -> str:
        first, last = MONTHS[value.first_month - 1], MONTHS[value.last_month - 1]
        return f"{value.first_day} {first} tot en met {value.last_day} {last}"

    @part.register
    def _funding(self, value: Funding) -> str:
        return ", ".join(self.part(one) for one in (value.label, value.counts, value.first, value.last) if one)

    @part.register
    def _giver(self, value: GiverRule) -> str:
        bounds = ((" vanaf {} jaar", value.from_age), (" jonger dan {} jaar", value.below_age))
        return meaning(value.giver) + ",".join(words.format(age) for words, age in bounds if age is not None)

    def _label(self, hook: str, code: str) -> str:
        if hook not in self.known:
            old = {value.code: value.label for of, value in self.profile.retired if of == hook}
            now = {value.code: value.label for value in self.profile.declared(hook)}
            self.known[hook] = old | now
        return self._text(self.known[hook].get(code, code.replace("_", " ")))

    def _step(self, code: str) -> str:
        steps = (step for route in self.profile.support_routes for step in route.steps)
        return next((step.label for step in steps if step.code == code), code.replace("_", " "))

    def _year(self, rank: int) -> str:
        try:
            return self.profile.year(rank).label
        except (LookupError, IndexError):
            return str(rank)
