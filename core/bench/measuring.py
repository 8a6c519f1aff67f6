"""Measuring pages: in this process, and over HTTP from a server beside it; the bare view in the same run."""

import json
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, dataclass

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from core.bench import serving
from core.bench.bare import bare_app
from core.bench.pages import Page, visit
from core.bench.setting import Setting, bench_app
from core.db.engine import db

WARM = 5
"""Requests per page that do not count."""
Get = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One page on one database. Times in milliseconds; `peak_mb` the most memory that one request took, in megabytes;
    `statements` sent for one request, transaction control not counted; `way` is `in process` or `http`."""

    page: str
    way: str
    database: str
    schools: int
    median_ms: float
    p95_ms: float
    statements: int
    peak_mb: float
    ratio_to_bare: float
    ratio_to_two_schools: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one way to a page took: milliseconds per request of the page, and of the bare view."""

    way: str
    times: list[float]
    bare: list[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one request costs besides time: statements sent, and megabytes at its highest."""

    statements: int
    peak_mb: float


def measured(setting: Setting) -> list[Measured]:
    """Every page, both ways."""
    app, bare = bench_app(setting), bare_app(setting.url)
    seen = visit(app)
    client, plain = app.test_client(), bare.test_client()
    client.set_cookie(*seen.cookie)
    get, get_bare = _getter(client), _getter(plain)
    costs, rows = {}, []
    for page in seen.pages:
        costs[page.name] = _cost(app, get, page)
        rows.append(_row(setting, page, costs[page.name], _taken("in process", page, (get, get_bare), setting.times)))
    with serving.both(setting) as (port, bare_port):
        get, get_bare = serving.getter(port, "=".join(seen.cookie)), serving.getter(bare_port)
        for page in seen.pages:
            rows.append(_row(setting, page, costs[page.name], _taken("http", page, (get, get_bare), setting.times)))
    return rows


def _getter(client: FlaskClient) -> Get:
    def get(address: str) -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} gaf {answer.status_code}")

    return get


def _taken(way: str, page: Page, gets: tuple[Get, Get], times: int) -> Taken:
    """The page and the bare view in turn: what else the machine does then weighs on both alike."""
    get, bare = gets
    taken = Taken(way=way, times=[], bare=[])
    for number in range(WARM + times):
        for kept, visited, addresses in ((taken.times, get, page.addresses), (taken.bare, bare, page.bare)):
            kept.append(_time(visited, addresses[number % len(addresses)]))
    return Taken(way=way, times=taken.times[WARM:], bare=taken.bare[WARM:])


def _row(setting: Setting, page: Page, cost: Cost, taken: Taken) -> Measured:
    return Measured(
        page=page.name,
        way=taken.way,
        database=setting.kind,
        schools=setting.schools,
        median_ms=round(statistics.median(taken.times), 2),
        p95_ms=round(statistics.quantiles(taken.times, n=20)[-1], 2),
        statements=cost.statements,
        peak_mb=cost.peak_mb,
        ratio_to_bare=round(statistics.median(taken.times) / statistics.median(taken.bare), 2),
    )


def _cost(app: Flask, get: Get, page: Page) -> Cost:
    for address in page.addresses:  # what is done once per process is not the price of a page
        get(address)
    with app.app_context():
        engine = db.engine
    return Cost(statements=_statements(engine, get, page), peak_mb=_peak(get, page))


def _time(get: Get, address: str) -> float:
    """Milliseconds of one request."""
    started = time.perf_counter()
    get(address)
    return (time.perf_counter() - started) * 1000


def _statements(engine: Engine, get: Get, page: Page) -> int:
    sent: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SELECT set_config")):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    get(page.addresses[0])
    event.remove(engine, "before_cursor_execute", count)
    return len(sent)


def _peak(get: Get, page: Page) -> float:
    tracemalloc.start()
    get(page.addresses[0])
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    get(page.addresses[-1])
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    return round(peak / 1_000_000, 2)


def main() -> None:
    """Measure the setting given as one line of JSON, and write the rows as JSON on standard output."""
    json.dump([asdict(row) for row in measured(Setting.read(sys.argv[1]))], sys.stdout)


if __name__ == "__main__":
    main()
