"""Rules of meetings as tables: waiting, rhythm, who may direct, what comes with closing."""

from datetime import date

import pytest

from core.contract.facts import ConsentFact, ConsentStatus, Facts
from core.contract.findings import Finding, State
from core.contract.source import Source
from core.contract.teams import Rhythm, RhythmUnit, Seat
from core.features.meetings import rhythm, rules
from core.features.meetings.foresight import CHOSEN_HERE, Coming, answerable, at_closing, in_one_sentence

pytestmark = pytest.mark.pure

SOURCE = Source(document="SOP", section="2.7")
THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("on", "day", "late"),
    [
        (date(2026, 11, 25), 0, 0), (date(2026, 11, 26), 1, 0), (date(2026, 12, 8), 13, 0), (date(2026, 12, 9), 14, 0),
        (date(2026, 12, 10), 15, 1), (date(2026, 11, 24), 0, 0),
    ],
)  # fmt: skip
def test_waiting_is_counted_from_the_concern(on: date, day: int, late: int) -> None:
    waiting = rules.waiting(date(2026, 11, 25), on, 14, SOURCE)
    assert (waiting.day, waiting.late) == (day, late)


@pytest.mark.parametrize(
    ("unit", "number", "words"),
    [
        (RhythmUnit.PER_SCHOOL_YEAR, 6, "ten minste 6 keer per schooljaar"),
        (RhythmUnit.EVERY_WEEK, 0, "elke week"),
        (RhythmUnit.EVERY_DAYS, 42, "elke zes weken"),
        (RhythmUnit.EVERY_DAYS, 10, "elke tien dagen"),
        (RhythmUnit.PER_CASE, 0, "als het voor een leerling nodig is"),
        (RhythmUnit.UNSTATED, 0, ""),
    ],
)
def test_the_rhythm_in_words(unit: RhythmUnit, number: int, words: str) -> None:
    assert rhythm.words_of(Rhythm(unit=unit, number=number, source=SOURCE)) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 8, 1), "eerste van ten minste 6 dit jaar"),
        (date(2026, 11, 26), "derde van ten minste 6 dit jaar"),
        (date(2026, 7, 31), "eerste van ten minste 6 dit jaar"),
    ],
    ids=["first-of-the-year", "third", "last-day-of-the-year-before"],
)
def test_a_meeting_has_its_place_in_the_school_year(day: date, words: str) -> None:
    days = (date(2026, 7, 31), date(2026, 8, 1), date(2026, 10, 15), THURSDAY)
    promised = Rhythm(unit=RhythmUnit.PER_SCHOOL_YEAR, number=6, source=SOURCE)
    assert rhythm.place_in_words(promised, day, days) == words


def test_above_twelve_a_place_is_a_figure() -> None:
    assert (rhythm.ordinal(12), rhythm.ordinal(13)) == ("twaalfde", "13e")


@pytest.mark.parametrize(
    ("on_reason", "for_item", "fixed", "with_case"),
    [(False, False, True, False), (True, False, False, False), (False, True, False, True), (True, True, False, False)],
)
def test_which_seats_are_fixed(on_reason: bool, for_item: bool, fixed: bool, with_case: bool) -> None:
    seat = Seat(role="smw", label="SMW", source=SOURCE, on_reason=on_reason, for_item=for_item)
    assert rules.invited_by_default(seat) is fixed
    assert rules.may_direct("smw", [seat]) is fixed
    assert rules.asked_with_the_case(seat) is with_case
    assert not rules.may_direct("coach", [seat])


def consent(status: ConsentStatus, **people: tuple[str, ...]) -> ConsentFact:
    return ConsentFact(purpose="x", status=status, **people)


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (None, "niet gevraagd"),
        (consent(ConsentStatus.WAITING, missing=("Yara", "moeder A")), "wacht op Yara en moeder A"),
        (consent(ConsentStatus.REFUSED, refused_by=("vader B",)), "vader B gaf geen toestemming"),
        (consent(ConsentStatus.WITHDRAWN, refused_by=("vader B",)), "vader B trok de toestemming in"),
        (
            consent(ConsentStatus.CONFLICT, refused_by=("vader B",)),
            "de ouders zijn het niet eens, vader B gaf geen toestemming",
        ),
    ],
    ids=["not-asked", "waiting", "refused", "withdrawn", "conflict"],
)
def test_why_somebody_may_not_be_there(fact: ConsentFact | None, words: str) -> None:
    assert rules.why_closed(fact) == words


def test_at_closing_the_meeting_was_held_and_the_step_entered() -> None:
    before = Facts(today=date(2026, 11, 20), step="zorgmelding", level="basis", level_rank=1)
    coming = Coming(team="ot", on=THURSDAY, meeting="m", step="bespreking", level="extra", level_rank=2, director=True)
    after = at_closing(before, coming)
    assert (after.today, after.step, after.level, after.level_rank) == (THURSDAY, "bespreking", "extra", 2)
    assert after.director == CHOSEN_HERE
    assert [(h.kind, h.about) for h in after.happenings] == [
        ("meeting", "ot"),
        ("step", "bespreking"),
        ("level", "extra"),
    ]
    assert after.latest("meeting", "ot") is not None
    assert before.happenings == ()


def test_at_closing_nothing_moves_where_nothing_follows() -> None:
    before = Facts(today=THURSDAY, step="opp", level="extra", level_rank=2, director="somebody")
    after = at_closing(before, Coming(team="ot", on=date(2026, 11, 19)))
    assert (after.today, after.step, after.level_rank, after.director) == (THURSDAY, "opp", 2, "somebody")
    assert [h.kind for h in after.happenings] == ["meeting"]


def finding(state: State, condition: str, asks: str = "") -> Finding:
    return Finding(state=state, condition=condition, reason="", source=SOURCE, asks=asks)


def test_everything_that_stops_is_said_in_one_breath() -> None:
    stops = (
        finding(State.UNMET, "Het OPP is besproken met de ouders."),
        finding(State.UNMET, "Yara gaf een mening."),
        finding(State.UNKNOWN, "Kan dit?", asks="kan"),
        finding(State.UNKNOWN, "Er is niets over bekend."),
        finding(State.MET, "Het is goed."),
    )
    said = in_one_sentence(stops, "Yara")
    assert said == "Nog niet zo: het OPP is besproken met de ouders; Yara gaf een mening. Ook zijn 2 vragen nog open."
    assert in_one_sentence(stops[2:3], "Yara") == "Er is nog 1 vraag open."
    assert in_one_sentence(stops[4:], "Yara") == ""
    assert answerable(stops[2], ["kan"])
    assert not answerable(stops[3], ["kan"])
