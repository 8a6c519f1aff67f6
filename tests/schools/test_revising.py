"""Revisions over a school's file: which hold on a day, and what they make of the profile."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import structlog.testing
from hypothesis import given, settings
from hypothesis import strategies as st

from core.contract.school import Sector
from core.schools.answers import Collected
from core.schools.assemble import assemble
from core.schools.collect import collect_from
from core.schools.files import Alliance, SchoolFile
from core.schools.holidays import NO_OWN
from core.schools.own_fields import OwnField
from core.schools.own_paths import FieldKind, UnknownPath, folded, kept, leading_to, split
from core.schools.profile import OWN_VALUE
from core.schools.revised import Published, PublishedRevision, both_touch, days_from, state_on
from core.schools.revising import Revising
from tests.schools.harbour import Quay
from tests.third_school import Haven

pytestmark = pytest.mark.pure

LENGTH = "termijnen.sein_beantwoorden.lengte"
NAME = "rollen.maat.naam"
TODAY = date(2026, 11, 26)


def revision(number: int, day: int, changes: dict[str, Any], basis: str = "") -> PublishedRevision:
    return PublishedRevision(number=number, effective_on=date(2026, 12, day), changes=changes, basis=basis)


def published(revisions: list[PublishedRevision]) -> Published:
    return Published(mark=str(len(revisions)), revisions=tuple(revisions))


@pytest.fixture
def haven(quay: Quay) -> Revising:
    return quay.load('[rollen.maat]\nnaam = "Bootsman"\n').revising("haven")


@pytest.mark.parametrize(
    ("day", "length"),
    [
        pytest.param(9, 3, id="de dag ervoor"),
        pytest.param(10, 4, id="de dag zelf"),
        pytest.param(11, 4, id="de dag erna"),
        pytest.param(20, 2, id="de volgende"),
    ],
)
def test_a_revision_comes_into_force_on_its_day(haven: Revising, day: int, length: int) -> None:
    haven = haven.by(published([revision(2, 20, {LENGTH: 2}), revision(1, 10, {LENGTH: 4})]))
    assert haven.profile(date(2026, 12, day)).deadline("sein_beantwoorden").length == length


def test_the_versions_differ_and_the_base_stays(haven: Revising) -> None:
    before = haven.base.digest
    haven = haven.by(published([revision(1, 10, {LENGTH: 4}), revision(2, 20, {LENGTH: None})]))
    days = [haven.profile(date(2026, 12, day)).digest for day in (9, 10, 20)]
    assert days[0] == days[2] == before != days[1]
    assert haven.profile(date(2026, 12, 10)).origin["deadlines/sein_beantwoorden"] == OWN_VALUE


def test_a_revision_goes_over_the_file_and_back(haven: Revising) -> None:
    haven = haven.by(published([revision(1, 1, {NAME: "Stuurman"}), revision(2, 2, {NAME: None})]))
    assert haven.profile(date(2026, 12, 1)).role("maat").label == "Stuurman"
    assert haven.profile(date(2026, 12, 2)).role("maat").label == "Bootsman"


def test_a_later_publication_does_not_undo_what_was_planned(haven: Revising) -> None:
    """Number 2 was published after number 1 and holds earlier: both are there on the day of number 1."""
    haven = haven.by(published([revision(1, 20, {LENGTH: 2}), revision(2, 10, {NAME: "Stuurman"})]))
    both = haven.profile(date(2026, 12, 20))
    assert (both.role("maat").label, both.deadline("sein_beantwoorden").length) == ("Stuurman", 2)


def test_on_one_day_the_later_number_wins() -> None:
    assert state_on([revision(2, 1, {LENGTH: 2}), revision(1, 1, {LENGTH: 4})], date(2026, 12, 1)) == {LENGTH: 2}


def test_the_days_on_which_a_revision_must_hold() -> None:
    planned = [revision(1, 10, {}), revision(2, 20, {}), revision(3, 1, {})]
    assert [day.day for day in days_from(planned, date(2026, 12, 5))] == [5, 10, 20]
    assert [day.day for day in days_from(planned, date(2026, 12, 20))] == [20]


def test_two_changes_of_one_value_are_found() -> None:
    assert both_touch({LENGTH: 3, NAME: "A"}, {LENGTH: 4, NAME: "A"}) == (LENGTH,)


def test_what_no_longer_may_is_left_out_and_the_rest_stays(haven: Revising) -> None:
    """A plugin of today may refuse what one of last year allowed; the school stays open and it is told."""
    haven = haven.by(published([revision(1, 1, {LENGTH: 99, NAME: "Stuurman"})]))
    with structlog.testing.capture_logs() as logs:
        profile = haven.profile(date(2026, 12, 1))
    assert (profile.role("maat").label, profile.deadline("sein_beantwoorden").length) == ("Stuurman", 3)
    assert [line["key"] for line in logs if line["event"] == "revision_value_left_out"] == [LENGTH]


def test_what_was_checked_on_this_base_is_not_checked_again(haven: Revising, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.schools.revising.check", lambda profile, where: pytest.fail("opnieuw nagekeken"))
    haven = haven.by(published([revision(1, 1, {LENGTH: 4}, basis=haven.base.digest)]))
    assert haven.profile(date(2026, 12, 1)).deadline("sein_beantwoorden").length == 4


def test_a_profile_is_made_once(haven: Revising) -> None:
    haven = haven.by(published([revision(1, 1, {LENGTH: 4})]))
    assert haven.profile(date(2026, 12, 1)) is haven.profile(date(2026, 12, 31))


@pytest.mark.parametrize("path", ["termijnen", "termijnen.x", "kleuren.rand.x", "woorden.a.b", "termijnen..lengte", ""])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(UnknownPath):
        split(path)


def test_the_way_from_one_state_to_another() -> None:
    assert leading_to({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 4, "d": 5}) == {"b": 4, "c": None, "d": 5}


def test_what_stands_in_a_blocking_condition_cannot_be_switched_off(haven: Revising) -> None:
    """A system on which a form rests, a partner without whom a step cannot be taken."""
    tried = haven.tried({"systemen.logboek.uit": True})
    assert [one.key for one in tried.errors] == ["document_templates/noodsein/reference_to"]


def value_of(field: OwnField) -> st.SearchStrategy[Any]:
    """Anything that a person may fill in, right or wrong."""
    of_kind: dict[FieldKind, st.SearchStrategy[Any]] = {
        FieldKind.NUMBER: st.integers(0, 60),
        FieldKind.DECIMAL: st.decimals(-1, 700, places=1).map(kept),
        FieldKind.SWITCH: st.booleans(),
        FieldKind.DAY: st.dates(date(2026, 1, 1), date(2028, 1, 1)).map(kept),
        FieldKind.TEXTS: st.lists(st.text(max_size=5), max_size=2),
        FieldKind.CONTACTS: st.just([{"naam": "Pim Papaver"}]),
    }
    return st.one_of(st.none(), of_kind.get(field.kind, st.text("ab{}", max_size=9)))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_no_sequence_of_valid_revisions_gives_a_profile_that_check_refuses(data: st.DataObject) -> None:
    """Each revision is published only when it holds on its own day and on every later day that is planned."""
    haven = _haven()
    fields = haven.fields({})
    held: list[PublishedRevision] = []
    for number in range(1, data.draw(st.integers(1, 4)) + 1):
        chosen = data.draw(st.lists(st.sampled_from(fields), min_size=1, max_size=3, unique_by=lambda one: one.path))
        changes = {field.path: data.draw(value_of(field), label=field.path) for field in chosen}
        one = revision(number, data.draw(st.integers(1, 28)), changes, basis=haven.base.digest)
        wanted = [*held, one]
        if all(not haven.tried(state_on(wanted, day)).errors for day in days_from(wanted, one.effective_on)):
            held = wanted
    haven = haven.by(Published(mark="x", revisions=tuple(held)))
    for day in [TODAY, *(one.effective_on for one in held)]:
        state = state_on(held, day)
        assert not haven.tried(state).errors
        tried = haven.tried(state).profile
        assert tried is not None
        assert haven.profile(day).digest == tried.digest
    for one, other in pairwise(sorted({TODAY, *(one.effective_on for one in held)})):
        before, after = state_on(held, one), state_on(held, other)
        assert folded([before, leading_to(before, after)]) == after


def _haven() -> Revising:
    stack: tuple[Collected, ...] = (collect_from("haven", Haven()),)
    alliance = Alliance(id="kade", name="SWV Kade", sector=Sector.VO)
    head: dict[str, Any] = {"alliance": "kade", "board": "Kade", "accent": "#0b5a80", "plugins": ("haven",), "own": {}}
    file = SchoolFile(id="haven", where="x", name="Haven", sector=Sector.VO, own_days=NO_OWN, **head)
    return Revising(file, alliance, stack, assemble(file, alliance, stack).profile)


def test_a_number_with_a_comma_is_kept_as_a_text() -> None:
    assert kept(Decimal("2.50")) == "2.5"
    assert kept(Decimal(600)) == "600"
