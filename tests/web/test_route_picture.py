"""The picture of a route: equal distances, two lines at most, a list when there is no room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.web.route_picture import MOST_STOPS, Branch, Stop, StopState, picture, two_lines
from core.web.route_words import in_words
from tests.web.gallery_data import AWAY, BACK, LONG, SHORT, STOPS

pytestmark = pytest.mark.pure


def test_stops_stand_at_equal_distances() -> None:
    drawn = picture(STOPS)
    assert drawn is not None
    steps = {right - left for left, right, _kind in drawn.rails}
    assert steps == {124}
    assert drawn.points[0].x == drawn.width - drawn.points[-1].x


def test_what_is_done_is_a_thick_line_and_what_may_happen_is_dashed() -> None:
    drawn = picture(STOPS)
    dashed = picture(SHORT)
    assert drawn is not None
    assert dashed is not None
    assert [kind for _left, _right, kind in drawn.rails] == ["done"] * 5 + [""] * 2
    assert [kind for _left, _right, kind in dashed.rails] == ["", "", "", "opt", "opt"]


@pytest.mark.parametrize("number", [0, 1, MOST_STOPS + 1, 20])
def test_a_route_that_is_too_short_or_too_long_is_a_list(number: int) -> None:
    assert picture([Stop(label=str(place)) for place in range(number)]) is None


def test_nine_stops_are_still_drawn() -> None:
    assert picture(LONG[:MOST_STOPS]) is not None


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("OPP", 16, ("OPP",)),
        ("Bespreking in het OT", 16, ("Bespreking", "in het OT")),
        ("Plan van aanpak, regiehouder", 16, ("Plan van aanpak,", "regiehouder")),
        ("Een heel lange stap met veel woorden erin", 16, ("Een heel lange", "stap met veel…")),
        ("Ontwikkelingsperspectief", 12, ("Ontwikkelin…",)),
        ("", 12, ("",)),
    ],
)
def test_a_label_fits_in_two_lines(text: str, room: int, lines: tuple[str, ...]) -> None:
    assert two_lines(text, room) == lines


@given(st.text(alphabet="abcdef ", max_size=80), st.integers(4, 40))
def test_no_line_is_ever_too_long(text: str, room: int) -> None:
    lines = two_lines(text.strip(), room)
    assert 1 <= len(lines) <= 2
    assert all(len(line) <= room for line in lines)


@pytest.mark.parametrize("branch", [AWAY, BACK, Branch(words="weg", start=0), Branch(words="vooruit", start=0, end=2)])
def test_a_branch_stays_inside_the_picture(branch: Branch) -> None:
    stops = STOPS if branch.start == 7 else SHORT
    drawn = picture(stops, branch)
    assert drawn is not None
    assert drawn.branch_path.startswith(f"M{drawn.points[branch.start].x} ")
    assert all(0 < words.x < drawn.width and words.y <= drawn.height for words in drawn.branch_words)


def test_the_route_is_also_said_in_words() -> None:
    assert in_words(STOPS, "Hier is Yara") == (
        "5 stappen zijn klaar. Hier is Yara: stap 6, OPP. Daarna: Arrangement, Evaluatie, elke periode."
    )
    assert in_words([Stop(label="A", state=StopState.DONE), Stop(label="B")]) == "1 stap is klaar. De stappen: A, B."
