"""The pages of meetings through the client: what each reader sees, and in how many statements."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.db.engine import session
from core.features.consents.rules import Answer
from tests.clock import FixedClock
from tests.databases import StatementCount
from tests.factories_meetings import report_concern, say
from tests.features.meetings.stage import CARE, Stage
from tests.world import World

Page = Callable[..., str]


@pytest.fixture
def stage(world: World, clock: FixedClock) -> Stage:
    return Stage(world, clock)


@pytest.fixture
def page(world: World, client: FlaskClient) -> Page:
    """`page(key, path)`: the text of a page for a member of Loket."""

    def get(key: str, path: str, status: int = 200) -> str:
        world.sign_in(client, world.loket.person(key))
        answer = client.get(path)
        assert answer.status_code == status
        return answer.get_data(as_text=True)

    return get


def test_an_empty_list_teaches(page: Page) -> None:
    text = page(CARE, "/loket/overleg")
    assert "Er is nog geen overleg" in text
    assert "Plan een overleg" in text
    assert "Plan een overleg" not in page("coach", "/loket/overleg")


def test_the_list_shows_rhythm_what_is_ready_and_one_team(stage: Stage, page: Page) -> None:
    text = page(CARE, "/loket/overleg")
    assert "elke zes weken" in text
    assert "1 leerling wacht." in text
    assert "breed OT" in text
    assert stage.path not in page(CARE, "/loket/overleg?team=ot")
    assert stage.path in page(CARE, "/loket/overleg?team=breed_ot")


def test_the_meeting_shows_waiting_who_may_be_there_and_what_is_ready(stage: Stage, page: Page) -> None:
    text = page(CARE, stage.path)
    assert "dag 1 van 14" in text
    assert "Dicht voor 2" in text
    assert "Leerplicht: niet gevraagd" in text
    assert "Zet op de agenda" in text
    assert stage.world.loket.pupils[2].full_name in text


def test_the_item_offers_what_the_team_may_decide(stage: Stage, page: Page) -> None:
    text = page(CARE, stage.items[0])
    assert "De schoolarts en de leerplichtambtenaar verlaten nu het overleg." in text
    assert "Wie mag mee bij dit punt (7 wel, 2 niet)" in text
    assert "Extra ondersteuning met plan van aanpak" in text
    assert "de regiehouder wordt hier gekozen" in text
    assert "Onderzoek door de schoolpsycholoog kan nog niet." in text
    assert "Wat dit team niet mag besluiten (3)" in text
    assert "Sluit punt 1 af" in text


def test_a_school_doctor_sees_no_name_and_no_content(stage: Stage, page: Page) -> None:
    text = page("schoolarts", stage.path)
    assert "1. Dicht voor u" in text
    assert "2 punten gaan over leerlingen bij wie u niet hoort." in text
    for pupil in stage.world.loket.pupils[:3]:
        assert pupil.first_name not in text
    assert stage.world.loket.person("smw").name not in text
    page("schoolarts", stage.items[0], 404)


def test_a_partner_sees_the_own_items_and_the_roles_of_others(stage: Stage, page: Page) -> None:
    text = page("bpo", stage.path)
    assert stage.world.loket.pupils[0].full_name in text
    assert stage.world.loket.pupils[2].full_name not in text
    assert "U mag mee" in text
    assert stage.world.loket.person("smw").name not in text
    assert "Sluit het overleg af" not in text
    item = page("bpo", stage.items[0])
    assert "Sluit punt" not in item
    assert "niet gevraagd" not in item


def test_a_coach_sees_the_own_pupil_and_only_a_number_of_others(world: World, clock: FixedClock, page: Page) -> None:
    stage = Stage(world, clock)
    with world.acting("loket", "coach2"):
        other = report_concern(world.loket.pupils[16]).case.id
    stage.put_on([other])
    text = page("coach", stage.path)
    assert "3. Dicht voor jou" in text
    assert "1 punt gaat over een leerling bij wie je niet hoort." in text
    assert world.loket.pupils[0].full_name in text
    assert world.loket.pupils[16].first_name not in text
    assert world.loket.person("coach2").name not in text


def test_sc_loket_13_after_withdrawal_the_next_request_of_a_partner_finds_nothing(stage: Stage, page: Page) -> None:
    page("bpo", stage.items[0])
    page("bpo", f"/loket/dossiers/{stage.cases[0]}")
    with stage.world.acting("loket", "coach"):
        say(stage.cases[0], "bespreken_ot", Answer.WITHDRAWN, only=stage.world.loket.pupils[0].guardian_ids[1])
    page("bpo", stage.items[0], 404)
    page("bpo", f"/loket/dossiers/{stage.cases[0]}", 404)
    text = page(CARE, stage.path)
    assert "Nog dicht" in text
    assert "trok de toestemming in op 26 november." in text
    assert "1 punt, 1 nog dicht" in text


@pytest.mark.parametrize("path", ["", "/aanwezig", "/stoel", "/verzet", "/zeg-af", "/sluit"])
def test_every_page_of_a_meeting_opens(stage: Stage, page: Page, path: str) -> None:
    assert "breed ondersteuningsteam" in page(CARE, f"{stage.path}{path}").lower()


@pytest.mark.parametrize("path", ["/waarover", "/haal-af", "/nodig-uit", "/sluit"])
def test_every_page_of_an_item_names_the_child(stage: Stage, page: Page, path: str) -> None:
    assert stage.world.loket.pupils[0].full_name in page(CARE, f"{stage.items[0]}{path}")


def test_a_print_is_for_one_person(stage: Stage, page: Page) -> None:
    links = page(CARE, stage.path).split("/afdruk/")[1:]
    texts = [page(CARE, f"{stage.path}/afdruk/{link[:36]}") for link in links]
    (doctor,) = [text for text in texts if stage.world.loket.person("schoolarts").name in text]
    assert "1. Dicht voor u" in doctor
    assert stage.world.loket.pupils[0].first_name not in doctor
    (bpo,) = [text for text in texts if stage.world.loket.person("bpo").name in text]
    assert stage.world.loket.pupils[0].full_name in bpo
    with stage.world.as_system("loket"):
        kept = session().scalars(select(LedgerEntry.pupil_id).where(LedgerEntry.action == "agenda.print"))
        assert set(kept) == {pupil.id for pupil in stage.world.loket.pupils[:2]}


def test_the_list_keeps_its_statement_budget(world: World, clock: FixedClock, client: FlaskClient) -> None:
    Stage(world, clock, on=4, ready=3)
    world.sign_in(client, world.loket.person(CARE))
    client.get("/loket/overleg")
    with StatementCount(world.app) as count:
        client.get("/loket/overleg")
    assert count.number <= 8, count.statements


@pytest.mark.parametrize("kind", ["meeting", "item"])
def test_a_longer_agenda_costs_no_more_statements(stage: Stage, client: FlaskClient, kind: str) -> None:
    stage.world.sign_in(client, stage.world.loket.person(CARE))
    path = stage.path if kind == "meeting" else stage.items[0]
    client.get(path)
    counted = []
    for more in ((), stage.reported(3, 8)):
        stage.put_on(list(more))
        with StatementCount(stage.world.app) as count:
            assert client.get(path).status_code == 200
        counted.append(count.number)
    assert counted[0] == counted[1]
    assert counted[0] <= {"meeting": 16, "item": 20}[kind]
