"""Somebody is away and a colleague stands in: what that opens, for exactly those days, and how it reads."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.absences import Absence
from core.access.ledger import BEHALF_OF, LedgerEntry
from core.access.people import MembershipRole
from core.contract.permissions import Permission
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.access import verdict_on
from core.features.cases.models import SupportCase
from core.features.handovers import absences
from core.features.handovers.absences import NewAbsence
from core.features.mail.models import Notice
from core.features.staff import service
from core.features.worklist import lines, listing
from core.features.worklist.rules import View
from core.web.problems import Conflict, Invalid, NotFound, Problem
from tests.clock import FixedClock
from tests.factories_duties import make_case, make_duty
from tests.world import World

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)
FIRST, LAST = TODAY, TODAY + 7 * DAY
CARE, COACH, COACH2 = "zorgcoordinator", "coach", "coach2"


def away(world: World, absent: str, by: str, first: date = FIRST, last: date = LAST) -> NewAbsence:
    member = world.loket.membership
    return NewAbsence(absent_id=member(absent).id, substitute_id=member(by).id, starts_on=first, ends_on=last)


def arrange(world: World, absent: str, by: str, actor: str = "", first: date = FIRST, last: date = LAST) -> UUID:
    with world.acting("loket", actor or absent):
        return absences.begin(away(world, absent, by, first, last)).id


def case_of_coach(world: World) -> UUID:
    """A case of a pupil whom the first coach guides; nobody else is near."""
    with world.as_system("loket"):
        return make_case(world.loket.pupils[0], world.loket.membership("directeur").id)


def on(clock: FixedClock, day: date) -> None:
    clock.set(datetime(day.year, day.month, day.day, 10, 0, tzinfo=AMSTERDAM))


def sees(world: World, key: str, case_id: UUID) -> bool:
    with world.acting("loket", key):
        return session().scalars(select(SupportCase).where(SupportCase.id == case_id)).one_or_none() is not None


@pytest.mark.parametrize(
    ("day", "open_"),
    [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)],
    ids=["de dag ervoor", "eerste dag", "laatste dag", "de dag erna"],
)
def test_de_vervanger_ziet_het_dossier_alleen_in_die_dagen(
    world: World, clock: FixedClock, day: date, open_: bool
) -> None:
    case_id = case_of_coach(world)
    on(clock, FIRST - DAY)
    arrange(world, COACH, COACH2)
    on(clock, day)
    assert sees(world, COACH2, case_id) is open_
    assert sees(world, COACH, case_id)


def test_waarom_zie_ik_dit_noemt_wie_en_tot_wanneer(world: World, client: FlaskClient) -> None:
    case_id = case_of_coach(world)
    arrange(world, COACH, COACH2)
    name = world.loket.membership(COACH).name
    page = world.sign_in(client, world.loket.person(COACH2)).get(f"/loket/dossiers/{case_id}/waarom").text
    assert f"omdat je {name} vervangt, van 26 november 2026 tot en met 3 december 2026." in page
    assert "Regel R6" in page
    looks = client.get(f"/loket/dossiers/{case_id}/inzage").text
    assert f"voor {name}" in looks


def test_het_logboek_zegt_voor_wie(world: World, client: FlaskClient) -> None:
    case_id = case_of_coach(world)
    arrange(world, COACH, COACH2)
    world.sign_in(client, world.loket.person(COACH2)).get(f"/loket/dossiers/{case_id}")
    with world.as_system("loket"):
        entry = session().scalars(select(LedgerEntry).where(LedgerEntry.action == "case.read")).one()
    assert entry.rule == "R6"
    assert entry.detail == {BEHALF_OF: str(world.loket.membership(COACH).id)}


def test_taken_staan_bij_de_vervanger_met_voor_wie(world: World, clock: FixedClock) -> None:
    case_id = case_of_coach(world)
    coach = world.loket.membership(COACH)
    with world.as_system("loket"):
        make_duty("Bel de ouders", "coach", owner_id=coach.id, case_id=case_id)
        make_duty("Ruim de kast op", "coach", owner_id=coach.id, kind="task", rule="task")
    arrange(world, COACH, COACH2)
    with world.acting("loket", COACH2):
        found = [lines.line_of(one, View.MINE) for one in listing.duties_on(View.MINE)]
    assert {line.what for line in found} == {"Bel de ouders", "Ruim de kast op"}
    assert all(f"voor {coach.name}" in line.where for line in found)
    assert any("Je vervangt" in sentence and "3 december 2026" in sentence for line in found for sentence in line.more)
    on(clock, LAST + DAY)
    with world.acting("loket", COACH2):
        assert listing.duties_on(View.MINE) == ()


def test_de_vervanger_vinkt_een_taak_af_namens_de_ander(world: World, client: FlaskClient) -> None:
    coach = world.loket.membership(COACH)
    with world.as_system("loket"):
        duty = make_duty("Ruim de kast op", "coach", owner_id=coach.id, kind="task", rule="task").id
    path = f"/loket/taken/{duty}"
    other = world.sign_in(client, world.loket.person(COACH2))
    assert other.get(path).status_code == 404
    arrange(world, COACH, COACH2)
    assert other.get(path).status_code == 200
    assert other.post(f"{path}/afvinken", data={}).status_code == 303
    with world.as_system("loket"):
        entry = session().scalars(select(LedgerEntry).where(LedgerEntry.action == "duty.close")).one()
    assert entry.detail == {BEHALF_OF: str(coach.id)}


def test_een_andere_rol_geeft_alleen_de_beheerder_en_alleen_voor_die_dagen(world: World, clock: FixedClock) -> None:
    with pytest.raises(Invalid) as refused:
        arrange(world, CARE, COACH)
    assert "zorgcoördinator" in refused.value.errors["substitute_id"][0]
    absence_id = arrange(world, CARE, COACH, actor="beheerder")
    member = world.loket.membership(COACH)
    with world.as_system("loket"):
        role = session().scalars(
            select(MembershipRole).where(MembershipRole.membership_id == member.id, MembershipRole.role_code == CARE)
        )
        assert [(one.starts_on, one.ends_on) for one in role] == [(FIRST, LAST)]
    for day, holds in ((LAST, True), (LAST + DAY, False)):
        on(clock, day)
        assert (Permission.CASES_READ_ALL in _rights(world, member.person_id)) is holds
    with world.as_system("loket"), pytest.raises(Problem):
        absences.end(absence_id, 1)


def _rights(world: World, person_id: UUID) -> frozenset[Permission]:
    from core.access import members
    from core.db.clock import now

    with world.app.app_context():
        found = members.find("loket", person_id, now())
    return found.permissions if found else frozenset()


def test_beheer_gaat_nooit_mee(world: World) -> None:
    arrange(world, "beheerder", COACH, actor="beheerder")
    assert Permission.STAFF_MANAGE not in _rights(world, world.loket.membership(COACH).person_id)


def test_eerder_terug_sluit_meteen_en_neemt_de_rol_mee(world: World) -> None:
    case_id = case_of_coach(world)
    absence_id = arrange(world, COACH, CARE, actor="beheerder")
    with world.acting("loket", COACH):
        absences.end(absence_id, 1)
    with world.as_system("loket"):
        lent = select(MembershipRole).where(
            MembershipRole.membership_id == world.loket.membership(CARE).id, MembershipRole.role_code == COACH
        )
        assert session().scalars(lent).one().ends_on == TODAY - DAY
    assert sees(world, COACH, case_id)


def test_eerder_terug_is_niet_meer_open_voor_de_vervanger(world: World) -> None:
    case_id = case_of_coach(world)
    absence_id = arrange(world, COACH, COACH2)
    assert sees(world, COACH2, case_id)
    with world.acting("loket", COACH), pytest.raises(Conflict):
        absences.end(absence_id, 9)
    with world.acting("loket", COACH):
        absences.end(absence_id, 1)
    assert not sees(world, COACH2, case_id)


def test_de_vervanger_krijgt_bericht(world: World) -> None:
    arrange(world, COACH, COACH2)
    with world.as_system("loket"):
        notice = session().scalars(select(Notice).where(Notice.kind == "absence")).one()
    assert notice.membership_id == world.loket.membership(COACH2).id
    assert "van 26 november 2026 tot en met 3 december 2026" in notice.text


WRONG = {
    "laatste voor eerste": (TODAY + DAY, TODAY, "ends_on"),
    "al voorbij": (TODAY - 3 * DAY, TODAY - DAY, "ends_on"),
    "langer dan een jaar": (TODAY, TODAY + 367 * DAY, "ends_on"),
}


@pytest.mark.parametrize("why", WRONG)
def test_dagen_die_niet_kunnen(world: World, why: str) -> None:
    first, last, field = WRONG[why]
    with pytest.raises(Invalid) as refused:
        arrange(world, COACH, COACH2, first=first, last=last)
    assert set(refused.value.errors) == {field}


def test_vandaag_en_een_jaar_mag(world: World) -> None:
    assert arrange(world, COACH, COACH2, last=TODAY + 366 * DAY)


def test_twee_vervangers_tegelijk_en_een_afwezige_vervanger_kan_niet(world: World) -> None:
    arrange(world, COACH, COACH2)
    with pytest.raises(Invalid) as twice:
        arrange(world, COACH, COACH2, first=LAST, last=LAST + DAY)
    assert set(twice.value.errors) == {"starts_on"}
    with pytest.raises(Invalid) as both:
        arrange(world, COACH2, COACH)
    assert set(both.value.errors) == {"substitute_id"}
    assert arrange(world, COACH, COACH2, first=LAST + DAY, last=LAST + DAY)


def test_een_partner_heeft_geen_vervanger_en_is_er_geen(world: World, client: FlaskClient) -> None:
    with pytest.raises(Invalid), world.acting("loket", "beheerder"):
        absences.begin(away(world, "bpo", COACH))
    with pytest.raises(Invalid), world.acting("loket", "beheerder"):
        absences.begin(away(world, COACH, "bpo"))
    partner = world.sign_in(client, world.loket.person("bpo"))
    assert "Een partner heeft geen vervanger" in partner.get("/loket/afwezig").text
    sent = {"vanaf": "26-11-2026", "tot": "26-11-2026", "wie": str(world.loket.membership(COACH).id)}
    assert partner.post("/loket/afwezig", data=sent).status_code == 422


def test_niemand_regelt_de_afwezigheid_van_een_ander(world: World) -> None:
    with pytest.raises(NotFound), world.acting("loket", COACH2):
        absences.begin(away(world, COACH, COACH2))
    absence_id = arrange(world, COACH, COACH2)
    with pytest.raises(NotFound), world.acting("loket", "directeur"):
        absences.end(absence_id, 1)


def test_wie_weggaat_vervangt_niemand_meer(world: World) -> None:
    absence_id = arrange(world, COACH, COACH2)
    with world.acting("loket", "beheerder"):
        service.end_membership(world.loket.membership(COACH2).id, 1, TODAY + DAY)
        assert session().scalars(select(Absence.ends_on).where(Absence.id == absence_id)).one() == TODAY + DAY


def test_een_gesloten_grond_geeft_ook_de_vervanger_niets(world: World) -> None:
    case_id = case_of_coach(world)
    arrange(world, COACH2, COACH)
    with world.acting("loket", COACH):
        case = session().scalars(select(SupportCase).where(SupportCase.id == case_id)).one()
        assert verdict_on(case).rule == "R2"
    assert not sees(world, COACH2, case_id)


def test_de_pagina_regelt_en_beeindigt(world: World, client: FlaskClient) -> None:
    coach = world.sign_in(client, world.loket.person(COACH))
    page = coach.get("/loket/afwezig").text
    assert world.loket.membership(COACH2).name in page
    assert world.loket.membership(CARE).name not in page
    sent = {"vanaf": "26-11-2026", "tot": "3-12-2026", "wie": str(world.loket.membership(COACH2).id)}
    assert coach.post("/loket/afwezig", data=sent).location.endswith("/loket/afwezig?gedaan=geregeld")
    with world.as_system("loket"):
        absence = session().scalars(select(Absence)).one()
    path = f"/loket/afwezig/{absence.id}/beeindig"
    assert "Je beëindigt de vervanging van" in coach.get(path).text
    assert coach.post(path, data={"version": "1"}).status_code == 303
    assert "voorbij" in coach.get("/loket/afwezig").text
