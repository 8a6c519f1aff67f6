"""SC-LOKET-18 and § 5, the pure parts: Indus, the steps of a referral, GOAL, and the external route."""

from dataclasses import replace
from datetime import date

import pytest

from core.contract.deadlines import Deadline, days_late
from core.contract.facts import Facts, Happening
from core.contract.findings import Finding, State, stopping
from core.contract.requirements import Requirement
from plugins.loket import goal, indus
from plugins.loket.committees import REGIONAL_ADMISSION, REGIONAL_ADVICE
from plugins.loket.cooperation import FOR_EXTERNAL_ROUTE
from plugins.loket.deadlines import ARRANGEMENT_EVALUATION, OPP_EVALUATION
from plugins.loket.documents import REFERRAL as REFERRAL_FORM
from plugins.loket.referral import FOR_COMMITTEE, REFERRAL

pytestmark = pytest.mark.pure

TODAY = date(2027, 1, 29)
START = date(2026, 11, 2)


def a_case(*noted: Happening) -> Facts:
    return Facts(today=TODAY, call_name="Milan", happenings=noted)


def noted(kind: str, about: str = "", *roles: str, on: date = TODAY, outcome: str = "") -> Happening:
    return Happening(kind=kind, about=about, on=on, roles=frozenset(roles), outcome=outcome, reason="Zo was het.")


def stops(guards: tuple[Requirement, ...], facts: Facts) -> tuple[Finding, ...]:
    return stopping([finding for guard in guards for finding in guard.judge(facts)])


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (date(2027, 2, 1), State.UNMET),
        (date(2027, 2, 2), State.MET),
        (date(2027, 5, 2), State.MET),
        (date(2027, 5, 3), State.UNMET),
    ],
    ids=["een dag te kort", "3 maanden", "6 maanden", "een dag te lang"],
)
def test_loket_3_7_f_three_to_six_months(end: date, state: State) -> None:
    facts = a_case(noted("period", "indus", on=START), noted("period", "einde_indus", on=end))
    assert [finding.state for finding in indus.LENGTH.judge(facts)] == [state]


@pytest.mark.parametrize("missing", ["", "indus_startevaluatie", "indus_tussenevaluatie", "indus_eindevaluatie"])
def test_loket_3_7_d_three_evaluations_each_with_coach_and_parents(missing: str) -> None:
    talks = ["indus_startevaluatie", "indus_tussenevaluatie", "indus_eindevaluatie"]
    held = [noted("conversation", talk, "coach", "ouders") for talk in talks if talk != missing]
    guards = indus.ROUTE.step("afronding_indus").guards
    assert [stop.act_about for stop in stops(guards, a_case(*held))] == ([missing] if missing else [])


def test_loket_3_7_d_an_evaluation_without_the_parents_does_not_count() -> None:
    held = [noted("conversation", talk.code, "coach") for talk in indus.TALKS]
    assert len(stops(indus.TO_FINISH, a_case(*held))) == 3


def test_loket_3_7_b_intake_and_goals_come_first() -> None:
    open_now = {stop.act_about for stop in stops(indus.ROUTE.step("begeleiding_indus").guards, a_case())}
    assert open_now == {"indus_intake", "indus_leerdoelen", "indus_startevaluatie", "indus"}


def test_loket_3_7_g_the_money_is_there_for_a_time() -> None:
    (money,) = indus.PROVISION.funding
    assert (money.last, money.source.reading) == (date(2025, 7, 31), "A-45")


READY = (
    noted("observation", "", "bpo"),
    noted("conversation", "gesprek_observatie", "leerling", "ouders"),
    noted("verdict", "niet_met_extra_ondersteuning", outcome="yes"),
    noted("consultation", "", "swv_contact"),
)
WITH_REPORT = (("observatieverslag", "made"),)


