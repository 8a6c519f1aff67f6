"""What may become of a record, and what a person must confirm before anything is written. Pure.

Nothing here decides: a pupil who is no longer in the file is proposed as gone, a child who may be here already is
doubted, and both wait for a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from core.contract.dates import school_year_label
from core.features.exchange.records import FileHead, RecordRemark

Value = str | int | None


class Outcome(StrEnum):
    """What becomes of one record."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    LEFT = "left"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


IN_ORDER = (Outcome.LEFT, Outcome.DOUBTFUL, Outcome.REFUSED, Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED)
"""As a person wants to see them: what asks for a decision first."""


class Choice(StrEnum):
    """What a person decided about one record."""

    OPEN = ""
    SAME = "same"
    NEW = "new"
    SKIP = "skip"
    END = "end"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPupil:
    """A pupil as the school has it. `keys` are its references in the administration from which the file comes."""

    id: UUID
    version: int
    first_name: str
    infix: str
    family_name: str
    search_name: str
    birth_date: date | None
    year_rank: int | None
    group: str
    school_year: str
    enrolled_on: date
    left_on: date | None
    keys: frozenset[str] = frozenset()
    open_case: bool = False

    @property
    def name(self) -> str:
        """The whole name."""
        return " ".join(part for part in (self.first_name, self.infix, self.family_name) if part)

    def is_here(self, today: date) -> bool:
        """Whether the pupil has not left; the last day itself still counts."""
        return self.left_on is None or self.left_on >= today


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """What is proposed for one record. `values` are the columns to write, dates as ISO, `group` as its label.

    `was` holds what stands there now, for the columns that change. `line` is 0 for who is not in the file.
    """

    line: int
    key: str
    name: str
    outcome: Outcome
    reasons: tuple[RecordRemark, ...] = ()
    pupil_id: UUID | None = None
    version: int | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    was: Mapping[str, Value] = field(default_factory=dict)
    open_case: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every line, in the order in which a person wants to see them; `unkeyed` counts who is here without a key."""

    lines: tuple[PlanLine, ...]
    unkeyed: int = 0

    def count(self, outcome: Outcome) -> int:
        """How many lines have this outcome."""
        return sum(line.outcome is outcome for line in self.lines)


MANY_LEFT, MANY_LEFT_OF = 10, 5
"""More than ten gone, and more than one in five: perhaps it is the wrong file."""


class FileRemark(StrEnum):
    """What a person must have seen and confirmed before anything is written."""

    OTHER_BRIN = "other_brin"
    OTHER_YEAR = "other_year"
    MANY_LEFT = "many_left"


def to_confirm(head: FileHead, plan: Plan, brin: str, keyed: int, today: date) -> tuple[FileRemark, ...]:
    """What must be confirmed. `brin`: of the school (empty: unknown); `keyed`: who came from there before."""
    found = []
    gone = {line.pupil_id for line in plan.lines if line.outcome is Outcome.LEFT and line.pupil_id is not None}
    if brin and head.brin and head.brin[:4] != brin[:4]:
        found.append(FileRemark.OTHER_BRIN)
    changes = any(line.outcome in (Outcome.NEW, Outcome.CHANGED) or line.pupil_id in gone for line in plan.lines)
    near = {school_year_label(today), school_year_label(today + timedelta(days=120))}
    if changes and head.school_year and keyed and head.school_year not in near:
        found.append(FileRemark.OTHER_YEAR)
    if len(gone) > MANY_LEFT and len(gone) * MANY_LEFT_OF > keyed:
        found.append(FileRemark.MANY_LEFT)
    return tuple(found)
