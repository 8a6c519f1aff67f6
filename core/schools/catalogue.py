"""The catalogue of facts that a school's document holds, and whether each of them went somewhere."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.schools.profile import SchoolProfile
from core.schools.trace import TraceLine, by_id, unknown_in

MOST_NOT_EXECUTABLE = 0.08
MUST = "must"
CARRIED_KINDS = frozenset(
    {
        *("deadline", "number", "consent", "admission rule", "placement condition", "route step"),
        *("team", "team (meeting)", "care level"),
    }
)
"""Facts of these kinds that bind have to be a value that the program works with; printing them is not enough."""

_ROW = re.compile(r"^\| ([A-Z0-9]+-[A-Z0-9.]+-[a-z]+) \|")
_CELLS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact of the catalogue: what is said, of which kind, with which force."""

    id: str
    says: str
    kind: str
    force: str

    @property
    def has_to_be_carried(self) -> bool:
        """Whether only a value will do."""
        return self.force == MUST and self.kind in CARRIED_KINDS


def read_catalogue(path: Path, plugins: Iterable[str]) -> tuple[FactRow, ...]:
    """The facts of the documents of these plugins: rows whose id begins with the name of one."""
    starts = tuple(f"{name.upper()}-" for name in plugins)
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if _ROW.match(line) and line[2:].startswith(starts):
            cells = [cell.strip() for cell in _CELLS.split(line)]
            rows.append(FactRow(id=cells[1], says=cells[3], kind=cells[4], force=cells[6]))
    return tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """How a trace stands. `weak` are facts that had to be carried and are not; `unknown` what lines point to and is not
    there, by fact; `missing` facts without a line; `strangers` lines about no fact of the catalogue."""

    total: int
    carried: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    not_executable: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    unknown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def too_many(self) -> bool:
        """Whether more is not executable than the school may leave."""
        return len(self.not_executable) >= MOST_NOT_EXECUTABLE * self.total and bool(self.not_executable)

    @property
    def complete(self) -> bool:
        """Whether every fact went somewhere that is there."""
        return not (self.missing or self.weak or self.strangers or self.unknown or self.too_many)


def traced(profile: SchoolProfile, lines: tuple[TraceLine, ...], rows: tuple[FactRow, ...] | None) -> Traced:
    """The trace held against the profile, and against the catalogue where there is one."""
    known = by_id(lines)
    ids = tuple(known) if rows is None else tuple(row.id for row in rows)
    here = [known[name] for name in ids if name in known]
    unknown = {line.id: found for line in lines if (found := tuple(unknown_in(profile, line)))}
    return Traced(
        total=len(ids),
        carried=tuple(line.id for line in here if line.carried),
        printed=tuple(line.id for line in here if line.printed and not line.carried),
        not_executable=tuple(line.id for line in here if line.not_executable),
        missing=tuple(name for name in ids if name not in known),
        weak=tuple(
            row.id for row in rows or () if row.has_to_be_carried and row.id in known and not known[row.id].carried
        ),
        strangers=() if rows is None else tuple(name for name in known if name not in set(ids)),
        unknown=unknown,
    )
