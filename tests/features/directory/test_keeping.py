"""What a school keeps of its partners: that data hold, who the contact person is, notes; with history and refusals."""

from datetime import UTC, datetime

import html5lib
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.gate import Refused
from core.access.school import profile
from core.db.engine import session
from core.db.history import Change
from core.features.directory import checks, contacts, history, notes
from core.features.directory.contacts import ContactWords
from core.features.directory.kept import kept
from core.features.directory.models import PartnerCheck, PartnerContact, PartnerNote
from core.features.directory.partner_page import partner_of
from core.features.directory.rules import Freshness
from core.web.problems import Conflict, Invalid, NotFound, Problem, StaleVersion
from tests.clock import FixedClock
from tests.page_checker import check_page
from tests.page_checker import words as words_of
from tests.world import World

PAGE = "/loep/sociale-kaart/partners/swv_odp"


@pytest.fixture
def coordinator(world: World, client: FlaskClient) -> FlaskClient:
    """A browser of Loep's coordinator."""
    return world.sign_in(client, world.loep.person("kc"))


def read(client: FlaskClient, path: str = PAGE) -> str:
    """The words of a page that is in order."""
    answer = client.get(path)
    assert answer.status_code == 200
    check_page(answer.text)
    return words_of(html5lib.parse(answer.text, namespaceHTMLElements=False))


def hidden(client: FlaskClient, path: str) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    page = html5lib.parse(client.get(path).text, namespaceHTMLElements=False)
    return {one.get("name"): one.get("value") for one in page.iter("input") if one.get("type") == "hidden"}


def test_still_right_is_said_with_day_and_name_and_taken_back(world: World, coordinator: FlaskClient) -> None:
    assert "Nog niet." in read(coordinator)
    assert coordinator.post(f"{PAGE}/klopt-nog").status_code == 303
    name = world.loep.membership("kc").name
    assert f"op 26 november 2026 door {name}" in read(coordinator)
    assert coordinator.post(f"{PAGE}/toch-niet").status_code == 303
    assert "Nog niet." in read(coordinator)
    assert coordinator.post(f"{PAGE}/toch-niet").status_code == 409
    assert coordinator.post(f"{PAGE}/klopt-nog").status_code == 303
    sent = {"key": "7d0f6a52-30e4-4d0e-8f37-0a4b1e6d2c11"}
    assert [coordinator.post(f"{PAGE}/toch-niet", data=sent).status_code for _time in range(2)] == [303, 303]
    assert "nam het nakijken terug" in read(coordinator, f"{PAGE}/geschiedenis")


def test_said_twice_on_one_day_it_stands_once(world: World) -> None:
    with world.acting("loep", "kc"):
        partner = partner_of("auris")
        checks.confirm(partner)
        checks.confirm(partner)
        assert len(session().scalars(select(PartnerCheck)).all()) == 1
        checks.take_back(partner)
        with pytest.raises(Conflict):
            checks.take_back(partner)


@pytest.mark.parametrize(
    ("today", "found"),
    [
        pytest.param(datetime(2027, 11, 25, 12, tzinfo=UTC), Freshness.FRESH, id="dag ervoor"),
        pytest.param(datetime(2027, 11, 26, 12, tzinfo=UTC), Freshness.FRESH, id="na precies 12 maanden"),
        pytest.param(datetime(2027, 11, 27, 12, tzinfo=UTC), Freshness.OLD, id="dag erna"),
    ],
)
def test_after_twelve_months_data_are_flagged(
    world: World, clock: FixedClock, today: datetime, found: Freshness
) -> None:
    with world.acting("loep", "kc"):
        checks.confirm(partner_of("auris"))
    clock.set(today)
    with world.acting("loep", "kc"):
        assert kept("auris").freshness(partner_of("auris")) is found


def test_the_list_counts_and_shows_what_has_to_be_looked_at(world: World, coordinator: FlaskClient) -> None:
    coordinator.post(f"{PAGE}/klopt-nog")
    told = read(coordinator, "/loep/sociale-kaart?nakijken=ja")
    assert "Gegevens nakijken 19" in told
    assert "19 partners" in told
    assert "Samenwerkingsverband Onderwijs Dat Past (ODP)" not in told


def test_a_contact_person_is_corrected_over_the_file_and_back(world: World, coordinator: FlaskClient) -> None:
    path = f"{PAGE}/contact?wie=0"
    assert 'value="Tom Valstar"' in coordinator.get(path).text
    sent = {**hidden(coordinator, path), "over": "Tom Valstar", "naam": "Wil Windhoos", "telefoon": "010 000 00 02"}
    answer = coordinator.post(f"{PAGE}/contact", data={**sent, "nagekeken": "ja"})
    assert answer.status_code == 303, answer.text
    told = read(coordinator)
    assert "Wil Windhoos" in told
    assert "In het bestand: Tom Valstar" in told
    assert "op 26 november 2026 door" in told
    assert "Wil Windhoos" in read(coordinator, "/loep/sociale-kaart?q=windhoos")
    with world.as_system("loep"):
        row = session().scalars(select(PartnerContact)).one()
        row_id, version = row.id, row.version
    withdraw = f"/loep/sociale-kaart/contact/{row_id}/intrekken"
    assert coordinator.post(withdraw, data={"version": version}).status_code == 422
    done = coordinator.post(withdraw, data={**hidden(coordinator, withdraw), "reden": "Het bestand klopt weer."})
    assert done.status_code == 303
    told = read(coordinator)
    assert "Tom Valstar" in told
    assert "Wil Windhoos" not in told
    past = read(coordinator, f"{PAGE}/geschiedenis")
    for said in ("Wil Windhoos", "trok een verbetering in", "Reden: Het bestand klopt weer."):
        assert said in past


