"""Somebody leaves: what that leaves behind, handing it over in the same act, and the lines of what stays."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.people import Membership
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.models import CaseEvent, SupportCase
from core.features.duties.models import Duty
from core.features.handovers import giving
from core.features.handovers.leaving import Kind, left_behind, left_by
from core.features.handovers.leftover_lines import leftover_lines
from core.features.mail.models import Notice
from core.features.meetings.models import MeetingSeat
from core.features.pupils.mentors import assign_mentor
from core.features.pupils.models import PupilMentor
from core.features.staff import service
from core.web.problems import Invalid
from tests.clock import FixedClock
from tests.factories import make_membership, make_person
from tests.factories_duties import make_case, make_duty
from tests.factories_meetings import plan_meeting
from tests.world import World

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)
CARE, CARE2, BOSS = "zorgcoordinator", "zorgcoordinator2", "beheerder"


def lay_down(world: World) -> UUID:
    """A case of which the coordinator is owner and director, a duty in it, and a seat at an OT next week."""
    owner = world.loket.membership(CARE)
    with world.as_system("loket"):
        case_id = make_case(
            world.loket.pupils[0], world.loket.membership("directeur").id, owner_id=owner.id, director_id=owner.id
        )
        make_duty("Maak het plan", CARE, owner_id=owner.id, case_id=case_id)
    with world.acting("loket", CARE2):
        plan_meeting("ot", TODAY + 7 * DAY)
    return case_id


def numbers(world: World, key: str, last_day: date = TODAY) -> dict[str, int]:
    with world.acting("loket", BOSS):
        found = left_by(world.loket.membership(key).id, last_day)
    return {kind.value: found.numbers[kind] for kind in found.kinds}


def end(world: World, key: str, last_day: date | None = None) -> None:
    with world.acting("loket", BOSS):
        service.end_membership(world.loket.membership(key).id, 1, last_day)


def test_het_vooruitzicht_telt_wat_blijft_liggen_ook_voor_wie_geen_dossier_ziet(world: World) -> None:
    lay_down(world)
    assert numbers(world, CARE) == {"cases": 1, "directed": 1, "duties": 1, "seats": 1}
    assert numbers(world, "coach") == {"pupils": 16}
    assert numbers(world, "onderwijsassistent") == {}


@pytest.mark.parametrize(
    ("last_day", "seats"),
    [(TODAY + 6 * DAY, 1), (TODAY + 7 * DAY, 0), (TODAY + 8 * DAY, 0)],
    ids=["dag voor het overleg", "dag van het overleg", "dag erna"],
)
def test_een_stoel_blijft_alleen_over_na_de_laatste_dag(world: World, last_day: date, seats: int) -> None:
    lay_down(world)
    assert numbers(world, CARE, last_day).get("seats", 0) == seats


def test_alles_aan_een_collega_in_dezelfde_handeling(world: World, client: FlaskClient) -> None:
    case_id, taker = lay_down(world), world.loket.membership(CARE2)
    with world.as_system("loket"):
        session().delete(session().scalars(select(MeetingSeat).where(MeetingSeat.membership_id == taker.id)).one())
    boss, path = world.sign_in(client, world.loket.person(BOSS)), _path(world, CARE)
    page = boss.get(path).text
    for words in ("1 dossier als zorgeigenaar", "1 taak of termijn", "1 stoel bij een komend overleg", taker.name):
        assert words in page
    sent = {"wanneer": "meteen", "version": "1", "alles": str(taker.id)}
    assert boss.post(path, data=sent).status_code == 303
    with world.as_system("loket"):
        case = session().scalars(select(SupportCase).where(SupportCase.id == case_id)).one()
        assert (case.owner_id, case.director_id) == (taker.id, taker.id)
        assert session().scalars(select(Duty.owner_id)).all() == [taker.id]
        assert taker.id in session().scalars(select(MeetingSeat.membership_id)).all()
        said = session().scalars(select(CaseEvent.summary)).all()
        assert [words for words in said if taker.name in words]
        told = session().scalars(select(Notice.text).where(Notice.membership_id == taker.id, Notice.kind == "handover"))
        assert "1 dossier als zorgeigenaar" in told.one()
        assert left_behind() == ()


def _path(world: World, key: str) -> str:
    return f"/loket/medewerkers/{world.loket.membership(key).id}/beeindig"


def test_wie_het_niet_mag_hebben_krijgt_het_niet(world: World) -> None:
    lay_down(world)
    with world.acting("loket", BOSS), pytest.raises(Invalid) as refused:
        giving.give_all(world.loket.membership(CARE).id, {Kind.CASES: world.loket.membership("coach").id}, TODAY)
    assert set(refused.value.errors) == {"cases"}


@pytest.mark.parametrize(
    ("days", "shown"), [(29, 0), (28, 3), (0, 3)], ids=["29 dagen ervoor", "28 dagen ervoor", "de laatste dag"]
)
def test_de_regels_staan_er_al_voor_de_dag(world: World, clock: FixedClock, days: int, shown: int) -> None:
    lay_down(world)
    last_day = TODAY + days * DAY
    end(world, CARE, last_day)
    with world.acting("loket", CARE2):
        found = leftover_lines()
    kept = [line for line in found if "stoel" not in line.what]
    assert len(kept) == shown
    assert all(line.due == last_day and "nog aan niemand overgedragen" in line.why for line in kept)


def test_na_de_dag_staat_er_bij_wie_en_tot_wanneer(world: World, client: FlaskClient) -> None:
    lay_down(world)
    end(world, CARE)
    name = world.loket.membership(CARE).name
    owner = world.sign_in(client, world.loket.person(CARE2))
    page = owner.get("/loket/").text
    assert "Blijft liggen" in page
    assert name in page
    page = owner.get("/loket/overdracht").text
    assert f"{name} werkte hier tot en met 25 november 2026. Dit is nog aan niemand overgedragen." in page
    path = f"/loket/overdracht/{world.loket.membership(CARE).id}"
    assert "1 dossier als zorgeigenaar" in owner.get(path).text
    taker = str(world.loket.membership(CARE2).id)
    assert owner.post(path, data={"alles": taker}).status_code == 303
    assert "Blijft liggen" not in owner.get("/loket/").text
    assert "Er blijft niets liggen" in owner.get("/loket/overdracht").text


def test_wie_de_zorg_niet_heeft_ziet_de_regels_niet(world: World, client: FlaskClient) -> None:
    lay_down(world)
    end(world, CARE)
    assert "Blijft liggen" not in world.sign_in(client, world.loket.person("coach")).get("/loket/").text


def test_leerlingen_gaan_over_op_de_dag_na_de_laatste(world: World) -> None:
    giver, taker, last_day = world.loket.membership("coach"), world.loket.membership("coach2"), TODAY + 5 * DAY
    with world.acting("loket", BOSS):
        done = giving.give_all(giver.id, {Kind.PUPILS: taker.id}, last_day)
        service.end_membership(giver.id, 1, last_day)
        assert done == {Kind.PUPILS: 16}
        mine = session().scalars(select(PupilMentor).where(PupilMentor.membership_id == giver.id)).all()
        theirs = session().scalars(
            select(PupilMentor).where(PupilMentor.membership_id == taker.id, PupilMentor.starts_on == last_day + DAY)
        )
        assert {one.ends_on for one in mine} == {last_day}
        assert len(theirs.all()) == 16
    assert numbers(world, "coach", last_day) == {}


def test_zonder_overdracht_blijven_leerlingen_op_de_lijst(world: World) -> None:
    end(world, "coach")
    with world.acting("loket", CARE):
        (line,) = leftover_lines()
    assert line.what == "Kies wie 16 leerlingen begeleidt"


def test_wie_al_een_opvolger_heeft_houdt_die(world: World) -> None:
    """A pupil who got somebody else since is no longer the leaver's to give."""
    giver, first = world.loket.membership("coach"), world.loket.membership("coach2")
    pupil_id = world.loket.pupils[0].id
    end(world, "coach")
    with world.as_system("loket"):
        other = make_membership(make_person("Derde Coach", "derde@loket.example").id, ("coach", None), days_per_week=4)
        third = other.id
    with world.acting("loket", CARE):
        one = select(PupilMentor).where(PupilMentor.membership_id == giver.id, PupilMentor.pupil_id == pupil_id)
        assert session().scalars(one).one().ends_on == TODAY - DAY
        kept = assign_mentor(pupil_id, f"coach~{first.id}", TODAY)
        given = giving.give_all(giver.id, {Kind.PUPILS: third}, TODAY - DAY)
        assert given == {Kind.PUPILS: 15}
        assert (kept.membership_id, kept.ends_on) == (first.id, None)


