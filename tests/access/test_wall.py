"""The probes of the security study, one by one: what leaked there is filtered or refused here."""

import pytest
from sqlalchemy import case as case_when
from sqlalchemy import delete, exists, func, insert, select, text, union, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased, joinedload, make_transient_to_detached, selectinload
from sqlalchemy.orm.exc import StaleDataError

from core.access.guard import NotYourCase, WrittenOnce, WrongSchool
from core.access.ledger import LedgerEntry, record
from core.access.scope import NoScope, ScopeChanged, enter, scope
from core.db import raw
from core.db.engine import session
from core.db.session import PastTheWall
from tests.access.trial import Case, Mentor, Note, Pupil, Tag, Trial


@pytest.fixture
def two(trial: Trial) -> tuple[Case, Case]:
    """A case with a note at each school."""
    cases = trial.case("loep"), trial.case("loket")
    for case in cases:
        trial.note(case)
        trial.add(case.school_id, Tag(label=f"label van {case.school_id}"))
    return cases


def alias_join():
    note = aliased(Note)
    return select(note.school_id).join(Case, note.case_id == Case.id)


READS = {
    "select": lambda: select(Case.school_id),
    "entity": lambda: select(Case),
    "alias": lambda: select(aliased(Case).school_id),
    "join": alias_join,
    "cte": lambda: select(select(Case.school_id).cte()),
    "subquery": lambda: select(select(Case.school_id).subquery()),
    "union": lambda: union(select(Case.school_id), select(Note.school_id)),
    "in_select": lambda: select(Pupil.school_id).where(Pupil.id.in_(select(Case.pupil_id))),
    "exists": lambda: select(Pupil.school_id).where(exists().where(Case.pupil_id == Pupil.id)),
    "any": lambda: select(Case.school_id).where(Case.notes.any(Note.body != "")),
    "max": lambda: select(func.max(Case.school_id)),
    "case": lambda: select(case_when((Case.question != "", Case.school_id), else_="")),
    "group": lambda: select(Case.school_id, func.count(Note.id)).join(Case.notes).group_by(Case.school_id),
    "has": lambda: select(Case.school_id).where(Case.pupil.has(Pupil.name != "")),
    "joinedload": lambda: select(Case).options(joinedload(Case.notes)),
    "selectinload": lambda: select(Case).options(selectinload(Case.notes)),
}


@pytest.mark.parametrize("reading", READS)
def test_every_way_of_reading_stays_at_the_school(trial: Trial, two: tuple[Case, Case], reading: str) -> None:
    with trial.acting(trial.scope("loep")):
        found = session().execute(READS[reading]()).unique().scalars().all()
        schools = {getattr(row, "school_id", row) for row in found}
        assert schools == {"loep"}


def test_counts_and_scalar_subqueries_stay_at_the_school(trial: Trial, two: tuple[Case, Case]) -> None:
    with trial.acting(trial.scope("loep")):
        count = select(func.count()).select_from(Case)
        assert session().scalar(count) == 1
        assert session().scalar(select(count.scalar_subquery())) == 1


def test_lazy_loads_stay_at_the_school(trial: Trial, two: tuple[Case, Case]) -> None:
    with trial.acting(trial.scope("loep")):
        case = session().scalars(select(Case)).one()
        assert [note.school_id for note in case.notes] == ["loep"]
        assert case.pupil.school_id == "loep"


def test_get_with_the_key_of_another_school_finds_nothing(trial: Trial, two: tuple[Case, Case]) -> None:
    with trial.acting(trial.scope("loep")):
        assert session().get(Case, ("loket", two[1].id)) is None
        assert session().get(Case, ("loep", two[1].id)) is None
        assert session().get(Case, ("loep", two[0].id)) is not None


