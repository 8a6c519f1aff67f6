"""Signing in and out, sessions, passwords and one-time links: what a person sees in the browser."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access import invitations
from core.access.people import Person
from core.access.signed_in import cookie_name
from core.db.engine import session
from tests.clock import FixedClock
from tests.factories import make_person
from tests.world import PASSWORD, World

NEW = "Dauw op vier vennen 26"


def _sign_in(client: FlaskClient, email: str, password: str = PASSWORD, onward: str = "") -> object:
    return client.post("/aanmelden", query_string={"next": onward}, data={"mail": email, "wachtwoord": password})


def _cookie(app: Flask, client: FlaskClient) -> str | None:
    with app.app_context():
        found = client.get_cookie(cookie_name())
    return found.value if found else None


def _link(app: Flask, email: str) -> str:
    with app.app_context():
        person = session().scalars(select(Person).where(Person.email == email)).one()
        token = invitations.invite(person, "test")
        session().commit()
    return f"/uitnodiging/{token}"


def test_aanmelden_bij_een_school_gaat_meteen_door(world: World, client: FlaskClient) -> None:
    answer = _sign_in(client, "KC@loep.example ")
    assert (answer.status_code, answer.location) == (303, "/scholen")
    assert client.get("/scholen").location.startswith("/loep/")
    assert client.get("/loep/wie-doet-wat").status_code == 200


@pytest.mark.parametrize("email", ["kc@loep.example", "niemand@loep.example", "", "x" * 400 + "@x.nl"], ids=len)
def test_een_fout_wachtwoord_klinkt_als_een_onbekend_account(world: World, client: FlaskClient, email: str) -> None:
    page = _sign_in(client, email, "iets anders dan het hoort").get_data(as_text=True)
    assert "<title>Fout:" in page
    assert "iets anders" not in page
    if "@" in email and len(email) < 255:
        assert "Deze combinatie van mailadres en wachtwoord klopt niet." in page
        assert f'value="{email}"' in page


def test_na_vijf_keer_fout_staat_de_wachttijd_in_woorden(world: World, client: FlaskClient, clock: FixedClock) -> None:
    for _attempt in range(5):
        assert _sign_in(client, "kc@loep.example", "fout fout fout fout").status_code == 422
    answer = _sign_in(client, "kc@loep.example")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    assert "over 30 seconden" in answer.get_data(as_text=True)
    clock.advance(seconds=31)
    assert _sign_in(client, "kc@loep.example").status_code == 303


def test_een_onbekend_account_wacht_net_zo_lang(world: World, client: FlaskClient) -> None:
    for _attempt in range(5):
        _sign_in(client, "niemand@loep.example", "fout fout fout fout")
    assert _sign_in(client, "niemand@loep.example").status_code == 429


@pytest.mark.parametrize(
    ("onward", "goes"),
    [
        ("/loep/medewerkers", "/loep/medewerkers"),
        ("/loep/medewerkers?q=a", "/loep/medewerkers?q=a"),
        ("//evil.example", "/scholen"),
        ("https://evil.example/", "/scholen"),
        ("/\\evil.example", "/scholen"),
        ("/afmelden", "/scholen"),
        ("/bestaat/niet/echt/hier", "/scholen"),
        ("", "/scholen"),
    ],
)
def test_verder_naar_alleen_een_eigen_pagina(world: World, client: FlaskClient, onward: str, goes: str) -> None:
    assert _sign_in(client, "beheerder@loep.example", onward=onward).location == goes


def test_een_pagina_zonder_sessie_leidt_naar_aanmelden_en_terug(world: World, client: FlaskClient) -> None:
    to_door = client.get("/loep/medewerkers").location
    assert to_door == "/aanmelden?next=/loep/medewerkers"
    form = client.get(to_door).get_data(as_text=True)
    action = unescape(re.search(r'action="(/aanmelden[^"]*)"', form).group(1))  # type: ignore[union-attr]
    assert (
        client.post(action, data={"mail": "beheerder@loep.example", "wachtwoord": PASSWORD}).location
        == "/loep/medewerkers"
    )


def test_de_voordeur_wijst_de_weg(world: World, client: FlaskClient) -> None:
    assert client.get("/").location == "/aanmelden"
    _sign_in(client, "kc@loep.example")
    assert client.get("/").location == "/scholen"
    assert client.get("/aanmelden").location == "/scholen"


def test_een_gekopieerd_cookie_is_na_afmelden_niets_waard(app: Flask, world: World, client: FlaskClient) -> None:
    _sign_in(client, "kc@loep.example")
    copied = _cookie(app, client)
    answer = client.post("/afmelden")
    assert (answer.status_code, answer.location) == (303, "/aanmelden?afgemeld=ja")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Je bent afgemeld" in client.get(answer.location).get_data(as_text=True)
    thief = app.test_client()
    with app.app_context():
        thief.set_cookie(cookie_name(), copied or "")
    assert thief.get("/loep/wie-doet-wat").location.startswith("/aanmelden")


def test_afmelden_lukt_ook_zonder_sessie(world: World, client: FlaskClient) -> None:
    assert client.post("/afmelden").location == "/aanmelden?afgemeld=ja"


def test_een_link_naar_afmelden_meldt_niemand_af(world: World, client: FlaskClient) -> None:
    _sign_in(client, "kc@loep.example")
    assert client.get("/afmelden").status_code != 200
    assert client.get("/account").status_code == 200


def test_wie_bij_meer_scholen_hoort_kiest(world: World, client: FlaskClient) -> None:
    _sign_in(client, "partner_both@dekkend.example")
    page = client.get("/scholen").get_data(as_text=True)
    assert "Basisschool Loep" in page
    assert "Loket Zwijndrechtse Waard" in page
    assert client.get("/loep/wie-doet-wat").status_code == 200
    assert client.get("/loket/wie-doet-wat").status_code == 200


def test_wie_bij_geen_school_hoort_leest_hoe_het_verder_gaat(app: Flask, world: World, client: FlaskClient) -> None:
    with app.app_context():
        make_person("Alleen Vandaag", "alleen@dekkend.example")
        session().commit()
    _sign_in(client, "alleen@dekkend.example")
    assert "Je hoort nu bij geen school" in client.get("/scholen").get_data(as_text=True)
    assert client.get("/loep/wie-doet-wat").status_code == 404


def test_de_eigen_sessies_staan_in_het_account_en_zijn_te_beeindigen(
    app: Flask, world: World, client: FlaskClient
) -> None:
    other = app.test_client()
    for browser in (other, client):
        _sign_in(browser, "kc@loep.example")
    page = client.get("/account").get_data(as_text=True)
    assert page.count(">deze browser<") == 1
    ends = re.findall(r'action="(/account/sessies/[0-9a-f-]{36}/beeindig)"', page)
    assert len(ends) == 1
    assert client.post(ends[0]).location == "/account?gedaan=sessie"
    assert "beëindigd" in client.get("/account?gedaan=sessie").get_data(as_text=True)
    assert other.get("/account").location.startswith("/aanmelden")
    assert client.post(ends[0]).status_code == 404


def test_een_sessie_van_een_ander_is_niet_te_beeindigen(app: Flask, world: World, client: FlaskClient) -> None:
    other = app.test_client()
    _sign_in(other, "leerkracht@loep.example")
    third = app.test_client()
    _sign_in(third, "leerkracht@loep.example")
    theirs = re.findall(
        r'action="(/account/sessies/[0-9a-f-]{36}/beeindig)"', other.get("/account").get_data(as_text=True)
    )
    _sign_in(client, "kc@loep.example")
    assert client.post(theirs[0]).status_code == 404
    assert third.get("/account").status_code == 200


def test_overal_anders_afmelden(app: Flask, world: World, client: FlaskClient) -> None:
    others = [app.test_client(), app.test_client()]
    for browser in (*others, client):
        _sign_in(browser, "kc@loep.example")
    assert client.post("/account/sessies/andere/beeindig").status_code == 303
    assert client.get("/account").status_code == 200
    assert [other.get("/account").status_code for other in others] == [303, 303]


def test_een_nieuw_wachtwoord_beeindigt_de_andere_sessies(app: Flask, world: World, client: FlaskClient) -> None:
    other = app.test_client()
    for browser in (other, client):
        _sign_in(browser, "kc@loep.example")
    sent = {"huidig": PASSWORD, "wachtwoord": NEW, "nogmaals": NEW}
    assert client.post("/account/wachtwoord", data=sent).location == "/account?gedaan=wachtwoord"
    assert client.get("/account").status_code == 200
    assert other.get("/account").status_code == 303
    assert _sign_in(app.test_client(), "kc@loep.example").status_code == 422
    assert _sign_in(app.test_client(), "kc@loep.example", NEW).status_code == 303


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"huidig": "niet mijn wachtwoord"}, "Dit is niet je wachtwoord van nu."),
        ({"wachtwoord": "te kort", "nogmaals": "te kort"}, "minstens 15 tekens"),
        ({"nogmaals": "iets heel anders nu"}, "niet hetzelfde"),
        ({"wachtwoord": "een kanarie op stokje", "nogmaals": "een kanarie op stokje"}, "naam of mailadres"),
        ({"huidig": ""}, "Vul nog in"),
    ],
    ids=["oude fout", "te kort", "niet gelijk", "eigen naam", "leeg"],
)
def test_een_nieuw_wachtwoord_dat_niet_mag(
    world: World, client: FlaskClient, changed: dict[str, str], said: str
) -> None:
    _sign_in(client, "kc@loep.example")
    answer = client.post(
        "/account/wachtwoord", data={"huidig": PASSWORD, "wachtwoord": NEW, "nogmaals": NEW, **changed}
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in page
    assert not any(text in page for text in (PASSWORD, NEW))


def test_het_wachtwoord_van_nu_is_geen_nieuw_wachtwoord(world: World, client: FlaskClient) -> None:
    _sign_in(client, "coach@loket.example")
    sent = {"huidig": PASSWORD, "wachtwoord": PASSWORD, "nogmaals": PASSWORD}
    answer = client.post("/account/wachtwoord", data=sent)
    assert "Dit is je wachtwoord van nu. Kies een ander." in answer.get_data(as_text=True)


def test_het_oude_wachtwoord_is_niet_eindeloos_te_raden(world: World, client: FlaskClient, clock: FixedClock) -> None:
    _sign_in(client, "kc@loep.example")
    clock.advance(minutes=1)
    sent = {"huidig": "geraden geraden geraden", "wachtwoord": NEW, "nogmaals": NEW}
    answers = [client.post("/account/wachtwoord", data=sent).get_data(as_text=True) for _attempt in range(6)]
    assert "Dit is niet je wachtwoord van nu." in answers[4]
    assert "te vaak een verkeerd wachtwoord" in answers[5]


def test_licht_of_donker(world: World, client: FlaskClient) -> None:
    _sign_in(client, "kc@loep.example")
    assert client.post("/account/weergave", data={"weergave": "dark"}).location == "/account?gedaan=weergave"
    assert 'data-bs-theme="dark"' in client.get("/account").get_data(as_text=True)


def test_een_link_werkt_een_keer(app: Flask, world: World, client: FlaskClient) -> None:
    link = _link(app, "kc@loep.example")
    assert "Hanna Lisdodde" not in app.test_client().get("/uitnodiging/geraden").get_data(as_text=True)
    assert "kc@loep.example" in client.get(link).get_data(as_text=True)
    assert client.post(link, data={"wachtwoord": NEW, "nogmaals": NEW}).location == "/scholen"
    assert client.get("/account").status_code == 200
    again = app.test_client().post(link, data={"wachtwoord": NEW + "!", "nogmaals": NEW + "!"})
    assert again.status_code == 410
    assert "Deze link werkt niet meer" in again.get_data(as_text=True)
    assert _sign_in(app.test_client(), "kc@loep.example", NEW).status_code == 303


def test_een_oude_link_en_een_vervangen_link_werken_niet(
    app: Flask, world: World, client: FlaskClient, clock: FixedClock
) -> None:
    replaced, link = _link(app, "kc@loep.example"), _link(app, "kc@loep.example")
    assert client.get(replaced).status_code == 410
    assert client.get(link).status_code == 200
    clock.advance(days=7)
    assert client.get(link).status_code == 410


def test_een_link_met_een_te_kort_wachtwoord_blijft_bruikbaar(app: Flask, world: World, client: FlaskClient) -> None:
    link = _link(app, "kc@loep.example")
    refused = client.post(link, data={"wachtwoord": "te kort", "nogmaals": "te kort"})
    assert refused.status_code == 422
    assert "minstens 15 tekens" in refused.get_data(as_text=True)
    assert client.post(link, data={"wachtwoord": NEW, "nogmaals": NEW}).status_code == 303
