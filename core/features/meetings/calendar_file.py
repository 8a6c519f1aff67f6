"""Meetings as a file for somebody's own calendar (RFC 5545). No pupil stands in it: it leaves the platform. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

LINE_BYTES = 75
PRODUCT = "-//Dekkend//Overleg//NL"
EVERY = "PT1H"
"""How often a program should fetch a calendar to which somebody subscribed (RFC 7986): each hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One meeting. `sequence` grows with every change; the moments are aware."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    sequence: int
    cancelled: bool = False


def calendar_file(entries: Iterable[CalendarEntry], made: datetime, name: str = "") -> str:
    """The text of the file, with the line ends that the format asks. With a `name` it is one to subscribe to."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if name:
        lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}", f"REFRESH-INTERVAL;VALUE=DURATION:{EVERY}"]
    for entry in entries:
        lines += _entry(entry, made)
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _entry(entry: CalendarEntry, made: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(entry.uid)}",
        f"DTSTAMP:{stamp(made)}",
        f"DTSTART:{stamp(entry.starts_at)}",
        f"DTEND:{stamp(entry.ends_at)}",
        f"SUMMARY:{escaped(entry.title)}",
        *([f"LOCATION:{escaped(entry.place)}"] if entry.place else []),
        f"SEQUENCE:{entry.sequence}",
        f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def stamp(moment: datetime) -> str:
    """A moment in universal time, so that summer time needs no table: `20261126T130000Z`."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Text as a value (3.3.11): backslash, comma, semicolon and line end are written with a backslash."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line of at most 75 bytes; what is longer goes on after a line end and a space, never inside a character."""
    parts, part, room = [], "", LINE_BYTES
    for sign in line:
        size = len(sign.encode())
        if size > room:
            parts.append(part)
            part, room = "", LINE_BYTES - 1
        part, room = part + sign, room - size
    return "\r\n ".join([*parts, part])
