"""The secret address of a member's own calendar: what stands in it, whose it is, and when it works no longer."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access import attempts
from core.access.ledger import LedgerEntry
from core.access.people import Membership, Person
from core.access.sessions import token_hash
from core.db.clock import AMSTERDAM
from core.db.clock import now as clock_now
from core.db.engine import session
from core.features.meetings import calendar_feed, planning
from core.features.meetings.calendar_table import CalendarAddress
from core.features.meetings.models import MeetingSeat
from tests.clock import FixedClock
from tests.factories_meetings import plan_meeting
from tests.features.meetings.stage import CARE, THURSDAY, Stage
from tests.world import World, profile_of

PAGE = "/loket/uitnodigingen/abonnement"


@pytest.fixture
def stage(world: World, clock: FixedClock) -> Stage:
    """A breed OT of this afternoon with two pupils on its agenda."""
    return Stage(world, clock)


def subscribed(world: World, client: FlaskClient, key: str = CARE, school: str = "loket") -> str:
    """The path of a new address of this member, as the page shows it once."""
    world.sign_in(client, world.school(school).person(key))
    page = client.post(f"/{school}/uitnodigingen/abonnement/nieuw").text
    found = re.search(r"http://localhost(/agenda/[^<\s]+\.ics)", page)
    assert found is not None, page
    client.delete_cookie("dekkend")
    return found[1]


def actions(world: World, school: str = "loket") -> list[str]:
    with world.as_system(school):
        rows = session().scalars(select(LedgerEntry).where(LedgerEntry.object_type == calendar_feed.OBJECT))
        return [row.action for row in sorted(rows, key=lambda row: row.id)]


def test_a_program_without_a_sign_in_gets_team_place_and_hours_and_nothing_of_a_pupil(
    world: World, client: FlaskClient, stage: Stage
) -> None:
    path = subscribed(world, client)
    answer = world.app.test_client().get(path)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    assert answer.headers["Cache-Control"] == "private, no-store"
    for line in ("SUMMARY:breed OT", "LOCATION:lokaal 0.12", "DTSTART:20261126T130000Z", "STATUS:CONFIRMED"):
        assert line in answer.text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in answer.text
    for pupil in world.loket.pupils:
        assert pupil.first_name not in answer.text
    assert world.loket.canary not in answer.text
    assert actions(world) == ["calendar.make", "calendar.fetch"]


def test_how_many_pupils_are_discussed_changes_nothing(world: World, client: FlaskClient, stage: Stage) -> None:
    path = subscribed(world, client)
    reader = world.app.test_client()
    before = reader.get(path)
    stage.put_on(stage.cases[2:])
    after = reader.get(path)
    assert after.text == before.text
    assert after.headers["ETag"] == before.headers["ETag"]


def test_what_did_not_change_is_not_sent_again_and_a_cancelled_meeting_says_so(
    world: World, client: FlaskClient, stage: Stage
) -> None:
    with world.acting("loket", CARE):
        other = plan_meeting("ot", date(2026, 12, 3)).id
    path = subscribed(world, client)
    reader = world.app.test_client()
    known = {"If-None-Match": reader.get(path).headers["ETag"]}
    answer = reader.get(path, headers=known)
    assert (answer.status_code, answer.data) == (304, b"")
    assert actions(world) == ["calendar.make", "calendar.fetch"]
    with world.acting("loket", CARE):
        planning.cancel(planning.meeting_of(other), "De zaal is dicht.")
    changed = reader.get(path, headers=known)
    assert changed.status_code == 200
    assert "STATUS:CANCELLED" in changed.text
    assert "De zaal is dicht." not in changed.text
    assert len(re.findall("SEQUENCE:", changed.text)) == changed.text.count("BEGIN:VEVENT")


@pytest.mark.parametrize(("days", "there"), [(30, True), (31, True), (32, False)])
def test_a_meeting_stays_a_month_after_it_was(
    world: World, client: FlaskClient, stage: Stage, clock: FixedClock, days: int, there: bool
) -> None:
    path = subscribed(world, client)
    clock.set(datetime(2026, 11, 26, 14, 55, tzinfo=AMSTERDAM) + timedelta(days=days))
    assert ("20261126T130000Z" in world.app.test_client().get(path).text) is there


def test_who_has_no_seat_finds_an_empty_calendar(world: World, client: FlaskClient, stage: Stage) -> None:
    path = subscribed(world, client, "coach2")
    with world.as_system("loket"):
        mine = world.loket.membership("coach2").id
        assert not session().scalars(select(MeetingSeat).where(MeetingSeat.membership_id == mine)).all()
    answer = world.app.test_client().get(path)
    assert answer.status_code == 200
    assert "VEVENT" not in answer.text


def test_of_the_token_only_a_digest_is_kept_and_it_is_shown_once(
    world: World, client: FlaskClient, stage: Stage
) -> None:
    path = subscribed(world, client)
    token = path.rpartition("/")[2].removesuffix(".ics")
    with world.as_system("loket"):
        (row,) = session().scalars(select(CalendarAddress))
        assert row.token_hash == token_hash(token)
        assert token not in repr(vars(row))
        for entry in session().scalars(select(LedgerEntry)):
            assert token not in repr(entry.detail)
    world.sign_in(client, world.loket.person(CARE))
    assert token not in client.get(PAGE).text


def ended(world: World, client: FlaskClient, how: str) -> None:
    """Something after which the address of the care coordinator of Loket may work no longer."""
    world.sign_in(client, world.loket.person(CARE))
    member = world.loket.membership(CARE)
    if how == "stopped":
        assert client.post(f"{PAGE}/stop").status_code == 303
    elif how == "renewed":
        assert client.post(f"{PAGE}/nieuw").status_code == 200
    with world.as_system("loket"):
        if how == "left":
            found = session().scalars(select(Membership).where(Membership.id == member.id)).one()
            found.ends_on = date(2026, 11, 25)
        elif how == "closed":
            person = session().get(Person, member.person_id)
            assert person is not None
            person.closed_at = clock_now()


@pytest.mark.parametrize("how", ["stopped", "renewed", "left", "closed"])
def test_an_address_that_ended_is_not_there_and_counts_as_no_guess(
    world: World, client: FlaskClient, stage: Stage, how: str
) -> None:
    path = subscribed(world, client)
    ended(world, client, how)
    for _time in range(attempts.PER_ADDRESS.free + 5):
        answer = world.app.test_client().get(path)
        assert answer.status_code == 404
        assert "VEVENT" not in answer.text
    assert actions(world).count("calendar.fetch") == 0


def test_on_the_last_day_of_a_membership_the_address_still_works(
    world: World, client: FlaskClient, stage: Stage
) -> None:
    path = subscribed(world, client)
    with world.as_system("loket"):
        found = session().scalars(select(Membership).where(Membership.id == world.loket.membership(CARE).id)).one()
        found.ends_on = THURSDAY
    assert world.app.test_client().get(path).status_code == 200


def test_an_address_of_one_school_opens_nothing_at_another(world: World, client: FlaskClient, stage: Stage) -> None:
    """Not even for somebody who works at both: each membership has an address of its own."""
    path = subscribed(world, client, "partner_both")
    reader = world.app.test_client()
    assert reader.get(path).status_code == 200
    assert reader.get(path.replace("/loket/", "/loep/")).status_code == 404
    with world.as_system("loep"):
        team = profile_of(world.app, "loep").team_compositions[0].code
        meeting = plan_meeting(team, THURSDAY, 9)
        session().flush()
        mine = world.loep.membership("partner_both").id
        session().add(MeetingSeat(meeting_id=meeting.id, role_code="x", label="gast", membership_id=mine))
    assert "DTSTART:20261126T080000Z" not in reader.get(path).text
    assert "DTSTART:20261126T080000Z" in reader.get(subscribed(world, client, "partner_both", "loep")).text


def test_who_guesses_must_wait_and_keeps_nobody_from_signing_in(
    world: World, client: FlaskClient, stage: Stage
) -> None:
    path = subscribed(world, client)
    reader = world.app.test_client()
    wrong = [reader.get(f"/agenda/loket/{'x' * 43}.ics").status_code for _time in range(attempts.PER_ADDRESS.free)]
    assert set(wrong) == {404}
    assert reader.get(path).status_code == 429
    assert reader.get("/uitnodiging/onbekend").status_code == 410


@pytest.mark.parametrize("odd", ["nergens/x", "loket/", "LOKET/x", "loket/%00"])
def test_odd_addresses_are_not_there(world: World, odd: str) -> None:
    assert world.app.test_client().get(f"/agenda/{odd}.ics").status_code == 404


def test_the_page_says_when_a_program_came_last_to_the_hour(
    world: World, client: FlaskClient, stage: Stage, clock: FixedClock
) -> None:
    path = subscribed(world, client)
    reader = world.app.test_client()

    def noted() -> datetime | None:
        with world.as_system("loket"):
            return session().scalars(select(CalendarAddress.read_at)).one()

    assert noted() is None
    first = datetime(2026, 11, 26, 14, 10, tzinfo=AMSTERDAM).astimezone(UTC)
    for minutes, expected in ((0, 0), (59, 0), (60, 60)):
        clock.set(first + timedelta(minutes=minutes))
        reader.get(path)
        assert noted() == first + timedelta(minutes=expected)
    world.sign_in(client, world.loket.person(CARE))
    assert "15.10" in client.get(PAGE).text
    assert "Overleggen in je eigen agenda" in client.get("/account").text
