"""SC-LOEP-05, 07 and 09: trial and final placement, the limit of support, and how groups are made."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.contract.facts import Facts, Happening
from core.contract.findings import Finding, Severity, State
from tests.plugins.loep.given import TODAY, case, happened, profile

pytestmark = pytest.mark.pure

RULES = {rule.code: rule for rule in profile().placement_rules}
SEVEN = ("veiligheid", "eigen_groep", "ruimte", "zwaarte", "zelfstandigheid", "zorgleerlingen", "deskundigheid")
CRITERIA = ("competent_kind", "competent_groep", "competent_leerkracht", "groei", "ouders_betrokken")


def judged(code: str, facts: Facts) -> tuple[Finding, ...]:
    """The findings of one rule."""
    return RULES[code].requirement.judge(facts)


def answers(outcome: str, *codes: str) -> tuple[Happening, ...]:
    """What people answered to these questions."""
    return tuple(happened("verdict", code, "kc", outcome=outcome) for code in codes)


def of_phase(phase: str) -> list[str]:
    """The codes of the rules of a phase."""
    return [rule.code for rule in profile().placement_rules if rule.phase == phase]


def test_loep_2_i_to_o_a_trial_has_seven_conditions_an_agreement_and_a_length() -> None:
    assert tuple(of_phase("proef")) == (*SEVEN, "schriftelijk", "duur_proef")


@pytest.mark.parametrize("code", SEVEN)
def test_loep_2_i_to_o_one_no_stops_the_placement_and_a_yes_does_not(code: str) -> None:
    troubled = replace(case(), pupil=replace(case().pupil, flags=frozenset({"gedragsproblematiek"})))
    for outcome, state in (("no", State.UNMET), ("yes", State.MET)):
        facts = replace(troubled, happenings=answers(outcome, code))
        assert [found.state for found in judged(code, facts)] == [state]


def test_loep_2_i_safety_is_asked_only_where_behaviour_is_a_problem() -> None:
    assert [found.state for found in judged("veiligheid", case())] == [State.MET]


def test_loep_2_m_and_n_are_marked_subjective_and_no_other() -> None:
    marked = [code for code in SEVEN if getattr(RULES[code].requirement, "subjective", False)]
    assert marked == ["zelfstandigheid", "zorgleerlingen"]


def test_loep_2_p_the_placement_waits_for_the_agreement_on_paper() -> None:
    (found,) = judged("schriftelijk", case())
    assert (found.state, found.act_about) == (State.UNMET, "plaatsingsafspraken")
    assert judged("schriftelijk", case(documents=("plaatsingsafspraken",)))[0].state is State.MET


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (date(2026, 11, 29), State.UNMET),
        (date(2026, 11, 30), State.MET),
        (date(2027, 2, 28), State.MET),
        (date(2027, 3, 1), State.UNMET),
    ],
)
def test_loep_2_q_a_trial_lasts_three_to_six_months(end: date, state: State) -> None:
    start = Happening(kind="period", about="proefplaatsing", on=date(2026, 8, 31))
    ends = Happening(kind="period", about="einde_proefplaatsing", on=end)
    facts = replace(case(start, ends), today=date(2026, 9, 1))
    assert [found.state for found in judged("duur_proef", facts)] == [state]


@pytest.mark.parametrize(
    ("today", "stopped"), [(date(2027, 2, 27), False), (date(2027, 2, 28), True), (date(2027, 3, 1), True)]
)
def test_loep_2_r_the_decision_falls_on_the_last_day_of_the_trial(today: date, stopped: bool) -> None:
    end = Happening(kind="period", about="einde_proefplaatsing", on=date(2027, 2, 28))
    found = judged("besluit_na_proef", replace(case(end), today=today))
    assert any(one.stops for one in found) is stopped
    decided = Happening(kind="decision", about="besluit_na_proef", on=today)
    assert not any(one.stops for one in judged("besluit_na_proef", replace(case(end, decided), today=today)))


def test_loep_2_r_the_term_ends_on_the_day_it_starts() -> None:
    term = profile().deadline("besluit_na_proef")
    assert term.due_on(date(2027, 2, 28)) == date(2027, 2, 28)
    assert (term.ends.kind, term.ends.about) == ("decision", "besluit_na_proef")


@pytest.mark.parametrize("missing", CRITERIA)
def test_loep_2_s_to_v_one_criterion_that_falls_away_leaves_the_school_unable(missing: str) -> None:
    others = tuple(code for code in CRITERIA if code != missing)
    facts = case(*answers("yes", *others), *answers("no", missing))
    (found,) = (one for one in judged("handelingsverlegen", facts) if one.stops)
    assert found.state is State.UNMET
    assert RULES["handelingsverlegen"].outcome == "De school is handelingsverlegen"
    assert not any(one.stops for one in judged("handelingsverlegen", case(*answers("yes", *CRITERIA))))


def test_loep_2_s_an_open_criterion_is_no_refusal() -> None:
    facts = case(*answers("yes", *CRITERIA[:-1]))
    (found,) = judged("ouders_betrokken", facts)
    assert found.state is State.UNKNOWN


@pytest.mark.parametrize(
    ("asked", "missing"), [(("ouders",), ["het samenwerkingsverband"]), (("swv_contact",), ["de ouders"])]
)
def test_loep_2_w_a_place_elsewhere_is_sought_with_parents_and_alliance(
    asked: tuple[str, ...], missing: list[str]
) -> None:
    facts = case(*answers("no", "groei"), happened("consultation", "elders_passend", *asked))
    reasons = [one.reason for one in judged("elders_passend", facts) if one.stops]
    assert reasons == [f"Overleg eerst met {who}." for who in missing]


def test_loep_2_w_nothing_is_sought_while_the_criteria_hold() -> None:
    assert [one.state for one in judged("elders_passend", case(*answers("yes", *CRITERIA)))] == [State.MET]


def test_loep_2_z_the_same_conditions_hold_when_the_alliance_is_involved() -> None:
    codes = [one.asks for one in judged("zelfde_voorwaarden", case()) if one.asks]
    assert codes == [*SEVEN[1:], *CRITERIA]


@pytest.mark.parametrize(("pupils", "state"), [(24, State.MET), (25, State.MET), (26, State.UNMET)])
def test_loep_1_1_j_the_aim_of_25_warns_and_never_blocks(pupils: int, state: State) -> None:
    counted = Happening(kind="counter", about="groepsgrootte", on=TODAY, amount=Decimal(pupils))
    (found,) = judged("groepsgrootte", case(counted))
    assert (found.state, found.severity, found.stops) == (state, Severity.WARNS, False)
    target = RULES["groepsgrootte"].group
    assert target is not None
    assert (target.most, target.soft) == (Decimal(25), True)


@pytest.mark.parametrize(
    ("code", "kind", "years", "stops"),
    [
        ("gemengde_groepen", "gemengd (heterogeen)", (1, 2), True),
        ("homogene_groepen", "homogeen", (3, 4, 5, 6, 7, 8), False),
        ("combinatiegroep", "combinatiegroep", (3, 4, 5, 6, 7, 8), True),
    ],
)
def test_loep_1_1_g_to_i_how_groups_are_made(code: str, kind: str, years: tuple[int, ...], stops: bool) -> None:
    rule = RULES[code]
    assert rule.limits is not None
    assert rule.group is not None
    assert tuple(year for year in range(1, 9) if rule.limits.holds(year=year)) == years
    assert rule.group.kind == kind
    assert any(found.stops for found in judged(code, case())) is stops


def test_loep_1_1_i_a_combination_group_has_numbers_as_its_reason() -> None:
    target = RULES["combinatiegroep"].group
    assert target is not None
    assert target.exception == "op basis van leerlingenaantallen"
