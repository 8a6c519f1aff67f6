"""Writing down pupils: what is refused, what is asked twice, what is remembered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.db.engine import session
from core.features.pupils import guardians, history, records, service
from core.features.pupils.models import Pupil, PupilGroup
from core.features.pupils.records import LikelyDouble, PupilInput
from core.web.problems import Invalid, NotFound, StaleVersion
from tests import factories as make
from tests.world import World

NEW = PupilInput(
    first_name="Ilja", infix="van", family_name="Sneeuwklok", birth_date=date(2014, 3, 4), enrolled_on=date(2026, 8, 1)
)


@pytest.fixture
def as_kc(world: World) -> Iterator[World]:
    with world.acting("loep", "kc"):
        yield world


def input_of(pupil: Pupil) -> PupilInput:
    return PupilInput(**{name: getattr(pupil, name) for name in PupilInput.__slots__})


def test_a_new_pupil_can_be_found_and_is_in_the_ledger(as_kc: World) -> None:
    pupil = records.create_pupil(NEW)
    session().flush()
    assert (pupil.sort_name, pupil.search_name) == ("sneeuwklok ilja van", "ilja van sneeuwklok")
    assert service.call_names([pupil.id]) == {pupil.id: "Ilja van Sneeuwklok"}
    entry = session().scalars(select(LedgerEntry)).one()
    assert (entry.action, entry.pupil_id) == ("pupil.create", pupil.id)


@pytest.mark.parametrize(
    "change",
    [
        {"first_name": "Ílja"},
        {"family_name": "Sneeuwklo"},
        {"infix": ""},
        {"birth_date": None},
        {"first_name": "Sneeuwklok", "infix": "", "family_name": "Ilja"},
    ],
    ids=["accent", "letter vergeten", "zonder tussenvoegsel", "zonder geboortedag", "omgedraaid"],
)
def test_a_likely_double_is_asked_about_and_not_written(as_kc: World, change: dict[str, object]) -> None:
    known = records.create_pupil(NEW)
    session().flush()
    wanted = replace(NEW, **change)  # type: ignore[arg-type]
    with pytest.raises(LikelyDouble) as caught:
        records.create_pupil(wanted)
    assert [double.id for double in caught.value.doubles] == [known.id]
    assert "Ilja van Sneeuwklok" in caught.value.message
    records.create_pupil(wanted, although_double=True)


@pytest.mark.parametrize(
    "change", [{"birth_date": date(2014, 3, 5)}, {"first_name": "Anders", "family_name": "Heel"}], ids=["dag", "naam"]
)
def test_twins_of_a_name_or_of_a_day_are_two_children(as_kc: World, change: dict[str, object]) -> None:
    records.create_pupil(NEW)
    session().flush()
    assert records.doubles_of(replace(NEW, **change)) == ()  # type: ignore[arg-type]


def test_who_left_is_a_double_too(as_kc: World) -> None:
    records.create_pupil(replace(NEW, left_on=date(2026, 9, 1)))
    session().flush()
    assert records.doubles_of(NEW)[0].left_on == date(2026, 9, 1)


def test_a_child_of_the_other_school_is_no_double(world: World) -> None:
    with world.acting("loket", "zorgcoordinator"):
        records.create_pupil(NEW)
    with world.acting("loep", "kc"):
        assert records.doubles_of(NEW) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"birth_date": date(2027, 1, 1)}, "birth_date"),
        ({"first_name": "😀"}, "first_name"),
        ({"family_name": "--"}, "family_name"),
        ({"year_rank": 99}, "year_rank"),
        ({"left_on": date(2020, 1, 1)}, "left_on"),
        ({"number": "kanarie-loep-nr-00"}, "number"),
    ],
)
def test_what_cannot_be_is_refused_per_field(as_kc: World, change: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        records.create_pupil(replace(NEW, **change))  # type: ignore[arg-type]
    assert set(caught.value.errors) == {field}


def test_a_group_of_another_school_does_not_exist_and_one_that_ended_takes_nobody(as_kc: World) -> None:
    with pytest.raises(NotFound):
        records.create_pupil(replace(NEW, group_id=as_kc.loket.group_ids[0]))
    ended = as_kc.loep.group_ids[2]
    session().get_one(PupilGroup, ("loep", ended)).ended_on = date(2026, 11, 26)
    session().flush()
    with pytest.raises(Invalid, match="Niet alles"):
        records.create_pupil(replace(NEW, group_id=ended))
    inside = service.pupil_of(as_kc.loep.pupils[-1].id)
    records.edit_pupil(inside.id, replace(input_of(inside), first_name="Mag"), inside.version)
    assert inside.first_name == "Mag"


def test_an_edit_keeps_what_was_there(as_kc: World) -> None:
    pupil = service.pupil_of(as_kc.loep.pupils[0].id)
    wanted = replace(input_of(pupil), family_name="Andersbloem", group_id=as_kc.loep.group_ids[1], left_on=None)
    records.edit_pupil(pupil.id, wanted, pupil.version)
    session().flush()
    (line,) = history.changes_of(pupil.id, guardians.contacts_of(pupil.id))
    assert line.who == as_kc.loep.person("kc").name
    assert any("achternaam (was: Zonnebloem" in said for said in line.was)
    assert any("groep (was: " in said and "-g0" in said for said in line.was)
    assert pupil.sort_name == "andersbloem yara"


def test_nothing_changed_writes_nothing(as_kc: World) -> None:
    pupil = service.pupil_of(as_kc.loep.pupils[0].id)
    version = pupil.version
    records.edit_pupil(pupil.id, input_of(pupil), version)
    session().flush()
    assert pupil.version == version
    assert session().scalars(select(LedgerEntry)).all() == []


def test_who_saves_second_hears_who_was_first(world: World) -> None:
    pupil_id = world.loep.pupils[0].id
    with world.acting("loep", "kc2"):
        pupil = service.pupil_of(pupil_id)
        records.edit_pupil(pupil_id, replace(input_of(pupil), first_name="Eerder"), pupil.version)
    with world.acting("loep", "kc"):
        pupil = service.pupil_of(pupil_id)
        with pytest.raises(StaleVersion) as caught:
            records.edit_pupil(pupil_id, replace(input_of(pupil), first_name="Later"), pupil.version - 1)
        assert caught.value.who == world.loep.person("kc2").name
        assert caught.value.version == pupil.version
        with pytest.raises(StaleVersion):
            records.set_flags(pupil_id, ["eigen_leerlijn"], pupil.version - 1)


def test_flags_are_facts_for_rules(as_kc: World) -> None:
    pupil = service.pupil_of(as_kc.loep.pupils[0].id)
    records.set_flags(pupil.id, ["eigen_leerlijn", "eigen_leerlijn"], pupil.version)
    facts = service.pupil_facts(pupil)
    assert facts.flags == {"eigen_leerlijn"}
    assert (facts.born, facts.year) == (as_kc.loep.pupils[0].birth_date, 1)


def test_a_pupil_of_the_other_school_does_not_exist(as_kc: World) -> None:
    other = as_kc.loket.pupils[0].id
    with pytest.raises(NotFound):
        service.pupil_of(other)
    with pytest.raises(NotFound):
        records.edit_pupil(other, NEW, 1)
    assert service.call_names([other]) == {}
    assert service.guardians_of(other) == service.mentors_of(other) == ()


def test_call_names_of_many_come_in_parts(as_kc: World) -> None:
    ids: list[UUID] = [make.make_pupil("Bo", f"Veel{number}").id for number in range(service.MOST_IDS + 3)]
    session().flush()
    assert len(service.call_names(ids)) == len(ids)
