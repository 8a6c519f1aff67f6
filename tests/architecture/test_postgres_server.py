"""The tests' own PostgreSQL starts, is private, and says so in a sentence when it cannot start."""

from pathlib import Path

import psycopg
import pytest

from tests import postgres

pytestmark = pytest.mark.pure


def test_a_throwaway_server_answers_on_its_socket_only_and_leaves_nothing() -> None:
    cluster = postgres.start_cluster()
    try:
        with psycopg.connect(host=str(cluster.folder), user=postgres.OWNER, dbname="postgres") as connection:
            said = connection.execute("SELECT current_setting('listen_addresses'), version()").fetchone()
    finally:
        cluster.stop()
    assert said is not None
    assert said[0] == ""
    assert said[1].startswith("PostgreSQL ")
    assert not cluster.folder.exists()


@pytest.mark.planted
def test_without_postgresql_the_run_stops_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "find_programs", lambda: Path("/nowhere"))
    monkeypatch.setattr(postgres, "make_data", lambda *_: None)
    monkeypatch.setattr(postgres, "dies_with_us", lambda: ["false"])
    with pytest.raises(postgres.NoPostgres, match="startte niet"):
        postgres.start_cluster()


@pytest.mark.planted
def test_without_its_programs_the_sentence_names_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    monkeypatch.setattr(postgres.shutil, "which", lambda _: None)
    with pytest.raises(postgres.NoPostgres, match="apt-get install postgresql-15"):
        postgres.start_cluster()
