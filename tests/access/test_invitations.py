"""One-time links and what a password must be."""

import pytest
from flask import Flask
from sqlalchemy import select

from core.access import invitations, passwords, signed_in
from core.access.people import Person
from core.access.sessions import Invitation
from core.db.engine import session
from tests.access.trial import Trial
from tests.clock import FixedClock

PASSWORD = "vier gewone woorden achtereen"


@pytest.fixture
def ina(trial: Trial) -> Person:
    return trial.person()


def invite(app: Flask, person: Person) -> str:
    with app.app_context():
        token = invitations.invite(person, "Bo Beheer")
        session().commit()
    return token


def accept(app: Flask, token: str, password: str = PASSWORD) -> bool:
    with app.app_context():
        opened = invitations.open_link(token)
        if opened is None:
            return False
        invitations.accept(opened, password)
        session().commit()
        return True


def test_a_link_works_once(app: Flask, ina: Person) -> None:
    token = invite(app, ina)
    with app.app_context():
        assert invitations.open_link(token) is not None
        assert invitations.open_link(token) is not None
    assert accept(app, token)
    assert not accept(app, token)
    with app.app_context():
        kept = session().get(Person, ina.id).password_hash
        assert passwords.verify(kept, PASSWORD)
        assert token not in session().scalars(select(Invitation.token_hash)).one()


@pytest.mark.parametrize(("hours", "works"), [(7 * 24 - 1, True), (7 * 24, False)])
def test_a_link_works_for_seven_days(app: Flask, ina: Person, clock: FixedClock, hours: int, works: bool) -> None:
    token = invite(app, ina)
    clock.advance(hours=hours)
    assert accept(app, token) is works


def test_a_new_link_ends_the_earlier_one(app: Flask, ina: Person) -> None:
    first, second = invite(app, ina), invite(app, ina)
    assert not accept(app, first)
    assert accept(app, second)


@pytest.mark.parametrize("token", ["", "raden", "\ud800", "x" * 5000])
def test_a_made_up_link_opens_nothing(app: Flask, ina: Person, token: str) -> None:
    assert not accept(app, token)


def test_of_two_at_the_same_moment_one_gets_through(app: Flask, ina: Person) -> None:
    token = invite(app, ina)
    with app.app_context():
        late = invitations.open_link(token)
    assert accept(app, token)
    with app.app_context(), pytest.raises(ValueError, match="werkt niet meer"):
        invitations.accept(late, PASSWORD + "!")


def test_a_new_password_ends_the_sessions(app: Flask, ina: Person) -> None:
    client = app.test_client()
    with app.app_context():
        client.set_cookie("dekkend", signed_in.start(ina))
        session().commit()
    assert client.get("/scholen").status_code == 200
    assert accept(app, invite(app, ina))
    assert client.get("/scholen").status_code == 303


GOOD = [PASSWORD, "Fiets-Regen-Kaas-17", "x7$" * 3 + "appelboom!", "ijsje in de zon é", "w" * 5 + "indmolen aan zee"]
BAD = {
    "": "minstens 15",
    "kort maar goed": "minstens 15",
    "x y z" * 26: "hoogstens 128",
    "wachtwoordwachtwoord": "te vaak gebruikt",
    "Welkom2026Welkom2026": "te vaak gebruikt",
    "123456789012345": "te vaak gebruikt",
    "aaaaaaaaaaaaaaaa": "te vaak gebruikt",
    "Passendonderwijs1": "te vaak gebruikt",
    "mijn naam is vries ja": "naam of mailadres",
    "ina@loep.example": "naam of mailadres",
    "vier gewone woorden \x00": "teken",
    "vier gewone woorden \ud800": "teken",
}


@pytest.mark.parametrize("password", GOOD)
def test_a_long_sentence_is_a_good_password(password: str) -> None:
    assert passwords.objections(password, about=("Ina de Vries", "ina@loep.example")) == []


@pytest.mark.parametrize("password", BAD)
def test_a_bad_password_is_told_why(app: Flask, ina: Person, password: str) -> None:
    said = passwords.objections(password, about=(ina.name, ina.email))
    assert any(BAD[password] in sentence for sentence in said), said
    with app.app_context():
        opened = invitations.open_link(invite(app, ina))
        with pytest.raises(ValueError):
            invitations.accept(opened, password)
