"""Whether what a plugin answers is what the hook asks for: type, fields, codes, sources. Problems in Dutch."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from core.contract.hooks import DECLARING, SchoolHooks
from core.contract.source import Declared, Source
from core.schools.problems import SetupProblem

CODE = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What one plugin declares: values per hook, and what was wrong with it."""

    plugin: str
    values: dict[str, tuple[Declared, ...]]
    problems: tuple[SetupProblem, ...] = ()


@cache
def kind_of(hook: str) -> type[Declared]:
    """The one kind of value that a declaring hook returns."""
    return cast("type[Declared]", get_args(get_type_hints(getattr(SchoolHooks, hook))["return"])[0])


def sifted(plugin: str, answers: dict[str, Iterable[object]]) -> Collected:
    """The good values of a plugin's answers per hook; a bad one becomes a problem that names plugin and hook."""
    values: dict[str, tuple[Declared, ...]] = {}
    problems: list[SetupProblem] = []
    for hook in DECLARING:
        good: dict[str, Declared] = {}
        for place, value in enumerate(answers.get(hook, ()), start=1):
            wrong = list(_wrong_with(hook, value, good))
            key = f"{hook}/{getattr(value, 'code', '') or place}"
            problems += [SetupProblem(where=f"plugin {plugin}", key=key + at, says=says) for at, says in wrong]
            if not wrong and isinstance(value, Declared):
                good[value.code] = value
        values[hook] = tuple(good.values())
    return Collected(plugin=plugin, values=values, problems=tuple(problems))


def _wrong_with(hook: str, value: object, earlier: dict[str, Declared]) -> Iterator[tuple[str, str]]:
    kind = kind_of(hook)
    if not isinstance(value, kind):
        yield "", f"Hier hoort {kind.__name__}, de plugin gaf {type(value).__name__}."
        return
    yield from misfits(value, kind, "")
    if not CODE.match(str(value.code)):
        yield "", f"De code {value.code!r} mag alleen kleine letters, cijfers en _ bevatten en begint met een letter."
    if value.code in earlier:
        yield "", f"De code {value.code} komt twee keer voor."


def misfits(value: object, kind: Any, at: str) -> Iterator[tuple[str, str]]:
    """Every place where a value is not of the declared type, or a source is empty, as (place, sentence)."""
    if get_origin(kind) in (Union, UnionType):
        parts = get_args(kind)
        if value is None and NoneType in parts:
            return
        kind = next(part for part in parts if part is not NoneType)
    container = get_origin(kind)
    if container in (tuple, frozenset):
        yield from _container(value, kind, at)
    elif isinstance(kind, type) and (not isinstance(value, kind) or isinstance(value, bool) != (kind is bool)):
        yield at, f"Hier hoort {kind.__name__}, er staat {type(value).__name__}."
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _fields(value, at)


def _container(value: object, kind: Any, at: str) -> Iterator[tuple[str, str]]:
    wanted = get_origin(kind)
    if not isinstance(value, wanted):
        hint = " Mist er een komma?" if isinstance(value, str) else ""
        yield at, f"Hier hoort een {wanted.__name__}, er staat {type(value).__name__}.{hint}"
        return
    parts = get_args(kind)
    same = len(parts) == 1 or parts[1] is Ellipsis
    for place, item in enumerate(cast("Iterable[object]", value)):
        part = parts[0] if same else parts[min(place, len(parts) - 1)]
        yield from misfits(item, part, f"{at}/{getattr(item, 'code', '') or place + 1}")


def _fields(value: Any, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Source) and not (value.document and value.section):
        yield at, "De bron mist: vul document en paragraaf in."
    made: type = type(value)
    hints = _hints(made)
    for field in fields(value):
        yield from misfits(getattr(value, field.name), hints[field.name], f"{at}/{field.name}")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
