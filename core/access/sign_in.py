"""Signing in with mail address and password. The answer never tells whether an account exists, nor does its time."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from sqlalchemy import select

from core.access import attempts, passwords, signed_in
from core.access.people import Person, mail_key
from core.db.engine import session
from core.db.types import Unstorable

WRONG = "Deze combinatie van mailadres en wachtwoord klopt niet."


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """The password was right: put `token` in the cookie with `signed_in.remember`."""

    person: Person
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSignedIn:
    """It was not. `message` is a Dutch sentence; `wait` is more than nothing when attempts are delayed."""

    message: str
    wait: timedelta = timedelta(0)


def sign_in(email: str, password: str, address: str) -> SignedIn | NotSignedIn:
    """Judge mail address and password and start a session. Commits by itself; `address` is that of the network.

    Raises `passwords.TooBusy` when two passwords are being checked already and neither is done in 5 seconds.
    """
    attempt = attempts.begin(email, address)
    if isinstance(attempt, timedelta):
        return NotSignedIn(message=_wait_sentence(attempt), wait=attempt)
    person = _person(email)
    kept = person.password_hash if person is not None and person.is_active else None
    # The transaction ends before the slow part: on SQLite it would keep every other writer waiting.
    session().commit()
    if not passwords.verify(kept, password) or person is None or kept is None:
        return NotSignedIn(message=WRONG)
    if passwords.needs_rehash(kept):
        person.password_hash = passwords.hash_password(password)
    attempts.succeed(attempt.id)
    signed_in.end_current("replaced")
    token = signed_in.start(person)
    session().commit()
    return SignedIn(person=person, token=token)


def _person(email: str) -> Person | None:
    try:
        return session().scalar(select(Person).where(Person.email == mail_key(email)))
    except Unstorable:
        return None


def _wait_sentence(wait: timedelta) -> str:
    seconds = ceil(wait.total_seconds())
    if seconds <= 90:
        return f"Er is te vaak geprobeerd aan te melden. Probeer het over {seconds} seconden opnieuw."
    return f"Er is te vaak geprobeerd aan te melden. Probeer het over {ceil(seconds / 60)} minuten opnieuw."
