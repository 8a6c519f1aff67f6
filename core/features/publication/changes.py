"""What changed between two versions of the profile, as people read it. Pure."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from core.contract.source import Declared
from core.features.publication import sentences, words
from core.features.publication.plurals import PLURALS
from core.schools.profile import SchoolProfile
from core.schools.profile_difference import FieldDifference, ValueDifference, differences
from core.schools.profile_wire import without_contacts
from core.web.language import _

_PRIVATE = frozenset({"phone"})
"""Fields that a school fills in for its own people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedField:
    """A field with its words before and after."""

    term: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedValue:
    """A value that came, went or changed. `kind` is "added", "removed" or "changed"; `said` what a new or former value
    says; `mark` and `anchor` its paragraph."""

    label: str
    kind: str
    said: str
    mark: str
    anchor: str
    fields: tuple[ChangedField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedGroup:
    """What changed among the values of one kind."""

    heading: str
    values: tuple[ChangedValue, ...]


def changes(before: SchoolProfile, after: SchoolProfile) -> tuple[ChangedGroup, ...]:
    """What is otherwise now, by kind of value. Names of contact persons are kept in no version and are left out."""
    found = differences(without_contacts(before), without_contacts(after))
    groups = (
        ChangedGroup(heading=_(PLURALS[hook]), values=tuple(_values(tuple(held))))
        for hook, held in groupby(found, lambda one: one.hook)
    )
    return tuple(group for group in groups if group.values)


def _values(held: tuple[ValueDifference, ...]) -> Iterator[ChangedValue]:
    for one in held:
        fields = tuple(_field(field) for field in one.fields if field.way.split("/")[-1] not in _PRIVATE)
        value = one.after or one.before
        if one.before is None or one.after is None or fields:
            yield ChangedValue(
                label=sentences.about_anyone(one.label),
                kind=one.kind.value,
                said="" if fields or value is None else _said(value),
                mark=_("eigen waarde") if one.source.document.endswith(".toml") else one.source.mark,
                anchor="" if one.after is None or one.source.law else one.source.anchor,
                fields=fields,
            )


def _said(value: Declared) -> str:
    return sentences.of_anyone(words.in_words(value) or getattr(value, "text", ""))


def _field(one: FieldDifference) -> ChangedField:
    return ChangedField(term=one.term, old=one.old, new=one.new)


def to_data(groups: tuple[ChangedGroup, ...]) -> list[dict[str, Any]]:
    """The groups as JSON data."""
    return [asdict(group) for group in groups]


def from_data(data: list[dict[str, Any]]) -> tuple[ChangedGroup, ...]:
    """The groups that `to_data` wrote."""
    return tuple(ChangedGroup(heading=group["heading"], values=tuple(map(_value, group["values"]))) for group in data)


def _value(data: dict[str, Any]) -> ChangedValue:
    return ChangedValue(**(data | {"fields": tuple(ChangedField(**field) for field in data["fields"])}))
