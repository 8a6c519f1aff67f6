"""Small pieces of a sentence: a term, a rhythm, a seat, a number. Pure."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from core.contract.deadlines import Unit
from core.contract.requirements import Requirement
from core.contract.requirements.base import capital
from core.contract.teams import Rhythm, RhythmUnit, Seat
from core.web.language import _, ngettext

PUPIL, START = "{leerling}", "{start}"
_AFTER_A_SENTENCE = re.compile(r"([.!?] )(\{leerling\})")


def about_anyone(text: str) -> str:
    """A text of the profile outside any case: the name of the pupil becomes "de leerling"."""
    return capital(of_anyone(text))


def of_anyone(text: str) -> str:
    """The same inside a sentence: without a capital, but with one where a next sentence begins with the pupil. A day
    that is filled in for a case is "die dag"."""
    text = _AFTER_A_SENTENCE.sub(lambda found: found.group(1) + capital(_("de leerling")), text)
    return text.replace(PUPIL, _("de leerling")).replace(START, _("die dag"))


def condition(requirement: Requirement) -> str:
    """A condition as a sentence about any pupil."""
    return about_anyone(requirement.says or requirement.sentence())


def length(number: int, unit: Unit) -> str:
    """A term in words: `1 week`, `6 weken`, `op dezelfde dag`, `voor het einde van het schooljaar`."""
    if number == 0 and unit is not Unit.SCHOOL_YEAR_END:
        return _("op dezelfde dag")
    several: dict[Unit, Callable[[int], str]] = {
        Unit.DAYS: lambda n: ngettext("%(num)d dag", "%(num)d dagen", n),
        Unit.WEEKS: lambda n: ngettext("%(num)d week", "%(num)d weken", n),
        Unit.SCHOOL_WEEKS: lambda n: ngettext("%(num)d schoolweek", "%(num)d schoolweken", n),
        Unit.MONTHS: lambda n: ngettext("%(num)d maand", "%(num)d maanden", n),
        Unit.YEARS: lambda n: _("%(num)s jaar", num=n),
        Unit.SCHOOL_YEAR_END: lambda n: _("voor het einde van het schooljaar"),
    }
    return several[unit](number)


def every(number: int, unit: Unit) -> str:
    """How often something returns: `elk jaar`, `elke 6 weken`, `elk schooljaar, voor het einde`."""
    if unit is Unit.SCHOOL_YEAR_END:
        return _("elk schooljaar, voor het einde")
    once = {
        Unit.DAYS: _("elke dag"),
        Unit.WEEKS: _("elke week"),
        Unit.MONTHS: _("elke maand"),
        Unit.YEARS: _("elk jaar"),
    }
    return once[unit] if number == 1 else _("elke %(lang)s", lang=length(number, unit))


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
    """Parts with something in them: a semicolon between, a full stop before what is a sentence of its own."""
    whole = ""
    for part in parts:
        if not whole or not part:
            whole += part
        elif part[:2].istitle() or whole[-1] in "?!":
            whole = f"{whole if whole[-1] in '.?!' else whole + '.'} {part}"
        else:
            whole = f"{whole.removesuffix('.')}; {part}"
    return whole