DETOURS = {
    "Core select": lambda: select(Case.__table__),
    "Core column": lambda: select(Case.__table__.c.question),
    "text": lambda: text("SELECT question FROM support_case"),
    "from_statement": lambda: select(Case).from_statement(text("SELECT * FROM support_case")),
    "text in where": lambda: select(Case).where(text("1 = 1")),
    "mixed columns": lambda: select(Pupil.name, Case.__table__.c.question),
    "mixed from": lambda: select(Pupil.name).join(Case.__table__, Case.__table__.c.pupil_id == Pupil.id),
    "mixed where": lambda: select(Pupil.name).where(Pupil.id == Case.__table__.c.pupil_id),
    "Core subquery": lambda: select(Pupil.name).where(Pupil.id.in_(select(Case.__table__.c.pupil_id))),
    "Core exists": lambda: select(Pupil.name).where(exists(select(Case.__table__.c.id))),
    "Core cte": lambda: select(select(Case.__table__.c.question).cte("alles")),
    "Core alias": lambda: select(Case.__table__.alias("ander").c.question),
    "Core beside a subquery of the class": lambda: select(
        Case.__table__.c.question, select(Case.id).limit(1).scalar_subquery(), Pupil.id
    ),
    "function of a Core column": lambda: select(Pupil.name, func.max(Case.__table__.c.question)),
    "union with Core": lambda: union(select(Case.question), select(Note.__table__.c.body)),
    "Core update": lambda: update(Case.__table__).values(question="gelezen"),
    "Core delete": lambda: delete(Tag.__table__),
    "Core insert": lambda: insert(Tag.__table__).values(school_id="loket", id=None, label="x"),
    "ORM insert": lambda: insert(Tag).values(school_id="loket", label="x"),
    "ORM update of a versioned class": lambda: update(Case).where(Case.question != "").values(question="x"),
    "ORM delete of an append-only class": lambda: delete(LedgerEntry).where(LedgerEntry.action != ""),
    "moving by update": lambda: update(Tag).where(Tag.label != "").values(school_id="loket"),
    "update without where": lambda: update(Tag).values(label="x"),
}


@pytest.mark.parametrize("detour", DETOURS)
def test_detours_are_refused(trial: Trial, two: tuple[Case, Case], detour: str) -> None:
    with trial.acting(trial.scope("loep")), pytest.raises(PastTheWall):
        session().execute(DETOURS[detour]())


def test_bulk_update_by_primary_key_is_refused(trial: Trial, two: tuple[Case, Case]) -> None:
    rows = [{"school_id": "loket", "id": two[1].id, "label": "gestolen"}]
    with trial.acting(trial.scope("loep")), pytest.raises(PastTheWall):
        session().execute(update(Tag), rows)


@pytest.mark.parametrize("way", ["bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings", "connection"])
def test_the_old_ways_round_are_closed(trial: Trial, way: str) -> None:
    with trial.acting(trial.scope("loep")), pytest.raises(PastTheWall):
        getattr(session(), way)()


def test_orm_wide_update_and_delete_stay_at_the_school(trial: Trial, two: tuple[Case, Case]) -> None:
    with trial.acting(trial.scope("loep")):
        session().execute(update(Tag).where(Tag.label != "").values(label="nieuw"))
    with trial.acting(trial.scope("loket")):
        assert session().scalars(select(Tag.label)).all() == ["label van loket"]
        session().execute(delete(Tag).where(Tag.label != ""))
    with trial.acting(trial.scope("loep")):
        assert session().scalars(select(Tag.label)).all() == ["nieuw"]


def test_without_a_scope_school_data_is_an_error(trial: Trial, two: tuple[Case, Case]) -> None:
    with trial.app.app_context():
        with pytest.raises(NoScope):
            scope()
        with pytest.raises(NoScope):
            session().execute(select(Case))
        with pytest.raises(NoScope):
            session().add(Tag(label="x"))


def test_a_session_serves_one_scope(trial: Trial) -> None:
    mine = trial.scope("loep")
    with trial.app.app_context():
        enter(mine)
        assert enter(mine) is mine
        with pytest.raises(ScopeChanged):
            enter(trial.scope("loket"))