def test_loket_5_p_to_s_before_the_committee_three_steps_and_the_partnership() -> None:
    """LOKET-5-b, 5-p, 5-q, 5-r, 5-s, 3.9-g."""
    assert stops(FOR_COMMITTEE, replace(a_case(*READY), documents=WITH_REPORT)) == ()
    for left_out in READY:
        facts = replace(a_case(*(one for one in READY if one is not left_out)), documents=WITH_REPORT)
        assert len(stops(FOR_COMMITTEE, facts)) == 1, left_out
    assert len(stops(FOR_COMMITTEE, a_case(*READY))) == 1


def test_loket_5_p_to_v_the_order_of_the_steps() -> None:
    codes = [step.code for step in REFERRAL.steps]
    assert codes[:3] == ["observatie_bpo", "gesprek_observatie", "eerst_extra"]
    assert codes.index("at_vo") < codes.index("ptc") < codes.index("toelaatbaarheid")
    assert REFERRAL.step("proefplaatsing").optional


@pytest.mark.parametrize("step", ["proefplaatsing", "toelaatbaarheid"], ids=["LOKET-5-k", "LOKET-5-m"])
def test_parents_and_partnership_are_both_consulted(step: str) -> None:
    guards = REFERRAL.step(step).guards
    assert [stop.act_about for stop in stops(guards, a_case())] == ["ouders", "swv_contact"]
    assert [stop.act_about for stop in stops(guards, a_case(noted("consultation", "", "ouders")))] == ["swv_contact"]


def test_loket_5_a_six_places_to_go() -> None:
    (field,) = (field for field in REFERRAL_FORM.fields if field.code == "waarheen")
    assert len(field.choices) == 6


def test_loket_5_g_t_u_and_v_the_committees() -> None:
    """LOKET-5-g, 5-t, 5-u, 5-v."""
    assert {seat.label for seat in REGIONAL_ADVICE.seats} == {"leerling", "ouders", "GOAL", "school van herkomst"}
    assert [outcome.code for outcome in REGIONAL_ADVICE.outcomes] == ["aanbod_elders", "naar_ptc"]
    assert {outcome.code for outcome in REGIONAL_ADMISSION.outcomes} == {"pro", "vso", "niet"}


def test_loket_5_f_and_i_goal_is_for_a_time_and_ends_in_two_ways() -> None:
    """LOKET-1-t, 5-f, 5-i."""
    (asked, *_rest) = stops(goal.BEFORE, a_case(*READY, noted("consultation", "", "ouders")))
    assert asked.asks == "tijdelijk_te_veel"
    assert goal.ROUTE.step("opvang_goal").next == ("terug_op_loket", "verder_elders")


@pytest.mark.parametrize(
    ("days", "open_parts"),
    [((), 1), ((TODAY,), 1), ((TODAY, TODAY), 1), ((START, TODAY), 0)],
    ids=["niets", "1 keer", "2 keer op één dag", "2 dagen"],
)
def test_loket_1_v_an_external_route_needs_two_days_on_record(days: tuple[date, ...], open_parts: int) -> None:
    judged = [noted("verdict", code, outcome="yes") for code in ("manier_van_aanspreken", "redelijkheid")]
    records = [noted("report", "samenwerking", on=day) for day in days]
    assert len(stops(FOR_EXTERNAL_ROUTE, a_case(*judged, *records))) == open_parts


def test_loket_1_w_manner_and_reasonableness_are_judged_by_people() -> None:
    assert {stop.asks for stop in stops(FOR_EXTERNAL_ROUTE, a_case())} >= {"manier_van_aanspreken", "redelijkheid"}


@pytest.mark.parametrize(
    ("term", "owner"),
    [(OPP_EVALUATION, "zorgcoordinator"), (ARRANGEMENT_EVALUATION, "arrangementbegeleider")],
    ids=["LOKET-3.3-f", "LOKET-3.4-g"],
)
def test_an_evaluation_is_due_on_the_day_the_term_ends(term: Deadline, owner: str) -> None:
    assert (term.due_on(TODAY), term.owner) == (TODAY, owner)
    assert [days_late(term.due_on(TODAY), day) for day in (TODAY, date(2027, 1, 30))] == [0, 1]
