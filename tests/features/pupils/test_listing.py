"""The list of pupils: who is in it, in which order, what is written in the ledger."""

import random
import string
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from core.access.gate import Refused
from core.access.ledger import LedgerEntry
from core.db.engine import session
from core.features.pupils import list_query, listing, names, search
from core.features.pupils.list_query import Order, Wanted
from core.features.pupils.models import Pupil
from core.features.pupils.rules import Sight
from core.web.paging import Asked
from tests import factories as make
from tests.world import World

ALL = Asked(size=50)


def found(wanted: Wanted) -> list[str]:
    return [row.name for row in listing.pupil_list(wanted, ALL).rows]


def entries() -> list[LedgerEntry]:
    return list(session().scalars(select(LedgerEntry).order_by(LedgerEntry.id)))


def test_who_is_here_by_family_name(world: World) -> None:
    with world.acting("loep", "kc"):
        rows = listing.pupil_list(Wanted(), ALL).rows
        families = [session().get_one(Pupil, ("loep", row.id)).family_name.casefold() for row in rows]
    assert len(rows) == 24
    assert families == sorted(families)
    assert all("kanarie-loep" in row.name for row in rows)


def test_each_filter_narrows(world: World) -> None:
    group, pupil = world.loket.group_ids[1], world.loket.pupils[8]
    with world.acting("loket", "coach2"):
        assert len(found(Wanted(group=group))) == 8
        assert len(found(Wanted(year=pupil.year_rank))) == 8
        assert len(found(Wanted(mine=True))) == 8
        assert found(Wanted(mine=True, group=group)) == []
        assert found(Wanted(left=True)) == []
        session().get_one(Pupil, ("loket", pupil.id)).left_on = date(2026, 11, 25)
        session().flush()
        assert found(Wanted(left=True)) == [pupil.full_name]
        assert pupil.full_name not in found(Wanted(group=group))


def test_the_last_day_itself_still_counts(world: World) -> None:
    with world.acting("loep", "kc"):
        session().get_one(Pupil, ("loep", world.loep.pupils[0].id)).left_on = date(2026, 11, 26)
        assert world.loep.pupils[0].full_name in found(Wanted())


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("size", [1, 7, 50])
def test_pages_hold_everybody_once_forward_and_back(world: World, order: Order, size: int) -> None:
    with world.acting("loket", "zorgcoordinator"):
        session().get_one(Pupil, ("loket", world.loket.pupils[3].id)).birth_date = None
        session().get_one(Pupil, ("loket", world.loket.pupils[4].id)).group_id = None
        session().flush()
        wanted = Wanted(order=order)
        whole = [row.id for row in listing.pupil_list(wanted, ALL).rows]
        forward, asked = [], Asked(size=size)
        while rows := listing.pupil_list(wanted, asked).rows:
            forward += [row.id for row in rows[:size]]
            asked = Asked(size=size, after=rows[:size][-1].key)
        last = listing.pupil_list(wanted, ALL).rows[-1]
        back = [row.id for row in listing.pupil_list(wanted, replace(ALL, before=last.key)).rows]
    assert forward == whole
    assert len(set(whole)) == 24
    assert back == whole[-2::-1]


def test_a_place_that_is_not_ours_is_the_start(world: World) -> None:
    with world.acting("loep", "kc"):
        for key in [("x",), ("a", "b"), ("a", "b", "c"), ("9" * 40, "a", "b", str(world.loep.pupils[0].id))]:
            for order in Order:
                assert list_query.place(Asked(after=key), order) == Asked()


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("zonnebloem", True),
        ("Zonnebloem, Yara", True),
        ("bloem", True),
        ("YARA", True),
        ("zonnebleom", False),
        ("zonneblom yara", False),
    ],
)
def test_search_first_what_was_typed_then_what_looks_like_it(world: World, query: str, there: bool) -> None:
    name = world.loep.pupils[0].full_name
    with world.acting("loep", "kc"):
        page = listing.pupil_list(Wanted(query=query), ALL)
    assert (name in [row.name for row in page.rows]) is there
    assert (name in [row.name for row in page.alike]) is not there


