"""Where each fact of a school's document went: to a value, to a page that prints it, or nowhere and why.

A plugin keeps `trace.toml` beside its code: one table per fact of the catalogue, with one of three keys.

    ["HAVEN-3-a"]
    carried = ["team_compositions.bemanning#rhythm"]
    ["HAVEN-1-a"]
    printed = ["1"]
    ["HAVEN-8-b"]
    not_executable = "Niemand kan dat meten."

A value is named as `hook.code`, a part inside it as `hook.code#part`: the code of the part, a field of the value, or
the way to it (`seats/loods`, `rules/2`).
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from core.contract.hooks import DECLARING
from core.schools.discover import Offers
from core.schools.profile import SchoolProfile
from core.schools.walk import within

FILE = "trace.toml"
_KEYS = {"carried", "printed", "not_executable"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceLine:
    """Where one fact went."""

    id: str
    carried: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    not_executable: str = ""


class UnreadableTrace(ValueError):
    """A trace file that is not as it should be; the sentence says where."""


def trace_files(plugins: Iterable[str], offers: Offers) -> tuple[Path, ...]:
    """The trace file beside each installed plugin that has one; no plugin is imported for it."""
    found = []
    for name in plugins:
        point = offers.by_name.get(name)
        spec = find_spec(point.module.rpartition(".")[0] or point.module) if point else None
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            found.append(Path(folder) / FILE)
    return tuple(path for path in found if path.is_file())


def read_trace(paths: Iterable[Path]) -> tuple[TraceLine, ...]:
    """The lines of the files, a later file before an earlier one. Raises UnreadableTrace."""
    lines: dict[str, TraceLine] = {}
    for path in paths:
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UnreadableTrace(f"{path} is niet te lezen: {error}") from error
        lines |= {name: _line(path, name, table) for name, table in tables.items()}
    return tuple(lines.values())


def _line(path: Path, name: str, table: Any) -> TraceLine:
    given = set(table) if isinstance(table, dict) else set()
    alone = given in ({"carried"}, {"printed"}, {"not_executable"}, {"carried", "printed"})
    if not alone or not all(table[key] for key in given):
        keys = ", ".join(sorted(_KEYS))
        raise UnreadableTrace(f"{path}, {name}: kies één van {keys} (bij carried mag printed erbij).")
    why = table.get("not_executable", "")
    if not isinstance(why, str) or not all(_texts(table.get(key, ())) for key in ("carried", "printed")):
        raise UnreadableTrace(f"{path}, {name}: carried en printed zijn lijsten van teksten, de reden is een zin.")
    return TraceLine(
        id=name, carried=tuple(table.get("carried", ())), printed=tuple(table.get("printed", ())), not_executable=why
    )


def _texts(given: object) -> bool:
    return isinstance(given, list | tuple) and all(isinstance(one, str) for one in given)


def unknown_in(profile: SchoolProfile, line: TraceLine) -> Iterator[str]:
    """What the line points to and the profile does not have."""
    sections = {chapter.source.section for chapter in profile.chapters}
    yield from (name for name in line.carried if not resolves(profile, name))
    yield from (f"§ {section}" for section in line.printed if section not in sections)


def resolves(profile: SchoolProfile, name: str) -> bool:
    """Whether `hook.code` or `hook.code#part` is a value in force, with something in the part."""
    return _filled(pointed(profile, name))


def pointed(profile: SchoolProfile, name: str) -> Any:
    """The value or the part that `name` points to; None where there is none."""
    value_name, hash_mark, part = name.partition("#")
    hook, _dot, code = value_name.partition(".")
    value = next((one for one in profile.declared(hook) if one.code == code), None) if hook in DECLARING else None
    if value is None or not hash_mark:
        return value
    held = _at(value, part.split("/")) if part else None
    return held if _filled(held) else _inner(value, part)


def _at(value: Any, way: list[str]) -> Any:
    for step in way:
        if is_dataclass(value):
            value = getattr(value, step, None) if step in {field.name for field in fields(value)} else None
        elif isinstance(value, tuple):
            value = _item(value, step)
        else:
            return None
    return value


def _item(items: tuple[Any, ...], name: str) -> Any:
    if name.isdigit():
        return items[int(name) - 1] if 0 < int(name) <= len(items) else None
    return next((item for item in items if item == name or name in _names(item)), None)


def _names(value: Any) -> set[str]:
    found = {getattr(value, key, "") for key in ("code", "role")}
    return {name for name in found if isinstance(name, str) and name}


def _filled(value: object) -> bool:
    return value not in (None, "", (), frozenset())


def _inner(value: Any, code: str) -> Any:
    return next((inner for place, inner in within("", value) if place and code in _names(inner)), None)


def by_id(lines: Iterable[TraceLine]) -> Mapping[str, TraceLine]:
    """The lines by the fact they are about."""
    return {line.id: line for line in lines}
