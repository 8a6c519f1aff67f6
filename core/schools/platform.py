"""What `platform.toml` sets for all schools together. A wrong value is a problem, and the strict default holds."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from marshmallow import fields, validate

from core.schools.problems import SetupProblem
from core.schools.strict import WRONG, StrictSchema, read_strictly


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """Limits of one installation: megabytes of 1024 × 1024 bytes; after `partner_months` somebody has to look at the
    data of a partner again."""

    idle: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=12)
    file_megabytes: int = 10
    partner_months: int = 12


class _Table(StrictSchema):
    error_messages = {"unknown": "Deze sleutel bestaat niet."}


def _number(key: str, least: int, most: int) -> fields.Integer:
    bounds = validate.Range(least, most, error="Kies een getal van {min} tot en met {max}.")
    return fields.Integer(data_key=key, strict=True, validate=bounds, error_messages=WRONG)


class _SessionSchema(_Table):
    # An installation may be stricter than NIST SP 800-63B asks (12 hours, 30 minutes), never looser.
    longest = _number("uren", 1, 12)
    idle = _number("minuten_stil", 5, 30)


class _BoundSchema(_Table):
    file_megabytes = _number("bestand_mb", 1, 100)


class _DirectorySchema(_Table):
    partner_months = _number("nakijken_na_maanden", 1, 36)


class PlatformSchema(_Table):
    """The whole file; every key may be left out."""

    session = fields.Nested(_SessionSchema, data_key="sessie", error_messages=WRONG)
    bounds = fields.Nested(_BoundSchema, data_key="grenzen", error_messages=WRONG)
    directory = fields.Nested(_DirectorySchema, data_key="sociale_kaart", error_messages=WRONG)


def read_platform(where: str, data: dict[str, Any]) -> tuple[Platform, tuple[SetupProblem, ...]]:
    """The limits that the tables set, the defaults for the rest; with a problem, the defaults only."""
    values, wrong = read_strictly(PlatformSchema(), where, data)
    session = values.get("session", {})
    found: dict[str, Any] = dict(values.get("bounds", {})) | dict(values.get("directory", {}))
    if "idle" in session:
        found["idle"] = timedelta(minutes=session["idle"])
    if "longest" in session:
        found["longest"] = timedelta(hours=session["longest"])
    return Platform(**found), wrong
