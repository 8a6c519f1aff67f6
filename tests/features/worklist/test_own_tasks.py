"""A task of one's own making: about whom, for whom, by when."""

from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import select

from core.db.engine import session
from core.features.duties.models import Duty
from core.features.mail.models import Notice
from tests.factories_duties import make_case
from tests.world import World


def _case(world: World) -> UUID:
    with world.as_system("loep"):
        return make_case(world.loep.pupils[0], world.loep.membership("leerkracht").id)


def _duties(world: World) -> list[Duty]:
    with world.as_system("loep"):
        return list(session().scalars(select(Duty)))


def _sent(world: World, who: str, about: str, **other: str) -> dict[str, str]:
    return {"wat": "Bel de ouders", "over": about, "wie": str(world.loep.membership(who).id)} | other


def test_een_taak_over_een_dossier_voor_een_collega(world: World, client: FlaskClient) -> None:
    case_id = _case(world)
    world.sign_in(client, world.loep.person("kc"))
    page = client.get(f"/loep/taken/nieuw?dossier={case_id}").text
    assert f'value="dossier~{case_id}" selected' in page
    data = _sent(world, "leerkracht", f"dossier~{case_id}", uiterlijk="27-11-2026")
    done = client.post("/loep/taken/nieuw", data=data, follow_redirects=True)
    assert "Het staat op de lijst van" in done.text
    (duty,) = _duties(world)
    assert (duty.case_id, duty.pupil_id) == (case_id, world.loep.pupils[0].id)
    assert duty.owner_role == "leerkracht"
    world.sign_in(client, world.loep.person("leerkracht"))
    today = client.get("/loep/").text
    assert "Bel de ouders" in today
    assert f"{world.loep.membership('kc').name} vroeg dit op 26 november 2026." in today
    with world.as_system("loep"):
        (told,) = session().scalars(select(Notice))
        assert told.membership_id == world.loep.membership("leerkracht").id


def test_een_taak_voor_mezelf_zonder_leerling(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("leerkracht"))
    client.post("/loep/taken/nieuw", data=_sent(world, "leerkracht", "niemand"))
    assert "Je zette dit zelf op de lijst" in client.get("/loep/").text
    with world.as_system("loep"):
        assert session().scalars(select(Notice)).all() == []


def test_twee_keer_verstuurd_is_een_taak(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("leerkracht"))
    data = _sent(world, "leerkracht", "niemand", key="0197c2f0-0000-7000-8000-000000000001")
    places = {client.post("/loep/taken/nieuw", data=data).headers["Location"] for _time in range(2)}
    assert len(places) == len(_duties(world)) == 1


def test_wie_het_dossier_niet_mag_zien_krijgt_er_geen_taak_over(world: World, client: FlaskClient) -> None:
    case_id = _case(world)
    world.sign_in(client, world.loep.person("kc"))
    refused = client.post("/loep/taken/nieuw", data=_sent(world, "leerkracht2", f"dossier~{case_id}"))
    assert refused.status_code == 422
    assert "mag dit dossier niet zien" in refused.text
    assert _duties(world) == []


def test_een_leerling_zonder_dossier_alleen_voor_wie_hier_werkt(world: World, client: FlaskClient) -> None:
    child = world.loep.pupils[5]
    world.sign_in(client, world.loep.person("kc"))
    assert child.full_name in client.get(f"/loep/taken/nieuw?leerling={child.id}").text
    path = f"/loep/taken/nieuw?leerling={child.id}"
    assert client.post(path, data=_sent(world, "jos", f"leerling~{child.id}")).status_code == 422
    assert client.post(path, data=_sent(world, "leerkracht2", f"leerling~{child.id}")).status_code == 303


def test_een_mentor_kiest_uit_de_eigen_leerlingen(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("leerkracht2"))
    page = client.get("/loep/taken/nieuw").text
    assert world.loep.pupils[17].full_name in page
    assert world.loep.pupils[0].full_name not in page


def test_een_dossier_dat_ik_niet_mag_zien_is_niet_te_kiezen(world: World, client: FlaskClient) -> None:
    case_id = _case(world)
    world.sign_in(client, world.loep.person("leerkracht2"))
    assert world.loep.pupils[0].full_name not in client.get(f"/loep/taken/nieuw?dossier={case_id}").text
    refused = client.post("/loep/taken/nieuw", data=_sent(world, "leerkracht2", f"dossier~{case_id}"))
    assert refused.status_code == 422
    assert _duties(world) == []


def test_een_partner_kiest_geen_leerling(world: World, client: FlaskClient) -> None:
    child = world.loep.pupils[5]
    world.sign_in(client, world.loep.person("jos"))
    assert child.full_name not in client.get(f"/loep/taken/nieuw?leerling={child.id}").text


def test_wat_er_mist_staat_bij_het_veld(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("kc"))
    empty = client.post("/loep/taken/nieuw", data={})
    assert empty.status_code == 422
    for said in ("Schrijf op wat er moet gebeuren.", "Kies een leerling, of niemand.", "Kies wie het doet."):
        assert said in empty.text
    assert client.post("/loep/taken/nieuw", data=_sent(world, "kc", "niemand", wat=" ")).status_code == 422
    past = client.post("/loep/taken/nieuw", data=_sent(world, "kc", "niemand", uiterlijk="25-11-2026"))
    assert "Deze dag is al voorbij." in past.text
    assert (
        client.post("/loep/taken/nieuw", data=_sent(world, "kc", "niemand", uiterlijk="26-11-2026")).status_code == 303
    )
