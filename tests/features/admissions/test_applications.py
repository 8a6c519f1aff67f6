"""Receiving, standing still, going on, moving the decision, ending: each with the law's days and who owes what."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.admissions import application_end, application_terms, applications
from core.features.admissions.application_facts import load
from core.features.admissions.applications import Answers
from core.features.admissions.models import Application
from core.features.admissions.rules import ApplicationState
from core.features.duties.models import Duty
from core.web.problems import Conflict, Invalid, Problem, StaleVersion
from tests.clock import FixedClock
from tests.features.admissions.stage import a_child, apply
from tests.world import World


def duties(application: Application) -> dict[str, date | None]:
    """The open duties about an application: what, and until when."""
    rows = session().scalars(select(Duty).where(Duty.rule.endswith(str(application.id)), Duty.closed_on.is_(None)))
    return {row.rule.partition(":")[0]: row.due_on for row in rows}


def test_receiving_starts_the_terms_of_the_law_for_the_care_owner(world: World) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child()).application
        assert child.due_on == date(2027, 1, 1)
        assert duties(child) == {"toelating_zes_weken": date(2027, 1, 1), "tijdelijke_plaatsing": date(2027, 1, 29)}
        owner = {row.owner_role for row in session().scalars(select(Duty).where(Duty.rule.endswith(str(child.id))))}
        assert owner == {"kc"}


def test_the_term_stands_still_by_letter_and_goes_on_when_nothing_is_missing(world: World, clock: FixedClock) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child()).application
        with pytest.raises(Invalid) as wrong:
            application_terms.suspend(load(child.id), " ", date(2026, 11, 19), date(2026, 11, 19))
        assert set(wrong.value.errors) == {"missing", "asked_on", "complete_by"}
        application_terms.suspend(
            load(child.id), "Het verslag van de peuterspeelzaal", date(2026, 11, 24), date(2026, 12, 8)
        )
        assert (child.state, child.due_on) == ("suspended", None)
        assert duties(child)["toelating_zes_weken"] is None
        assert duties(child)["aanmelding_onvolledig"] == date(2027, 1, 5)
        child_id = child.id
    clock.set(datetime(2026, 12, 4, 9, tzinfo=AMSTERDAM))
    with world.acting("loep", "kc"):
        file = load(child_id)
        application_terms.resume(file, date(2026, 12, 4))
        assert (file.application.state, file.application.due_on) == ("open", date(2027, 1, 11))
        assert duties(file.application)["toelating_zes_weken"] == date(2027, 1, 11)
        assert "aanmelding_onvolledig" not in duties(file.application)


@pytest.mark.parametrize(
    ("until", "works"),
    [(date(2027, 1, 1), False), (date(2027, 1, 2), True), (date(2027, 1, 29), True), (date(2027, 1, 30), False)],
    ids=["de dag zelf", "dag erna", "vier weken", "een dag te ver"],
)
def test_the_decision_moves_once_and_by_four_weeks_at_most(world: World, until: date, works: bool) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child()).application
        if not works:
            with pytest.raises(Invalid):
                application_terms.extend(load(child.id), until, "Wij wachten op een observatie.")
            return
        with pytest.raises(Invalid):
            application_terms.extend(load(child.id), until, " ")
        application_terms.extend(load(child.id), until, "Wij wachten op een observatie.")
        assert (child.due_on, duties(child)["toelating_verlengd"]) == (until, until)
        assert "toelating_zes_weken" not in duties(child)
        with pytest.raises(Conflict, match="één keer"):
            application_terms.extend(load(child.id), until, "Nog eens.")


@pytest.mark.parametrize(("today", "works"), [(date(2027, 1, 1), True), (date(2027, 1, 2), False)])
def test_a_term_that_is_over_moves_no_more(world: World, clock: FixedClock, today: date, works: bool) -> None:
    with world.acting("loep", "kc"):
        child_id = apply(a_child()).application.id
    clock.set(datetime(today.year, today.month, today.day, 9, tzinfo=AMSTERDAM))
    with world.acting("loep", "kc"):
        if works:
            application_terms.extend(load(child_id), date(2027, 1, 15), "Observatie.")
        else:
            with pytest.raises(Problem, match="voorbij"):
                application_terms.extend(load(child_id), date(2027, 1, 15), "Observatie.")


@pytest.mark.parametrize(("today", "works"), [(date(2026, 12, 8), False), (date(2026, 12, 9), True)])
def test_not_handling_is_possible_only_after_the_day_that_parents_had(
    world: World, clock: FixedClock, today: date, works: bool
) -> None:
    with world.acting("loep", "kc"):
        child_id = apply(a_child()).application.id
        application_terms.suspend(load(child_id), "Een verslag", date(2026, 11, 24), date(2026, 12, 8))
    clock.set(datetime(today.year, today.month, today.day, 9, tzinfo=AMSTERDAM))
    with world.acting("loep", "kc"):
        file = load(child_id)
        if not works:
            with pytest.raises(Problem):
                application_end.end(file, ApplicationState.DROPPED, "Niets ontvangen.")
            return
        application_end.end(file, ApplicationState.DROPPED, "Niets ontvangen.")
        assert (file.application.state, duties(file.application)) == ("dropped", {})


def test_parents_withdraw_and_nothing_is_owed_any_more(world: World) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child()).application
        application_end.end(load(child.id), ApplicationState.WITHDRAWN, "Zij kozen een andere school.")
        assert (child.state, child.closed_on, duties(child)) == ("withdrawn", date(2026, 11, 26), {})
        with pytest.raises(Conflict):
            application_end.end(load(child.id), ApplicationState.WITHDRAWN, "Nog eens.")


def test_a_correction_of_the_day_of_receipt_moves_the_term(world: World) -> None:
    with world.acting("loep", "kc"):
        child = apply(a_child()).application
        first, kept = child.version, child.guardians[0]["id"]
        applications.edit(child, a_child(received_on=date(2026, 11, 23)), first)
        session().flush()
        assert (child.due_on, duties(child)["toelating_zes_weken"]) == (date(2027, 1, 4), date(2027, 1, 4))
        assert child.guardians[0]["id"] == kept
        with pytest.raises(StaleVersion):
            applications.edit(child, a_child(first_name="Regen"), first)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"received_on": date(2026, 11, 27)}, "received_on"),
        ({"birth_date": date(2027, 1, 1)}, "birth_date"),
        ({"first_name": "..."}, "first_name"),
        ({"year_rank": 99}, "year_rank"),
        ({"parents": ()}, "parent_1"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(world: World, wrong: dict[str, object], field: str) -> None:
    with world.acting("loep", "kc"), pytest.raises(Invalid) as said:
        applications.receive(a_child(**wrong))
    assert field in said.value.errors


def test_only_what_a_rule_of_the_school_asks_can_be_answered(world: World) -> None:
    with world.acting("loep", "kc"):
        file = apply(a_child())
        assert "flag.zij_instroom" not in {fact.key for fact in file.asked}
        with pytest.raises(Problem, match="stelt de school niet"):
            applications.answer(file, Answers(yes_no={"flag.zij_instroom": "yes"}), file.application.version)
    with world.acting("loket", "zorgcoordinator"):
        assert "flag.zij_instroom" in {fact.key for fact in apply(a_child(birth_date=date(2015, 1, 1))).asked}
