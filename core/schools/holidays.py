"""School holidays from files: the national dates per region, what a school changes in them, and its own free days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from marshmallow import ValidationError, fields, validate

from core.contract.dates import in_words
from core.contract.holidays import Holiday, Region, SchoolCalendar
from core.contract.source import Source
from core.schools.problems import SetupProblem
from core.schools.strict import WRONG, StrictSchema, read_strictly, words, yes_or_no

HOLIDAYS = "holidays.toml"
_A_YEAR = validate.Regexp(r"20\d\d-20\d\d\Z", error="Schrijf een schooljaar als 2026-2027.")


class FileDay(fields.Field[date]):
    """A day as TOML writes it: 2026-10-17, without quotes."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> date:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise ValidationError("Schrijf een dag als 2026-10-17, zonder aanhalingstekens.")
        return value


def _day(key: str, *, required: bool = False) -> FileDay:
    return FileDay(data_key=key, required=required, error_messages=WRONG)


def _period(key: str) -> fields.List[Any]:
    two = validate.Length(equal=2, error="Hier horen twee dagen: de eerste en de laatste.")
    return fields.List(FileDay(), data_key=key, required=True, validate=two, error_messages=WRONG)


class _NationalHoliday(StrictSchema):
    error_messages = {"unknown": "Deze sleutel bestaat niet."}
    label = words("naam", 60, required=True)
    fixed = yes_or_no("vast")
    confirmed = yes_or_no("bevestigd")
    north = _period(Region.NORTH.value)
    middle = _period(Region.MIDDLE.value)
    south = _period(Region.SOUTH.value)


class _OwnHoliday(StrictSchema):
    first = _day("van", required=True)
    last = _day("tot_en_met", required=True)


class _ClosedDays(StrictSchema):
    label = words("naam", 60, required=True)
    first = _day("van", required=True)
    last = _day("tot_en_met")


def _by_year(inner: type[StrictSchema]) -> fields.Dict:
    of_year = fields.Dict(keys=fields.String(), values=fields.Nested(inner), error_messages=WRONG)
    return fields.Dict(keys=fields.String(validate=_A_YEAR), values=of_year, error_messages=WRONG)


def region_key() -> fields.String:
    """The region, of an alliance or of a school."""
    one = validate.OneOf([region.value for region in Region], error="Kies noord, midden of zuid.")
    return fields.String(data_key="regio", validate=one, error_messages=WRONG)


class HolidaySchema(StrictSchema):
    """The keys of a school file about holidays and free days."""

    region = region_key()
    own_holidays = fields.Dict(
        keys=fields.String(validate=_A_YEAR),
        values=fields.Dict(keys=fields.String(), values=fields.Nested(_OwnHoliday), error_messages=WRONG),
        data_key="vakanties",
        error_messages=WRONG,
    )
    free_days = fields.List(fields.Nested(_ClosedDays), data_key="vrije_dagen", error_messages=WRONG)


class _File(StrictSchema):
    error_messages = {"unknown": "Schrijf een schooljaar als 2026-2027."}
    years = _by_year(_NationalHoliday)


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalHolidays:
    """The holidays of every region, by school year and name: `("2026-2027", "herfst")`."""

    by_region: Mapping[Region, Mapping[tuple[str, str], Holiday]] = field(default_factory=dict)

    def of(self, region: Region | None) -> dict[tuple[str, str], Holiday]:
        """Those of a region; without one only what is the same everywhere."""
        if region is not None:
            return dict(self.by_region.get(region, {}))
        north, *others = (self.by_region.get(one, {}) for one in Region)
        return {key: value for key, value in north.items() if all(other.get(key) == value for other in others)}


def read_holidays(where: str, data: Mapping[str, Any]) -> tuple[NationalHolidays, tuple[SetupProblem, ...]]:
    """The national holidays; with a problem none at all, and every problem with its key."""
    source = Source(document=str(data.get("bron", where)), section="")
    values, wrong = read_strictly(_File(), where, {"years": {k: v for k, v in data.items() if k != "bron"}})
    if wrong:
        cut = (SetupProblem(where=one.where, key=one.key.removeprefix("years."), says=one.says) for one in wrong)
        return NationalHolidays(), tuple(cut)
    found: dict[Region, dict[tuple[str, str], Holiday]] = {region: {} for region in Region}
    problems: list[SetupProblem] = []
    for year, names in values.get("years", {}).items():
        for name, one in names.items():
            for region in Region:
                first, last = one[region.name.lower()]
                if last < first:
                    problems.append(_backwards(where, f"{year}.{name}.{region.value}"))
                found[region][year, name] = Holiday(
                    label=one["label"], first=first, last=last, source=source,
                    fixed=one.get("fixed", False), confirmed=one.get("confirmed", True),
                )  # fmt: skip
    return NationalHolidays(by_region={} if problems else found), tuple(problems)


def _backwards(where: str, key: str) -> SetupProblem:
    return SetupProblem(where=where, key=key, says="De laatste dag ligt voor de eerste.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDays:
    """What one school's file says about holidays: its region (or that of its alliance), other dates, free days."""

    where: str
    region: str = ""
    holidays: Mapping[str, Mapping[str, Mapping[str, date]]] = field(default_factory=dict)
    free_days: tuple[Mapping[str, Any], ...] = ()


NO_NATIONAL, NO_OWN = NationalHolidays(), OwnDays(where="")


def calendar_of(own: OwnDays, national: NationalHolidays) -> tuple[SchoolCalendar, tuple[SetupProblem, ...]]:
    """The calendar of a school, and what is wrong with its own days: a fixed holiday may be longer, never shorter."""
    found = national.of(Region(own.region) if own.region else None)
    problems = list(_replace(found, own))
    source = Source(document=own.where, section="vrije_dagen")
    days = []
    for number, one in enumerate(own.free_days, start=1):
        last = one.get("last", one["first"])
        if last < one["first"]:
            problems.append(_backwards(own.where, f"vrije_dagen.{number}.tot_en_met"))
        days.append(Holiday(label=one["label"], first=one["first"], last=last, source=source))
    holidays = sorted((*found.values(), *days), key=lambda holiday: (holiday.first, holiday.last))
    return SchoolCalendar(holidays=tuple(holidays)), tuple(problems)


def _replace(found: dict[tuple[str, str], Holiday], own: OwnDays) -> Iterator[SetupProblem]:
    source = Source(document=own.where, section="vakanties")
    for year, names in own.holidays.items():
        for name, one in names.items():
            key, was = f"vakanties.{year}.{name}", found.get((year, name))
            first, last = one["first"], one["last"]
            if was is None:
                says = "Deze vakantie bestaat landelijk niet. Zet andere vrije dagen onder vrije_dagen."
                yield SetupProblem(where=own.where, key=key, says=says)
            elif last < first:
                yield _backwards(own.where, f"{key}.tot_en_met")
            elif was.fixed and not (first <= was.first and was.last <= last):
                days = f"{in_words(was.first)} tot en met {in_words(was.last)}"
                says = f"De {was.label} staat landelijk vast: {days}. Langer mag, korter niet."
                yield SetupProblem(where=own.where, key=key, says=says)
            else:
                found[year, name] = Holiday(label=was.label, first=first, last=last, source=source, fixed=was.fixed)
