"""The pages of staff: the list, one member, adding, ending, links, who does what. Through the gate, page by page."""

import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.access.people import MembershipRole
from core.db.engine import session
from tests.databases import StatementCount
from tests.world import World

NEW = {"naam": "Nienke Nieuwland", "mail": "nienke@loep.example", "soort": "staff", "vanaf": "2026-11-26"}


@pytest.fixture
def boss(world: World, client: FlaskClient) -> FlaskClient:
    """A browser in which Loep's administrator is signed in."""
    return world.sign_in(client, world.loep.person("beheerder"))


def _role_id(world: World, key: str) -> UUID:
    with world.as_system("loep"):
        own = world.loep.membership(key).id
        return session().scalars(select(MembershipRole.id).where(MembershipRole.membership_id == own)).one()


def _member(world: World, key: str) -> str:
    return f"/loep/medewerkers/{world.loep.membership(key).id}"


def test_de_lijst_toont_wie_er_werkt(world: World, boss: FlaskClient) -> None:
    page = boss.get("/loep/medewerkers").get_data(as_text=True)
    assert world.loep.membership("kc").name in page
    assert "kwaliteitcoördinator, groep 1 t/m 4" in page
    assert "nog nooit" in page
    assert world.loket.canary not in page


def test_de_lijst_zoekt(world: World, boss: FlaskClient) -> None:
    found = boss.get("/loep/medewerkers?q=kanarie-loep-kc2&rol=kc&volgorde=nieuwste&wie=nu").get_data(as_text=True)
    assert world.loep.membership("kc2").name in found
    assert world.loep.membership("kc").name not in found
    nobody = boss.get("/loep/medewerkers?q=xyzzy").get_data(as_text=True)
    assert "Hier staat nu niemand" in nobody
    assert 'value="xyzzy"' in nobody


@pytest.mark.parametrize("wrong", ["rol=tovenaar", "volgorde=onzin", f"q={'x' * 101}"])
def test_een_zoekvraag_die_niet_past_krijgt_een_zin(boss: FlaskClient, wrong: str) -> None:
    answer = boss.get(f"/loep/medewerkers?{wrong}")
    assert answer.status_code == 422
    assert "Zo kunnen wij niet zoeken" in answer.get_data(as_text=True)


def test_een_onbekende_stand_toont_wie_er_nu_is(world: World, boss: FlaskClient) -> None:
    assert world.loep.membership("kc").name in boss.get("/loep/medewerkers?wie=onzin").get_data(as_text=True)


def test_de_lijst_blijft_binnen_acht_opdrachten(app: Flask, boss: FlaskClient) -> None:
    boss.get("/loep/medewerkers")
    with StatementCount(app) as count:
        boss.get("/loep/medewerkers")
    assert count.number <= 8 + 2, count.statements


@pytest.mark.parametrize("key", ["kc", "schoolleider", "leerkracht", "smw"])
def test_alleen_wie_accounts_beheert_mag_hier(world: World, client: FlaskClient, key: str) -> None:
    world.sign_in(client, world.loep.person(key))
    for path in ("/loep/medewerkers", "/loep/medewerkers/nieuw", _member(world, "kc"), _member(world, "kc") + "/rol"):
        assert client.get(path).status_code == 403, path
    assert "Medewerkers" not in client.get("/loep/wie-doet-wat").get_data(as_text=True)


def test_de_beheerder_van_een_andere_school_vindt_niets(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loket.person("beheerder"))
    assert client.get("/loep/medewerkers").status_code == 404
    own = world.loep.membership("kc").id
    for path in ("", "/rol", "/wijzig", "/beeindig", "/link"):
        assert client.get(f"/loket/medewerkers/{own}{path}").status_code == 404
    assert client.get(f"/loket/medewerkers/rollen/{_role_id(world, 'kc')}/beeindig").status_code == 404