def test_a_new_row_gets_the_school_of_the_scope(trial: Trial) -> None:
    with trial.acting(trial.scope("loket")):
        tag = Tag(label="x")
        session().add(tag)
        assert tag.school_id == "loket"


def test_a_new_row_of_another_school_is_refused(trial: Trial) -> None:
    with trial.acting(trial.scope("loep")), pytest.raises(WrongSchool):
        session().add(Tag(school_id="loket", label="x"))


def test_a_row_may_not_move_to_another_school(trial: Trial, two: tuple[Case, Case]) -> None:
    with pytest.raises(WrongSchool), trial.acting(trial.scope("loep")):
        session().scalars(select(Tag)).one().school_id = "loket"


def test_a_detached_object_of_another_school_does_not_come_in(trial: Trial, two: tuple[Case, Case]) -> None:
    with trial.acting(trial.scope("loep")), pytest.raises(WrongSchool):
        session().add(two[1])


def test_a_forged_detached_object_of_another_school_does_not_come_in(trial: Trial, two: tuple[Case, Case]) -> None:
    forged = Tag(school_id="loket", id=two[1].id, label="x")
    make_transient_to_detached(forged)
    with trial.acting(trial.scope("loep")), pytest.raises(WrongSchool):
        session().add(forged)


def test_merging_a_row_of_another_school_is_refused(trial: Trial, two: tuple[Case, Case]) -> None:
    with pytest.raises(WrongSchool), trial.acting(trial.scope("loep")):
        session().merge(two[1])


def test_a_forged_row_with_my_school_and_their_id_changes_nothing(trial: Trial, two: tuple[Case, Case]) -> None:
    with trial.acting(trial.scope("loket")):
        theirs = session().scalars(select(Tag.id)).one()
    forged = Tag(school_id="loep", id=theirs, label="oud")
    make_transient_to_detached(forged)
    with pytest.raises(StaleDataError), trial.acting(trial.scope("loep")):
        session().add(forged)
        forged.label = "gestolen"


def test_a_row_cannot_hang_on_a_parent_of_another_school(trial: Trial, two: tuple[Case, Case]) -> None:
    with pytest.raises(IntegrityError), trial.acting(trial.scope("loep")):
        session().add(Note(case_id=two[1].id, body="bij een ander kind"))


def test_append_only_rows_are_neither_changed_nor_deleted(trial: Trial) -> None:
    with trial.acting(trial.scope("loep")):
        entry = record(action="read", object_type="case")
    with pytest.raises(WrittenOnce), trial.acting(trial.scope("loep")):
        session().get(LedgerEntry, ("loep", entry.id)).action = "niets"
    with pytest.raises(WrittenOnce), trial.acting(trial.scope("loep")):
        session().delete(session().get(LedgerEntry, ("loep", entry.id)))


def test_raw_statements_must_say_why(trial: Trial, two: tuple[Case, Case]) -> None:
    with trial.app.app_context():
        assert len(raw.execute(select(Case.__table__), because="een test").all()) == 2
        with pytest.raises(ValueError, match="Zeg waarom"):
            raw.execute(select(Case.__table__), because=" ")
        with raw.connection(because="een test") as bare:
            assert bare.execute(select(Tag.__table__)).all()


def test_a_teacher_sees_and_writes_only_the_cases_of_own_pupils(trial: Trial) -> None:
    mine, other = trial.case("loep"), trial.case("loep")
    trial.note(mine), trial.note(other)
    teacher = trial.scope("loep", "teacher")
    span = {"starts_on": teacher.today, "ends_on": teacher.today}
    trial.add("loep", Mentor(pupil_id=mine.pupil_id, membership_id=teacher.membership_id, **span))
    with trial.acting(teacher):
        assert session().scalars(select(Case.id)).all() == [mine.id]
        assert session().scalars(select(Note.case_id)).all() == [mine.id]
        session().add(Note(case_id=mine.id, body="mag"))
    with pytest.raises(NotYourCase), trial.acting(teacher):
        session().add(Note(case_id=other.id, body="mag niet"))
