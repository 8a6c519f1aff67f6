"""The pages of one duty."""

from uuid import UUID

from flask.testing import FlaskClient

from core.features.duties.models import Duty
from tests.factories_duties import QUOTE, make_case, make_duty
from tests.world import World


def _made(world: World, kind: str = "task", **values: object) -> tuple[Duty, UUID]:
    me = world.loep.membership("kc")
    with world.acting("loep", me):
        pupil = world.loep.pupils[0]
        case_id = make_case(pupil, world.loep.membership("leerkracht").id, owner_id=me.id)
        values = {"owner_id": me.id, "case_id": case_id, "pupil_id": pupil.id, **values}
        return make_duty("Bel de ouders", "kc", kind=kind, explains="Moeder vroeg erom.", **values), case_id


def test_de_bladzijde_zegt_wie_wat_en_waarom(world: World, client: FlaskClient) -> None:
    duty, case_id = _made(world)
    page = world.sign_in(client, world.loep.person("kc")).get(f"/loep/taken/{duty.id}").text
    for words in (world.loep.pupils[0].full_name, "Moeder vroeg erom.", QUOTE, "§ 3.2", f"/loep/dossiers/{case_id}"):
        assert words in page
    assert "Vink af" in page


def test_een_termijn_heeft_geen_knop_om_af_te_vinken(world: World, client: FlaskClient) -> None:
    duty, _case_id = _made(world, kind="deadline")
    world.sign_in(client, world.loep.person("kc"))
    assert "Vink af" not in client.get(f"/loep/taken/{duty.id}").text
    refused = client.post(f"/loep/taken/{duty.id}/afvinken", data={"notitie": "klaar"})
    assert refused.status_code == 422
    assert "niet afvinken" in refused.text


def test_afvinken_en_terugzetten(world: World, client: FlaskClient) -> None:
    duty, _case_id = _made(world)
    world.sign_in(client, world.loep.person("kc"))
    done = client.post(f"/loep/taken/{duty.id}/afvinken", data={"notitie": "Gebeld."}, follow_redirects=True)
    assert "Afgevinkt." in done.text
    assert "Gebeld." in done.text
    assert "Bel de ouders" not in client.get("/loep/").text
    back = client.post(f"/loep/taken/{duty.id}/terugzetten", follow_redirects=True)
    assert "Het staat weer op de lijst" in back.text
    assert "Bel de ouders" in client.get("/loep/").text


def test_een_te_lange_notitie_blijft_staan(world: World, client: FlaskClient) -> None:
    duty, _case_id = _made(world)
    world.sign_in(client, world.loep.person("kc"))
    answer = client.post(f"/loep/taken/{duty.id}/afvinken", data={"notitie": "x" * 401})
    assert answer.status_code == 422
    assert "x" * 401 in answer.text


def test_overdragen_aan_een_collega_met_de_rol(world: World, client: FlaskClient) -> None:
    duty, _case_id = _made(world)
    world.sign_in(client, world.loep.person("kc"))
    other = world.loep.membership("kc2")
    page = client.get(f"/loep/taken/{duty.id}/overdragen").text
    assert other.name in page
    assert world.loep.membership("leerkracht").name not in page
    assert client.post(f"/loep/taken/{duty.id}/overdragen", data={}).status_code == 422
    done = client.post(
        f"/loep/taken/{duty.id}/overdragen", data={"wie": str(other.id), "reden": "Ziek."}, follow_redirects=True
    )
    assert f"Overgedragen aan {other.name}" in done.text
    assert "Bel de ouders" not in client.get("/loep/").text
    world.sign_in(client, other)
    assert "Bel de ouders" in client.get("/loep/").text
    assert "droeg aan je over" in client.get("/loep/berichten").text


def test_een_vreemde_rol_wordt_geweigerd(world: World, client: FlaskClient) -> None:
    duty, _case_id = _made(world)
    world.sign_in(client, world.loep.person("kc"))
    teacher = world.loep.membership("leerkracht").id
    refused = client.post(f"/loep/taken/{duty.id}/overdragen", data={"wie": str(teacher)})
    assert refused.status_code == 422


def test_wie_het_dossier_niet_mag_zien_vindt_de_taak_niet(world: World, client: FlaskClient) -> None:
    duty, _case_id = _made(world)
    for person in (world.loep.person("leerkracht2"), world.loep.person("jos")):
        answer = world.sign_in(client, person).get(f"/loep/taken/{duty.id}")
        assert answer.status_code == 404
        assert "Bel de ouders" not in answer.text
    answer = world.sign_in(client, world.loket.person("zorgcoordinator")).get(f"/loket/taken/{duty.id}")
    assert answer.status_code == 404
    assert world.loep.canary not in answer.text
