"""SC-LOEP-16 in the browser: who is asked for approval sees the case, says yes or no, and sees what is awaited."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.models import Decision
from core.features.consents.rules import Answer
from core.features.meetings import agenda, items, planning
from core.features.meetings.closing import close_item
from core.features.meetings.written import Closing
from tests.clock import FixedClock
from tests.factories_meetings import case_at, make_document, plan_meeting, say
from tests.features.meetings.stage import THURSDAY
from tests.world import World


@pytest.fixture
def paths(world: World, clock: FixedClock) -> tuple[str, str]:
    """An arrangement for which the OT just gave permission: the page of the item, and that of the approval."""
    clock.set(datetime(2026, 11, 26, 14, 30, tzinfo=AMSTERDAM))
    with world.acting("loep", "kc"):
        case_id = case_at(world.loep.pupils[0], "didactisch", "ot", "niveau_4").case.id
        say(case_id, "swv_betrokken", Answer.GIVEN)
        make_document(case_id, "groeidocument")
        meeting = plan_meeting("ot", THURSDAY)
        item = agenda.put_on(meeting, case_id)
        answers = {"nodig": "Meer tijd.", "aanvraag": "Ja."}
        close_item(
            items.item_of(meeting.id, item.id),
            planning.meeting_of(meeting.id),
            Closing(minutes=answers, outcome="arrangement", decisions=("arrangement",)),
        )
        decision = session().scalars(select(Decision.id)).one()
    return f"/loep/overleg/{meeting.id}/punt/{item.id}", f"/loep/besluiten/{decision}/akkoord"


def test_sc_loep_16_the_words_follow_the_approvals(world: World, paths: tuple[str, str], client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("schoolleider"))
    item, approval = paths
    text = client.get(item).get_data(as_text=True)
    assert "wacht op de schoolleider en het bestuur" in text
    assert approval in text
    assert client.post(approval, data={"akkoord": "approved"}).status_code == 303
    assert "wacht op het bestuur" in client.get(item).get_data(as_text=True)
    assert "Jouw akkoord" not in client.get(approval).get_data(as_text=True)
    board = world.sign_in(world.app.test_client(), world.loep.person("bestuur"))
    assert world.loep.pupils[0].full_name in board.get(approval).get_data(as_text=True)
    done = board.post(approval, data={"akkoord": "approved"})
    assert "Je akkoord staat vast." in board.get(done.location).get_data(as_text=True)
    assert "akkoord" in client.get(item).get_data(as_text=True)
    assert "wacht op" not in client.get(item).get_data(as_text=True)


def test_a_refusal_needs_a_reason(world: World, paths: tuple[str, str], client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("bestuur"))
    refused = client.post(paths[1], data={"akkoord": "refused", "reden": ""})
    assert refused.status_code == 422
    assert "Schrijf een reden op." in refused.get_data(as_text=True)
    client.post(paths[1], data={"akkoord": "refused", "reden": "Eerst een gesprek."})
    assert "Eerst een gesprek." in client.get(paths[1]).get_data(as_text=True)


@pytest.mark.parametrize(("key", "status"), [("kc", 403), ("leerkracht", 403), ("jos", 403)])
def test_who_is_not_asked_gives_no_approval(
    world: World, paths: tuple[str, str], client: FlaskClient, key: str, status: int
) -> None:
    world.sign_in(client, world.loep.person(key))
    answer = client.post(paths[1], data={"akkoord": "approved"})
    assert answer.status_code in (status, 422)
    with world.acting("loep", "kc"):
        assert session().scalars(select(Decision.kind)).all() == ["arrangement"]
    leader = world.sign_in(world.app.test_client(), world.loep.person("schoolleider"))
    assert "wacht op de schoolleider en het bestuur" in leader.get(paths[1]).get_data(as_text=True)
