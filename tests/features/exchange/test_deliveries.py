"""A file from arrival to the tables: proposed first, done in one transaction, and twice the same changes nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from core.access.ledger import LedgerEntry
from core.db.engine import session
from core.db.history import Change
from core.features.exchange import apply, choices, kept_plan
from core.features.exchange.models import APPLIED, FORGOTTEN, READ, REFUSED, Delivery, DeliveryLine, PupilReference
from core.features.exchange.rules import Choice, Outcome
from core.features.mail.models import Notice
from core.features.pupils.models import Pupil, PupilGroup
from core.web.problems import Conflict, Invalid
from tests.factories_cases import build_cases
from tests.factories_exchange import edexml, group_xml, make_delivery, pupil_xml
from tests.world import World

BORN = "2016-05-04"
BES, DEN = pupil_xml("1", "Bes", "Braam", geboortedatum=BORN, groep="u"), pupil_xml("2", "Den", "Beuk", jaargroep="6")
GROUP = group_xml("u", "Uilen", "5")


def deliver(world: World, data: bytes, decide: dict[str, Choice] | None = None, **terms: Any) -> dict[str, Any]:
    """Take, read, decide by key, and apply; what was told."""
    with world.as_system("loep"):
        row = make_delivery(data, **terms)
        for line in lines_of(row):
            if decide and line.key in decide:
                choices.choose(row, line, decide[line.key].value)
        apply.confirm(row, row.told["confirm"])
        assert apply.apply(row)
        assert row.state == APPLIED
        assert row.content is None
        return dict(row.told)


def lines_of(row: Delivery) -> list[DeliveryLine]:
    return list(session().scalars(select(DeliveryLine).where(DeliveryLine.delivery_id == row.id)))


def proposed(world: World, data: bytes, **terms: Any) -> dict[str, tuple[str, list[str]]]:
    """Outcome and reasons by key; nothing is kept."""
    with world.as_system("loep"):
        row = make_delivery(data, **terms)
        found = {line.key: (line.outcome, [reason for reason, _detail in line.reasons]) for line in lines_of(row)}
        kept_plan.forget(row)
        return found


def pupils(world: World) -> dict[str, Pupil]:
    """Pupils who came from a file, by key."""
    with world.as_system("loep"):
        statement = select(PupilReference.value, Pupil).join(
            Pupil, (Pupil.school_id == PupilReference.school_id) & (Pupil.id == PupilReference.pupil_id)
        )
        found = {row[0]: row[1] for row in session().execute(statement)}
        session().expunge_all()
        return found


def test_new_pupils_come_with_their_group_and_year_and_the_second_time_nothing_changes(world: World) -> None:
    told = deliver(world, edexml(BES, DEN, groups=GROUP))
    assert told["applied"] == {"new": 2, "changed": 0, "left": 0, "skipped": 0}
    there = pupils(world)
    assert (there["1"].full_name, there["1"].birth_date, there["1"].year_rank) == ("Bes Braam", date(2016, 5, 4), 5)
    assert there["2"].year_rank == 6
    assert there["2"].enrolled_on == date(2026, 8, 1)
    with world.as_system("loep"):
        group = session().scalars(select(PupilGroup).where(PupilGroup.label == "Uilen")).one()
        assert (group.school_year, group.year_rank, group.id) == ("2026-2027", 5, there["1"].group_id)
        written = session().scalars(select(LedgerEntry.action).where(LedgerEntry.action.startswith("import"))).all()
        assert written == ["import.upload", "import.confirm", "import.apply"]
    again = deliver(world, edexml(BES, DEN, groups=GROUP))
    assert again["counts"] == {"new": 0, "changed": 0, "unchanged": 2, "left": 0, "doubtful": 0, "refused": 0}
    assert {key: pupil.version for key, pupil in pupils(world).items()} == {"1": 1, "2": 1}


def test_the_file_of_next_year_moves_pupils_up_and_keeps_what_was_there(world: World) -> None:
    deliver(world, edexml(BES, groups=GROUP))
    up = pupil_xml("1", "Bes", "Braam", geboortedatum=BORN, groep="u")
    told = deliver(world, edexml(up, year="2027-2028", groups=group_xml("u", "Uilen", "6")))
    assert told["counts"]["changed"] == 1
    assert pupils(world)["1"].year_rank == 6
    with world.as_system("loep"):
        years = session().scalars(select(PupilGroup.school_year).where(PupilGroup.label == "Uilen")).all()
        assert sorted(years) == ["2026-2027", "2027-2028"]
        change = session().scalars(select(Change).where(Change.table_name == "pupil")).one()
        assert change.before["year_rank"] == 5
        assert "leerlingen.xml" in change.reason


def test_what_the_file_does_not_say_is_not_erased(world: World) -> None:
    deliver(world, edexml(BES, groups=GROUP))
    assert proposed(world, edexml(pupil_xml("1", "Bes", "Braam"))) == {"1": ("unchanged", ["no_birth_date"])}


def test_who_is_missing_is_proposed_and_only_ends_when_somebody_says_so(world: World) -> None:
    deliver(world, edexml(BES, DEN, groups=GROUP))
    only = edexml(BES, groups=GROUP, day="2026-11-20")
    assert proposed(world, only)["2"] == ("left", ["missing"])
    told = deliver(world, only)
    assert told["applied"] == {"new": 0, "changed": 0, "left": 0, "skipped": 1}
    assert pupils(world)["2"].left_on is None
    told = deliver(world, only, {"2": Choice.END})
    assert told["applied"]["left"] == 1
    assert pupils(world)["2"].left_on == date(2026, 11, 20)
    assert proposed(world, only) == {"1": ("unchanged", [])}
    back = proposed(world, edexml(BES, DEN, groups=GROUP))
    assert back["2"] == ("changed", ["no_birth_date", "back"])


@pytest.mark.parametrize(
    ("left_on", "outcome"),
    [("2026-11-19", "left"), ("2026-11-20", "new"), ("2026-11-21", "new")],
    ids=["de dag ervoor", "op de peildatum", "de dag erna"],
)
def test_who_left_before_the_day_of_the_file_does_not_come_in(world: World, left_on: str, outcome: str) -> None:
    gone = pupil_xml("9", "Weg", "Wilg", geboortedatum=BORN, uitstroomdatum=left_on)
    assert proposed(world, edexml(gone, day="2026-11-20"))["9"][0] == outcome


def test_a_child_who_may_be_here_already_waits_for_a_person(world: World) -> None:
    known = world.loep.pupils[5]
    first, _space, family = known.full_name.partition(" ")
    twin = pupil_xml("5", f"{first}a", family, geboortedatum=known.birth_date.isoformat())
    assert proposed(world, edexml(twin))["5"] == ("doubtful", ["looks_like"])
    assert deliver(world, edexml(twin))["applied"] == {"new": 0, "changed": 0, "left": 0, "skipped": 1}
    deliver(world, edexml(twin), {"5": Choice.SAME})
    assert pupils(world)["5"].id == known.id
    assert pupils(world)["5"].first_name == f"{first}a"
    assert proposed(world, edexml(twin))["5"][0] == "unchanged"


def test_a_doubted_child_can_be_another(world: World) -> None:
    known = world.loep.pupils[5]
    first, _space, family = known.full_name.partition(" ")
    data = edexml(pupil_xml("5", first, family, geboortedatum=known.birth_date.isoformat()))
    deliver(world, data, {"5": Choice.NEW})
    assert pupils(world)["5"].id != known.id


def test_a_key_that_came_to_another_child_and_a_child_with_another_key_are_doubted(world: World) -> None:
    deliver(world, edexml(BES, groups=GROUP))
    other = pupil_xml("1", "Iep", "Kastanje", geboortedatum="2015-01-01")
    assert proposed(world, edexml(other))["1"] == ("doubtful", ["other_child"])
    moved = pupil_xml("1000", "Bes", "Braam", geboortedatum=BORN)
    assert proposed(world, edexml(moved)) == {"1000": ("doubtful", ["other_key"])}
    with world.as_system("loep"):
        row = make_delivery(edexml(other))
        with pytest.raises(Conflict):
            choices.choose(row, lines_of(row)[0], "new")


def test_unlikely_dates_are_refused_with_the_sentence_of_the_page(world: World) -> None:
    old = pupil_xml("8", "Oud", "Olm", geboortedatum="1950-01-01")
    with world.as_system("loep"):
        row = make_delivery(edexml(old, BES))
        refused = next(line for line in lines_of(row) if line.outcome == Outcome.REFUSED.value)
        assert refused.reasons == [["wrong_dates", "De leerling zou 76 jaar zijn. Klopt het jaartal?"]]


def test_another_brin_and_another_year_must_be_confirmed_first(world: World) -> None:
    deliver(world, edexml(BES, brin="12AB", groups=GROUP))
    with world.as_system("loep"):
        row = make_delivery(edexml(BES, DEN, brin="34CD", year="2024-2025", groups=GROUP))
        assert row.told["confirm"] == ["other_brin", "other_year"]
        with pytest.raises(Invalid):
            apply.confirm(row, ["other_brin"])
        apply.confirm(row, ["other_brin", "other_year"])
        assert apply.apply(row)


@pytest.mark.parametrize(("year", "asked"), [("2025-2026", True), ("2026-2027", False), ("2027-2028", True)])
def test_the_year_of_the_file_on_26_november(world: World, year: str, asked: bool) -> None:
    deliver(world, edexml(BES, groups=GROUP))
    with world.as_system("loep"):
        row = make_delivery(edexml(BES, DEN, year=year))
        assert ("other_year" in row.told["confirm"]) is asked


def test_many_missing_pupils_must_be_confirmed(world: World) -> None:
    everyone = [pupil_xml(str(n), f"Kind{n}", f"Boom{n}") for n in range(20)]
    deliver(world, edexml(*everyone))
    with world.as_system("loep"):
        assert make_delivery(edexml(*everyone[:10])).told["confirm"] == []
        assert make_delivery(edexml(*everyone[:9])).told["confirm"] == ["many_left"]


def test_when_the_school_changed_in_between_nothing_is_done_and_there_is_a_new_report(world: World) -> None:
    deliver(world, edexml(BES, groups=GROUP))
    with world.as_system("loep"):
        row = make_delivery(edexml(pupil_xml("1", "Bessie", "Braam", geboortedatum=BORN)))
        apply.confirm(row, [])
        session().scalars(select(Pupil).where(Pupil.family_name == "Braam")).one().infix = "de"
        session().flush()
        assert not apply.apply(row)
        assert row.state == READ
        assert row.told["stale"] is True
        assert row.content is not None
        assert session().scalars(select(Pupil.first_name).where(Pupil.family_name == "Braam")).one() == "Bes"


def test_a_fault_halfway_leaves_nothing_behind(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_args: object, **_more: object) -> None:
        raise OSError("stuk")

    with world.as_system("loep"):
        before = session().scalar(select(func.count(Pupil.id)))
        row_id = make_delivery(edexml(BES, pupil_xml("3", "Iep", "Es"), groups=GROUP)).id
    monkeypatch.setattr(apply._Applying, "_refer", breaks)
    with pytest.raises(OSError, match="stuk"), world.as_system("loep"):
        row = session().scalars(select(Delivery).where(Delivery.id == row_id)).one()
        apply.confirm(row, [])
        apply.apply(row)
    with world.as_system("loep"):
        assert session().scalar(select(func.count(Pupil.id))) == before
        assert session().scalars(select(Delivery.state).where(Delivery.id == row_id)).one() == READ


def test_a_refused_file_is_kept_by_its_reason_only(world: World) -> None:
    with world.as_system("loep"):
        row = make_delivery(b"<html/>")
        assert (row.state, row.content) == (REFUSED, None)
        assert "EDEX" in row.refusal
        with pytest.raises(Conflict):
            apply.confirm(row, [])


def test_values_that_are_not_taken_stand_nowhere(world: World) -> None:
    tags = {"etniciteit": "1", "bsn": "123456782", "gewicht_nieuw": "1,2", "postcodenl": "1234AB"}
    deliver(world, edexml(pupil_xml("1", "Bes", "Braam", **tags)))
    with world.as_system("loep"):
        row = session().scalars(select(Delivery)).one()
        assert row.told["dropped"] == {"ethnicity": 1, "bsn": 1, "weight": 1, "contact": 1}
        kept = repr([line.__dict__ for line in lines_of(row)]) + repr(row.told)
        assert "123456782" not in kept
        assert "1234AB" not in kept


def test_a_pupil_who_left_with_an_open_case_comes_first_and_who_cares_hears_of_it(world: World) -> None:
    cases = build_cases(world, world.loep)
    known = cases.shared.pupil
    with world.as_system("loep"):
        session().add(PupilReference(pupil_id=known.id, source="edexml", value="77"))
    deliver(world, edexml(BES, groups=GROUP))
    with world.as_system("loep"):
        row = make_delivery(edexml(BES, groups=GROUP))
        first = min(lines_of(row), key=lambda line: line.place)
        assert (first.pupil_id, first.open_case, first.outcome) == (known.id, True, "left")
        kept_plan.forget(row)
    deliver(world, edexml(BES, groups=GROUP), {"77": Choice.END})
    with world.as_system("loep"):
        texts = session().scalars(select(Notice.text).where(Notice.kind == "pupil.left")).all()
        assert texts
        assert "Het dossier is nog open." in texts[0]


def test_forgetting_takes_file_and_lines_and_leaves_the_counts(world: World) -> None:
    with world.as_system("loep"):
        row = make_delivery(edexml(BES, groups=GROUP))
        kept_plan.forget(row)
        assert (row.state, row.content, lines_of(row)) == (FORGOTTEN, None, [])
        assert row.told["counts"]["new"] == 1
        assert row.made_at + timedelta(days=7)
