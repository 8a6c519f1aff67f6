"""Meetings about no pupil: subjects on the agenda, minutes that are written, agreed and printed, and nothing else."""

from datetime import date, datetime
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.files.models import FileBlob
from core.features.meetings import planning, subjects
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.meetings.subject_table import LONGEST_LABEL, MeetingSubject
from core.web.problems import Conflict, Invalid, NotFound, Problem, StaleVersion
from tests.clock import FixedClock
from tests.factories_meetings import plan_meeting
from tests.papers import do_all, words_of
from tests.world import World, profile_of

CARE = "zorgcoordinator"
DAY = date(2026, 11, 26)


class Table:
    """A meeting of a team of Loket that holds no agenda of pupils, this afternoon."""

    def __init__(self, world: World, clock: FixedClock) -> None:
        self.world = world
        clock.set(datetime(2026, 11, 26, 14, 10, tzinfo=AMSTERDAM))
        silent = [team for team in profile_of(world.app, "loket").team_compositions if not team.discusses]
        self.team = next(team for team in silent if team.seats)
        with world.acting("loket", CARE):
            self.id = plan_meeting(self.team.code, DAY).id
        self.path = f"/loket/overleg/{self.id}"

    def meeting(self) -> Meeting:
        return planning.meeting_of(self.id)

    def add(self, *labels: str) -> list[UUID]:
        with self.world.acting("loket", CARE):
            return [subjects.add(self.meeting(), label).id for label in labels]

    def write(self, subject_id: UUID, minutes: str, version: int = 1, label: str = "Veilig naar school") -> None:
        with self.world.acting("loket", CARE):
            subjects.write(self.meeting(), subject_id, label, minutes, version)

    def hold(self) -> None:
        with self.world.as_system("loket"):
            for seat in session().scalars(select(MeetingSeat).where(MeetingSeat.meeting_id == self.id)):
                seat.attendance = "present"
        with self.world.acting("loket", CARE):
            planning.hold(self.meeting())

    def labels(self) -> list[str]:
        with self.world.acting("loket", CARE):
            return [row.label for row in subjects.subjects_at(self.meeting()).rows]


@pytest.fixture
def table(world: World, clock: FixedClock) -> Table:
    return Table(world, clock)


@pytest.fixture
def care(table: Table, client: FlaskClient) -> FlaskClient:
    """The browser of who plans and writes."""
    return table.world.sign_in(client, table.world.loket.person(CARE))


def test_from_the_agenda_to_agreed_minutes_on_the_pages(table: Table, care: FlaskClient) -> None:
    assert "Er staat nog niets op de agenda" in care.get(table.path).text
    new = care.get(f"{table.path}/onderwerp/nieuw").text
    assert "Schrijf geen naam van een leerling op" in new
    assert care.post(f"{table.path}/onderwerp/nieuw", data={"waarover": "Veilig naar school"}).status_code == 303
    (subject_id,) = (row.id for row in rows(table))
    place = f"{table.path}/onderwerp/{subject_id}"
    page = care.get(place).text
    assert 'name="version"' in page
    sent = {"waarover": "Veilig naar school", "verslag": "Het zebrapad komt er.", "version": "1"}
    assert care.post(place, data=sent).status_code == 303
    assert "Het zebrapad komt er." in care.get(table.path).text
    assert care.post(f"{table.path}/vaststellen").status_code == 422
    table.hold()
    assert "Verslag in concept" in care.get(table.path).text
    assert care.post(f"{table.path}/vaststellen").status_code == 303
    done = care.get(table.path).text
    assert "Verslag vastgesteld op 26 november 2026" in done
    assert "Verbeter het verslag" not in done
    assert care.post(place, data={**sent, "version": "2"}).status_code == 409
    assert {"subject.add", "subject.write", "meeting.agree"} <= actions(table)


def rows(table: Table) -> list[MeetingSubject]:
    with table.world.as_system("loket"):
        return list(session().scalars(select(MeetingSubject).order_by(MeetingSubject.place)))


def actions(table: Table) -> set[str]:
    with table.world.as_system("loket"):
        return set(session().scalars(select(LedgerEntry.action)))


