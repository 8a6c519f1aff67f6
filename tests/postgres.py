"""A PostgreSQL of the tests' own: started once per run, in a temporary folder, gone when the run ends.

A plugin of pytest (`pytest_plugins` in tests/conftest.py), awake only with `--database postgresql`. The
process that was started by hand starts the server and hands its address to the workers of xdist in the
environment; each worker makes one database. DEKKEND_TEST_POSTGRES or DATABASE_URL names another server.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import URL, make_url

ADDRESS = "DEKKEND_TEST_POSTGRES"
DEBIAN = Path("/usr/lib/postgresql")  # one folder per major version
DRIVER = "postgresql+psycopg"
OWNER = "postgres"  # the account that Debian's package makes; PostgreSQL refuses to run as root
PATIENCE = 30  # seconds
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # nothing here has to survive a power cut
PRIVATE = ("listen_addresses=", "max_connections=60", "log_min_messages=warning")


class NoPostgres(Exception):
    """PostgreSQL cannot be started; the text says why and what to do."""


@dataclass(kw_only=True)
class Cluster:
    """A running throwaway server, reached through a socket in `folder`."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """The address of the maintenance database."""
        return f"{DRIVER}://{OWNER}@/postgres?host={self.folder}"

    def stop(self) -> None:
        self.process.send_signal(signal.SIGQUIT)  # at once, without waiting for connections
        self.process.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)


def start_cluster() -> Cluster:
    """Start PostgreSQL 15 or newer. Raises NoPostgres with a sentence for the reader of the test run."""
    programs = find_programs()
    account = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="dekkend-pg-"))
    if account:
        shutil.chown(folder, OWNER)
    try:
        make_data(programs, folder, account)
        process = launch(programs, folder, account)
        wait_until_ready(folder, process)
    except NoPostgres:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Cluster(folder=folder, process=process)


def unprivileged() -> dict[str, Any]:
    """How to start a program that refuses root: as PostgreSQL's own account, when we are root."""
    if os.geteuid() != 0:
        return {}
    try:
        pwd.getpwnam(OWNER)
    except KeyError:
        raise NoPostgres(f"Als root is de gebruiker {OWNER} nodig (apt-get install postgresql-15).") from None
    return {"user": OWNER, "group": OWNER, "extra_groups": []}


def make_data(programs: Path, folder: Path, account: dict[str, Any]) -> None:
    options = ["-D", "data", "-U", OWNER, "-N", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    made = subprocess.run(
        [programs / "initdb", *options], cwd=folder, capture_output=True, text=True, check=False, **account
    )
    if made.returncode:
        raise NoPostgres(f"initdb mislukte: {made.stderr.strip()}")


def launch(programs: Path, folder: Path, account: dict[str, Any]) -> subprocess.Popen[bytes]:
    settings = (*FAST, *PRIVATE, f"unix_socket_directories={folder}")
    options = [part for setting in settings for part in ("-c", setting)]
    command = [*dies_with_us(), programs / "postgres", "-D", "data", *options]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **account)


def find_programs() -> Path:
    """The folder of initdb and postgres, the newest of those installed."""
    found = [place for place in DEBIAN.glob("*/bin") if os.access(place / "initdb", os.X_OK)]
    if found:
        return max(found, key=lambda place: int(place.parent.name))
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoPostgres("PostgreSQL is niet geïnstalleerd (apt-get install postgresql-15).")
    return Path(on_path).resolve().parent


def dies_with_us() -> list[str]:
    """A prefix that stops the server when this process is killed, where the system can."""
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    return [setpriv, "--pdeathsig", "QUIT"] if setpriv else []


def wait_until_ready(folder: Path, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(host=str(folder), user=OWNER, dbname="postgres").close()
        except psycopg.OperationalError:
            if process.poll() is None and time.monotonic() < until:
                time.sleep(0.05)
                continue
            process.kill()
            process.wait()
            said = (folder / "log").read_text(errors="replace").strip()
            raise NoPostgres(f"PostgreSQL startte niet: {said}") from None
        return


def pytest_configure(config: pytest.Config) -> None:
    wanted = config.getoption("database", default="sqlite") == "postgresql"
    if not wanted or hasattr(config, "workerinput") or os.environ.get(ADDRESS):
        return
    if os.environ.get("DATABASE_URL"):
        os.environ[ADDRESS] = os.environ["DATABASE_URL"]
        return
    try:
        cluster = start_cluster()
    except NoPostgres as reason:
        raise pytest.UsageError(str(reason)) from None
    os.environ[ADDRESS] = cluster.url
    config.add_cleanup(lambda: forget(cluster))


def forget(cluster: Cluster) -> None:
    os.environ.pop(ADDRESS, None)
    cluster.stop()


@pytest.fixture(scope="session")
def postgres_server() -> URL:
    """The server on which tests may make databases of their own."""
    address = os.environ.get(ADDRESS)
    assert address, "Deze test heeft PostgreSQL nodig: pytest --database postgresql"
    return make_url(address).set(drivername=DRIVER)


@pytest.fixture(scope="session")
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """An empty database for this worker, as a URL for SQLAlchemy; dropped at the end of the run."""
    name = f"dekkend_test_{uuid4().hex[:12]}"
    run_alone(postgres_server, f'CREATE DATABASE "{name}" TEMPLATE template0')
    yield postgres_server.set(database=name).render_as_string(hide_password=False)
    run_alone(postgres_server, f'DROP DATABASE "{name}" WITH (FORCE)')


def run_alone(server: URL, statement: str) -> None:
    """Run one statement outside a transaction, on the server itself."""
    address = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)
