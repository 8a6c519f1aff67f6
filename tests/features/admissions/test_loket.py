"""SC-LOKET-01, 02 and 05 through the service: the advice, the proofs of lwoo, side-entry and the duty of care."""

from collections.abc import Mapping
from datetime import date, datetime

import pytest
from sqlalchemy import select

from core.contract.findings import Kind, State
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.admissions import acts, rules, searches
from core.features.admissions.application_facts import load
from core.features.admissions.models import AdmissionDecision, Application
from core.features.admissions.searches import ASKED, NO, READY, NewContact
from core.features.consents.rules import Answer
from core.features.duties.models import Duty
from core.web.problems import Invalid, Problem, Refused
from tests.clock import FixedClock
from tests.features.admissions.stage import COMMITTEE, TODAY, a_child, admit, apply, decline, note, say
from tests.world import World

BORN = date(2015, 5, 4)
SIDE = {"flag.zij_instroom": "yes"}
INFORMATION, CONSENT = "report.informatie_vorige_school", "consent.informatie_vorige_school"


def first_year(advice: str, *there: str, answers: Mapping[str, str] | None = None) -> Application:
    """A child who applies for year 1, with the form and what else is `there`."""
    new = a_child(birth_date=BORN, first_day=date(2027, 8, 23), year_rank=1)
    child = apply(new, dict(answers or {}), advice=advice).application
    note(child.id, "document.aanmeldingsformulier", *there)
    return child


def side_entry(year: int, advice: str = "vmbo kader", **other: str) -> Application:
    """A pupil of another school who applies, for a year."""
    new = a_child(birth_date=BORN, first_day=date(2027, 1, 11), year_rank=year)
    answers = {**SIDE, **{f"flag.{flag}": said for flag, said in other.items()}}
    return apply(new, answers, advice=advice).application


def whole(child: Application) -> None:
    """Consent, the information, and the answers of the committee: nothing stands open any more."""
    mother = load(child.id).application.guardians[0]["id"]
    note(child.id, CONSENT, people=(mother,))
    note(child.id, INFORMATION)
    say(child.id, zwaarte=True, ruimte=True, met_gegevens=True, ondersteuningsbehoefte=True)


def said_of(child: Application) -> dict[str, str]:
    return {one.rule.code: one.rule.outcome for one in rules.suggestions(load(child.id).judged)}


@pytest.mark.parametrize(
    ("advice", "okr", "open_rules"),
    [
        ("vmbo basis", True, set()),
        ("vmbo kader", True, set()),
        ("praktijkonderwijs", True, {"advies_basisschool"}),
        ("voortgezet speciaal onderwijs", True, {"advies_basisschool"}),
        ("vmbo basis", False, {"advies_en_okr"}),
        ("", True, {"advies_en_okr", "advies_basisschool"}),
    ],
)
def test_sc_loket_01_the_advice_decides_what_is_suggested(
    world: World, advice: str, okr: bool, open_rules: set[str]
) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = first_year(advice, *(("report.okr",) if okr else ()))
        say(child.id, ondersteuningsbehoefte=advice != "praktijkonderwijs")
        expected = (
            open_rules | {"aanmeldperiode"} | ({"ondersteuningsbehoefte"} if advice == "praktijkonderwijs" else set())
        )
        assert set(said_of(child)) == expected
        if open_rules:
            with pytest.raises(Refused):
                admit(child.id, COMMITTEE)
        else:
            admit(child.id, COMMITTEE)
            assert child.state == "admitted"


@pytest.mark.parametrize("advice", ["praktijkonderwijs", "voortgezet speciaal onderwijs", "vso"])
def test_sc_loket_01_an_excluded_advice_refuses_nobody_by_itself_and_the_no_opens_the_search(
    world: World, advice: str
) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = first_year(advice, "report.okr")
        assert child.state == "open"
        assert "zorgplicht" in said_of(child)["advies_basisschool"]
        with pytest.raises(Refused, match="nog niets te besluiten"):
            decline(child.id, "advies_basisschool", venue=COMMITTEE)
        say(child.id, ondersteuningsbehoefte=True)
        decline(child.id, "advies_basisschool", venue=COMMITTEE)
        assert child.state == "declined"
        assert searches.open_search_of(child) is not None


