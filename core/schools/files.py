"""The configuration folders: alliances and schools as TOML, read strictly, with every problem at once. A later folder
adds files, or sets more keys of a school that an earlier one names."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.contract.school import Sector
from core.schools import holidays as days
from core.schools.addresses import wrong_name
from core.schools.platform import Platform, read_platform
from core.schools.problems import SetupProblem
from core.schools.school_file import SchoolFile as SchoolFile
from core.schools.school_file import sector_key
from core.schools.strict import StrictSchema, read_strictly, texts, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance:
    """A partnership of school boards (samenwerkingsverband)."""

    id: str
    name: str
    sector: Sector
    municipalities: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    region: str = ""


Table = tuple[str, dict[str, Any]]
"""Where the settings of one school stand, and what they say under Dutch keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Everything that was read; what could not be read stands in `problems` only. Schools are not judged yet."""

    alliances: tuple[Alliance, ...]
    platform: Platform
    problems: tuple[SetupProblem, ...]
    holidays: days.NationalHolidays = days.NO_NATIONAL
    tables: Mapping[str, Table] = field(default_factory=dict)


class AllianceSchema(StrictSchema):
    """An alliance file."""

    name = words("naam", required=True)
    sector = sector_key()
    municipalities = texts("gemeenten")
    aliases = texts("ook_bekend_als")
    region = days.region_key()


def read(places: Sequence[Path]) -> Files:
    """Everything in the folders."""
    problems = [_no_folder(place) for place in places if not place.is_dir()]
    alliances = [_alliance(slug, where, data, problems) for slug, where, data in _tables(places, "alliances", problems)]
    known = tuple(alliance for alliance in alliances if alliance)
    tables = {slug: (where, data) for slug, where, data in _tables(places, "schools", problems)}
    platform, wrong = read_platform(*_together(places, "platform.toml", problems))
    holidays, misread = days.read_holidays(*_together(places, days.HOLIDAYS, problems))
    problems += (*wrong, *misread)
    return Files(alliances=known, platform=platform, problems=tuple(problems), holidays=holidays, tables=tables)


def _together(places: Sequence[Path], name: str, problems: list[SetupProblem]) -> tuple[str, dict[str, Any]]:
    """The file of this name of every folder as one: where it stands and what it says."""
    there = [place / name for place in places if (place / name).is_file()]
    data: dict[str, Any] = {}
    for file in there:
        data = merged(data, _toml(file, problems) or {})
    return " + ".join(str(file) for file in there), data


def merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Tables merged key by key; any other value of `over` replaces the one of `under`."""
    both = dict(under)
    for key, value in over.items():
        old = both.get(key)
        both[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both


def _no_folder(place: Path) -> SetupProblem:
    return SetupProblem(where=str(place), key="", says="Deze map met instellingen bestaat niet.")


def _tables(
    places: Sequence[Path], folder: str, problems: list[SetupProblem]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for file in (file for place in places for file in sorted((place / folder).glob("*.toml"))):
        slug = file.stem
        data = _toml(file, problems, slug if folder == "schools" else "")
        if says := wrong_name(slug, of_school=folder == "schools"):
            problems.append(SetupProblem(where=str(file), key="", says=says))
        elif data is None:
            found.pop(slug, None)
        else:
            where, earlier = found.get(slug, ("", {}))
            found[slug] = (f"{where} + {file}" if where else str(file), merged(earlier, data))
    for slug, (where, data) in found.items():
        yield slug, where, data


def _toml(file: Path, problems: list[SetupProblem], school_id: str = "") -> dict[str, Any] | None:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        says = f"Dit bestand is niet te lezen: {error}"
        problems.append(SetupProblem(where=str(file), key="", says=says, school_id=school_id))
        return None


def _alliance(slug: str, where: str, data: dict[str, Any], problems: list[SetupProblem]) -> Alliance | None:
    values, wrong = read_strictly(AllianceSchema(), where, data)
    problems += wrong
    if wrong:
        return None
    return Alliance(
        id=slug,
        name=values["name"],
        sector=Sector(values["sector"]),
        municipalities=tuple(values.get("municipalities", ())),
        aliases=tuple(values.get("aliases", ())),
        region=values.get("region", ""),
    )
