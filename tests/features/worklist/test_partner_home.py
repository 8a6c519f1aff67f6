"""The home of a partner: own meetings, open cases, what is asked; and nothing the moment consent is gone."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient

from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.facts import load
from core.features.consents.rules import Answer
from core.features.meetings import directors
from core.features.meetings.directors import NewDirector
from tests.clock import FixedClock
from tests.factories_duties import make_duty
from tests.factories_meetings import say
from tests.features.meetings.stage import CARE, THURSDAY, Stage
from tests.world import World


@pytest.fixture
def stage(world: World, clock: FixedClock) -> Stage:
    return Stage(world, clock)


@pytest.fixture
def bpo(stage: Stage, client: FlaskClient) -> FlaskClient:
    return stage.world.sign_in(client, stage.world.loket.person("bpo"))


def test_eigen_overleg_met_plaats_en_de_punten_die_open_zijn(stage: Stage, bpo: FlaskClient) -> None:
    page = bpo.get("/loket/").text
    assert "<h1>Overzicht</h1>" in page
    assert "lokaal 0.12" in page
    for place in (0, 1):
        assert stage.world.loket.pupils[place].full_name in page
        assert stage.items[place] in page
    assert stage.world.loket.pupils[2].full_name not in page


def test_het_menu_heeft_een_keuze(bpo: FlaskClient, stage: Stage) -> None:
    menu = bpo.get("/loket/").text.partition('id="menu"')[2].partition("</nav>")[0]
    assert menu.count("<a ") == 1
    assert "Overzicht" in menu


def test_een_dossier_dat_sluit_is_bij_de_volgende_klik_weg(stage: Stage, bpo: FlaskClient) -> None:
    pupil, case_id = stage.world.loket.pupils[0], stage.cases[0]
    assert f"/loket/dossiers/{case_id}" in bpo.get("/loket/").text
    with stage.world.acting("loket", CARE):
        say(case_id, "bespreken_ot", Answer.WITHDRAWN, only=pupil.guardian_ids[0])
    page = bpo.get("/loket/").text
    assert pupil.full_name not in page
    assert f"/loket/dossiers/{case_id}" not in page


def test_een_dicht_punt_is_een_getal(stage: Stage, client: FlaskClient) -> None:
    page = stage.world.sign_in(client, stage.world.loket.person("schoolarts")).get("/loket/").text
    assert "dicht voor u" in page
    assert not [pupil for pupil in stage.world.loket.pupils if pupil.full_name in page]


def test_de_regiehouder_leest_dat_hij_het_is_en_zonder_einde(stage: Stage, bpo: FlaskClient) -> None:
    with stage.world.acting("loket", CARE):
        file = load(stage.cases[0])
        chosen = stage.world.loket.membership("bpo").id
        directors.appoint(file, NewDirector(membership_id=chosen, on=THURSDAY, purpose="bespreken_ot"))
    page = bpo.get("/loket/").text
    assert "U bent regiehouder." in page
    assert "Open zolang de toestemming er is." in page


def test_wat_gevraagd_is_staat_bovenaan_ook_als_het_later_moet(stage: Stage, bpo: FlaskClient) -> None:
    with stage.world.as_system("loket"):
        make_duty("Bel de gemeente", "bpo", owner_id=stage.world.loket.membership("bpo").id, case_id=stage.cases[0])
        session().flush()
    page = bpo.get("/loket/").text
    assert "Wat de school u vraagt" in page
    assert "Bel de gemeente" in page


def test_zonder_iets_legt_de_pagina_uit_wat_er_komt(world: World, client: FlaskClient, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 26, 9, 0, tzinfo=AMSTERDAM))
    page = world.sign_in(client, world.loep.person("smw")).get("/loep/").text
    assert "Er wacht nu niets op u" in page
    assert "zolang daar toestemming voor is" in page


@pytest.mark.parametrize("path", ["/loket/bestaat-niet", "/loket/dossiers/00000000-0000-7000-8000-000000000000"])
def test_fouten_spreken_een_partner_aan_met_u(stage: Stage, bpo: FlaskClient, path: str) -> None:
    answer = bpo.get(path)
    assert answer.status_code == 404
    main = answer.text.partition("<main")[2]
    assert "niets voor u" in main or path.endswith("niet")
    assert "voor jou" not in main or path.endswith("niet")
    closed = bpo.get("/loket/leerlingen")
    assert closed.status_code == 403
    assert "Dit is niet voor u open" in closed.text


def test_een_medewerker_leest_je(stage: Stage, client: FlaskClient) -> None:
    staff = stage.world.sign_in(client, stage.world.loket.person("coach"))
    assert "niets voor jou" in staff.get("/loket/dossiers/00000000-0000-7000-8000-000000000000").text


def test_bij_twee_scholen_kiest_de_partner_eerst(world: World, client: FlaskClient) -> None:
    both = world.sign_in(client, world.loep.person("partner_both"))
    page = both.get("/scholen").text
    assert "Kies een school" in page
    assert both.get("/loket/").text.count("<h1>Overzicht</h1>") == 1
