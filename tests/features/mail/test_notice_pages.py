"""The page of notices, and the post of a demonstration."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.admission import admit_job
from core.access.ledger import LedgerEntry
from core.db.engine import db, session
from core.db.worker import Worker
from core.features.mail import service
from core.features.mail.models import Notice
from core.features.mail.service import NewNotice, tell
from core.web.paging import Asked
from tests.clock import FixedClock
from tests.databases import TestDatabase
from tests.factories_duties import make_case
from tests.page_checker import CheckedClient
from tests.world import World, build_world


def _told(world: World, text: str, key: str = "kc") -> None:
    with world.as_system("loep"):
        tell([world.loep.membership(key).id], NewNotice(kind="task", text=text, link="/loep/leerlingen"))


def test_zonder_berichten_zegt_de_bladzijde_wat_er_komt(world: World, client: FlaskClient) -> None:
    page = world.sign_in(client, world.loep.person("kc")).get("/loep/berichten").text
    assert "Er is nog geen bericht voor jou" in page


def test_nieuw_is_de_eerste_keer_nieuw_en_daarna_gezien(world: World, client: FlaskClient) -> None:
    _told(world, "Er is iets voor jou.")
    world.sign_in(client, world.loep.person("kc"))
    first, second = (client.get("/loep/berichten").text for _time in range(2))
    assert "1 nieuw bericht" in first
    assert "vandaag 9.00" in first
    assert "1 nieuw bericht" not in second
    assert "Er is iets voor jou." in second
    with world.as_system("loep"):
        assert "notice.list" in session().scalars(select(LedgerEntry.action)).all()


def test_een_ander_leest_mijn_berichten_niet_en_maakt_ze_niet_gelezen(world: World, client: FlaskClient) -> None:
    _told(world, "Alleen voor de KC.")
    assert "Alleen voor de KC." not in world.sign_in(client, world.loep.person("kc2")).get("/loep/berichten").text
    with world.as_system("loep"):
        assert session().scalars(select(Notice.read_at)).all() == [None]


def test_een_bericht_over_een_dossier_dat_dicht_ging_is_weg(world: World) -> None:
    with world.as_system("loep"):
        case_id = make_case(world.loep.pupils[0], world.loep.membership("leerkracht").id)
        tell([world.loep.membership("leerkracht2").id], NewNotice(kind="x", text="Over een kind.", case_id=case_id))
    with world.acting("loep", "leerkracht2"):
        assert service.notices(Asked()) == []
        assert service.recent() == []


def test_bladeren_door_de_berichten(world: World, clock: FixedClock) -> None:
    for number in range(5):
        clock.advance(minutes=1)
        _told(world, f"Bericht {number}")
    with world.acting("loep", "kc"):
        first = service.notices(Asked(size=2))
        assert [notice.text for notice in first] == ["Bericht 4", "Bericht 3", "Bericht 2"]
        key = (first[1].at.isoformat(), str(first[1].id))
        assert [n.text for n in service.notices(Asked(size=2, after=key))] == ["Bericht 2", "Bericht 1", "Bericht 0"]
        assert [n.text for n in service.notices(Asked(size=2, before=key))] == ["Bericht 4"]
        assert len(service.notices(Asked(after=("geen moment", "geen id")))) == 5
        assert len(service.notices(Asked(after=("2026-11-26T09:00:00", str(first[0].id))))) == 5


def test_wat_lang_geleden_was_is_geen_nieuws_meer(world: World, clock: FixedClock) -> None:
    _told(world, "Eergisteren.")
    clock.set(clock.now() + timedelta(days=3))
    with world.acting("loep", "kc"):
        assert service.recent() == []
        assert len(service.notices(Asked())) == 1


def test_de_post_bestaat_alleen_in_een_demonstratie(world: World, client: FlaskClient) -> None:
    answer = world.sign_in(client, world.loep.person("kc")).get("/post", follow_redirects=True)
    assert answer.status_code == 404


@pytest.fixture
def demo(database_url: str, tmp_path: Path, database: TestDatabase, clock: FixedClock) -> Iterator[Flask]:
    """Another application with `DEMO`, on the same database."""
    from core.app import create_app
    from core.db.clock import set_clock
    from tests.conftest import SETTINGS

    made = create_app({**SETTINGS, "DATABASE_URL": database_url, "VAR": str(tmp_path), "DEMO": True})
    made.test_client_class = CheckedClient
    set_clock(made, clock)
    yield made
    with made.app_context():
        db.engine.dispose()


def test_in_een_demonstratie_is_de_post_te_lezen(demo: Flask) -> None:
    world = build_world(demo)
    client = demo.test_client()
    assert client.get("/post").status_code == 303
    world.sign_in(client, world.loep.person("kc"))
    assert "Er is nog geen mail" in client.get("/post").text
    _told(world, "Zorg over een kind.")
    Worker(demo, admit_job).run_once()
    page = client.get("/post").text
    assert "Er staat iets voor je klaar in Dekkend" in page
    assert "Zorg over een kind" not in page
