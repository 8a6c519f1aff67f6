"""Opening, meeting, ticking off, putting back and handing over: the services, on both databases."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.access.people import Membership
from core.access.school import calendar, profile
from core.contract.deadlines import Unit
from core.db.engine import session
from core.db.history import Change
from core.features.duties import acts, rights, service
from core.features.duties.models import Duty
from core.features.duties.page import duty_page
from core.features.duties.rules import was_late
from core.features.duties.service import Bearer, Seen
from core.features.mail.models import Notice
from core.web.problems import NotFound, Problem
from tests.clock import FixedClock
from tests.factories_duties import TODAY, make_case, make_duty
from tests.world import World

CONCERN = Seen(kind="concern", about="zorgmelding", outcome="", on=TODAY)


def _case(world: World, owner: str = "zorgcoordinator") -> UUID:
    with world.as_system("loket"):
        pupil = world.loket.pupils[0]
        return make_case(pupil, world.loket.membership("coach").id, owner_id=world.loket.membership(owner).id)


def _bearer(world: World, case_id: UUID) -> Bearer:
    pupil = world.loket.pupils[0]
    return Bearer(case_id=case_id, pupil_id=pupil.id, call_name=pupil.first_name)


def _duty(world: World, duty_id: UUID) -> Duty:
    with world.as_system("loket"):
        return session().scalars(select(Duty).where(Duty.id == duty_id)).one()


def test_een_termijn_begint_en_noemt_kind_en_dag(world: World) -> None:
    case_id = _case(world)
    with world.acting("loket", "coach"):
        service.moment_seen(_bearer(world, case_id), CONCERN)
        (duty,) = service.open_duties(case_id)
    assert duty.due_on == date(2026, 12, 10)
    assert duty.label == f"Zet {world.loket.pupils[0].first_name} op de agenda van het OT"
    assert "van 26 november." in duty.explains
    assert "{" not in duty.label + duty.explains


def test_dezelfde_termijn_begint_niet_twee_keer(world: World) -> None:
    case_id = _case(world)
    with world.acting("loket", "coach"):
        for _time in range(2):
            service.moment_seen(_bearer(world, case_id), CONCERN)
        assert len(service.open_duties(case_id)) == 1


@pytest.mark.parametrize(
    ("meets_on", "late"),
    [(date(2026, 12, 10), 0), (date(2026, 12, 9), 0), (date(2026, 12, 11), 1)],
    ids=["op de dag", "dag ervoor", "dag erna"],
)
def test_de_agenda_telt_op_de_dag_van_het_overleg(world: World, meets_on: date, late: int) -> None:
    case_id = _case(world)
    with world.acting("loket", "zorgcoordinator"):
        service.moment_seen(_bearer(world, case_id), CONCERN)
        (duty,) = service.open_duties(case_id)
        service.moment_seen(_bearer(world, case_id), Seen(kind="agenda", about="ot", outcome="", on=meets_on))
        assert service.open_duties(case_id) == []
        assert (duty.closed_on, duty.met_on) == (TODAY, meets_on)
        assert duty_page(duty.id).late == late


def test_wie_van_de_agenda_gaat_staat_weer_op_de_lijst(world: World) -> None:
    case_id = _case(world)
    agenda = Seen(kind="agenda", about="ot", outcome="", on=date(2026, 12, 3))
    with world.acting("loket", "zorgcoordinator"):
        service.moment_seen(_bearer(world, case_id), CONCERN)
        service.moment_seen(_bearer(world, case_id), agenda)
        service.moment_undone(case_id, agenda)
        (duty,) = service.open_duties(case_id)
        assert (duty.due_on, duty.met_on, duty.close_reason) == (date(2026, 12, 10), None, "")


@pytest.mark.parametrize("kind", ["deadline", "step"])
def test_een_termijn_kan_niet_met_de_hand(world: World, kind: str) -> None:
    case_id = _case(world)
    with world.acting("loket", "zorgcoordinator"):
        duty = make_duty("Zet op de agenda", "zorgcoordinator", kind=kind, case_id=case_id)
        with pytest.raises(Problem, match="niet afvinken"):
            acts.finish(duty.id)
        assert duty.closed_on is None


def test_afvinken_en_terugzetten_met_geschiedenis(world: World) -> None:
    case_id = _case(world)
    me = world.loket.membership("zorgcoordinator")
    with world.acting("loket", me):
        duty = make_duty("Bel de ouders", "zorgcoordinator", kind="task", case_id=case_id, owner_id=me.id)
    with world.acting("loket", me):
        acts.finish(duty.id, "Moeder belt morgen terug.")
    with world.acting("loket", me):
        with pytest.raises(Problem, match="al gedaan"):
            acts.finish(duty.id)
        acts.reopen(duty.id)
        with pytest.raises(Problem, match="nog op de lijst"):
            acts.reopen(duty.id)
    with world.acting("loket", me):
        page = duty_page(duty.id)
        assert page.is_open
        assert [entry.kind for entry in page.history] == ["Teruggezet op de lijst", "Klaar", "Begonnen"]
        assert "Moeder belt morgen terug." in page.history[1].words
        actions = session().scalars(select(LedgerEntry.action).where(LedgerEntry.object_id == duty.id)).all()
    assert {"duty.close", "duty.reopen", "duty.read"} <= set(actions)


def test_overdragen_kan_alleen_aan_wie_de_rol_heeft(world: World) -> None:
    case_id = _case(world)
    me, other = (world.loket.membership(key) for key in ("zorgcoordinator", "zorgcoordinator2"))
    with world.acting("loket", me):
        duty = make_duty("Zet op de agenda", "zorgcoordinator", case_id=case_id, owner_id=me.id)
        assert [person.membership_id for person in rights.successors(duty)] == [other.id]
        with pytest.raises(Problem, match="uit de lijst"):
            acts.hand_over(duty.id, world.loket.membership("coach").id, "zorgcoordinator")
        with pytest.raises(Problem, match="andere rol"):
            acts.hand_over(duty.id, world.loket.membership("coach").id, "coach")
        acts.hand_over(duty.id, other.id, "zorgcoordinator", "Ik ben er een week niet.")
    with world.as_system("loket"):
        (change,) = session().scalars(select(Change).where(Change.object_id == duty.id))
        assert (change.before["owner_id"], change.reason) == (str(me.id), "Ik ben er een week niet.")
        (told,) = session().scalars(select(Notice))
        assert (told.membership_id, told.link) == (other.id, f"/loket/taken/{duty.id}")
    assert _duty(world, duty.id).owner_id == other.id


def test_overdragen_kan_niet_aan_wie_de_rol_gisteren_nog_had(world: World) -> None:
    case_id = _case(world)
    other = world.loket.membership("zorgcoordinator2")
    with world.as_system("loket"):
        session().get_one(Membership, ("loket", other.id)).ends_on = date(2026, 11, 25)
    with world.acting("loket", "zorgcoordinator") as me:
        duty = make_duty("Doe iets", "zorgcoordinator", case_id=case_id, owner_id=me.membership_id)
        assert rights.successors(duty) == ()
        with pytest.raises(Problem):
            acts.hand_over(duty.id, other.id, "zorgcoordinator")


def test_overdragen_kan_niet_aan_wie_het_dossier_niet_mag_zien(world: World) -> None:
    """The second coach holds the role, but is not this pupil's mentor: the duty would be on nobody's list."""
    case_id = _case(world)
    first, second = (world.loket.membership(key).id for key in ("coach", "coach2"))
    with world.acting("loket", "zorgcoordinator") as me:
        duty = make_duty("Spreek de ouders", "coach", case_id=case_id, owner_id=me.membership_id)
        assert first in {person.membership_id for person in rights.successors(duty)}
        assert second not in {person.membership_id for person in rights.successors(duty)}
        with pytest.raises(Problem):
            acts.hand_over(duty.id, second, "coach")


def test_wie_er_niets_mee_heeft_vinkt_niets_af(world: World) -> None:
    case_id = _case(world)
    owner = world.loket.membership("zorgcoordinator")
    with world.acting("loket", owner):
        duty = make_duty("Bel de ouders", "zorgcoordinator", kind="task", case_id=case_id, owner_id=owner.id)
        own = make_duty("Iets voor mij alleen", "zorgcoordinator", kind="task", owner_id=owner.id)
    with world.acting("loket", "coach"):
        assert not duty_page(duty.id).may_act
        with pytest.raises(Problem, match="niet aan jou"):
            acts.finish(duty.id)
        with pytest.raises(NotFound):
            duty_page(own.id)
    with pytest.raises(NotFound), world.acting("loket", "coach2"):
        duty_page(duty.id)
    with pytest.raises(NotFound), world.acting("loep", "kc"):
        duty_page(duty.id)


def test_een_termijn_van_de_wet_heeft_ook_zijn_bron(world: World, clock: FixedClock) -> None:
    with world.as_system("loep"):
        term = next(term for term in profile().deadlines if term.code == "opp_zes_weken")
        case_id = make_case(world.loep.pupils[0], world.loep.membership("leerkracht").id)
        bearer = Bearer(case_id=case_id, pupil_id=world.loep.pupils[0].id, call_name="Yara")
        service.moment_seen(bearer, Seen(kind="level", about="x", outcome="extra", on=TODAY))
        duty = next(found for found in service.open_duties(case_id) if found.rule == term.code)
        assert service.source_of(duty) == term.source
        assert duty.due_on == date(2027, 1, 7)


@pytest.mark.parametrize(
    ("today", "late"),
    [(date(2027, 1, 6), 0), (date(2027, 1, 7), 0), (date(2027, 1, 8), 1)],
    ids=["dag ervoor", "op de dag", "dag erna"],
)
def test_een_termijn_in_schoolweken_slaat_de_vakantie_over(
    world: World, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, today: date, late: int
) -> None:
    """Eén schoolweek na donderdag 17 december: de twee weken van de kerstvakantie tellen niet."""
    case_id = _case(world)
    with world.as_system("loket"):
        assert calendar().closed_week(date(2026, 12, 23)) is not None
        term = next(one for one in profile().deadlines if one.starts.is_seen("concern", "zorgmelding", ""))
        changed = replace(profile(), deadlines=(replace(term, length=1, unit=Unit.SCHOOL_WEEKS),))
    monkeypatch.setattr(service, "profile", lambda: changed)
    with world.acting("loket", "coach"):
        service.moment_seen(_bearer(world, case_id), replace(CONCERN, on=date(2026, 12, 17)))
        (duty,) = service.open_duties(case_id)
    assert duty.due_on == date(2027, 1, 7)
    assert was_late(duty.due_on, None, today) == late
