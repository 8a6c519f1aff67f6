"""SC-LOEP-08: five care levels, two routes, the right KC."""

import pytest

from tests.plugins.loep.given import ROUTES, case, happened, profile, step, stops

pytestmark = pytest.mark.pure

CONCERNS = happened("conversation", "leerlingbespreking", "kc", "leerkracht", outcome="zorgen")
NO_SOLUTION = happened("conversation", "leerteam", "leerkracht", outcome="geen_oplossing")
SOLUTION = happened("conversation", "leerteam", "leerkracht", outcome="oplossing")
WITHOUT_PARENTS = happened("conversation", "gesprek_ouders", "kc", "leerkracht")
WITH_PARENTS = happened("conversation", "gesprek_ouders", "kc", "leerkracht", "ouders")


def test_sc_loep_08_the_levels_are_exactly_these_five() -> None:
    assert [(level.rank, level.label) for level in profile().care_levels] == [
        (1, "Algemene zorg door de groepsleerkracht"),
        (2, "Extra zorg in de groep"),
        (3, "Extra zorg op schoolniveau door interne deskundige"),
        (4, "Het raadplegen van externe deskundigen, VOT/OT"),
        (5, "OT, aanvraag toelaatbaarheidsverklaring (TLV)"),
    ]
    assert [level.rank for level in profile().care_levels if level.automatic] == [1]
    assert [level.rank for level in profile().care_levels if level.extra] == [4, 5]


def test_sc_loep_08_level_6_is_refused() -> None:
    with pytest.raises(LookupError, match="niveau_6"):
        profile().level("niveau_6")


@pytest.mark.parametrize(
    ("group", "kc"), [(1, "groep 1 t/m 4"), (4, "groep 1 t/m 4"), (5, "groep 5 t/m 8"), (8, "groep 5 t/m 8")]
)
def test_sc_loep_08_a_case_goes_to_the_kc_of_the_group(group: int, kc: str) -> None:
    ranges = profile().role("kc").ranges
    assert [found.label for found in ranges if found.holds(group)] == [kc]


def test_sc_loep_08_there_is_room_for_two_kcs() -> None:
    assert profile().role("kc").capacity == 2


@pytest.mark.parametrize("route", ROUTES)
def test_sc_loep_08_level_3_is_refused_while_parents_are_missing(route: str) -> None:
    facts = case(CONCERNS, NO_SOLUTION, WITHOUT_PARENTS, level="niveau_2", level_rank=2)
    (found,) = stops(step("schoolniveau", route).guards, facts)
    assert found.reason == "Bij het gesprek van 19 november 2026 ontbraken: de ouders."
    assert found.source.mark == "§ 3.2"


@pytest.mark.parametrize("route", ROUTES)
def test_sc_loep_08_with_parents_present_the_pupil_goes_to_level_3(route: str) -> None:
    facts = case(CONCERNS, NO_SOLUTION, WITH_PARENTS, level="niveau_2", level_rank=2)
    assert stops(step("schoolniveau", route).guards, facts) == ()
    assert step("schoolniveau", route).level == "niveau_3"


@pytest.mark.parametrize("route", ROUTES)
def test_sc_loep_08_a_solution_of_the_learning_team_refuses_the_move(route: str) -> None:
    facts = case(CONCERNS, SOLUTION, WITH_PARENTS)
    for code in ("gesprek_ouders", "schoolniveau"):
        (found,) = stops(step(code, route).guards, facts)
        assert found.condition == "Het leerteam vond geen oplossing voor Joris."


@pytest.mark.parametrize("route", ROUTES)
def test_sc_loep_08_with_nothing_recorded_every_condition_is_told(route: str) -> None:
    assert len(stops(step("schoolniveau", route).guards, case())) == 3


@pytest.mark.parametrize("route", ROUTES)
def test_sc_loep_08_the_learning_team_follows_a_discussion_with_concerns(route: str) -> None:
    calm = happened("conversation", "leerlingbespreking", "kc", "leerkracht", outcome="geen_zorgen")
    assert stops(step("leerteam", route).guards, case(CONCERNS)) == ()
    assert len(stops(step("leerteam", route).guards, case(calm))) == 1


def test_sc_loep_08_a_missing_action_plan_warns_on_the_didactic_route_and_does_not_stop() -> None:
    facts = case(CONCERNS, NO_SOLUTION, WITH_PARENTS)
    (found,) = (f for guard in step("schoolniveau").guards for f in guard.judge(facts) if f.state == "unmet")
    assert found.kind == "caution"


@pytest.mark.parametrize(
    ("level", "inside"), [("niveau_3", "gedragsspecialist"), ("niveau_4", "jos"), ("niveau_5", "swv_contact")]
)
def test_sc_loep_08_experts_stand_at_their_level_provisionally(level: str, inside: str) -> None:
    found = profile().level(level)
    assert inside in found.actors
    assert found.source.reading == "A-01"
