"""SC-LOEP-10, 11, 13, 14, 17 and 18: systems, measures, documents, OTr and what partners ask before they come."""

from datetime import date
from decimal import Decimal

import pytest

from core.contract.documents import DocumentOf
from core.contract.facts import PupilFacts
from core.contract.findings import State
from core.contract.limits import Limits
from tests.plugins.loep.given import case, happened, profile, stops

pytestmark = pytest.mark.pure

IMPORTED = happened("verdict", "parnassys_import", "kc", outcome="yes")
PROVISIONS = {provision.code: provision for provision in profile().provisions}
SYSTEMS = {system.code: system for system in profile().systems}


@pytest.mark.parametrize(
    ("system", "years"), [("kijk", (1, 2)), ("parnassys", (3, 4, 5, 6, 7, 8)), ("lib", (1, 2, 3, 4, 5, 6, 7, 8))]
)
def test_loep_4_1_k_and_l_each_system_is_for_its_groups(system: str, years: tuple[int, ...]) -> None:
    limits = SYSTEMS[system].limits or Limits()
    assert tuple(year for year in range(1, 9) if limits.holds(year=year)) == years


def test_sc_loep_10_the_systems_are_named_but_for_one_and_wmk_is_part_of_parnassys() -> None:
    assert list(SYSTEMS) == ["lib", "parnassys", "sociaal_emotioneel", "kijk", "otr", "parro", "wmk"]
    assert [code for code, system in SYSTEMS.items() if not system.named] == ["sociaal_emotioneel"]
    assert SYSTEMS["wmk"].part_of == "parnassys"


def test_loep_4_1_c_to_h_class_measures_ask_nothing_and_belong_to_level_1() -> None:
    measures = [one for one in profile().provisions if one.scope == "klas"]
    assert len(measures) == 6
    assert {(one.level, one.before) for one in measures} == {("niveau_1", ())}


def test_loep_4_1_e_work_attitude_has_six_means() -> None:
    assert PROVISIONS["werkhouding"].means == (
        "geluidsdempende koptelefoon",
        "bureauscherm",
        "timetimer",
        "lesstof opdelen",
        "lesstof afschermen",
        "meer digitale verwerking",
    )


def test_loep_3_2_1_a_every_provision_shows_its_route() -> None:
    routes = {route.code for route in profile().support_routes}
    assert [one.code for one in profile().provisions if not one.routes or not set(one.routes) <= routes] == []


@pytest.mark.parametrize(("code", "scope"), [("slb", "wijk"), ("plusklas", "wijk"), ("taalklas", "school")])
def test_loep_4_2_i_and_j_where_an_intervention_is(code: str, scope: str) -> None:
    assert PROVISIONS[code].scope == scope


def test_loep_4_2_k_the_plus_class_is_of_the_alliance() -> None:
    assert PROVISIONS["plusklas"].partners == ("swv_odp",)


@pytest.mark.parametrize(("answer", "stopped"), [("yes", False), ("no", True)])
def test_loep_4_2_l_dyslexia_research_asks_for_reimbursement(answer: str, stopped: bool) -> None:
    said = happened("verdict", "vergoeding_dyslexie", "kc", outcome=answer)
    assert bool(stops(PROVISIONS["dyslexieonderzoek"].before, case(said))) is stopped


@pytest.mark.parametrize(("flags", "stopped"), [(frozenset(), True), (frozenset({"eigen_leerlijn"}), False)])
def test_loep_3_2_2_h_an_opp_is_for_a_pupil_with_an_own_learning_line(flags: frozenset[str], stopped: bool) -> None:
    opp = profile().template("opp")
    facts = case(pupil=PupilFacts(year=6, flags=flags))
    assert bool(stops(opp.before, facts)) is stopped
    assert bool(stops(opp.wanted, facts)) is stopped
    assert opp.part_of == "groeidocument"


@pytest.mark.parametrize(
    ("question", "wanted"), [("externe_hulp", True), ("andere_onderwijsvorm", True), ("meer_nodig", False)]
)
def test_loep_3_2_2_a_a_groeidocument_is_wanted_as_soon_as_outside_help_is(question: str, wanted: bool) -> None:
    said = happened("verdict", question, "kc", outcome="yes")
    assert (stops(profile().template("groeidocument").wanted, case(said)) == ()) is wanted


def test_loep_5_3_c_an_own_learning_line_wants_a_groeidocument() -> None:
    facts = case(pupil=PupilFacts(year=6, flags=frozenset({"eigen_leerlijn"})))
    assert stops(profile().template("groeidocument").wanted, facts) == ()


def test_loep_3_2_2_f_the_fourth_part_gathers_the_help_of_the_case() -> None:
    drawn = {field.code: field.gathers for field in profile().template("groeidocument").fields if field.gathers}
    assert drawn == {"ingezet": ("step", "document", "decision")}


