"""The wall between alliances, and between an alliance and its schools; each fence also taken away."""

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased, make_transient_to_detached

from core.access import alliance_guard, guard, wall
from core.access.alliance_guard import WrongAlliance
from core.access.alliance_ledger import AllianceLedgerEntry, note
from core.access.alliance_scope import alliance_scope, enter_alliance
from core.access.crossings import CROSSINGS
from core.access.guard import WrittenOnce
from core.access.people import Membership
from core.access.scope import NoScope, ScopeChanged, enter, scope
from core.db.base import AboutSchool, Base
from core.db.engine import session
from core.db.history import AboutChange, AllianceChange
from core.db.order import mapped_classes
from core.db.session import PastTheWall
from tests.access.test_planted_wall import without
from tests.access.trial import Case, Plan, Tag, Trial, Wish


@pytest.fixture
def plans(trial: Trial) -> tuple[Plan, Plan]:
    """A plan at each of the two alliances, and a wish at each of their schools."""
    found = trial.add_for("noord", Plan(title="van noord")), trial.add_for("zuid", Plan(title="van zuid"))
    trial.add("loep", Wish(title="van loep"))
    trial.add("loket", Wish(title="van loket"))
    return found


READS = {
    "select": lambda: select(Plan.alliance_id),
    "entity": lambda: select(Plan),
    "alias": lambda: select(aliased(Plan).alliance_id),
    "cte": lambda: select(select(Plan.alliance_id).cte()),
    "join": lambda: select(Plan.alliance_id).join(Wish, Wish.alliance_id == Plan.alliance_id),
    "max": lambda: select(func.max(Plan.alliance_id)),
    "about": lambda: select(Wish),
}


@pytest.mark.parametrize("reading", READS)
def test_every_way_of_reading_stays_at_the_alliance(trial: Trial, plans: object, reading: str) -> None:
    for own in ("noord", "zuid"):
        with trial.administering(own):
            found = session().execute(READS[reading]()).scalars().all()
            assert {getattr(row, "alliance_id", row) for row in found} == {own}


def test_get_with_the_key_of_another_alliance_finds_nothing(trial: Trial, plans: tuple[Plan, Plan]) -> None:
    with trial.administering("noord"):
        assert session().get(Plan, ("zuid", plans[1].id)) is None
        assert session().get(Plan, ("noord", plans[0].id)) is not None


@pytest.mark.parametrize("asked", [Case, Membership, Tag], ids=["dossier", "lidmaatschap", "label"])
def test_an_alliance_reads_no_row_of_a_school(trial: Trial, asked: type) -> None:
    trial.case("loep")
    with trial.administering("noord"):
        for statement in (select(asked), select(asked.school_id), select(func.count()).select_from(asked)):
            with pytest.raises(NoScope):
                session().execute(statement)
        with pytest.raises(NoScope):
            scope()


def test_a_join_with_a_table_of_a_school_is_refused_as_well(trial: Trial, plans: object) -> None:
    with trial.administering("noord"), pytest.raises(NoScope):
        session().execute(select(Wish.title).join(Case, Case.school_id == Wish.school_id))


def test_an_alliance_writes_no_row_of_a_school(trial: Trial) -> None:
    with pytest.raises(NoScope), trial.administering("noord"):
        session().add(Tag(school_id="loep", label="ingreep"))
    with pytest.raises(NoScope), trial.administering("noord"):
        session().execute(update(Tag).where(Tag.label != "").values(label="ingreep"))


def test_a_school_finds_only_what_is_about_itself(trial: Trial, plans: object) -> None:
    with trial.acting(trial.scope("loep")):
        assert session().scalars(select(Wish.title)).all() == ["van loep"]
        assert session().scalars(select(Plan.title)).all() == []
        with pytest.raises(NoScope):
            alliance_scope()
    with pytest.raises(WrongAlliance), trial.acting(trial.scope("loep")):
        session().add(Plan(title="van een school"))


def test_what_a_school_writes_about_itself_goes_to_its_own_alliance(trial: Trial, plans: object) -> None:
    with trial.administering("noord"):
        assert session().execute(select(Wish.school_id, Wish.title)).all() == [("loep", "van loep")]
    with pytest.raises(WrongAlliance), trial.acting(trial.scope("loep")):
        session().add(Wish(alliance_id="zuid", title="naar een ander"))
    with pytest.raises(WrongAlliance), trial.acting(trial.scope("loep")):
        session().add(Wish(school_id="loket", title="over een ander"))
    with pytest.raises(WrongAlliance), trial.administering("noord"):
        session().add(Wish(school_id="loket", title="over een school van een ander"))


def test_an_edit_is_kept_where_the_row_is(trial: Trial, plans: tuple[Plan, Plan]) -> None:
    with trial.administering("noord"):
        session().scalars(select(Plan)).one().title = "ander plan"
        session().scalars(select(Wish)).one().title = "toegekend"
    with trial.administering("noord"):
        assert session().scalars(select(AllianceChange.before)).all() == [{"title": "van noord"}]
    with trial.acting(trial.scope("loep")):
        assert session().scalars(select(AboutChange.before)).all() == [{"title": "van loep"}]
        session().scalars(select(Wish)).one().title = "nog eens"
    with trial.administering("zuid"):
        assert session().scalars(select(AllianceChange)).all() == session().scalars(select(AboutChange)).all() == []


