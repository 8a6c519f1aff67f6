"""The forms of meetings through the client: what is kept, what is refused, what happens once."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from core.db.engine import session
from core.features.cases.facts import load
from core.features.cases.models import CaseEvent, Decision
from core.features.duties.models import Duty
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.web.drafts import Draft
from tests.clock import FixedClock
from tests.features.meetings.stage import CARE, Stage
from tests.world import World


@pytest.fixture
def stage(world: World, clock: FixedClock, client: FlaskClient) -> Stage:
    """The stage, with the care coordinator signed in."""
    made = Stage(world, clock)
    world.sign_in(client, world.loket.person(CARE))
    return made


def typed(world: World, **other: Any) -> dict[str, Any]:
    """The minutes as a care coordinator types them."""
    return {
        "key": str(uuid4()),
        "version": "0",
        "antwoord_wat_nodig": "Rust en een vaste plek.",
        "antwoord_wat_bieden": "Elke dag starten in de VIP-room.",
        "uitkomst": "advies_school",
        "regiehouder": [str(world.loket.membership("smw").id)],
        **other,
    }


def the(world: World, item_id: UUID) -> AgendaItem:
    with world.as_system("loket"):
        return session().scalars(select(AgendaItem).where(AgendaItem.id == item_id)).one()


def test_a_meeting_is_planned_once(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loket.person(CARE))
    form = {
        "key": str(uuid4()),
        "team": "ot",
        "datum": "3-12-2026",
        "begin": "14.00",
        "einde": "15.30",
        "plaats": "0.12",
    }
    first, again = (client.post("/loket/overleg/plan", data=form) for _round in range(2))
    assert first.status_code == again.status_code == 303
    assert first.location == again.location
    with world.as_system("loket"):
        (meeting,) = session().scalars(select(Meeting)).all()
        assert session().scalar(select(func.count(MeetingSeat.id))) == 6
    assert f"{meeting.starts_at:%H.%M}" == "13.00"
    assert "3 december 2026" in client.get(first.location).get_data(as_text=True)


def test_a_meeting_that_ends_before_it_begins_is_refused_and_kept(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loket.person(CARE))
    form = {"team": "ot", "datum": "2026-12-03", "begin": "15.00", "einde": "14.00", "plaats": "zolder"}
    answer = client.post("/loket/overleg/plan", data=form)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Kies een latere eindtijd." in text
    assert "zolder" in text


def test_a_case_is_put_on_from_the_list_and_refused_without_consent(stage: Stage, client: FlaskClient) -> None:
    path = f"{stage.path}/op-de-agenda"
    assert client.post(path, data={"dossier": str(stage.cases[2])}).status_code == 303
    assert stage.world.loket.pupils[2].full_name in client.get(stage.path).get_data(as_text=True)
    assert client.post(path, data={"dossier": str(stage.cases[2])}).status_code == 409
    assert client.post(path, data={"dossier": "onzin"}).status_code == 404


def test_the_order_changes(stage: Stage, client: FlaskClient) -> None:
    assert client.post(f"{stage.items[1]}/plaats", data={"richting": "eerder"}).status_code == 303
    text = client.get(stage.path).get_data(as_text=True)
    first, second = (stage.world.loket.pupils[n].full_name for n in (0, 1))
    assert text.index(second) < text.index(first)
    client.post(f"{stage.items[1]}/plaats", data={"richting": "eerder"})
    client.post(f"{stage.items[1]}/plaats", data={"richting": "later"})
    assert the(stage.world, stage.item_ids[0]).place == 1


def test_what_an_item_is_about_and_how_long(stage: Stage, client: FlaskClient) -> None:
    client.post(f"{stage.items[0]}/waarover", data={"waarover": "Verzuim op maandag", "duur": "25"})
    text = client.get(stage.path).get_data(as_text=True)
    assert "Verzuim op maandag" in text
    assert "14.25" in text
    assert client.post(f"{stage.items[0]}/waarover", data={"waarover": "X", "duur": "500"}).status_code == 422


def test_an_item_goes_to_another_meeting_with_a_reason(stage: Stage, client: FlaskClient) -> None:
    plan = {"team": "ot", "datum": "2026-12-03", "begin": "14.00", "einde": "15.00"}
    other = client.post("/loket/overleg/plan", data=plan).location.split("/")[-1].split("?")[0]
    path = f"{stage.items[0]}/haal-af"
    assert client.post(path, data={"reden": "", "naar": other}).status_code == 422
    assert client.post(path, data={"reden": "De tijd is op.", "naar": other}).status_code == 303
    assert the(stage.world, stage.item_ids[0]).state == "withdrawn"
    name = stage.world.loket.pupils[0].full_name
    assert name in client.get(f"/loket/overleg/{other}").get_data(as_text=True)
    assert name not in client.get(stage.path).get_data(as_text=True)


def test_sc_loket_13_closing_in_the_browser(stage: Stage, client: FlaskClient) -> None:
    coach = str(stage.world.loket.membership("coach").id)
    task = {"taken-0-wat": "Bel de ouders", "taken-0-wie": coach, "taken-0-voor": "2026-12-03"}
    form = typed(stage.world, besluiten=["extra_ondersteuning", "observatie_bpo"], **task)
    first, again = (client.post(f"{stage.items[0]}/sluit", data=form) for _round in range(2))
    assert first.status_code == again.status_code == 303
    text = client.get(first.location).get_data(as_text=True)
    assert "Het punt is afgesloten." in text
    assert "Extra ondersteuning met plan van aanpak" in text
    assert "Bel de ouders" in text
    assert "Vandaag nog" in text
    again_ready = client.get(stage.path).get_data(as_text=True).split("Klaar voor dit overleg")[1]
    assert stage.world.loket.pupils[0].full_name not in again_ready.split("Aan tafel")[0]
    with stage.world.as_system("loket"):
        assert len(session().scalars(select(Decision)).all()) == 2
        assert len(session().scalars(select(CaseEvent).where(CaseEvent.kind == "meeting")).all()) == 1
        assert load(stage.cases[0]).case.step_code == "plan_van_aanpak"


def test_sc_loket_13_two_directors_are_one_too_many_and_nothing_typed_is_lost(
    stage: Stage, client: FlaskClient
) -> None:
    both = [str(stage.world.loket.membership(key).id) for key in ("bpo", "smw")]
    task = {"taken-0-wat": "Bel de ouders", "taken-0-wie": "", "taken-0-voor": "morgen"}
    answer = client.post(f"{stage.items[0]}/sluit", data=typed(stage.world, regiehouder=both))
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Kies precies één regiehouder." in text
    assert "Rust en een vaste plek." in text
    answer = client.post(f"{stage.items[0]}/sluit", data=typed(stage.world, antwoord_wat_nodig="", **task))
    text = answer.get_data(as_text=True)
    assert "Deze vraag is nog leeg." in text
    assert "Kies wie dit doet." in text
    assert "morgen" in text
    assert the(stage.world, stage.item_ids[0]).state == "open"


@pytest.mark.parametrize("director", ["coach", "schoolarts"])
def test_who_is_no_member_of_the_ot_cannot_be_chosen(stage: Stage, client: FlaskClient, director: str) -> None:
    chosen = [str(stage.world.loket.membership(director).id)]
    answer = client.post(f"{stage.items[0]}/sluit", data=typed(stage.world, regiehouder=chosen))
    assert answer.status_code == 422
    assert "Kies een van de mogelijkheden." in answer.get_data(as_text=True)


def test_a_decision_that_cannot_be_is_no_choice(stage: Stage, client: FlaskClient) -> None:
    form = typed(stage.world, besluiten=["onderzoek_schoolpsycholoog"])
    assert client.post(f"{stage.items[0]}/sluit", data=form).status_code == 422
    assert the(stage.world, stage.item_ids[0]).state == "open"


def test_minutes_are_saved_for_all_and_a_second_writer_chooses(stage: Stage, client: FlaskClient) -> None:
    world, path = stage.world, stage.items[0]
    assert client.post(f"{path}/bewaar", data=typed(world)).status_code == 303
    assert "Rust en een vaste plek." in client.get(path).get_data(as_text=True)
    other = world.sign_in(world.app.test_client(), world.loket.person("zorgcoordinator2"))
    mine = typed(world, antwoord_wat_nodig="Van de ander.")
    answer = other.post(f"{path}/sluit", data=mine)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Van de ander." in text
    assert "Rust en een vaste plek." in text
    chosen = {**mine, "version": "1", "key": str(uuid4()), "keuze~antwoord_wat_nodig": "hun"}
    chosen |= {"mijn~antwoord_wat_nodig": "Van de ander.", "hun~antwoord_wat_nodig": "Rust en een vaste plek."}
    del chosen["antwoord_wat_nodig"]
    assert other.post(f"{path}/sluit", data=chosen).status_code == 303
    assert the(world, stage.item_ids[0]).minutes["wat_nodig"] == "Rust en een vaste plek."


def test_who_closes_what_a_colleague_just_closed_hears_so(stage: Stage, client: FlaskClient) -> None:
    path = stage.items[0]
    assert client.post(f"{path}/sluit", data=typed(stage.world)).status_code == 303
    late = client.post(f"{path}/sluit", data=typed(stage.world, antwoord_wat_nodig="Van de ander."))
    assert late.status_code == 409
    assert "Dit punt is al afgesloten" in late.get_data(as_text=True)
    assert client.get(f"{path}/sluit").status_code == 303


def test_a_task_for_who_may_not_see_the_case_is_refused(stage: Stage, client: FlaskClient) -> None:
    stranger = stage.world.loket.membership("onderwijsassistent")
    task = {"taken-0-wat": "Kluisje regelen", "taken-0-wie": str(stranger.id)}
    answer = client.post(f"{stage.items[0]}/sluit", data=typed(stage.world, **task))
    assert answer.status_code == 422
    assert "Deze persoon ziet dit dossier niet." in answer.get_data(as_text=True)
    assert the(stage.world, stage.item_ids[0]).state == "open"


def test_saving_without_closing_loses_nothing_that_only_closing_makes_real(stage: Stage, client: FlaskClient) -> None:
    path = stage.items[0]
    rows = {"taken-0-wat": "Kluisje regelen", "taken-1-wat": "Bellen", "taken-2-wat": "Rooster"}
    client.post(f"{path}/bewaar", data=typed(stage.world, toelichting="Rust eerst.", **rows))
    text = client.get(path).get_data(as_text=True)
    assert "Rust eerst." in text
    assert all(what in text for what in rows.values())
    assert "taken-4-wat" in text, "two empty rows stand below the three that were filled in"
    client.post(f"{path}/sluit", data=typed(stage.world))
    with stage.world.as_system("loket"):
        assert session().scalars(select(Draft)).all() == []


def test_a_draft_hears_that_a_colleague_saved(stage: Stage, client: FlaskClient) -> None:
    world = stage.world
    other = world.sign_in(world.app.test_client(), world.loket.person("zorgcoordinator2"))
    draft = {"fields": {"antwoord_wat_nodig": ["Ik typ nog."], "version": ["0"]}, "basis": "", "version": 0}
    address = f"/loket/concept/agendapunt/{stage.item_ids[0]}"
    kept = other.post(address, json=draft)
    assert kept.status_code == 200
    client.post(f"{stage.items[0]}/bewaar", data=typed(world))
    told = other.post(address, json={**draft, "basis": kept.get_json()["basis"]})
    assert told.status_code == 409
    assert world.loket.person(CARE).name in told.get_json()["line"]
    assert "Ik typ nog." in other.get(stage.items[0]).get_data(as_text=True)


def test_the_reference_of_som_closes_the_term(stage: Stage, client: FlaskClient) -> None:
    client.post(f"{stage.items[0]}/sluit", data=typed(stage.world))
    path = f"{stage.items[0]}/terugkoppeling/somtoday"
    empty = client.post(path, data={"kenmerk": ""})
    assert empty.status_code == 422
    assert "Vul het kenmerk in." in empty.get_data(as_text=True)
    done = client.post(path, data={"kenmerk": "SOM-2026-118"})
    assert "Op tijd gedaan" in client.get(done.location).get_data(as_text=True)
    with stage.world.as_system("loket"):
        duty = session().scalars(select(Duty).where(Duty.rule == "terugkoppeling_breed_ot")).one()
        assert duty.closed_on is not None


def test_a_meeting_is_closed_when_everything_is_done(stage: Stage, client: FlaskClient) -> None:
    assert "Er zijn nog punten open." in client.get(f"{stage.path}/sluit").get_data(as_text=True)
    assert client.post(f"{stage.path}/sluit").status_code == 422
    for path in stage.items:
        client.post(f"{path}/sluit", data=typed(stage.world))
    with stage.world.as_system("loket"):
        seats = session().scalars(select(MeetingSeat.id).where(MeetingSeat.meeting_id == stage.meeting_id)).all()
    present = {f"stoel_{seat.hex}": "present" for seat in seats}
    assert client.post(f"{stage.path}/aanwezig", data=present).status_code == 303
    closed = client.post(f"{stage.path}/sluit")
    text = client.get(closed.location).get_data(as_text=True)
    assert "telt mee" in text
    assert "Advies aan de school" in text
    assert client.post(f"{stage.path}/aanwezig", data=present).status_code == 409


def test_a_guest_for_one_item_needs_a_reason(stage: Stage, client: FlaskClient) -> None:
    person = stage.world.loket.membership("leerlingbegeleider")
    form = {"wie": f"leerlingbegeleider/{person.id}", "reden": ""}
    assert client.post(f"{stage.items[0]}/nodig-uit", data=form).status_code == 422
    done = client.post(f"{stage.items[0]}/nodig-uit", data={**form, "reden": "Kent de afspraken thuis."})
    assert "Kent de afspraken thuis." in client.get(done.location).get_data(as_text=True)
    assert client.post(f"{stage.items[0]}/nodig-uit", data={**form, "reden": "Nog eens."}).status_code == 409


@pytest.mark.parametrize("path", ["/sluit", "/bewaar", "/haal-af", "/plaats", "/waarover", "/nodig-uit"])
def test_a_partner_changes_nothing(stage: Stage, path: str) -> None:
    partner = stage.world.sign_in(stage.world.app.test_client(), stage.world.loket.person("bpo"))
    assert partner.post(f"{stage.items[0]}{path}", data=typed(stage.world)).status_code == 403
