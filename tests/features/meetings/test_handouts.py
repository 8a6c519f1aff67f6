"""Agenda and minutes on paper: what is closed to somebody is in no form on it, and a paper ends with its ground."""

from collections.abc import Iterator
from datetime import UTC, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import undefer

from core.access.ledger import LedgerEntry
from core.contract.permissions import Permission
from core.db.engine import session
from core.features.consents.rules import Answer
from core.features.files.models import FileBlob
from core.features.meetings import agenda, handout_status, handout_work, handouts, items
from core.features.meetings.closing import close_item
from core.features.meetings.handout import recipients
from core.features.meetings.handout_table import MeetingHandout
from core.features.meetings.item_lines import lines_of
from core.features.meetings.models import Meeting
from core.features.meetings.planning import meeting_of
from core.features.meetings.written import Closing, Task
from core.web.problems import NotFound, Problem
from tests.clock import FixedClock
from tests.factories_meetings import say
from tests.features.meetings.stage import CARE, Stage
from tests.papers import do_all, facts_of, whole_of, words_of
from tests.world import World

DOCTOR, BPO = "schoolarts", "bpo"


@pytest.fixture
def stage(world: World, clock: FixedClock) -> Stage:
    """Two pupils on the agenda of the wide OT; nobody gave consent to share with the doctor."""
    return Stage(world, clock, on=2, ready=0)


@pytest.fixture
def care(stage: Stage, client: FlaskClient) -> FlaskClient:
    """The browser of who plans the meeting."""
    return stage.world.sign_in(client, stage.world.loket.person(CARE))


def meeting(stage: Stage) -> Meeting:
    return meeting_of(stage.meeting_id)


def ask(stage: Stage, *keys: str, who: str = CARE, **other: object) -> None:
    """A paper for these members, or for everybody."""
    wanted = {stage.world.loket.membership(key).id for key in keys}
    with stage.world.acting("loket", who, **other):
        lines = lines_of(meeting(stage))
        seats = {one.seat.id for one in recipients(lines) if not keys or one.seat.membership_id in wanted}
        handouts.ask(meeting(stage), lines, seats)


def rows(stage: Stage) -> dict[str, MeetingHandout]:
    """The newest paper of each person, by name."""
    with stage.world.as_system("loket"):
        found = session().scalars(select(MeetingHandout).order_by(MeetingHandout.id)).all()
        return {row.recipient.split(",")[0]: row for row in found}


def paper_of(stage: Stage, key: str) -> MeetingHandout:
    return rows(stage)[stage.world.loket.person(key).name]


def content(stage: Stage, key: str) -> bytes | None:
    row = paper_of(stage, key)
    with stage.world.as_system("loket"):
        return session().scalars(select(FileBlob.content).where(FileBlob.id == row.blob_id)).one_or_none()


def address(stage: Stage, key: str) -> str:
    return f"{stage.path}/afdrukken/{paper_of(stage, key).id}"


def acts(stage: Stage, action: str) -> Iterator[LedgerEntry]:
    with stage.world.as_system("loket"):
        yield from session().scalars(select(LedgerEntry).where(LedgerEntry.action == action)).all()


def test_a_name_that_is_closed_to_somebody_is_in_no_byte_of_that_paper(stage: Stage, care: FlaskClient) -> None:
    page = care.get(f"{stage.path}/afdrukken")
    assert "2 punten dicht" in page.text
    ask(stage)
    do_all(stage.world.app)
    doctor, bpo = (care.get(address(stage, key)).data for key in (DOCTOR, BPO))
    for pupil in stage.world.loket.pupils[:2]:
        assert pupil.full_name in words_of(bpo)
        for part in (pupil.first_name, pupil.full_name, pupil.full_name.rsplit(" ", 1)[-1]):
            assert part not in words_of(doctor)
            assert part.encode() not in whole_of(doctor)
            assert part.encode("utf-16-be") not in whole_of(doctor)
        assert pupil.first_name.encode("utf-16-be") in whole_of(bpo) or pupil.first_name.encode() in whole_of(bpo)
    assert "1. Dicht voor u" in words_of(doctor)
    assert "0 van de 2" in words_of(doctor)
    assert facts_of(doctor)["Tagged"] == "yes"


