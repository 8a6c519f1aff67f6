"""SC-LOEP-19: what returns every school year, who does what, and who does not."""

from datetime import date

import pytest

from core.contract.deadlines import Unit
from core.contract.teams import RhythmUnit
from tests.plugins.loep.given import profile

pytestmark = pytest.mark.pure

OBLIGATIONS = {obligation.code: obligation for obligation in profile().obligations}
TALKS = {kind.code: kind for kind in profile().conversation_kinds}


@pytest.mark.parametrize(
    ("code", "conversation", "first", "last"),
    [
        ("kennismaking_start", "kennismakingsgesprek", date(2026, 8, 1), date(2026, 9, 30)),
        ("rapport_februari", "rapportgesprek", date(2027, 2, 1), date(2027, 2, 28)),
        ("rapport_zomer", "rapportgesprek", date(2027, 6, 1), date(2027, 7, 31)),
    ],
)
def test_loep_8_1_2_c_to_e_the_rounds_of_talks_of_a_school_year(
    code: str, conversation: str, first: date, last: date
) -> None:
    round_ = OBLIGATIONS[code]
    assert round_.window is not None
    assert round_.window.around(date(2026, 11, 26)) == (first, last)
    assert (round_.conversation, round_.owner) == (conversation, "leerkracht")


def test_loep_7_1_a_the_survey_on_safety_returns_every_year() -> None:
    survey = OBLIGATIONS["veiligheid_vragenlijst"]
    assert (survey.every, survey.unit, survey.times) == (1, Unit.YEARS, 1)


def test_loep_4_4_b_the_group_overview_is_discussed_at_least_twice_a_year() -> None:
    rhythm = TALKS["groepsbespreking"].rhythm
    assert rhythm is not None
    assert (rhythm.unit, rhythm.number) == (RhythmUnit.PER_SCHOOL_YEAR, 2)


def test_loep_8_1_2_f_and_g_three_roles_invite_and_parents_may_ask() -> None:
    assert TALKS["oudergesprek"].leaders == ("leerkracht", "kc", "schoolleider")
    assert TALKS["oudergesprek"].asked_by == ("leerkracht", "kc", "schoolleider", "ouders")


@pytest.mark.parametrize("code", ["kennismakingsgesprek", "rapportgesprek", "oudergesprek"])
def test_loep_8_1_2_b_and_8_1_c_talks_attune_needs_and_are_after_school(code: str) -> None:
    assert TALKS[code].topics == ("onderwijsbehoefte", "leerlingbegeleiding")
    assert TALKS[code].when == "na schooltijd"


@pytest.mark.parametrize(
    ("code", "seats"),
    [
        ("leerteam", ["leerkracht"]),
        ("ontwikkelingsgesprek", ["schoolleider", "leerkracht", "onderwijsassistent", "leraarondersteuner"]),
        ("wijkoverleg", ["schoolleider", "kc", "swv_contact", "jos"]),
        ("ib_netwerk_primo", ["kc"]),
        ("ib_overleg_noord", ["kc"]),
        ("mr", ["ouders"]),
    ],
)
def test_meetings_without_pupils_have_their_people_and_no_invented_rhythm(code: str, seats: list[str]) -> None:
    team = profile().team(code)
    assert [seat.role for seat in team.seats] == seats
    assert (team.discusses, team.rhythm.unit) == (False, RhythmUnit.UNSTATED)


@pytest.mark.parametrize(
    ("role", "duty"),
    [
        ("leerkracht", "in_de_klas"),
        ("leerkracht", "leerteam"),
        ("leerkracht", "handelingsgericht"),
        ("kc", "zorgstructuur"),
        ("kc", "netwerken"),
        ("kc", "handelingsgericht"),
        ("schoolleider", "ontwikkelingsgesprekken"),
        ("schoolleider", "akkoord_arrangement"),
        ("bestuur", "akkoord_arrangement"),
        ("smw", "voor_enver"),
        ("jos", "doorverwijzen"),
        ("ouders", "vragen_gesprek"),
    ],
)
def test_who_does_what(role: str, duty: str) -> None:
    assert duty in {one.code for one in profile().role(role).duties}


@pytest.mark.parametrize(
    ("role", "denied"),
    [("leerkracht", {"niet_enver"}), ("kc", {"niet_enver", "niet_zonder_ot"}), ("schoolleider", {"niet_zonder_ot"})],
)
def test_who_does_not_do_what(role: str, denied: set[str]) -> None:
    assert {one.code for one in profile().role(role).non_duties} == denied


def test_loep_9_1_b_four_goals_for_four_years() -> None:
    assert [goal.years for goal in profile().goals] == [4, 4, 4, 4]
