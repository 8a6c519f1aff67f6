"""`dekkend bench`: build two databases, measure the main pages, and say what is slower than it should be."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import click
from sqlalchemy import create_engine, make_url

from core.bench.filling import fill
from core.bench.measuring import Measured
from core.bench.setting import Setting, bench_app
from core.db.ids import new_id

FEW, MANY = 2, 60
LISTS = ("vandaag", "leerlingen", "zoeken", "overleg")
MOST_STATEMENTS, MOST_TIMES_BARE, MOST_TIMES_TWO, DOSSIER_MS = 8, 3.0, 1.3, 60.0


@click.command(
    help=f"Meet de pagina's met {FEW} en met {MANY} scholen, naast een kale pagina met dezelfde rijen. Duurt minuten."
)
@click.option("--json", "as_json", is_flag=True, help="Schrijf de metingen als JSON.")
@click.option(
    "--schools", "many", default=MANY, show_default=True, type=click.IntRange(FEW, 200), help="Zoveel scholen."
)
@click.option("--pupils", default=500, show_default=True, type=click.IntRange(20), help="Leerlingen per school.")
@click.option("--cases", default=200, show_default=True, type=click.IntRange(8), help="Dossiers per school.")
@click.option("--times", default=40, show_default=True, type=click.IntRange(3), help="Zo vaak elke pagina.")
@click.option(
    "--database", default="", help="Adres van een PostgreSQL-server; zonder dit SQLite in een tijdelijke map."
)
def bench(as_json: bool, many: int, database: str, **sizes: int) -> None:
    """Build, measure, compare. Exits 1 when an aim is missed."""
    rows: list[Measured] = []
    for number in sorted({FEW, many}):
        with _setting(number, database) as empty:
            setting = replace(empty, **sizes)  # type: ignore[arg-type]  # pupils, cases and times
            started = time.monotonic()
            fill(bench_app(setting), setting)
            _tell(setting, time.monotonic() - started)
            rows += _measured(setting)
    rows = compared(rows)
    click.echo(json.dumps([asdict(row) for row in rows], indent=2) if as_json else table(rows))
    for said in missed(rows):
        click.echo(said, err=True)
    sys.exit(1 if missed(rows) else 0)


def _tell(setting: Setting, seconds: float) -> None:
    pupils, cases = setting.schools * setting.pupils, setting.schools * setting.cases
    said = f"{setting.schools} scholen, {pupils} leerlingen, {cases} dossiers, gevuld in {seconds:.0f} s"
    click.echo(said, err=True)


def _measured(setting: Setting) -> list[Measured]:
    """In a process of its own, so that what the one setting left behind does not weigh on the other."""
    command = [sys.executable, "-m", "core.bench.measuring", setting.written()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise click.ClickException(f"De meting mislukte: {done.stderr.strip()[-2000:]}")
    return [Measured(**row) for row in json.loads(done.stdout)]


def compared(rows: list[Measured]) -> list[Measured]:
    """The same rows, each with how many times slower it is than with two schools."""
    few = {(row.page, row.way): row.median_ms for row in rows if row.schools == FEW}
    return [
        replace(row, ratio_to_two_schools=round(row.median_ms / few[row.page, row.way], 2) if few else None)
        for row in rows
    ]


def missed(rows: list[Measured]) -> list[str]:
    """A sentence for each aim that is missed. Times against the bare page count over HTTP and in process alike."""
    said = []
    for row in rows:
        where = f"{row.page} ({row.way}, {row.schools} scholen)"
        if row.page in LISTS and row.statements > MOST_STATEMENTS + 2:
            said.append(f"{where}: {row.statements} opdrachten aan de database, meer dan {MOST_STATEMENTS} + 2.")
        if row.page in LISTS and row.ratio_to_bare > MOST_TIMES_BARE:
            said.append(f"{where}: {row.ratio_to_bare} keer de kale pagina, meer dan {MOST_TIMES_BARE}.")
        if row.page == "dossier" and row.median_ms > DOSSIER_MS:
            said.append(f"{where}: {row.median_ms} ms, meer dan {DOSSIER_MS}.")
        if (row.ratio_to_two_schools or 0) > MOST_TIMES_TWO:
            said.append(f"{where}: {row.ratio_to_two_schools} keer de tijd met {FEW} scholen.")
    return said


def table(rows: list[Measured]) -> str:
    """The measurements as text, a line each."""
    head = ("pagina", "weg", "database", "scholen", "mediaan", "p95", "opdr.", "MB", "x kaal", "x twee")
    lines = [[str(value) for value in asdict(row).values()] for row in rows]
    widths = [max(len(line[at]) for line in [list(head), *lines]) for at in range(len(head))]
    return "\n".join(
        "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)) for line in [head, *lines]
    )


@contextmanager
def _setting(number: int, server: str) -> Iterator[Setting]:
    """An empty database and a folder, both gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="dekkend-bench-") as folder:
        if not server:
            yield Setting(folder=Path(folder), url=f"sqlite:///{folder}/dekkend.sqlite", schools=number)
            return
        name = f"dekkend_bench_{new_id().hex[-12:]}"
        address = make_url(server).set(drivername="postgresql+psycopg")
        _alone(address.render_as_string(hide_password=False), f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            url = address.set(database=name).render_as_string(hide_password=False)
            yield Setting(folder=Path(folder), url=url, schools=number)
        finally:
            _alone(address.render_as_string(hide_password=False), f'DROP DATABASE "{name}" WITH (FORCE)')


def _alone(address: str, statement: str) -> None:
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
