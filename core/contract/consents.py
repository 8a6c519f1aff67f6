"""Consent by purpose: who must give it, in which form, and what rests on it."""

from dataclasses import dataclass
from enum import StrEnum

from core.contract.source import Declared, Source


class Giver(StrEnum):
    """Who gives consent."""

    EVERY_HOLDER = "every_holder"
    PUPIL = "pupil"


class ConsentForm(StrEnum):
    """In which form consent counts."""

    WRITTEN = "written"
    ORAL = "oral"


@dataclass(frozen=True, slots=True, kw_only=True)
class GiverRule:
    """One giver, from and below an age in completed years (None: no bound). Every holder means: each guardian with
    authority, apart. The strictest union of the school's and the national rules applies; the source is shown."""

    giver: Giver
    source: Source
    from_age: int | None = None
    below_age: int | None = None

    def holds_at(self, age: int) -> bool:
        """Whether this giver is asked at this age."""
        return (self.from_age is None or age >= self.from_age) and (self.below_age is None or age < self.below_age)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRule(Declared):
    """Consent for one purpose (`code`). `label` completes "Toestemming voor ...".

    `forms` in which it counts; `opens_for` the role codes that may look along while it lives (a seat, a partner);
    `teams` whose discussion rests on it; `question` what is asked of the giver, in full.
    """

    givers: tuple[GiverRule, ...]
    forms: tuple[ConsentForm, ...] = (ConsentForm.WRITTEN,)
    opens_for: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    question: str = ""
    statutory: bool = False
