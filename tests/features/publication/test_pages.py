"""The profile for who works at the school, and for anybody where the school's file says so."""

import json

import html5lib
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.db.engine import session
from core.db.jobs import Job
from core.features.publication import paper, papers
from core.schools.publication import SCHEMA_PATH, schema
from core.schools.walk import sources
from tests.features.publication.conftest import Harbour
from tests.features.publication.papers import facts_of, metadata_of, words_on
from tests.page_checker import check_page, words
from tests.schools.harbour import HEAD
from tests.world import World, profile_of

SCHOOLS = [("loep", "kc"), ("loket", "zorgcoordinator")]


def shown(client: FlaskClient, path: str) -> str:
    """The words of a page."""
    answer = client.get(path)
    assert answer.status_code == 200
    check_page(answer.text)
    return words(html5lib.parse(answer.text, namespaceHTMLElements=False))


@pytest.mark.parametrize("ending", ["", ".json", ".pdf"])
def test_a_profile_is_closed_to_others_unless_the_school_opens_it(harbour: Harbour, ending: str) -> None:
    client = harbour(head=HEAD).test_client()
    for school in ("haven", "nergens"):
        assert client.get(f"/profiel/{school}{ending}").status_code == 404


def test_anybody_reads_an_open_profile_without_names(harbour: Harbour) -> None:
    people = '{ naam = "Anker Open", gepubliceerd = true }, { naam = "Anker Dicht" }'
    own = f"[partners.loodswezen]\ncontactpersonen = [{people}]\n"
    client = harbour(own).test_client()
    told = shown(client, "/profiel/haven")
    for text in (
        "Zo ondersteunen wij uw kind",
        "Hangmat",
        "ten hoogste 7 uur per week",
        "Anker Open",
        "dit is er niet",
    ):
        assert text in told
    assert "Anker Dicht" not in told
    assert "Wie nu" not in told


def test_every_source_of_an_open_profile_leads_to_a_paragraph(harbour: Harbour) -> None:
    app = harbour()
    page = html5lib.parse(app.test_client().get("/profiel/haven").text, namespaceHTMLElements=False)
    anchors = {element.get("id") for element in page.iter()}
    profile = app.extensions["registry"].profile("haven")
    assert {source.anchor for _place, source in sources(profile)} - anchors == set()


@pytest.mark.parametrize("slug", ["loep", "loket"])
def test_every_source_of_a_real_profile_leads_to_a_paragraph(world: World, client: FlaskClient, slug: str) -> None:
    world.sign_in(client, world.school(slug).person("kc" if slug == "loep" else "zorgcoordinator"))
    page = html5lib.parse(client.get(f"/{slug}/profiel").text, namespaceHTMLElements=False)
    anchors = {element.get("id") for element in page.iter()}
    found = {source.anchor for _place, source in sources(profile_of(world.app, slug))}
    assert len(found) > 15
    assert found - anchors == set()


@pytest.mark.parametrize("path", ["/profiel/haven", "/profiel/haven/schoolgids"])
def test_the_marks_of_an_open_page_lead_into_the_open_profile(harbour: Harbour, path: str) -> None:
    client = harbour().test_client()
    whole = html5lib.parse(client.get("/profiel/haven").text, namespaceHTMLElements=False)
    anchors = {element.get("id") for element in whole.iter()}
    page = html5lib.parse(client.get(path).text, namespaceHTMLElements=False)
    marks = [one.get("href") or "" for one in page.iter("a") if one.get("class") == "dk-src"]
    assert len(marks) > 10
    assert {mark.partition("#")[0] for mark in marks} == {"/profiel/haven"}
    assert {mark.partition("#")[2] for mark in marks} - anchors == set()


def test_the_open_data_and_their_shape(harbour: Harbour) -> None:
    client = harbour().test_client()
    data = client.get("/profiel/haven.json").json
    assert [level["code"] for level in data["care_levels"]] == ["kalm", "bries", "storm"]
    assert client.get(data["$schema"]).json == json.loads(json.dumps(schema()))
    assert data["$schema"] == SCHEMA_PATH


@pytest.mark.parametrize(("school", "key"), SCHOOLS)
def test_who_works_at_the_school_reads_it_with_who_holds_which_role(
    world: World, client: FlaskClient, school: str, key: str
) -> None:
    world.sign_in(client, world.school(school).person(key))
    told = shown(client, f"/{school}/profiel")
    profile = profile_of(world.app, school)
    for value in (*profile.provisions, *profile.partners, *profile.admission_rules, *profile.guides, *profile.goals):
        assert " ".join(value.label.split()).casefold() in told.casefold(), value.label
    assert world.school(school).membership(key).name in told
    assert client.get(f"/{school}/profiel.json").json["school"]["id"] == school


@pytest.fixture
def coordinator(world: World, client: FlaskClient) -> FlaskClient:
    """A browser of somebody who may ask for the paper."""
    return world.sign_in(client, world.loep.person("kc"))


def test_the_paper_is_made_by_a_job_and_then_offered(world: World, coordinator: FlaskClient) -> None:
    assert "Van deze versie van het profiel is nog geen PDF gemaakt." in shown(coordinator, "/loep/profiel.pdf")
    assert "Maak de PDF" in shown(coordinator, "/loep/profiel")
    token = html5lib.parse(coordinator.get("/loep/profiel").text, namespaceHTMLElements=False).find(
        ".//input[@name='csrf_token']"
    )
    assert token is not None
    for _again in range(2):
        asked = coordinator.post("/loep/profiel/pdf", data={"csrf_token": token.get("value")})
        assert (asked.status_code, asked.location) == (303, "/loep/profiel/pdf")
    with world.as_system("loep"):
        assert list(session().scalars(select(Job.kind))) == [papers.PAPER_JOB]
        old = paper.place_of(profile_of(world.app, "loep")).with_name("loep@0000000000000000.pdf")
        paper.keep(old, b"%PDF")
        papers.make_papers({})
    assert not old.exists()
    answer = coordinator.get("/loep/profiel.pdf")
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")
    assert "Download als PDF" in shown(coordinator, "/loep/profiel")
    assert coordinator.get("/loep/profiel/pdf").location == "/loep/profiel"


def test_the_paper_is_tagged_and_has_a_title_and_contents(harbour: Harbour) -> None:
    app = harbour()
    with app.test_request_context():
        content = paper.pdf(app.extensions["registry"].profile("haven"))
    facts, told = facts_of(content), words_on(content)
    assert (facts["Tagged"], facts["Title"]) == ("yes", "Schoolondersteuningsprofiel van Zeevaartschool Haven")
    assert "pdfuaid:part" in metadata_of(content)
    assert "Inhoud" in told
    assert "Bladzijde 2.1" in told


def test_a_paper_fetches_nothing(harbour: Harbour) -> None:
    with harbour().test_request_context():
        html = paper.html(_haven())
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "")


def _haven() -> object:
    from flask import current_app

    return current_app.extensions["registry"].profile("haven")
