"""The surroundings of a page of a real school: its name and colour, the reader, the menu, the version."""

import re
from uuid import uuid4

from flask.testing import FlaskClient
from sqlalchemy import select

from core.db.engine import session
from core.web import drafts
from tests.world import World


def links(html: str) -> list[str]:
    menu = html.partition('id="menu"')[2].partition("</nav>")[0]
    return [" ".join(re.sub("<[^>]+>", " ", words).split()) for words in re.findall(r"<li[^>]*>(.*?)</li>", menu)]


def test_a_page_names_the_school_the_person_the_role_and_the_version(world: World, client: FlaskClient) -> None:
    coordinator = world.loep.person("kc")
    world.sign_in(client, coordinator)
    html = client.get("/loep/leerlingen").text
    profile = world.app.extensions["registry"].profile("loep")
    assert f">{profile.school.name}</a>" in html or f">{profile.school.name}</span>" in html
    assert coordinator.name in html
    assert f'<span class="dk-wide">, {profile.role("kc").label}' in html
    assert profile.digest[:8] in html
    assert "/thema/loep.css?v=" in html
    assert '<form role="search" action="/loep/leerlingen" method="get">' in html


def test_a_coach_finds_zorg_melden_among_the_three_links_of_a_phone(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loket.person("coach"))
    assert "Zorg melden" in links(client.get("/loket/leerlingen").text)[:3]


def test_a_page_that_is_not_there_keeps_its_surroundings_only_for_members(world: World, client: FlaskClient) -> None:
    missing = f"/loket/leerlingen/{uuid4()}"
    world.sign_in(client, world.loket.person("coach"))
    page = client.get(missing)
    assert page.status_code == 404
    assert 'id="menu"' in page.text
    stranger = world.app.test_client()
    world.sign_in(stranger, world.loep.person("kc"))
    assert 'id="menu"' not in stranger.get(missing).text


def test_a_draft_passes_the_gate_and_stays_with_its_writer(world: World, client: FlaskClient) -> None:
    coach = world.loket.person("coach")
    world.sign_in(client, coach)
    body = {"fields": {"gezien": [f"Stil. {world.loket.canary}"]}}
    response = client.post("/loket/concept/zorgmelding/nieuw", json=body)
    assert response.status_code == 200
    assert client.post("/loep/concept/zorgmelding/nieuw", json=body).status_code == 404
    with world.acting("loket", "coach"):
        kept = session().scalars(select(drafts.Draft)).one()
        assert (kept.person_id, kept.body) == (coach.id, body["fields"])
    other = world.app.test_client()
    world.sign_in(other, world.loket.person("zorgcoordinator"))
    fresh = other.post("/loket/concept/zorgmelding/nieuw", json={"fields": {"gezien": ["Iets anders."]}})
    assert fresh.status_code == 200