@pytest.mark.parametrize(
    ("said", "field"),
    [
        pytest.param(ContactWords(), "name", id="zonder naam"),
        pytest.param(ContactWords(name="A", gone=True), "gone", id="nieuw en toch weg"),
        pytest.param(ContactWords(replaces="Maan", name="A"), "replaces", id="over iemand die er niet staat"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_at_its_field(world: World, said: ContactWords, field: str) -> None:
    with world.acting("loep", "kc"), pytest.raises(Invalid) as refused:
        contacts.add(partner_of("swv_odp"), said)
    assert set(refused.value.errors) == {field}


def test_over_one_person_stands_one_correction(world: World) -> None:
    with world.acting("loep", "kc"):
        contacts.add(partner_of("swv_odp"), ContactWords(replaces="Tom Valstar", gone=True))
        with pytest.raises(Problem, match="staat al een verbetering"):
            contacts.add(partner_of("swv_odp"), ContactWords(replaces="Tom Valstar", name="B"))
        assert kept("swv_odp").contacts(partner_of("swv_odp"))[0].gone


def test_two_people_at_one_correction_see_both_texts(world: World, coordinator: FlaskClient) -> None:
    with world.acting("loep", "kc"):
        row = contacts.add(partner_of("auris"), ContactWords(name="Een"))
        row_id = row.id
    path = f"/loep/sociale-kaart/contact/{row_id}"
    before = hidden(coordinator, path)
    with world.acting("loep", "schoolleider"):
        contacts.change(contacts.contact_of(row_id), ContactWords(name="Twee"), 1)
    answer = coordinator.post(path, data={**before, "naam": "Drie"})
    assert answer.status_code == 409
    assert "Twee" in answer.text
    assert "Drie" in answer.text


def test_a_note_is_written_changed_found_and_withdrawn(world: World, coordinator: FlaskClient) -> None:
    path = f"{PAGE}/notitie"
    assert "Schrijf geen naam van een leerling" in read(coordinator, path)
    assert coordinator.post(path, data={}).status_code == 422
    assert (
        coordinator.post(path, data={**hidden(coordinator, path), "notitie": "Belt terug op dinsdag."}).status_code
        == 303
    )
    assert "Belt terug op dinsdag." in read(coordinator)
    assert "1 partner " in read(coordinator, "/loep/sociale-kaart?q=dinsdag")
    with world.as_system("loep"):
        note_id = session().scalars(select(PartnerNote)).one().id
    edit = f"/loep/sociale-kaart/notities/{note_id}"
    assert coordinator.post(edit, data={**hidden(coordinator, edit), "notitie": "Belt op vrijdag."}).status_code == 303
    away = f"{edit}/intrekken"
    assert coordinator.post(away, data={**hidden(coordinator, away), "reden": "Verhuisd."}).status_code == 303
    assert "Nog geen notities." in read(coordinator)
    assert coordinator.get(edit).status_code == 404
    past = read(coordinator, f"{PAGE}/geschiedenis")
    for said in ("Belt terug op dinsdag.", "Belt op vrijdag.", "schreef een notitie", "Reden: Verhuisd."):
        assert said in past


def test_the_history_says_who_wrote_first_and_who_changed_it(world: World) -> None:
    with world.acting("loep", "kc"):
        note_id = notes.add(partner_of("auris"), "een").id
    with world.acting("loep", "schoolleider"):
        notes.change(notes.note_of(note_id), "twee", 1)
        with pytest.raises(StaleVersion):
            notes.change(notes.note_of(note_id), "drie", 1)
    with world.acting("loep", "kc"):
        told = [(line.who, line.kind, line.words) for line in history.lines("auris")]
        assert len(session().scalars(select(Change).where(Change.object_id == note_id)).all()) == 1
    kc, head = world.loep.membership("kc").name, world.loep.membership("schoolleider").name
    assert told == [(head, "veranderde een notitie", "twee"), (kc, "schreef een notitie", "een")]


def test_colleagues_read_and_do_not_keep(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("leerkracht"))
    page = client.get(PAGE).text
    assert "Tom Valstar" in page
    assert "Klopt nog" not in page
    assert client.post(f"{PAGE}/klopt-nog").status_code == 403
    with world.acting("loep", "leerkracht"):
        with pytest.raises(Refused):
            notes.add(partner_of("auris"), "x")
        with pytest.raises(Refused):
            checks.confirm(partner_of("auris"))


def test_what_a_school_keeps_is_its_own(world: World) -> None:
    with world.acting("loep", "kc"):
        note_id = notes.add(profile().partners[0], "van Loep").id
    with world.acting("loket", "zorgcoordinator"):
        assert kept().notes == {}
        with pytest.raises(NotFound):
            notes.note_of(note_id)
