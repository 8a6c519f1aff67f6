"""The pages of an enquiry: for who works at a school, for anybody, and over the schools of an alliance."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from core.access.ledger import LedgerEntry
from core.app import create_app
from core.contract.findings import State
from core.db import migrate
from core.db.base import Base
from core.db.engine import db, session
from core.features.enquiries import limiting, page
from core.features.enquiries.limiting import PublicLimit
from core.features.enquiries.sections import Subject
from core.features.enquiries.service import Enquiries, questions
from core.schools.profile import SchoolProfile
from core.schools.registry import Registry
from core.web.install import source_href
from core.web.problems import TooMany
from tests.clock import FixedClock
from tests.page_checker import check_page
from tests.world import World

CONFIG = Path(__file__).parents[3] / "config"
TODAY = date(2026, 11, 26)
HEAD = """naam = "Basisschool {name}"
samenwerkingsverband = "onderwijs-dat-past"
bestuur = "Primo"
sector = "PO"
plugins = ["{plugin}"]
profiel_openbaar = {shown}
"""


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Both real schools open to anybody, a closed neighbour with the same rules, and one that cannot start."""
    place = tmp_path_factory.mktemp("enquiries")
    (place / "schools").mkdir()
    files = {
        "loep": "profiel_openbaar = true\n",
        "loket": "profiel_openbaar = true\n",
        "aak": HEAD.format(name="Aak", plugin="loep", shown="true"),
        "dicht": HEAD.format(name="Dicht", plugin="loep", shown="false"),
        "kapot": HEAD.format(name="Kapot", plugin="weg", shown="true"),
    }
    for slug, text in files.items():
        (place / "schools" / f"{slug}.toml").write_text(text, encoding="utf-8")
    database = f"sqlite:///{place / 'dekkend.sqlite'}"
    app = create_app({"VAR": str(place / "var"), "DATABASE_URL": database, "SCHOOLS": [CONFIG, place]})
    migrate.upgrade(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def visitor(quay: Flask) -> FlaskClient:
    quay.extensions["enquiries_limit"] = PublicLimit()
    return quay.test_client()


def rows(app: Flask) -> dict[str, int]:
    """How many rows each table holds."""
    with app.app_context(), db.engine.connect() as bare:
        return {name: len(bare.execute(table.select()).all()) for name, table in Base.metadata.tables.items()}


def test_wie_op_school_werkt_ziet_wat_elke_regel_zegt_met_de_paragraaf(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("leerkracht"))
    page = client.post("/loep/wat-zou-de-school-zeggen", data={"leeftijd": "3"})
    check_page(page.text)
    assert page.status_code == 200
    assert "Niet voldaan" in page.text
    assert "Het kind is ten minste 4 jaar" in page.text
    assert "Als het kind 4 jaar is, is dit in orde." in page.text
    assert "§ 2" in page.text
    assert "zorgplicht" in page.text
    assert "mensen beslissen" in page.text
    enough = client.post("/loep/wat-zou-de-school-zeggen", data={"leeftijd": "4"})
    assert "Als het kind 4 jaar is" not in enough.text


def test_voor_wie_op_school_werkt_komt_er_niets_in_het_logboek_over_een_kind(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("kc"))
    client.post("/loep/wat-zou-de-school-zeggen", data={"leeftijd": "3"})
    with world.as_system("loep"):
        assert [one.action for one in session().query(LedgerEntry)] == []


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"leeftijd": "drie"}, "v-leeftijd"),
        ({"leeftijd": "200"}, "v-leeftijd"),
        ({"leerjaar": "99"}, "v-leerjaar"),
        ({"naam": "Jan Jansen"}, "naam"),
        ({"onderwerpen": "alles"}, "onderwerpen"),
        ({"naast": "loket"}, "naast"),
    ],
    ids=["geen getal", "te oud", "geen leerjaar", "een veld dat er niet is", "geen onderwerp", "ander verband"],
)
def test_wat_niet_klopt_wordt_gezegd(visitor: FlaskClient, sent: dict[str, str], said: str) -> None:
    page = visitor.post("/profiel/loep/wat-zou-de-school-zeggen", data=sent)
    assert page.status_code == 422
    assert said in page.text
    assert "Jan Jansen" not in page.text


@pytest.mark.parametrize("page", ["wat-zou-de-school-zeggen", "vind-een-plek"])
@pytest.mark.parametrize(
    ("school", "status"),
    [("loep", 200), ("dicht", 404), ("kapot", 404), ("nergens", 404)],
    ids=["openbaar", "niet openbaar", "kan niet starten", "bestaat niet"],
)
def test_ouders_vragen_alleen_waar_het_profiel_openbaar_is(
    visitor: FlaskClient, school: str, status: int, page: str
) -> None:
    assert visitor.get(f"/profiel/{school}/{page}").status_code == status
    assert visitor.post(f"/profiel/{school}/{page}", data={"leeftijd": "3"}).status_code == status


