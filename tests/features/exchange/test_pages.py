"""Pages of files and of doubles, looked at by the page checker, from the upload to what stands in the list."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from core.access.admission import admit_job
from core.db.engine import session
from core.db.worker import Worker
from core.features.exchange.models import Delivery, DeliveryLine
from core.features.pupils.models import Pupil
from tests.clock import FixedClock
from tests.factories_cases import build_case, build_cases
from tests.factories_exchange import edexml, group_xml, pupil_xml
from tests.page_checker import CheckedClient
from tests.world import World

HOME = "/loep/leerlingen/inlezen"
BES = pupil_xml("1", "Bes", "Braam", geboortedatum="2016-05-04", groep="u", bsn="999999990")
FILE = edexml(BES, pupil_xml("#2", "Den", "Beuk"), groups=group_xml("u", "Uilen", "5"))
TABLE = "Nummer;Voornaam;Familienaam;Geboren\n12;Zoë;Bräm;4-3-2016\n"


@pytest.fixture
def signed_in(app: Flask, world: World) -> Callable[[str, str], CheckedClient]:
    """A client of that person, whose pages are checked."""

    def open_client(school: str, key: str) -> CheckedClient:
        client = CheckedClient(app, app.response_class)
        world.sign_in(client, world.school(school).person(key))
        return client

    return open_client


@pytest.fixture
def clerk(signed_in: Callable[[str, str], CheckedClient]) -> CheckedClient:
    """Who keeps the data of pupils at Loep."""
    return signed_in("loep", "kc")


def work(app: Flask) -> None:
    """Everything that waits and may run now."""
    servant = Worker(app, admit_job)
    while servant.run_once():
        pass


def send(client: CheckedClient, data: bytes, kind: str = "edexml", name: str = "leerlingen.xml") -> TestResponse:
    sent: dict[str, Any] = {"soort": kind, "bestand": (io.BytesIO(data), name)}
    return client.post(f"{HOME}/nieuw", data=sent, content_type="multipart/form-data")


def test_from_upload_to_the_list_of_pupils(app: Flask, world: World, clerk: CheckedClient) -> None:
    assert "Lees een bestand in" in clerk.get("/loep/leerlingen").text
    assert "Hier komen de bestanden" in clerk.get(HOME).text
    place = send(clerk, FILE).location
    busy = clerk.get(place)
    assert "<progress" in busy.text
    assert clerk.get(f"{place}/voortgang").json["done"] is False
    work(app)
    assert clerk.get(f"{place}/voortgang").json["done"] is True
    page = clerk.get(place).text
    assert "Bes Braam" in page
    assert "De sleutel begint met # en is dus tijdelijk." in page
    assert "persoonsnummers (BSN, onderwijsnummer): 1" in page
    assert "999999990" not in page
    assert "Bes Braam" not in clerk.get(f"{place}?soort=refused").text
    assert "worden ingeschreven" in clerk.get(f"{place}/doorvoeren").text
    assert clerk.post(f"{place}/doorvoeren").status_code == 303
    work(app)
    assert "1 ingeschreven, 0 bijgewerkt, 0 van school" in clerk.get(place).text
    assert "Bes Braam" in clerk.get("/loep/leerlingen?q=braam").text
    assert "doorgevoerd" in clerk.get(HOME).text
    with world.as_system("loep"):
        pupil = session().scalars(select(Pupil).where(Pupil.family_name == "Braam")).one()
        assert pupil.enrolled_on.isoformat() == "2026-08-01"
    again = clerk.post(f"{place}/doorvoeren")
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "leeg"), (b"<html/>", "EDEX"), (b'<!DOCTYPE EDEX [<!ENTITY a "b">]><EDEX/>', "DOCTYPE")],
    ids=["leeg", "andere wortel", "documenttype"],
)
def test_a_file_that_cannot_be_taken_says_why(app: Flask, clerk: CheckedClient, data: bytes, said: str) -> None:
    answer = send(clerk, data)
    if answer.status_code == 303:
        work(app)
        answer = clerk.get(answer.location)
        assert "Dit bestand is geweigerd." in answer.text
    assert said in answer.text


def test_a_file_that_is_too_large_is_refused_at_the_door(
    app: Flask, clerk: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.features.exchange.deliveries.most_bytes", lambda: 100)
    assert "te groot" in send(clerk, b" " * 101).text
    assert "Dit bestand is te groot" not in send(clerk, b" " * 100).text
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1_000)
    assert send(clerk, b" " * 2_000).status_code == 413


def test_without_a_file_the_page_asks_for_one(clerk: CheckedClient) -> None:
    answer = clerk.post(f"{HOME}/nieuw", data={"soort": "edexml"})
    assert answer.status_code == 422
    assert "Kies een bestand." in answer.text


def test_a_table_asks_for_its_columns_once(app: Flask, world: World, clerk: CheckedClient) -> None:
    place = send(clerk, TABLE.encode(), "csv", "lijst.csv").location
    assert place.endswith("/kolommen")
    double = {"kolom_sleutel": "Nummer", "kolom_roepnaam": "Nummer", "kolom_achternaam": "Familienaam"}
    assert "één keer" in clerk.post(place, data=double).text
    chosen = {**double, "kolom_roepnaam": "Voornaam", "kolom_geboren": "Geboren"}
    assert clerk.post(place, data={**chosen, "kolom_groep": "Verzonnen"}).status_code == 422
    assert clerk.post(place, data=chosen).status_code == 303
    work(app)
    assert "Zoë Bräm" in clerk.get(place.removesuffix("/kolommen")).text
    second = send(clerk, TABLE.replace("12", "13").encode("cp1252"), "csv", "lijst2.csv").location
    assert not second.endswith("/kolommen")
    work(app)
    assert "Zoë Bräm" in clerk.get(second).text


def test_who_left_is_confirmed_one_by_one_or_all_together(app: Flask, world: World, clerk: CheckedClient) -> None:
    two = edexml(BES, pupil_xml("2", "Den", "Beuk"), pupil_xml("3", "Els", "Iep"))
    first = send(clerk, two).location
    work(app)
    clerk.post(f"{first}/doorvoeren")
    work(app)
    place = send(clerk, edexml(BES)).location
    work(app)
    with world.as_system("loep"):
        delivery = UUID(place.rsplit("/", 1)[1])
        wanted = select(DeliveryLine.id).where(DeliveryLine.delivery_id == delivery, DeliveryLine.key == "2")
        line = session().scalars(wanted).one()
    page = f"{place}/regels/{line}"
    assert "Is Den Beuk van school?" in clerk.get(page).text
    assert clerk.post(page, data={"keuze": "new"}).status_code == 422
    assert clerk.post(page, data={"keuze": "keep"}).status_code == 303
    assert "1 leerling" in clerk.get(f"{place}/van-school").text
    assert clerk.post(f"{place}/van-school").status_code == 303
    assert clerk.get(f"{place}/van-school").status_code == 409
    clerk.post(f"{place}/doorvoeren")
    work(app)
    gone = clerk.get("/loep/leerlingen?weg=ja").text
    assert "Els Iep" in gone
    assert "Den Beuk" not in gone


def test_a_file_can_be_thrown_away_and_goes_by_itself_after_a_week(
    app: Flask, world: World, clerk: CheckedClient, clock: FixedClock
) -> None:
    one, two = send(clerk, FILE).location, send(clerk, FILE).location
    work(app)
    assert clerk.post(f"{one}/weggooien").status_code == 303
    assert "Bes Braam" not in clerk.get(one).text
    clock.advance(days=6, hours=23)
    work(app)
    with world.as_system("loep"):
        states = session().execute(select(Delivery.state, Delivery.content.is_(None)).order_by(Delivery.id)).all()
    assert [tuple(row) for row in states] == [("forgotten", True), ("read", False)]
    clock.advance(hours=3)
    work(app)
    with world.as_system("loep"):
        assert set(session().scalars(select(Delivery.state))) == {"forgotten"}
        assert session().scalars(select(DeliveryLine.id)).all() == []
    assert two


def test_who_may_not_edit_pupils_sees_no_way_in(signed_in: Callable[[str, str], CheckedClient], world: World) -> None:
    teacher = signed_in("loep", "leerkracht")
    assert teacher.get(HOME).status_code == 403
    assert "Lees een bestand in" not in teacher.get("/loep/leerlingen").text
    pupil = world.loep.pupils[0].id
    assert teacher.get(f"/loep/leerlingen/{pupil}/zelfde").status_code == 403
    assert "dezelfde leerling" not in teacher.get(f"/loep/leerlingen/{pupil}").text


def test_doubles_are_merged_and_parted_on_pages(world: World, clerk: CheckedClient) -> None:
    kept, gone = world.loep.pupils[8], world.loep.pupils[9]
    page = clerk.get(f"/loep/leerlingen/{kept.id}")
    way = re.search(r'href="([^"]*/zelfde)"', page.text)
    assert way
    found = clerk.get(f"{way[1]}?q={gone.first_name}").text
    assert f"/zelfde/{gone.id}" in found
    merge = f"{way[1]}/{gone.id}"
    assert "Deze gaat op in de ander" in clerk.get(merge).text
    chosen = {"naam": "gone", "geboren": "kept", "plaats": "kept", "school": "kept", "mentor": "kept", "ouders": []}
    assert "Hoe weet je dat" in clerk.post(merge, data=chosen).text
    done = clerk.post(merge, data={**chosen, "reden": "de moeder belde"})
    assert done.status_code == 303
    after = clerk.get(done.location).text
    assert gone.full_name in after
    assert clerk.get(f"/loep/leerlingen/{gone.id}").location.startswith(f"/loep/leerlingen/{kept.id}")
    undo = re.search(r'href="([^"]*/samenvoegingen/[^"]*)"', after)
    assert undo
    assert clerk.post(undo[1], data={"reden": "toch twee"}).status_code == 303
    assert clerk.get(f"/loep/leerlingen/{gone.id}").status_code == 200
    assert kept.full_name in clerk.get(f"/loep/leerlingen/{kept.id}").text
    assert clerk.post(undo[1], data={"reden": "nog eens"}).status_code == 422


def test_two_open_cases_on_one_route_are_told_beforehand(world: World, clerk: CheckedClient) -> None:
    cases = build_cases(world, world.loep)
    other = world.loep.pupils[4]
    build_case(world, world.loep, other, "kanarie-loep-zaak9")
    page = clerk.get(f"/loep/leerlingen/{cases.shared.pupil.id}/zelfde/{other.id}").text
    assert "Dit kan nog niet." in page
    assert "Voeg samen" not in page


def test_the_job_of_forgetting_waits_for_its_day(world: World, clerk: CheckedClient) -> None:
    send(clerk, FILE)
    with world.as_system("loep"):
        row = session().scalars(select(Delivery)).one()
        assert row.content == FILE
        assert row.made_at + timedelta(days=7)
