"""A director from outside who loses sight of the case: the owner of care is asked to have another one chosen."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.facts import load
from core.features.consents.rules import Answer
from core.features.duties import acts
from core.features.duties.models import Duty
from core.features.mail.models import Notice
from core.features.meetings import directors, items, planning
from core.features.meetings.closing import close_item
from core.features.meetings.written import Closing
from core.web.problems import Problem
from tests.clock import FixedClock
from tests.factories_meetings import say
from tests.features.meetings.stage import CARE, Stage
from tests.world import World

ANSWERS = {"wat_nodig": "Rust.", "wat_bieden": "Een vaste plek."}


@pytest.fixture
def stage(world: World, clock: FixedClock) -> Stage:
    return Stage(world, clock, on=1, ready=0)


def choose(stage: Stage, director: str) -> None:
    chosen = (stage.world.loket.membership(director).id,)
    closing = Closing(minutes=ANSWERS, outcome="advies_school", directors=chosen)
    with stage.world.acting("loket", CARE):
        item = items.item_of(stage.meeting_id, stage.item_ids[0])
        close_item(item, planning.meeting_of(stage.meeting_id), closing)


def father_says(stage: Stage, answer: Answer) -> None:
    with stage.world.acting("loket", "coach"):
        say(stage.cases[0], "bespreken_ot", answer, only=stage.world.loket.pupils[0].guardian_ids[1])


def asked(stage: Stage) -> list[Duty]:
    with stage.world.acting("loket", CARE):
        return list(session().scalars(select(Duty).where(Duty.rule == "director")))


def test_the_owner_of_care_is_asked_for_another_director(stage: Stage, clock: FixedClock) -> None:
    choose(stage, "smw")
    assert asked(stage) == []
    clock.set(datetime(2027, 1, 20, 9, 0, tzinfo=AMSTERDAM))
    father_says(stage, Answer.WITHDRAWN)
    (duty,) = asked(stage)
    assert (duty.owner_role, duty.owner_id) == (CARE, stage.world.loket.membership(CARE).id)
    assert (duty.closed_on, duty.due_on) == (None, None)
    assert stage.world.loket.person("smw").name in duty.explains
    with stage.world.acting("loket", CARE):
        told = session().scalars(select(Notice.text).where(Notice.kind == "director")).all()
        assert [text for text in told if "ziet het dossier niet meer" in text]
        with pytest.raises(Problem):
            acts.finish(duty.id)


def test_the_dossier_says_that_the_director_does_not_see_it(
    stage: Stage, clock: FixedClock, client: FlaskClient
) -> None:
    choose(stage, "smw")
    stage.world.sign_in(client, stage.world.loket.person(CARE))
    address = f"/loket/dossiers/{stage.cases[0]}"
    assert "ziet dit dossier niet meer" not in client.get(address).text
    father_says(stage, Answer.WITHDRAWN)
    assert "ziet dit dossier niet meer" in client.get(address).text


def test_it_ends_when_consent_comes_back(stage: Stage) -> None:
    choose(stage, "smw")
    father_says(stage, Answer.WITHDRAWN)
    father_says(stage, Answer.GIVEN)
    (duty,) = asked(stage)
    assert duty.close_reason == "Er is weer toestemming."


def test_the_owner_of_care_chooses_another_between_two_meetings(stage: Stage, client: FlaskClient) -> None:
    choose(stage, "smw")
    father_says(stage, Answer.WITHDRAWN)
    member = stage.world.loket.membership
    stage.world.sign_in(client, stage.world.loket.person(CARE))
    address = f"/loket/dossiers/{stage.cases[0]}/regiehouder"
    offered = client.get(address).text
    assert str(member(CARE).id) in offered
    assert str(member("bpo").id) not in offered, "wie van buiten komt, mag dit dossier nu niet zien"
    refused = client.post(address, data={"wie": str(member("bpo").id), "reden": "Ziek."})
    assert (refused.status_code, "Kies" in refused.text) == (422, True)
    assert client.post(address, data={"wie": str(member(CARE).id), "reden": " "}).status_code == 422
    assert client.post(address, data={"wie": str(member(CARE).id), "reden": "SMW ziet het niet."}).status_code == 303
    (duty,) = asked(stage)
    assert duty.close_reason == "Er is een andere regiehouder."
    with stage.world.acting("loket", CARE):
        file = load(stage.cases[0])
        last = [event for event in file.events if event.kind == "director"][-1]
        assert (file.case.director_id, last.reason) == (member(CARE).id, "SMW ziet het niet.")


def test_a_partner_is_offered_while_consent_lives_and_then_sees_the_case(stage: Stage) -> None:
    choose(stage, CARE)
    bpo = stage.world.loket.membership("bpo").id
    with stage.world.acting("loket", CARE):
        directors.replace(load(stage.cases[0]), bpo, "De BPO kent het gezin.")
    with stage.world.acting("loket", "bpo"):
        assert load(stage.cases[0]).case.director_id == bpo


@pytest.mark.parametrize("who", ["coach", "smw"])
def test_nobody_else_chooses(stage: Stage, who: str) -> None:
    choose(stage, "smw")
    with stage.world.acting("loket", who):
        file = load(stage.cases[0])
        with pytest.raises(Problem) as refused:
            directors.replace(file, stage.world.loket.membership(CARE).id, "Ik wil het zo.")
    assert refused.value.status == 403


def test_without_a_director_there_is_none_to_replace(stage: Stage, client: FlaskClient) -> None:
    stage.world.sign_in(client, stage.world.loket.person(CARE))
    address = f"/loket/dossiers/{stage.cases[0]}/regiehouder"
    assert "<form method" not in client.get(address).text
    member = stage.world.loket.membership(CARE).id
    assert client.post(address, data={"wie": str(member), "reden": "Ik wil het."}).status_code == 422
    with stage.world.acting("loket", CARE):
        assert load(stage.cases[0]).case.director_id is None


def test_a_director_of_the_school_keeps_sight(stage: Stage) -> None:
    choose(stage, CARE)
    father_says(stage, Answer.WITHDRAWN)
    assert asked(stage) == []