def test_each_page_says_for_whom_and_the_answer_is_a_file_of_its_own(stage: Stage, care: FlaskClient) -> None:
    ask(stage, BPO)
    do_all(stage.world.app)
    answer = care.get(address(stage, BPO))
    name = stage.world.loket.person(BPO).name
    for page in words_of(answer.data).split("\f")[:-1]:
        assert f"Voor {name}" in page
        assert "vertrouwelijk" in page.lower()
        assert "bladzijde" in page
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Afdruk 1 van de 1" in words_of(answer.data)


def test_who_got_which_paper_stands_in_the_ledger(stage: Stage, care: FlaskClient) -> None:
    ask(stage, BPO)
    do_all(stage.world.app)
    care.get(address(stage, BPO))
    reader = str(stage.world.loket.membership(BPO).id)
    for action in ("meeting.print", "meeting.make_print", "meeting.hand_out"):
        (row,) = acts(stage, action)
        assert row.detail is not None
        assert row.detail["for"] == reader
        assert row.object_id == paper_of(stage, BPO).id
    for action in ("agenda.print", "agenda.hand_out"):
        assert {row.case_id for row in acts(stage, action)} == set(stage.cases)
    looks = care.get(f"/loket/dossiers/{stage.cases[0]}/inzage").text
    assert f"haalde een afdruk met een agendapunt op, voor {stage.world.loket.person(BPO).name}" in looks


def test_consent_that_is_withdrawn_withdraws_the_paper(stage: Stage, care: FlaskClient) -> None:
    ask(stage)
    do_all(stage.world.app)
    before = address(stage, BPO)
    assert care.get(before).status_code == 200
    with stage.world.acting("loket", CARE):
        say(stage.cases[0], "bespreken_ot", Answer.WITHDRAWN)
    assert paper_of(stage, BPO).withdrawn_at is not None
    assert content(stage, BPO) is None
    assert care.get(before).status_code == 404
    assert paper_of(stage, DOCTOR).withdrawn_at is None, "on the paper of the doctor stood nothing of this child"
    page = care.get(f"{stage.path}/afdrukken").text
    assert "ingetrokken" in page
    assert before not in page


def test_an_item_that_left_the_agenda_withdraws_the_paper_when_it_is_fetched(stage: Stage, care: FlaskClient) -> None:
    ask(stage, BPO)
    do_all(stage.world.app)
    with stage.world.acting("loket", CARE):
        agenda.take_off(items.item_of(stage.meeting_id, stage.item_ids[0]), "Kan een andere keer.")
    answer = care.get(address(stage, BPO))
    assert answer.status_code == 303
    assert answer.location == f"{stage.path}/afdrukken?klaar=ingetrokken"
    assert "Deze afdruk is ingetrokken." in care.get(answer.location).text
    assert content(stage, BPO) is None
    assert care.get(address(stage, BPO)).status_code == 404


def test_a_paper_that_was_closed_while_it_waited_is_not_made(stage: Stage) -> None:
    ask(stage, BPO)
    with stage.world.acting("loket", CARE):
        agenda.take_off(items.item_of(stage.meeting_id, stage.item_ids[0]), "Kan een andere keer.")
    do_all(stage.world.app)
    row = paper_of(stage, BPO)
    assert row.blob_id is None
    assert row.withdrawn_at is not None


def test_a_new_paper_takes_the_place_of_the_old_one(stage: Stage, care: FlaskClient) -> None:
    ask(stage, BPO)
    do_all(stage.world.app)
    old = address(stage, BPO)
    ask(stage, BPO)
    do_all(stage.world.app)
    assert care.get(old).status_code == 404
    assert care.get(address(stage, BPO)).status_code == 200


def test_who_asks_puts_nothing_on_paper_that_is_closed_to_the_asker(stage: Stage) -> None:
    """The job sees everything; the paper holds no more than who asked for it saw."""
    narrow = frozenset({Permission.HOME, Permission.MEETINGS_READ, Permission.MEETINGS_PLAN})
    ask(stage, BPO, who="examensecretaris", permissions=narrow)
    do_all(stage.world.app)
    row = paper_of(stage, BPO)
    assert row.items == 0
    assert stage.world.loket.pupils[0].first_name not in words_of(content(stage, BPO) or b"")
    ask(stage, BPO)
    do_all(stage.world.app)
    newer = paper_of(stage, BPO).id
    with stage.world.acting("loket", "examensecretaris", permissions=narrow):
        with pytest.raises(NotFound):
            handout_status.fetch(meeting(stage), newer)
        (line, *_old) = handout_status.shown(meeting(stage), lines_of(meeting(stage)))
        assert line.state == "closed"