def test_a_session_serves_one_scope(trial: Trial) -> None:
    with trial.administering("noord") as own:
        assert enter_alliance(own) == own
        with pytest.raises(ScopeChanged):
            enter_alliance(trial.alliance_scope("zuid"))
        with pytest.raises(ScopeChanged):
            enter(trial.scope("loep"))
    with trial.acting(trial.scope("loep")), pytest.raises(ScopeChanged):
        enter_alliance(trial.alliance_scope("noord"))


def test_without_a_scope_rows_of_an_alliance_are_an_error(trial: Trial, plans: object) -> None:
    with trial.app.app_context():
        with pytest.raises(NoScope):
            session().scalars(select(Plan)).all()
        with pytest.raises(NoScope):
            session().add(Plan(title="van niemand"))


def test_rows_stay_with_their_alliance(trial: Trial, plans: tuple[Plan, Plan]) -> None:
    with pytest.raises(WrongAlliance), trial.administering("noord"):
        session().add(Plan(alliance_id="zuid", title="gestolen"))
    with pytest.raises(WrongAlliance), trial.administering("noord"):
        session().scalars(select(Plan)).one().alliance_id = "zuid"
    with pytest.raises(WrongAlliance), trial.administering("noord"):
        session().scalars(select(Wish)).one().school_id = "loket"
    with pytest.raises(WrongAlliance), trial.administering("noord"):
        session().add(plans[1])
    forged = Plan(alliance_id="zuid", id=plans[1].id, title="x", version=1)
    make_transient_to_detached(forged)
    with pytest.raises(WrongAlliance), trial.administering("noord"):
        session().add(forged)


def test_a_row_cannot_hang_on_one_of_another_alliance(trial: Trial, plans: tuple[Plan, Plan]) -> None:
    with pytest.raises(IntegrityError), trial.administering("noord"):
        session().add(Wish(school_id="loep", title="bij een ander", plan_id=plans[1].id))


DETOURS = {
    "core": lambda: select(Plan.__table__),
    "text": lambda: text("SELECT * FROM plan"),
    "insert": lambda: insert(Plan).values(title="x"),
    "delete versioned": lambda: delete(Plan).where(Plan.title != ""),
    "move": lambda: update(AllianceLedgerEntry).values(alliance_id="zuid"),
}


@pytest.mark.parametrize("detour", DETOURS)
def test_detours_are_refused(trial: Trial, plans: object, detour: str) -> None:
    with trial.administering("noord"), pytest.raises(PastTheWall):
        session().execute(DETOURS[detour]())


def test_the_ledger_of_an_alliance_is_written_once(trial: Trial) -> None:
    with trial.administering("noord"):
        entry = note(action="read", object_type="school", school_id="loep")
    with pytest.raises(WrittenOnce), trial.administering("noord"):
        session().get(AllianceLedgerEntry, ("noord", entry.id)).action = "niets gezien"
    with trial.administering("zuid"):
        assert session().scalars(select(AllianceLedgerEntry)).all() == []


def test_every_crossing_is_listed_and_says_why() -> None:
    crossing = {cls.__tablename__ for cls in mapped_classes(AboutSchool) if cls.metadata is Base.metadata}
    assert crossing == set(CROSSINGS)
    assert all(why.endswith(".") for why in CROSSINGS.values())


@pytest.mark.planted
def test_without_the_filter_another_alliance_is_read(trial: Trial, plans: object) -> None:
    with without(wall.keep_to_place), trial.administering("noord"):
        assert set(session().scalars(select(Plan.alliance_id))) == {"noord", "zuid"}
    with without(wall.keep_to_place), trial.acting(trial.scope("loep")):
        assert set(session().scalars(select(Wish.school_id))) == {"loep", "loket"}


@pytest.mark.planted
def test_without_the_demand_of_a_scope_only_the_empty_filter_keeps_an_alliance_from_a_case(trial: Trial) -> None:
    case = trial.case("loep")
    with without(wall.require_scope), trial.administering("noord"):
        assert session().scalars(select(Case.id)).all() == []
    with without(wall.require_scope, wall.keep_to_place, wall.keep_to_need), trial.administering("noord"):
        assert session().scalars(select(Case.id)).all() == [case.id]


@pytest.mark.planted
def test_without_the_judge_and_the_guard_a_row_is_written_at_another_alliance(trial: Trial) -> None:
    with without(guard.judge_newcomer, guard.guard_flush), trial.administering("noord"):
        session().add(Plan(alliance_id="zuid", title="gestolen"))
    with trial.administering("zuid"):
        assert session().scalars(select(Plan.title)).all() == ["gestolen"]
    with without(guard.judge_newcomer), pytest.raises(alliance_guard.WrongAlliance), trial.administering("noord"):
        session().add(Plan(alliance_id="zuid", title="gestolen"))
