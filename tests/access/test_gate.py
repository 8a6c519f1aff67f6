"""The gate: who gets in, what others are told, and what happens to the transaction."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access import ledger, rooms, signed_in
from core.access.gate import NothingRecorded
from core.access.ledger import LedgerEntry
from core.access.people import Membership, Person
from core.access.rooms import AccountRoom, PublicRoom, SchoolRoom
from core.contract.permissions import Permission
from core.db.engine import session
from tests.access.trial import Tag, Trial
from tests.clock import FixedClock
from tests.databases import StatementCount

Enter = Callable[..., FlaskClient]


@pytest.fixture
def enter(trial: Trial, app: Flask) -> Enter:
    """A client signed in as a new member of Loep with the given role."""

    def make(role: str = "coordinator", **columns: object) -> FlaskClient:
        person = trial.person(email=f"{role}@loep.example")
        trial.member(person, "loep", role, **columns)
        return sign_in_client(app, person)

    return make


def sign_in_client(app: Flask, person: Person) -> FlaskClient:
    client = app.test_client()
    with app.app_context():
        token = signed_in.start(person)
        session().commit()
        client.set_cookie(signed_in.cookie_name(), token)
    return client


def tags(trial: Trial) -> list[str]:
    with trial.acting(trial.scope()):
        return list(session().scalars(select(Tag.label)))


def entries(trial: Trial) -> list[tuple[str, str, str]]:
    with trial.acting(trial.scope()):
        columns = (LedgerEntry.action, LedgerEntry.outcome, LedgerEntry.person_name)
        rows = session().execute(select(*columns).order_by(LedgerEntry.id))
        return [tuple(row) for row in rows]


def test_a_member_comes_in_within_two_statements(enter: Enter, app: Flask) -> None:
    client = enter()
    with StatementCount(app) as count:
        answer = client.get("/loep/thuis")
    assert answer.text == "Ina de Vries werkt bij loep"
    assert count.number == 2, count.statements


def test_who_is_not_signed_in_goes_to_the_sign_in_page_and_back(client: FlaskClient) -> None:
    answer = client.get("/loep/thuis?tab=2")
    assert (answer.status_code, answer.location) == (303, "/aanmelden?next=/loep/thuis%3Ftab%3D2")
    assert client.post("/loep/weiger").location == "/aanmelden"
    assert client.get("/bestaatniet/thuis").status_code == 303


def test_one_client_is_not_answered_as_another(enter: Enter, app: Flask) -> None:
    assert enter().get("/loep/thuis").status_code == 200
    assert app.test_client().get("/loep/thuis").status_code == 303


def test_not_a_member_and_no_such_school_get_the_same_answer(enter: Enter) -> None:
    client = enter()
    for method in (client.get, client.post):
        for page in ("thuis", "personeel"):
            there, nowhere = method(f"/loket/{page}"), method(f"/bestaatniet/{page}")
            assert there.status_code == nowhere.status_code
            assert there.data == nowhere.data
            assert dict(there.headers) == dict(nowhere.headers)
    assert client.get("/loket/thuis").status_code == 404
    assert client.post("/loket/personeel", data={"label": "x"}).status_code == 404


@pytest.mark.parametrize("school", ["LOEP", "loep%00", "loep%20", "%ED%A0%80", "l" * 60, "..", "loep'--"])
def test_odd_names_of_schools_do_not_exist(enter: Enter, school: str) -> None:
    assert enter().get(f"/{school}/thuis").status_code == 404


def test_a_member_without_the_permission_is_refused_and_noted(enter: Enter, trial: Trial) -> None:
    client = enter("teacher")
    assert client.get("/loep/personeel").status_code == 403
    assert client.post("/loep/personeel", data={"label": "x"}).status_code == 403
    assert tags(trial) == []
    assert entries(trial) == [("entrance", "refused", "Ina de Vries")] * 2


@pytest.mark.parametrize(
    ("starts", "ends", "status"),
    [(0, None, 200), (1, None, 404), (-1, 0, 200), (-2, -1, 404)],
    ids=["vanaf vandaag", "vanaf morgen", "tot en met vandaag", "tot en met gisteren"],
)
def test_a_membership_counts_from_its_first_to_its_last_day(
    enter: Enter, clock: FixedClock, starts: int, ends: int | None, status: int
) -> None:
    from datetime import timedelta

    day = clock.now().date()
    last = None if ends is None else day + timedelta(days=ends)
    assert enter(starts_on=day + timedelta(days=starts), ends_on=last).get("/loep/thuis").status_code == status


def test_an_unknown_role_gives_nothing_and_partners_get_no_staff_rights(enter: Enter, trial: Trial, app: Flask) -> None:
    assert enter("afgeschaft").get("/loep/thuis").status_code == 403
    person = trial.person(email="gz@partner.example")
    trial.member(person, "loep", "coordinator", kind="partner", organisation="Jeugdzorg")
    client = sign_in_client(app, person)
    assert client.get("/loep/thuis").status_code == 200
    assert client.get("/loep/personeel").status_code == 403


def test_roles_of_two_schools_never_combine(trial: Trial, app: Flask) -> None:
    person = trial.person()
    trial.member(person, "loep", "coordinator")
    trial.member(person, "loket", "teacher")
    client = sign_in_client(app, person)
    assert client.get("/loep/personeel").status_code == 200
    assert client.get("/loket/personeel").status_code == 403


def test_a_page_commits_before_it_answers(enter: Enter, trial: Trial) -> None:
    assert enter().post("/loep/personeel", data={"label": "blijft"}).status_code == 303
    assert tags(trial) == ["blijft"]


def test_an_answer_of_400_and_up_keeps_nothing(enter: Enter, trial: Trial) -> None:
    assert enter().post("/loep/personeel", data={"label": "weg", "wrong": "1"}).status_code == 422
    assert tags(trial) == []


def test_a_refusal_by_a_service_keeps_nothing_but_the_refusal(enter: Enter, trial: Trial) -> None:
    answer = enter().post("/loep/weiger")
    assert answer.status_code == 403
    assert "R9" not in answer.text
    assert tags(trial) == []
    assert entries(trial) == [("refused", "refused", "Ina de Vries")]


def test_writing_in_a_case_of_others_is_a_refusal(enter: Enter, trial: Trial) -> None:
    case = trial.case("loep")
    assert enter("teacher").post(f"/loep/notities/{case.id}").status_code == 403
    assert [entry[:2] for entry in entries(trial)] == [("refused", "refused")]


@pytest.mark.filterwarnings("ignore:New instance")
def test_a_failure_at_the_commit_leaves_a_session_that_can_be_used(enter: Enter) -> None:
    answer = enter().post("/loep/dubbel")
    assert (answer.status_code, answer.text) == (409, "botsing gezien door Ina de Vries")


def test_a_failure_keeps_nothing(enter: Enter, trial: Trial) -> None:
    with pytest.raises(LookupError):
        enter().post("/loep/stuk")
    assert tags(trial) == []


def test_reading_a_case_and_failing_to_both_stand_in_the_ledger(enter: Enter, trial: Trial) -> None:
    case, elsewhere = trial.case("loep"), trial.case("loket")
    client = enter()
    assert client.get(f"/loep/dossiers/{case.id}").text == "Vraag van loep"
    assert client.get(f"/loep/dossiers/{elsewhere.id}").status_code == 404
    assert [entry[:2] for entry in entries(trial)] == [("read", "done"), ("read", "not_found")]
    with trial.acting(trial.scope()):
        last = session().scalars(select(LedgerEntry).order_by(LedgerEntry.id.desc())).first()
        assert (last.object_id, last.purpose, last.roles) == (elsewhere.id, "begeleiding", ["coordinator"])


@pytest.mark.planted
def test_a_page_that_reads_without_noting_it_fails(enter: Enter, trial: Trial) -> None:
    case = trial.case("loep")
    with pytest.raises(NothingRecorded):
        enter().get(f"/loep/vergeten/{case.id}")


def test_the_ledger_closes_the_page_when_it_cannot_be_written(
    enter: Enter, trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = trial.case("loep")
    client = enter()
    monkeypatch.setattr(ledger, "now", lambda: None)
    answer = client.get(f"/loep/dossiers/{case.id}")
    assert answer.status_code == 409
    assert "Vraag van loep" not in answer.text


def test_head_and_options_tell_nothing_more(enter: Enter, client: FlaskClient) -> None:
    assert client.head("/loep/thuis").status_code == 303
    assert enter().head("/loket/thuis").status_code == 404
    there, nowhere = client.options("/loep/thuis"), client.options("/bestaatniet/thuis")
    assert (there.status_code, there.data, there.headers["Allow"]) == (200, b"", nowhere.headers["Allow"])


def test_account_rooms_ask_for_a_person_only(enter: Enter, client: FlaskClient) -> None:
    assert client.get("/scholen").location == "/aanmelden?next=/scholen"
    assert enter("nobody").get("/scholen").status_code == 200
    assert client.get("/").text == "welkom"


WRONG_TERMS = {
    "geen recht": (SchoolRoom, {"purpose": "x"}),
    "recht als tekst": (SchoolRoom, {"permission": "home", "purpose": "x"}),
    "geen doel": (SchoolRoom, {"permission": Permission.HOME}),
    "onbekend woord": (SchoolRoom, {"permission": Permission.HOME, "purpose": "x", "login": False}),
    "geen reden": (PublicRoom, {}),
    "lege reden": (PublicRoom, {"public": " "}),
    "recht zonder school": (AccountRoom, {"permission": Permission.HOME}),
}


@pytest.mark.pure
@pytest.mark.parametrize("wrong", WRONG_TERMS)
def test_a_route_that_does_not_say_who_may_enter_is_an_error_at_import(wrong: str) -> None:
    kind, terms = WRONG_TERMS[wrong]
    room = kind("planted", __name__)
    for register in (room.get, room.post, room.form):
        with pytest.raises(TypeError):
            register("/x", **terms)


@pytest.mark.pure
def test_the_doors_of_flask_itself_are_closed() -> None:
    room = SchoolRoom("planted", __name__)
    with pytest.raises(TypeError):
        room.route("/x")
    with pytest.raises(TypeError):
        room.add_url_rule("/x", view_func=lambda: "x")
    with pytest.raises(TypeError):
        room.put("/x")


def test_every_endpoint_is_listed_with_its_rule(app: Flask) -> None:
    assert rooms.endpoints_without_rule(app) == ()
    rule = rooms.rules(app)["trial.case"]
    assert (rule.rule, rule.methods, rule.permission) == (
        "/<school>/dossiers/<uuid:case_id>",
        ("GET",),
        Permission.HOME,
    )
    assert (rule.reads, rule.room, rule.purpose) == ("case", "school", "begeleiding")


@pytest.mark.planted
def test_a_page_past_the_rooms_does_not_exist(enter: Enter) -> None:
    app = Flask("planted")
    app.add_url_rule("/sluiproute", "sluiproute", lambda: "alles")
    assert rooms.endpoints_without_rule(app) == ("sluiproute",)
    app.before_request(rooms.refuse_without_rule)
    assert app.test_client().get("/sluiproute").status_code == 404


def test_an_ended_membership_closes_the_page_at_once(trial: Trial, app: Flask, clock: FixedClock) -> None:
    person = trial.person()
    member = trial.member(person)
    client = sign_in_client(app, person)
    assert client.get("/loep/thuis").status_code == 200
    with trial.acting(trial.scope()):
        found = session().get(Membership, ("loep", member.id))
        found.ends_on = found.starts_on
    assert client.get("/loep/thuis").status_code == 404
