"""Every frozen value inside a profile, with its place: `support_routes/zorg/steps/start/guards/1`."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from core.contract.hooks import DECLARING
from core.contract.source import Source
from core.schools.profile import SchoolProfile


def values(profile: SchoolProfile) -> Iterator[tuple[str, Any]]:
    """Every value of the contract in the profile, the outer before the inner."""
    for hook in DECLARING:
        for value in profile.declared(hook):
            yield from within(f"{hook}/{value.code}", value)


def within(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A value and every value inside it."""
    if is_dataclass(value):
        yield place, value
        for field in fields(value):
            yield from within(f"{place}/{field.name}", getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for number, item in enumerate(value, start=1):
            yield from within(f"{place}/{getattr(item, 'code', '') or number}", item)


def sources(profile: SchoolProfile) -> Iterator[tuple[str, Source]]:
    """Every source in the profile."""
    return ((place, value) for place, value in values(profile) if isinstance(value, Source))
