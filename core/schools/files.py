"""The configuration folders: alliances and schools as TOML, read strictly, with every problem at once. A later folder
adds files, or sets more keys of a school that an earlier one names."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marshmallow import fields, validate

from core.contract.school import Sector
from core.schools import holidays as days
from core.schools.addresses import wrong_name
from core.schools.overlay import DUTCH_KEYS, read_own_values
from core.schools.platform import Platform, read_platform
from core.schools.problems import SetupProblem
from core.schools.strict import StrictSchema, merged, read_strictly, texts, words, yes_or_no

_WRONG = "Dit moet PO of VO zijn."


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance:
    """A partnership of school boards (samenwerkingsverband)."""

    id: str
    name: str
    sector: Sector
    municipalities: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFile:
    """What stands in a school's file: who it is, its stack of plugins, its own values by hook and code.

    `told` is the whole file as it was read, own values and all.
    """

    id: str
    where: str
    name: str
    alliance: str
    board: str
    sector: Sector
    accent: str
    plugins: tuple[str, ...]
    own: dict[str, Any]
    brin: str = ""
    phone: str = ""
    own_days: days.OwnDays = days.NO_OWN
    published: bool = False
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Everything that was read; what could not be read stands in `problems` only."""

    schools: tuple[SchoolFile, ...]
    alliances: tuple[Alliance, ...]
    platform: Platform
    problems: tuple[SetupProblem, ...]
    holidays: days.NationalHolidays = days.NO_NATIONAL


def _sector() -> fields.String:
    one = validate.OneOf([sector.value for sector in Sector], error=_WRONG)
    return fields.String(data_key="sector", required=True, validate=one, error_messages={"required": _WRONG})


class AllianceSchema(StrictSchema):
    """An alliance file."""

    name = words("naam", required=True)
    sector = _sector()
    municipalities = texts("gemeenten")
    aliases = texts("ook_bekend_als")
    region = days.region_key()


class SchoolSchema(days.HolidaySchema):
    """The head of a school file; the own values have their own schema."""

    name = words("naam", required=True)
    alliance = words("samenwerkingsverband", 60, required=True)
    board = words("bestuur", required=True)
    sector = _sector()
    plugins = fields.List(
        fields.String(),
        data_key="plugins",
        required=True,
        validate=validate.Length(min=1, error="Noem ten minste één plugin."),
        error_messages={"required": "Noem ten minste één plugin.", "invalid": "Hier hoort een lijst van namen."},
    )
    accent = fields.String(
        data_key="accent",
        load_default="#33475b",
        validate=validate.Regexp(r"#[0-9a-f]{6}\Z", error="Schrijf een kleur als #0b5a80."),
    )
    brin = fields.String(
        data_key="brin",
        validate=validate.Regexp(r"\d{2}[A-Z]{2}\d{0,2}\Z", error="Een BRIN is bijvoorbeeld 12AB of 12AB00."),
    )
    phone = words("telefoon", 30)
    published = yes_or_no("profiel_openbaar")


def read(places: Sequence[Path]) -> Files:
    """Everything in the folders."""
    problems = [_no_folder(place) for place in places if not place.is_dir()]
    alliances = [_alliance(slug, where, data, problems) for slug, where, data in _tables(places, "alliances", problems)]
    known = tuple(alliance for alliance in alliances if alliance)
    schools = [_school(slug, where, data, problems) for slug, where, data in _tables(places, "schools", problems)]
    platform, wrong = read_platform(*_together(places, "platform.toml", problems))
    holidays, misread = days.read_holidays(*_together(places, days.HOLIDAYS, problems))
    problems += (*wrong, *misread)
    return Files(
        schools=tuple(school for school in schools if school),
        alliances=known,
        platform=platform,
        problems=tuple(problems),
        holidays=holidays,
    )


def _together(places: Sequence[Path], name: str, problems: list[SetupProblem]) -> tuple[str, dict[str, Any]]:
    """The file of this name of every folder as one: where it stands and what it says."""
    there = [place / name for place in places if (place / name).is_file()]
    data: dict[str, Any] = {}
    for file in there:
        data = merged(data, _toml(file, problems) or {})
    return " + ".join(str(file) for file in there), data


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


def _school(slug: str, where: str, data: dict[str, Any], problems: list[SetupProblem]) -> SchoolFile | None:
    tables = set(DUTCH_KEYS.values())
    head, wrong_head = read_strictly(SchoolSchema(), where, {k: v for k, v in data.items() if k not in tables})
    own, wrong_own = read_own_values(where, {k: v for k, v in data.items() if k in tables})
    wrong = (*wrong_head, *wrong_own)
    problems += [SetupProblem(where=p.where, key=p.key, says=p.says, school_id=slug) for p in wrong]
    if wrong:
        return None
    free = {"holidays": head.pop("own_holidays", {}), "free_days": tuple(head.pop("free_days", ()))}
    own_days = days.OwnDays(where=where, region=head.pop("region", ""), **free)
    body = head | {"sector": Sector(head["sector"]), "plugins": tuple(head["plugins"])}
    return SchoolFile(id=slug, where=where, own=own, own_days=own_days, told=data, **body)
