"""The set-up page, the profile to read and the export, at real schools."""

import json
import re
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.contract.partners import ContactPerson
from core.db.engine import session
from core.schools import versions
from core.schools.profile_wire import profile_from_wire
from core.schools.walk import sources
from tests.databases import StatementCount
from tests.page_checker import words
from tests.world import World, profile_of

SCHOOLS = [("loep", "kc"), ("loket", "zorgcoordinator")]


@pytest.fixture
def coordinator(world: World, client: FlaskClient) -> FlaskClient:
    """A browser of Loep's coordinator, who may read the set-up."""
    return world.sign_in(client, world.loep.person("kc"))


def _page(client: FlaskClient, path: str) -> Element:
    answer = client.get(path)
    assert answer.status_code == 200
    page: Element = html5lib.parse(answer.get_data(as_text=True), namespaceHTMLElements=False)
    return page


def _rows(page: Element) -> list[str]:
    return [words(row) for row in page.iter("tr") if row.find("td") is not None]


@pytest.mark.parametrize(("school", "key"), SCHOOLS)
def test_elke_waarde_staat_er_met_herkomst_en_bron(world: World, client: FlaskClient, school: str, key: str) -> None:
    world.sign_in(client, world.school(school).person(key))
    page = _page(client, f"/{school}/instellingen")
    profile = profile_of(world.app, school)
    rows = _rows(page)
    assert len(rows) == len(profile.origin)
    assert all(re.search(r"§|wet:", row) for row in rows)
    whole = words(page)
    assert f"plugin {school}" in whole
    assert profile.digest[:8] in whole
    assert "verantwoord" in whole


@pytest.mark.parametrize(
    ("asked", "every"),
    [
        ("herkomst=wet", "wet"),
        ("herkomst=plugin", "plugin loep"),
        ("herkomst=eigen", "eigen waarde"),
        ("soort=staff_roles&q=KWALITEIT", "kwaliteitcoördinator"),
        ("q=A-18", "A-18"),
    ],
)
def test_zoeken_en_filteren(coordinator: FlaskClient, asked: str, every: str) -> None:
    rows = _rows(_page(coordinator, f"/loep/instellingen?{asked}"))
    assert rows
    assert all(every.casefold() in row.casefold() for row in rows)


def test_niets_gevonden_zegt_wat_te_doen(coordinator: FlaskClient) -> None:
    page = words(_page(coordinator, "/loep/instellingen?q=xyzzy"))
    assert "Geen waarde past hierbij" in page


@pytest.mark.parametrize("wrong", ["soort=tovenaars", f"q={'x' * 101}"])
def test_een_zoekvraag_die_niet_past_krijgt_een_zin(coordinator: FlaskClient, wrong: str) -> None:
    answer = coordinator.get(f"/loep/instellingen?{wrong}")
    assert answer.status_code == 422
    assert "Zo kunnen wij niet zoeken" in answer.get_data(as_text=True)


def test_een_onbekende_herkomst_toont_alles(coordinator: FlaskClient) -> None:
    assert len(_rows(_page(coordinator, "/loep/instellingen?herkomst=onzin"))) > 100


@pytest.mark.parametrize("key", ["leerkracht", "smw"])
def test_instellingen_zijn_niet_voor_iedereen(world: World, client: FlaskClient, key: str) -> None:
    world.sign_in(client, world.loep.person(key))
    assert client.get("/loep/instellingen").status_code == 403
    assert client.get("/loep/instellingen/profiel.json").status_code == 403
    assert client.get("/loep/profiel").status_code == 200


def test_een_andere_school_krijgt_niets(world: World, coordinator: FlaskClient) -> None:
    for path in ("instellingen", "instellingen/profiel.json", "profiel"):
        assert coordinator.get(f"/loket/{path}").status_code == 404


def test_de_versie_zegt_sinds_wanneer(world: World, coordinator: FlaskClient) -> None:
    assert "nog geen besluit genomen met deze versie" in words(_page(coordinator, "/loep/instellingen"))
    with world.as_system("loep"):
        versions.remember(profile_of(world.app, "loep"))
    assert "gebruikt sinds 26 november 2026" in words(_page(coordinator, "/loep/instellingen"))


def test_het_profiel_als_bestand_is_weer_in_te_lezen(world: World, coordinator: FlaskClient) -> None:
    answer = coordinator.get("/loep/instellingen/profiel.json")
    profile = profile_of(world.app, "loep")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="profiel-loep-{profile.digest[:8]}.json"'
    again = profile_from_wire(json.loads(answer.data))
    assert again.staff_roles == profile.staff_roles
    assert again.lost == ()
    with world.as_system("loep"):
        assert session().scalars(select(LedgerEntry.action)).all() == ["profile.export"]


def _contacts(app: Flask) -> list[ContactPerson]:
    return [contact for partner in profile_of(app, "loep").partners for contact in partner.contacts]


def test_namen_van_contactpersonen_blijven_binnen(world: World, coordinator: FlaskClient) -> None:
    hidden = [contact.name for contact in _contacts(world.app) if not contact.published]
    assert hidden
    for path in ("instellingen", "instellingen/profiel.json", "profiel"):
        text = coordinator.get(f"/loep/{path}").get_data(as_text=True)
        assert not [name for name in hidden if name in text], path


@pytest.mark.parametrize(("school", "key"), [("loep", "leerkracht"), ("loket", "coach"), ("loket", "smw")])
def test_elke_bron_in_het_profiel_heeft_een_plek(world: World, client: FlaskClient, school: str, key: str) -> None:
    world.sign_in(client, world.school(school).person(key))
    page = _page(client, f"/{school}/profiel")
    anchors = {element.get("id") for element in page.iter()}
    asked = {source.anchor for _place, source in sources(profile_of(world.app, school))}
    assert asked - anchors == set()


@pytest.mark.parametrize(("school", "key"), SCHOOLS)
def test_het_profiel_vertelt_niveaus_overleg_routes_en_wet(
    world: World, client: FlaskClient, school: str, key: str
) -> None:
    world.sign_in(client, world.school(school).person(key))
    page = _page(client, f"/{school}/profiel")
    profile, whole = profile_of(world.app, school), words(page)
    for label in (
        *(level.label for level in profile.care_levels),
        *(team.label for team in profile.team_compositions),
        *(chapter.label for chapter in profile.chapters),
        *(step.label for route in profile.support_routes for step in route.steps),
    ):
        assert " ".join(label.split()) in whole, label
    pictures = [svg for svg in page.iter("{http://www.w3.org/2000/svg}svg") if svg.get("role") == "img"]
    assert len(pictures) == len(profile.support_routes)
    assert "Wat de wet zegt" in whole
    assert world.school(school).membership(key).name in whole


def test_de_bladzijden_blijven_binnen_acht_opdrachten(app: Flask, coordinator: FlaskClient) -> None:
    for path in ("/loep/instellingen", "/loep/profiel"):
        coordinator.get(path)
        with StatementCount(app) as count:
            coordinator.get(path)
        assert count.number <= 8, count.statements
