"""Loep as a whole: it assembles without a remark, comes through JSON unharmed, and lists what the document lists."""

import pytest

from core.contract.documents import FieldKind
from core.contract.hooks import DECLARING
from core.contract.permissions import PARTNER_PERMISSIONS, Permission
from core.contract.school import RoleKind
from core.contract.teams import RhythmUnit
from core.contract.wire import from_wire, to_wire
from core.schools.check import Conformance, check, conformance
from core.schools.collect import collect_from
from core.schools.problems import ProblemKind
from plugins.loep.plugin import Loep
from tests.plugins.loep.given import ROUTES, assembled, profile

pytestmark = pytest.mark.pure


def test_the_profile_assembles_with_notes_only_and_accounts_for_every_value() -> None:
    problems = (*assembled().problems, *check(profile(), "loep.toml"))
    assert [str(problem) for problem in problems if problem.kind is not ProblemKind.NOTE] == []
    assert conformance(profile(), problems) is Conformance.ACCOUNTED


def test_every_value_makes_the_round_trip_through_json() -> None:
    values = collect_from("loep", Loep()).values
    assert [hook for hook in DECLARING for value in values[hook] if from_wire(to_wire(value)) != value] == []


def test_the_years_are_the_groups_1_to_8() -> None:
    assert [year.label for year in profile().years] == [f"groep {number}" for number in range(1, 9)]


def test_the_concern_form_asks_five_questions_and_starts_either_route() -> None:
    (form,) = profile().intake_forms
    assert [field.kind for field in form.fields] == [
        FieldKind.PUPIL,
        FieldKind.CHOICE,
        FieldKind.TEXT,
        FieldKind.TEXT,
        FieldKind.PARTIES,
    ]
    (choice,) = (field for field in form.fields if field.decides_route)
    assert tuple(choice.code for choice in choice.choices) == form.routes == ROUTES
    assert not form.fields[-1].required
    assert form.notifies == ("kc",)


@pytest.mark.parametrize("route", ROUTES)
def test_each_route_has_nine_steps_and_every_step_can_be_left_but_the_last(route: str) -> None:
    steps = profile().route(route).steps
    assert len(steps) == 9
    assert [step.code for step in steps if step.ends or not step.next] == [steps[-1].code]


def test_sc_loep_13_the_groeidocument_has_exactly_four_parts() -> None:
    labels = [field.label for field in profile().template("groeidocument").fields]
    assert labels == [
        "Stimulerende factoren",
        "Belemmerende factoren",
        "Onderwijsbehoeften",
        "Overzicht van ingezette zorg",
    ]


def test_the_vot_meets_six_times_a_school_year_with_five_seats_and_rests_on_consent() -> None:
    vot = profile().team("vot")
    assert (vot.rhythm.unit, vot.rhythm.number) == (RhythmUnit.PER_SCHOOL_YEAR, 6)
    assert [seat.role for seat in vot.seats if not seat.on_reason] == [
        "kc",
        "schoolleider",
        "jos",
        "jeugdverpleegkundige",
        "smw",
    ]
    assert [seat.role for seat in vot.seats if seat.quorum] == ["kc"]
    assert vot.consent == "bespreken_vot"


def test_consent_opens_a_case_for_every_partner_who_sits_in_the_team_that_rests_on_it() -> None:
    partners = {role.code for role in profile().staff_roles if role.kind is RoleKind.PARTNER}
    for team in (profile().team("vot"), profile().team("ot")):
        seated = {seat.role for seat in team.seats} & partners
        assert seated <= set(profile().consent_rule(team.consent).opens_for)


def test_partners_get_no_more_than_partners_may_and_a_teacher_reads_own_cases_only() -> None:
    for role in profile().staff_roles:
        if role.kind is RoleKind.PARTNER:
            assert Permission.HOME in role.permissions
            assert role.permissions <= PARTNER_PERMISSIONS
    assert Permission.CASES_READ_ALL not in profile().role("leerkracht").permissions
    assert Permission.CASES_READ_ALL in profile().role("kc").permissions


def test_the_partner_directory_holds_the_twenty_partners_of_the_document() -> None:
    assert [partner.code for partner in profile().partners] == [
        "swv_odp",
        "jos",
        "auris",
        "enver",
        "cjg",
        "schoollogopedist",
        "mevis",
        "yets",
        "steunpunt_onderwijs",
        "wereldschool",
        "leerrecht",
        "veilig_thuis",
        "steunpunt_huiselijk_geweld",
        "crisisinterventieteam",
        "jeugdbeschermingsplein",
        "forta",
        "yulius",
        "mc_kinderplein",
        "speek",
        "cesartherapie_vlaardingen",
    ]


def test_the_document_gives_no_term_for_a_case_so_only_a_trial_placement_has_one() -> None:
    assert [term.code for term in collect_from("loep", Loep()).values["deadlines"]] == ["besluit_na_proef"]
