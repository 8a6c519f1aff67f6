"""What people write in the minutes of an item before it is closed, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do: what, who (a membership), by when."""

    what: str
    who: UUID
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer of the team to a question that only people can answer, with the reason."""

    yes: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What closes an item: the answers by question, an outcome of the team, the director, verdicts by question,
    the decisions by code, and the tasks.

    `directors` holds everybody who was chosen: one is right, two is a mistake that is told. `reason` explains the
    decisions; `overrides` holds the reason per decision that goes on against open conditions. `version` is the item's
    `saved` on which the writer built (None: not asked).
    """

    minutes: Mapping[str, str]
    outcome: str = ""
    directors: tuple[UUID, ...] = ()
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    decisions: tuple[str, ...] = ()
    reason: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    version: int | None = None
