"""Two records of one child: what moves, what a person chooses, what stops it, and back again exactly as it was."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.db.base import AppendOnly
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.exchange import merge_rows, merges
from core.features.exchange.merges import MergeWish
from core.features.exchange.models import PupilReference
from core.features.pupils import listing
from core.features.pupils.guardians import GuardianInput, add_guardian
from core.features.pupils.list_query import Wanted
from core.features.pupils.models import Guardianship, Pupil, PupilMentor
from core.features.pupils.names import Name, search_name, sort_name
from core.features.pupils.records import PupilInput, columns
from core.features.pupils.service import guardians_of, mentors_of
from core.web.paging import Asked
from core.web.problems import Conflict, Problem
from tests import factories as make
from tests.factories_cases import build_case, build_cases
from tests.world import World

KEPT = "kept"


def double_of(world: World, number: int = 0, school: str = "loket") -> UUID:
    """A second record of a pupil of the world, with a guardian, a mentor, a key and a fact of its own."""
    known = world.school(school).pupils[number]
    with world.as_system(school):
        pupil = make.make_pupil("Dubbel", "Dauw", birth_date=None, number="d1", in_netherlands_since=None)
        session().flush()
        make.make_mentor(pupil.id, world.school(school).membership(known.mentor).id, "coach")
        session().add(PupilReference(pupil_id=pupil.id, source="edexml", value="77"))
    with world.as_system(school):
        add_guardian(pupil.id, GuardianInput(name="Dora Dauw", relation="moeder", authority=True, lives_apart=False))
    return pupil.id


def wish(world: World, kept: UUID, gone: UUID, school: str = "loket", **choices: str) -> MergeWish:
    with world.as_system(school):
        statement = select(Guardianship.id).where(
            Guardianship.pupil_id.in_([kept, gone]), Guardianship.ended_on.is_(None)
        )
        ties = frozenset(session().scalars(statement))
    return MergeWish(choices=choices, guardians=ties, reason="zelfde kind")


def everything(world: World, school: str = "loket") -> dict[str, Any]:
    """Every column of what hangs on a pupil and of the pupils themselves, but for versions."""
    found: dict[str, Any] = {}
    with world.as_system(school):
        for cls in {Pupil, *(cls for cls, _column in merge_rows.hanging())}:
            for row in session().scalars(select(cls)):
                values = {key: value for key, value in row.__dict__.items() if not key.startswith("_")}
                values.pop("version", None)
                found[f"{cls.__name__} {row.id}"] = values
    return found


def test_everything_moves_and_undoing_restores_it_exactly(world: World) -> None:
    cases = build_cases(world, world.loket)
    kept, gone = double_of(world), cases.shared.pupil.id
    before = everything(world)
    with world.acting("loket", "zorgcoordinator"):
        row = merges.merge(kept, gone, wish(world, kept, gone, name="gone", birth_date="gone", place="gone"))
        merge_id = row.id
    with world.as_system("loket"):
        assert session().scalars(select(SupportCase.pupil_id).where(SupportCase.id == cases.shared.id)).one() == kept
        pupil = session().scalars(select(Pupil).where(Pupil.id == kept)).one()
        assert (pupil.full_name, pupil.birth_date) == (cases.shared.pupil.full_name, cases.shared.pupil.birth_date)
        assert pupil.number == "d1"
        assert len(guardians_of(kept)) == 3
        assert len(mentors_of(kept)) == 1
        for cls, column in merge_rows.hanging():
            assert not session().scalars(select(cls).where(getattr(cls, column) == gone)).all(), cls
    with world.acting("loket", "zorgcoordinator"):
        assert merges.undo(merges.merge_of(merge_id), "toch niet") == ()
    assert everything(world) == before
    with world.as_system("loket"):
        actions = session().scalars(select(LedgerEntry.action).where(LedgerEntry.object_id == merge_id)).all()
        assert sorted(actions) == ["pupil.merge"] * 2 + ["pupil.unmerge"] * 2


def test_who_was_merged_is_in_no_list_and_found_nowhere(world: World) -> None:
    kept = world.loket.pupils[3].id
    gone = double_of(world)
    with world.acting("loket", "zorgcoordinator"):
        merges.merge(kept, gone, wish(world, kept, gone))
    with world.acting("loket", "zorgcoordinator"):
        for wanted in (Wanted(query="Dubbel"), Wanted(query="Dubbel", left=True), Wanted(left=True)):
            found = listing.pupil_list(wanted, Asked())
            assert gone not in {row.id for row in (*found.rows, *found.alike)}


def test_two_open_cases_on_one_route_stop_it_and_change_nothing(world: World) -> None:
    cases = build_cases(world, world.loket)
    other = world.loket.pupils[4]
    build_case(world, world.loket, other, "kanarie-loket-zaak9")
    before = everything(world)
    chosen = wish(world, cases.shared.pupil.id, other.id)
    with world.as_system("loket"):
        assert "dezelfde route" in merges.stopped_by(cases.shared.pupil.id, other.id)
    with pytest.raises(Conflict, match="dezelfde route"), world.acting("loket", "zorgcoordinator"):
        merges.merge(cases.shared.pupil.id, other.id, chosen)
    assert everything(world) == before


def test_a_guardian_who_is_not_chosen_ends_and_comes_back(world: World) -> None:
    kept, gone = world.loket.pupils[0].id, double_of(world)
    none = MergeWish(choices={}, guardians=frozenset(), reason="zelfde kind")
    before = everything(world)
    with world.acting("loket", "zorgcoordinator"):
        merge_id = merges.merge(kept, gone, none).id
    with world.as_system("loket"):
        assert guardians_of(kept) == ()
    with world.acting("loket", "zorgcoordinator"):
        merges.undo(merges.merge_of(merge_id), "toch niet")
    assert everything(world) == before


@pytest.mark.parametrize("choice", ["kept", "gone"])
def test_one_mentor_of_a_role_goes_on(world: World, choice: str) -> None:
    kept, gone = world.loket.pupils[0].id, double_of(world, 16)
    names = {}
    with world.as_system("loket"):
        names = {"kept": mentors_of(kept)[0].name, "gone": mentors_of(gone)[0].name}
    before = everything(world)
    with world.acting("loket", "zorgcoordinator"):
        merge_id = merges.merge(kept, gone, wish(world, kept, gone, mentors=choice)).id
    with world.as_system("loket"):
        assert [view.name for view in mentors_of(kept)] == [names[choice]]
    with world.acting("loket", "zorgcoordinator"):
        merges.undo(merges.merge_of(merge_id), "toch niet")
    assert everything(world) == before


def renamed(pupil: Pupil, **names: str) -> None:
    """Another name, as the page for editing writes it: with what lists and searches use."""
    wanted = {"first_name": pupil.first_name, "family_name": pupil.family_name, **names}
    for column, value in columns(PupilInput(infix=pupil.infix, enrolled_on=pupil.enrolled_on, **wanted)).items():
        if column in ("first_name", "family_name", "sort_name", "search_name"):
            setattr(pupil, column, value)


@pytest.mark.parametrize(
    ("change", "first", "family"),
    [({"first_name": "Later"}, "Later", "Dauw"), ({"family_name": "Laat"}, "Dubbel", "Laat"), ({}, "Dubbel", "Dauw")],
    ids=["voornaam", "achternaam", "niets"],
)
def test_what_somebody_changed_afterwards_stays_and_the_rest_of_the_name_comes_back(
    world: World, change: dict[str, str], first: str, family: str
) -> None:
    kept, gone = double_of(world), world.loket.pupils[6].id
    with world.acting("loket", "zorgcoordinator"):
        merge_id = merges.merge(kept, gone, wish(world, kept, gone, name="gone")).id
    with world.as_system("loket"):
        renamed(session().scalars(select(Pupil).where(Pupil.id == kept)).one(), **change)
    with world.acting("loket", "zorgcoordinator"):
        assert merges.undo(merges.merge_of(merge_id), "toch niet") == tuple(change)
    with world.as_system("loket"):
        pupil = session().scalars(select(Pupil).where(Pupil.id == kept)).one()
        name = Name(first=first, infix="", family=family)
        assert (pupil.first_name, pupil.infix, pupil.family_name) == (first, "", family)
        assert (pupil.sort_name, pupil.search_name) == (sort_name(name), search_name(name))


def test_merges_are_undone_from_the_last_one_back_and_only_once(world: World) -> None:
    kept, second = world.loket.pupils[0].id, world.loket.pupils[7].id
    first = double_of(world)
    with world.acting("loket", "zorgcoordinator"):
        one = merges.merge(kept, first, wish(world, kept, first)).id
    with world.acting("loket", "zorgcoordinator"):
        two = merges.merge(kept, second, wish(world, kept, second)).id
    with world.acting("loket", "zorgcoordinator"), pytest.raises(Conflict, match="hierna"):
        merges.undo(merges.merge_of(one), "x")
    for merge_id in (two, one):
        with world.acting("loket", "zorgcoordinator"):
            merges.undo(merges.merge_of(merge_id), "x")
    with world.acting("loket", "zorgcoordinator"), pytest.raises(Conflict, match="al ongedaan"):
        merges.undo(merges.merge_of(one), "x")


def test_nobody_is_merged_with_themselves_or_twice(world: World) -> None:
    kept, gone = world.loket.pupils[0].id, double_of(world)
    chosen = wish(world, kept, gone)
    with world.acting("loket", "zorgcoordinator"):
        with pytest.raises(Problem):
            merges.pair(kept, kept)
        merges.merge(kept, gone, chosen)
        with pytest.raises(Problem):
            merges.pair(world.loket.pupils[1].id, gone)


def test_every_table_that_hangs_on_a_pupil_can_move() -> None:
    """A table that is written once and names a pupil needs a decision of its own in `merge_rows`."""
    found = dict(merge_rows.hanging())
    assert {SupportCase, PupilMentor, Guardianship, PupilReference} <= set(found)
    assert not [cls for cls in found if issubclass(cls, AppendOnly)]
