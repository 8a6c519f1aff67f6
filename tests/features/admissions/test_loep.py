"""SC-LOEP-01, 03 and 04 through the service: intake, a house move, the partnership already involved."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from core.contract.findings import State
from core.db.engine import session
from core.features.admissions import acts, rules, searches
from core.features.admissions.application_facts import load
from core.features.admissions.models import AdmissionDecision, Application, Placement
from core.features.admissions.searches import READY, NewContact
from core.features.duties.models import Duty
from core.features.pupils.models import Guardianship, Pupil
from core.web.problems import Invalid, Problem, Refused
from tests.clock import FixedClock
from tests.features.admissions.stage import a_child, admit, apply, decline, note, say
from tests.world import World

ALL_YES = {"visie": True, "informatieplicht": True, "zindelijk": True, "onderwijsbehoefte": True}
MOVED = {"application.verhuizing": "yes"}
INVOLVED = {"application.swv_al_betrokken": "yes"}


def outcomes(application_id: object) -> list[str]:
    return [one.rule.outcome for one in rules.suggestions(load(application_id).judged)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first_day", "said"),
    [
        (date(2026, 11, 24), ["Niet toelaatbaar op deze dag: jonger dan 4"]),
        (date(2026, 11, 25), []),
        (date(2026, 11, 26), []),
    ],
    ids=["dag ervoor", "vierde verjaardag", "dag erna"],
)
def test_sc_loep_01_the_fourth_birthday(world: World, first_day: date, said: list[str]) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child(first_day=first_day)).application
        say(child.id, **ALL_YES)
        assert outcomes(child.id) == said
        if said:
            with pytest.raises(Refused) as stopped:
                admit(child.id)
            assert "4 jaar" in stopped.value.findings[0].condition
        else:
            admit(child.id)
            assert child.state == "admitted"


@pytest.mark.parametrize(
    ("no", "said"),
    [
        (("visie",), ["Intake niet compleet"]),
        (("informatieplicht",), ["Intake niet compleet"]),
        (("zindelijk",), ["Niet toelaatbaar op deze startdag"]),
        (
            ("visie", "informatieplicht", "zindelijk"),
            ["Intake niet compleet", "Intake niet compleet", "Niet toelaatbaar op deze startdag"],
        ),
    ],
)
def test_sc_loep_01_every_negative_is_told(world: World, no: tuple[str, ...], said: list[str]) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child()).application
        say(child.id, **{code: code not in no for code in ALL_YES})
        assert outcomes(child.id) == said
        with pytest.raises(Refused) as stopped:
            admit(child.id)
        assert len(stopped.value.findings) == len(no)


def test_sc_loep_01_without_an_individual_assessment_nothing_is_decided(world: World) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child(), {"flag.sbo_indicatie": "yes"}).application
        say(child.id, **{**ALL_YES, "zindelijk": False}, sbo_zorg=True)
        acts.take_back(load(child.id), "onderwijsbehoefte", "Te vroeg beantwoord.")
        for act in (lambda: admit(child.id), lambda: decline(child.id, "zindelijk")):
            with pytest.raises(Refused) as stopped:
                act()
            assert "onderwijsbehoefte" in {finding.act_about for finding in stopped.value.findings}
        acts.take_back(load(child.id), "sbo_zorg", "Te vroeg beantwoord.")
        say(child.id, onderwijsbehoefte=True)
        with pytest.raises(Refused) as stopped:
            decline(child.id, "zindelijk")
        assert [finding.asks for finding in stopped.value.findings] == ["sbo_zorg"]


def test_sc_loep_01_a_question_that_nobody_asked_the_parents_stops_every_decision(world: World) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child()).application
        say(child.id, **ALL_YES)
        child.answers = {key: said for key, said in child.answers.items() if key != "flag.sbo_indicatie"}
        with pytest.raises(Problem, match="Nog niet beantwoord: Wolkje heeft een s"):
            admit(child.id)


def test_sc_loep_01_who_is_admitted_is_a_pupil_with_parents_and_the_conditions_of_a_place(world: World) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child()).application
        say(child.id, **ALL_YES)
        admit(child.id)
        pupil = session().scalars(select(Pupil).where(Pupil.id == child.pupil_id)).one()
        assert (pupil.full_name, pupil.enrolled_on, pupil.year_rank) == ("Wolkje Zonnebloem", date(2027, 1, 4), 1)
        assert len(session().scalars(select(Guardianship).where(Guardianship.pupil_id == pupil.id)).all()) == 1
        assert session().scalars(select(Placement).where(Placement.pupil_id == pupil.id)).one().state == "open"
        assert (
            not session().scalars(select(Duty).where(Duty.rule.contains(str(child.id)), Duty.closed_on.is_(None))).all()
        )
        kept = session().scalars(select(AdmissionDecision)).one()
        assert (kept.kind, kept.outcome, kept.reason) == ("toelating_loep", "admitted", "Het kan.")
        assert kept.facts
        assert kept.findings
        assert kept.profile_digest
        with pytest.raises(Problem, match="al besloten"):
            admit(child.id)


@pytest.mark.parametrize(
    ("since", "stopped"),
    [(date(2024, 11, 25), False), (date(2024, 11, 26), False), (date(2024, 11, 27), True), (None, False)],
    ids=["twee jaar en een dag", "twee jaar", "een dag te kort", "hier geboren"],
)
def test_sc_loep_01_short_in_the_netherlands_is_referred_and_only_the_leader_overrides(
    world: World, since: date | None, stopped: bool
) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child(birth_date=date(2021, 3, 1)), in_netherlands_since=since).application
        say(child.id, **ALL_YES)
        assert outcomes(child.id) == (["Verwijzen naar de Wereldschool"] if stopped else [])
        if stopped:
            with pytest.raises(Refused):
                admit(child.id, override="Het gezin sprak altijd Nederlands.")
        child_id = child.id
    with world.acting("loep", "schoolleider"):
        if stopped:
            with pytest.raises(Invalid):
                admit(child_id)
        admit(child_id, override="Het gezin sprak altijd Nederlands.")
        assert session().scalars(select(AdmissionDecision.override_reason)).one().startswith("Het gezin")


def test_sc_loep_03_the_judgement_waits_for_the_hand_over(world: World) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child(), MOVED).application
        with pytest.raises(Invalid, match="contact geweest met de vorige school"):
            say(child.id, overdracht_passend=False)
        child_id = child.id
    with world.acting("loep", "leerkracht"), pytest.raises(Problem, match="Deze vraag beantwoordt"):
        say(child_id, overdracht=True)
    with world.acting("loep", "kc"):
        say(child_id, overdracht=True)
        say(child_id, overdracht_passend=False)


def test_sc_loep_03_a_refusal_has_one_reason_and_opens_a_search_that_ends_with_a_place(
    world: World, clock: FixedClock
) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child(), MOVED).application
        say(child.id, **{**ALL_YES, "visie": False, "zindelijk": False}, overdracht=True, overdracht_passend=False)
        for grounds, reason in ((("zindelijk",), "Reden"), (("weigeren_bij_overstap",), " "), ((), "Reden")):
            with pytest.raises(Invalid):
                decline(child.id, *grounds, reason=reason)
        decline(child.id, "weigeren_bij_overstap")
        child_id = child.id
        assert [one.rule.code for one in rules.grounds(load(child_id).judged)] == ["weigeren_bij_overstap"]
    clock.set(clock.moment.replace(month=12, day=23))
    _search_ends_with_a_place(world, child_id)


def _search_ends_with_a_place(world: World, child_id: UUID) -> None:
    with world.acting("loep", "kc"):
        application = session().get(Application, ("loep", child_id))
        assert application is not None
        search = searches.open_search_of(application)
        assert search is not None
        duty = session().scalars(select(Duty).where(Duty.rule == f"search:application:{child_id}")).one()
        assert (duty.owner_role, duty.closed_on) == ("kc", None)
        with pytest.raises(Invalid, match="Niet alles klopt nog"):
            searches.end_search(search, application, " ", date(2026, 12, 23))
        assert search.closed_on is None
        searches.add_contact(
            search, application, NewContact(school="De Wolkenschool", on=date(2026, 12, 23), outcome=READY)
        )
        searches.end_search(search, application, "De Wolkenschool", date(2026, 12, 23))
        assert (search.closed_on, search.place, duty.closed_on) == (
            date(2026, 12, 23),
            "De Wolkenschool",
            date(2026, 12, 23),
        )


def test_sc_loep_03_who_can_be_helped_gets_the_conditions_and_no_search(world: World) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child(), MOVED).application
        say(child.id, **ALL_YES, overdracht=True, overdracht_passend=True)
        with pytest.raises(Problem, match="geen grond"):
            decline(child.id, "weigeren_bij_overstap")
        admit(child.id)
        assert searches.open_search_of(child) is None
        assert session().scalars(select(Placement).where(Placement.application_id == child.id)).one()


@pytest.mark.parametrize(
    ("logged", "missing"),
    [
        (("ouders", "schoolleider"), "het samenwerkingsverband"),
        (("swv_contact", "schoolleider"), "de ouders"),
        (("swv_contact", "ouders"), "de school"),
    ],
)
def test_sc_loep_04_partnership_parents_and_school_look_together(
    world: World, logged: tuple[str, ...], missing: str
) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child(), INVOLVED).application
        say(child.id, **{**ALL_YES, "onderwijsbehoefte": False})
        note(child.id, *(f"consultation.{role}" for role in logged))
        for act in (lambda: admit(child.id), lambda: decline(child.id, "onderwijsbehoefte")):
            with pytest.raises(Refused) as stopped:
                act()
            assert f"Overleg eerst met {missing}." in {finding.reason for finding in stopped.value.findings}
        (absent,) = {"ouders", "schoolleider", "swv_contact"} - set(logged)
        note(child.id, f"consultation.{absent}")
        decline(child.id, "onderwijsbehoefte")
        assert child.state == "declined"


def test_sc_loep_04_the_same_conditions_hold_for_who_comes_with_the_partnership(world: World) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child(), INVOLVED).application
        say(child.id, **ALL_YES)
        note(child.id, "consultation.ouders", "consultation.schoolleider", "consultation.swv_contact")
        facts = replace(load(child.id).facts)
        assert all(f.state is State.MET for one in load(child.id).judged for f in one.findings), facts
        admit(child.id)
        assert session().scalars(select(Placement).where(Placement.application_id == child.id)).one().state == "open"
