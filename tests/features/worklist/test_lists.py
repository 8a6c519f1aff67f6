"""On whose list a duty stands: the person, the role, the part of the school, and nobody who may not see the case."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from core.access.people import Membership
from core.db.engine import session
from core.features.worklist import lines, listing, mine
from core.features.worklist.rules import View
from tests.factories_duties import TODAY, make_case, make_duty
from tests.world import World

LATE, SUNDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 29), date(2026, 11, 30)


def _add(world: World, label: str, role: str = "kc", pupil: int = 0, **values: Any) -> UUID:
    with world.as_system("loep"):
        child = world.loep.pupils[pupil]
        if "case_id" not in values:
            values["case_id"] = make_case(child, world.loep.membership("leerkracht").id)
        return make_duty(label, role, **{"pupil_id": child.id, **values}).id


def _on(world: World, key: str, view: View = View.MINE) -> list[str]:
    with world.acting("loep", key):
        return [found.duty.label for found in listing.duties_on(view)]


def _end(world: World, key: str) -> None:
    with world.as_system("loep"):
        session().get_one(Membership, ("loep", world.loep.membership(key).id)).ends_on = date(2026, 11, 25)


def test_het_eigen_en_dat_van_mijn_deel_van_de_school(world: World) -> None:
    """Pupils 0-7 are in the first year, 16-23 in the last; `kc` has groups 1-4, `kc2` groups 5-8."""
    other = world.loep.membership("kc2").id
    _add(world, "onderbouw")
    _add(world, "bovenbouw", pupil=16)
    _add(world, "van de ander", pupil=1, owner_id=other)
    _add(world, "zonder leerling", pupil_id=None, case_id=None)
    assert _on(world, "kc") == ["onderbouw", "zonder leerling"]
    assert set(_on(world, "kc2")) == {"bovenbouw", "van de ander", "zonder leerling"}
    assert _on(world, "schoolleider") == []


def test_een_leerling_zonder_jaar_is_van_elke_kc(world: World) -> None:
    from core.features.pupils.models import Pupil

    _add(world, "zonder jaar")
    with world.as_system("loep"):
        session().get_one(Pupil, ("loep", world.loep.pupils[0].id)).year_rank = None
    assert _on(world, "kc") == _on(world, "kc2") == ["zonder jaar"]


def test_wat_van_een_vertrokken_collega_was_valt_terug_aan_de_rol(world: World) -> None:
    _add(world, "van wie weg is", pupil=0, owner_id=world.loep.membership("kc2").id)
    assert _on(world, "kc") == []
    assert _on(world, "kc", View.COLLEAGUES) == ["van wie weg is"]
    _end(world, "kc2")
    assert _on(world, "kc") == ["van wie weg is"]
    with world.acting("loep", "kc"):
        (line,) = (lines.line_of(found, View.MINE) for found in listing.duties_on(View.MINE))
    assert "werkt hier niet meer" in line.more[0]


def test_wat_bij_collegas_ligt_ziet_alleen_wie_de_zorg_draagt(world: World) -> None:
    _add(world, "bovenbouw", pupil=16)
    _add(world, "van de leerkracht", role="leerkracht", pupil=1, owner_id=world.loep.membership("leerkracht").id)
    assert _on(world, "kc", View.COLLEAGUES) == ["bovenbouw"]
    assert _on(world, "leerkracht2", View.COLLEAGUES) == []


def test_waarop_ik_wacht(world: World) -> None:
    with world.acting("loep", "leerkracht"):
        child = world.loep.pupils[0]
        case_id = make_case(child, world.loep.membership("leerkracht").id)
        make_duty("voor de kc", "kc", case_id=case_id, pupil_id=child.id)
        make_duty("voor mezelf", "leerkracht", kind="task", owner_id=world.loep.membership("leerkracht").id)
    assert _on(world, "leerkracht", View.WAITING) == ["voor de kc"]
    assert _on(world, "leerkracht") == ["voor mezelf"]
    assert _on(world, "kc", View.WAITING) == []


def test_een_dossier_dat_ik_niet_mag_zien_staat_op_geen_lijst(world: World) -> None:
    """`leerkracht2` mentors the last group only; a partner has no disclosure."""
    _add(world, "geheim", role="leerkracht", pupil=0)
    _add(world, "voor de jos", role="jos", pupil=1)
    assert _on(world, "leerkracht") == ["geheim"]
    assert _on(world, "leerkracht2") == []
    assert _on(world, "jos") == []
    with world.acting("loep", "leerkracht2"):
        assert mine.counts() == mine.Counts()


def test_wat_klaar_is_en_wat_van_een_andere_school_is_staat_er_niet(world: World) -> None:
    from core.features.duties import service

    duty_id = _add(world, "klaar")
    with world.as_system("loep"):
        service.close_duty(service.duty_of(duty_id), TODAY, "Klaar.")
    with world.as_system("loket"):
        make_duty("van Loket", "kc")
    assert _on(world, "kc") == []


def test_de_tellingen_zijn_de_lijsten(world: World) -> None:
    days = {"laat": LATE, "vandaag": TODAY, "zondag": SUNDAY, "maandag": MONDAY, "zonder": None}
    for pupil, (label, due) in enumerate(days.items()):
        _add(world, label, pupil=pupil, due_on=due)
    _add(world, "boven", pupil=16, due_on=LATE)
    with world.acting("loep", "kc"):
        counts = mine.counts()
        assert counts == mine.Counts(late=1, today=1, this_week=1, undated=1, later=1, colleagues=1)
        assert (counts.mine, counts.due) == (4, 3)
    assert _on(world, "kc") == ["laat", "vandaag", "zondag", "zonder"]
    assert _on(world, "kc", View.LATER) == ["maandag"]


@pytest.mark.parametrize(
    ("due", "late", "said"),
    [(LATE, 6, "6 dagen te laat"), (TODAY, 0, ""), (date(2026, 11, 25), 1, "1 dag te laat")],
    ids=["6 dagen", "vandaag", "gisteren"],
)
def test_een_regel_zegt_wie_wat_en_waarom(world: World, due: date, late: int, said: str) -> None:
    _add(world, "Beslis over plaatsing", due_on=due, explains="De proef liep af.")
    with world.acting("loep", "kc"):
        (found,) = listing.duties_on(View.MINE)
        line = lines.line_of(found, View.MINE)
    assert (line.late, line.who, line.why) == (late, world.loep.pupils[0].full_name, "De proef liep af.")
    assert line.source is not None
    assert line.quote == line.source.quote
    assert line.href == f"/loep/dossiers/{found.duty.case_id}"
    assert "Je staat hier als KC van groep 1 t/m 4." in line.more[0]
    assert said in " ".join(line.more)
