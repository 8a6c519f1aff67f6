"""The picture of a route, computed: stops at equal distances, labels in at most two lines. Pure.

Lengths are in units of the drawing (1 unit is 1 px when the picture is 992 px wide). Text is measured by counting
characters, because nothing else is known on a server; the width per character is on the wide side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_STOPS = 9
"""Longer routes are shown as a list only (ui: `dk-route`)."""
WIDTH = 992
_CHARACTER = 7.3
_SMALL_CHARACTER = 6.6


class StopState(StrEnum):
    """How a stop is drawn."""

    DONE = "done"
    HERE = "here"
    AHEAD = "todo"
    OPTIONAL = "opt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One step: `mark` is the paragraph ("§ 3.3"), `when` a date in words ("voor 10 dec"); `drawn` the label as the
    picture breaks it over two lines, where that differs."""

    label: str
    drawn: str = ""
    state: StopState = StopState.AHEAD
    mark: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What may happen instead, dashed: from stop `start` back to stop `end`, or away when `end` is None. From 0.

    `title` is the question ("Lukt het niet?"), `words` what happens then.
    """

    words: str
    start: int
    end: int | None = None
    title: str = ""

    @property
    def whole(self) -> str:
        """Title and words in one line, as the picture shows them."""
        return f"{self.title} {self.words}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A stop with its place. `lines` holds one or two lines of the label."""

    x: int
    stop: Stop
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text at a place; `anchor` is start, middle or end."""

    x: int
    y: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that the macro writes as SVG. `y` is the line of the stops, `below` the first line of paragraphs."""

    width: int
    height: int
    y: int
    below: int
    points: tuple[Point, ...]
    branch_path: str = ""
    branch_words: tuple[Words, ...] = ()

    @property
    def rails(self) -> list[tuple[int, int, str]]:
        """Pieces between stops: left end, right end, kind (done, opt or nothing)."""
        found = []
        for left, right in zip(self.points, self.points[1:], strict=False):
            done = left.stop.state is StopState.DONE and right.stop.state in (StopState.DONE, StopState.HERE)
            kind = "done" if done else "opt" if StopState.OPTIONAL in (left.stop.state, right.stop.state) else ""
            found.append((left.x, right.x, kind))
        return found


def picture(stops: Sequence[Stop], branch: Branch | None = None, width: int = WIDTH) -> Picture | None:
    """The picture of a route of 2 to 9 stops; None when only a list can show it."""
    if not 2 <= len(stops) <= MOST_STOPS:
        return None
    column = width / len(stops)
    room = int((column - 6) / _CHARACTER)
    points = tuple(
        Point(x=round(column * (place + 0.5)), stop=stop, lines=two_lines(stop.drawn or stop.label, room))
        for place, stop in enumerate(stops)
    )
    y = 44 if any(stop.state is StopState.HERE for stop in stops) else 22
    below = y + (70 if any(len(point.lines) == 2 for point in points) else 52)
    foot = below + (17 if any(stop.when for stop in stops) else 0)
    path, words, foot = _branch(branch, points, foot, width) if branch else ("", (), foot)
    return Picture(width=width, height=foot + 12, y=y, below=below, points=points, branch_path=path, branch_words=words)


def _branch(branch: Branch, points: tuple[Point, ...], foot: int, width: int) -> tuple[str, tuple[Words, ...], int]:
    start, bend, line = points[branch.start].x, foot + 8, foot + 39
    if branch.end is not None:
        end = points[branch.end].x
        toward = 10 if end < start else -10
        sweep, back = (1, 1) if end < start else (0, 0)
        down = f"M{start} {bend}V{line - 17}a10 10 0 0 {sweep} {-toward} 10"
        path = f"{down}H{end + toward}a10 10 0 0 {back} {-toward} -10V{bend}"
        middle = (start + end) // 2
        return path, (Words(x=middle, y=line + 12, text=branch.whole, anchor="middle"),), line + 16
    left = start > width / 2
    reach = 222 if left else -222
    path = f"M{start} {bend}V{line - 12}a12 12 0 0 {1 if left else 0} {-12 if left else 12} 12H{start - reach}"
    edge = start - reach + (-10 if left else 10)
    room = int((edge if left else width - edge) / _SMALL_CHARACTER)
    lines = two_lines(branch.whole, room)
    anchor = "end" if left else "start"
    words = tuple(
        Words(x=edge, y=line + 4 - 4 * (len(lines) - 1) + 18 * row, text=text, anchor=anchor)
        for row, text in enumerate(lines)
    )
    return path, words, words[-1].y + 6


def two_lines(text: str, room: int) -> tuple[str, ...]:
    """The text in one or two lines of at most `room` characters, as even as can be; what is left over becomes `…`."""
    if len(text) <= room:
        return (text,)
    words = text.split()
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    fitting = [cut for cut in cuts if max(map(len, cut)) <= room]
    if fitting:
        return min(fitting, key=lambda cut: max(map(len, cut)))
    first = max((head for head, _tail in cuts if len(head) <= room), key=len, default="")
    rest = text[len(first) :].strip() if first else text
    return (first, _shortened(rest, room)) if first else (_shortened(rest, room),)


def _shortened(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    if " " in cut and text[room - 1] != " ":
        cut = cut.rpartition(" ")[0]
    return cut.rstrip(" ,-") + "…"
