"""Which values a merged pupil gets, and how the values from before are kept and put back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from core.features.pupils.models import Pupil
from core.features.pupils.names import Name, search_name, sort_name

PARTS: Mapping[str, tuple[str, ...]] = {
    "name": ("first_name", "infix", "family_name", "sort_name", "search_name"),
    "birth_date": ("birth_date",),
    "place": ("year_rank", "group_id"),
    "dates": ("enrolled_on", "left_on"),
}
"""The columns of each part that a person chooses."""
FILLED_IN = ("number", "in_netherlands_since")
"""Taken from the other record only where this one has nothing."""
FOLLOWS = frozenset(("sort_name", "search_name"))
"""Columns that follow the name: nobody changes them, and so nobody changed them since."""
GONE = "gone"
_DATES = frozenset({"birth_date", "enrolled_on", "left_on", "in_netherlands_since"})


def after(kept: Pupil, gone: Pupil, choices: Mapping[str, str]) -> dict[str, Any]:
    """The values of the columns that change."""
    found: dict[str, Any] = {}
    for part, columns in PARTS.items():
        if choices.get(part) == GONE:
            found |= {column: getattr(gone, column) for column in columns}
    for column in FILLED_IN:
        if not getattr(kept, column) and getattr(gone, column):
            found[column] = getattr(gone, column)
    flags = sorted({*kept.flags, *gone.flags})
    if flags != sorted(kept.flags):
        found["flags"] = flags
    return {column: value for column, value in found.items() if value != getattr(kept, column)}


def as_kept(pupil: Pupil, columns: Iterable[str]) -> dict[str, Any]:
    """The values of these columns as JSON can hold them."""
    found = {}
    for column in columns:
        value = getattr(pupil, column)
        found[column] = (
            value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, UUID) else value
        )
    return found


def put_back(pupil: Pupil, values: Mapping[str, Any]) -> None:
    """Give the columns the values that `as_kept` made."""
    for column, value in values.items():
        setattr(pupil, column, _again(column, value))


def _again(column: str, value: Any) -> Any:
    if value is None:
        return None
    if column in _DATES:
        return date.fromisoformat(value)
    return UUID(value) if column == "group_id" else value


def follow_name(pupil: Pupil) -> None:
    """Let what lists and searches use follow the name, which may be partly of before and partly of after a merge."""
    name = Name(first=pupil.first_name, infix=pupil.infix, family=pupil.family_name)
    pupil.sort_name, pupil.search_name = sort_name(name), search_name(name)


def differs(pupil: Pupil, values: Mapping[str, Any]) -> set[str]:
    """The columns that no longer hold these values; those that follow the name do not count."""
    now = as_kept(pupil, values)
    return {column for column, value in values.items() if now[column] != value} - FOLLOWS
