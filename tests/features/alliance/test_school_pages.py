"""The schools of an alliance on screen: what stands there, what can be asked, and what never stands there."""

import re

import pytest
from sqlalchemy import select

from core.access.alliance_scope import working_for
from core.access.incidents import PluginIncident
from core.db.clock import now
from core.db.engine import session
from core.db.platform_version import publish_version
from core.schools.kept_schools import KeptSchool
from tests.databases import StatementCount
from tests.features.alliance.conftest import PO, VO, Alliances

BODY = {"bestuur": "Stichting Sloot", "sector": "VO", "plugins": ["loket"]}


def make_schools(alliances: Alliances, number: int, alliance_id: str = VO, **body: object) -> None:
    """So many schools on one plugin, as if they were made in the browser."""
    with working_for(alliances.world.app, alliance_id, "test"):
        for place in range(number):
            whole = {**BODY, "naam": f"School {place:02}", "brin": f"{place:02}AB", **body}
            slug = f"school-{place:02}-{alliance_id[:2]}"
            session().add(KeptSchool(slug=slug, body=whole, made_at=now(), made_by="test"))
        publish_version()


def test_the_home_page_tells_plugin_level_and_problems(alliances: Alliances) -> None:
    page = alliances.first[VO].client.get(f"/swv/{VO}")
    assert page.status_code == 200
    for text in ("Loket Zwijndrechtse Waard", "loket", "verantwoord", "Voeg een school toe", "Van leerlingen"):
        assert text in page.text
    assert "Loep" not in page.text


def test_two_alliances_never_see_each_other(alliances: Alliances) -> None:
    make_schools(alliances, 2)
    own, other = alliances.first[VO].client, alliances.first[PO].client
    assert own.get(f"/swv/{VO}/scholen/school-00-no").status_code == 200
    assert other.get(f"/swv/{PO}/scholen/school-00-no").status_code == 404
    assert other.get(f"/swv/{PO}/scholen/loket").status_code == 404
    assert other.get(f"/swv/{PO}/scholen/bestaat-niet").data == other.get(f"/swv/{PO}/scholen/loket").data
    assert other.get(f"/swv/{VO}").status_code == 404
    for path in ("", "/quarantaine", "/beheerders", "/logboek", "/scholen/nieuw"):
        text = other.get(f"/swv/{PO}{path}").text
        for foreign in ("School 00", "Loket", "loket-school", "Wobke", "Tjitte", VO):
            assert foreign not in text, (path, foreign)


def test_no_page_of_an_alliance_holds_anything_of_a_case(alliances: Alliances) -> None:
    for alliance_id, school_id in ((VO, "loket"), (PO, "loep")):
        client, world = alliances.first[alliance_id].client, alliances.world
        names = {pupil.first_name for pupil in world.school(school_id).pupils}
        for path in ("", f"/scholen/{school_id}", "/quarantaine", "/beheerders", "/logboek"):
            text = client.get(f"/swv/{alliance_id}{path}").text
            assert world.school(school_id).canary not in text
            assert not {name for name in names if re.search(rf"\b{name}\b", text)}


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ("q=school 07", "School 07", "School 08"),
        ("q=07AB", "School 07", "School 08"),
        ("q=sloot loket", "School 08", "Zwijndrechtse"),
        ("sector=PO", "Geen school past hierbij", "School 07"),
        ("niveau=verantwoord", "School 07", "Geen school past"),
        ("wat=dicht", "Geen school past hierbij", "School 07"),
        ("wat=stilgezet", "School 03", "School 04"),
        ("niveau=onzin", "School 07", "xxx"),
    ],
)
def test_schools_are_searched_and_filtered(alliances: Alliances, asked: str, there: str, gone: str) -> None:
    make_schools(alliances, 10)
    with working_for(alliances.world.app, VO, "test"):
        session().add(PluginIncident(at=now(), school_id="school-03-no", plugin="loket", hook="x", says="stuk"))
    page = alliances.first[VO].client.get(f"/swv/{VO}?{asked}")
    table = page.text.split("<main", 1)[1]
    assert there in table
    assert gone not in table


def test_schools_are_sorted(alliances: Alliances) -> None:
    make_schools(alliances, 3)
    with working_for(alliances.world.app, VO, "test"):
        row = session().scalars(select(KeptSchool).where(KeptSchool.slug == "school-02-no")).one()
        row.body = {**row.body, "brin": "fout"}
        publish_version()
    client = alliances.first[VO].client
    by_name, worst = (client.get(f"/swv/{VO}?volgorde={order}").text for order in ("naam", "ernstigste"))
    assert by_name.index("School 00") < by_name.index("School 01") < by_name.index("school-02-no")
    assert worst.index("school-02-no") < worst.index("School 00")


def test_sixty_schools_cost_no_more_statements_than_one(alliances: Alliances) -> None:
    client, app = alliances.first[VO].client, alliances.world.app
    client.get(f"/swv/{VO}")
    with StatementCount(app) as few:
        client.get(f"/swv/{VO}")
    make_schools(alliances, 60)
    client.get(f"/swv/{VO}")
    with StatementCount(app) as many:
        page = client.get(f"/swv/{VO}")
    assert "61 scholen" in page.text
    assert few.number == many.number <= 4, many.statements


def test_a_school_page_tells_every_problem_with_file_and_key(alliances: Alliances) -> None:
    make_schools(alliances, 1, woorden={"mentor": "x" * 99}, brin="fout", kleur="rood")
    page = alliances.first[VO].client.get(f"/swv/{VO}/scholen/school-00-no")
    for text in ("Deze school is dicht", "in de browser gemaakt, brin", "Een BRIN is bijvoorbeeld", "kleur", "woorden"):
        assert text in page.text
    assert "eerste-beheerder" not in page.text


def test_the_second_administrator_reads_and_adds_nothing(alliances: Alliances) -> None:
    client = alliances.second[VO].client
    assert "Voeg een school toe" not in client.get(f"/swv/{VO}").text
    assert client.get(f"/swv/{VO}/scholen/loket").status_code == 200
    for path in ("/scholen/nieuw", "/beheerders", "/beheerders/nieuw", "/scholen/loket/eerste-beheerder"):
        assert client.get(f"/swv/{VO}{path}").status_code == 403, path
        assert client.post(f"/swv/{VO}{path}").status_code in (403, 405), path


def test_signing_in_leads_to_the_alliance_or_to_the_choice(alliances: Alliances) -> None:
    own = alliances.first[VO].client.get("/scholen")
    assert (own.status_code, own.location) == (303, f"/swv/{VO}")
    both = alliances.world.loket.person("zorgcoordinator")
    with working_for(alliances.world.app, VO, "test"):
        from core.access.alliance_members import AllianceMembership
        from tests.features.alliance.conftest import LONG_AGO

        session().add(AllianceMembership(person_id=both.id, role="administrator", starts_on=LONG_AGO))
    client = alliances.world.sign_in(alliances.world.app.test_client(), both)
    choice = client.get("/scholen")
    assert choice.status_code == 200
    for text in ("Kies een school of een samenwerkingsverband", "Noordelijke Drechtsteden", "Loket", "beheerder"):
        assert text in choice.text
    assert f"/swv/{VO}" in client.get("/account").text
