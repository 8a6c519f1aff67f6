"""What each connection and each transaction is told, and what that prevents."""

import threading

import pytest
from flask import Flask
from sqlalchemy import event, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from core.db import engine, raw
from core.db.announcements import after_commit, announce, listen, listeners
from core.db.engine import db, session
from tests.access.trial import Pupil, Tag, Trial
from tests.databases import TestDatabase

SETTINGS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "busy_timeout": 10000}


def test_every_sqlite_connection_has_the_settings(app: Flask, database: TestDatabase) -> None:
    with app.app_context(), raw.connection(because="een test") as bare:
        if not database.is_sqlite:
            assert bare.execute(text("SHOW statement_timeout")).scalar() == "5s"
            assert bare.execute(text("SHOW lock_timeout")).scalar() == "2s"
            assert bare.execute(text("SHOW idle_in_transaction_session_timeout")).scalar() == "10s"
        else:
            found = {name: bare.exec_driver_sql(f"PRAGMA {name}").scalar() for name in SETTINGS}
            assert found == SETTINGS


def test_postgresql_settings_end_with_the_transaction(app: Flask, database: TestDatabase) -> None:
    with app.app_context():
        with raw.connection(because="een test") as bare:
            shown = "PRAGMA busy_timeout" if database.is_sqlite else "SHOW statement_timeout"
            bare.exec_driver_sql(shown)
        session().rollback()
        outside = db.engine.raw_connection()
        cursor = outside.cursor()
        cursor.execute("SELECT 1" if database.is_sqlite else "SHOW statement_timeout")
        assert cursor.fetchone()[0] == (1 if database.is_sqlite else "0")
        outside.close()


def test_keys_are_enforced(trial: Trial) -> None:
    from tests.access.trial import Mentor

    with pytest.raises(IntegrityError), trial.acting(trial.scope()) as scope:
        session().add(Mentor(pupil_id=scope.membership_id, membership_id=scope.membership_id, starts_on=scope.today))


def count_up(app: Flask, trial: Trial, pupil_id: object, times: int, failures: list[Exception]) -> None:
    try:
        for _turn in range(times):
            with trial.acting(trial.scope()):
                pupil = session().scalars(select(Pupil).where(Pupil.id == pupil_id).with_for_update()).one()
                pupil.number = (pupil.number or 0) + 1
    except Exception as error:
        failures.append(error)


def test_no_increment_is_lost_between_four_threads(app: Flask, trial: Trial) -> None:
    pupil = trial.add("loep", Pupil(name="teller", number=0))
    failures: list[Exception] = []
    threads = [threading.Thread(target=count_up, args=(app, trial, pupil.id, 10, failures)) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with trial.acting(trial.scope()):
        assert session().scalars(select(Pupil.number)).one() == 40


@pytest.mark.planted
def test_a_deferred_begin_fails_where_begin_immediate_waits(app: Flask, database: TestDatabase, trial: Trial) -> None:
    pupil = trial.add("loep", Pupil(name="teller", number=0))
    with app.app_context():
        bind = db.engine
    if not database.is_sqlite:
        assert not event.contains(bind, "begin", engine._begin_immediate)
        return

    def deferred(connection: object) -> None:
        connection.exec_driver_sql("BEGIN")

    event.remove(bind, "begin", engine._begin_immediate)
    event.listen(bind, "begin", deferred)
    try:
        with pytest.raises(OperationalError, match="locked"), trial.acting(trial.scope()):
            found = session().scalars(select(Pupil)).one()
            other = threading.Thread(target=count_up, args=(app, trial, pupil.id, 1, []))
            other.start()
            other.join()
            found.number = 7
    finally:
        event.remove(bind, "begin", deferred)
        event.listen(bind, "begin", engine._begin_immediate)


class Happened:
    """Something to announce."""


def test_a_listener_runs_inside_the_transaction_and_its_failure_undoes_it(trial: Trial) -> None:
    heard: list[str] = []

    @listen(Happened)
    def note(event_: Happened) -> None:
        session().add(Tag(label="gehoord"))
        heard.append("note")

    with trial.acting(trial.scope()):
        announce(Happened())
    assert listeners(Happened) == (note,)

    @listen(Happened)
    def fail(event_: Happened) -> None:
        raise LookupError("stuk")

    with pytest.raises(LookupError), trial.acting(trial.scope()):
        announce(Happened())
    with trial.acting(trial.scope()):
        assert session().scalars(select(Tag.label)).all() == ["gehoord"]
    assert heard == ["note", "note"]


def test_after_commit_waits_for_the_commit_and_may_fail(trial: Trial, caplog: pytest.LogCaptureFixture) -> None:
    seen: list[str] = []

    def write() -> None:
        session().add(Tag(label="achteraf"))
        seen.append("write")

    def fail() -> None:
        raise LookupError("stuk")

    with trial.acting(trial.scope()):
        after_commit(fail)
        after_commit(write)
        session().flush()
        assert seen == []
    assert "after_commit failed" in caplog.text
    with pytest.raises(ZeroDivisionError), trial.acting(trial.scope()):
        after_commit(write)
        raise ZeroDivisionError
    with trial.acting(trial.scope()):
        assert session().scalars(select(Tag.label)).all() == ["achteraf"]
    assert seen == ["write"]


def test_inserts_follow_the_keys_whatever_the_order_of_adding(trial: Trial) -> None:
    from tests.access.trial import Case, Note

    for turn in range(5):
        pupil = Pupil(name=f"Kind {turn}")
        case = Case(pupil_id=pupil.id, question="?")
        note = Note(case_id=case.id, body="!")
        with trial.acting(trial.scope()):
            session().add_all([note, case, pupil])
    with trial.acting(trial.scope()):
        assert len(session().scalars(select(Note)).all()) == 5
