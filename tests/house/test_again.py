"""Work that was given up can be asked for again on the page that waits for it, by who may do it, and by nobody else."""

import io
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.admission import admit_job
from core.access.ledger import LedgerEntry
from core.db import jobs
from core.db.engine import session
from core.db.jobs import DONE, FAILED, MOST_ATTEMPTS, RUNNING, WAITING, Job, begin_anew
from core.db.worker import Worker
from core.features.meetings import handouts
from core.features.meetings.handout import recipients
from core.features.meetings.item_lines import lines_of
from core.features.meetings.planning import meeting_of
from tests.clock import FixedClock
from tests.factories_exchange import edexml, pupil_xml
from tests.features.meetings.stage import CARE, Stage
from tests.papers import do_all
from tests.world import World

FILE = edexml(pupil_xml("1", "Bes", "Braam", geboortedatum="2012-05-04"))
INTO = "/loket/leerlingen/inlezen"
Break = Callable[[str], None]


@pytest.fixture
def broken(world: World, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Break:
    """`broken(kind)`: everything of this kind that waits is tried until it is given up; then the kind works again."""

    def fails(payload: Mapping[str, Any]) -> None:
        raise MemoryError

    def give_up(kind: str) -> None:
        with monkeypatch.context() as patch:
            patch.setitem(jobs._kinds, kind, fails)
            for _try in range(MOST_ATTEMPTS):
                while Worker(world.app, admit_job).run_once():
                    pass
                clock.set(clock.moment + timedelta(minutes=5))

    return give_up


@pytest.fixture
def care(world: World, client: FlaskClient) -> FlaskClient:
    """The browser of who answers for the care."""
    return world.sign_in(client, world.loket.person(CARE))


def states(world: World, kind: str) -> list[str]:
    with world.as_system("loket"):
        return list(session().scalars(select(Job.state).where(Job.kind == kind).order_by(Job.id)))


def asked_again(world: World) -> list[LedgerEntry]:
    with world.as_system("loket"):
        return list(session().scalars(select(LedgerEntry).where(LedgerEntry.action == "job.again")))


def button(page: str) -> str:
    """Where the button leads."""
    found = re.search(r'action="([^"]+/opnieuw)"', page)
    assert found is not None, page
    return found[1]


def upload(client: FlaskClient) -> str:
    sent: dict[str, Any] = {"soort": "edexml", "bestand": (io.BytesIO(FILE), "leerlingen.xml")}
    return client.post(f"{INTO}/nieuw", data=sent, content_type="multipart/form-data").location


def test_reading_a_file_is_asked_for_again(world: World, care: FlaskClient, broken: Break) -> None:
    place = upload(care)
    broken("exchange.read")
    assert states(world, "exchange.read") == [FAILED]
    page = care.get(place).text
    assert "vijf keer niet gelukt" in page
    assert care.post(button(page)).status_code == 303
    assert states(world, "exchange.read") == [WAITING]
    assert "<progress" in care.get(place).text
    do_all(world.app)
    assert "Bes Braam" in care.get(place).text
    (entry,) = asked_again(world)
    assert (entry.person_name, entry.detail) == (
        world.loket.person(CARE).name, {"kind": "exchange.read", "tried": MOST_ATTEMPTS}
    )  # fmt: skip


def test_what_was_confirmed_is_done_once_in_the_name_of_who_confirmed(
    world: World, care: FlaskClient, broken: Break
) -> None:
    place = upload(care)
    do_all(world.app)
    assert care.post(f"{place}/doorvoeren").status_code == 303
    broken("exchange.apply")
    assert care.post(button(care.get(place).text)).status_code == 303
    do_all(world.app)
    assert "1 ingeschreven" in care.get(place).text
    assert care.post(f"{place}/opnieuw").status_code == 409


def test_a_paper_of_a_meeting_is_asked_for_again(
    world: World, clock: FixedClock, care: FlaskClient, broken: Break
) -> None:
    stage = Stage(world, clock)
    world.sign_in(care, world.loket.person(CARE))
    with world.acting("loket", CARE):
        lines = lines_of(meeting_of(stage.meeting_id))
        handouts.ask(meeting_of(stage.meeting_id), lines, {one.seat.id for one in recipients(lines)})
    broken(handouts.WORK)
    page = care.get(f"{stage.path}/afdrukken").text
    assert "mislukt" in page
    assert care.post(button(page)).status_code == 303
    do_all(world.app)
    assert "Haal op (PDF)" in care.get(f"{stage.path}/afdrukken").text
    assert [entry.detail for entry in asked_again(world)] == [{"kind": handouts.WORK, "tried": MOST_ATTEMPTS}]


def test_a_printed_dossier_is_asked_for_again(
    world: World, clock: FixedClock, care: FlaskClient, broken: Break
) -> None:
    place = f"/loket/dossiers/{Stage(world, clock).cases[0]}/afdrukken"
    world.sign_in(care, world.loket.person(CARE))
    names = dict(re.findall(r'name="(\w+)" value="([^"]+)"', care.get(place).text))
    sent = {"voor": names.get("voor", "zelf"), "reden": "Gesprek", "delen": names.get("delen", "")}
    answer = care.post(place, data=sent)
    assert answer.status_code == 303, answer.text
    broken("cases.extract")
    assert care.post(button(care.get(place).text)).status_code == 303
    do_all(world.app)
    assert "Haal op (PDF)" in care.get(place).text


def test_who_may_not_do_the_work_cannot_ask_for_it_either(
    world: World, clock: FixedClock, client: FlaskClient, broken: Break
) -> None:
    care = world.sign_in(world.app.test_client(), world.loket.person(CARE))
    place = upload(care)
    broken("exchange.read")
    for school, key, status in (("loket", "coach", 403), ("loep", "kc", 404)):
        world.sign_in(client, world.school(school).person(key))
        assert client.post(f"{place}/opnieuw").status_code == status
    foreign = place.replace("/loket/", "/loep/")
    assert client.post(f"{foreign}/opnieuw").status_code == 404
    assert states(world, "exchange.read") == [FAILED]
    assert asked_again(world) == []


@pytest.mark.parametrize("state", [WAITING, RUNNING, DONE])
def test_only_what_was_given_up_begins_anew(state: str) -> None:
    with pytest.raises(ValueError, match=state):
        begin_anew(Job(state=state), None)
