"""The library: which guides there are, how they are found, what stands in them, and what waits for a text."""

from uuid import UUID

import html5lib
import pytest
from flask.testing import FlaskClient

from core.features.pupils import records, service
from tests.page_checker import check_page, words
from tests.world import World, profile_of

OWNER = {"loep": "kc", "loket": "zorgcoordinator"}


def shown(client: FlaskClient, path: str) -> str:
    """The words of a page that is in order."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    check_page(answer.text)
    return words(html5lib.parse(answer.text, namespaceHTMLElements=False))


def names_in(client: FlaskClient, path: str) -> list[str]:
    """The guides of a list, in order."""
    found = html5lib.parse(client.get(path).text, namespaceHTMLElements=False)
    return [cell.findtext("a") for cell in found.iter("th") if cell.get("scope") == "row"]


@pytest.fixture
def coordinator(world: World, client: FlaskClient) -> FlaskClient:
    """A browser of Loket's coordinator."""
    return world.sign_in(client, world.loket.person("zorgcoordinator"))


def test_sc_loket_20_the_library_holds_the_named_guides_and_both_protocols(
    world: World, coordinator: FlaskClient
) -> None:
    """17 guides, each with the four sections; two protocols in the folder (LOKET-2.8-b to w)."""
    assert len(names_in(coordinator, "/loket/bibliotheek?soort=handelingswijzer")) == 17
    wijzers = [one for one in profile_of(world.app, "loket").guides if one.kind == "handelingswijzer"]
    sections = {tuple(section.code for section in one.sections) for one in wijzers}
    assert sections == {("problematiek", "in_de_klas", "aanpak", "niet_doen")}
    protocols = names_in(coordinator, "/loket/bibliotheek?soort=protocol")
    assert {"Protocol dyslexie", "Protocol dyscalculie"} <= set(protocols)
    assert "van" in shown(coordinator, "/loket/bibliotheek?soort=protocol")


def test_sc_loket_20_a_pupil_with_dyslexia_gets_guide_protocol_and_textaid(
    world: World, coordinator: FlaskClient
) -> None:
    pupil = world.loket.pupils[0]
    assert "In de bibliotheek" not in shown(coordinator, f"/loket/leerlingen/{pupil.id}")
    mark(world, pupil.id, "dyslexie")
    told = shown(coordinator, f"/loket/leerlingen/{pupil.id}")
    for said in ("In de bibliotheek", "Protocol dyslexie", "Handelingswijzer Dyslexie", "Textaid", "heeft dyslexie"):
        assert said in told
    page = coordinator.get(f"/loket/leerlingen/{pupil.id}").text
    assert 'href="/loket/bibliotheek/wijzer_dyslexie"' in page
    basic = [one.code for one in profile_of(world.app, "loket").provisions if one.level == "basis"]
    assert "verdiepingsuren" in basic


def mark(world: World, pupil_id: UUID, flag: str) -> None:
    """Note a characteristic of a pupil."""
    with world.acting("loket", "zorgcoordinator"):
        pupil = service.pupil_of(pupil_id)
        records.set_flags(pupil.id, [flag], pupil.version)


def test_who_does_not_see_the_characteristics_sees_no_guides_either(world: World, client: FlaskClient) -> None:
    pupil = world.loket.pupils[0]
    mark(world, pupil.id, "dyslexie")
    stranger = world.sign_in(client, world.loket.person("teamleider"))
    assert "Protocol dyslexie" not in shown(stranger, f"/loket/leerlingen/{pupil.id}")


def test_a_guide_says_what_is_missing_and_how_the_school_fills_it_in(world: World, coordinator: FlaskClient) -> None:
    told = shown(coordinator, "/loket/bibliotheek/wijzer_dyslexie")
    for said in (
        "Wat zie je in de klas?",
        "Hier staat nog geen tekst.",
        "K-schijf, map personeelsplein/ondersteuningsteam",
        "[wijzers.wijzer_dyslexie.teksten]",
        "problematiek =",
        "config/schools/loket.toml",
        "Protocol dyslexie",
        "Textaid",
    ):
        assert said in told
    protocol = shown(coordinator, "/loket/bibliotheek/protocol_pesten")
    assert "Het profiel noemt dit stuk en geeft geen tekst." in protocol
    assert 'tekst = "' in protocol
    assert "anti-pestcoördinator" in protocol.lower()


def test_a_member_who_may_not_fill_in_reads_who_can(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loket.person("vakdocent"))
    told = shown(client, "/loket/bibliotheek/wijzer_dyslexie")
    assert "Wie het profiel beheert, kan de tekst hier laten zien." in told
    assert "config/schools" not in told


def test_a_partner_reads_the_library_too(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loket.person("bpo"))
    assert "Handelingswijzer Dyslexie" in shown(client, "/loket/bibliotheek")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("kenmerk=dyslexie", ["Handelingswijzer Dyslexie", "Protocol dyslexie"], id="kenmerk"),
        pytest.param("q=DYSCÁLCULIE&soort=protocol", ["Protocol dyscalculie"], id="zoeken en soort"),
        pytest.param("rol=anti_pestcoordinator", ["Pestprotocol"], id="rol"),
        pytest.param("q=zeilboot", [], id="niets"),
    ],
)
def test_search_and_filters(coordinator: FlaskClient, asked: str, found: list[str]) -> None:
    assert names_in(coordinator, f"/loket/bibliotheek?{asked}") == found
    assert ("Niets gevonden" in shown(coordinator, f"/loket/bibliotheek?{asked}")) is not bool(found)


def test_a_choice_that_does_not_exist_is_said(coordinator: FlaskClient) -> None:
    answer = coordinator.get("/loket/bibliotheek?soort=maan")
    assert answer.status_code == 422
    assert "Kies een van de mogelijkheden." in answer.text
    assert coordinator.get("/loket/bibliotheek/maan").status_code == 404


def test_loep_offers_what_goes_with_an_own_line_of_learning(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("kc"))
    told = shown(client, "/loep/bibliotheek?kenmerk=eigen_leerlijn")
    assert "Referentieniveaus voor rekenen en taal" in told
    page = shown(client, "/loep/bibliotheek/ogw")
    assert "Prioriteiten bijstellen op basis van de analyse." in page
