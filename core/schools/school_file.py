"""One school as its settings say it: the head (who it is) and its own values, read strictly under Dutch keys.

The same reading serves a file in `config/schools` and a school that an alliance made in the browser.
"""

from dataclasses import dataclass
from typing import Any

from marshmallow import fields, validate

from core.contract.school import Sector
from core.schools import holidays as days
from core.schools.overlay import DUTCH_KEYS, read_own_values
from core.schools.problems import SetupProblem
from core.schools.strict import read_strictly, words, yes_or_no

_WRONG = "Dit moet PO of VO zijn."


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFile:
    """What stands in a school's file: who it is, its stack of plugins, its own values by hook and code."""

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


def sector_key() -> fields.String:
    """PO or VO."""
    one = validate.OneOf([sector.value for sector in Sector], error=_WRONG)
    return fields.String(data_key="sector", required=True, validate=one, error_messages={"required": _WRONG})


class SchoolSchema(days.HolidaySchema):
    """The head of a school file; the own values have their own schema."""

    name = words("naam", required=True)
    alliance = words("samenwerkingsverband", 60, required=True)
    board = words("bestuur", required=True)
    sector = sector_key()
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


def school_of(slug: str, where: str, data: dict[str, Any], problems: list[SetupProblem]) -> SchoolFile | None:
    """One school from what its file says under Dutch keys; None when something is wrong, told in `problems`."""
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
    return SchoolFile(id=slug, where=where, own=own, own_days=own_days, **body)
