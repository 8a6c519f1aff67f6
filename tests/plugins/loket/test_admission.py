"""SC-LOKET-01, 02 and 05, the pure parts: what the placement committee looks at, and that nothing refuses by itself."""

from dataclasses import replace
from datetime import date

import pytest

from core.contract.facts import ConsentFact, ConsentStatus, Facts, Happening, PupilFacts
from core.contract.findings import Finding, Kind, State, stopping
from core.contract.partners import AdmissionRule
from plugins.loket.admission import ADMISSION, NOT_HERE, SEARCH
from plugins.loket.decisions import DECISIONS
from plugins.loket.lwoo_advice import ADMISSION as LWOO_ADVICE
from plugins.loket.side_entry import SIDE_ENTRY

pytestmark = pytest.mark.pure

RULES = {rule.code: rule for rule in (*ADMISSION, *SIDE_ENTRY, *LWOO_ADVICE)}
FRIDAY = date(2026, 11, 20)
SIDE = frozenset({"zij_instroom"})


def a_child(today: date = FRIDAY, *noted: Happening, **known: object) -> Facts:
    return Facts(today=today, call_name="Milan", pupil=PupilFacts(**known), happenings=noted)  # type: ignore[arg-type]


def report(kind: str, on: date = FRIDAY) -> Happening:
    return Happening(kind="report", about=kind, on=on)


def answered(code: str, outcome: str) -> Happening:
    return Happening(kind="verdict", about=code, on=FRIDAY, outcome=outcome, reason="Zo is het.")


def judged(code: str, facts: Facts) -> tuple[Finding, ...]:
    return RULES[code].requirement.judge(facts)


def states(code: str, facts: Facts) -> list[State]:
    return [finding.state for finding in judged(code, facts)]


@pytest.mark.parametrize(
    ("advice", "state"),
    [
        ("vmbo basis", State.MET),
        ("vmbo kader", State.MET),
        ("praktijkonderwijs", State.UNMET),
        ("voortgezet speciaal onderwijs", State.UNMET),
        ("vso", State.UNMET),
        ("", State.UNKNOWN),
    ],
)
def test_loket_4_1_d_the_advice_of_the_primary_school(advice: str, state: State) -> None:
    assert states("advies_basisschool", a_child(advice=advice)) == [state]
    assert RULES["advies_basisschool"].outcome == SEARCH


@pytest.mark.parametrize("advice", NOT_HERE)
def test_loket_4_1_d_an_advice_in_doubt_is_for_a_person(advice: str) -> None:
    assert states("advies_basisschool", a_child(advice=advice, advice_in_doubt=True)) == [State.UNKNOWN]


@pytest.mark.parametrize(
    ("doubt", "asked", "state"),
    [(False, False, State.MET), (True, False, State.UNMET), (True, True, State.MET)],
    ids=["geen twijfel", "twijfel", "bpo dacht mee"],
)
def test_loket_4_1_e_in_doubt_the_bpo_thinks_along(doubt: bool, asked: bool, state: State) -> None:
    said = [Happening(kind="consultation", on=FRIDAY, roles=frozenset({"bpo"}))] if asked else []
    assert states("twijfel", a_child(FRIDAY, *said, advice="vmbo basis", advice_in_doubt=doubt)) == [state]


@pytest.mark.parametrize(
    ("advice", "okr", "found"),
    [
        ("vmbo basis", True, [State.MET, State.MET]),
        ("vmbo basis", False, [State.MET, State.UNMET]),
        ("", True, [State.UNKNOWN, State.MET]),
    ],
    ids=["compleet", "okr ontbreekt", "advies ontbreekt"],
)
def test_loket_4_1_c_advice_and_education_report(advice: str, okr: bool, found: list[State]) -> None:
    there = [report("okr")] if okr else []
    assert states("advies_en_okr", a_child(FRIDAY, *there, advice=advice)) == found


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2027, 1, 31), Kind.CAUTION),
        (date(2027, 2, 1), Kind.MET),
        (date(2027, 3, 31), Kind.MET),
        (date(2027, 4, 1), Kind.CAUTION),
    ],
    ids=["dag ervoor", "eerste dag", "laatste dag", "dag erna"],
)
def test_loket_4_1_a_outside_the_window_warns_and_refuses_nobody(day: date, kind: Kind) -> None:
    found = judged("aanmeldperiode", a_child(day, Happening(kind="application", on=day)))
    assert [finding.kind for finding in found] == [kind]
    assert not stopping(found)


@pytest.mark.parametrize(("made", "state"), [("", State.UNMET), ("made", State.MET)])
def test_loket_4_1_b_parents_use_the_form_of_year_1(made: str, state: State) -> None:
    facts = replace(a_child(), documents=(("aanmeldingsformulier", made),) if made else ())
    assert states("aanmeldingsformulier", facts) == [state]
    limits = RULES["aanmeldingsformulier"].limits
    assert limits is not None
    assert (limits.first_year, limits.last_year) == (1, 1)


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("ondersteuningsbehoefte", "ondersteuningsbehoefte"),
        ("zwaarte", "zwaarte"),
        ("ruimte", "ruimte"),
        ("besproken", "met_gegevens"),
    ],
)
def test_loket_4_1_g_m_and_o_people_answer(code: str, question: str) -> None:
    """LOKET-4.1-g, 4.1-m, 4.1-o."""
    child = a_child(flags=SIDE)
    assert [finding.kind for finding in judged(code, child)] == [Kind.ASK]
    for outcome, state in (("yes", State.MET), ("no", State.UNMET)):
        assert states(code, replace(child, happenings=(answered(question, outcome),))) == [state]


