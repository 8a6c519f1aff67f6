"""SC-LOEP-13 and SC-LOEP-14: what level 4 and the OT ask for. SC-LOEP-11: the interventions of § 4.2."""

import pytest

from tests.plugins.loep.given import ROUTES, case, happened, profile, step, stops

pytestmark = pytest.mark.pure

NEEDED = happened("verdict", "externe_hulp", outcome="yes")
TALK = happened("conversation", "gesprek_ouders", "kc", "leerkracht", "ouders")


@pytest.mark.parametrize("route", ROUTES)
def test_sc_loep_13_level_4_is_refused_without_a_groeidocument(route: str) -> None:
    assert step("vot", route).level == "niveau_4"
    (found,) = stops(step("vot", route).guards, case(NEEDED, consents=("bespreken_vot",)))
    assert found.reason == "Het groeidocument is er nog niet."


@pytest.mark.parametrize("route", ROUTES)
def test_sc_loep_13_the_vot_waits_for_the_parents(route: str) -> None:
    (found,) = stops(step("vot", route).guards, case(NEEDED, documents=("groeidocument",)))
    assert (found.act, found.act_about) == ("consent", "bespreken_vot")


@pytest.mark.parametrize("route", ROUTES)
def test_sc_loep_13_a_person_says_whether_outside_help_is_needed(route: str) -> None:
    ready = {"consents": ("bespreken_vot",), "documents": ("groeidocument",)}
    (asked,) = stops(step("vot", route).guards, case(**ready))
    assert asked.asks == "externe_hulp"
    assert stops(step("vot", route).guards, case(NEEDED, **ready)) == ()


@pytest.mark.parametrize("route", ROUTES)
def test_sc_loep_14_the_ot_waits_for_consent_to_involve_the_swv(route: str) -> None:
    facts = case(documents=("groeidocument",), consents=("bespreken_vot",))
    (found,) = stops(step("ot", route).guards, facts)
    assert (found.act_about, found.source.mark) == ("swv_betrokken", "§ 3.2.3")
    assert stops(step("ot", route).guards, case(documents=("groeidocument",), consents=("swv_betrokken",))) == ()


@pytest.mark.parametrize("decision", ["arrangement", "tlv"])
def test_sc_loep_13_no_request_without_a_groeidocument(decision: str) -> None:
    facts = case(consents=("swv_betrokken",), level="niveau_5", level_rank=5)
    (found,) = stops(profile().decision(decision).guards, facts)
    assert found.source.mark == "§ 5.3"


@pytest.mark.parametrize(
    ("domain", "offer"),
    [
        ("taal", {"taalklas", "taalblobs", "klusklas"}),
        ("rekenen", {"rekenhuis", "rekenblobs", "klusklas"}),
        ("lezen", {"ondersteuning_lezen", "klusklas", "slb"}),
        ("werkhouding", {"klusklas"}),
        ("sociaal_emotioneel", {"klusklas"}),
        ("meer_uitdaging", {"plusklas"}),
    ],
)
def test_sc_loep_11_the_offer_per_domain(domain: str, offer: set[str]) -> None:
    found = {p.code for p in profile().provisions if p.kind == "interventie" and domain in p.domains}
    assert found == offer


def test_sc_loep_11_an_intervention_asks_for_the_plan_the_judgement_and_the_parents() -> None:
    (rekenhuis,) = (provision for provision in profile().provisions if provision.code == "rekenhuis")
    more = happened("verdict", "meer_nodig", outcome="yes")
    (first,) = stops(rekenhuis.before, case(TALK, more))
    assert first.reason == "Het handelingsplan is er nog niet."
    assert len(stops(rekenhuis.before, case(more, documents=("handelingsplan",)))) == 1
    assert stops(rekenhuis.before, case(TALK, more, documents=("handelingsplan",))) == ()
