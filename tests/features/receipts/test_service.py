"""Judging the decisions of a school again: under the version of their day, under today's, one after the other."""

from dataclasses import replace
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import event

from core.access.school import profile
from core.contract.decisions import DecisionRight
from core.contract.findings import State
from core.contract.requirements import AgeBetween
from core.db.engine import db
from core.features.cases.facts import load
from core.features.receipts import service
from core.features.receipts.rules import DecisionRecord
from core.features.receipts.sources import CASE, DecisionSource, add_source, page_of_cases
from core.schools.profile import SchoolProfile
from core.schools.profile_wire import digested
from tests.factories_cases import WAYS, open_case
from tests.features.receipts.stage import keep
from tests.world import World

SCHOOL = "loket"


@pytest.fixture
def case_id(world: World) -> UUID:
    school = world.school(SCHOOL)
    return open_case(world, school, school.pupils[0], "zaak")


def right_of(rules: SchoolProfile) -> DecisionRight:
    """A decision with conditions."""
    return next(right for right in rules.decision_rights if right.guards)


def other(rules: SchoolProfile) -> SchoolProfile:
    """The same rules, but everybody has to be older than anybody is."""
    old = right_of(rules)
    guard = AgeBetween(source=old.source, least=90)
    rights = tuple(replace(one, guards=(*one.guards, guard)) if one == old else one for one in rules.decision_rights)
    return digested(replace(rules, decision_rights=rights))


def test_besluiten_onder_verschillende_versies_houden_elk_de_regels_van_hun_dag(world: World, case_id: UUID) -> None:
    with world.acting(SCHOOL, WAYS[SCHOOL].care_owner):
        now, then = profile(), other(profile())
        kind = right_of(now).code
        ids = [keep(load(case_id), rules, kind) for rules in (then, now)]
    with world.as_system(SCHOOL):
        found = list(service.replay_all(service.as_then()))
        assert [one.record.id for one in found] == ids
        assert [one.record.digest for one in found] == [then.digest, now.digest]
        assert all(one.replay.same for one in found)


def test_onder_de_regels_van_nu_valt_weg_wat_er_niet_meer_in_staat(world: World, case_id: UUID) -> None:
    with world.acting(SCHOOL, WAYS[SCHOOL].care_owner):
        keep(load(case_id), other(profile()), right_of(profile()).code)
    with world.as_system(SCHOOL):
        (found,) = service.replay_all(service.under(profile()))
        (change,) = found.replay.changes
        assert change.after is None
        assert change.before is not None
        assert change.before.state is State.UNMET
        assert found.replay.weighs


def test_onder_regels_die_iemand_voorstelt_komt_erbij_wat_zij_vragen(world: World, case_id: UUID) -> None:
    with world.acting(SCHOOL, WAYS[SCHOOL].care_owner):
        keep(load(case_id), profile(), right_of(profile()).code)
    with world.as_system(SCHOOL):
        (found,) = service.replay_all(service.under(other(profile())))
        assert [change.before for change in found.replay.changes] == [None]


def test_een_versie_die_niet_is_bewaard_wordt_gezegd(world: World, case_id: UUID) -> None:
    with world.acting(SCHOOL, WAYS[SCHOOL].care_owner):
        keep(load(case_id), profile(), right_of(profile()).code)
    with world.as_system(SCHOOL):
        (record,) = page_of_cases(None, 10)
        assert "niet bewaard" in service.as_then()(replace(record, digest="0" * 64)).lost


def test_alle_besluiten_in_stukken_en_elk_een_keer(
    world: World, case_id: UUID, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "BATCH", 3)
    with world.acting(SCHOOL, WAYS[SCHOOL].care_owner):
        file, kind = load(case_id), right_of(profile()).code
        ids = [keep(file, profile(), kind) for _number in range(7)]
    pauses: list[int] = []
    statements: list[str] = []
    with world.as_system(SCHOOL):
        listener = lambda *asked: statements.append(asked[2])  # noqa: E731
        event.listen(db.engine, "before_cursor_execute", listener)
        found = list(service.replay_all(service.as_then(), between=lambda: pauses.append(1)))
        event.remove(db.engine, "before_cursor_execute", listener)
    assert [one.record.id for one in found] == ids
    assert len(pauses) == 3
    assert len([said for said in statements if "FROM decision" in said]) == 4


def test_een_ander_onderdeel_voegt_zijn_besluiten_toe(world: World, app: Flask) -> None:
    asked: list[UUID | None] = []

    def page(after: UUID | None, size: int) -> tuple[DecisionRecord, ...]:
        asked.append(after)
        return ()

    before = dict(app.extensions["decision_sources"])
    add_source(app, DecisionSource(code="admission", label="Toelating", page=page))
    try:
        with world.as_system(SCHOOL):
            assert list(service.replay_all(service.as_then())) == []
    finally:
        app.extensions["decision_sources"] = before
    assert asked == [None]
    assert set(before) == {CASE}


def test_wie_een_dossier_niet_mag_zien_ziet_zijn_besluiten_niet(world: World, case_id: UUID) -> None:
    with world.acting(SCHOOL, WAYS[SCHOOL].care_owner):
        keep(load(case_id), profile(), right_of(profile()).code)
    stranger = world.school(SCHOOL).pupils[16].mentor
    with world.acting(SCHOOL, stranger):
        assert list(service.replay_all(service.under(profile()))) == []
    with world.as_system("loep"):
        assert list(service.replay_all(service.as_then())) == []