def test_iemand_toevoegen_toont_een_keer_een_link(app: Flask, boss: FlaskClient) -> None:
    form = boss.get("/loep/medewerkers/nieuw").get_data(as_text=True)
    assert 'value="kc/groep_1_4"' in form
    added = boss.post("/loep/medewerkers/nieuw", data={**NEW, "rollen": ["leerkracht", "kindercoach"], "dagen": "2,5"})
    page = added.get_data(as_text=True)
    assert added.status_code == 200
    token = re.search(r"http://localhost/uitnodiging/([\w-]{43})", page).group(1)  # type: ignore[union-attr]
    member = re.search(r"/loep/medewerkers/[0-9a-f-]{36}", page).group(0)  # type: ignore[union-attr]
    shown = boss.get(member).get_data(as_text=True)
    assert token not in shown
    assert "2,5 dagen per week" in shown
    own = app.test_client()
    assert (
        own.post(
            f"/uitnodiging/{token}", data={"wachtwoord": "vier gewone woorden", "nogmaals": "vier gewone woorden"}
        ).status_code
        == 303
    )
    assert own.get("/loep/wie-doet-wat").status_code == 200
    assert own.get("/loep/medewerkers").status_code == 403


def test_een_derde_kc_wordt_op_de_pagina_geweigerd_met_de_paragraaf(boss: FlaskClient) -> None:
    answer = boss.post("/loep/medewerkers/nieuw", data={**NEW, "rollen": "kc/groep_1_4"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Ten hoogste 2 mensen tegelijk hebben de rol kwaliteitcoördinator" in page
    assert 'value="Nienke Nieuwland"' in page
    assert re.search(r'value="kc/groep_1_4"[^>]*checked', page)
    assert "Nienke" not in boss.get("/loep/medewerkers").get_data(as_text=True)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"naam": ""}, "Vul nog in: naam."),
        ({"mail": "geen adres"}, "naam@school.nl"),
        ({"soort": "partner"}, "Schrijf bij een partner de organisatie op."),
        ({"dagen": "acht"}, "Schrijf een getal"),
        ({"dagen": "8"}, "van 0 tot en met 7"),
        ({"vanaf": "31-2-2026"}, "Schrijf een datum"),
        ({"tot": "2026-11-25"}, "De laatste dag ligt voor de eerste dag."),
        ({"rollen": "ouders"}, "Kies een van de mogelijkheden."),
        ({"rollen": "smw"}, "rol voor een partner"),
        ({"mail": "kc@loep.example"}, "hoort al bij deze school"),
    ],
    ids=lambda value: str(value)[:24] if isinstance(value, dict) else "",
)
def test_wat_niet_klopt_staat_bij_het_veld(boss: FlaskClient, changed: dict[str, str], said: str) -> None:
    answer = boss.post("/loep/medewerkers/nieuw", data={**NEW, **changed})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in page
    assert changed.get("naam", NEW["naam"]) in page


def test_een_rol_geven_en_beeindigen_werkt_bij_de_volgende_klik(app: Flask, world: World, boss: FlaskClient) -> None:
    teacher = world.sign_in(app.test_client(), world.loep.person("leerkracht"))
    assert teacher.get("/loep/medewerkers").status_code == 403
    given = boss.post(_member(world, "leerkracht") + "/rol", data={"rol": "beheerder", "vanaf": "26-11-2026"})
    assert given.location.endswith("?gedaan=rol")
    assert "De rol is gegeven" in boss.get(given.location).get_data(as_text=True)
    assert teacher.get("/loep/medewerkers").status_code == 200
    page = boss.get(_member(world, "leerkracht")).get_data(as_text=True)
    ends = re.findall(
        r'"(/loep/medewerkers/rollen/[0-9a-f-]{36}/beeindig)">Beëindig<span class="visually-hidden"> Beheerder', page
    )
    assert "Laat zo" in boss.get(ends[0]).get_data(as_text=True)
    assert boss.post(ends[0], data={"wanneer": "meteen", "version": "1"}).location.endswith("?gedaan=rol-weg")
    assert teacher.get("/loep/medewerkers").status_code == 403


