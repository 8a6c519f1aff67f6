"""SC-LOKET-02, 03, 07, 08, 11 and 20, the pure parts: what Loket offers, how much of it, for whom and after what."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.contract.deadlines import Obligation, Unit
from core.contract.facts import Facts, Happening, PupilFacts
from core.contract.findings import Kind, State, stopping
from core.contract.requirements import CountPeriod
from plugins.loket.coach import COACH
from plugins.loket.lwoo import PLACEMENT
from plugins.loket.lwoo import PROVISIONS as LWOO
from plugins.loket.nt2 import PROVISION as NT2
from plugins.loket.obligations import OBLIGATIONS
from plugins.loket.offer import PROVISIONS
from plugins.loket.talks import TALKS
from plugins.loket.thresholds import THRESHOLDS
from plugins.loket.trainings import TRAININGS
from plugins.loket.vip_room import END, FACILITY, GUIDANCE, SMALL_GROUP

pytestmark = pytest.mark.pure

WEDNESDAY = date(2026, 11, 25)
OFFER = {provision.code: provision for provision in PROVISIONS}
DUTIES = {obligation.code: obligation for obligation in OBLIGATIONS}
LIMITS = {threshold.code: threshold for threshold in THRESHOLDS}


def a_child(*noted: Happening, **known: object) -> Facts:
    return Facts(today=WEDNESDAY, call_name="Yara", pupil=PupilFacts(**known), happenings=noted)  # type: ignore[arg-type]


def counted(counter: str, amount: str, on: date = WEDNESDAY) -> Happening:
    return Happening(kind="counter", about=counter, on=on, amount=Decimal(amount))


def consulted(*roles: str) -> tuple[Happening, ...]:
    return tuple(Happening(kind="consultation", on=WEDNESDAY, roles=frozenset({role})) for role in roles)


@pytest.mark.parametrize(
    ("code", "pupils", "kind"),
    [
        ("lwoo_kleine_klas", "16", Kind.MET),
        ("lwoo_kleine_klas", "17", Kind.CAUTION),
        ("lwoo_klas", "24", Kind.MET),
        ("lwoo_klas", "25", Kind.CAUTION),
    ],
)
def test_loket_2_4_e_and_f_a_class_above_the_aim_warns(code: str, pupils: str, kind: Kind) -> None:
    """LOKET-2.4-e, 2.4-f."""
    (rule,) = (rule for rule in PLACEMENT if rule.code == code)
    found = rule.requirement.judge(a_child(counted(f"klasgrootte_{code}", pupils)))
    assert [finding.kind for finding in found] == [kind]
    assert not stopping(found)
    assert rule.group is not None
    assert (rule.group.soft, rule.group.most) == (True, Decimal(16 if code == "lwoo_kleine_klas" else 24))


@pytest.mark.parametrize(
    ("flags", "made", "state"),
    [(set(), False, State.MET), ({"lwoo"}, False, State.UNMET), ({"lwoo"}, True, State.MET)],
    ids=["geen lwoo", "nog niet bekeken", "bekeken"],
)
def test_loket_2_4_d_per_pupil_it_is_decided_what_is_needed(flags: set[str], made: bool, state: State) -> None:
    """LOKET-2.4-d, 4.1-h."""
    (rule,) = (rule for rule in PLACEMENT if rule.code == "lwoo_per_leerling")
    facts = replace(a_child(flags=frozenset(flags)), documents=(("lwoo_per_leerling", "made"),) if made else ())
    assert [finding.state for finding in rule.requirement.judge(facts)] == [state]


@pytest.mark.parametrize(("year", "open_now"), [(1, {"lwoo_taal"}), (2, {"lwoo_rekenen"}), (3, set())])
def test_loket_2_4_g_and_h_an_extra_hour_in_one_year(year: int, open_now: set[str]) -> None:
    """LOKET-2.4-g, 2.4-h."""
    hours = [provision for provision in LWOO if provision.kind == "les"]
    facts = a_child(year=year)
    fits = {hour.code for hour in hours if hour.before[0].judge(facts)[0].state is State.MET}
    assert fits == open_now == {hour.code for hour in hours if hour.limits and hour.limits.holds(year=year)}
    assert {(hour.amounts[0].least, hour.amounts[0].most) for hour in hours} == {(Decimal(1), Decimal(1))}


def test_loket_2_4_b_the_money_follows_the_number_of_indications() -> None:
    (money,) = OFFER["lwoo"].funding
    assert money.counts == "het aantal leerlingen met een lwoo-indicatie"


@pytest.mark.parametrize(
    ("since", "state"),
    [
        (date(2020, 11, 24), State.UNMET),
        (date(2020, 11, 25), State.UNMET),
        (date(2020, 11, 26), State.MET),
        (None, State.UNMET),
    ],
    ids=["langer dan 6 jaar", "precies 6 jaar", "een dag korter", "hier geboren"],
)
def test_loket_2_5_a_shorter_than_six_years_in_the_netherlands(since: date | None, state: State) -> None:
    (rule,) = NT2.before
    assert [finding.state for finding in rule.judge(a_child(in_netherlands_since=since))] == [state]


def test_loket_2_5_b_and_g_one_lesson_a_week_and_the_money_that_ended() -> None:
    (amount,) = NT2.amounts
    assert (amount.least, amount.most, amount.period) == (Decimal(1), Decimal(1), CountPeriod.ISO_WEEK)
    assert [money.last for money in NT2.funding] == [date(2022, 7, 31)]


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("nt2_uitnodigen", date(2026, 8, 1), date(2026, 9, 30)),
        ("nt2_screening_start", date(2026, 8, 1), date(2026, 9, 30)),
        ("nt2_screening_eind", date(2027, 6, 1), date(2027, 7, 31)),
    ],
)
def test_loket_2_5_c_d_and_e_every_year_at_the_start_and_the_end(code: str, first: date, last: date) -> None:
    """LOKET-2.5-c, 2.5-d, 2.5-e."""
    window = DUTIES[code].window
    assert window is not None
    assert window.around(WEDNESDAY) == (first, last)


@pytest.mark.parametrize(
    ("code", "every", "unit", "soft"),
    [
        ("lesbezoek", 1, Unit.YEARS, False),
        ("warme_overdracht", 1, Unit.SCHOOL_YEAR_END, False),
        ("centraal_toetsmoment", 1, Unit.WEEKS, False),
        ("vip_assistent", 1, Unit.DAYS, True),
    ],
    ids=["LOKET-2.2-i", "LOKET-2.3-ab", "LOKET-2.6-r", "LOKET-2.6-o"],
)
def test_what_returns(code: str, every: int, unit: Unit, soft: bool) -> None:
    duty: Obligation = DUTIES[code]
    assert (duty.every, duty.unit, duty.soft) == (every, unit, soft)


@pytest.mark.parametrize("missing", ["", "ouders", "leerlingcoordinator", "zorgcoordinator"])
def test_loket_2_6_e_the_coach_registers_after_three_consultations(missing: str) -> None:
    asked = [role for role in ("ouders", "leerlingcoordinator", "zorgcoordinator") if role != missing]
    stops = stopping([found for rule in GUIDANCE.before for found in rule.judge(a_child(*consulted(*asked)))])
    assert [stop.act_about for stop in stops] == ([missing] if missing else [])
    assert GUIDANCE.registrars == ("coach",)


@pytest.mark.parametrize(
    ("hours", "day", "state"),
    [("4", WEDNESDAY, State.MET), ("5", WEDNESDAY, State.UNMET), ("5", date(2026, 11, 22), State.MET)],
    ids=["4 uur", "5 uur", "vorige week"],
)
def test_loket_2_6_g_at_most_four_hours_a_week(hours: str, day: date, state: State) -> None:
    assert [found.state for found in GUIDANCE.before[1].judge(a_child(counted("vip_uren", hours, day)))] == [state]
    assert GUIDANCE.amounts[0].threshold == "vip_uren"
    assert LIMITS["vip_uren"].reached(Decimal(4), Decimal(5))
    assert not LIMITS["vip_uren"].reached(Decimal(3), Decimal(4))


@pytest.mark.parametrize(("times", "signal"), [(2, False), (3, True)])
def test_loket_2_6_k_the_third_no_show_is_a_signal_and_two_are_asked_before_the_end(times: int, signal: bool) -> None:
    assert LIMITS["vip_niet_gekomen"].reached(Decimal(times - 1), Decimal(times)) is signal
    (rule,) = END.guards
    assert [found.act_about for found in stopping(rule.judge(a_child()))] == ["coach", "ouders"]


def test_loket_2_6_m_n_and_p_a_small_group_has_an_assignment_is_arranged_and_is_no_test() -> None:
    """LOKET-2.6-m, 2.6-n, 2.6-p."""
    stops = stopping([found for rule in SMALL_GROUP.before for found in rule.judge(a_child())])
    assert [stop.kind for stop in stops] == [Kind.UNMET, Kind.UNKNOWN, Kind.ASK]
    assert "geen_toetsen" in {rule.code for rule in FACILITY.rules}


def test_loket_2_3_i_f_and_k_who_can_be_coach() -> None:
    """LOKET-2.3-f, 2.3-i, 2.3-j, 2.3-k."""
    assert (LIMITS["coach_dagen"].counter, LIMITS["coach_dagen"].number) == ("mentor_days_per_week", Decimal(3))
    assert COACH.drawn_from == ("vakdocent",)
    assert [asked.code for asked in COACH.asks] == ["docent", "drie_dagen", "geeft_les", "niet_in_eerste_jaar"]


@pytest.mark.parametrize(
    ("verdict", "asked", "open_parts"),
    [(False, False, 2), (True, False, 1), (True, True, 0)],
    ids=["geen strategie", "coördinator niet gevraagd", "compleet"],
)
def test_loket_2_3_al_a_talk_with_a_class_is_part_of_a_strategy(verdict: bool, asked: bool, open_parts: int) -> None:
    (talk,) = (talk for talk in TALKS if talk.code == "gesprek_lesgroep")
    answer = Happening(kind="verdict", about="bredere_strategie", on=WEDNESDAY, outcome="yes", reason="Pestaanpak.")
    noted = ((answer,) if verdict else ()) + (consulted("leerlingcoordinator") if asked else ())
    assert len(stopping([found for rule in talk.before for found in rule.judge(a_child(*noted))])) == open_parts


@pytest.mark.parametrize(
    ("code", "when"),
    [("examenvrees", "onder schooltijd"), ("faalangstreductie", "na schooltijd")],
    ids=["LOKET-B1-s", "LOKET-B1-t"],
)
def test_trainings_against_fear_have_a_moment_and_a_ground(code: str, when: str) -> None:
    (training,) = (training for training in TRAININGS if training.code == code)
    assert (training.when, training.grounds) == (when, ("dossier", "voordracht van de coach"))
    assert training.registrars == ("coach",)
    assert len(stopping(training.before[0].judge(a_child()))) == 1


def test_loket_2_2_k_textaid_for_dyslexia_within_basic_support() -> None:
    textaid = OFFER["textaid"]
    found = [textaid.before[0].judge(a_child(flags=frozenset(flags)))[0].state for flags in ((), ("dyslexie",))]
    assert found == [State.UNMET, State.MET]
    assert textaid.level == "basis"


def test_loket_3_4_e_and_f_two_arrangements_of_one_lesson_a_week() -> None:
    """LOKET-3.4-e, 3.4-f."""
    own = [provision for provision in PROVISIONS if provision.kind == "arrangement" and provision.scope == "school"]
    assert [provision.domains for provision in own] == [("sociaal-emotioneel",), ("executieve functies",)]
    weekly = own[0].before[-1]
    found = [weekly.judge(a_child(counted("arrangement_lesuren", used)))[0].state for used in ("1", "2")]
    assert found == [State.MET, State.UNMET]
    assert {provision.amounts[0].threshold for provision in own} == {"arrangementuren_week"}
