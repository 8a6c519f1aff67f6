"""SC-LOEP-16: who comes to the OT, which team decides what, and who approves. VOT: the KC makes it count (A-18)."""

from datetime import date, datetime
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.approvals import ApprovalState, approval_state, approvals_of, approvals_open, approve
from core.features.cases.facts import load
from core.features.cases.models import Decision
from core.features.consents.rules import Answer
from core.features.meetings import agenda, guests, items, planning, seating
from core.features.meetings.closing import close_item
from core.features.meetings.completeness import NotClosed
from core.features.meetings.models import Meeting
from core.features.meetings.overview import overview
from core.features.meetings.seating import Sitter
from core.features.meetings.written import Closing
from core.web.problems import NotFound, Problem
from tests.clock import FixedClock
from tests.factories_meetings import case_at, make_document, plan_meeting, say
from tests.world import World

THURSDAY = date(2026, 11, 26)
ANSWERS = {"vot": {"zorg": "Lezen.", "interventies": "Tutor."}, "ot": {"nodig": "Meer tijd.", "aanvraag": "Ja."}}
OUTCOMES = {"vot": "interventie", "ot": "arrangement"}
LEVELS = {"vot": "niveau_4", "ot": "niveau_4", "tlv": "niveau_5"}


def on_agenda(world: World, clock: FixedClock, team: str, step: str) -> tuple[UUID, UUID, UUID]:
    """Meeting, item and case: at a step of the route, with consent and growth document, on the agenda of a team."""
    clock.set(datetime(2026, 11, 26, 14, 10, tzinfo=AMSTERDAM))
    with world.acting("loep", "kc"):
        case_id = case_at(world.loep.pupils[0], "didactisch", step, LEVELS[step]).case.id
        for purpose in ("bespreken_vot", "swv_betrokken"):
            say(case_id, purpose, Answer.GIVEN)
        make_document(case_id, "groeidocument")
        meeting = plan_meeting(team, THURSDAY)
        return meeting.id, agenda.put_on(meeting, case_id).id, case_id


def close(world: World, at: tuple[UUID, UUID, UUID], team: str, *decisions: str) -> None:
    with world.acting("loep", "kc"):
        what = Closing(minutes=ANSWERS[team], outcome=OUTCOMES[team], decisions=decisions, reason="Samen besloten.")
        close_item(items.item_of(at[0], at[1]), planning.meeting_of(at[0]), what)


def test_sc_loep_16_five_are_invited_and_two_are_not(world: World) -> None:
    with world.acting("loep", "kc"):
        meeting = plan_meeting("ot", THURSDAY)
        roles = [seat.role_code for seat in seating.seats_at(meeting.id)]
    assert set(roles) == {"ouders", "schoolleider", "kc", "swv_contact", "jos"}
    assert roles.count("kc") == 2


@pytest.mark.parametrize("role", ["jeugdverpleegkundige", "leerrechtambtenaar"])
def test_sc_loep_16_an_optional_seat_needs_its_added_value(world: World, role: str) -> None:
    person = world.loep.membership(role).id
    with world.acting("loep", "kc"):
        meeting = plan_meeting("ot", THURSDAY)
        with pytest.raises(Problem) as refused:
            guests.take_seat(meeting, Sitter(role=role, membership_id=person))
        assert set(refused.value.errors) == {"reason"}
        chair = guests.take_seat(meeting, Sitter(role=role, membership_id=person, reason="Kent het gezin."))
        assert (chair.membership_id, chair.reason) == (person, "Kent het gezin.")


def test_the_teacher_comes_for_the_own_pupil_with_a_reason(world: World, clock: FixedClock) -> None:
    at = on_agenda(world, clock, "ot", "ot")
    teacher = Sitter(role="leerkracht", membership_id=world.loep.membership("leerkracht").id)
    with world.acting("loep", "kc"):
        item, meeting = items.item_of(at[0], at[1]), planning.meeting_of(at[0])
        with pytest.raises(Problem) as refused:
            guests.invite(item, meeting, teacher)
        assert set(refused.value.errors) == {"reason"}
        pupil = guests.invite(item, meeting, Sitter(role="leerling", reason="Vertelt het zelf."))
        assert (pupil.membership_id, pupil.agenda_item_id) == (None, item.id)


@pytest.mark.parametrize(
    ("decision", "team", "step", "said"),
    [
        ("arrangement", "ot", "ot", ""),
        ("arrangement", "vot", "vot", "Alleen het OT"),
        ("tlv", "ot", "tlv", ""),
        ("tlv", "ot", "ot", "zorgniveau 5"),
        ("tlv", "vot", "vot", "Alleen het OT"),
    ],
    ids=["arrangement-ot", "arrangement-vot", "tlv-ot-level-5", "tlv-ot-level-4", "tlv-vot"],
)
def test_sc_loep_16_the_venue_decides(
    world: World, clock: FixedClock, decision: str, team: str, step: str, said: str
) -> None:
    at = on_agenda(world, clock, team, step)
    if said:
        with pytest.raises(NotClosed) as refused:
            close(world, at, team, decision)
        assert said in refused.value.errors["decisions"][0]
    else:
        close(world, at, team, decision)
    with world.acting("loep", "kc"):
        assert session().scalars(select(Decision.kind)).all() == ([] if said else [decision])


