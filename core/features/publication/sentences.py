"""Small pieces of a sentence: a term, a rhythm, a seat, a number. Pure."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from core.contract.deadlines import Unit
from core.contract.requirements import Requirement
from core.contract.requirements.base import capital
from core.contract.teams import Rhythm, RhythmUnit, Seat
from core.web.language import _, ngettext

PUPIL = "{leerling}"


def about_anyone(text: str) -> str:
    """A text of the profile outside any case: the name of the pupil becomes "de leerling"."""
    return capital(of_anyone(text))


def of_anyone(text: str) -> str:
    """The same inside a sentence, without a capital."""
    return text.replace(PUPIL, _("de leerling"))


def condition(requirement: Requirement) -> str:
    """A condition as a sentence about any pupil."""
    return about_anyone(requirement.says or requirement.sentence())


def length(number: int, unit: Unit) -> str:
    """A term in words: `1 week`, `6 weken`, `voor het einde van het schooljaar`."""
    several: dict[Unit, Callable[[int], str]] = {
        Unit.DAYS: lambda n: ngettext("%(num)d dag", "%(num)d dagen", n),
        Unit.WEEKS: lambda n: ngettext("%(num)d week", "%(num)d weken", n),
        Unit.SCHOOL_WEEKS: lambda n: ngettext("%(num)d schoolweek", "%(num)d schoolweken", n),
        Unit.MONTHS: lambda n: ngettext("%(num)d maand", "%(num)d maanden", n),
        Unit.YEARS: lambda n: _("%(num)s jaar", num=n),
        Unit.SCHOOL_YEAR_END: lambda n: _("voor het einde van het schooljaar"),
    }
    return several[unit](number)


def rhythm(value: Rhythm) -> str:
    """How often a team meets."""
    said = {
        RhythmUnit.PER_SCHOOL_YEAR: _("ten minste %(num)s keer per schooljaar", num=value.number),
        RhythmUnit.EVERY_WEEK: _("elke week"),
        RhythmUnit.EVERY_DAYS: _("elke %(num)s dagen", num=value.number),
        RhythmUnit.PER_CASE: _("als het nodig is"),
        RhythmUnit.UNSTATED: _("niet vastgelegd"),
    }
    return said[value.unit]


def seat(value: Seat) -> str:
    """Who sits on a chair, and when that is not always."""
    if value.on_reason:
        return _("%(wie)s (alleen als dat iets toevoegt)", wie=value.label)
    if value.for_item:
        return _("%(wie)s (alleen bij de eigen leerling)", wie=value.label)
    return value.label


def number(value: Decimal) -> str:
    """A number as a Dutch reader writes it: `3`, `2,5`."""
    return f"{value.normalize():f}".replace(".", ",")


def joined(parts: Iterable[str]) -> str:
    """Parts with something in them, with a semicolon between."""
    said = [part for part in parts if part]
    whole = "; ".join([*(part.removesuffix(".") for part in said[:-1]), *said[-1:]])
    return whole.replace("?; ", "? ")