@pytest.mark.parametrize(
    ("code", "of"),
    [
        ("groepsoverzicht", DocumentOf.GROUP),
        ("plaatsingsafspraken", DocumentOf.APPLICATION),
        ("schoolplan", DocumentOf.SCHOOL),
        ("opp", DocumentOf.PUPIL),
    ],
)
def test_loep_4_1_i_and_2_p_whom_a_document_is_about(code: str, of: DocumentOf) -> None:
    assert profile().template(code).of is of


@pytest.mark.parametrize(
    ("purpose", "route", "stopped"),
    [
        ("otr_voor_contactpersoon", "otr_vot", False),
        ("otr_voor_aanvraag", "otr_ot", False),
        ("otr_voor_aanvraag", "otr_vot", True),
        ("otr_voor_contactpersoon", "otr_ot", True),
    ],
)
def test_loep_3_2_3_e_to_g_each_route_of_otr_has_its_purpose(purpose: str, route: str, stopped: bool) -> None:
    said = happened("verdict", purpose, "kc", outcome="yes")
    facts = case(said, IMPORTED, consents=("swv_betrokken",))
    assert bool(stops(profile().decision(route).guards, facts)) is stopped


@pytest.mark.parametrize("route", ["otr_vot", "otr_ot"])
def test_loep_3_2_3_c_and_d_otr_waits_for_consent_and_for_the_import(route: str) -> None:
    said = [happened("verdict", code, "kc", outcome="yes") for code in ("otr_voor_contactpersoon", "otr_voor_aanvraag")]
    guards = profile().decision(route).guards
    assert [one.act_about for one in stops(guards, case(*said, IMPORTED))] == ["swv_betrokken"]
    assert [one.asks for one in stops(guards, case(*said, consents=("swv_betrokken",)))] == ["parnassys_import"]
    assert [one.act_about for one in stops(SYSTEMS["otr"].before, case(IMPORTED))] == ["swv_betrokken"]


@pytest.mark.parametrize(("year", "state"), [(6, State.UNMET), (7, State.MET), (8, State.MET)])
def test_loep_6_3_x_yets_is_for_groups_7_and_8(year: int, state: State) -> None:
    yets = profile().partner("yets")
    (found,) = yets.before[0].judge(case(pupil=PupilFacts(year=year)))
    assert found.state is state
    assert yets.limits is not None
    assert yets.limits.holds(year=year) is (state is State.MET)


@pytest.mark.parametrize(("age", "holds"), [(7, True), (8, False)])
def test_loep_6_3_k_the_limits_of_enver_say_the_same_as_its_condition(age: int, holds: bool) -> None:
    limits = profile().partner("enver").limits
    assert limits is not None
    assert limits.holds(age=age) is holds


def test_loep_6_3_n_only_cjg_or_mevis_register_at_enver() -> None:
    assert profile().partner("enver").registrars == ("cjg", "mevis")


@pytest.mark.parametrize(("since", "stopped"), [(date(2024, 11, 26), True), (date(2024, 11, 27), False)])
def test_loep_2_x_the_wereldschool_is_for_less_than_two_years(since: date, stopped: bool) -> None:
    facts = case(pupil=PupilFacts(in_netherlands_since=since))
    assert bool(stops(profile().partner("wereldschool").before, facts)) is stopped


def test_loep_6_3_h_and_i_auris_offers_a_consult_and_an_arrangement_that_needs_no_ot() -> None:
    offers = {offer.code: offer.decision for offer in profile().partner("auris").offers}
    assert offers == {"consult": "", "arrangement": "auris_arrangement"}


@pytest.mark.parametrize(
    ("talks", "crossed"), [(3, []), (4, ["mevis_vier_gesprekken"]), (5, ["mevis_vijf_gesprekken"])]
)
def test_loep_6_3_v_a_signal_after_four_talks_and_a_decision_after_five(talks: int, crossed: list[str]) -> None:
    before, after = Decimal(talks - 1), Decimal(talks)
    assert [one.code for one in profile().thresholds if one.reached(before, after)] == crossed


def test_loep_4_3_the_kanjertraining_is_for_three_groups_of_people_and_has_eight_themes() -> None:
    (training,) = profile().trainings
    assert training.audience == ("kinderen", "leerkrachten", "ouders")
    assert len(training.themes) == 8


def test_loep_5_1_a_teacher_kc_and_leader_work_needs_based() -> None:
    (found,) = (guide for guide in profile().guides if guide.code == "hgw")
    assert found.roles == ("leerkracht", "kc", "schoolleider")


@pytest.mark.parametrize("code", ["aanpassingen", "speciaal_meubilair"])
def test_loep_7_2_an_adaptation_waits_for_the_budget(code: str) -> None:
    (facility,) = (one for one in profile().facilities if one.code == code)
    assert [one.asks for one in stops(facility.before, case())] == ["budget"]


def test_loep_7_1_b_the_building_has_no_lift() -> None:
    assert [one.label for one in profile().facilities if not one.available] == ["Lift"]
