"""Judging a decision again: what is the same, what changed, and what cannot be judged any more."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.contract.decisions import DecisionRight
from core.contract.facts import Facts
from core.contract.findings import Finding, Severity, State
from core.contract.requirements import AgeBetween, AllOf, FlagSet, OnlyIf, Requirement, Softened
from core.contract.school import Sector
from core.contract.source import Source
from core.contract.wire import to_wire
from core.features.receipts.rules import CORE, DecisionRecord, compared, judge_as_kept, replay
from core.schools.profile import School, SchoolProfile
from tests.contract.cases import SOURCE, facts

pytestmark = pytest.mark.pure

SCHOOL = School(
    id="haven", name="Haven", alliance_id="", alliance_name="", board="", sector=Sector.VO, accent="#0b5a80"
)  # fmt: skip
OLD_ENOUGH = AgeBetween(source=SOURCE, least=12)
FLAGGED = FlagSet(
    source=Source(document="SOP", section="4.1"), flag="eigen_leerlijn", label="Er is een eigen leerlijn."
)


def profile(*guards: Requirement) -> SchoolProfile:
    right = DecisionRight(code="extra_hulp", label="Extra hulp", source=SOURCE, guards=guards)
    return SchoolProfile(school=SCHOOL, digest="a" * 64, decision_rights=(right,))


def asks(rules: SchoolProfile, kind: str, known: Facts) -> tuple[Requirement, ...]:
    return rules.decision(kind).guards


def core_judge(requirement: Requirement, known: Facts) -> tuple[Finding, ...]:
    return requirement.judge(known)


def record(*findings: Finding, known: Facts | None = None, **other: Any) -> DecisionRecord:
    kept = {
        "id": UUID(int=1),
        "source": "case",
        "kind": "extra_hulp",
        "taken_on": date(2026, 11, 26),
        "digest": "a" * 64,
        "facts": to_wire(known or facts()),
        "findings": tuple(to_wire(findings)),
        "asks": asks,
    }
    return DecisionRecord(**{**kept, **other})


def taken(*guards: Requirement, known: Facts | None = None) -> DecisionRecord:
    """A decision with what the core found on these conditions."""
    found = [finding for guard in guards for finding in guard.judge(known or facts())]
    return record(*found, known=known)


def test_onder_dezelfde_regels_verandert_er_niets() -> None:
    guards = (OLD_ENOUGH, Softened(source=SOURCE, part=FLAGGED))
    again = replay(taken(*guards), profile(*guards), core_judge)
    assert again.same
    assert not again.weighs
    assert again.changes == ()


def test_een_strengere_regel_geeft_een_verschil_dat_telt() -> None:
    again = replay(taken(OLD_ENOUGH), profile(replace(OLD_ENOUGH, least=16)), core_judge)
    (change,) = again.changes
    assert not again.same
    assert again.weighs
    assert (change.before.state, change.after.state) == (State.MET, State.UNMET)  # type: ignore[union-attr]
    assert set(change.fields) == {"state", "condition", "act", "act_about"}


@pytest.mark.parametrize(
    ("before", "after", "weighs"),
    [
        pytest.param((OLD_ENOUGH,), (replace(OLD_ENOUGH, says="Twaalf of ouder."),), False, id="alleen andere woorden"),
        pytest.param((OLD_ENOUGH,), (OLD_ENOUGH, FLAGGED), True, id="een voorwaarde erbij die niet is vervuld"),
        pytest.param((OLD_ENOUGH, FLAGGED), (OLD_ENOUGH,), True, id="een voorwaarde minder die tegenhield"),
        pytest.param((FLAGGED,), (Softened(source=SOURCE, part=FLAGGED),), True, id="van eis naar streven"),
        pytest.param(
            (Softened(source=SOURCE, part=FLAGGED),), (OLD_ENOUGH,), False, id="een streven weg houdt niets tegen"
        ),
        pytest.param((FLAGGED,), (replace(FLAGGED, override=("kc",)),), False, id="wie mag doorgaan is anders"),
    ],
)
def test_of_een_verschil_telt(before: tuple[Requirement, ...], after: tuple[Requirement, ...], *, weighs: bool) -> None:
    again = replay(taken(*before), profile(*after), core_judge)
    assert not again.same
    assert again.weighs is weighs


def test_wat_erbij_komt_heeft_geen_voorheen_en_wat_weg_is_geen_nu() -> None:
    (added,) = replay(taken(), profile(OLD_ENOUGH), core_judge).changes
    (gone,) = replay(taken(OLD_ENOUGH), profile(), core_judge).changes
    assert (added.before, gone.after) == (None, None)
    assert (added.fields, gone.fields) == ((), ())


def test_een_bevinding_is_dezelfde_door_haar_voorwaarde_en_anders_door_haar_paragraaf() -> None:
    moved = replace(OLD_ENOUGH, source=Source(document="SOP", section="9"))
    other = replace(OLD_ENOUGH, least=16)
    found = replay(taken(OLD_ENOUGH, FLAGGED), profile(other, replace(FLAGGED, label="Anders gezegd.")), core_judge)
    assert [(c.before is not None, c.after is not None) for c in found.changes] == [(True, True), (True, True)]
    (change,) = replay(taken(OLD_ENOUGH), profile(moved), core_judge).changes
    assert change.fields == ("source",)


def test_een_besluit_dat_het_profiel_niet_meer_kent() -> None:
    again = replay(taken(OLD_ENOUGH), replace(profile(), decision_rights=()), core_judge)
    assert not again.same
    assert again.weighs
    assert "extra_hulp" in again.lost


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param({"facts": {"is": "Geheim"}}, id="een soort die niemand kent"),
        pytest.param({"facts": {}}, id="lege feiten"),
        pytest.param({"facts": {"is": "Facts", "today": "gisteren"}}, id="een dag die geen dag is"),
        pytest.param({"findings": ({"is": "Finding", "state": "misschien"},)}, id="een stand die niemand kent"),
        pytest.param({"findings": ({"is": "Facts", "today": "2026-11-26"},)}, id="iets anders dan een bevinding"),
    ],
)
def test_wat_niet_te_lezen_is_wordt_gezegd_en_houdt_de_rest_niet_op(kept: dict[str, Any]) -> None:
    again = replay(record(**kept), profile(OLD_ENOUGH), core_judge)
    assert not again.same
    assert "niet meer te lezen" in again.lost


PLUGIN = Finding(
    state=State.UNMET, condition=OLD_ENOUGH.condition(facts()), reason="Op zee niet.", source=SOURCE, judged_by="haven"
)


@pytest.mark.parametrize(
    ("said", "guards"),
    [
        pytest.param(PLUGIN, (OLD_ENOUGH,), id="dezelfde voorwaarde"),
        pytest.param(replace(PLUGIN, source=FLAGGED.source), (OLD_ENOUGH,), id="een andere paragraaf"),
        pytest.param(replace(PLUGIN, condition="Niet op zee."), (OLD_ENOUGH,), id="eigen woorden, zelfde paragraaf"),
        pytest.param(PLUGIN, (AllOf(source=SOURCE, parts=(OLD_ENOUGH,)),), id="binnen een geheel"),
        pytest.param(PLUGIN, (OnlyIf(source=SOURCE, when=OLD_ENOUGH, then=OLD_ENOUGH),), id="binnen een als"),
        pytest.param(
            replace(PLUGIN, severity=Severity.WARNS), (Softened(source=SOURCE, part=OLD_ENOUGH),), id="als streven"
        ),
    ],
)
def test_wat_een_plugin_toen_zei_komt_uit_wat_bewaard_is(said: Finding, guards: tuple[Requirement, ...]) -> None:
    kept, rules = record(said), profile(*guards)
    assert replay(kept, rules, judge_as_kept(kept, rules)).same
    assert not replay(kept, rules, core_judge).same


def test_een_plugin_verbergt_geen_verschil_van_een_andere_voorwaarde() -> None:
    flagged = FLAGGED.judge(facts())
    kept, rules = record(PLUGIN, *flagged), profile(OLD_ENOUGH, replace(FLAGGED, flag="iets_anders", label="Anders."))
    again = replay(kept, rules, judge_as_kept(kept, rules))
    assert [change.before.judged_by for change in again.changes if change.before] == [CORE]


@given(some.lists(some.sampled_from([*OLD_ENOUGH.judge(facts()), *FLAGGED.judge(facts()), PLUGIN]), max_size=5))
def test_vergelijken_met_zichzelf_geeft_niets_en_elke_bevinding_komt_een_keer_terug(found: list[Finding]) -> None:
    assert compared(found, found) == ()
    assert len(compared(found, ())) == len(found)
    assert len(compared((), found)) == len(found)