def test_order_removing_and_what_was_written_stays(table: Table) -> None:
    first, second, third = table.add("een", "twee", "drie")
    with table.world.acting("loket", CARE):
        subjects.reorder(table.meeting(), third, up=True)
        subjects.reorder(table.meeting(), first, up=True)
    assert table.labels() == ["een", "drie", "twee"]
    table.write(second, "Besproken.", 2, "twee")
    with table.world.acting("loket", CARE):
        subjects.remove(table.meeting(), first)
    with table.world.acting("loket", CARE), pytest.raises(Problem, match="al een verslag"):
        subjects.remove(table.meeting(), second)
    assert table.labels() == ["drie", "twee"]


def test_who_saves_last_sees_that_somebody_was_first(table: Table, care: FlaskClient) -> None:
    (subject_id,) = table.add("een")
    table.write(subject_id, "Van de een.")
    with pytest.raises(StaleVersion):
        table.write(subject_id, "Van de ander.")
    sent = {"waarover": "Veilig naar school", "verslag": "Van de ander.", "version": "1"}
    answer = care.post(f"{table.path}/onderwerp/{subject_id}", data=sent)
    assert answer.status_code == 409
    assert "Van de een." in answer.text
    assert "Van de ander." in answer.text


@pytest.mark.parametrize("label", ["", "   ", "x" * (LONGEST_LABEL + 1)], ids=["leeg", "spaties", "te lang"])
def test_a_subject_has_words(table: Table, label: str) -> None:
    with pytest.raises(Invalid):
        table.add(label)
    table.add("x" * LONGEST_LABEL)


def test_minutes_are_agreed_only_after_the_meeting_and_when_all_is_written(table: Table) -> None:
    first, _second = table.add("een", "twee")
    table.write(first, "Besproken.", label="een")
    for match in ("Sluit eerst het overleg af", "nog geen verslag van: twee"):
        with table.world.acting("loket", CARE), pytest.raises(Problem, match=match):
            subjects.agree(table.meeting())
        if match.startswith("Sluit"):
            table.hold()


def test_a_team_that_speaks_of_pupils_has_no_plain_subjects(table: Table) -> None:
    with table.world.acting("loket", CARE), pytest.raises(Conflict, match="bespreekt leerlingen"):
        subjects.add(plan_meeting("ot", date(2026, 12, 3)), "een")


def test_a_cancelled_meeting_takes_nothing_more(table: Table) -> None:
    with table.world.acting("loket", CARE):
        planning.cancel(table.meeting(), "De zaal is dicht.")
    with pytest.raises(Conflict, match="afgezegd"):
        table.add("een")


def test_another_meeting_and_another_school_know_nothing_of_it(table: Table, client: FlaskClient) -> None:
    (subject_id,) = table.add("een")
    with table.world.acting("loket", CARE), pytest.raises(NotFound):
        subjects.subject_of(plan_meeting(table.team.code, date(2026, 12, 3)), subject_id)
    table.world.sign_in(client, table.world.loep.person("kc"))
    for school in ("loket", "loep"):
        assert client.get(f"/{school}/overleg/{table.id}/onderwerp/{subject_id}").status_code == 404
    table.world.sign_in(client, table.world.loket.person("coach"))
    assert client.post(f"{table.path}/onderwerp/nieuw", data={"waarover": "x"}).status_code == 403


@pytest.mark.parametrize("agreed", [False, True], ids=["concept", "vastgesteld"])
def test_the_paper_says_whether_the_minutes_stand(table: Table, care: FlaskClient, agreed: bool) -> None:
    (subject_id,) = table.add("een")
    table.write(subject_id, "Het zebrapad komt er.")
    table.hold()
    if agreed:
        with table.world.acting("loket", CARE):
            subjects.agree(table.meeting())
    with table.world.as_system("loket"):
        mine = table.world.loket.membership(CARE).id
        seat = MeetingSeat(meeting_id=table.id, role_code=CARE, label="gast", membership_id=mine)
        session().add(seat)
        session().flush()
        chosen = str(seat.id)
    assert care.post(f"{table.path}/afdrukken", data={"wie": chosen}).status_code == 303
    do_all(table.world.app)
    with table.world.as_system("loket"):
        content = session().scalars(select(FileBlob.content)).one()
    assert content is not None
    said = words_of(content)
    assert "1. Veilig naar school" in said
    assert "Het zebrapad komt er." in said
    assert ("Vastgesteld op 26 november 2026." in said) is agreed
    assert ("Concept: nog niet vastgesteld." in said) is not agreed
