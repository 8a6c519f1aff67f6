"""SC-LOKET-12: the zorgmelding, what it needs, whom it tells and when it is due."""

from datetime import date

import pytest
from sqlalchemy import select

from core.db.engine import session
from core.features.cases.concern_answers import Concern, Incomplete
from core.features.cases.concerns import report
from core.features.cases.facts import load
from core.features.cases.models import SupportCase
from core.features.duties import service as duties
from core.features.mail.models import Notice
from core.web.problems import Conflict
from tests.world import World

WHOLE = {
    "texts": {"wat_zie_je": "Stil in de les.", "wat_geprobeerd": "Twee gesprekken, het hielp niet genoeg."},
    "parties": {"overleg": frozenset({"leerling", "ouders", "leerlingcoordinator"})},
    "consents": {"toestemming": frozenset({"leerling", "ouders"})},
}


def concern(world: World, **other: object) -> Concern:
    pupil = world.loket.pupils[0]
    return Concern(form="zorgmelding", route="zorgroute", pupil_id=pupil.id, **{**WHOLE, **other})  # type: ignore[arg-type]


def test_sc_loket_12_with_nothing_missing_the_case_opens(world: World) -> None:
    with world.acting("loket", "coach"):
        file = report(concern(world))
    with world.acting("loket", "zorgcoordinator"):
        found = load(file.case.id)
        assert found.case.step_code == "zorgmelding"
        assert found.case.level_code == "basis"
        assert found.case.owner_id in {
            world.loket.membership(key).id for key in ("zorgcoordinator", "zorgcoordinator2")
        }


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"parties": {"overleg": frozenset({"ouders", "leerlingcoordinator"})}}, "overleg"),
        ({"parties": {"overleg": frozenset({"leerling", "leerlingcoordinator"})}}, "overleg"),
        ({"parties": {"overleg": frozenset({"leerling", "ouders"})}}, "overleg"),
        ({"consents": {"toestemming": frozenset({"leerling"})}}, "toestemming"),
        ({"consents": {"toestemming": frozenset({"ouders"})}}, "toestemming"),
        ({"texts": {"wat_zie_je": "Stil."}}, "wat_geprobeerd"),
    ],
    ids=["pupil", "parents", "coordinator", "consent-parents", "consent-pupil", "basis-not-enough"],
)
def test_sc_loket_12_each_missing_thing_is_named(world: World, other: dict[str, object], field: str) -> None:
    with pytest.raises(Incomplete) as refused, world.acting("loket", "coach"):
        report(concern(world, **other))
    assert set(refused.value.errors) == {field}
    with world.as_system("loket"):
        assert session().scalars(select(SupportCase)).all() == []


def test_sc_loket_12_everything_missing_is_named_at_once(world: World) -> None:
    with pytest.raises(Incomplete) as refused, world.acting("loket", "coach"):
        report(concern(world, texts={}, parties={}, consents={}))
    assert set(refused.value.errors) == {"wat_zie_je", "wat_geprobeerd", "overleg", "toestemming"}
    assert len(refused.value.errors["overleg"]) == 3


def test_sc_loket_12_both_coordinators_are_told_at_once(world: World) -> None:
    with world.acting("loket", "coach"):
        report(concern(world))
    with world.as_system("loket"):
        told = set(session().scalars(select(Notice.membership_id)))
    assert told == {world.loket.membership(key).id for key in ("zorgcoordinator", "zorgcoordinator2")}


def test_sc_loket_12_on_no_agenda_it_is_due_in_fourteen_days(world: World) -> None:
    with world.acting("loket", "coach"):
        file = report(concern(world))
        due = next(d for d in duties.open_duties(file.case.id) if d.rule == "zorgmelding_op_agenda")
        assert due.due_on == date(2026, 12, 10)
        assert due.label.startswith("Zet ")


def test_a_second_concern_on_the_same_route_is_refused(world: World) -> None:
    with world.acting("loket", "coach"):
        report(concern(world))
    with pytest.raises(Conflict), world.acting("loket", "coach"):
        report(concern(world))