def test_sc_loket_01_doubt_asks_the_inclusion_counsellor_before_anything(world: World) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = first_year("vmbo basis", "report.okr", answers={"doubt.advice_in_doubt": "yes"})
        say(child.id, ondersteuningsbehoefte=True)
        assert said_of(child)["twijfel"] == "Twijfel: vraag eerst de BPO om mee te denken"
        with pytest.raises(Refused):
            admit(child.id, COMMITTEE)
        note(child.id, "consultation.bpo")
        admit(child.id, COMMITTEE)


def test_sc_loket_01_only_the_committee_decides_and_it_looks_at_the_need(world: World) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = first_year("vmbo basis", "report.okr")
        with pytest.raises(Problem, match="dat doet de plaatsingscommissie"):
            admit(child.id)
        with pytest.raises(Invalid) as alone:
            admit(child.id, type(COMMITTEE)(team="plaatsingscommissie", on=TODAY, present="Ans Akelei"))
        assert "present" in alone.value.errors
        with pytest.raises(Refused) as stopped:
            admit(child.id, COMMITTEE)
        assert [finding.asks for finding in stopped.value.findings] == ["ondersteuningsbehoefte"]
        say(child.id, ondersteuningsbehoefte=True)
        admit(child.id, COMMITTEE)
        assert session().scalars(select(AdmissionDecision.team_code)).one() == "plaatsingscommissie"


@pytest.mark.parametrize(
    ("received", "state"),
    [
        (date(2027, 1, 31), State.UNMET),
        (date(2027, 2, 1), State.MET),
        (date(2027, 3, 31), State.MET),
        (date(2027, 4, 1), State.UNMET),
    ],
)
def test_sc_loket_01_outside_the_window_is_marked_and_never_refused(
    world: World, clock: FixedClock, received: date, state: State
) -> None:
    clock.set(datetime(2027, 4, 1, 9, tzinfo=AMSTERDAM))
    with world.acting("loket", "zorgcoordinator"):
        child = apply(a_child(birth_date=BORN, received_on=received, year_rank=1), advice="vmbo basis").application
        window = next(one for one in load(child.id).judged if one.rule.code == "aanmeldperiode")
        assert [finding.state for finding in window.findings] == [state]
        assert all(finding.kind in (Kind.MET, Kind.CAUTION) for finding in window.findings)
        note(child.id, "document.aanmeldingsformulier", "report.okr", on=date(2027, 4, 1))
        say(child.id, ondersteuningsbehoefte=True)
        admit(child.id, type(COMMITTEE)(team="plaatsingscommissie", on=date(2027, 4, 1), present="Ans, Otto"))


@pytest.mark.parametrize(
    ("tests", "capacity", "missing"),
    [
        (True, True, []),
        (False, True, ["De didactische gegevens (toetsen)"]),
        (True, False, ["Het capaciteitsonderzoek"]),
    ],
)
def test_sc_loket_02_an_lwoo_advice_has_two_proofs(
    world: World, tests: bool, capacity: bool, missing: list[str]
) -> None:
    there = ["report.lwoo_advies"]
    there += ["report.didactische_gegevens"] if tests else []
    there += ["report.capaciteitsonderzoek"] if capacity else []
    with world.acting("loket", "zorgcoordinator"):
        child = first_year("vmbo basis", "report.okr", *there, answers={"flag.lwoo_advies": "yes"})
        proof = next(one for one in load(child.id).judged if one.rule.code == "lwoo_onderbouwing")
        assert [f.condition.removesuffix(" ligt in het dossier.") for f in proof.findings if f.stops] == missing
        assert proof.is_open == bool(missing)


@pytest.mark.parametrize(
    ("asked", "works"), [(date(2026, 11, 19), False), (date(2026, 11, 20), True), (date(2026, 11, 21), True)]
)
def test_sc_loket_05_the_previous_school_is_asked_with_consent_of_that_day(
    world: World, asked: date, works: bool
) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = side_entry(2)
        mother = child.guardians[0]["id"]
        note(child.id, CONSENT, on=date(2026, 11, 20), people=(mother,))
        if works:
            note(child.id, INFORMATION, on=asked, asked=True)
            assert load(child.id).events[-1].kind == "asked"
        else:
            with pytest.raises(Invalid, match="nog geen toestemming"):
                note(child.id, INFORMATION, on=asked, asked=True)


