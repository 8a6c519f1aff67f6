"""Wie keek waar: what the page shows of the ledger, to whom, and how it is narrowed."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from core.access import ledger
from core.contract.permissions import Permission
from core.db.clock import AMSTERDAM
from core.features.insight import service
from core.features.insight.service import Wanted
from core.features.insight.words import words_of
from core.web.paging import Asked
from core.web.problems import Invalid
from tests.clock import FixedClock
from tests.factories_duties import make_case
from tests.world import World, permissions_of, profile_of

PAGE = "/loket/wie-keek-waar"


@pytest.fixture
def boss(world: World, client: FlaskClient) -> FlaskClient:
    with world.as_system("loket"):
        case_id = make_case(world.loket.pupils[0], world.loket.membership("coach").id)
    coach = world.sign_in(world.app.test_client(), world.loket.person("coach"))
    assert coach.get(f"/loket/dossiers/{case_id}").status_code == 200
    assert coach.get("/loket/medewerkers").status_code == 403
    return world.sign_in(client, world.loket.person("directeur"))


def rows(page: str) -> str:
    return page.partition("<tbody")[2]


def test_wie_wat_bij_wie_en_waarom(world: World, boss: FlaskClient) -> None:
    page = rows(boss.get(PAGE).text)
    for words in ("las het dossier", world.loket.pupils[0].full_name, world.loket.membership("coach").name, "regel R2"):
        assert words in page
    assert "begeleiding" in page
    assert "geweigerd" in page


def test_kijken_staat_er_zelf_ook_in(boss: FlaskClient) -> None:
    boss.get(PAGE)
    assert "bekeek wie waar keek" in rows(boss.get(PAGE).text)


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("wat=geweigerd", "kwam niet binnen", "las het dossier"),
        ("wat=gelezen", "las het dossier", "kwam niet binnen"),
        ("wat=buiten", "Hier staat niets", "las het dossier"),
        ("doel=beheer", "kwam niet binnen", "las het dossier"),
        ("wie=kanarie-loket-coach", "las het dossier", "bekeek Vandaag"),
        ("leerling=Yara", "las het dossier", "kwam niet binnen"),
        ("van=26-11-2026&tot=26-11-2026", "las het dossier", "Hier staat niets"),
        ("van=27-11-2026", "Hier staat niets", "las het dossier"),
        ("tot=25-11-2026", "Hier staat niets", "las het dossier"),
        ("van=geen-dag", "Zo kunnen wij niet zoeken", "Hier staat niets"),
    ],
)
def test_de_keuzes_maken_de_lijst_korter(boss: FlaskClient, query: str, there: str, gone: str) -> None:
    page = boss.get(f"{PAGE}?{query}").text.partition("<main")[2]
    assert there in page
    assert gone not in page


def test_alleen_wie_daarvoor_staat_ziet_het(world: World, client: FlaskClient) -> None:
    for key, status in (("zorgcoordinator", 200), ("coach", 403), ("beheerder", 403), ("bpo", 403)):
        assert world.sign_in(client, world.loket.person(key)).get(PAGE).status_code == status


def test_wie_niet_alle_dossiers_leest_zoekt_niet_op_leerling(world: World, boss: FlaskClient) -> None:
    """The length of the answer would tell that there is a case about this child."""
    boss_rights = permissions_of(profile_of(world.app, "loket"), world.loket.membership("directeur"))
    with world.acting("loket", "directeur", permissions=boss_rights - {Permission.CASES_READ_ALL}):
        (line, *_more) = service.lines(Wanted(who="kanarie-loket-coach"), Asked(size=5))
        assert line.pupil in ("", "een leerling")
        with pytest.raises(Invalid) as refused:
            service.lines(Wanted(pupil="Yara"), Asked(size=5))
        assert set(refused.value.errors) == {"pupil"}


def test_elk_doel_van_een_pagina_valt_te_kiezen(boss: FlaskClient) -> None:
    page = boss.get(PAGE).text
    for purpose in ("begeleiding", "toestemming", "inzage geven", "voortgang van eigen werk", "technisch"):
        assert f'value="{purpose}"' in page


RECORDED = re.compile(r'(?:action=|_record\(\s*|note\((?:\w+, )*)"([a-z_]+\.[a-z_]+)"')
ROOMS = ("cases", "consents", "duties", "exchange", "handovers", "mail", "meetings", "pupils", "staff", "worklist")


@pytest.mark.parametrize("feature", ROOMS)
def test_elke_daad_heeft_woorden(feature: str) -> None:
    folder = Path(service.__file__).parents[1] / feature
    acts = {act for file in folder.glob("*.py") for act in RECORDED.findall(file.read_text())}
    assert acts or feature == "mail"
    assert sorted(act for act in acts if words_of(act) == act) == []


def test_pagina_na_pagina_zonder_gaten(world: World, client: FlaskClient, clock: FixedClock) -> None:
    with world.as_system("loket"):
        for number in range(120):
            clock.set(datetime(2026, 11, 26, 9, 0, tzinfo=AMSTERDAM) + timedelta(seconds=number))
            ledger.record(action=f"proef.{number}", object_type="proef")
    boss = world.sign_in(client, world.loket.person("directeur"))
    seen, path = [], f"{PAGE}?wie=systeem"
    while path:
        page = boss.get(path).text
        seen += [int(part.partition("<")[0]) for part in page.split("proef.")[1:]]
        after = (
            page.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0] if 'rel="next"' in page else ""
        )
        path = after.replace("&amp;", "&")
    assert seen == list(range(119, -1, -1))
