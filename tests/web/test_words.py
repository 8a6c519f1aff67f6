"""Dates, times, numbers and translated texts as a reader sees them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.web import dates
from core.web.language import _, gettext, ngettext, speaking
from core.web.text import UnfitText, clean, one_line

pytestmark = pytest.mark.pure
DAY = date(2026, 12, 3)
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def test_days_are_short_in_rows_and_long_in_sentences() -> None:
    assert dates.day_short(DAY) == "do 3 dec"
    assert dates.day_long(DAY) == "3 december 2026"
    assert dates.day_month(DAY) == "3 december"
    assert dates.day_week(DAY) == "donderdag 3 december 2026"


def test_every_month_has_its_own_short_name() -> None:
    assert [dates.day_short(date(2026, month, 1))[5:] for month in (3, 5, 8, 10)] == ["mrt", "mei", "aug", "okt"]


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (NOW, "vandaag 10.00"),
        (NOW - timedelta(hours=1, minutes=55), "vandaag 8.05"),
        (NOW - timedelta(hours=10, minutes=1), "gisteren 23.59"),
        (datetime(2026, 11, 22, 8, 14, tzinfo=UTC), "zo 22 nov 9.14"),
        (datetime(2025, 11, 27, 8, 0, tzinfo=UTC), "do 27 nov 2025 9.00"),
    ],
)
def test_a_moment_is_said_from_where_the_reader_stands(moment: datetime, shown: str) -> None:
    assert dates.moment(moment, NOW) == shown


def test_summer_and_winter_time_are_those_of_amsterdam() -> None:
    assert dates.clock(datetime(2026, 7, 1, 12, 30, tzinfo=UTC)) == "14.30"
    assert dates.clock(datetime(2026, 12, 1, 13, 30, tzinfo=UTC)) == "14.30"
    assert dates.day_short(datetime(2026, 12, 2, 23, 30, tzinfo=UTC)) == "do 3 dec"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dates.clock(datetime(2026, 12, 1, 13, 30))


def test_numbers_to_twelve_are_words() -> None:
    assert [dates.number_word(number) for number in (0, 1, 12, 13)] == ["nul", "één", "twaalf", "13"]


def test_machine_time() -> None:
    assert dates.machine(DAY) == "2026-12-03"
    assert dates.machine(datetime(2026, 12, 3, 8, 0, tzinfo=UTC)) == "2026-12-03T09:00"


def test_dutch_texts_are_their_own_source() -> None:
    assert _("Bewaard om %(tijd)s", tijd="9.00") == "Bewaard om 9.00"
    assert _("100% zeker") == "100% zeker"
    assert gettext("") == ""
    assert ngettext("%(num)d dag", "%(num)d dagen", 2) == "2 dagen"


def test_a_language_without_a_catalogue_falls_back_to_dutch() -> None:
    with speaking("en"):
        assert _("Vandaag") == "Vandaag"


def test_text_gets_one_form() -> None:
    assert clean("  Zoe\u0308\r\nregel\rtwee ") == "Zoë\nregel\ntwee"
    assert one_line("a\n  b\t c") == "a b c"
    assert clean("emoji 🙂 en ’ – …") == "emoji 🙂 en ’ – …"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x7f", "\x85", "\u202e", "\u2066", "\ud800"])
def test_text_that_cannot_be_kept_or_read_is_refused(char: str) -> None:
    with pytest.raises(UnfitText):
        clean(f"voor{char}na")
