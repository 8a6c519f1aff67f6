"""Invitations and their answers, who comes instead, and who was there: through services and pages."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.contract.findings import Finding, State
from core.contract.source import Source
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.mail.models import Notice
from core.features.meetings import agenda, planning, replies, seating
from core.features.meetings.attendance import absences, register
from core.features.meetings.foresight import in_one_sentence
from core.features.meetings.lines import seat_lines
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.meetings.overview import overview
from core.features.meetings.replies import Reply
from core.features.meetings.seating import Sitter
from core.web.problems import Conflict, Problem
from tests.clock import FixedClock
from tests.factories_meetings import at, plan_meeting, report_concern
from tests.features.meetings.stage import CARE, THURSDAY, Stage
from tests.world import World

Page = Callable[..., str]


@pytest.fixture
def page(world: World, client: FlaskClient) -> Page:
    """`page(key, path)`: the text of a page for a member of Loket; with `sent` a form is posted."""

    def get(key: str, path: str, status: int = 200, **sent: str) -> str:
        world.sign_in(client, world.loket.person(key))
        answer = client.post(path, data=sent) if sent else client.get(path)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer.get_data(as_text=True)

    return get


def told(world: World, key: str) -> list[str]:
    statement = select(Notice.text).where(Notice.membership_id == world.loket.membership(key).id).order_by(Notice.id)
    return list(session().scalars(statement))


def seat_of(world: World, meeting: Meeting, key: str) -> MeetingSeat:
    member = world.loket.membership(key).id
    return next(seat for seat in seating.seats_at(meeting.id) if seat.membership_id == member)


def test_who_has_a_seat_is_asked_moved_and_called_off_without_a_name(world: World) -> None:
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY)
        agenda.move(meeting, at(THURSDAY, 15), at(THURSDAY, 16), "")
        agenda.move(meeting, at(THURSDAY, 15), at(THURSDAY, 16), "aula")
        planning.cancel(meeting, "Iedereen is ziek.")
        assert told(world, "bpo") == [
            "Je bent uitgenodigd voor het OT van 26 november, 14.00 uur.",
            "Het OT is verzet naar 26 november, 15.00 uur. Kun je dan?",
            "Het OT van 26 november, 15.00 uur, gaat niet door.",
        ]
        assert told(world, CARE) == []


def test_a_meeting_that_is_over_asks_nobody(world: World, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 26, 15, 1, tzinfo=AMSTERDAM))
    with world.acting("loket", CARE):
        plan_meeting("ot", THURSDAY)
        assert told(world, "bpo") == []


@pytest.mark.parametrize(
    ("answer", "reason", "attendance"),
    [("yes", "", "coming"), ("maybe", "Ik heb ook een les.", "maybe"), ("no", "Ik ben op cursus.", "absent")],
)
def test_an_answer_is_seen_by_who_plans(world: World, answer: str, reason: str, attendance: str) -> None:
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY)
    with world.acting("loket", "bpo"):
        replies.reply(planning.meeting_of(meeting.id), Reply(answer=answer, reason=reason))
        assert [(one.answer, one.reason) for one in replies.invitations()] == [(answer, reason)]
    with world.acting("loket", CARE):
        seat = seat_of(world, meeting, "bpo")
        assert (seat.attendance, seat.answer, seat.answer_reason) == (attendance, answer, reason)
        assert seat.answered_at is not None


def test_yes_to_everything_leaves_other_answers_and_other_people_alone(world: World, page: Page) -> None:
    with world.acting("loket", CARE):
        first, *_more = [plan_meeting("ot", THURSDAY + timedelta(days=7 * number)) for number in range(3)]
    page("bpo", f"/loket/overleg/{first.id}/antwoord", 303, antwoord="maybe", reden="")
    assert "Ja op alle 2 zonder antwoord" in page("bpo", "/loket/uitnodigingen")
    page("bpo", "/loket/uitnodigingen/ja", 303, alles="ja")
    with world.acting("loket", "bpo"):
        assert [one.answer for one in replies.invitations()] == ["maybe", "yes", "yes"]
    with world.acting("loket", "smw"):
        assert {one.answer for one in replies.invitations()} == {""}


def test_a_no_needs_a_reason_and_nobody_answers_for_another(world: World, clock: FixedClock) -> None:
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY)
    with world.acting("loket", "bpo"):
        with pytest.raises(Problem, match="Waarom"):
            replies.reply(meeting, Reply(answer="no", reason=" "))
        with pytest.raises(Problem, match="Kies ja"):
            replies.reply(meeting, Reply(answer="ooit"))
        with pytest.raises(Problem, match="als je zelf niet komt"):
            replies.reply(meeting, Reply(answer="yes", instead=world.loket.membership("smw").id))
    with world.acting("loket", "coach"), pytest.raises(Conflict, match="geen stoel"):
        replies.reply(meeting, Reply(answer="yes"))
    clock.set(datetime(2026, 11, 26, 15, 0, tzinfo=AMSTERDAM))
    with world.acting("loket", "bpo"):
        replies.reply(meeting, Reply(answer="yes"))
    clock.set(datetime(2026, 11, 26, 15, 0, 1, tzinfo=AMSTERDAM))
    with world.acting("loket", "bpo"), pytest.raises(Conflict, match="al geweest"):
        replies.reply(meeting, Reply(answer="no", reason="Te laat."))


def second_bpo(world: World, organisation: str | None) -> Sitter:
    """Another BPO of this organisation."""
    from tests.factories import make_membership, make_person

    with world.app.app_context():
        person = make_person("Vera Vervang", "vera@bpo.example").id
        session().commit()
    with world.as_system("loket"):
        member = make_membership(person, ("bpo", None), kind="partner", organisation=organisation)
        return Sitter(role="bpo", membership_id=member.id)


@pytest.mark.parametrize("same", [True, False])
def test_who_declines_names_somebody_of_the_same_role_and_organisation(world: World, same: bool) -> None:
    own = world.loket.membership("bpo").organisation
    other = second_bpo(world, own if same else "Een andere stichting")
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY)
        chairs = [seat for seat in seating.seats_at(meeting.id) if seat.role_code == "bpo"]
        for chair in chairs:
            chair.membership_id = world.loket.membership("bpo").id
    with world.acting("loket", "bpo"):
        found = [one.membership_id for one in replies.replacements(meeting)]
        assert found == ([other.membership_id] if same else [])
        if not same:
            with pytest.raises(Problem, match="kan hier niet"):
                replies.reply(meeting, Reply(answer="no", reason="Cursus.", instead=other.membership_id))
            return
        replies.reply(meeting, Reply(answer="no", reason="Cursus.", instead=other.membership_id))
    with world.acting("loket", CARE):
        seats = {seat.membership_id: seat for seat in seating.seats_at(meeting.id)}
        assert seats[other.membership_id].attendance == "invited"
        assert seats[other.membership_id].reason.startswith("In plaats van ")


def test_the_pages_of_invitations_for_staff_and_partner(world: World, page: Page) -> None:
    assert "Er zijn geen uitnodigingen" in page("bpo", "/loket/uitnodigingen")
    with world.acting("loket", CARE):
        meeting_id = plan_meeting("ot", THURSDAY).id
    path = f"/loket/overleg/{meeting_id}/antwoord"
    assert "1 vraagt nog om een antwoord" in page("bpo", "/loket/uitnodigingen")
    assert "Komt u?" in page("bpo", path)
    assert "Kom je?" in page(CARE, path)
    assert "Schrijf kort op waarom" in page("bpo", path, 422, antwoord="no", reden="")
    page("bpo", path, 303, antwoord="no", reden="Ik ben op cursus.")
    assert "Ik ben op cursus." in page("bpo", "/loket/uitnodigingen")
    shown = page(CARE, f"/loket/overleg/{meeting_id}")
    assert "afgemeld" in shown
    assert "Antwoord: Ik ben op cursus." in shown
    page("coach", path, 409)


def test_who_was_there_stands_in_the_minutes_and_in_the_overview(world: World, clock: FixedClock, page: Page) -> None:
    clock.set(at(THURSDAY, 16))
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY)
        for seat in seating.seats_at(meeting.id):
            seating.attend(seat, "missing" if seat.role_code == "smw" else "present")
        with pytest.raises(Problem):
            seating.attend(seat, "weg")
        planning.hold(meeting)
        kept = register(seat_lines(meeting, seating.seats_at(meeting.id)).values())
        assert [name.split()[0] for name in kept.missing] == ["SMW"]
        assert absences([meeting])["ot"][0].times == 1
        (line,) = [one for one in overview("ot").teams if one.team.code == "ot"]
        assert [(one.label, one.times, one.of) for one in line.absent] == [("SMW", 1, 1)]
        assert (line.standing.held, line.standing.missed) == (1, ())
    assert "SMW 1 van 1 keer" in page(CARE, "/loket/overleg")
    assert "Afwezig, niet afgemeld" in page(CARE, f"/loket/overleg/{meeting.id}")


def test_a_guest_reads_each_seat_of_one_item_once(world: World, clock: FixedClock, page: Page) -> None:
    stage = Stage(world, clock, on=3, ready=0)
    assert page("bpo", stage.path).count("Coach, als het kan") == 1
    assert page(CARE, stage.path).count("Coach, als het kan") > 1


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (1, False)])
def test_feedback_of_today_is_promised_on_the_day_itself(
    world: World, clock: FixedClock, page: Page, days: int, shown: bool
) -> None:
    clock.set(at(date(2026, 11, 25), 10))
    with world.acting("loket", "coach"):
        case_id = report_concern(world.loket.pupils[0]).case.id
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY)
        item = agenda.put_on(meeting, case_id)
        path = f"/loket/overleg/{meeting.id}/punt/{item.id}"
    clock.set(at(THURSDAY + timedelta(days=days), 13))
    assert ("De terugkoppeling gaat vandaag nog naar" in page(CARE, path)) is shown


def test_a_decision_that_goes_before_reads_as_a_sentence() -> None:
    conditions = ("Besloten: extra ondersteuning met plan van aanpak.", "Het OPP is besproken met de ouders.")
    findings = [
        Finding(condition=said, state=State.UNMET, reason="", source=Source(document="SOP", section="1"))
        for said in conditions
    ]
    first = "Neem eerst het besluit “extra ondersteuning met plan van aanpak”."
    assert in_one_sentence(findings, "Yara") == f"{first} Nog niet zo: het OPP is besproken met de ouders."


def test_attendance_of_one_item_says_which_item(world: World, clock: FixedClock, page: Page) -> None:
    stage = Stage(world, clock)
    text = page(CARE, f"{stage.path}/aanwezig")
    coach = world.loket.person("coach").name
    assert f"Coach, als het kan {coach}, punt 1" in text
    assert f"Coach, als het kan {coach}, punt 2" in text
    assert "niet gekomen" in text


def test_an_answer_during_the_meeting_leaves_what_was_noted(world: World, clock: FixedClock) -> None:
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY)
    clock.set(at(THURSDAY, 14, 30))
    with world.acting("loket", CARE):
        seating.attend(seat_of(world, meeting, "bpo"), "present")
    with world.acting("loket", "bpo"):
        replies.reply(meeting, Reply(answer="maybe"))
    with world.acting("loket", CARE):
        seat = seat_of(world, meeting, "bpo")
        assert (seat.attendance, seat.answer) == ("present", "maybe")
