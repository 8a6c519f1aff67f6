"""Characteristics of a pupil that the rules of the school ask after. Which there are, the profile says."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache

from core.contract.requirements import FlagSet
from core.schools.profile import SchoolProfile


def flags_in(profile: SchoolProfile) -> Mapping[str, str]:
    """Sentence by code for every characteristic that a condition of the profile asks after."""
    return _found(profile)


def flag_words(profile: SchoolProfile, code: str, first_name: str) -> str:
    """The characteristic as a sentence about this child; the code itself when the profile no longer asks after it."""
    return flags_in(profile).get(code, code).replace("{leerling}", first_name)


@lru_cache(maxsize=64)
def _found(profile: SchoolProfile) -> Mapping[str, str]:
    return {flag.flag: flag.label for flag in _walk(profile)}


def _walk(value: object) -> Iterator[FlagSet]:
    if isinstance(value, FlagSet):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _walk(getattr(value, field.name))
