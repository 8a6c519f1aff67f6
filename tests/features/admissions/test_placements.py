"""SC-LOEP-05, 07 and 09, SC-LOKET-02: conditions, a trial to the day, criteria that fall away, sizes that warn."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import select

from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.admissions import group_forms, placement_decisions, placement_verdicts, placements, searches
from core.features.admissions import placement_rules as rules
from core.features.admissions.models import AdmissionDecision, Placement
from core.features.admissions.placement_facts import PlacementFile, load
from core.features.admissions.placement_rules import GroupCount
from core.features.admissions.placements import Start
from core.features.duties.models import Duty
from core.features.pupils import records
from core.web.problems import Conflict, Invalid, Problem, Refused
from tests.clock import FixedClock
from tests.world import World

CONDITIONS = ("veiligheid", "eigen_groep", "ruimte", "zwaarte", "zelfstandigheid", "zorgleerlingen", "deskundigheid")
CRITERIA = ("competent_kind", "competent_groep", "competent_leerkracht", "groei", "ouders_betrokken")
STARTS, ENDS = date(2026, 11, 30), date(2027, 3, 1)


def answer(placement_id: UUID, said: Mapping[str, bool]) -> None:
    for code, yes in said.items():
        placement_verdicts.judge_question(load(placement_id), code, yes, "Zo zien wij het.")


def agree(placement_id: UUID) -> None:
    file = load(placement_id)
    placement_verdicts.note(file, file.fact("document.plaatsingsafspraken"), date(2026, 11, 26), "Verslag getekend.")


def opened(world: World, *, behaviour: bool = True) -> Placement:
    pupil = world.loep.pupils[0]
    if behaviour:
        records.set_flags(pupil.id, ["gedragsproblematiek"], 1)
    return placements.begin_for(pupil.id)


def on(clock: FixedClock, day: date) -> None:
    clock.set(datetime(day.year, day.month, day.day, 9, tzinfo=AMSTERDAM))


def test_sc_loep_05_a_trial_waits_for_the_written_agreement(world: World) -> None:
    with world.acting("loep", "kc"):
        placement = opened(world)
        answer(placement.id, dict.fromkeys(CONDITIONS, True))
        with pytest.raises(Refused) as stopped:
            placements.start(load(placement.id), Start(starts_on=STARTS, ends_on=ENDS))
        assert [f.condition for f in stopped.value.findings] == [
            "De afspraken met de betrokkenen zijn schriftelijk vastgelegd."
        ]
        agree(placement.id)
        placements.start(load(placement.id), Start(starts_on=STARTS, ends_on=ENDS))
        assert (placement.state, placement.ends_on) == ("trial", ENDS)


@pytest.mark.parametrize("no", CONDITIONS)
def test_sc_loep_05_one_no_is_named_and_nothing_starts(world: World, no: str) -> None:
    with world.acting("loep", "kc"):
        placement = opened(world)
        agree(placement.id)
        answer(placement.id, {code: code != no for code in CONDITIONS})
        with pytest.raises(Refused) as stopped:
            placements.start(load(placement.id), Start(starts_on=STARTS, ends_on=ENDS))
        assert [f.act_about for f in stopped.value.findings] == [no]
        assert placement.state == "open"


def test_sc_loep_05_safety_may_stay_open_without_the_flag_and_two_are_subjective(world: World) -> None:
    with world.acting("loep", "kc"):
        placement = opened(world, behaviour=False)
        agree(placement.id)
        answer(placement.id, {code: True for code in CONDITIONS if code != "veiligheid"})
        placements.start(load(placement.id), Start(starts_on=STARTS))
        assert placement.state == "final"
        asked = rules.judged(
            rules.conditions(_rules(world), on_trial=True), load(placement.id).facts, lambda r, f: r.judge(f)
        )
        assert len(asked) >= len(CONDITIONS)
        subjective = {c.rule.code for c in asked if getattr(c.rule.requirement, "subjective", False)}
        assert subjective == {"zelfstandigheid", "zorgleerlingen"}


def _rules(world: World) -> tuple[rules.PlacementRule, ...]:
    return world.app.extensions["registry"].profile("loep").placement_rules  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("pupils", "caring", "percentage"), [(24, 5, "20.8"), (25, 5, "20.0"), (3, 1, "33.3"), (0, 0, "0.0")]
)
def test_sc_loep_05_the_percentage_is_a_number_and_no_verdict(pupils: int, caring: int, percentage: str) -> None:
    assert GroupCount(pupils=pupils, caring=caring).percentage == Decimal(percentage)


@pytest.mark.parametrize(
    ("starts", "ends", "works"),
    [
        (date(2026, 11, 30), date(2027, 2, 27), False),
        (date(2026, 11, 30), date(2027, 2, 28), True),
        (date(2026, 11, 30), date(2027, 5, 30), True),
        (date(2026, 11, 30), date(2027, 5, 31), False),
        (date(2026, 8, 31), date(2027, 2, 28), True),
        (date(2026, 8, 31), date(2027, 3, 1), False),
    ],
    ids=["dag te kort", "drie maanden, eind februari", "zes maanden", "dag te lang", "31 aug, eind feb", "dag erna"],
)
def test_a_trial_lasts_three_to_six_months_to_the_day(world: World, starts: date, ends: date, works: bool) -> None:
    with world.acting("loep", "kc"):
        placement = opened(world)
        agree(placement.id)
        answer(placement.id, dict.fromkeys(CONDITIONS, True))
        if works:
            placements.start(load(placement.id), Start(starts_on=starts, ends_on=ends))
        else:
            with pytest.raises(Refused):
                placements.start(load(placement.id), Start(starts_on=starts, ends_on=ends))


def trial(world: World) -> Placement:
    placement = opened(world)
    agree(placement.id)
    answer(placement.id, dict.fromkeys(CONDITIONS, True))
    placements.start(load(placement.id), Start(starts_on=STARTS, ends_on=ENDS))
    return placement


def test_the_decision_is_due_on_the_last_day_and_moves_with_an_extension(world: World, clock: FixedClock) -> None:
    with world.acting("loep", "kc"):
        placement = trial(world)
        duty = session().scalars(select(Duty).where(Duty.rule.endswith(str(placement.id)))).one()
        assert (duty.due_on, duty.closed_on) == (ENDS, None)
        with pytest.raises(Invalid):
            placements.extend(load(placement.id), date(2027, 5, 31), "Nog niet zeker.")
        placements.extend(load(placement.id), date(2027, 5, 30), "Nog niet zeker.")
        assert (placement.ends_on, duty.due_on) == (date(2027, 5, 30), date(2027, 5, 30))
        placement_id = placement.id
    on(clock, date(2027, 5, 29))
    with world.acting("loep", "kc"), pytest.raises(Problem, match="30 mei 2027"):
        placement_decisions.decide(load(placement_id), "final", "Het gaat goed.")


ALL = dict.fromkeys(CRITERIA, True)


@pytest.mark.parametrize(
    ("said", "stopped"),
    [
        (ALL, []),
        ({**ALL, "competent_leerkracht": False}, ["competent_leerkracht"]),
        ({**ALL, "groei": False}, ["groei"]),
        (dict.fromkeys(CRITERIA[:-1], True), ["ouders_betrokken"]),
    ],
    ids=["alles ja", "leerkracht nee", "groei nee", "ouders open"],
)
def test_sc_loep_07_final_placement_asks_three_criteria(
    world: World, clock: FixedClock, said: dict[str, bool], stopped: list[str]
) -> None:
    with world.acting("loep", "kc"):
        placement_id = trial(world).id
    on(clock, ENDS)
    with world.acting("loep", "schoolleider"):
        answer(placement_id, said)
        if not stopped:
            placement_decisions.decide(load(placement_id), "final", "Alles gaat goed.")
            assert load(placement_id).placement.state == "final"
            assert session().scalars(select(AdmissionDecision.kind)).one() == "besluit_na_proef"
            return
        with pytest.raises(Refused) as refused:
            placement_decisions.decide(load(placement_id), "final", "Alles gaat goed.")
        assert [f.act_about or f.asks for f in refused.value.findings] == stopped
        if "ouders_betrokken" in stopped:
            assert "geen weigering" in refused.value.message
            with pytest.raises(Refused):
                placement_decisions.decide(load(placement_id), "not_final", "Dan maar niet.")
        else:
            placement_decisions.decide(load(placement_id), "not_final", "Het lukt niet.")
            assert searches.open_search_of(load(placement_id).placement) is not None


def placed(world: World, clock: FixedClock) -> UUID:
    with world.acting("loep", "kc"):
        placement_id = trial(world).id
    on(clock, ENDS)
    with world.acting("loep", "kc"):
        answer(placement_id, ALL)
        placement_decisions.decide(load(placement_id), "final", "Het gaat goed.")
    return placement_id


def test_sc_loep_07_a_criterion_that_falls_away_starts_one_search_and_only_a_decision_ends_it(
    world: World, clock: FixedClock
) -> None:
    placement_id = placed(world, clock)
    on(clock, date(2027, 3, 10))
    with world.acting("loep", "kc"):
        answer(placement_id, {"ouders_betrokken": False})
        placement = load(placement_id).placement
        assert (placement.state, placement.unable_since) == ("unable", date(2027, 3, 10))
    on(clock, date(2027, 3, 12))
    with world.acting("loep", "kc"):
        answer(placement_id, {"groei": False})
        placement = load(placement_id).placement
        assert placement.unable_since == date(2027, 3, 10)
        (search,) = searches.searches_of(placement)
        no = {e.about: e.on for e in load(placement_id).events if e.outcome == "no"}
        assert no == {"ouders_betrokken": date(2027, 3, 10), "groei": date(2027, 3, 12)}
        with pytest.raises(Problem, match="de ouders"):
            searches.end_search(search, placement, "De Wolkenschool", date(2027, 3, 12))
        answer(placement_id, {"groei": True, "ouders_betrokken": True})
        assert load(placement_id).placement.state == "unable"
        placement_decisions.decide(load(placement_id), "stays", "De ouders doen weer mee.")
        placement = load(placement_id).placement
        assert (placement.state, placement.unable_since) == ("final", None)
        assert search.closed_on == date(2027, 3, 12)


def test_sc_loep_07_the_search_is_made_with_parents_and_partnership(world: World, clock: FixedClock) -> None:
    placement_id = placed(world, clock)
    with world.acting("loep", "kc"):
        answer(placement_id, {"groei": False})
        file = load(placement_id)
        (search,) = searches.searches_of(file.placement)
        for role in ("ouders", "swv_contact"):
            placement_verdicts.note(load(placement_id), file.fact(f"consultation.{role}"), ENDS, "Samen gekeken.")
        searches.end_search(search, file.placement, "De Wolkenschool", ENDS)
        assert load(placement_id).placement.state == "closed"
        with pytest.raises(Conflict):
            answer(placement_id, {"groei": True})


@pytest.mark.parametrize(
    ("years", "kind", "reason", "field"),
    [
        ((1, 2), "gemengde_groepen", "", ""),
        ((1,), "homogene_groepen", "", "rule_code"),
        ((3,), "homogene_groepen", "", ""),
        ((3, 4), "combinatiegroep", "", "reason"),
        ((3, 4), "combinatiegroep", "leerlingenaantallen", ""),
    ],
)
def test_sc_loep_09_how_a_group_may_be_made_up(
    world: World, years: tuple[int, ...], kind: str, reason: str, field: str
) -> None:
    with world.acting("loep", "kc"):
        group = world.loep.group_ids[0]
        if not field:
            assert group_forms.make_up(group, kind, years, reason).rule_code == kind
            return
        with pytest.raises(Invalid) as said:
            group_forms.make_up(group, kind, years, reason)
        assert set(said.value.errors) == {field}


@pytest.mark.parametrize(
    ("school", "kind", "pupils", "warns"),
    [
        ("loep", "", 24, False),
        ("loep", "", 25, False),
        ("loep", "", 26, True),
        ("loket", "lwoo_kleine_klas", 16, False),
        ("loket", "lwoo_kleine_klas", 17, True),
        ("loket", "lwoo_klas", 24, False),
        ("loket", "lwoo_klas", 25, True),
    ],
)
def test_sc_loep_09_and_sc_loket_02_a_size_above_the_aim_only_warns(
    world: World, school: str, kind: str, pupils: int, warns: bool
) -> None:
    every = world.app.extensions["registry"].profile(school).placement_rules
    assert GroupCount(pupils=pupils, caring=0, aim=rules.aim_of(every, kind)).above_aim is warns


def test_sc_loep_09_a_group_of_26_is_shown_beside_its_aim(world: World) -> None:
    from tests import factories as make

    with world.as_system("loep"):
        for number in range(18):
            make.make_pupil(f"Extra{number}", "Kind", group_id=world.loep.group_ids[0])
    with world.acting("loep", "kc"):
        file: PlacementFile = load(placements.begin_for(world.loep.pupils[0].id).id)
        assert file.count is not None
        assert (file.count.pupils, file.count.aim, file.count.above_aim) == (26, 25, True)
