"""Odd questions on every route: never a fault of ours, never a traceback, never slow, and always a known status."""

import time
from collections.abc import Iterator
from itertools import cycle

import pytest
from werkzeug.test import TestResponse

from core.access.gate import RouteRule
from core.access.rooms import rules
from tests.house.addresses import PARAMETER, Addresses, gentle_first, school_rules
from tests.house.odd import GIVEAWAYS, LONG, ODD, STATUSES, encoded, escaped
from tests.house.pages import asked_names
from tests.house.people import posting_forms, richest
from tests.house.town import Actor, Town
from tests.papers import said_by
from tests.world import SCHOOLS

SLOWEST = 2.0  # seconds of this process: what another test run takes does not count
PAGING = ("na", "voor")
HEADERS = (
    "Accept", "Accept-Language", "Cookie", "If-None-Match", "If-Modified-Since", "Range", "Content-Type", "Referer",
    "X-Forwarded-For", "X-Forwarded-Host", "Idempotency-Key", "Origin", "Sec-Fetch-Site",
)  # fmt: skip
JSON_BODIES = ("null", "[]", '{"fields": {"x": 1}}', '{"\\ud800": "\\u0000"}', "[" * 900, "{", '"' + "x" * 9000 + '"')


class Crawl:
    """Asks, times, and keeps what is wrong."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self.wrong: list[str] = []
        self.asked = 0

    def ask(self, actor: Actor, path: str, **sent: object) -> TestResponse:
        """One question of one person."""
        faults, began = len(self._town.faults), time.process_time()
        answer = actor.client.open(path, **sent)  # type: ignore[arg-type]
        took = time.process_time() - began
        self.asked += 1
        found = [word for word in GIVEAWAYS if word in said_by(answer)]
        if took > SLOWEST or found or answer.status_code not in STATUSES or len(self._town.faults) > faults:
            said = f"{actor.name} {sent.get('method', 'GET')} {path[:160]!r} {str(sent.get('data', ''))[:80]!r}"
            self.wrong.append(f"{said}: {self._town.why(answer)} {took:.1f} s {found}")
        return answer


def odd_paths(town: Town, school_id: str, rule: RouteRule) -> Iterator[str]:
    """The address with each odd value in the place of its words, and of its ids."""
    good = next(Addresses(town, school_id).of(rule)).path.split("/")
    places = [
        place for place, part in enumerate(rule.rule.split("/")) if PARAMETER.search(part) and "<school>" not in part
    ]
    for place in places:
        for value in (*ODD.values(), LONG[:5000]):
            yield "/".join([*good[:place], escaped(value), *good[place + 1 :]])


def bodies(form_names: tuple[str, ...], foreign: str) -> Iterator[str]:
    """Form bodies: every field the same odd value; every field twice; ids of another school; nothing known."""
    for value in (*ODD.values(), foreign):
        yield encoded((name, value) for name in form_names)
    yield encoded((name, value) for name in form_names for value in ("a", "b"))
    yield encoded([("onbekend", "x"), ("version", "1"), ("version", "x"), ("key", "\x00")])


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_odd_addresses_and_queries(town: Town, school_id: str) -> None:
    crawl, foreign = Crawl(town), str(Addresses(town, {"loep": "loket", "loket": "loep"}[school_id]).ids("pupil")[0])
    for place, rule in enumerate(gentle_first(school_rules(town.app))):
        if (place % 2 == 0) != (school_id == "loep"):
            continue  # each page is asked at one of the schools: they run the same code
        actor = richest(town, school_id, rule)
        for path in odd_paths(town, school_id, rule):
            crawl.ask(actor, path, method=rule.methods[0])
        good = next(Addresses(town, school_id).of(rule)).path
        for value in (*ODD.values(), foreign) if "GET" in rule.methods else ():
            crawl.ask(actor, f"{good}?{encoded((name, value) for name in (*asked_names(), *PAGING))}")
    assert not crawl.wrong, "\n".join(crawl.wrong)
    assert crawl.asked > 600


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_odd_forms_and_odd_json(town: Town, school_id: str) -> None:
    crawl, foreign = Crawl(town), str(Addresses(town, {"loep": "loket", "loket": "loep"}[school_id]).ids("pupil")[0])
    for place, rule in enumerate(gentle_first(school_rules(town.app))):
        if "POST" not in rule.methods or (place % 2 == 0) == (school_id == "loep"):
            continue
        actor = richest(town, school_id, rule)
        names = tuple({name: None for form in posting_forms(town, actor, rule) for name in form.names}) or ("reason",)
        good = next(Addresses(town, school_id).of(rule)).path
        for body in bodies(names, foreign):
            crawl.ask(actor, good, method="POST", data=body, content_type="application/x-www-form-urlencoded")
        for body in JSON_BODIES:
            crawl.ask(actor, good, method="POST", data=body, content_type="application/json")
        crawl.ask(actor, good, method="POST", data="x", content_type="multipart/form-data; boundary=\x01")
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"):
            crawl.ask(actor, good, method=method)
    assert not crawl.wrong, "\n".join(crawl.wrong)
    assert crawl.asked > 500


def test_every_set_of_rights_asks_every_route_something_odd(town: Town) -> None:
    crawl, values = Crawl(town), cycle(ODD.values())
    for actor in [*town.permission_sets(), Actor(name="anonymous", client=town.browser(), school_id="loep")]:
        addresses = Addresses(town, actor.school_id)
        for rule in gentle_first(school_rules(town.app)):
            value = next(values)
            found = next(addresses.of(rule), None)
            if found is None:  # somebody before threw away what this page was about
                continue
            path = f"{found.path}?{encoded((name, value) for name in asked_names())}"
            for method in rule.methods:
                body = encoded([("reason", value), ("version", value)]) if method == "POST" else ""
                crawl.ask(actor, path, method=method, data=body, content_type="application/x-www-form-urlencoded")
    assert not crawl.wrong, "\n".join(crawl.wrong)
    assert crawl.asked > 1000


def test_odd_questions_outside_a_school(town: Town) -> None:
    crawl, member = Crawl(town), town.world.loep.membership("kc")
    for rule in rules(town.app).values():
        for value in ODD.values() if rule.room != "school" else ():
            path = "/".join(escaped(value) if "<" in part else part for part in rule.rule.split("/"))
            for method in rule.methods:
                client = town.browser(member if rule.room == "account" else None)
                actor = Actor(name=rule.room, client=client)
                body = encoded((name, value) for name in ("email", "password", "next", "weergave", "current"))
                crawl.ask(
                    actor,
                    f"{path}?{encoded((name, value) for name in asked_names())}",
                    method=method,
                    data=body if method == "POST" else "",
                    content_type="application/x-www-form-urlencoded",
                )
    assert not crawl.wrong, "\n".join(crawl.wrong)
    assert crawl.asked > 100


def test_odd_headers(town: Town) -> None:
    crawl, actor = Crawl(town), town.actor("loket", "zorgcoordinator")
    for name in HEADERS:
        for value in ("", "\xff\xfe", "9" * 5000, "a=b; dekkend=" + "x" * 300, "*/*;q=x", "bytes=-1"):
            for method in ("GET", "POST"):
                crawl.ask(actor, "/loket/taken/nieuw", method=method, headers={name: value})
    assert not crawl.wrong, "\n".join(crawl.wrong)


@pytest.mark.planted
def test_a_page_that_breaks_on_a_query_is_found(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    from flask import request

    monkeypatch.setitem(town.app.view_functions, "roles.index", lambda **_v: str(int(request.args.get("team", "0"))))
    crawl = Crawl(town)
    for value in ODD.values():
        crawl.ask(town.actor("loep", "kc"), f"/loep/wie-doet-wat?{encoded([('team', value)])}")
    assert crawl.wrong
    assert "ValueError" in crawl.wrong[0]


@pytest.mark.planted
def test_a_slow_page_and_a_traceback_are_found(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl, actor = Crawl(town), town.actor("loep", "kc")
    monkeypatch.setitem(town.app.view_functions, "roles.index", lambda **_values: GIVEAWAYS[0])
    crawl.ask(actor, "/loep/wie-doet-wat")
    monkeypatch.setitem(globals(), "SLOWEST", -1.0)
    crawl.ask(actor, "/loep/profiel")
    assert len(crawl.wrong) == 2