@pytest.mark.parametrize("page", ["wat-zou-de-school-zeggen", "vind-een-plek"])
def test_van_een_vraag_van_ouders_blijft_niets_over(quay: Flask, visitor: FlaskClient, page: str) -> None:
    before = rows(quay)
    answer = visitor.post(f"/profiel/loep/{page}", data={"leeftijd": "3", "nederland": "1"})
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert rows(quay) == before
    assert "leeftijd=" not in answer.text  # no address carries an answer
    assert "csrf_token" not in answer.text


def test_een_andere_website_kan_niets_laten_vragen(visitor: FlaskClient) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    answer = visitor.post("/profiel/loep/wat-zou-de-school-zeggen", data={"leeftijd": "3"}, headers=elsewhere)
    assert answer.status_code == 403


def test_twee_scholen_naast_elkaar_op_dezelfde_feiten(visitor: FlaskClient) -> None:
    page = visitor.post("/profiel/loep/wat-zou-de-school-zeggen", data={"leeftijd": "3", "naast": "aak"})
    check_page(page.text)
    assert page.text.count("Als het kind 4 jaar is, is dit in orde.") == 2
    assert page.text.index("<h2>Basisschool Loep") < page.text.index("<h2>Basisschool Aak")
    assert "/profiel/loep#p-2" in page.text
    assert "/profiel/aak#p-2" in page.text
    closed = visitor.post("/profiel/loep/wat-zou-de-school-zeggen", data={"leeftijd": "3", "naast": "dicht"})
    assert closed.status_code == 422
    assert "Basisschool Dicht" not in closed.text


def test_een_paragraaf_van_een_andere_school_leidt_niet_naar_het_eigen_profiel(quay: Flask) -> None:
    registry: Registry = quay.extensions["registry"]
    for slug, leads in (("aak", "/profiel/aak"), ("dicht", "")):
        with quay.test_request_context():
            page.cite(registry.profile(slug).school)
            assert source_href(registry.profile(slug).admission_rules[0].source).partition("#")[0] == leads


def test_de_plekken_staan_op_alfabet_zonder_cijfer_en_zonder_gesloten_scholen(visitor: FlaskClient) -> None:
    page = visitor.post("/profiel/loep/vind-een-plek", data={"leeftijd": "3"}).text
    check_page(page)
    assert page.index("<b>Basisschool Aak") < page.index("<b>Basisschool Loep")
    assert "Basisschool Dicht" not in page
    assert "Deze school kan nu niet antwoorden" in page
    assert "Basisschool Kapot" in page
    one = visitor.post("/profiel/loep/vind-een-plek", data={"leeftijd": "3", "toon": "aak"}).text
    assert "Als het kind 4 jaar is, is dit in orde." in one
    assert "<h2>Basisschool Aak" in one


def test_te_vaak_vragen_vanaf_een_adres(visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiting, "MOST", 2)
    place = "/profiel/loep/wat-zou-de-school-zeggen"
    assert [visitor.post(place).status_code for _time in range(3)] == [200, 200, 429]
    assert visitor.get(place).status_code == 200


def test_na_tien_minuten_mag_het_weer(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiting, "MOST", 1)
    limit, at = PublicLimit(), clock.now()
    limit.ask("192.0.2.1", at)
    limit.ask("192.0.2.2", at)
    with pytest.raises(TooMany) as told:
        limit.ask("192.0.2.1", at + timedelta(minutes=9, seconds=59))
    assert told.value.wait == 1
    limit.ask("192.0.2.1", at + timedelta(minutes=10))


def test_een_vraag_over_elk_onderwerp_geeft_overal_een_antwoord(quay: Flask) -> None:
    registry: Registry = quay.extensions["registry"]
    for slug in ("loep", "loket"):
        rules = registry.profile(slug)
        asked = questions([rules], list(Subject))
        told = {one.key: one.values[0] for one in asked}
        found = Enquiries(registry, TODAY).answer(rules, told, list(Subject))
        assert {one.subject for one in found.rules} == set(Subject)
        assert all(finding.source.section for one in found.rules for finding in one.findings)
        nothing = Enquiries(registry, TODAY).answer(rules, {}, list(Subject))
        assert nothing.counts[State.MET] == nothing.counts[State.UNMET] == 0


def test_zestig_scholen_en_hun_volgorde_hangt_niet_van_de_uitkomst_af(quay: Flask) -> None:
    registry: Registry = quay.extensions["registry"]
    base = registry.profile("loep")
    many = [named(base, number) for number in range(60)]
    asker = Enquiries(registry, TODAY)
    orders = {tuple(line.school.name for line in asker.places(many, {"leeftijd": age})) for age in ("3", "4", "9")}
    assert len(orders) == 1
    (order,) = orders
    assert list(order) == [f"School {number:02d}" for number in range(60)]
    asker.places(many, {})
    begun = time.perf_counter()
    asker.places(many, {"leeftijd": "5", "leerjaar": "2", "nederland": "1"})
    # the promise is 50 ms; a machine that does other work at the same time gets ten times as long
    assert time.perf_counter() - begun < 0.5


def named(base: SchoolProfile, number: int) -> SchoolProfile:
    """A school of its own with the same rules, judged by the plugins of the first."""
    school = replace(base.school, name=f"School {number * 7 % 60:02d}")
    return replace(base, school=school, digest=f"{number:064d}")