def test_sc_loket_05_consent_that_is_taken_back_counts_no_more(world: World) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = side_entry(2)
        mother = child.guardians[0]["id"]
        note(child.id, CONSENT, on=date(2026, 11, 20), people=(mother,))
        note(child.id, CONSENT, people=(mother,), answer=Answer.WITHDRAWN)
        with pytest.raises(Invalid):
            note(child.id, INFORMATION, asked=True)


@pytest.mark.parametrize(("advice", "ground"), [("vmbo kader", False), ("praktijkonderwijs", True), ("vso", True)])
def test_sc_loket_05_the_advice_of_the_supplying_school(world: World, advice: str, ground: bool) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = side_entry(2, advice)
        whole(child)
        assert ("advies_vorige_school" in said_of(child)) is ground
        if ground:
            decline(child.id, "advies_vorige_school", venue=COMMITTEE)
            assert searches.open_search_of(child) is not None
        else:
            admit(child.id, COMMITTEE)


def test_sc_loket_05_the_committee_waits_for_the_information(world: World) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = side_entry(2)
        say(child.id, zwaarte=False, ruimte=True, met_gegevens=True, ondersteuningsbehoefte=True)
        for act in (lambda: admit(child.id, COMMITTEE), lambda: decline(child.id, "zwaarte", venue=COMMITTEE)):
            with pytest.raises(Refused) as stopped:
                act()
            assert "De informatie van de vorige school ontbreekt." in {f.reason for f in stopped.value.findings}


@pytest.mark.parametrize("ground", ["zwaarte", "ruimte"])
def test_sc_loket_05_the_search_logs_schools_and_ends_only_with_a_place(world: World, ground: str) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = side_entry(2)
        whole(child)
        acts.take_back(load(child.id), ground, "Opnieuw bekeken.")
        say(child.id, **{ground: False})
        decline(child.id, ground, venue=COMMITTEE)
        search = searches.open_search_of(child)
        assert search is not None
        for school, outcome in (("Havenlyceum", ASKED), ("Havenlyceum", NO), ("De Duinroos", READY)):
            searches.add_contact(search, child, NewContact(school=school, on=TODAY, outcome=outcome))
        assert searches.ready_school(search) == "De Duinroos"
        with pytest.raises(Invalid):
            searches.end_search(search, child, "", TODAY)
        searches.end_search(search, child, "De Duinroos", TODAY)
        assert search.closed_on == TODAY
        zorgplicht = next(one for one in load(child.id).judged if one.rule.code == "zorgplicht")
        assert not zorgplicht.is_open


@pytest.mark.parametrize(("starts_late", "asks"), [("no", False), ("yes", True)])
def test_side_entry_in_year_3_during_the_year_asks_the_exam_secretary(
    world: World, starts_late: str, asks: bool
) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = side_entry(3, start_tijdens_schooljaar=starts_late)
        whole(child)
        if not asks:
            admit(child.id, COMMITTEE)
            return
        with pytest.raises(Refused):
            admit(child.id, COMMITTEE)
        acts.ask_role(load(child.id), "pta_leerjaar_3")
        duty = session().scalars(select(Duty).where(Duty.rule.like("ask-%"))).one()
        assert duty.owner_role == "examensecretaris"
        with pytest.raises(Problem, match="examensecretaris"):
            say(child.id, pta_leerjaar_3=True)
        child_id, duty_id = child.id, duty.id
    with world.acting("loket", "examensecretaris"):
        say(child_id, pta_leerjaar_3=True)
        assert session().get(Duty, ("loket", duty_id)).closed_on == TODAY  # type: ignore[union-attr]
    with world.acting("loket", "zorgcoordinator"):
        admit(child_id, COMMITTEE)


@pytest.mark.parametrize(("year", "asked"), [(2, False), (4, True)])
def test_side_entry_in_year_4_needs_a_reason_of_the_committee(world: World, year: int, asked: bool) -> None:
    with world.acting("loket", "zorgcoordinator"):
        child = side_entry(year)
        whole(child)
        if asked:
            with pytest.raises(Refused) as stopped:
                admit(child.id, COMMITTEE)
            assert [f.asks for f in stopped.value.findings] == ["uitzondering_leerjaar_4"]
            say(child.id, uitzondering_leerjaar_4=True)
        admit(child.id, COMMITTEE)
        assert child.state == "admitted"
