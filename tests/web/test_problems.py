"""What went wrong is one page in plain words, or JSON; headers and the check on forged posts hold everywhere."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import DataError, OperationalError, StatementError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import Forbidden, RequestEntityTooLarge

from core.db.types import Unstorable
from core.web.errors import ALPHABET, incident
from core.web.headers import ALWAYS, POLICY
from core.web.statics import AN_HOUR, FOREVER, static_address
from core.web.theme import QUIET, safe_accent
from tests.web.gallery import make_gallery

ERRORS: dict[str, tuple[Exception, int, str]] = {
    "verboden": (Forbidden(), 403, "Denk je van wel? Vraag het wie de accounts beheert."),
    "groot": (RequestEntityTooLarge(), 413, "Een bestand mag ten hoogste 10 MB zijn."),
    "oud": (StaleDataError(), 409, "Iemand anders bewaarde dit, terwijl jij schreef."),
    "getal": (OverflowError(), 404, "Op dit adres staat niets voor jou."),
    "teken": (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "x"), 404, "Op dit adres staat niets voor jou."),
    "kolom": (Unstorable("De tekst is te lang."), 422, "De tekst is te lang."),
    "waarde": (DataError("x", {}, ValueError()), 400, "dat wij niet kunnen lezen"),
    "bind": (StatementError("x", "x", {}, ValueError()), 400, "dat wij niet kunnen lezen"),
    "weg": (OperationalError("x", {}, Exception()), 503, "Probeer het over een minuut opnieuw."),
    "fout": (RuntimeError("geheim van Yara"), 500, "geef dan deze code door"),
}


@pytest.fixture
def shop() -> FlaskClient:
    """The gallery with a route for every error, and faults answered as in production."""
    app = make_gallery(TRUSTED_HOSTS=["localhost"])
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def fail(kind: str) -> Any:
        raise ERRORS[kind][0]

    app.add_url_rule("/stuk/<slug:kind>", "fail", fail, methods=["GET", "POST"])
    app.add_url_rule("/dossier/<uuid:case_id>", "case", lambda case_id: fail("verboden"))
    return app.test_client()


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_is_a_page_in_plain_words(shop: FlaskClient, kind: str) -> None:
    response = shop.get(f"/stuk/{kind}")
    assert response.status_code == ERRORS[kind][1]
    assert ERRORS[kind][2] in response.text
    assert "geheim van Yara" not in response.text
    assert all(response.headers[name] == value for name, value in ALWAYS.items())
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("kind", ERRORS)
def test_who_asks_json_gets_json(shop: FlaskClient, kind: str) -> None:
    response = shop.get(f"/stuk/{kind}", headers={"Accept": "application/json"})
    assert response.mimetype == "application/problem+json"
    assert response.json is not None
    assert response.json["status"] == response.status_code == ERRORS[kind][1]


def test_a_fault_has_a_code_that_stands_in_the_log(shop: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    response = shop.get("/stuk/fout", headers={"Accept": "application/json"})
    assert response.json is not None
    code = response.json["incident"]
    assert f"incident {code} at fail" in caplog.text
    assert len(code) == 4
    assert set(incident()) <= set(ALPHABET)


def test_a_fault_names_the_help_line(shop: FlaskClient) -> None:
    shop.application.config["HELP_LINE"] = "078 000 00 00"
    assert re.search(r"of bel 078 000 00 00 en noem [2-9A-Z]{4}\.", shop.get("/stuk/fout").text)


def test_a_case_that_is_not_yours_says_whom_to_ask_and_names_nobody(shop: FlaskClient) -> None:
    text = shop.get("/dossier/01999999-0000-7000-8000-000000000000").text
    assert "Je hoort niet bij de mensen rond dit dossier. Denk je van wel? Vraag het de regiehouder." in text


@pytest.mark.parametrize(
    "path", ["/dossier/9" + "9" * 40, "/dossier/%00", "/stuk/%ED%A0%80", "/thema/..%2f.css", "/x" * 900]
)
def test_odd_addresses_are_not_found(shop: FlaskClient, path: str) -> None:
    assert shop.get(path).status_code == 404


def test_a_wrong_method_says_which_are_right(shop: FlaskClient) -> None:
    response = shop.post("/hulp", headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code in (400, 405)
    response = shop.delete("/stuk/fout")
    assert response.status_code in (400, 405)
    shop.application.config["WTF_CSRF_ENABLED"] = False
    response = shop.delete("/stuk/fout")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_strange_host_gets_no_page(shop: FlaskClient) -> None:
    response = shop.get("/hulp", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert response.text == "Dit adres hoort niet bij Dekkend."
    assert response.headers["Content-Security-Policy"] == POLICY


def test_a_problem_shows_its_sentence_and_the_way_out(browser: FlaskClient) -> None:
    response = browser.get("/loket/fout/probleem")
    assert response.status_code == 422
    assert "Deze leerling is al uitgeschreven." in response.text
    assert '<a href="/loket/leerlingen">Naar de leerling</a>' in response.text


def test_a_refusal_shows_every_condition(browser: FlaskClient) -> None:
    page = browser.get("/loket/fout/geweigerd")
    assert page.text.count("dk-find is-") == 5
    answer = browser.get("/loket/fout/geweigerd", headers={"Accept": "application/json"})
    assert answer.json is not None
    assert answer.json["findings"][0]["source"] == "§ 3.4"


def test_a_conflict_shows_both_texts_and_asks_per_field(browser: FlaskClient) -> None:
    text = browser.get("/loket/fout/botsing").text
    assert "Ruud bewaarde dit om 14.31, terwijl jij schreef." in text
    assert "Hulp bij plannen." in text
    assert "Een vaste plek om te starten." in text
    assert 'name="version" value="4"' in text
    answer = browser.get("/loket/fout/botsing", headers={"Accept": "application/json"})
    assert answer.json is not None
    assert answer.json["differences"][0]["theirs"] == "Een vaste plek om te starten."


def test_too_often_says_when_again(browser: FlaskClient) -> None:
    response = browser.get("/loket/fout/vaak")
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "120"


def token(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def test_a_post_without_a_token_comes_back_with_what_was_typed(browser: FlaskClient) -> None:
    typed = {"gezien": "Milan is op maandag vaak thuis.", "wachtwoord": "hemels", "csrf_token": "oud", "key": "k"}
    response = browser.post("/loket/melden", data=typed)
    assert response.status_code == 400
    assert "Er is nog niets verstuurd." in response.text
    assert '<p class="dk-top dk-kept">Milan is op maandag vaak thuis.</p>' in response.text
    assert "hemels" not in response.text
    assert "Terug naar het formulier" in response.text


def test_what_was_typed_can_be_sent_again_with_a_fresh_token(browser: FlaskClient) -> None:
    response = browser.post("/loket/melden", data={"gezien": "Milan is vaak thuis."})
    assert "Verstuur opnieuw" in response.text
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.text))
    again = browser.post("/loket/melden", data=fields)
    assert again.status_code == 422
    assert "Milan is vaak thuis." in again.text


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
)
def test_a_post_from_elsewhere_is_refused_and_nothing_of_it_is_shown(
    browser: FlaskClient, headers: dict[str, str]
) -> None:
    typed = {"csrf_token": token(browser, "/loket/melden"), "gezien": "van een andere site"}
    response = browser.post("/loket/melden", data=typed, headers=headers)
    assert response.status_code == 403
    assert "Dit verzoek kwam van een andere website." in response.text
    assert "van een andere site" not in response.text


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "null"}, {"Origin": "http://localhost"}, {}]
)
def test_our_own_posts_pass(browser: FlaskClient, headers: dict[str, str]) -> None:
    typed = {"csrf_token": token(browser, "/loket/melden")}
    response = browser.post("/loket/melden", data=typed, headers=headers)
    assert response.status_code == 422
    assert "<title>Fout: Zorg melden" in response.text
    assert 'role="alert"' in response.text


def test_only_static_files_and_the_theme_may_be_kept(browser: FlaskClient, gallery: Flask) -> None:
    with gallery.test_request_context():
        address = static_address("web", "dekkend.css")
        with pytest.raises(FileNotFoundError):
            static_address("web", "weg.css")

    def kept(path: str) -> str:
        with browser.get(path) as response:
            return str(response.headers["Cache-Control"])

    assert kept(address) == FOREVER
    assert kept(address.replace("v=", "v=0")) == AN_HOUR
    assert kept("/static/bootstrap/css/bootstrap.min.css") == AN_HOUR
    assert kept("/static/dekkend/weg.css") == "no-store"
    assert kept("/hulp") == "no-store"


def test_bootstrap_asks_for_nothing_that_the_policy_refuses(browser: FlaskClient) -> None:
    response = browser.get("/static/bootstrap/css/bootstrap.min.css")
    assert "Bootstrap" in response.text[:100]
    assert "url(" not in response.text
    assert browser.get("/static/bootstrap/js/bootstrap.min.js").status_code == 404


def test_the_theme_is_one_line_and_can_be_asked_again(browser: FlaskClient) -> None:
    address = re.search(r'href="(/thema/loep\.css\?v=[0-9a-f]+)"', browser.get("/loep/vandaag").text)
    assert address
    response = browser.get(address[1])
    assert response.text == ":root { --school: #0b5a80; }\n"
    assert response.mimetype == "text/css"
    assert response.headers["Cache-Control"] == FOREVER
    assert browser.get(address[1], headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    assert browser.get("/thema/loep.css").headers["Cache-Control"] == AN_HOUR
    assert browser.get("/thema/onbekend.css").status_code == 404


@pytest.mark.parametrize("accent", ["red", "#fff", "#0b5a80;}body{display:none", "", "url(x)", "#0b5a8g", "#0b5a80\n"])
def test_only_a_plain_colour_reaches_the_stylesheet(accent: str) -> None:
    assert safe_accent(accent) == QUIET


def test_light_or_dark_is_kept_in_this_browser(browser: FlaskClient) -> None:
    assert "data-bs-theme" not in browser.get("/hulp").text
    fields = {"csrf_token": token(browser, "/toegankelijkheid"), "weergave": "dark"}
    response = browser.post("/weergave", data=fields)
    assert response.status_code == 303
    assert "HttpOnly" in response.headers["Set-Cookie"]
    assert '<html lang="nl" data-bs-theme="dark">' in browser.get("/hulp").text
    browser.post("/weergave", data={**fields, "weergave": "paars"})
    assert "data-bs-theme" not in browser.get("/hulp").text


def test_https_is_remembered(browser: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in browser.get("/hulp").headers
    secure = browser.get("/hulp", base_url="https://localhost")
    assert secure.headers["Strict-Transport-Security"].startswith("max-age=63072000")