@pytest.mark.parametrize(
    ("given", "state", "waiting"),
    [
        ((), ApprovalState.PENDING, ("de schoolleider", "het bestuur")),
        (("schoolleider",), ApprovalState.PENDING, ("het bestuur",)),
        (("bestuur",), ApprovalState.PENDING, ("de schoolleider",)),
        (("schoolleider", "bestuur"), ApprovalState.APPROVED, ()),
    ],
    ids=["nobody", "director", "board", "both"],
)
def test_sc_loep_16_two_approvals_of_an_arrangement(
    world: World, clock: FixedClock, given: tuple[str, ...], state: ApprovalState, waiting: tuple[str, ...]
) -> None:
    close(world, on_agenda(world, clock, "ot", "ot"), "ot", "arrangement")
    decision = taken(world)
    for role in given:
        with world.acting("loep", role):
            approve(decision.id, role, "approved")
    with world.acting("loep", "kc") as entered:
        right = world.app.extensions["registry"].profile(entered.school_id).decision("arrangement")
        assert approval_state(right, approvals_of(decision.id)) is state
        assert approvals_open(right, approvals_of(decision.id)) == waiting


def test_who_must_approve_finds_the_page_on_vandaag_and_on_the_decision(
    world: World, clock: FixedClock, client: FlaskClient
) -> None:
    close(world, on_agenda(world, clock, "ot", "ot"), "ot", "arrangement")
    decision = taken(world)
    page = f"/loep/besluiten/{decision.id}/akkoord"
    world.sign_in(client, world.loep.person("schoolleider"))
    assert page in client.get("/loep/").get_data(as_text=True)
    assert page in client.get(f"/loep/besluiten/{decision.id}").get_data(as_text=True)
    assert client.get(page).status_code == 200


def taken(world: World) -> Decision:
    with world.acting("loep", "kc"):
        return session().scalars(select(Decision)).one()


def test_sc_loep_16_one_person_cannot_approve_twice(world: World, clock: FixedClock) -> None:
    close(world, on_agenda(world, clock, "ot", "ot"), "ot", "arrangement")
    decision = taken(world)
    both = frozenset({"schoolleider", "bestuur"})
    with world.acting("loep", "schoolleider", roles=both):
        approve(decision.id, "schoolleider", "approved")
    with pytest.raises(Problem, match="twee verschillende personen"), world.acting("loep", "schoolleider", roles=both):
        approve(decision.id, "bestuur", "approved")


def test_sc_loep_16_a_tlv_asks_no_approvals(world: World, clock: FixedClock) -> None:
    close(world, on_agenda(world, clock, "ot", "tlv"), "ot", "tlv")
    decision = taken(world)
    with world.acting("loep", "kc") as entered:
        right = world.app.extensions["registry"].profile(entered.school_id).decision("tlv")
        assert approval_state(right, approvals_of(decision.id)) is ApprovalState.NOT_ASKED


def test_the_board_reads_the_case_only_while_it_is_asked(world: World, clock: FixedClock) -> None:
    at = on_agenda(world, clock, "ot", "ot")
    with pytest.raises(NotFound), world.acting("loep", "bestuur"):
        load(at[2])
    close(world, at, "ot", "arrangement")
    decision = taken(world)
    with world.acting("loep", "bestuur"):
        assert load(at[2]).case.id == at[2]
        approve(decision.id, "bestuur", "refused", "Eerst nog een gesprek.")
        assert load(at[2]).case.id == at[2]
    clock.set(datetime(2026, 11, 27, 9, 0, tzinfo=AMSTERDAM))
    with pytest.raises(NotFound), world.acting("loep", "bestuur"):
        load(at[2])


def test_the_vot_counts_only_with_the_kc(world: World) -> None:
    with world.acting("loep", "kc"):
        meeting = plan_meeting("vot", THURSDAY)
        assert planning.absent_quorum(meeting) == ("KC",)
        with pytest.raises(Problem, match="KC"):
            planning.hold(meeting)
        kc = next(seat for seat in seating.seats_at(meeting.id) if seat.role_code == "kc")
        seating.attend(kc, "present")
        planning.hold(meeting)
        assert meeting.state == "held"


def test_the_list_counts_the_vot_in_the_school_year(world: World) -> None:
    with world.acting("loep", "kc"):
        for day in (date(2026, 9, 10), date(2026, 10, 15), THURSDAY):
            plan_meeting("vot", day)
        found = {line.meeting.starts_at.date(): line.rhythm for line in overview("vot").coming}
    assert found[THURSDAY] == "derde van ten minste 6 dit jaar"


def test_a_meeting_needs_sound_times_and_its_own_moment(world: World) -> None:
    with world.acting("loep", "kc"):
        meeting: Meeting = plan_meeting("vot", THURSDAY)
        with pytest.raises(Problem, match="al gepland"):
            plan_meeting("vot", THURSDAY)
        with pytest.raises(Problem, match="Waarom"):
            planning.cancel(meeting, "")
        planning.cancel(meeting, "Iedereen is ziek.")
        assert plan_meeting("vot", THURSDAY).state == "planned"
        learning = plan_meeting("leerteam", THURSDAY)
        with pytest.raises(Problem, match="bespreekt hier geen leerlingen"):
            agenda.put_on(learning, learning.id)
