"""Signing in and out, and what a cookie is worth."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access import passwords, signed_in
from core.access.people import Person
from core.access.sessions import SignInAttempt, SignInSession
from core.access.sign_in import WRONG
from core.db.engine import session
from tests.access.trial import Trial
from tests.clock import FixedClock

PASSWORD = "vier gewone woorden achtereen"


@pytest.fixture
def ina(trial: Trial) -> Person:
    return trial.person(password_hash=passwords.hash_password(PASSWORD))


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What `verify` was asked to compare with, at each call."""
    asked: list[str | None] = []
    real = passwords.verify

    def watch(kept: str | None, password: str) -> bool:
        asked.append(kept)
        return real(kept, password)

    monkeypatch.setattr(passwords, "verify", watch)
    return asked


def try_with(client: FlaskClient, password: str = PASSWORD, email: str = "ina@loep.example") -> tuple[int, str]:
    answer = client.post("/aanmelden", data={"email": email, "password": password})
    return answer.status_code, answer.text


def rows(app: Flask, statement: object) -> list[object]:
    with app.app_context():
        return list(session().scalars(statement))


def test_the_right_password_starts_a_session(client: FlaskClient, ina: Person, app: Flask) -> None:
    assert try_with(client, email=" INA@loep.example ") == (200, "binnen")
    assert client.get("/scholen").status_code == 200
    cookie = client.get_cookie("dekkend")
    assert cookie is not None
    assert (cookie.http_only, cookie.same_site, cookie.path) == (True, "Lax", "/")
    kept = rows(app, select(SignInSession))
    assert [row.person_id for row in kept] == [ina.id]
    assert cookie.value not in {kept[0].token_hash, str(kept[0].id)}


def test_over_https_the_cookie_is_bound_to_this_host(client: FlaskClient, ina: Person, app: Flask) -> None:
    app.config["SECURE_COOKIES"] = True
    try:
        answer = client.post(
            "/aanmelden", data={"email": ina.email, "password": PASSWORD}, base_url="https://dekkend.example"
        )
    finally:
        app.config["SECURE_COOKIES"] = False
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-dekkend=")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ina@loep.example", "een ander wachtwoord"),
        ("niemand@loep.example", PASSWORD),
        ("ina@loep.example", ""),
        ("ina@loep.example", "x" * 129),
        ("ina@loep.example\x00", PASSWORD),
        ("a" * 300, PASSWORD),
        ("ina@loep.example", PASSWORD + "\x00"),
    ],
    ids=["fout", "onbekend", "leeg", "te lang", "NUL in adres", "lang adres", "NUL in wachtwoord"],
)
def test_anything_else_gets_one_and_the_same_answer(
    client: FlaskClient, ina: Person, hashes: list[str | None], email: str, password: str
) -> None:
    assert try_with(client, password, email) == (422, WRONG)
    assert len(hashes) == 1
    assert client.get("/scholen").status_code == 303


def test_a_closed_account_and_one_without_password_stay_out(trial: Trial, client: FlaskClient) -> None:
    moment = trial.scope().now
    trial.person(email="weg@loep.example", closed_at=moment, password_hash=passwords.hash_password(PASSWORD))
    trial.person(email="nieuw@loep.example")
    for email in ("weg@loep.example", "nieuw@loep.example"):
        assert try_with(client, email=email) == (422, WRONG)


def test_a_cookie_copied_before_signing_out_is_worth_nothing(client: FlaskClient, ina: Person, app: Flask) -> None:
    try_with(client)
    copied = client.get_cookie("dekkend")
    assert copied is not None
    assert client.post("/afmelden").status_code == 200
    thief = app.test_client()
    thief.set_cookie("dekkend", copied.value)
    assert thief.get("/scholen").status_code == 303


def test_signing_in_again_gives_a_new_token_and_ends_the_old(client: FlaskClient, ina: Person, app: Flask) -> None:
    client.set_cookie("dekkend", "door-een-ander-gekozen")
    try_with(client)
    first = client.get_cookie("dekkend")
    try_with(client)
    second = client.get_cookie("dekkend")
    assert first is not None
    assert second is not None
    assert len({first.value, second.value, "door-een-ander-gekozen"}) == 3
    ended = rows(app, select(SignInSession.end_reason).order_by(SignInSession.id))
    assert ended == ["replaced", None]


