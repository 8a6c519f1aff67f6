"""Two versions of a profile, value by value and field by field, in words a reader knows. Pure: no clock, no database.

A kept version holds no names of contact persons: compare it with `without_contacts(profile)`, or every contact is new.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from core.contract.hooks import DECLARING
from core.contract.source import Declared, Source
from core.schools.difference_words import Reader
from core.schools.field_words import term
from core.schools.profile import SchoolProfile

Pair = tuple[Any, Any]


class ChangeKind(StrEnum):
    """What became of a value. A value that was switched off is removed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """One field that says something else. `way` is the way to it inside the value ("steps/overleg/guards/1/least"),
    `term` what it is called ("Overleg: voorwaarden"), `old` and `new` its words, empty where there is nothing."""

    way: str
    term: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueDifference:
    """A value that came, went or changed. `label`, `source` and `origin` are those of the newer version, of the older
    where the value went; `before` and `after` the values themselves; `fields` is empty unless it changed."""

    hook: str
    code: str
    label: str
    kind: ChangeKind
    source: Source
    origin: str = ""
    fields: tuple[FieldDifference, ...] = ()
    before: Declared | None = None
    after: Declared | None = None


def differences(before: SchoolProfile, after: SchoolProfile) -> tuple[ValueDifference, ...]:
    """What is otherwise in `after`, by hook in the order of the profile: first what is there now, then what went."""
    return tuple(_differences(before, after))


def _differences(before: SchoolProfile, after: SchoolProfile) -> Iterator[ValueDifference]:
    readers = Reader(before), Reader(after)
    for hook in DECLARING:
        old = {one.code: one for one in before.declared(hook)}
        new = {one.code: one for one in after.declared(hook)}
        for code, value in new.items():
            if code not in old:
                yield _one(hook, ChangeKind.ADDED, value, after, after=value)
            elif old[code] != value:
                found = tuple(_Comparison(readers).of(old[code], value))
                yield _one(hook, ChangeKind.CHANGED, value, after, before=old[code], after=value, fields=found)
        for code, value in old.items():
            if code not in new:
                yield _one(hook, ChangeKind.REMOVED, value, before, before=value)


def _one(hook: str, kind: ChangeKind, value: Declared, told: SchoolProfile, **more: Any) -> ValueDifference:
    origin = told.origin.get(f"{hook}/{value.code}", "")
    return ValueDifference(
        hook=hook, code=value.code, label=value.label, kind=kind, source=value.source, origin=origin, **more
    )


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two values side by side, each with the words of its own profile."""

    readers: tuple[Reader, Reader]
    way: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    def of(self, old: Any, new: Any) -> Iterator[FieldDifference]:
        """The fields of two values that differ; of a part that is one sentence the sentence."""
        said = self.readers[0].part(old), self.readers[1].part(new)
        if type(old) is not type(new) or (self.readers[0].is_whole(new) and said[0] != said[1]):
            yield from self._told(*said)
            return
        owner = type(new).__name__
        for one in fields(new):
            was, now = getattr(old, one.name), getattr(new, one.name)
            if was != now:
                yield from self._deeper(one.name, term(owner, one.name))._field((old, new), one.name, (was, now))

    def _field(self, owners: Pair, name: str, held: Pair) -> Iterator[FieldDifference]:
        if any(_is_list_of_parts(one) for one in held):
            yield from self._items(*held)
        elif all(is_dataclass(one) for one in held):
            yield from self.of(*held)
        else:
            said = tuple(
                read.field(owner, name, one) for read, owner, one in zip(self.readers, owners, held, strict=True)
            )
            yield from self._told(*said)

    def _items(self, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[FieldDifference]:
        """Parts with a name are compared with their namesake, the others in their order."""
        for key, was, now in _paired(old or (), new or ()):
            if was is not None and now is not None:
                yield from self._inside(key, self.readers[1].name(now)).of(was, now)
            else:
                said = self.readers[0].part(was), self.readers[1].part(now)
                yield from self._deeper(key, "")._told(*said)

    def _told(self, old: str, new: str) -> Iterator[FieldDifference]:
        if old != new:
            said = ": ".join(part for part in self.terms if part)
            yield FieldDifference(way="/".join(self.way), term=said[:1].upper() + said[1:], old=old, new=new)

    def _deeper(self, key: str, words: str) -> "_Comparison":
        return _Comparison(self.readers, (*self.way, key), (*self.terms, words))

    def _inside(self, key: str, label: str) -> "_Comparison":
        """Inside a part with a name, that name says more than what the parts are called."""
        return _Comparison(self.readers, (*self.way, key), (*self.terms[:-1], label or self.terms[-1]))


def _is_list_of_parts(held: Any) -> bool:
    return isinstance(held, tuple) and any(is_dataclass(one) for one in held)


def _paired(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[tuple[str, Any, Any]]:
    """Parts of before and after with their place. Parts without a name that stayed as they were are left out first, so
    that one more sentence at the top does not change all others."""
    named_old, named_new = _named(old), _named(new)
    for key in dict.fromkeys((*named_new, *named_old)):
        yield key, named_old.get(key), named_new.get(key)
    gone = [(place, one) for place, one in enumerate(old, start=1) if not _key(one) and one not in new]
    came = [(place, one) for place, one in enumerate(new, start=1) if not _key(one) and one not in old]
    for was, now in zip_longest(gone, came):
        yield str((now or was)[0]), was and was[1], now and now[1]


def _named(items: tuple[Any, ...]) -> dict[str, Any]:
    return {key: item for item in items if (key := _key(item))}


def _key(item: Any) -> str:
    return getattr(item, "code", "") or getattr(item, "role", "") or getattr(item, "name", "")