def test_after_the_meeting_it_is_the_minutes(stage: Stage, care: FlaskClient) -> None:
    world, bpo = stage.world, stage.world.loket.membership(BPO).id
    with world.acting("loket", CARE):
        for item_id in stage.item_ids:
            task = Task(what="Bel de huisarts", who=bpo)
            closing = Closing(
                minutes={"wat_nodig": "Rust en een vast ritme.", "wat_bieden": "Een plek."},
                outcome="advies_school", directors=(bpo,), tasks=(task,),
            )  # fmt: skip
            close_item(items.item_of(stage.meeting_id, item_id), meeting(stage), closing)
        meeting(stage).state = "held"
    ask(stage)
    do_all(world.app)
    doctor, words = words_of(content(stage, DOCTOR) or b""), words_of(content(stage, BPO) or b"")
    for said in ("Rust en een vast ritme.", "Bel de huisarts", world.loket.person(BPO).name, "verslag"):
        assert said in words
    assert "Rust en een vast ritme." not in doctor
    assert "Bel de huisarts" not in doctor
    assert "verslag" in care.get(address(stage, BPO)).headers["Content-Disposition"]


def test_the_form_asks_for_somebody_and_shows_how_far_it_is(stage: Stage, care: FlaskClient) -> None:
    path = f"{stage.path}/afdrukken"
    refused = care.post(path, data={})
    assert refused.status_code == 422
    assert "Kies voor wie je een afdruk maakt." in refused.text
    seat = next(line.split('"')[0] for line in care.get(path).text.split('name="wie" value="')[1:])
    assert care.post(path, data={"wie": seat}).status_code == 303
    busy = care.get(path).text
    assert "data-progress" in busy
    assert "wordt gemaakt" in busy
    do_all(stage.world.app)
    ready = care.get(path).text
    assert "data-progress" not in ready
    assert "Haal op (PDF)" in ready


def test_a_meeting_that_is_off_has_no_papers(stage: Stage) -> None:
    with stage.world.acting("loket", CARE):
        meeting(stage).state = "cancelled"
        with pytest.raises(Problem, match="gaat niet door"):
            handouts.ask(meeting(stage), lines_of(meeting(stage)), set())


@pytest.mark.parametrize(("late", "left"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_a_paper_is_erased_when_its_time_is_over(stage: Stage, clock: FixedClock, late: timedelta, left: bool) -> None:
    ask(stage, BPO)
    do_all(stage.world.app)
    clock.set(clock.moment.astimezone(UTC) + handout_work.KEPT + late)
    with stage.world.as_system("loket"):
        assert handout_work.forget_handouts() == (0 if left else 1)
    assert (content(stage, BPO) is not None) is left
    with stage.world.as_system("loket"):
        (blob,) = session().scalars(select(FileBlob).options(undefer(FileBlob.content))).all()
        assert len(blob.sha256) == 64


def test_how_far_it_is_is_told_to_who_asked_and_leaves_no_trace(stage: Stage, care: FlaskClient) -> None:
    ask(stage, BPO)
    path = f"/loket/opdracht/{paper_of(stage, BPO).job_id}"
    assert care.get(path).json == {"done": False, "percent": 0, "stage": ""}
    assert path in care.get(f"{stage.path}/afdrukken").text
    do_all(stage.world.app)
    with stage.world.as_system("loket"):
        before = len(session().scalars(select(LedgerEntry.id)).all())
    assert care.get(path).json == {"done": True, "percent": 100, "stage": "afdruk 1 van de 1"}
    with stage.world.as_system("loket"):
        assert len(session().scalars(select(LedgerEntry.id)).all()) == before
    colleague = stage.world.sign_in(care, stage.world.loket.person("zorgcoordinator2"))
    assert colleague.get(path).status_code == 404