def test_every_name_with_one_slip_is_found(world: World) -> None:
    dice = random.Random(26)
    with world.acting("loket", "zorgcoordinator"):
        for pupil in world.loket.pupils:
            word = names.folded(pupil.full_name.partition("-kanarie")[0]).split()[-1]
            at = dice.randrange(len(word))
            typed = f"{word[:at]}{dice.choice(string.ascii_lowercase)}{word[at + 1 :]} {pupil.first_name}"
            page = listing.pupil_list(Wanted(query=typed), ALL)
            assert pupil.full_name in [row.name for row in (*page.rows, *page.alike)], typed


@pytest.mark.planted
def test_without_forgiveness_a_slip_finds_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "one_slip", lambda one, other: one == other)
    with world.acting("loep", "kc"):
        assert listing.pupil_list(Wanted(query="zonnebleom"), ALL).alike == ()


def test_wild_cards_are_letters(world: World) -> None:
    with world.acting("loep", "kc"):
        assert found(Wanted(query="%")) == []
        assert found(Wanted(query="_ara")) != found(Wanted())


def test_the_other_school_is_not_there(world: World) -> None:
    with world.acting("loep", "kc"):
        page = listing.pupil_list(Wanted(query="kanarie loket"), ALL)
        assert page.rows == ()
        assert all("kanarie-loket" not in row.name for row in page.alike)
        assert found(Wanted(group=world.loket.group_ids[0])) == []


def test_a_coach_sees_birthdays_of_own_pupils_only(world: World) -> None:
    with world.acting("loket", "coach"):
        rows = listing.pupil_list(Wanted(order=Order.BORN), ALL).rows
    own = {pupil.id for pupil in world.loket.pupils if pupil.mentor == "coach"}
    assert {row.id for row in rows if row.birth_date} == own == {row.id for row in rows if row.number}
    assert {row.sight for row in rows} == {Sight.FACTS, Sight.NAME}
    # ordered by name: an order by birthday would tell the ages of the others
    assert [row.key[0] for row in rows] == sorted(row.key[0] for row in rows)


def test_a_search_is_written_down_without_the_name(world: World) -> None:
    with world.acting("loep", "kc"):
        listing.pupil_list(Wanted(query="Zonnebloem", year=1), ALL)
        listing.pupil_list(Wanted(), ALL)
        session().flush()
        searched, listed = entries()
    assert (searched.action, listed.action) == ("pupils.search", "pupils.list")
    assert searched.detail is not None
    assert searched.detail["filters"] == ["year"]
    assert len(searched.detail["query"]) == 64
    assert "zonnebloem" not in str(searched.detail).lower()


def test_the_file_is_for_who_sees_all(world: World) -> None:
    with world.acting("loket", "zorgcoordinator"):
        assert len(listing.file_rows(Wanted())) == 24
        session().flush()
        (entry,) = entries()
        assert entry.action == "pupils.export"
        assert entry.detail is not None
        assert entry.detail["count"] == 24
    with world.acting("loket", "coach"), pytest.raises(Refused):
        listing.file_rows(Wanted())


def test_choices_for_a_concern_own_pupils_first(world: World) -> None:
    other = next(pupil for pupil in world.loket.pupils if pupil.mentor == "coach2")
    with world.acting("loket", "coach"):
        plain = search.choices_for_concern()
        searched = search.choices_for_concern(other.first_name, chosen=other.id)
        chosen = search.choices_for_concern(chosen=other.id)
    assert len(plain.own) == 16
    assert plain.found == ()
    assert other.id in {choice.id for choice in searched.found}
    assert [choice.id for choice in chosen.found] == [other.id]
    assert not {choice.id for choice in searched.own} & {choice.id for choice in searched.found}


def test_choices_never_hold_the_other_school_or_who_left(world: World) -> None:
    with world.acting("loep", "leerkracht"):
        session().get_one(Pupil, ("loep", world.loep.pupils[0].id)).left_on = date(2026, 11, 1)
        session().flush()
        found = search.choices_for_concern("yara", chosen=world.loket.pupils[0].id)
        assert found.found == ()
        assert world.loep.pupils[0].id not in {choice.id for choice in found.own}


def test_a_search_among_thousands_stays_bounded(world: World) -> None:
    with world.as_system("loep"):
        for number in range(3_200):
            make.make_pupil("Bo", f"Aaa{number:04d}")
    with world.acting("loep", "kc"):
        page = listing.pupil_list(Wanted(query="aaa"), ALL)
        assert (page.total, len(page.rows), page.alike) == (3_200, 51, ())
        assert len(listing.pupil_list(Wanted(query="aax0001"), ALL).alike) <= search.MOST_ALIKE
