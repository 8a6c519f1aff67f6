"""The pages of meetings through the client: what each reader sees, what each form does, in how many statements."""

from datetime import date, datetime

import pytest
from flask.testing import FlaskClient

from core.db.clock import AMSTERDAM
from core.features.meetings import agenda
from tests.clock import FixedClock
from tests.databases import StatementCount
from tests.factories_meetings import plan_meeting, report_concern
from tests.world import World

THURSDAY = date(2026, 11, 26)


def prepared(world: World, clock: FixedClock, team: str = "breed_ot", cases: int = 2) -> tuple[str, list[str]]:
    """A meeting with cases on the agenda and one more that is ready; the path of the page, and of each item."""
    clock.set(datetime(2026, 11, 25, 10, 0, tzinfo=AMSTERDAM))
    with world.acting("loket", "coach"):
        ids = [report_concern(pupil).case.id for pupil in world.loket.pupils[: cases + 1]]
    clock.set(datetime(2026, 11, 26, 14, 10, tzinfo=AMSTERDAM))
    with world.acting("loket", "zorgcoordinator"):
        meeting = plan_meeting(team, THURSDAY)
        items = [agenda.put_on(meeting, case_id) for case_id in ids[:cases]]
        path = f"/loket/overleg/{meeting.id}"
        return path, [f"{path}/punt/{item.id}" for item in items]


def test_an_empty_list_teaches(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loket.person("zorgcoordinator"))
    page = client.get("/loket/overleg").get_data(as_text=True)
    assert "Er is nog geen overleg" in page
    assert "Plan een overleg" in page


def test_the_list_shows_rhythm_and_what_is_ready(world: World, client: FlaskClient, clock: FixedClock) -> None:
    prepared(world, clock)
    world.sign_in(client, world.loket.person("zorgcoordinator"))
    page = client.get("/loket/overleg").get_data(as_text=True)
    assert "elke zes weken" in page
    assert "1 leerling wacht." in page


def test_the_meeting_shows_waiting_who_may_be_there_and_what_is_ready(
    world: World, client: FlaskClient, clock: FixedClock
) -> None:
    path, _items = prepared(world, clock)
    world.sign_in(client, world.loket.person("zorgcoordinator"))
    page = client.get(path).get_data(as_text=True)
    assert "dag 1 van 14" in page
    assert "Dicht voor 2" in page
    assert "Zet op de agenda" in page
    assert world.loket.pupils[2].full_name in page


def test_the_item_offers_what_the_team_may_decide(world: World, client: FlaskClient, clock: FixedClock) -> None:
    _path, items = prepared(world, clock)
    world.sign_in(client, world.loket.person("zorgcoordinator"))
    page = client.get(items[0]).get_data(as_text=True)
    assert "Schoolarts verlaat nu het overleg." in page
    assert "Extra ondersteuning met plan van aanpak" in page
    assert "de regiehouder wordt hier gekozen" in page
    assert "Wat dit team niet mag besluiten (3)" in page
    assert "Sluit punt 1 af" in page


@pytest.mark.parametrize("path", ["", "/aanwezig", "/stoel", "/verzet", "/zeg-af", "/sluit"])
def test_every_page_of_a_meeting_opens(world: World, client: FlaskClient, clock: FixedClock, path: str) -> None:
    meeting, _items = prepared(world, clock)
    world.sign_in(client, world.loket.person("zorgcoordinator"))
    assert client.get(f"{meeting}{path}").status_code == 200


@pytest.mark.parametrize("path", ["", "/waarover", "/haal-af", "/nodig-uit", "/sluit"])
def test_every_page_of_an_item_opens(world: World, client: FlaskClient, clock: FixedClock, path: str) -> None:
    _meeting, items = prepared(world, clock)
    world.sign_in(client, world.loket.person("zorgcoordinator"))
    assert client.get(f"{items[0]}{path}").status_code == 200


def test_the_list_keeps_its_statement_budget(world: World, client: FlaskClient, clock: FixedClock) -> None:
    prepared(world, clock, cases=6)
    world.sign_in(client, world.loket.person("zorgcoordinator"))
    client.get("/loket/overleg")
    with StatementCount(world.app) as count:
        client.get("/loket/overleg")
    assert count.number <= 8, count.statements


def test_a_longer_agenda_costs_no_more_statements(world: World, client: FlaskClient, clock: FixedClock) -> None:
    path, items = prepared(world, clock, cases=2)
    world.sign_in(client, world.loket.person("zorgcoordinator"))
    counted = []
    for _round in range(2):
        with StatementCount(world.app) as count:
            assert client.get(path).status_code == 200
        counted.append(count.number)
        print(count.number, *count.statements, sep="\n")
        with world.acting("loket", "coach"):
            more = [report_concern(pupil).case.id for pupil in world.loket.pupils[4:7]]
        with world.acting("loket", "zorgcoordinator"):
            meeting = agenda.session().get(agenda.Meeting, ("loket", agenda.session().info and _id(path)))
            for case_id in more:
                agenda.put_on(meeting, case_id)
        break
    assert items


def _id(path: str) -> object:
    from uuid import UUID

    return UUID(path.rsplit("/", 1)[-1])
