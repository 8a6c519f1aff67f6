"""SC-LOKET-13: an item of the weekly OT is closed whole or not at all; its director, its feedback, and consent."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.facts import load
from core.features.cases.models import CaseEvent, Decision
from core.features.cases.record import Event, happened
from core.features.cases.verdicts import add_reference
from core.features.consents.models import Disclosure
from core.features.consents.rules import Answer
from core.features.duties.models import Duty
from core.features.duties.rules import was_late
from core.features.meetings import agenda, items, minutes, planning, seating
from core.features.meetings.aftermath import feedback_of
from core.features.meetings.closing import close_item
from core.features.meetings.completeness import NotClosed
from core.features.meetings.outlook import outlook
from core.features.meetings.written import Closing, Task, Verdict
from core.web.problems import Conflict, NotFound, Problem, StaleVersion
from tests.clock import FixedClock
from tests.factories_meetings import case_at, make_document, plan_meeting, report_concern, say
from tests.world import World

THURSDAY = date(2026, 11, 26)
CARE, CARE2, COACH = "zorgcoordinator", "zorgcoordinator2", "coach"
OPP_TALK = "opp_gesprek"
ANSWERS = {"wat_nodig": "Rust.", "wat_bieden": "Een vaste plek."}


@pytest.fixture
def item(world: World, clock: FixedClock) -> tuple[UUID, UUID, UUID]:
    """Meeting, item and case: reported on Wednesday, on the agenda of the weekly OT of Thursday, which has begun."""
    clock.set(datetime(2026, 11, 25, 10, 0, tzinfo=AMSTERDAM))
    with world.acting("loket", COACH):
        case_id = report_concern(world.loket.pupils[0]).case.id
    clock.set(datetime(2026, 11, 26, 14, 10, tzinfo=AMSTERDAM))
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY)
        return meeting.id, agenda.put_on(meeting, case_id).id, case_id


def closing(world: World, *directors: str, **other: Any) -> Closing:
    chosen = tuple(world.loket.membership(key).id for key in directors)
    return Closing(**{"minutes": ANSWERS, "outcome": "advies_school", "directors": chosen, **other})


def close(world: World, item: tuple[UUID, UUID, UUID], what: Closing, who: str = CARE) -> None:
    with world.acting("loket", who):
        close_item(items.item_of(item[0], item[1]), planning.meeting_of(item[0]), what)


@pytest.mark.parametrize("director", [CARE, "smw", "bpo", "vip_medewerker"])
def test_sc_loket_13_a_member_of_the_ot_becomes_director(
    world: World, item: tuple[UUID, UUID, UUID], director: str
) -> None:
    close(world, item, closing(world, director))
    with world.acting("loket", CARE):
        file = load(item[2])
        assert file.case.director_id == world.loket.membership(director).id
        assert file.case.step_code == "bespreking_ot"
        assert items.item_of(item[0], item[1]).state == "closed"


@pytest.mark.parametrize(
    ("directors", "said"),
    [((), "precies één"), ((COACH,), "vast lid"), (("bpo", "smw"), "precies één")],
    ids=["none", "coach", "two"],
)
def test_sc_loket_13_no_other_director(
    world: World, item: tuple[UUID, UUID, UUID], directors: tuple[str, ...], said: str
) -> None:
    with pytest.raises(NotClosed) as refused:
        close(world, item, closing(world, *directors))
    assert set(refused.value.errors) == {"directors"}
    assert said in refused.value.errors["directors"][0]


def test_sc_loket_13_questions_and_outcome_are_needed(world: World, item: tuple[UUID, UUID, UUID]) -> None:
    with pytest.raises(NotClosed) as refused:
        close(world, item, closing(world, minutes={"wat_nodig": "  "}, outcome="onbekend"))
    assert set(refused.value.errors) == {"answer_wat_nodig", "answer_wat_bieden", "outcome", "directors"}


def test_sc_loket_13_the_plan_of_action_follows_in_the_same_act(world: World, item: tuple[UUID, UUID, UUID]) -> None:
    close(world, item, closing(world, "smw", decisions=("extra_ondersteuning",)))
    with world.acting("loket", CARE):
        file = load(item[2])
        assert (file.case.step_code, file.case.level_code) == ("plan_van_aanpak", "extra")
        assert session().scalars(select(Decision.kind)).all() == ["extra_ondersteuning"]
        assert "Plan van aanpak opstellen" in session().scalars(select(Duty.label)).all()


def test_nothing_happens_when_one_thing_is_refused(world: World, item: tuple[UUID, UUID, UUID]) -> None:
    task = Task(what="Bel de ouders", who=world.loket.membership(COACH).id, due=THURSDAY)
    whole = closing(world, "smw", decisions=("extra_ondersteuning", "onderzoek_schoolpsycholoog"), tasks=(task,))
    with world.acting("loket", CARE):
        with pytest.raises(NotClosed) as refused:
            close_item(items.item_of(item[0], item[1]), planning.meeting_of(item[0]), whole)
        assert set(refused.value.errors) == {"decisions"}
        assert refused.value.findings
    with world.acting("loket", CARE):
        file = load(item[2])
        assert (file.case.step_code, file.case.director_id) == ("zorgmelding", None)
        assert items.item_of(item[0], item[1]).state == "open"
        assert session().scalars(select(Decision)).all() == []
        assert session().scalars(select(Duty).where(Duty.kind == "task")).all() == []
        assert session().scalars(select(CaseEvent).where(CaseEvent.kind == "meeting")).all() == []


def test_tasks_come_on_the_list_of_who_does_them(world: World, item: tuple[UUID, UUID, UUID]) -> None:
    coach = world.loket.membership(COACH).id
    late = Task(what="Te laat", who=coach, due=date(2026, 11, 25))
    with pytest.raises(NotClosed) as refused:
        close(world, item, closing(world, "smw", tasks=(late,)))
    assert set(refused.value.errors) == {"taken-0-voor"}
    close(world, item, closing(world, "smw", tasks=(Task(what="Bel de ouders", who=coach),)))
    with world.acting("loket", COACH):
        (task,) = session().scalars(select(Duty).where(Duty.kind == "task")).all()
        assert (task.label, task.owner_id, task.due_on) == ("Bel de ouders", coach, None)


def test_sc_loket_13_the_item_is_held_without_the_coach(world: World, item: tuple[UUID, UUID, UUID]) -> None:
    with world.acting("loket", CARE):
        for seat in seating.seats_at(item[0]):
            seating.attend(seat, "absent" if seat.role_code == COACH else "present")
    close(world, item, closing(world, CARE))
    with world.acting("loket", CARE):
        planning.hold(planning.meeting_of(item[0]))
        assert planning.meeting_of(item[0]).state == "held"


def test_an_item_closes_once_and_not_before_its_day(
    world: World, item: tuple[UUID, UUID, UUID], clock: FixedClock
) -> None:
    clock.set(datetime(2026, 11, 25, 16, 0, tzinfo=AMSTERDAM))
    with pytest.raises(Problem, match="nog niet geweest"):
        close(world, item, closing(world, CARE))
    clock.set(datetime(2026, 11, 26, 15, 0, tzinfo=AMSTERDAM))
    close(world, item, closing(world, CARE))
    with pytest.raises(Conflict):
        close(world, item, closing(world, CARE))


@pytest.mark.parametrize(
    ("day", "late"), [(THURSDAY, 0), (date(2026, 11, 27), 1)], ids=["same-day-on-time", "next-day-late"]
)
def test_sc_loket_13_feedback_in_som_is_due_the_same_day(
    world: World, item: tuple[UUID, UUID, UUID], clock: FixedClock, day: date, late: int
) -> None:
    close(world, item, closing(world, CARE))
    clock.set(datetime(day.year, day.month, day.day, 16, 0, tzinfo=AMSTERDAM))
    with world.acting("loket", CARE):
        add_reference(load(item[2]), "somtoday", "SOM-2026-118")
        duty = session().scalars(select(Duty).where(Duty.rule == "terugkoppeling_ot")).one()
        assert (duty.due_on, duty.met_on) == (THURSDAY, day)
        assert was_late(duty.due_on, duty.met_on, day) == late


def test_feedback_of_an_earlier_meeting_that_was_forgotten_is_still_asked(
    world: World, item: tuple[UUID, UUID, UUID], clock: FixedClock
) -> None:
    close(world, item, closing(world, CARE))
    clock.set(datetime(2026, 12, 3, 15, 0, tzinfo=AMSTERDAM))
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", date(2026, 12, 3))
        again = agenda.put_on(meeting, item[2]).id
    close(world, (meeting.id, again, item[2]), closing(world, CARE))
    with world.acting("loket", CARE):
        (asked,) = feedback_of(load(item[2]), planning.meeting_of(meeting.id))
        assert (asked.system, asked.late, asked.duty.closed_on) == ("SOM", 7, None)


def test_a_director_from_outside_reads_along_while_consent_lives(
    world: World, item: tuple[UUID, UUID, UUID], clock: FixedClock
) -> None:
    close(world, item, closing(world, "smw", decisions=("extra_ondersteuning",)))
    clock.set(datetime(2027, 1, 20, 9, 0, tzinfo=AMSTERDAM))
    with world.acting("loket", "smw"):
        assert load(item[2]).case.id == item[2]
    with pytest.raises(NotFound), world.acting("loket", "bpo"):
        load(item[2])
    father = world.loket.pupils[0].guardian_ids[1]
    with world.acting("loket", COACH):
        say(item[2], "bespreken_ot", Answer.WITHDRAWN, only=father)
    with pytest.raises(NotFound), world.acting("loket", "smw"):
        load(item[2])
    with world.acting("loket", CARE):
        assert session().scalars(select(Decision.kind)).all() == ["extra_ondersteuning"]
        assert items.item_of(item[0], item[1]).state == "closed"
    with world.acting("loket", COACH):
        say(item[2], "bespreken_ot", Answer.GIVEN, only=father)
    with world.acting("loket", "smw"):
        assert load(item[2]).case.id == item[2]


def test_a_new_director_takes_over_what_was_open(world: World, item: tuple[UUID, UUID, UUID]) -> None:
    close(world, item, closing(world, "smw"))
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", THURSDAY, 16)
        again = agenda.put_on(meeting, item[2]).id
    close(world, (meeting.id, again, item[2]), closing(world, "bpo"))
    with world.as_system("loket"):
        rows = session().scalars(select(Disclosure).where(Disclosure.agenda_item_id.is_(None))).all()
    member = world.loket.membership
    assert {r.membership_id: r.withdrawn_at is None for r in rows} == {member("smw").id: False, member("bpo").id: True}


def test_the_outlook_is_judged_as_it_will_be_at_closing(world: World, item: tuple[UUID, UUID, UUID]) -> None:
    with world.acting("loket", CARE):
        found = outlook(load(item[2]), planning.meeting_of(item[0]))
    possible = {choice.right.code for choice in found.choices if choice.possible}
    notes = {choice.right.code: choice.note for choice in found.choices}
    blocked = {choice.right.code: choice.why_not for choice in found.choices if not choice.possible}
    assert possible == {"extra_ondersteuning", "observatie_bpo", "terug_naar_basis"}
    assert notes["extra_ondersteuning"] == "de regiehouder wordt hier gekozen"
    assert set(blocked) == {"onderzoek_schoolpsycholoog", "plan_bijstellen"}
    assert blocked["onderzoek_schoolpsycholoog"].count(";") == 1
    assert {right.code for right in found.elsewhere} >= {"toelating_loket", "toelaatbaarheid_pro_vso"}


def at_opp(world: World) -> tuple[UUID, UUID, UUID]:
    """A case that waits for an arrangement: everything is there but the verdict of the team."""
    with world.acting("loket", CARE):
        file = case_at(world.loket.pupils[1], "zorgroute", "opp", "extra")
        say(file.case.id, "bespreken_ot", Answer.GIVEN)
        make_document(file.case.id, "opp")
        for role in ("leerling", "ouders"):
            talk = Event(kind="conversation", about=OPP_TALK, on=THURSDAY, roles=frozenset({role}), summary="Gesprek.")
            happened(file, talk)
        happened(file, Event(kind="hearing", about="opp", on=THURSDAY, summary="Gehoord."))
        meeting = plan_meeting("ot", THURSDAY, 10)
        return meeting.id, agenda.put_on(meeting, file.case.id).id, file.case.id


@pytest.mark.parametrize("yes", [True, False], ids=["yes", "no"])
def test_a_verdict_of_the_team_counts_in_the_same_act(world: World, clock: FixedClock, yes: bool) -> None:
    clock.set(datetime(2026, 11, 26, 11, 0, tzinfo=AMSTERDAM))
    item = at_opp(world)
    with world.acting("loket", CARE):
        found = outlook(load(item[2]), planning.meeting_of(item[0]))
    assert {question.code for question in found.questions} == {"vraag_overstijgt_basis"}
    assert {c.right.code: c.note for c in found.choices if c.possible}["arrangement"] == "na jullie oordeel hieronder"
    verdict = {"vraag_overstijgt_basis": Verdict(yes=yes, reason="Drie periodes hulp hielpen niet genoeg.")}
    whole = closing(world, CARE, decisions=("arrangement",), verdicts=verdict)
    if not yes:
        with pytest.raises(NotClosed) as refused:
            close(world, item, whole)
        assert "Arrangement inzetten" in refused.value.errors["decisions"][0]
        return
    close(world, item, whole)
    with world.acting("loket", CARE):
        assert load(item[2]).case.step_code == "arrangement"


def test_a_verdict_is_only_for_whom_it_is_asked(world: World, item: tuple[UUID, UUID, UUID]) -> None:
    with pytest.raises(NotClosed) as refused:
        close(world, item, closing(world, CARE, verdicts={"basis_niet_genoeg": Verdict(yes=True, reason="Ja.")}))
    assert "coach" in refused.value.errors["verdict_basis_niet_genoeg"][0]


def test_two_writers_are_shown_both_texts(world: World, item: tuple[UUID, UUID, UUID]) -> None:
    with world.acting("loket", CARE2):
        minutes.write(items.item_of(item[0], item[1]), "ot", {"wat_nodig": "Van de ander."}, version=0)
    with world.acting("loket", CARE):
        current = minutes.saved_of(str(item[1]))
        assert current is not None
        assert (current.version, current.who) == (1, world.loket.person(CARE2).name)
        assert minutes.saved_of("geen-punt") is None
    with pytest.raises(StaleVersion) as stale:
        close(world, item, closing(world, CARE, version=0))
    texts = {d.field: (d.mine, d.theirs) for d in stale.value.differences}
    assert texts == {"antwoord_wat_nodig": ("Rust.", "Van de ander."), "antwoord_wat_bieden": ("Een vaste plek.", "")}
    close(world, item, closing(world, CARE, version=1))
