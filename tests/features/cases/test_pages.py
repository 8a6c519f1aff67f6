"""The pages of a case, opened as the people of both schools open them."""

from uuid import UUID

import pytest
from flask.testing import FlaskClient

from core.features.cases.concern_answers import Concern
from core.features.cases.concerns import report
from tests.world import World

WHOLE = {
    "texts": {"wat_zie_je": "Stil in de les.", "wat_geprobeerd": "Twee gesprekken, het hielp niet genoeg."},
    "parties": {"overleg": frozenset({"leerling", "ouders", "leerlingcoordinator"})},
    "consents": {"toestemming": frozenset({"leerling", "ouders"})},
}


@pytest.fixture
def case_id(world: World) -> UUID:
    """A zorgmelding about the first pupil of Loket, sent by her coach."""
    with world.acting("loket", "coach"):
        pupil = world.loket.pupils[0]
        return report(Concern(form="zorgmelding", route="zorgroute", pupil_id=pupil.id, **WHOLE)).case.id  # type: ignore[arg-type]


PAGES = ("", "/waarom", "/inzage", "/geschiedenis", "/gesprek", "/observatie", "/notitie")


@pytest.mark.parametrize("page", PAGES)
def test_the_care_coordinator_opens_every_page(world: World, client: FlaskClient, case_id: UUID, page: str) -> None:
    world.sign_in(client, world.loket.person("zorgcoordinator"))
    answer = client.get(f"/loket/dossiers/{case_id}{page}")
    assert answer.status_code == 200, answer.text
    assert "Yara" in answer.text


def test_the_coach_sees_the_own_case(world: World, client: FlaskClient, case_id: UUID) -> None:
    world.sign_in(client, world.loket.person("coach"))
    answer = client.get(f"/loket/dossiers/{case_id}")
    assert answer.status_code == 200
    assert "Nog niet mogelijk" in answer.text or "Dit kan nu" in answer.text


def test_a_partner_without_a_disclosure_finds_nothing(world: World, client: FlaskClient, case_id: UUID) -> None:
    world.sign_in(client, world.loket.person("bpo"))
    assert client.get(f"/loket/dossiers/{case_id}").status_code == 404


def test_the_other_school_finds_nothing(world: World, client: FlaskClient, case_id: UUID) -> None:
    world.sign_in(client, world.loep.person("kc"))
    assert client.get(f"/loep/dossiers/{case_id}").status_code == 404
    assert client.get(f"/loket/dossiers/{case_id}").status_code == 404


def test_a_concern_by_form_keeps_what_was_typed(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loket.person("coach"))
    pupil = world.loket.pupils[0]
    page = client.get("/loket/zorg-melden")
    assert page.status_code == 200
    sent = {"leerling": str(pupil.id), "wat_zie_je": "Slaapt slecht.", "wat_geprobeerd": "Gesprekken."}
    refused = client.post("/loket/zorg-melden", data=sent)
    assert refused.status_code == 422
    assert "Slaapt slecht." in refused.text
    assert "Overleg eerst met" in refused.text
    whole = {**sent, "overleg": ["leerling", "ouders", "leerlingcoordinator"], "toestemming": ["leerling", "ouders"]}
    page = client.get(f"/loket/zorg-melden?leerling={pupil.id}")
    guardians = [str(one) for one in pupil.guardian_ids] if hasattr(pupil, "guardian_ids") else []
    whole["toestemming"] = ["leerling", *guardians] if guardians else ["leerling", "ouders"]
    done = client.post("/loket/zorg-melden", data=whole)
    assert done.status_code == 303, done.text
