"""SC-LOKET-15, 16 and 18, the pure parts: what must hold before an arrangement or a test by the psychologist."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from core.contract.facts import Facts, Happening
from core.contract.findings import Finding, Kind, Severity, State, stopping
from core.contract.requirements import ConversationWith, Requirement
from plugins.loket.conditions import FOR_ARRANGEMENT, FOR_PSYCHOLOGIST
from plugins.loket.decisions import ARRANGEMENT, PSYCHOLOGIST
from plugins.loket.parties import PARENTS, PUPIL
from plugins.loket.plugin import Loket
from plugins.loket.routes import CARE_ROUTE
from plugins.loket.source import sop

pytestmark = pytest.mark.pure

Without = Callable[[Facts, Callable[[Happening], bool]], Facts]


def findings(guards: tuple[Requirement, ...], facts: Facts) -> tuple[Finding, ...]:
    return tuple(finding for guard in guards for finding in guard.judge(facts))


def test_step_and_decision_ask_the_same() -> None:
    step = CARE_ROUTE.step("arrangement")
    assert (step.decided_by, ARRANGEMENT.step) == (ARRANGEMENT.code, step.code)
    assert step.guards == ARRANGEMENT.guards == FOR_ARRANGEMENT
    assert ARRANGEMENT.teams == ("ot", "breed_ot")


def test_sc_loket_16_nothing_missing_is_accepted(ready_for_arrangement: Facts) -> None:
    assert {finding.state for finding in findings(FOR_ARRANGEMENT, ready_for_arrangement)} == {State.MET}


@pytest.mark.parametrize(
    ("left_out", "condition", "kind"),
    [
        ("ouders", "Het OPP is besproken met de ouders.", Kind.UNMET),
        ("leerling", "Het OPP is besproken met Yara.", Kind.UNMET),
        ("hearing", "Yara kon zelf een mening geven over het plan.", Kind.UNKNOWN),
        ("verdict", "Is de vraag van Yara groter dan wat de basisondersteuning kan bieden?", Kind.ASK),
    ],
)
def test_sc_loket_15_and_16_what_is_missing_is_named(
    ready_for_arrangement: Facts, without: Without, left_out: str, condition: str, kind: Kind
) -> None:
    facts = without(
        ready_for_arrangement, lambda h: h.kind == left_out or (h.kind == "conversation" and left_out in h.roles)
    )
    (stop,) = stopping(findings(FOR_ARRANGEMENT, facts))
    assert (stop.condition, stop.kind) == (condition, kind)


def test_sc_loket_16_not_discussed_in_the_ot_is_refused(ready_for_arrangement: Facts, without: Without) -> None:
    facts = without(ready_for_arrangement, lambda h: h.kind == "meeting")
    assert {stop.source.section for stop in stopping(findings(FOR_ARRANGEMENT, facts))} == {"3.4"}


def test_sc_loket_16_the_wide_ot_counts_as_well(ready_for_arrangement: Facts, without: Without) -> None:
    wide = Happening(kind="meeting", about="breed_ot", on=date(2026, 10, 15))
    facts = without(ready_for_arrangement, lambda h: h.kind == "meeting")
    assert not stopping(findings(FOR_ARRANGEMENT, replace(facts, happenings=(*facts.happenings, wide))))


def test_sc_loket_16_at_basic_level_it_is_refused(ready_for_arrangement: Facts) -> None:
    (stop,) = stopping(findings(FOR_ARRANGEMENT, replace(ready_for_arrangement, level="basis", level_rank=1)))
    assert stop.condition == "Yara krijgt extra ondersteuning."


@pytest.mark.parametrize(("used", "warns"), [("599", False), ("600", False), ("601", True)])
def test_sc_loket_16_about_600_hours_warns_and_never_stops(
    ready_for_arrangement: Facts, hours_used: Callable[[Facts, str], Facts], used: str, warns: bool
) -> None:
    found = findings(FOR_ARRANGEMENT, hours_used(ready_for_arrangement, used))
    assert not stopping(found)
    cautions = [finding for finding in found if finding.kind is Kind.CAUTION]
    assert [finding.reason for finding in cautions] == ([f"Geteld: {used} van 600 uur."] if warns else [])


@pytest.mark.parametrize(
    ("spoke_with", "open_for"),
    [
        (("leerling", "ouders"), []),
        (("ouders",), ["Er is met Yara overlegd over de schoolpsycholoog."]),
        (("leerling",), ["Er is met de ouders overlegd over de schoolpsycholoog."]),
    ],
    ids=["niets ontbreekt", "leerling ontbreekt", "ouders ontbreken"],
)
def test_sc_loket_18_the_psychologist_after_talks_with_pupil_and_parents(
    ready_for_arrangement: Facts, spoke_with: tuple[str, ...], open_for: list[str]
) -> None:
    talk = Happening(
        kind="conversation", about="overleg_schoolpsycholoog", on=date(2026, 11, 25), roles=frozenset(spoke_with)
    )
    facts = replace(ready_for_arrangement, happenings=(*ready_for_arrangement.happenings, talk))
    assert [stop.condition for stop in stopping(findings(FOR_PSYCHOLOGIST, facts))] == open_for
    assert PSYCHOLOGIST.teams == ("ot", "breed_ot")


def about_opp(*parties: str) -> ConversationWith:
    people = tuple(party for party in (PUPIL, PARENTS) if party.role in parties)
    return ConversationWith(parties=people, about="opp_gesprek", source=sop("3.3"))


@pytest.mark.parametrize(
    ("made", "counts"),
    [(date(2026, 11, 19), True), (date(2026, 11, 20), True), (date(2026, 11, 21), False)],
    ids=["dag ervoor", "zelfde dag", "dag erna"],
)
def test_a_talk_with_parents_counts_only_for_an_opp_that_was_there(
    ready_for_arrangement: Facts, made: date, counts: bool
) -> None:
    newer = Happening(kind="document", about="opp", on=made, outcome="made")
    facts = replace(ready_for_arrangement, happenings=(*ready_for_arrangement.happenings, newer))
    said = Loket().judge_requirement(about_opp("ouders"), facts)
    assert (said is None) is counts
    if said is not None:
        assert (said.state, said.severity, said.judged_by) == (State.UNMET, Severity.BLOCKS, "loket")
        assert said.reason.startswith("Het gesprek was op 20 november 2026. Het OPP is van 21 november 2026.")


def test_the_school_leaves_every_other_condition_to_the_core(ready_for_arrangement: Facts) -> None:
    for guard in FOR_ARRANGEMENT:
        assert Loket().judge_requirement(guard, ready_for_arrangement) is None
    bare = replace(ready_for_arrangement, happenings=())
    assert Loket().judge_requirement(about_opp("ouders", "leerling"), bare) is None
