"""What the pages of a series take from people."""

from datetime import date
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from core.contract.teams import Rhythm, RhythmUnit
from core.features.meetings.schemas import ReasonSchema, team_field
from core.features.meetings.series_days import Wanted, weeks_of
from core.web.dates import WEEKDAYS, number_word
from core.web.language import _
from core.web.schema import ClockTime, DutchDate, DutchSchema, Line

PROMISED, TIMES = "afspraak", "aantal"
INTERVALS = (1, 2, 3, 4, 6, 8, 12)
MOST_TIMES = 60


def _intervals() -> list[tuple[str, str]]:
    weeks = [(str(n), _("Elke week") if n == 1 else _("Elke %(n)s weken", n=number_word(n))) for n in INTERVALS]
    return [(PROMISED, _("Zoals het team heeft beloofd")), *weeks, (TIMES, _("Een aantal keer, gelijk verspreid"))]


class SeriesSchema(DutchSchema):
    """A series to plan: which team, when, and how often."""

    team = team_field()
    interval = Line(
        required=True,
        data_key="ritme",
        validate=validate.OneOf([code for code, _label in _intervals()]),
        metadata={"label": _("Hoe vaak?"), "widget": "select", "options": _intervals(), "missing": _("Kies hoe vaak.")},
    )
    number = fields.Integer(
        load_default=None,
        data_key="aantal",
        validate=validate.Range(1, MOST_TIMES),
        metadata={
            "label": _("Aantal keer"),
            "help": _("Alleen nodig als je een aantal keer kiest, of als het team geen ritme heeft beloofd."),
        },
    )
    weekday = fields.Integer(
        required=True,
        data_key="dag",
        validate=validate.Range(0, 4),
        metadata={
            "label": _("Op welke dag?"),
            "widget": "radio",
            "options": [(str(n), day) for n, day in enumerate(WEEKDAYS[:5])],
            "missing": _("Kies een dag van de week."),
        },
    )
    first = DutchDate(required=True, data_key="van", metadata={"label": _("Vanaf")})
    last = DutchDate(required=True, data_key="tot", metadata={"label": _("Tot en met")})
    starts = ClockTime(required=True, data_key="begin", metadata={"label": _("Begin"), "help": _("Zoals 14.00.")})
    ends = ClockTime(required=True, data_key="einde", metadata={"label": _("Einde")})
    place = Line(load_default="", data_key="plaats", validate=validate.Length(max=80), metadata={"label": _("Plaats")})

    @validates_schema
    def _later(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if data["ends"] <= data["starts"]:
            raise ValidationError(_("Kies een latere eindtijd."), "einde")
        if data["interval"] == TIMES and data["number"] is None:
            raise ValidationError(_("Hoe vaak komt het team bij elkaar?"), "aantal")


class DaySchema(DutchSchema):
    """One day of the series, and whether it is kept."""

    day = DutchDate(required=True, data_key="datum", metadata={"missing": _("Kies een dag.")})
    keep = fields.Boolean(load_default=False, data_key="mee")


class DaysSchema(DutchSchema):
    """Every day of the series."""

    days = fields.Nested(DaySchema(), many=True, data_key="dagen", load_default=list)


class EndSchema(ReasonSchema):
    """From which day a series ends, and why."""

    from_day = DutchDate(
        required=True, data_key="vanaf", metadata={"label": _("Vanaf welke dag?"), "help": _("Die dag valt ook af.")}
    )


def wanted_of(data: dict[str, Any], promised: Rhythm) -> Wanted | None:
    """The series that was asked; None when the team promised nothing and no number was given."""
    first: date = data["first"]
    weeks, number = (0, data["number"]) if data["interval"] == TIMES else (_weeks(data["interval"], promised), None)
    if weeks == 0 and number is None:
        number = promised.number if promised.unit is RhythmUnit.PER_SCHOOL_YEAR else data["number"]
    if weeks == 0 and not number:
        return None
    return Wanted(first=first, last=data["last"], weekday=data["weekday"], weeks=weeks, number=number or 0)


def _weeks(interval: str, promised: Rhythm) -> int:
    return weeks_of(promised) if interval == PROMISED else int(interval)
