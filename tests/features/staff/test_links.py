"""One-time links as a whole: expiry to the minute, used once, renewed, taken back, guessed, and a second school."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from core.access.invitations import VALID
from core.db.engine import session
from tests.clock import FixedClock
from tests.factories import make_membership, make_person
from tests.world import World

PASSWORDS = {"wachtwoord": "vier gewone woorden", "nogmaals": "vier gewone woorden"}
MAIL = "bo@partner.example"


@pytest.fixture
def boss(world: World, client: FlaskClient) -> FlaskClient:
    return world.sign_in(client, world.loket.person("beheerder"))


def add(boss: FlaskClient, email: str = MAIL) -> str:
    """The page after adding a partner; it holds the link once."""
    sent = {
        "naam": "Bo Bosbes", "mail": email, "soort": "partner", "organisatie": "SWV", "rollen": "bpo",
        "vanaf": "26-11-2026",
    }  # fmt: skip
    return boss.post("/loket/medewerkers/nieuw", data=sent).text


def link_in(page: str) -> str:
    found = re.search(r"/uitnodiging/[\w-]{43}", page)
    assert found is not None
    return found.group(0)


def member_in(page: str) -> str:
    found = re.search(r"/loket/medewerkers/[0-9a-f-]{36}", page)
    assert found is not None
    return found.group(0)


@pytest.mark.parametrize(
    ("later", "status"),
    [(VALID - timedelta(seconds=1), 200), (VALID, 410), (VALID + timedelta(seconds=1), 410)],
    ids=["een seconde ervoor", "op de grens", "erna"],
)
def test_een_link_werkt_zeven_dagen(
    world: World, boss: FlaskClient, clock: FixedClock, later: timedelta, status: int
) -> None:
    link = link_in(add(boss))
    clock.set(clock.moment + later)
    assert world.app.test_client().get(link).status_code == status


def test_een_link_werkt_een_keer(world: World, boss: FlaskClient) -> None:
    link, guest = link_in(add(boss)), world.app.test_client()
    assert guest.post(link, data=PASSWORDS).status_code == 303
    assert world.app.test_client().post(link, data=PASSWORDS).status_code == 410


def test_een_nieuwe_link_maakt_de_eerdere_ongeldig(world: World, boss: FlaskClient) -> None:
    page = add(boss)
    again = link_in(boss.post(f"{member_in(page)}/link", data={}).text)
    visitor = world.app.test_client()
    assert (visitor.get(link_in(page)).status_code, visitor.get(again).status_code) == (410, 200)


def test_een_ingetrokken_link_werkt_niet_en_dat_staat_erbij(world: World, boss: FlaskClient) -> None:
    page = add(boss)
    member, link = member_in(page), link_in(page)
    assert "link werkt nog" in boss.get(member).text
    assert "Je trekt de eenmalige link in" in boss.get(f"{member}/link/haal-in").text
    assert boss.post(f"{member}/link/haal-in", data={}).status_code == 303
    assert world.app.test_client().get(link).status_code == 410
    after = boss.get(member).text
    assert "Er is nu geen link die werkt." in after
    assert "De eenmalige link is ingetrokken." in after
    assert boss.post(f"{member}/link/haal-in", data={}).status_code == 422


def test_wie_links_raadt_moet_wachten(world: World, clock: FixedClock) -> None:
    visitor = world.app.test_client()
    answers = [visitor.get(f"/uitnodiging/geraden-{number}").status_code for number in range(51)]
    assert answers == [410] * 50 + [429]
    assert visitor.get("/uitnodiging/nog-een").headers["Retry-After"] == "10"
    clock.advance(seconds=11)
    assert visitor.get("/uitnodiging/nog-een").status_code == 410


def test_wie_al_bij_een_andere_school_hoort_krijgt_geen_link(world: World, boss: FlaskClient) -> None:
    page = add(boss, world.loep.person("smw").email)
    assert "Een link is niet nodig" in page
    assert "/uitnodiging/" not in page


def test_wie_daar_nog_geen_wachtwoord_koos_hoort_wie_de_link_maakt(world: World, boss: FlaskClient) -> None:
    with world.app.app_context():
        person = make_person("Bo Bosbes", MAIL, password_hash=None).id
        session().commit()
    with world.as_system("loep"):
        make_membership(person, ("smw", None), kind="partner", organisation="SWV")
    page = add(boss)
    assert "koos nog geen wachtwoord" in page
    assert "dekkend staff link" in page
    assert "/uitnodiging/" not in page
