"""How often a team meets, in words, and where the rhythm was missed. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from core.contract.dates import iso_week, school_year
from core.contract.teams import Rhythm, RhythmUnit
from core.web.dates import AMSTERDAM, number_word
from core.web.language import _

_ORDINALS = (
    *("nulde", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde"),
    *("zevende", "achtste", "negende", "tiende", "elfde", "twaalfde"),
)
A_WEEK = timedelta(days=7)


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


def next_due(rhythm: Rhythm, last: date | None) -> date | None:
    """The last day on which the next meeting keeps the rhythm, where the rhythm counts from the last one (D-4)."""
    if last is None:
        return None
    if rhythm.unit is RhythmUnit.EVERY_DAYS:
        return last + timedelta(days=rhythm.number)
    if rhythm.unit is RhythmUnit.EVERY_WEEK:
        # the Sunday of the week after the last meeting's week (D-6)
        return last + timedelta(days=13 - last.weekday())
    return None


def weeks_without(days: Sequence[date], today: date) -> tuple[tuple[date, date], ...]:
    """Monday and Sunday of the past weeks of this school year without a meeting, since the first one; oldest first.

    Weeks of holiday are among them: nobody tells the program which those are (A-34), the page says so.
    """
    first, _last = school_year(today)
    held = sorted(day for day in days if first <= day)
    if not held:
        return ()
    met = {iso_week(day) for day in held}
    found = []
    monday, sunday = iso_week(held[0])
    while sunday < today:
        if (monday, sunday) not in met:
            found.append((monday, sunday))
        monday, sunday = monday + A_WEEK, sunday + A_WEEK
    return tuple(found)
