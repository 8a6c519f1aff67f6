"""The file for somebody's own calendar, by the letter of RFC 5545."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient

from core.features.meetings.calendar_file import CalendarEntry, calendar_file, escaped, folded
from tests.clock import FixedClock
from tests.factories_meetings import at
from tests.features.meetings.stage import CARE, Stage
from tests.world import World

MADE = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


def entry(title: str = "OT", place: str = "", cancelled: bool = False, day: date = date(2026, 11, 26)) -> CalendarEntry:
    return CalendarEntry(
        uid="1@dekkend", title=title, starts_at=at(day), ends_at=at(day, 15), place=place, sequence=3,
        cancelled=cancelled,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "stamp"),
    [
        (date(2026, 10, 24), "20261024T120000Z"),
        (date(2026, 10, 25), "20261025T130000Z"),
        (date(2027, 3, 27), "20270327T130000Z"),
        (date(2027, 3, 28), "20270328T120000Z"),
    ],
)
def test_two_o_clock_on_the_days_beside_summer_time(day: date, stamp: str) -> None:
    assert f"DTSTART:{stamp}\r\n" in calendar_file([entry(day=day)], MADE)


def test_every_line_ends_as_the_format_asks() -> None:
    text = calendar_file([entry(place="Kamer 2"), entry(cancelled=True)], MADE)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert "LOCATION:Kamer 2\r\nSEQUENCE:3\r\nSTATUS:CONFIRMED\r\n" in text
    assert "STATUS:CANCELLED" in text


def test_signs_with_a_meaning_are_escaped() -> None:
    assert escaped("a;b,c\\d\r\ne\rf") == "a\\;b\\,c\\\\d\\ne\\nf"
    assert (
        "END:VEVENT" not in calendar_file([entry(title="x\r\nEND:VEVENT")], MADE).split("SUMMARY")[1].split("\r\n")[0:1]
    )


@pytest.mark.parametrize("text", ["x" * 75, "x" * 76, "é" * 80, "😀" * 40, ""])
def test_long_lines_are_folded_between_signs(text: str) -> None:
    parts = folded(text).split("\r\n ")
    assert "".join(parts) == text
    assert all(len(part.encode()) <= (75 if number == 0 else 74) for number, part in enumerate(parts))
    assert (len(parts) == 1) is (len(text.encode()) <= 75)


def test_the_file_of_a_meeting_names_no_pupil(world: World, clock: FixedClock, client: FlaskClient) -> None:
    stage = Stage(world, clock)
    world.sign_in(client, world.loket.person(CARE))
    for path in (f"{stage.path}/agenda.ics", "/loket/uitnodigingen/agenda.ics"):
        answer = client.get(path)
        assert answer.mimetype == "text/calendar"
        assert "DTSTART:20261126T130000Z" in answer.text
        assert "SUMMARY:breed OT" in answer.text
        for pupil in world.loket.pupils[:3]:
            assert pupil.first_name not in answer.text
