"""Published revisions of a school's own values, and which of them hold on a day. Pure.

A revision holds changes, not a whole state: one that comes into force next month must not undo what was published in
between. On one day the later number wins.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.schools.own_paths import Changes, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRevision:
    """One revision in force from `effective_on` on. `changes` as `own_paths` keeps them.

    `basis` is the digest of the profile without any revision under which it was checked: as long as that is what the
    files and plugins still say, it need not be checked again.
    """

    number: int
    effective_on: date
    changes: Mapping[str, Any]
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The revisions of one school; `mark` is another one whenever they are others."""

    mark: str
    revisions: tuple[PublishedRevision, ...] = ()


NOTHING = Published(mark="")
"""No revision was ever published."""


def in_order(revisions: Iterable[PublishedRevision]) -> tuple[PublishedRevision, ...]:
    """The revisions as they are laid over one another."""
    return tuple(sorted(revisions, key=lambda one: (one.effective_on, one.number)))


def holding_on(revisions: Iterable[PublishedRevision], day: date) -> tuple[PublishedRevision, ...]:
    """The revisions that hold on a day, in the order in which they are laid over one another."""
    return tuple(one for one in in_order(revisions) if one.effective_on <= day)


def state_on(revisions: Iterable[PublishedRevision], day: date) -> dict[str, Any]:
    """What the revisions together set on a day: path to the value as kept."""
    return folded(one.changes for one in holding_on(revisions, day))


def days_from(revisions: Iterable[PublishedRevision], day: date) -> tuple[date, ...]:
    """The day and every later day on which something changes: a revision of that day must hold on all of them."""
    return tuple(sorted({day, *(one.effective_on for one in revisions if one.effective_on > day)}))


def both_touch(one: Changes, other: Changes) -> tuple[str, ...]:
    """The paths that two sets of changes both set to something else."""
    return tuple(sorted(path for path, value in one.items() if path in other and other[path] != value))
