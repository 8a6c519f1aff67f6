"""Who may what: each right in words, what is unusual, and the file."""

from datetime import date
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.people import MembershipRole
from core.contract.permissions import Permission
from core.db.engine import session
from core.features.handovers import absences
from core.features.handovers.absences import NewAbsence
from core.features.staff import roles
from core.features.staff.overview_rules import Held, unusual
from core.features.staff.permission_overview import rights_page
from core.features.staff.permission_words import WORDS
from tests.factories import make_membership, make_person
from tests.world import World, profile_of

TODAY = date(2026, 11, 26)


@pytest.fixture
def boss(world: World, client: FlaskClient) -> FlaskClient:
    return world.sign_in(client, world.loket.person("beheerder"))


def said(world: World) -> list[str]:
    with world.acting("loket", "beheerder"):
        return [one.words for one in rights_page().unusual]


@pytest.mark.pure
def test_elk_recht_heeft_woorden() -> None:
    assert set(WORDS) == set(Permission)


def test_de_pagina_noemt_rollen_rechten_en_mensen(world: World, boss: FlaskClient) -> None:
    page = boss.get("/loket/wie-mag-wat").text
    for words in ("Zorgcoördinator", "alle dossiers lezen", world.loket.membership("coach").name):
        assert words in page
    answer = boss.get("/loket/wie-mag-wat/bestand.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="wie-mag-wat-loket-2026-11-26.csv"'
    line = next(one for one in answer.text.splitlines() if world.loket.membership("coach").name in one)
    assert '"Coach"' in line
    assert '"ja"' in line


def test_een_beheerder_alleen_valt_op(world: World) -> None:
    assert [words for words in said(world) if words.startswith("Alleen ")]


def test_een_rol_boven_de_grens_valt_op_en_een_vervanger_telt_niet(world: World) -> None:
    care, coach = world.loket.membership("zorgcoordinator"), world.loket.membership("coach")
    with world.acting("loket", "beheerder"):
        absences.begin(NewAbsence(absent_id=care.id, substitute_id=coach.id, starts_on=TODAY, ends_on=TODAY))
    assert not [words for words in said(world) if "ten hoogste" in words]
    with world.as_system("loket"):
        session().add(
            MembershipRole(
                membership_id=world.loket.membership("vakdocent").id, role_code="zorgcoordinator", starts_on=TODAY
            )
        )
    assert [words for words in said(world) if words.startswith("3 mensen zijn zorgcoördinator")]


def test_niemand_in_een_rol_waar_werk_ligt_valt_op(world: World) -> None:
    with world.acting("loket", "beheerder"):
        for key in ("zorgcoordinator", "zorgcoordinator2"):
            role = _role(world.loket.membership(key).id)
            roles.end(role.id, role.version, None)
    assert "Niemand is zorgcoördinator, en het profiel legt daar werk neer." in said(world)


def _role(membership_id: UUID) -> MembershipRole:
    return session().scalars(select(MembershipRole).where(MembershipRole.membership_id == membership_id)).one()


def test_een_partner_met_een_rol_van_de_school_valt_op(world: World) -> None:
    with world.app.app_context():
        person = make_person("Pim Partner", "pim@dekkend.example").id
        session().commit()
    with world.as_system("loket"):
        make_membership(person, ("coach", None), kind="partner", organisation="Elders")
    assert [words for words in said(world) if words.startswith("Pim Partner is partner en heeft de rol")]


def test_wie_geen_accounts_beheert_ziet_dit_niet(world: World, client: FlaskClient) -> None:
    coach = world.sign_in(client, world.loket.person("coach"))
    assert coach.get("/loket/wie-mag-wat").status_code == 403
    assert coach.get("/loket/wie-mag-wat/bestand.csv").status_code == 403


def test_niemand_die_zich_kan_aanmelden_beheert(world: World) -> None:
    wanted = profile_of(world.app, "loket").staff_roles
    nobody = Held(membership_id=UUID(int=1), name="Ans", kind="staff", role_code="beheerder", signs_in=False)
    assert "Niemand die zich kan aanmelden" in unusual(wanted, [nobody], ())[0].words
