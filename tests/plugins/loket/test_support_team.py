"""SC-LOKET-13: who sits in the weekly OT, what it asks, one director, feedback the same day."""

from datetime import date

import pytest

from core.contract.consents import Giver
from core.contract.deadlines import Deadline, days_late
from core.contract.facts import Facts
from core.contract.findings import stopping
from core.contract.permissions import PARTNER_PERMISSIONS
from core.contract.school import RoleKind
from core.contract.teams import DirectorRule, RhythmUnit
from plugins.loket.conditions import FOR_EXTRA_SUPPORT
from plugins.loket.consents import ATTENDANCE_OFFICER, CONFER_SOCIAL_WORK, DISCUSS, HELP_SOCIAL_WORK, SCHOOL_DOCTOR
from plugins.loket.deadlines import FEEDBACK, FEEDBACK_WIDE
from plugins.loket.decisions import DECISIONS
from plugins.loket.outsiders import OUTSIDERS
from plugins.loket.parties import SUPPORT_TEAM
from plugins.loket.routes import CARE_ROUTE
from plugins.loket.teams import OT, WIDE_OT

pytestmark = pytest.mark.pure

MET_ON = date(2026, 11, 26)


def test_sc_loket_13_the_ot_meets_every_week_and_the_wide_ot_every_42_days() -> None:
    assert OT.rhythm.unit is RhythmUnit.EVERY_WEEK
    assert (WIDE_OT.rhythm.unit, WIDE_OT.rhythm.number) == (RhythmUnit.EVERY_DAYS, 42)


def test_sc_loket_13_five_roles_sit_in_the_ot_and_the_coach_for_the_own_case() -> None:
    fixed = {seat.role for seat in OT.seats if not seat.for_item}
    assert fixed == {"bpo", "smw", "jeugdteamprofessional", "zorgcoordinator", "vip_medewerker"} == set(SUPPORT_TEAM)
    assert [(seat.role, seat.quorum) for seat in OT.seats if seat.for_item] == [("coach", False)]
    assert {seat.role for seat in OT.seats if seat.every_holder} == {"zorgcoordinator", "vip_medewerker"}


def test_a31_the_wide_ot_is_the_ot_with_two_more() -> None:
    assert WIDE_OT.extends == OT.code
    assert {seat.role for seat in WIDE_OT.seats} == {"schoolarts", "leerplichtambtenaar"}


def test_sc_loket_13_the_ot_asks_what_is_needed_what_can_be_offered_and_one_of_four_outcomes() -> None:
    assert [question.label for question in OT.questions] == ["Wat heeft {leerling} nodig?", "Wat kan Loket bieden?"]
    assert all(question.required for question in OT.questions)
    assert [outcome.label for outcome in OT.outcomes] == [
        "Samen de vraag onderzocht",
        "Advies aan de school",
        "Verwezen naar hulp buiten school",
        "Hulp op elkaar afgestemd",
    ]


def test_a31_the_wide_ot_takes_questions_and_outcomes_from_the_ot_and_repeats_none() -> None:
    assert (WIDE_OT.questions, WIDE_OT.outcomes) == ((), ())
    assert WIDE_OT.extends == OT.code


def test_sc_loket_13_exactly_one_member_becomes_director_and_the_coach_is_no_member() -> None:
    assert {OT.director, WIDE_OT.director} == {DirectorRule.EXACTLY_ONE}
    assert "coach" not in SUPPORT_TEAM


def test_sc_loket_13_without_a_director_there_is_no_plan_of_action(ready_for_concern: Facts) -> None:
    open_now = stopping([found for guard in FOR_EXTRA_SUPPORT for found in guard.judge(ready_for_concern)])
    assert [finding.reason for finding in open_now] == ["Er is nog geen regiehouder."]


@pytest.mark.parametrize(("term", "team"), [(FEEDBACK, "ot"), (FEEDBACK_WIDE, "breed_ot")], ids=["ot", "breed ot"])
def test_sc_loket_13_feedback_in_som_is_due_on_the_day_itself(term: Deadline, team: str) -> None:
    assert term.starts.is_seen("meeting", team, "")
    assert term.ends.is_seen("system_reference", "somtoday", "")
    assert term.due_on(MET_ON) == MET_ON
    assert [days_late(term.due_on(MET_ON), day) for day in (MET_ON, date(2026, 11, 27))] == [0, 1]


def test_sc_loket_13_consent_opens_the_case_for_the_seats_of_the_ot_only() -> None:
    assert {OT.consent, WIDE_OT.consent} == {DISCUSS.code}
    assert set(DISCUSS.teams) == {OT.code, WIDE_OT.code}
    outside = {role.code for role in OUTSIDERS if role.kind is RoleKind.PARTNER}
    assert set(DISCUSS.opens_for) == outside & set(SUPPORT_TEAM)


def test_the_two_extra_seats_each_have_a_consent_of_their_own() -> None:
    assert (SCHOOL_DOCTOR.opens_for, ATTENDANCE_OFFICER.opens_for) == (("schoolarts",), ("leerplichtambtenaar",))
    assert not SCHOOL_DOCTOR.teams
    assert not ATTENDANCE_OFFICER.teams


def test_school_and_social_work_confer_with_consent_of_pupil_and_parents() -> None:
    assert {rule.giver for rule in CONFER_SOCIAL_WORK.givers if rule.holds_at(13)} == set(Giver)


@pytest.mark.parametrize(("age", "giver"), [(15, Giver.EVERY_HOLDER), (16, Giver.PUPIL)])
def test_a44_parents_consent_to_social_work_under_16(age: int, giver: Giver) -> None:
    assert [rule.giver for rule in HELP_SOCIAL_WORK.givers if rule.holds_at(age)] == [giver]


def test_sc_loket_13_a_case_from_the_zorgmelding_on_can_be_put_on_the_agenda() -> None:
    ready = [step.code for step in CARE_ROUTE.steps if step.team == OT.code]
    assert ready == ["zorgmelding", "bespreking_ot", "plan_van_aanpak", "opp", "arrangement", "evaluatie"]
    assert CARE_ROUTE.step("bespreking_ot").enters_after == OT.code


def test_the_route_has_the_eight_steps_and_every_step_can_be_reached() -> None:
    codes = [step.code for step in CARE_ROUTE.steps]
    assert len(codes) == 8
    assert {code for step in CARE_ROUTE.steps for code in step.next} == set(codes)


def test_what_the_ot_may_not_decide_names_who_does() -> None:
    others = {right.code: right.elsewhere for right in DECISIONS if right.teams and OT.code not in right.teams}
    assert set(others) == {"toelaatbaarheid_pro_vso", "toelating_loket", "passend_aanbod_elders"}
    assert others["toelating_loket"] == "Toelating tot Loket: dat doet de plaatsingscommissie."


def test_partners_get_no_more_than_a_partner_may_have_and_family_nothing() -> None:
    for role in OUTSIDERS:
        assert role.permissions <= (PARTNER_PERMISSIONS if role.kind is RoleKind.PARTNER else frozenset())
