"""What stands around every answer: headers, cookies, ways back, and names of hosts. Written out here, not imported."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from core.access.rooms import rules
from tests.factories import PASSWORD
from tests.house.addresses import Addresses, school_rules
from tests.house.people import richest
from tests.house.town import Town
from tests.world import SCHOOLS

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'", "font-src": "'self'",
    "connect-src": "'self'", "form-action": "'self'", "frame-ancestors": "'none'", "base-uri": "'none'",
    "object-src": "'none'",
}  # fmt: skip
FILE_POLICY = {
    "sandbox": "", "default-src": "'none'", "frame-ancestors": "'none'", "base-uri": "'none'", "form-action": "'none'",
}  # fmt: skip
NAMES_NOBODY = frozenset({"Server", "X-Powered-By", "Access-Control-Allow-Origin"})
KEPT = ("/static/", "/thema/")
EVIL = "kwaad.example"
AWAY = [
    template.format(host=EVIL)
    for template in (
        "https://{host}", "http://{host}/loep/", "//{host}", "///{host}", "////{host}/x", "/\\{host}", "\\\\{host}",
        "/\t/{host}", "/\n/{host}", "\t//{host}", " //{host}", "https:{host}", "https:/{host}", "/%2f{host}",
        "/%5c{host}", "//{host}/loep/", "//{host}\\@dekkend", "https://dekkend@{host}", "javascript:alert(1)//{host}",
        "data:text/html,{host}", "/loep//{host}", "/loep/..//{host}", "/.//{host}", "/aanmelden?next=//{host}",
        "/afmelden?next=https://{host}", "//{host}%00.dekkend", "/loep/\r\nLocation: https://{host}", "//%6b{host}",
        "/loep/@{host}", "／／{host}", "//[::1]@{host}", "?next=//{host}", "#//{host}", "/x://{host}",
    )
]  # fmt: skip


def complaints(answer: TestResponse) -> list[str]:
    """Everything that is wrong with the headers of an answer."""
    said = [
        f"{name}: {answer.headers.get(name)}" for name, value in ALWAYS.items() if answer.headers.get(name) != value
    ]
    is_file = answer.headers.get("Content-Disposition", "").startswith("attachment")
    parts = (part.strip().partition(" ") for part in answer.headers.get("Content-Security-Policy", "x y").split(";"))
    if {name: value for name, _space, value in parts} != (FILE_POLICY if is_file else POLICY):
        said.append("Content-Security-Policy")
    kept = answer.request.path.startswith(KEPT) and answer.status_code in (200, 304)
    if not kept and answer.headers.get("Cache-Control") != ("private, no-store" if is_file else "no-store"):
        said.append(f"Cache-Control: {answer.headers.get('Cache-Control')}")
    said += [name for name in NAMES_NOBODY if name in answer.headers]
    return [f"{answer.request.path} {answer.status_code}: {one}" for one in said]


def answers(town: Town, school_id: str) -> Iterator[TestResponse]:
    """Every page by GET and by POST, and what goes wrong in each way."""
    for rule in school_rules(town.app):
        actor = richest(town, school_id, rule)
        for address in Addresses(town, school_id).of(rule, 1):
            for method in ("GET", "POST", "DELETE"):
                yield actor.client.open(address.path, method=method)
    stranger = town.browser()
    for path in ("/", "/aanmelden", "/hulp", "/bestaat/niet", "/static/dekkend/bestaat-niet.js", "/loep"):
        yield stranger.get(path)
        yield stranger.get(path, headers={"Accept": "application/json"})
    yield stranger.get("/thema/loep.css")
    yield stranger.get("/static/dekkend/dekkend.css")
    yield stranger.get("/static/bootstrap/css/bootstrap.min.css")
    yield stranger.post("/aanmelden", data={"email": "x" * 100_000})
    yield stranger.post("/aanmelden", data=b"x" * 100, content_type="multipart/form-data; boundary=x")


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_every_answer_is_dressed(town: Town, school_id: str) -> None:
    wrong, statuses = [], []
    for answer in answers(town, school_id):
        wrong += complaints(answer)
        statuses.append(answer.status_code)
        answer.close()
    assert wrong == []
    assert set(statuses) >= {200, 303, 308, 404, 405}
    assert len(statuses) > 200


def test_a_fault_is_dressed_and_says_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(**_values: object) -> str:
        raise RuntimeError("geheim van de keuken")

    monkeypatch.setitem(town.app.view_functions, "roles.index", breaks)
    answer = town.actor("loep", "kc").client.get("/loep/wie-doet-wat")
    assert answer.status_code == 500
    assert complaints(answer) == []
    assert "geheim van de keuken" not in answer.text


@pytest.mark.parametrize("secure", [True, False], ids=["https", "http"])
def test_the_cookie_of_a_session(town: Town, monkeypatch: pytest.MonkeyPatch, secure: bool) -> None:
    monkeypatch.setitem(town.app.config, "SECURE_COOKIES", secure)
    person = town.world.loep.person("schoolvertrouwenspersoon")
    answer = sign_in(town.browser(), "", person.email, secure=secure)
    assert answer.status_code == 303, answer.text
    cookies = [cookie for cookie in answer.headers.getlist("Set-Cookie") if "dekkend=" in cookie]
    assert len(cookies) == 1
    parts = {part.strip().lower() for part in cookies[0].split(";")[1:]}
    assert {"httponly", "path=/", "samesite=lax"} <= parts
    assert ("secure" in parts) is secure
    assert cookies[0].startswith("__Host-dekkend=") is secure
    assert not [part for part in parts if part.startswith(("domain", "expires", "max-age"))]
    if secure:
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")


def sign_in(client: FlaskClient, query: str, email: str, secure: bool = False) -> TestResponse:
    base = "https://localhost" if secure else "http://localhost"
    data = {"mail": email, "wachtwoord": PASSWORD}
    return client.post(f"/aanmelden{query}", base_url=base, data=data)


@pytest.mark.parametrize("away", AWAY)
def test_signing_in_never_leads_to_another_site(town: Town, away: str) -> None:
    person = town.world.loep.person("schoolvertrouwenspersoon")
    client = town.browser()
    answer = client.get("/aanmelden", query_string={"next": away})
    assert f'href="{away}' not in answer.text
    assert not (answer.location or "").startswith(("//", "http"))
    town.world.sign_in(client, person)
    for path in ("/aanmelden", "/"):
        led = client.get(path, query_string={"next": away})
        assert led.location is None or (led.location.startswith("/") and not led.location.startswith(("//", "/\\")))


def test_the_way_back_after_signing_in_is_our_own(town: Town) -> None:
    person = town.world.loep.person("schoolvertrouwenspersoon")
    good = sign_in(town.browser(), "?next=/loep/wie-doet-wat", person.email)
    assert good.location == "/loep/wie-doet-wat"
    for away in AWAY[:8]:
        led = sign_in(town.browser(), f"?{urlencode({'next': away})}", person.email)
        assert led.status_code == 303
        assert EVIL not in led.location, away


@pytest.mark.parametrize("path", ["//{}", "///{}/", "/\\{}", "/%2f%2f{}", "//{}/loep", "/loep//{}", "//{}@localhost/"])
def test_no_path_leads_away(town: Town, path: str) -> None:
    """Werkzeug mends slashes by sending somebody on; never to another site."""
    led = town.browser().get(path.format(EVIL))
    assert led.location is None or (led.location.startswith("/") and not led.location.startswith(("//", "/\\")))


def test_no_route_leads_away_by_any_name_in_the_query(town: Town) -> None:
    """Each of the ways out, under each name that could be one, on every page that answers with a redirect."""
    asked = 0
    for rule in rules(town.app).values():
        if "<" in rule.rule.replace("<school>", "") or "GET" not in rule.methods:
            continue
        actor = richest(town, "loep", rule) if rule.room == "school" else None
        client = actor.client if actor else town.browser()
        for away in AWAY[:6]:
            names = dict.fromkeys(("next", "terug", "url", "return_to"), away)
            answer = client.get(rule.rule.replace("<school>", "loep"), query_string=names)
            assert EVIL not in (answer.location or "").split("?")[0], (rule.rule, away)
            asked += 1
    assert asked > 80


@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host", "X-Host", "Forwarded"])
def test_a_strange_host_is_in_no_answer(town: Town, header: str) -> None:
    value = f"host={EVIL}" if header == "Forwarded" else EVIL
    member = town.world.loket.membership("zorgcoordinator")
    for path in ("/", "/aanmelden", "/hulp", "/loket/", "/loket/leerlingen", "/bestaat-niet"):
        base = f"http://{EVIL}" if header == "Host" else None
        client = town.browser() if header == "Host" else town.browser(member)
        answer = client.get(path, headers={} if header == "Host" else {header: value}, base_url=base)
        assert EVIL not in answer.text + str(answer.headers), (header, path)


def test_only_named_hosts_are_answered(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(town.app.config, "TRUSTED_HOSTS", ["dekkend.example"])
    client = town.browser()
    assert client.get("/aanmelden", base_url="https://dekkend.example").status_code == 200
    for path in ("/aanmelden", "/loep/", "/static/dekkend/dekkend.css"):
        refused = client.get(path, base_url=f"https://{EVIL}")
        assert (refused.status_code, complaints(refused)) == (400, [])
        assert EVIL not in refused.text


@pytest.mark.planted
def test_a_bare_answer_and_a_page_that_leads_away_are_found(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    from flask import redirect, request

    bare = Flask("planted")
    bare.add_url_rule("/x", "x", lambda: redirect(request.args["next"]))
    answer = bare.test_client().get(f"/x?next=//{EVIL}")
    assert len(complaints(answer)) == len(ALWAYS) + 2
    assert EVIL in (answer.location or "")
    assert house.name != bare.name
