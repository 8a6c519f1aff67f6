"""SC-LOEP-01, 03 and 04: every condition at admission, on and beside its boundary."""

from dataclasses import replace
from datetime import date

import pytest

from core.contract.facts import Facts, Happening, PupilFacts
from core.contract.findings import Finding, State
from tests.plugins.loep.given import case, happened, profile, stops

pytestmark = pytest.mark.pure

RULES = {rule.code: rule for rule in profile().admission_rules}
MOVED = happened("application", "verhuizing")
INVOLVED = happened("application", "swv_al_betrokken")


def judged(code: str, facts: Facts) -> tuple[Finding, ...]:
    """The findings of one rule."""
    return RULES[code].requirement.judge(facts)


def answered(code: str, outcome: str) -> Happening:
    """What a person answered to a question."""
    return happened("verdict", code, "kc", outcome=outcome)


def child(**known: object) -> Facts:
    """Facts of an application, with what is known of the child."""
    return case(pupil=PupilFacts(**known))


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2026, 11, 24), State.UNMET), (date(2026, 11, 25), State.MET), (date(2026, 11, 26), State.MET)],
)
def test_loep_2_a_a_child_starts_from_the_fourth_birthday(day: date, state: State) -> None:
    facts = replace(child(born=date(2022, 11, 25)), today=day)
    assert [found.state for found in judged("leeftijd", facts)] == [state]


@pytest.mark.parametrize(
    ("since", "state"),
    [
        (date(2024, 11, 25), State.MET),
        (date(2024, 11, 26), State.MET),
        (date(2024, 11, 27), State.UNMET),
        (None, State.MET),
    ],
)
def test_loep_2_x_shorter_than_two_years_in_the_netherlands_goes_to_the_wereldschool(
    since: date | None, state: State
) -> None:
    (found,) = judged("nieuw_in_nederland", child(in_netherlands_since=since))
    assert (found.state, found.override) == (state, ("schoolleider",))
    assert RULES["nieuw_in_nederland"].refers_to == "wereldschool"
    assert RULES["nieuw_in_nederland"].outcome == "Verwijzen naar de Wereldschool"


def test_loep_2_x_the_rule_of_two_years_stands_before_the_others() -> None:
    assert profile().admission_rules[0].code == "nieuw_in_nederland"


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("visie", "Intake niet compleet"),
        ("informatieplicht", "Intake niet compleet"),
        ("zindelijk", "Niet toelaatbaar op deze startdag"),
        ("onderwijsbehoefte", "Per kind bekijken. Kan het niet, dan helpt de school zoeken."),
    ],
)
def test_loep_2_b_to_d_and_1_2_h_a_person_answers_and_nothing_refuses_by_itself(code: str, outcome: str) -> None:
    assert [found.asks for found in judged(code, case())] == [code]
    assert [found.state for found in judged(code, case(answered(code, "yes")))] == [State.MET]
    assert [found.state for found in judged(code, case(answered(code, "no")))] == [State.UNMET]
    assert RULES[code].outcome == outcome


def test_sc_loep_01_several_negatives_are_all_told() -> None:
    facts = case(*(answered(code, "no") for code in ("visie", "informatieplicht", "zindelijk")))
    found = stops(tuple(RULES[code].requirement for code in ("visie", "informatieplicht", "zindelijk")), facts)
    assert len(found) == 3


@pytest.mark.parametrize(("flags", "asks"), [(frozenset(), ""), (frozenset({"sbo_indicatie"}), "sbo_zorg")])
def test_loep_1_2_i_a_child_with_an_indication_is_looked_at_apart(flags: frozenset[str], asks: str) -> None:
    (found,) = judged("sbo_indicatie", child(flags=flags))
    assert found.asks == asks


def test_loep_2_e_a_transfer_begins_with_the_previous_school_and_only_leader_or_kc_say_so() -> None:
    (found,) = judged("overdracht", case(MOVED))
    assert found.asks == "overdracht"
    assert RULES["overdracht"].requirement.then.by == ("schoolleider", "kc")  # type: ignore[attr-defined]
    assert judged("overdracht", case())[0].state is State.MET


def test_loep_2_f_the_judgement_waits_for_the_hand_over() -> None:
    judgement = answered("overdracht_passend", "yes")
    open_ones = [found.asks for found in judged("overdracht_beoordeeld", case(MOVED, judgement)) if found.stops]
    assert open_ones == ["overdracht"]
    whole = judged("overdracht_beoordeeld", case(MOVED, answered("overdracht", "yes"), judgement))
    assert [found.state for found in whole] == [State.MET, State.MET]


@pytest.mark.parametrize(("moved", "state"), [(True, State.UNMET), (False, State.MET)])
def test_loep_2_h_refusing_is_possible_at_a_transfer_with_the_one_reason(moved: bool, state: State) -> None:
    said = answered("overdracht_passend", "no")
    (found,) = judged("weigeren_bij_overstap", case(said, *((MOVED,) if moved else ())))
    assert found.state is state
    assert "kan niet voldoen aan de specifieke onderwijsbehoeften" in RULES["weigeren_bij_overstap"].outcome


@pytest.mark.parametrize(
    ("answer", "place", "stopped"), [("yes", False, False), ("no", False, True), ("no", True, False)]
)
def test_loep_2_g_the_school_helps_until_there_is_a_place(answer: str, place: bool, stopped: bool) -> None:
    said = [answered("onderwijsbehoefte", answer)]
    said += [happened("placement", "geschikte_onderwijsplek")] if place else []
    assert any(found.stops for found in judged("helpen_zoeken", case(*said))) is stopped


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        (("ouders", "schoolleider"), "het samenwerkingsverband"),
        (("swv_contact", "schoolleider"), "de ouders"),
        (("swv_contact", "ouders"), "de school"),
    ],
)
def test_loep_2_y_alliance_parents_and_school_look_together(asked: tuple[str, ...], missing: str) -> None:
    together = happened("consultation", "passende_onderwijsplaats", *asked)
    (found,) = (one for one in judged("overstap_met_swv", case(INVOLVED, together)) if one.stops)
    assert found.reason == f"Overleg eerst met {missing}."


def test_loep_2_y_without_the_alliance_nobody_asks() -> None:
    assert [found.state for found in judged("overstap_met_swv", case())] == [State.MET]