@pytest.mark.parametrize(
    ("steps", "status"),
    [([29.9] * 3, 200), ([30.1], 303), ([29] * 24, 200), ([29] * 25, 303)],
    ids=["steeds binnen 30 minuten", "30 minuten niets", "11,6 uur", "langer dan 12 uur"],
)
def test_a_session_ends_after_half_an_hour_idle_and_after_twelve_hours(
    client: FlaskClient, ina: Person, clock: FixedClock, steps: list[float], status: int
) -> None:
    try_with(client)
    for minutes in steps[:-1]:
        clock.advance(minutes=minutes)
        assert client.get("/scholen").status_code == 200
    clock.advance(minutes=steps[-1])
    assert client.get("/scholen").status_code == status


def test_an_old_hash_is_made_anew_at_sign_in(trial: Trial, client: FlaskClient, app: Flask) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    trial.person(password_hash=weak)
    assert try_with(client)[0] == 200
    (kept,) = rows(app, select(Person.password_hash))
    assert kept != weak
    assert not passwords.needs_rehash(kept)
    assert try_with(client)[0] == 200


def test_after_five_failures_attempts_wait_and_waiting_ones_do_not_count(
    client: FlaskClient, ina: Person, clock: FixedClock, hashes: list[str | None], app: Flask
) -> None:
    for _attempt in range(5):
        assert try_with(client, "fout fout fout fout") == (422, WRONG)
    for _attempt in range(3):
        status, text = try_with(client)
        assert (status, "30 seconden" in text) == (422, True)
    assert len(hashes) == 5
    assert len(rows(app, select(SignInAttempt))) == 5
    clock.advance(seconds=30)
    assert try_with(client)[0] == 200
    assert try_with(client, "fout fout fout fout") == (422, WRONG)


def test_an_unknown_account_waits_just_as_long(client: FlaskClient, ina: Person, hashes: list[str | None]) -> None:
    for _attempt in range(5):
        try_with(client, email="niemand@loep.example")
    assert "30 seconden" in try_with(client, email="Niemand@loep.example")[1]
    assert len(hashes) == 5
    assert try_with(client)[0] == 200


def test_the_wait_doubles_up_to_a_quarter_of_an_hour(client: FlaskClient, ina: Person, clock: FixedClock) -> None:
    waits = []
    for _attempt in range(11):
        try_with(client, "fout fout fout fout")
        said = try_with(client)[1] if _attempt >= 4 else ""
        waits.append(said.removeprefix("Er is te vaak geprobeerd aan te melden. Probeer het over ")[:11])
        clock.advance(minutes=15)
    assert (
        waits[4:] == ["30 seconden", "60 seconden", "2 minuten o", "4 minuten o", "8 minuten o"] + ["15 minuten "] * 2
    )


def test_one_address_that_tries_many_accounts_waits(client: FlaskClient, ina: Person, app: Flask) -> None:
    from core.access import attempts

    with app.app_context():
        for number in range(50):
            attempts.begin(f"kind{number}@loep.example", "127.0.0.1")
    assert "10 seconden" in try_with(client)[1]


@pytest.fixture
def _no_seats() -> Iterator[None]:
    with passwords.Hashing(), passwords.Hashing():
        yield


@pytest.mark.usefixtures("_no_seats")
def test_more_than_two_hashes_at_once_are_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_PATIENCE", 0.01)
    with pytest.raises(passwords.TooBusy):
        passwords.hash_password(PASSWORD)


def test_ending_all_sessions_of_a_person(trial: Trial, app: Flask, ina: Person) -> None:
    clients = [app.test_client() for _number in range(2)]
    for each in clients:
        try_with(each)
    with app.app_context():
        signed_in.end_all(session().get(Person, ina.id), "test")
        session().commit()
    assert [each.get("/scholen").status_code for each in clients] == [303, 303]


@pytest.mark.parametrize(("setting", "minutes"), [("SESSION_IDLE", 10), ("SESSION_LONGEST", 20)])
@pytest.mark.usefixtures("ina")
def test_a_session_lasts_as_long_as_the_platform_says(
    client: FlaskClient, app: Flask, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, setting: str, minutes: int
) -> None:
    monkeypatch.setitem(app.config, setting, timedelta(minutes=minutes))
    assert try_with(client) == (200, "binnen")
    clock.advance(minutes=minutes - 1)
    assert client.get("/scholen").status_code == 200
    clock.advance(minutes=1 if setting == "SESSION_LONGEST" else minutes)
    assert client.get("/scholen").status_code == 303
