"""Groups: made, renamed, ended with their pupils moved."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from core.db.engine import session
from core.features.pupils import groups, service
from core.web.problems import Conflict, Invalid, NotFound, StaleVersion
from tests.clock import FixedClock
from tests.world import World


@pytest.fixture
def as_kc(world: World) -> Iterator[World]:
    with world.acting("loep", "kc"):
        yield world


def count(group_id: UUID) -> int:
    return groups.group_rows([groups.group_of(group_id)])[0].pupils


def test_the_list_counts_who_is_here(as_kc: World) -> None:
    rows = groups.group_rows(groups.open_groups())
    assert [row.pupils for row in rows] == [8, 8, 8]
    assert {row.group.id for row in rows} == set(as_kc.loep.group_ids)
    assert groups.group_rows([]) == ()


def test_a_label_is_its_own_within_a_school_year(as_kc: World) -> None:
    this_year, next_year = groups.school_years()
    assert (this_year, next_year) == ("2026-2027", "2027-2028")
    groups.create_group("Groep 7", 7, this_year)
    groups.create_group("groep 7", 7, next_year)
    with pytest.raises(Invalid) as caught:
        groups.create_group("GROEP  7", 7, this_year)
    assert set(caught.value.errors) == {"label"}


@pytest.mark.parametrize(("rank", "year", "field"), [(99, "2026-2027", "year_rank"), (1, "1999-2000", "school_year")])
def test_what_the_school_does_not_have_is_refused(as_kc: World, rank: int, year: str, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        groups.create_group("Groep 9", rank, year)
    assert set(caught.value.errors) == {field}


def test_renaming(as_kc: World) -> None:
    group = groups.group_of(as_kc.loep.group_ids[0])
    version = group.version
    groups.rename_group(group.id, "De Kikkers", version)
    session().flush()
    assert group.label == "De Kikkers"
    with pytest.raises(StaleVersion):
        groups.rename_group(group.id, "De Padden", version)
    with pytest.raises(Invalid):
        groups.rename_group(group.id, groups.group_of(as_kc.loep.group_ids[1]).label, group.version)


def test_a_group_ends_with_its_pupils_moved(as_kc: World) -> None:
    first, second, _third = as_kc.loep.group_ids
    with pytest.raises(Invalid, match="Er zitten nog 8 leerlingen in"):
        groups.end_group(first, 1)
    with pytest.raises(Invalid):
        groups.end_group(first, 1, first)
    assert groups.end_group(first, 1, second) == 8
    session().flush()
    assert (count(first), count(second)) == (0, 16)
    assert first not in {group.id for group in groups.open_groups()}
    assert service.group_label(service.pupil_of(as_kc.loep.pupils[0].id)) == groups.group_of(second).label
    with pytest.raises(Conflict):
        groups.end_group(first, 2)


def test_a_group_of_the_other_school_does_not_exist(as_kc: World) -> None:
    other = as_kc.loket.group_ids[0]
    with pytest.raises(NotFound):
        groups.group_of(other)
    with pytest.raises(NotFound):
        groups.end_group(as_kc.loep.group_ids[0], 1, other)


def test_the_first_of_august_begins_a_school_year(world: World, clock: FixedClock) -> None:
    clock.set(clock.now().replace(year=2027, month=8, day=1))
    with world.acting("loep", "kc"):
        assert groups.school_years() == ("2027-2028", "2028-2029")
    clock.set(clock.now().replace(month=7, day=31))
    with world.acting("loep", "kc"):
        assert groups.school_years() == ("2026-2027", "2027-2028")