def test_wie_een_stoel_overneemt_wordt_opnieuw_gevraagd(world: World) -> None:
    lay_down(world)
    giver, taker = world.loket.membership(CARE), world.loket.membership(CARE2)
    with world.as_system("loket"):
        mine = session().scalars(select(MeetingSeat).where(MeetingSeat.membership_id == giver.id)).one()
        mine.attendance, mine.answer, mine.answer_reason = "coming", "yes", "Ik kom graag."
        other = session().scalars(select(MeetingSeat).where(MeetingSeat.membership_id == taker.id)).one()
        other.attendance = "absent"
        seat_id = mine.id
    with world.acting("loket", BOSS):
        assert giving.give_all(giver.id, {Kind.SEATS: taker.id}, TODAY) == {Kind.SEATS: 1}
    with world.as_system("loket"):
        seat = session().scalars(select(MeetingSeat).where(MeetingSeat.id == seat_id)).one()
        assert (seat.membership_id, seat.attendance, seat.answer, seat.answer_reason) == (taker.id, "invited", "", "")


def test_een_taak_van_een_rol_die_de_ander_niet_heeft_blijft_liggen(world: World) -> None:
    giver = world.loket.membership(CARE)
    with world.as_system("loket"):
        make_duty("Van de zorgcoördinator", CARE, owner_id=giver.id)
        make_duty("Van de coach", "coach", owner_id=giver.id)
    with world.acting("loket", BOSS):
        done = giving.give_all(giver.id, {Kind.DUTIES: world.loket.membership("coach").id}, TODAY)
    assert done == {Kind.DUTIES: 1}
    assert numbers(world, CARE) == {"duties": 1}


def test_een_geweigerd_einde_laat_alles_zoals_het_was(world: World, client: FlaskClient) -> None:
    """The only administrator cannot leave; nothing that was to be handed over has moved."""
    case_id = lay_down(world)
    boss = world.sign_in(client, world.loket.person(BOSS))
    sent = {"wanneer": "meteen", "version": "7", "alles": str(world.loket.membership(CARE2).id)}
    assert boss.post(_path(world, CARE), data=sent).status_code in (409, 422)
    with world.as_system("loket"):
        case = session().scalars(select(SupportCase).where(SupportCase.id == case_id)).one()
        ends = select(Membership.ends_on).where(Membership.id == world.loket.membership(CARE).id)
        assert case.owner_id == world.loket.membership(CARE).id
        assert session().scalars(ends).one() is None


def test_de_dag_van_toen_en_nu(world: World, clock: FixedClock) -> None:
    """Ended at once: the day before is the last one; the line says so on the day itself and long after."""
    lay_down(world)
    end(world, CARE)
    clock.set(datetime(2027, 11, 26, 9, 0, tzinfo=AMSTERDAM))
    with world.acting("loket", CARE2):
        assert {one.numbers[Kind.CASES] for one in left_behind()} == {1}
