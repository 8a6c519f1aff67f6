"""Need-to-know in the database: what each reader finds of cases, notes, seals and their history."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from core.access import beyond, policy_sql
from core.access.beyond import beyond_need_to_know, writing_for
from core.access.guard import NotYourCase
from core.access.scope import Scope
from core.db import history
from core.db.engine import session
from core.db.history import Change
from core.db.ids import new_id
from core.db.session import PastTheWall
from tests.access.trial import Case, Disclosure, Mentor, Note, Trial


def cases_of(trial: Trial, scope: Scope) -> set[object]:
    with trial.acting(scope):
        assert session().scalar(select(func.count()).select_from(Case)) == len(session().scalars(select(Case)).all())
        return set(session().scalars(select(Case.id)))


def test_a_mentor_sees_the_case_on_the_first_and_last_day(trial: Trial) -> None:
    case, teacher = trial.case(), trial.scope(role="teacher")
    day = timedelta(days=1)
    mentor = Mentor(pupil_id=case.pupil_id, membership_id=teacher.membership_id, starts_on=teacher.today)
    mentor.ends_on = teacher.today
    trial.add("loep", mentor)
    assert cases_of(trial, teacher) == {case.id}
    for moment in (teacher.now - day, teacher.now + day):
        assert cases_of(trial, trial.scope(role="teacher", membership_id=teacher.membership_id, now=moment)) == set()


def test_a_reporter_sees_the_case_while_it_is_open(trial: Trial) -> None:
    teacher = trial.scope(role="teacher")
    case = trial.case(reporter_id=teacher.membership_id)
    trial.case(reporter_id=teacher.membership_id, closed_on=teacher.today)
    assert cases_of(trial, teacher) == {case.id}


def test_a_guest_sees_the_case_while_the_disclosure_lives(trial: Trial) -> None:
    case, guest = trial.case(), trial.scope(role="outsider")
    withdrawn, over = trial.case(), trial.case()
    days = {"membership_id": guest.membership_id, "from_date": guest.today - timedelta(days=3)}
    trial.add(
        "loep",
        Disclosure(case_id=case.id, **days, until_date=guest.today),
        Disclosure(case_id=withdrawn.id, **days, withdrawn_at=guest.now),
        Disclosure(case_id=over.id, **days, until_date=guest.today - timedelta(days=1)),
    )
    assert cases_of(trial, guest) == {case.id}


def test_a_scope_without_membership_sees_no_case_without_reporter(trial: Trial) -> None:
    trial.case(reporter_id=None, director_id=None)
    assert cases_of(trial, trial.scope(role="teacher", membership_id=None)) == set()


def test_sealed_notes_are_for_the_author_and_for_who_may_unseal(trial: Trial) -> None:
    author = trial.scope(role="teacher")
    case = trial.case(reporter_id=author.membership_id)
    note = trial.note(case, sealed_for=author.membership_id)
    colleague = trial.scope(role="teacher", membership_id=new_id())
    director = trial.scope(role="nobody", membership_id=new_id())
    trial.add("loep", Mentor(pupil_id=case.pupil_id, membership_id=colleague.membership_id, starts_on=author.today))
    with trial.acting(trial.scope()):
        session().get(Case, ("loep", case.id)).director_id = director.membership_id
    seen = {}
    for name, scope in {"author": author, "colleague": colleague, "director": director, "care": trial.scope()}.items():
        with trial.acting(scope):
            assert session().scalars(select(Case.id)).all() == [case.id]
            seen[name] = session().scalars(select(Note.id)).all()
    assert seen == {"author": [note.id], "colleague": [], "director": [], "care": [note.id]}


def test_the_history_of_a_note_is_as_closed_as_the_note(trial: Trial) -> None:
    author = trial.scope(role="teacher")
    case = trial.case(reporter_id=author.membership_id)
    note = trial.note(case, sealed_for=author.membership_id)
    with trial.acting(author), history.because("verzegeling eraf"):
        found = session().get(Note, ("loep", note.id))
        found.body, found.sealed_for = "nieuw", None
    with trial.acting(trial.scope(role="teacher")):
        assert session().scalars(select(Change)).all() == []
    with trial.acting(trial.scope(role="teacher", membership_id=author.membership_id)):
        change = session().scalars(select(Change).where(Change.table_name == "case_note")).one()
        assert change.before == {"body": "Tekst van loep", "sealed_for": str(author.membership_id)}
        assert (change.reason, change.person_name) == ("verzegeling eraf", author.person_name)
    reader = trial.scope(role="teacher", membership_id=new_id())
    trial.add("loep", Mentor(pupil_id=case.pupil_id, membership_id=reader.membership_id, starts_on=author.today))
    with trial.acting(reader):
        assert session().scalars(select(Note.body)).all() == ["nieuw"]
        assert session().scalars(select(Change).where(Change.table_name == "case_note")).all() == []


def test_beyond_need_to_know_gives_columns_of_this_school_only(trial: Trial) -> None:
    case = trial.case("loep")
    trial.case("loket")
    with trial.acting(trial.scope(role="teacher")):
        options = beyond_need_to_know("counts")
        assert session().scalars(select(Case.id), execution_options=options).all() == [case.id]
        with pytest.raises(PastTheWall):
            session().scalars(select(Case).execution_options(**options))
        with pytest.raises(KeyError):
            beyond_need_to_know("nieuwsgierig")


def test_writing_for_lets_a_service_write_where_its_reader_may_not(trial: Trial) -> None:
    case = trial.case()
    with trial.acting(trial.scope(role="teacher")):
        with writing_for("own-consequences"):
            options = beyond_need_to_know("own-consequences")
            found = session().scalars(select(Case).execution_options(**options)).one()
            session().add(Note(case_id=found.id, body="gevolg"))
        assert not beyond.writes_beyond()
    with pytest.raises(NotYourCase), trial.acting(trial.scope(role="teacher")):
        session().add(Note(case_id=case.id, body="mag niet"))
    with pytest.raises(KeyError), trial.acting(trial.scope()), writing_for("zomaar"):
        pass


def test_a_row_is_not_moved_out_of_a_case_of_others(trial: Trial) -> None:
    teacher = trial.scope(role="teacher")
    mine, other = trial.case(reporter_id=teacher.membership_id), trial.case()
    note = trial.note(mine)
    with pytest.raises(NotYourCase), trial.acting(teacher):
        session().get(Note, ("loep", note.id)).case_id = other.id


def test_a_new_case_and_its_first_rows_go_in_together(trial: Trial) -> None:
    pupil_id = trial.case().pupil_id
    with trial.acting(trial.scope(role="teacher")):
        case = Case(pupil_id=pupil_id, question="nieuw")
        session().add_all([case, Note(case_id=case.id, body="eerste")])
        session().flush()
    with trial.acting(trial.scope()):
        assert session().scalars(select(Note.body).where(Note.case_id == case.id)).all() == ["eerste"]


def test_without_bound_tables_nobody_but_all_readers_sees_a_case(trial: Trial) -> None:
    teacher = trial.scope(role="teacher")
    case = trial.case(reporter_id=teacher.membership_id)
    trial.note(case)
    policy_sql.bind(None)
    with trial.acting(teacher):
        assert session().scalars(select(Note.id)).all() == []