def test_wie_weggaat_verliest_de_toegang_bij_de_volgende_klik(app: Flask, world: World, boss: FlaskClient) -> None:
    leader = world.sign_in(app.test_client(), world.loep.person("schoolleider"))
    assert leader.get("/loep/wie-doet-wat").status_code == 200
    ask = boss.get(_member(world, "schoolleider") + "/beeindig").get_data(as_text=True)
    assert world.loep.membership("schoolleider").name in ask
    sent = {"wanneer": "meteen", "version": "1"}
    assert boss.post(_member(world, "schoolleider") + "/beeindig", data=sent).status_code == 303
    assert leader.get("/loep/wie-doet-wat").status_code == 404
    assert leader.get("/account").status_code == 200
    again = boss.post(_member(world, "schoolleider") + "/beeindig", data={**sent, "version": "2"})
    assert "was al beëindigd" in again.get_data(as_text=True)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"wanneer": "dag"}, "Kies de laatste dag."),
        ({"wanneer": "meteen", "laatste": "2026-12-01"}, "niet allebei"),
        ({"wanneer": "dag", "laatste": "2026-11-25"}, "al voorbij"),
        ({"wanneer": "dag", "laatste": "2019-01-01"}, "voor de eerste dag"),
        ({}, "Beantwoord nog deze vraag"),
        ({"wanneer": "meteen", "version": "7"}, "terwijl jij keek"),
        ({"wanneer": "meteen", "version": "x"}, "heel getal"),
    ],
)
def test_een_einde_dat_niet_kan(world: World, boss: FlaskClient, sent: dict[str, str], said: str) -> None:
    answer = boss.post(_member(world, "leerkracht") + "/beeindig", data={"version": "1", **sent})
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)


def test_de_laatste_beheerder_leest_waarom_het_niet_kan(world: World, boss: FlaskClient) -> None:
    own = boss.post(_member(world, "beheerder") + "/beeindig", data={"wanneer": "meteen", "version": "1"})
    assert "eigen toegang" in own.get_data(as_text=True)
    path = f"/loep/medewerkers/rollen/{_role_id(world, 'beheerder')}/beeindig"
    assert "eigen beheer" in boss.post(path, data={"wanneer": "meteen", "version": "1"}).get_data(as_text=True)


def test_twee_mensen_wijzigen_tegelijk_en_kiezen(world: World, boss: FlaskClient) -> None:
    path = _member(world, "leerkracht") + "/wijzig"
    assert 'value="4"' in boss.get(path).get_data(as_text=True)
    assert boss.post(path, data={"dagen": "3", "version": "1"}).status_code == 303
    conflict = boss.post(path, data={"dagen": "2,5", "version": "1"})
    assert conflict.status_code == 409
    page = conflict.get_data(as_text=True)
    assert world.loep.membership("beheerder").name in page
    chosen = {"version": "2", "keuze~dagen": "mijn", "mijn~dagen": "2,5", "hun~dagen": "3"}
    assert boss.post(path, data=chosen).status_code == 303
    assert "2,5 dagen per week" in boss.get(_member(world, "leerkracht")).get_data(as_text=True)


def test_een_nieuwe_link_wordt_gevraagd_en_een_keer_getoond(app: Flask, world: World, boss: FlaskClient) -> None:
    path = _member(world, "leerkracht") + "/link"
    assert "/uitnodiging/" not in boss.get(path).get_data(as_text=True)
    link = re.search(r"/uitnodiging/[\w-]{43}", boss.post(path).get_data(as_text=True)).group(0)  # type: ignore[union-attr]
    assert app.test_client().get(link).status_code == 200
    assert boss.post(_member(world, "both") + "/link").status_code == 422
    assert "andere school" in boss.get(_member(world, "both")).get_data(as_text=True)


def test_lezen_en_wijzigen_staan_in_het_logboek(world: World, boss: FlaskClient) -> None:
    boss.get("/loep/medewerkers?q=geheimpje")
    boss.get(_member(world, "kc"))
    with world.as_system("loep"):
        rows = session().scalars(select(LedgerEntry).order_by(LedgerEntry.id)).all()
    assert [row.action for row in rows] == ["membership.list", "membership.read"]
    assert "geheimpje" not in str(rows[0].detail)
    assert rows[1].object_id == world.loep.membership("kc").id


@pytest.mark.parametrize(("school", "key"), [("loep", "leerkracht"), ("loket", "coach"), ("loket", "smw")])
def test_wie_doet_wat_is_voor_iedereen(world: World, client: FlaskClient, school: str, key: str) -> None:
    world.sign_in(client, world.school(school).person(key))
    page = client.get(f"/{school}/wie-doet-wat").get_data(as_text=True)
    assert world.school(school).membership(key).name in page
    assert "§" in page
    other = next(one for one in world.schools if one.id != school)
    assert other.canary not in page
