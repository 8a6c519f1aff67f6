"""How often a team meets, in words. Pure."""

from collections.abc import Iterable
from datetime import date, datetime

from core.contract.dates import school_year
from core.contract.teams import Rhythm, RhythmUnit
from core.web.dates import AMSTERDAM, number_word
from core.web.language import _

_ORDINALS = (
    *("nulde", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde"),
    *("zevende", "achtste", "negende", "tiende", "elfde", "twaalfde"),
)


def ordinal(number: int) -> str:
    """`derde`; above twelve in figures: `13e`."""
    return _ORDINALS[number] if 0 <= number < len(_ORDINALS) else f"{number}e"


def dutch_day(moment: datetime) -> date:
    """The day of an aware moment in the Netherlands."""
    return moment.astimezone(AMSTERDAM).date()


def words_of(rhythm: Rhythm) -> str:
    """The promise in words: `elke zes weken`, `ten minste 6 keer per schooljaar`; empty where nothing is promised."""
    match rhythm.unit:
        case RhythmUnit.PER_SCHOOL_YEAR:
            return _("ten minste %(aantal)s keer per schooljaar", aantal=rhythm.number)
        case RhythmUnit.EVERY_WEEK:
            return _("elke week")
        case RhythmUnit.EVERY_DAYS if rhythm.number % 7 == 0:
            return _("elke %(aantal)s weken", aantal=number_word(rhythm.number // 7))
        case RhythmUnit.EVERY_DAYS:
            return _("elke %(aantal)s dagen", aantal=number_word(rhythm.number))
        case RhythmUnit.PER_CASE:
            return _("als het voor een leerling nodig is")
    return ""


def place_in_words(rhythm: Rhythm, day: date, days: Iterable[date]) -> str:
    """What a meeting on `day` is in its rhythm: `derde van ten minste 6 dit jaar`, else the promise itself.

    `days` are the days of all meetings of the team that were not cancelled, this one included (D-5: school year).
    """
    if rhythm.unit is not RhythmUnit.PER_SCHOOL_YEAR:
        return words_of(rhythm)
    first, _last = school_year(day)
    place = sum(1 for other in days if first <= other <= day)
    return _("%(plaats)s van ten minste %(aantal)s dit jaar", plaats=ordinal(max(1, place)), aantal=rhythm.number)
