"""The gate of an alliance: who gets in, what others are told, and what stands in its ledger."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.alliance_ledger import AllianceLedgerEntry
from core.access.alliance_members import alliances_of
from core.access.alliance_permissions import ROLE_PERMISSIONS, AlliancePermission, AllianceRole
from core.access.gate import NothingRecorded
from core.access.rooms import AllianceRoom, SchoolRoom
from core.access.scope import NoScope
from core.contract.permissions import Permission
from core.db.clock import now
from core.db.engine import session
from tests.access.test_gate import sign_in_client
from tests.access.trial import Plan, Trial
from tests.clock import FixedClock
from tests.databases import StatementCount

Enter = Callable[..., FlaskClient]


@pytest.fixture
def enter(trial: Trial, app: Flask) -> Enter:
    """A client signed in as a new administrator of the alliance noord."""

    def make(role: str = "administrator", **columns: object) -> FlaskClient:
        person = trial.person(email=f"{role}@noord.example")
        trial.administrator(person, "noord", role=role, **columns)
        return sign_in_client(app, person)

    return make


def entries(trial: Trial, alliance_id: str = "noord") -> list[tuple[str, str, str]]:
    with trial.administering(alliance_id):
        columns = (AllianceLedgerEntry.action, AllianceLedgerEntry.outcome, AllianceLedgerEntry.person_name)
        return [tuple(row) for row in session().execute(select(*columns).order_by(AllianceLedgerEntry.id))]


def test_an_administrator_comes_in_within_two_statements(enter: Enter, app: Flask) -> None:
    client = enter()
    with StatementCount(app) as count:
        answer = client.get("/swv/noord")
    assert answer.text == "Ina de Vries beheert noord"
    assert count.number == 2, count.statements


def test_who_is_not_signed_in_goes_to_the_sign_in_page_and_back(client: FlaskClient) -> None:
    assert client.get("/swv/noord").location == "/aanmelden?next=/swv/noord"
    assert client.get("/swv/bestaatniet").status_code == 303


def test_not_a_member_and_no_such_alliance_get_the_same_answer(enter: Enter) -> None:
    client = enter()
    there, nowhere = client.get("/swv/zuid"), client.get("/swv/bestaatniet")
    assert (there.status_code, there.data) == (nowhere.status_code, nowhere.data)
    assert there.status_code == 404
    assert client.post("/swv/zuid/plannen", data={"title": "x"}).status_code == 404


def test_work_at_a_school_opens_no_alliance_and_the_other_way_round(trial: Trial, app: Flask, enter: Enter) -> None:
    person = trial.person(email="kc@loep.example")
    trial.member(person, "loep", "coordinator")
    assert sign_in_client(app, person).get("/swv/noord").status_code == 404
    assert enter().get("/loep/thuis").status_code == 404


def test_one_person_may_be_both_and_the_roles_never_combine(trial: Trial, app: Flask) -> None:
    person = trial.person()
    trial.member(person, "loep", "nobody")
    trial.administrator(person, "noord")
    client = sign_in_client(app, person)
    assert client.get("/swv/noord").status_code == 200
    assert client.get("/loep/thuis").status_code == 403


def test_an_administrator_without_the_permission_is_refused_and_noted(enter: Enter, trial: Trial) -> None:
    client = enter("second_administrator")
    assert client.get("/swv/noord").status_code == 200
    assert client.get("/swv/noord/plannen").status_code == 403
    assert client.post("/swv/noord/plannen", data={"title": "x"}).status_code == 403
    assert entries(trial) == [("entrance", "refused", "Ina de Vries")] * 2
    with trial.administering("noord"):
        assert session().scalars(select(Plan)).all() == []


def test_a_look_must_leave_a_row_and_a_post_is_kept(enter: Enter, trial: Trial) -> None:
    client = enter()
    assert client.post("/swv/noord/plannen", data={"title": "Dekking"}).status_code == 303
    assert client.get("/swv/noord/plannen").text == "Dekking"
    assert entries(trial) == [("read", "done", "Ina de Vries")]
    with pytest.raises(NothingRecorded):
        client.get("/swv/noord/plannen?stil=ja")


def test_a_page_of_an_alliance_cannot_ask_for_a_case(enter: Enter, trial: Trial) -> None:
    trial.case("loep")
    with pytest.raises(NoScope):
        enter().get("/swv/noord/dossiers")


@pytest.mark.parametrize(
    ("starts", "ends", "status"),
    [(0, None, 200), (1, None, 404), (-1, 0, 200), (-2, -1, 404)],
    ids=["vanaf vandaag", "vanaf morgen", "tot en met vandaag", "tot en met gisteren"],
)
def test_a_membership_counts_from_its_first_to_its_last_day(
    enter: Enter, clock: FixedClock, starts: int, ends: int | None, status: int
) -> None:
    day = clock.now().date()
    last = None if ends is None else day + timedelta(days=ends)
    assert enter(starts_on=day + timedelta(days=starts), ends_on=last).get("/swv/noord").status_code == status


@pytest.mark.parametrize("alliance", ["NOORD", "noord%00", "noord%20", "%ED%A0%80", "l" * 60, "..", "noord'--"])
def test_odd_names_of_alliances_do_not_exist(enter: Enter, alliance: str) -> None:
    assert enter().get(f"/swv/{alliance}/plannen").status_code == 404


def test_the_own_alliances_are_found(trial: Trial, app: Flask) -> None:
    person = trial.person()
    trial.administrator(person, "zuid")
    trial.administrator(person, "noord", ends_on=trial.alliance_scope().today - timedelta(days=1))
    with app.app_context():
        assert alliances_of(person.id, now()) == ("zuid",)


def test_a_room_of_an_alliance_wants_a_permission_of_an_alliance() -> None:
    room = AllianceRoom("noemt", __name__)
    for terms in ({}, {"permission": AlliancePermission.SCHOOLS_READ}, {"permission": Permission.HOME, "purpose": "x"}):
        with pytest.raises(TypeError):
            room.get("/", **terms)
    with pytest.raises(TypeError):
        SchoolRoom("school", __name__).get("/", permission=AlliancePermission.SCHOOLS_READ, purpose="beheer")


def test_every_role_gives_something_and_only_administrators_manage_people() -> None:
    assert set(ROLE_PERMISSIONS) == set(AllianceRole)
    managing = [role for role, given in ROLE_PERMISSIONS.items() if AlliancePermission.ADMINISTRATORS_MANAGE in given]
    assert managing == [AllianceRole.ADMINISTRATOR]
