"""Where the school's text leaves room: which reading was chosen, and which values rest on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.contract.remarks import Remark, RemarkKind
from core.contract.source import Source
from core.schools.profile import SchoolProfile
from core.schools.walk import sources

MARK = re.compile(r"[A-Z]-\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One choice. `mark` names it ("A-16", "D-5"), `matter` explains it (None: nobody did), `places` are values that
    rest on it as "hook/code", `source` the first paragraph concerned."""

    mark: str
    matter: Remark | None
    places: tuple[str, ...]
    source: Source


def readings(profile: SchoolProfile) -> tuple[Reading, ...]:
    """Every reading of the school, in the order of its number."""
    found = marks_in(profile)
    told = {mark for one in profile.remarks if one.kind is RemarkKind.READING for mark in [one.mark] if mark}
    return tuple(_reading(profile, mark, found.get(mark, [])) for mark in sorted({*found, *told}, key=_number))


def _reading(profile: SchoolProfile, mark: str, found: list[tuple[str, Source]]) -> Reading:
    matter = matter_of(profile, mark)
    places = (*(place for place, _source in found), *(matter.about if matter else ()))
    source = matter.source if matter else found[0][1]
    return Reading(mark=mark, matter=matter, places=tuple(dict.fromkeys(places)), source=source)


def marks_in(profile: SchoolProfile) -> dict[str, list[tuple[str, Source]]]:
    """For each reading the values that carry it, with the source; sources of a law are not the school's to read."""
    found: dict[str, list[tuple[str, Source]]] = {}
    for place, source in sources(profile):
        value = "/".join(place.split("/")[:2])
        for mark in _marks(source) if not source.law and not value.startswith("remarks/") else ():
            found.setdefault(mark, []).append((value, source))
    return found


def matter_of(profile: SchoolProfile, mark: str) -> Remark | None:
    """The explanation of a reading; None where the plugin gives none."""
    return next((one for one in profile.remarks if one.mark == mark and one.kind is RemarkKind.READING), None)


def _marks(source: Source) -> Iterator[str]:
    return (found.group() for found in MARK.finditer(source.reading))


def _number(mark: str) -> tuple[str, int]:
    letter, _dash, number = mark.partition("-")
    return letter, int(number) if number.isdigit() else 0
