"""The lists of Vandaag and the words of a rhythm. Pure."""

from enum import StrEnum

from core.contract.teams import Rhythm, RhythmUnit
from core.web.language import _, ngettext

ORDINALS = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde"),
    *("zevende", "achtste", "negende", "tiende", "elfde", "twaalfde"),
)
WEEK = 7


class View(StrEnum):
    """Which list of Vandaag, as it stands in the address."""

    MINE = "mij"
    WAITING = "wachten"
    LATER = "later"
    COLLEAGUES = "collegas"


def view_named(text: str) -> View:
    """The list with this name; "Voor mij" for any other name."""
    return View(text) if text in {view.value for view in View} else View.MINE


def ordinal(number: int) -> str:
    """`derde`; in figures above twelve: `13e`."""
    return _(ORDINALS[number - 1]) if 1 <= number <= len(ORDINALS) else _("%(number)de", number=number)


def rhythm_words(rhythm: Rhythm, place: int | None) -> str:
    """What the school promised of this meeting; empty where it promised nothing.

    `place` is the number of the meeting in its school year (None: in another year than this one).
    """
    match rhythm.unit:
        case RhythmUnit.PER_SCHOOL_YEAR if place is not None:
            return _("%(place)s van ten minste %(number)d dit jaar", place=ordinal(place), number=rhythm.number)
        case RhythmUnit.EVERY_WEEK:
            return _("elke week")
        case RhythmUnit.EVERY_DAYS if rhythm.number % WEEK == 0:
            return ngettext("elke week", "elke %(num)d weken", rhythm.number // WEEK)
        case RhythmUnit.EVERY_DAYS:
            return _("elke %(number)d dagen", number=rhythm.number)
    return ""
