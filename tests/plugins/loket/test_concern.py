"""SC-LOKET-12: the zorgmelding needs three talks, consent on paper and a verdict, and is on the agenda in two weeks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from core.contract.consents import ConsentForm, Giver
from core.contract.deadlines import days_late
from core.contract.documents import FieldKind
from core.contract.facts import ConsentStatus, Facts, Happening
from core.contract.findings import Finding, State, stopping
from core.contract.requirements import Requirement
from core.features.consents.rules import Answer, PossibleGiver, Said, givers_at, state_of
from plugins.loket.concern_form import CONCERN_FORM
from plugins.loket.consents import CONSENTS, DISCUSS
from plugins.loket.deadlines import ON_AGENDA
from plugins.loket.levels import LEVELS
from plugins.loket.roles import CARE_COORDINATOR
from plugins.loket.routes import CARE_ROUTE

pytestmark = pytest.mark.pure

Without = Callable[[Facts, Callable[[Happening], bool]], Facts]
GUARDS = CARE_ROUTE.step("zorgmelding").guards
REPORTED = date(2026, 11, 25)


def findings(guards: tuple[Requirement, ...], facts: Facts) -> tuple[Finding, ...]:
    return tuple(finding for guard in guards for finding in guard.judge(facts))


def test_sc_loket_12_nothing_missing_is_accepted(ready_for_concern: Facts) -> None:
    assert {finding.state for finding in findings(GUARDS, ready_for_concern)} == {State.MET}


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("leerling", "Overleg eerst met Milan."),
        ("ouders", "Overleg eerst met de ouders."),
        ("leerlingcoordinator", "Overleg eerst met de leerlingcoördinator."),
    ],
    ids=["leerling", "ouders", "leerlingcoordinator"],
)
def test_sc_loket_12_a_missing_talk_is_refused_and_named(
    ready_for_concern: Facts, without: Without, role: str, says: str
) -> None:
    facts = without(ready_for_concern, lambda h: h.kind == "consultation" and role in h.roles)
    (stop,) = stopping(findings(GUARDS, facts))
    assert (stop.reason, stop.source.mark) == (says, "§ 2.7")


@pytest.mark.parametrize("missing", ["de ouders", "Milan"])
def test_sc_loket_12_missing_consent_is_refused(ready_for_concern: Facts, missing: str) -> None:
    waiting = replace(ready_for_concern.consents[0], status=ConsentStatus.WAITING, missing=(missing,))
    (stop,) = stopping(findings(GUARDS, replace(ready_for_concern, consents=(waiting,))))
    assert (stop.act, stop.act_about, stop.reason) == ("consent", "bespreken_ot", f"Wacht op {missing}.")


def test_sc_loket_12_no_consent_at_all_is_refused(ready_for_concern: Facts) -> None:
    (stop,) = stopping(findings(GUARDS, replace(ready_for_concern, consents=())))
    assert stop.reason == "De toestemming is nog niet gevraagd."


@pytest.mark.parametrize("outcome", ["", "no"], ids=["geen oordeel", "nee"])
def test_sc_loket_12_without_basis_not_enough_it_is_refused(
    ready_for_concern: Facts, without: Without, outcome: str
) -> None:
    facts = without(ready_for_concern, lambda h: h.kind == "verdict")
    if outcome:
        no = Happening(kind="verdict", about="basis_niet_genoeg", on=REPORTED, outcome=outcome)
        facts = replace(facts, happenings=(*facts.happenings, no))
    (stop,) = stopping(findings(GUARDS, facts))
    assert stop.condition == "Is de basisondersteuning voor Milan niet genoeg?"


def test_sc_loket_12_everything_missing_is_told_at_once(ready_for_concern: Facts) -> None:
    bare = replace(ready_for_concern, happenings=(), consents=())
    assert len(stopping(findings(GUARDS, bare))) == 5


@pytest.mark.parametrize(
    ("age", "givers"),
    [
        (12, {Giver.EVERY_HOLDER, Giver.PUPIL}),
        (15, {Giver.EVERY_HOLDER, Giver.PUPIL}),
        (16, {Giver.EVERY_HOLDER, Giver.PUPIL}),
        (17, {Giver.EVERY_HOLDER, Giver.PUPIL}),
        (18, {Giver.PUPIL}),
    ],
)
def test_sc_loket_12_who_consents_on_paper_a33(age: int, givers: set[Giver]) -> None:
    assert {rule.giver for rule in DISCUSS.givers if rule.holds_at(age)} == givers
    assert DISCUSS.forms == (ConsentForm.WRITTEN,)


MOTHER = PossibleGiver(guardian_id=UUID(int=1), label="moeder")
FATHER = PossibleGiver(guardian_id=UUID(int=2), label="vader")
MILAN = PossibleGiver(guardian_id=None, label="Milan")


@pytest.mark.parametrize(
    ("mother", "father", "pupil", "status"),
    [
        ("written", "written", "written", ConsentStatus.GIVEN),
        ("written", "oral", "written", ConsentStatus.WAITING),
        ("written", "", "written", ConsentStatus.WAITING),
        ("oral", "oral", "written", ConsentStatus.WAITING),
        ("written", "written", "oral", ConsentStatus.WAITING),
        ("written", "written", "", ConsentStatus.WAITING),
    ],
    ids=["compleet", "vader mondeling", "vader niet", "ouders mondeling", "leerling mondeling", "leerling niet"],
)
def test_sc_loket_12_oral_consent_is_not_enough(mother: str, father: str, pupil: str, status: ConsentStatus) -> None:
    people = {MOTHER: mother, FATHER: father, MILAN: pupil}
    said = [
        Said(guardian_id=person.guardian_id, answer=Answer.GIVEN, form=form, on=REPORTED)
        for person, form in people.items()
        if form
    ]
    asked = givers_at(DISCUSS.givers, people, 13)
    assert state_of(DISCUSS, asked, said, REPORTED).fact.status is status


def test_oral_counts_only_where_the_plan_names_no_form() -> None:
    oral = {rule.code for rule in CONSENTS if ConsentForm.ORAL in rule.forms}
    assert oral == {"overleg_smw", "hulp_smw", "informatie_vorige_school"}


@pytest.mark.parametrize(
    ("meeting", "on_time"),
    [(date(2026, 11, 26), True), (date(2026, 12, 8), True), (date(2026, 12, 9), True), (date(2026, 12, 10), False)],
    ids=["dag 1", "dag 13", "dag 14", "dag 15"],
)
def test_sc_loket_12_the_two_weeks(meeting: date, on_time: bool) -> None:
    assert (meeting <= ON_AGENDA.due_on(REPORTED)) is on_time


def test_sc_loket_12_due_on_day_14_and_overdue_the_day_after() -> None:
    due = ON_AGENDA.due_on(REPORTED)
    assert due == date(2026, 12, 9)
    assert [days_late(due, due + timedelta(days=extra)) for extra in (-1, 0, 1)] == [0, 0, 1]
    assert (ON_AGENDA.least, ON_AGENDA.most) == (1, 14)


def test_sc_loket_12_the_term_runs_from_the_zorgmelding_to_an_agenda_of_either_team() -> None:
    assert ON_AGENDA.starts.is_seen("concern", "zorgmelding", "")
    assert all(ON_AGENDA.ends.is_seen("agenda", team, "") for team in ("ot", "breed_ot"))
    assert ON_AGENDA.owner == CARE_COORDINATOR.code


def test_sc_loket_12_the_form_asks_five_things_and_tells_both_care_coordinators() -> None:
    assert [field.kind for field in CONCERN_FORM.fields] == [
        FieldKind.PUPIL, FieldKind.TEXT, FieldKind.TEXT, FieldKind.PARTIES, FieldKind.CONSENT,
    ]  # fmt: skip
    assert CONCERN_FORM.reporters == ("coach",)
    assert CONCERN_FORM.notifies == (CARE_COORDINATOR.code,)
    assert (CARE_COORDINATOR.capacity, CONCERN_FORM.reference_to) == (2, "somtoday")


def test_sc_loket_12_the_form_records_what_the_step_asks() -> None:
    by_kind = {field.kind: field for field in CONCERN_FORM.fields}
    asked = {party.role for party in by_kind[FieldKind.PARTIES].parties}
    assert asked == {"leerling", "ouders", "leerlingcoordinator"}
    assert by_kind[FieldKind.PARTIES].all_parties
    assert by_kind[FieldKind.CONSENT].purpose == DISCUSS.code
    assert [field.verdict for field in CONCERN_FORM.fields if field.verdict] == ["basis_niet_genoeg"]
    assert CARE_ROUTE.step(CONCERN_FORM.starts_at).code == "zorgmelding"


def test_sc_loket_12_basic_support_is_for_everyone_and_extra_is_decided() -> None:
    assert [(level.code, level.automatic, level.extra) for level in LEVELS] == [
        ("basis", True, False),
        ("extra", False, True),
    ]
