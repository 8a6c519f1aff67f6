"""SC-LOEP-16: the OT, who comes, who decides, who approves. SC-LOEP-17: Auris goes outside the OT."""

from datetime import date

import pytest

from core.contract.facts import PupilFacts
from core.contract.findings import State
from core.contract.requirements import ApprovedBy
from tests.plugins.loep.given import case, happened, profile, stops

pytestmark = pytest.mark.pure

READY = {"consents": ("swv_betrokken",), "documents": ("groeidocument",)}


def test_sc_loep_16_five_are_invited_and_two_only_with_a_reason() -> None:
    seats = profile().team("ot").seats
    assert [seat.role for seat in seats if not seat.on_reason] == ["ouders", "schoolleider", "kc", "swv_contact", "jos"]
    assert [seat.role for seat in seats if seat.on_reason and not seat.for_item] == [
        "jeugdverpleegkundige",
        "leerrechtambtenaar",
    ]
    assert [seat.role for seat in seats if seat.for_item] == ["leerkracht", "leerling"]


@pytest.mark.parametrize(
    ("decision", "team", "may"),
    [("arrangement", "ot", True), ("arrangement", "vot", False), ("tlv", "ot", True), ("tlv", "vot", False)],
)
def test_sc_loep_16_only_the_ot_decides(decision: str, team: str, may: bool) -> None:
    right = profile().decision(decision)
    assert (team in right.teams) is may
    assert right.elsewhere.startswith("Alleen het OT")


@pytest.mark.parametrize(
    ("decision", "rank", "stopped"),
    [("arrangement", 3, True), ("arrangement", 4, False), ("tlv", 4, True), ("tlv", 5, False)],
)
def test_sc_loep_16_the_level_comes_first(decision: str, rank: int, stopped: bool) -> None:
    found = stops(profile().decision(decision).guards, case(level=f"niveau_{rank}", level_rank=rank, **READY))
    assert [finding.act for finding in found] == (["level"] if stopped else [])


def test_sc_loep_16_at_level_4_a_tlv_points_to_level_5() -> None:
    (found,) = stops(profile().decision("tlv").guards, case(level="niveau_4", level_rank=4, **READY))
    assert found.act_about == "niveau_5"
    assert found.condition == "Joris is op zorgniveau 5. Daar hoort een TLV bij."


@pytest.mark.parametrize(
    ("director", "board", "state", "reason"),
    [
        ("", "", State.UNMET, "Wacht op akkoord van de schoolleider en het bestuur."),
        ("a", "", State.UNMET, "Wacht op akkoord van het bestuur."),
        ("", "b", State.UNMET, "Wacht op akkoord van de schoolleider."),
        ("a", "b", State.MET, "Alle akkoorden zijn binnen."),
        ("a", "a", State.UNMET, "Dit vraagt akkoord van twee verschillende personen."),
    ],
)
def test_sc_loep_16_director_and_board_both_approve(director: str, board: str, state: State, reason: str) -> None:
    right = profile().decision("arrangement")
    approval = ApprovedBy(parties=right.approvers, about=right.code, source=right.source)
    given = [
        happened("approval", right.code, role, outcome="given", by=person)
        for role, person in (("schoolleider", director), ("bestuur", board))
        if person
    ]
    (found,) = approval.judge(case(*given))
    assert (found.state, found.reason) == (state, reason)


def test_sc_loep_16_a_tlv_asks_no_approval() -> None:
    assert profile().decision("tlv").approvers == ()


@pytest.mark.parametrize(("told", "stopped"), [(False, True), (True, False)])
def test_sc_loep_17_auris_is_not_active_before_the_smw_er_knows(told: bool, stopped: bool) -> None:
    auris = profile().partner("auris")
    said = [happened("verdict", "auris_vermoeden", outcome="yes")]
    said += [happened("information", "auris", "smw")] if told else []
    found = stops(auris.before, case(*said))
    assert [finding.condition for finding in found] == (["De SMW’er weet dat Auris betrokken is."] if stopped else [])


def test_sc_loep_17_without_a_suspicion_of_language_speech_or_hearing_there_is_no_auris() -> None:
    said = (happened("verdict", "auris_vermoeden", outcome="no"), happened("information", "auris", "smw"))
    (found,) = stops(profile().partner("auris").before, case(*said))
    assert found.state is State.UNMET


def test_sc_loep_17_the_arrangement_of_auris_asks_no_ot_and_no_approval() -> None:
    right = profile().decision("auris_arrangement")
    assert (right.teams, right.approvers, right.owners) == ((), (), ("kc",))


@pytest.mark.parametrize(("born", "stopped"), [(date(2018, 11, 26), True), (date(2018, 11, 27), False)])
def test_enver_helps_up_to_the_eighth_birthday(born: date, stopped: bool) -> None:
    asked = happened("consultation", "", "smw")
    found = stops(profile().partner("enver").before, case(asked, pupil=PupilFacts(born=born)))
    assert bool(found) is stopped


def test_enver_is_called_in_after_the_smw_er_was_asked() -> None:
    facts = case(pupil=PupilFacts(born=date(2020, 1, 1)))
    (found,) = stops(profile().partner("enver").before, facts)
    assert found.reason == "Overleg eerst met de SMW’er."
