"""Recording answers through the service: what is refused, what a withdrawal closes, and from which moment."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from core.contract.facts import ConsentStatus
from core.features.cases.facts import load
from core.features.consents import disclosures
from core.features.consents import service as consents
from core.features.consents.rules import Answer
from core.features.consents.service import ConsentRecorded, NewAnswer
from core.web.problems import Problem
from tests.factories_cases import DAY, WAYS, CasesInWorld, build_cases
from tests.world import SCHOOLS, World

OUTSIDE = {"loep": "jos", "loket": "bpo"}
INSIDE = {"loep": "schoolleider", "loket": "vip_medewerker"}


@pytest.fixture(params=SCHOOLS)
def cases(world: World, request: pytest.FixtureRequest) -> CasesInWorld:
    """Both cases of a school; the shared one stands on an agenda, by consent."""
    return build_cases(world, world.school(request.param))


def answer(world: World, cases: CasesInWorld, given: Answer, **other: object) -> ConsentRecorded:
    """The first parent answers, about the team of the school; recorded by the owner of care."""
    ways = WAYS[cases.school_id]
    with world.acting(cases.school_id, ways.care_owner):
        file = load(cases.shared.id)
        values = {
            "purpose": ways.purpose,
            "guardian_id": cases.shared.pupil.guardian_ids[0],
            "answer": given,
            "on": DAY,
            "form": "written" if given is Answer.GIVEN else "",
            **other,
        }
        return consents.record(file.subject, NewAnswer(**values))  # type: ignore[arg-type]


def status(world: World, cases: CasesInWorld) -> ConsentStatus:
    ways = WAYS[cases.school_id]
    with world.acting(cases.school_id, ways.care_owner):
        return consents.state(load(cases.shared.id).subject, ways.purpose, DAY).fact.status


def opens(world: World, client: FlaskClient, cases: CasesInWorld, key: str) -> int:
    """What somebody gets at the dossier now."""
    world.sign_in(client, world.school(cases.school_id).membership(key))
    return client.get(f"/{cases.school_id}/dossiers/{cases.shared.id}").status_code


def people_let_in(world: World, cases: CasesInWorld) -> int:
    ways = WAYS[cases.school_id]
    with world.as_system(cases.school_id):
        return disclosures.open_count(cases.shared.id, ways.purpose)


def test_consent_is_whole_and_partners_look_along(world: World, client: FlaskClient, cases: CasesInWorld) -> None:
    assert status(world, cases) is ConsentStatus.GIVEN
    assert people_let_in(world, cases) >= 2
    assert opens(world, client, cases, OUTSIDE[cases.school_id]) == 200


def test_withdrawing_closes_the_case_at_the_next_look(world: World, client: FlaskClient, cases: CasesInWorld) -> None:
    outside = OUTSIDE[cases.school_id]
    assert opens(world, client, cases, outside) == 200
    said = answer(world, cases, Answer.WITHDRAWN, reason="Wil het niet meer.")
    assert (said.lost, said.gained, said.status) == (True, False, ConsentStatus.WITHDRAWN)
    assert opens(world, client, cases, outside) == 404
    assert people_let_in(world, cases) == 0


def test_withdrawing_takes_the_case_off_the_agenda(world: World, cases: CasesInWorld) -> None:
    from core.features.meetings.items import items_of

    answer(world, cases, Answer.WITHDRAWN, reason="Wil het niet meer.")
    with world.as_system(cases.school_id):
        assert [item.state for item in items_of(cases.meeting_id)] == ["withdrawn"]


def test_who_owns_the_care_keeps_seeing_it(world: World, client: FlaskClient, cases: CasesInWorld) -> None:
    answer(world, cases, Answer.WITHDRAWN, reason="Wil het niet meer.")
    assert opens(world, client, cases, WAYS[cases.school_id].care_owner) == 200
    assert opens(world, client, cases, cases.shared.mentor) == 200


def test_asking_again_or_refusing_also_closes(world: World, client: FlaskClient, cases: CasesInWorld) -> None:
    assert answer(world, cases, Answer.REFUSED).lost
    assert opens(world, client, cases, OUTSIDE[cases.school_id]) == 404


def test_a_yes_after_a_withdrawal_opens_nothing_by_itself(
    world: World, client: FlaskClient, cases: CasesInWorld
) -> None:
    """What was closed stays closed; the case must be put on an agenda again."""
    answer(world, cases, Answer.WITHDRAWN, reason="Wil het niet meer.")
    said = answer(world, cases, Answer.GIVEN)
    assert (said.gained, status(world, cases)) == (True, ConsentStatus.GIVEN)
    assert opens(world, client, cases, OUTSIDE[cases.school_id]) == 404


@pytest.mark.parametrize("later", [Answer.WITHDRAWN, Answer.REFUSED])
def test_an_older_yes_does_not_undo_a_later_no(world: World, cases: CasesInWorld, later: Answer) -> None:
    """A letter of last week, entered today, says nothing about what a parent said this morning."""
    answer(world, cases, later, reason="Wil het niet meer.")
    with pytest.raises(Problem, match="later nog iets anders"):
        answer(world, cases, Answer.GIVEN, on=DAY - timedelta(days=7))
    assert status(world, cases) is not ConsentStatus.GIVEN


@pytest.mark.parametrize(
    ("given", "other", "sentence"),
    [
        (Answer.GIVEN, {"on": DAY + timedelta(days=1)}, "toekomst"),
        (Answer.GIVEN, {"form": ""}, "Hoe is de toestemming gegeven"),
        (Answer.GIVEN, {"form": "handshake"}, "Hoe is de toestemming gegeven"),
        (Answer.REFUSED, {"on": date(2020, 1, 1)}, "later nog iets anders"),
        (Answer.GIVEN, {"guardian_id": UUID(int=7)}, "hoeft voor dit doel geen toestemming"),
    ],
    ids=["morgen", "geen vorm", "andere vorm", "een nee van lang geleden", "een vreemde"],
)
def test_what_the_service_refuses(
    world: World, cases: CasesInWorld, given: Answer, other: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Problem, match=sentence):
        answer(world, cases, given, **other)
    assert status(world, cases) is ConsentStatus.GIVEN


def test_nothing_is_withdrawn_that_was_not_given(world: World, cases: CasesInWorld) -> None:
    answer(world, cases, Answer.WITHDRAWN, reason="Wil het niet meer.")
    with pytest.raises(Problem, match="niets in te trekken"):
        answer(world, cases, Answer.WITHDRAWN, reason="Nog eens.")


def test_a_guardian_of_another_family_is_no_giver(world: World, cases: CasesInWorld) -> None:
    other = world.school(cases.school_id).pupils[1].guardian_ids[0]
    with pytest.raises(Problem, match="hoeft voor dit doel geen toestemming"):
        answer(world, cases, Answer.GIVEN, guardian_id=other)


def test_an_answer_of_one_purpose_says_nothing_of_another(world: World, cases: CasesInWorld) -> None:
    ways = WAYS[cases.school_id]
    with world.acting(cases.school_id, ways.care_owner):
        found = load(cases.shared.id).consents
    assert {one.rule.code: one.fact.status for one in found if one.fact.status is not ConsentStatus.NOT_ASKED} == {
        ways.purpose: ConsentStatus.GIVEN
    }


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """A house in which a withdrawal closes nothing."""
    from core.features.meetings import agenda

    monkeypatch.setattr(consents, "withdraw_disclosures", lambda *_what: 0)
    monkeypatch.setattr(agenda, "end_for_item", lambda *_what: 0)


@pytest.mark.planted
@pytest.mark.usefixtures("forgetful")
def test_a_withdrawal_that_closes_nothing_is_found(world: World, client: FlaskClient, cases: CasesInWorld) -> None:
    answer(world, cases, Answer.WITHDRAWN, reason="Wil het niet meer.")
    assert opens(world, client, cases, OUTSIDE[cases.school_id]) == 200
