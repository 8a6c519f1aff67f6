"""What one process publishes, another knows with its next request: two applications on one database."""

from collections.abc import Iterator
from threading import Barrier, Thread

import pytest
from flask import Flask

from core.access.alliance_scope import working_for
from core.app import create_app
from core.db.clock import now
from core.db.engine import db, session
from core.db.platform_version import NEVER, publish_version, read_version
from core.schools.kept_schools import KeptSchool, from_json, to_json
from core.schools.layers import KeptLayer, laid_over
from core.schools.registry import Registry
from tests.databases import StatementCount
from tests.schools.harbour import Quay
from tests.third_school import Haven
from tests.world import World

ALLIANCE = "noordelijke-drechtsteden"
BODY = {"naam": "De Waterlelie", "bestuur": "Stichting Sloot", "sector": "VO", "plugins": ["loket"]}


@pytest.fixture
def other(app: Flask) -> Iterator[Flask]:
    """A second process of the same platform: an application of its own on the same database."""
    second = create_app({**{key: app.config[key] for key in ("DATABASE_URL", "VAR", "SECRET_KEY")}, "TESTING": True})
    yield second
    with second.app_context():
        db.engine.dispose()


def keep(app: Flask, slug: str = "waterlelie", body: dict[str, object] = BODY, alliance: str = ALLIANCE) -> None:
    """Keep a school as the page does, and publish that something is new."""
    with working_for(app, alliance, "test"):
        session().add(KeptSchool(slug=slug, body=to_json(body), made_at=now(), made_by="test"))
        publish_version()


def registry_of(app: Flask) -> Registry:
    """The registry after a request."""
    found: Registry = app.extensions["registry"]
    with app.app_context():
        found.keep_up(read_version())
    return found


def test_a_school_made_in_one_process_opens_in_the_other_without_a_restart(app: Flask, other: Flask) -> None:
    loket = registry_of(other).profile("loket")
    keep(app)
    with pytest.raises(LookupError):
        other.extensions["registry"].profile("waterlelie")
    found = registry_of(other)
    assert found.profile("waterlelie").school.name == "De Waterlelie"
    assert found.profile("waterlelie").school.alliance_id == ALLIANCE
    assert found.profile("loket") is loket
    assert "waterlelie" in found.schools_of(ALLIANCE)


def test_a_request_of_a_member_is_enough_and_costs_no_statement_more(world: World, other: Flask) -> None:
    client = world.sign_in(other.test_client(), world.loket.person("zorgcoordinator"))
    client.get("/loket/overleg")
    with StatementCount(other) as before:
        client.get("/loket/overleg")
    keep(world.app)
    client.get("/loket/overleg")
    assert other.extensions["registry"].profile("waterlelie")
    with StatementCount(other) as after:
        client.get("/loket/overleg")
    assert after.number == before.number
    assert sum("platform_version" in statement for statement in after.statements) == 1


def test_a_changed_row_changes_the_profile_and_a_withdrawn_one_closes_the_school(app: Flask, other: Flask) -> None:
    keep(app)
    first = registry_of(other).profile("waterlelie")
    with working_for(app, ALLIANCE, "test"):
        row = session().query(KeptSchool).one()
        row.body = {**row.body, "woorden": {"mentor": "coach"}}
        publish_version()
    second = registry_of(other).profile("waterlelie")
    assert (first.digest, first is second) != (second.digest, True)
    with working_for(app, ALLIANCE, "test"):
        session().query(KeptSchool).one().withdrawn_at = now()
        publish_version()
    with pytest.raises(LookupError, match="Er is geen school"):
        registry_of(other).profile("waterlelie")


def test_a_broken_row_keeps_only_its_own_school_apart(app: Flask) -> None:
    keep(app, body={**BODY, "sector": "HBO"})
    found = registry_of(app)
    assert "waterlelie" in found.quarantined
    assert [problem.key for problem in found.problems("waterlelie")] == ["sector"]
    assert found.profile("loket")
    assert found.alliance_of("waterlelie") == ALLIANCE


def test_a_row_cannot_take_over_a_school_nor_sit_in_another_alliance(app: Flask) -> None:
    keep(app, slug="loep", body={**BODY, "naam": "Overgenomen"})
    keep(app, slug="kikker", body={**BODY, "samenwerkingsverband": "onderwijs-dat-past"})
    found = registry_of(app)
    assert found.profile("loep").school.name != "Overgenomen"
    assert found.profile("kikker").school.alliance_id == ALLIANCE


def test_an_emptied_database_is_noticed_as_well(app: Flask) -> None:
    keep(app)
    registry_of(app).profile("waterlelie")
    with working_for(app, ALLIANCE, "test"):
        session().delete(session().query(KeptSchool).one())
        publish_version()
    assert registry_of(app).quarantined == frozenset()
    with app.app_context():
        drawn = read_version()
        publish_version()
        assert read_version() not in (drawn, NEVER)
        session().rollback()


def test_threads_that_notice_at_once_read_once(app: Flask, quay: Quay) -> None:
    quay.write()
    registry, readings = Registry.load(quay.place, plugins={"haven": Haven()}), []
    start = Barrier(4)

    def read() -> list[KeptLayer]:
        readings.append(1)
        return [KeptLayer(school_id="haven", where="herziening", data={"naam": "Haven twee"})]

    def ask() -> None:
        start.wait()
        with app.app_context():
            registry.keep_up(7)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.schools.registry.read_layers", lambda: tuple(read()))
        patch.setattr("core.schools.registry.read_version", lambda: 7)
        threads = [Thread(target=ask) for _number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert readings == [1]
    assert registry.profile("haven").school.name == "Haven twee"


def test_layers_merge_replace_and_found() -> None:
    table = {"haven": ("haven.toml", {"naam": "Haven", "woorden": {"mentor": "maat", "groep": "ploeg"}})}
    over = KeptLayer(school_id="haven", where="herziening 1", data={"woorden": {"mentor": "coach"}})
    merged = laid_over(table, [over])["haven"]
    assert merged[0] == "haven.toml + herziening 1"
    assert merged[1]["woorden"] == {"mentor": "coach", "groep": "ploeg"}
    instead = KeptLayer(school_id="haven", where="herziening 2", data=over.data, replaces=True)
    assert laid_over(table, [instead])["haven"][1] == {"naam": "Haven", "woorden": {"mentor": "coach"}}
    assert laid_over(table, [KeptLayer(school_id="haven", where="x", data={"naam": "Y"}, founds=True)]) == table
    assert laid_over(table, [KeptLayer(school_id="nergens", where="x", data={"naam": "Y"})]) == table


def test_days_survive_the_database() -> None:
    import tomllib

    data = tomllib.loads('[[vrije_dagen]]\nnaam = "Studiedag"\nvan = 2026-10-12\n')
    assert from_json(to_json(data)) == data
    assert to_json(data)["vrije_dagen"][0]["van"] == {"$dag": "2026-10-12"}