@pytest.mark.parametrize("code", [rule.code for rule in SIDE_ENTRY])
def test_side_entry_is_asked_only_of_who_comes_from_another_school(code: str) -> None:
    (finding,) = judged(code, a_child(advice="vso", year=4))
    assert (finding.state, finding.reason[:22]) == (State.MET, "Niet van toepassing: d")


@pytest.mark.parametrize(
    ("consent", "there", "found"),
    [
        (ConsentStatus.NOT_ASKED, False, [State.UNMET, State.UNMET]),
        (ConsentStatus.GIVEN, False, [State.MET, State.UNMET]),
        (ConsentStatus.GIVEN, True, [State.MET, State.MET]),
    ],
    ids=["niet gevraagd", "gevraagd", "binnen"],
)
def test_loket_4_1_k_information_after_consent(consent: ConsentStatus, there: bool, found: list[State]) -> None:
    given = ConsentFact(purpose="informatie_vorige_school", status=consent, since=FRIDAY)
    noted = [report("informatie_vorige_school")] if there else []
    assert states("informatie_vorige_school", replace(a_child(FRIDAY, *noted, flags=SIDE), consents=(given,))) == found


@pytest.mark.parametrize(
    ("advice", "state"), [("vmbo kader", State.MET), ("praktijkonderwijs", State.UNMET), ("vso", State.UNMET)]
)
def test_loket_4_1_l_the_advice_of_the_supplying_school(advice: str, state: State) -> None:
    assert states("advies_vorige_school", a_child(advice=advice, flags=SIDE)) == [state]


@pytest.mark.parametrize(("year", "kind"), [(3, Kind.MET), (4, Kind.CAUTION)])
def test_loket_4_1_r_year_4_warns_and_never_stops(year: int, kind: Kind) -> None:
    found = judged("leerjaar_4", a_child(year=year, flags=SIDE))
    assert [finding.kind for finding in found] == [kind]
    assert not stopping(found)


@pytest.mark.parametrize(
    ("year", "during", "kind"),
    [(2, True, Kind.MET), (3, False, Kind.MET), (3, True, Kind.ASK), (4, True, Kind.MET)],
    ids=["leerjaar 2", "eerste schooldag", "tijdens het jaar", "leerjaar 4"],
)
def test_loket_4_1_t_the_exam_secretary_looks_in_year_3(year: int, during: bool, kind: Kind) -> None:
    flags = SIDE | ({"start_tijdens_schooljaar"} if during else set())
    (finding,) = judged("leerjaar_3", a_child(year=year, flags=flags))
    assert finding.kind is kind
    assert finding.asks == ("pta_leerjaar_3" if kind is Kind.ASK else "")


@pytest.mark.parametrize(
    ("proofs", "open_for"),
    [
        (("didactische_gegevens", "capaciteitsonderzoek"), []),
        (("capaciteitsonderzoek",), ["De didactische gegevens (toetsen) ontbreekt."]),
        (("didactische_gegevens",), ["Het capaciteitsonderzoek ontbreekt."]),
    ],
    ids=["compleet", "toetsen ontbreken", "onderzoek ontbreekt"],
)
def test_loket_4_1_j_the_lwoo_advice_has_two_proofs(proofs: tuple[str, ...], open_for: list[str]) -> None:
    facts = a_child(FRIDAY, *(report(kind) for kind in proofs), flags=frozenset({"lwoo_advies"}))
    assert [finding.reason for finding in stopping(judged("lwoo_onderbouwing", facts))] == open_for


def test_loket_4_1_i_without_an_lwoo_advice_nothing_is_asked() -> None:
    assert states("lwoo_advies", a_child()) == [State.MET]
    assert states("lwoo_advies", a_child(flags=frozenset({"lwoo_advies"}))) == [State.UNMET]


@pytest.mark.parametrize(
    ("outcome", "searched", "state"),
    [("admitted", False, State.MET), ("refused", False, State.UNKNOWN), ("refused", True, State.MET)],
    ids=["toegelaten", "niet toegelaten", "er wordt gezocht"],
)
def test_loket_4_1_p_who_is_not_admitted_is_helped_to_another_school(
    outcome: str, searched: bool, state: State
) -> None:
    decided = Happening(kind="decision", about="toelating_loket", on=FRIDAY, outcome=outcome)
    search = [Happening(kind="search", about="andere_school", on=FRIDAY)] if searched else []
    assert states("zorgplicht", a_child(FRIDAY, decided, *search)) == [state]


def test_loket_4_1_f_and_n_only_the_placement_committee_decides() -> None:
    (right,) = (right for right in DECISIONS if right.code == "toelating_loket")
    assert (right.teams, right.owners) == (("plaatsingscommissie",), ())
    assert {rule.teams for rule in RULES.values()} == {("plaatsingscommissie",)}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_says_what_an_open_answer_means(rule: AdmissionRule) -> None:
    assert rule.outcome
    assert rule.source == rule.requirement.source
