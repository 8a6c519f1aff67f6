"""The table of rules: each row allows, nothing else does, and the SQL form says exactly the same."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from core.access import policy
from core.access.conditions import AbsenceView, Actor, CaseView, DisclosureView, Mentorship
from core.access.policy import Action, decide, may_read_note, sees_all
from core.access.policy_sql import actor_of
from core.contract.permissions import PARTNER_PERMISSIONS, Permission
from core.db.engine import session
from tests.access.trial import Absence, Case, Disclosure, Mentor, Pupil, Trial

TODAY = date(2026, 11, 26)
ME, OTHER = UUID(int=1), UUID(int=2)
EVENT = UUID(int=9)
DAY = timedelta(days=1)
P = Permission


def actor(*permissions: Permission, kind: str = "staff", membership_id: UUID | None = ME) -> Actor:
    return Actor(membership_id=membership_id, kind=kind, permissions=frozenset(permissions), today=TODAY)


def case(**facts: object) -> CaseView:
    return CaseView(**{"reporter_id": OTHER, "director_id": OTHER, "closed_on": None, **facts})


def mentor(who: UUID = ME, starts: date = TODAY, ends: date | None = TODAY) -> dict[str, object]:
    return {"mentors": (Mentorship(membership_id=who, starts_on=starts, ends_on=ends),)}


def shared(who: UUID = ME, starts: date = TODAY, ends: date | None = TODAY, gone: object = None) -> dict[str, object]:
    row = DisclosureView(id=EVENT, membership_id=who, from_date=starts, until_date=ends, withdrawn_at=gone)
    return {"disclosures": (row,)}


def away(who: UUID = OTHER, starts: date = TODAY, ends: date = TODAY, by: UUID = ME) -> dict[str, object]:
    return {"absences": (AbsenceView(absent_id=who, substitute_id=by, starts_on=starts, ends_on=ends, name="Ans"),)}


NOBODYS = {"reporter_id": None, "director_id": None}
"""A case with which nobody has to do."""

ROWS = {
    "R1 zorgcoördinator": (actor(P.CASES_READ_ALL), case(), "R1"),
    "R1 niet voor een partner": (actor(P.CASES_READ_ALL, kind="partner"), case(), None),
    "R2 mentor": (actor(P.CASES_READ_OWN), case(**mentor()), "R2"),
    "R2 zonder recht": (actor(P.PUPILS_READ), case(**mentor()), None),
    "R2 mentor vanaf morgen": (actor(P.CASES_READ_OWN), case(**mentor(starts=TODAY + DAY, ends=None)), None),
    "R2 mentor tot gisteren": (actor(P.CASES_READ_OWN), case(**mentor(starts=TODAY - DAY, ends=TODAY - DAY)), None),
    "R2 een ander is mentor": (actor(P.CASES_READ_OWN), case(**mentor(OTHER)), None),
    "R3 melder": (actor(P.CASES_READ_OWN), case(reporter_id=ME), "R3"),
    "R3 melder van een gesloten dossier": (actor(P.CASES_READ_OWN), case(reporter_id=ME, closed_on=TODAY), None),
    "R3 melder zonder recht": (actor(P.CONCERNS_REPORT), case(reporter_id=ME), None),
    "R4 partner": (actor(P.CASES_READ_DISCLOSED, kind="partner"), case(**shared()), "R4"),
    "R4 collega": (actor(P.CASES_READ_OWN), case(**shared()), "R4"),
    "R4 zonder recht": (actor(P.MEETINGS_READ, kind="partner"), case(**shared()), None),
    "R4 vanaf morgen": (actor(P.CASES_READ_DISCLOSED), case(**shared(starts=TODAY + DAY, ends=None)), None),
    "R4 tot gisteren": (actor(P.CASES_READ_DISCLOSED), case(**shared(starts=TODAY - DAY, ends=TODAY - DAY)), None),
    "R4 ingetrokken": (actor(P.CASES_READ_DISCLOSED), case(**shared(gone=TODAY)), None),
    "R4 aan een ander": (actor(P.CASES_READ_DISCLOSED), case(**shared(OTHER)), None),
    "R5 regiehouder": (actor(), case(director_id=ME), "R5"),
    "R5 niet voor een partner": (actor(P.CASES_READ_DISCLOSED, kind="partner"), case(director_id=ME), None),
    "R6 vervangt de mentor": (actor(P.CASES_READ_OWN), case(**NOBODYS, **mentor(OTHER), **away()), "R6"),
    "R6 vervangt de melder": (actor(P.CASES_READ_OWN), case(reporter_id=OTHER, director_id=None, **away()), "R6"),
    "R6 vervangt de melder van een gesloten dossier": (
        actor(P.CASES_READ_OWN),
        case(reporter_id=OTHER, director_id=None, closed_on=TODAY, **away()),
        None,
    ),
    "R6 vervangt de regiehouder": (
        actor(P.CASES_READ_OWN),
        case(reporter_id=None, director_id=OTHER, closed_on=TODAY, **away()),
        "R6",
    ),
    "R6 vervangt wie aan tafel zit": (actor(P.CASES_READ_OWN), case(**NOBODYS, **shared(OTHER), **away()), "R6"),
    "R6 zonder recht": (actor(P.PUPILS_READ), case(**NOBODYS, **mentor(OTHER), **away()), None),
    "R6 niet voor een partner": (
        actor(P.CASES_READ_OWN, kind="partner"),
        case(**NOBODYS, **mentor(OTHER), **away()),
        None,
    ),
    "R6 vanaf morgen": (
        actor(P.CASES_READ_OWN),
        case(**NOBODYS, **mentor(OTHER), **away(starts=TODAY + DAY, ends=TODAY + DAY)),
        None,
    ),
    "R6 tot gisteren": (
        actor(P.CASES_READ_OWN),
        case(**NOBODYS, **mentor(OTHER), **away(starts=TODAY - DAY, ends=TODAY - DAY)),
        None,
    ),
    "R6 een ander vervangt": (actor(P.CASES_READ_OWN), case(**NOBODYS, **mentor(OTHER), **away(by=EVENT)), None),
    "R6 wie afwezig is staat er niet bij": (actor(P.CASES_READ_OWN), case(**NOBODYS, **away()), None),
    "niemand": (actor(*P), case(), "R1"),
    "zonder lidmaatschap": (
        actor(P.CASES_READ_OWN, membership_id=None),
        case(reporter_id=None, director_id=None),
        None,
    ),
}


@pytest.mark.pure
@pytest.mark.parametrize("row", ROWS)
def test_each_rule_on_and_beside_its_boundary(row: str) -> None:
    who, what, rule = ROWS[row]
    decision = decide(who, what)
    assert (decision.allowed, decision.rule) == (rule is not None, rule)
    assert decision.reason.endswith(".")
    assert decision.disclosure_id == (EVENT if rule == "R4" else None)


@pytest.mark.pure
def test_working_and_unsealing_need_more_than_reading() -> None:
    assert not decide(actor(P.CASES_READ_ALL), case(), Action.WORK).allowed
    assert decide(actor(P.CASES_READ_ALL, P.CASES_WORK), case(), Action.WORK).allowed
    assert not decide(actor(P.CASES_WORK, P.CASES_SEAL), case(), Action.WORK).allowed
    assert decide(actor(P.CASES_READ_ALL, P.CASES_SEAL), case(), Action.UNSEAL).allowed


@pytest.mark.pure
def test_a_sealed_note_never_opens_by_disclosure_alone() -> None:
    guest = actor(P.CASES_READ_DISCLOSED, P.CASES_SEAL, kind="partner")
    assert may_read_note(guest, case(**shared()), sealed_for=None)
    assert not may_read_note(guest, case(**shared()), sealed_for=OTHER)
    assert may_read_note(guest, case(**shared()), sealed_for=ME)
    assert not may_read_note(guest, case(), sealed_for=ME)
    assert not may_read_note(actor(P.CASES_READ_OWN), case(**mentor()), sealed_for=OTHER)
    assert may_read_note(actor(P.CASES_READ_ALL, P.CASES_SEAL), case(), sealed_for=OTHER)


@pytest.mark.pure
def test_no_partner_ever_sees_all() -> None:
    assert not sees_all(actor(*PARTNER_PERMISSIONS, P.CASES_READ_ALL, kind="partner"))
    assert not sees_all(actor(*(set(P) - {P.CASES_READ_ALL})))


members = st.sampled_from([ME, OTHER])
days = st.integers(-2, 2).map(lambda days: TODAY + days * DAY)
maybe_days = st.none() | days
mentorships = st.builds(Mentorship, membership_id=members, starts_on=days, ends_on=maybe_days)
disclosures = st.builds(
    DisclosureView,
    id=st.uuids(version=4),
    membership_id=members,
    from_date=days,
    until_date=maybe_days,
    withdrawn_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)
absences = st.builds(AbsenceView, absent_id=members, substitute_id=members, starts_on=days, ends_on=days)
cases = st.builds(
    CaseView,
    reporter_id=st.none() | members,
    director_id=st.none() | members,
    closed_on=maybe_days,
    mentors=st.lists(mentorships, max_size=2).map(tuple),
    disclosures=st.lists(disclosures, max_size=2).map(tuple),
)
stand_ins = st.lists(absences, max_size=2).map(tuple)
rights = st.frozensets(st.sampled_from([P.CASES_READ_ALL, P.CASES_READ_OWN, P.CASES_READ_DISCLOSED, P.CASES_WORK]))


@given(
    world=st.lists(cases, max_size=4),
    permissions=rights,
    kind=st.sampled_from(["staff", "partner"]),
    away_now=stand_ins,
)
@example(world=[case(**mentor(ends=None))], permissions=frozenset({P.CASES_READ_OWN}), kind="staff", away_now=())
@example(
    world=[case(**NOBODYS, **mentor(OTHER)), case(reporter_id=OTHER, closed_on=TODAY), case(**shared(OTHER))],
    permissions=frozenset({P.CASES_READ_OWN}),
    kind="staff",
    away_now=away()["absences"],
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_list_by_sql_is_the_filter_by_python(
    trial: Trial,
    world: list[CaseView],
    permissions: frozenset[Permission],
    kind: str,
    away_now: tuple[AbsenceView, ...],
) -> None:
    world = [replace(view, absences=away_now) for view in world]
    ids = keep(trial, world, away_now)
    reader = trial.scope(membership_id=ME, permissions=permissions, kind=kind)
    assert reader.today == TODAY
    with trial.acting(reader):
        listed = set(session().scalars(select(Case.id).where(Case.id.in_(ids))))
    allowed = {id_ for id_, view in zip(ids, world, strict=True) if decide(actor_of(reader), view).allowed}
    assert listed == allowed


def keep(trial: Trial, world: list[CaseView], away_now: tuple[AbsenceView, ...]) -> list[UUID]:
    """Write the world down; returns the ids of its cases in order."""
    ids = []
    with trial.acting(trial.scope()):
        note_absences(away_now)
        for view in world:
            pupil = Pupil(name="Kind")
            row = Case(pupil_id=pupil.id, question="?", reporter_id=view.reporter_id, director_id=view.director_id)
            row.closed_on = view.closed_on
            session().add_all([pupil, row])
            session().add_all(
                Mentor(pupil_id=pupil.id, membership_id=m.membership_id, starts_on=m.starts_on, ends_on=m.ends_on)
                for m in view.mentors
            )
            session().add_all(
                Disclosure(
                    case_id=row.id,
                    membership_id=d.membership_id,
                    from_date=d.from_date,
                    until_date=d.until_date,
                    withdrawn_at=d.withdrawn_at,
                )
                for d in view.disclosures
            )
            ids.append(row.id)
    return ids


def note_absences(away_now: tuple[AbsenceView, ...]) -> None:
    """These, and no longer those of the round before."""
    for old in session().scalars(select(Absence)).all():
        session().delete(old)
    session().add_all(
        Absence(absent_id=a.absent_id, substitute_id=a.substitute_id, starts_on=a.starts_on, ends_on=a.ends_on)
        for a in away_now
    )


@pytest.mark.planted
def test_a_rule_that_differs_in_sql_is_found(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.access import policy_sql, wall
    from core.access.conditions import CaseOpen

    monkeypatch.setattr(wall, "_need_options", wall._need_options.__wrapped__)
    monkeypatch.setitem(policy_sql._COMPILERS, CaseOpen, lambda who, row, tables: row.c.id.is_not(None))
    with pytest.raises(AssertionError):
        test_the_list_by_sql_is_the_filter_by_python.hypothesis.inner_test(
            trial, [case(reporter_id=ME, closed_on=TODAY)], frozenset({P.CASES_READ_OWN}), "staff", ()
        )


@pytest.mark.pure
def test_the_codes_of_the_rules_are_unique() -> None:
    codes = [rule.code for rule in policy.RULES]
    assert len(codes) == len(set(codes)) == 6


@pytest.mark.pure
def test_who_stands_in_is_told_for_whom_and_until_when() -> None:
    decision = decide(actor(P.CASES_READ_OWN), case(**NOBODYS, **mentor(OTHER), **away(ends=TODAY + DAY)))
    assert decision.behalf_of == OTHER
    assert decision.reason == (
        "Je ziet dit dossier, omdat je Ans vervangt, van 26 november 2026 tot en met 27 november 2026."
    )
