"""The life of a server-side session: start, recognise, end. Flask-Login asks here who a request is from.

The cookie holds 256 random bits; only their hash is kept. A session ends on sign-out, after `SESSION_IDLE` without use
and `SESSION_LONGEST` after its start (timedeltas in `app.config`, from `platform.toml`); a cookie copied before signing
out is worth nothing afterwards (a measured trap of Flask).
"""

from datetime import datetime, timedelta

from flask import Flask, Request, current_app, g, request
from flask_login import LoginManager
from sqlalchemy import Select, bindparam, select, update
from werkzeug.wrappers import Response

from core.access.people import Person
from core.access.reader import remembered
from core.access.sessions import SignInSession, new_token, token_hash
from core.db.clock import now
from core.db.engine import session

SEEN_STEP = timedelta(minutes=1)
"""`last_seen_at` is written at most once a minute: not every page needs that write."""

_CURRENT = "sign_in_session"


def start(person: Person) -> str:
    """A new session for the person; returns the token for the cookie (`remember`)."""
    token, moment = new_token(), now()
    session().add(
        SignInSession(token_hash=token_hash(token), person_id=person.id, started_at=moment, last_seen_at=moment)
    )
    return token


def end_current(reason: str = "sign-out") -> None:
    """End the session of this request's cookie, if it has one. Anyone on this request is anonymous afterwards."""
    token = request.cookies.get(cookie_name())
    if token:
        found = session().scalar(select(SignInSession).where(SignInSession.token_hash == token_hash(token)))
        if found is not None and found.ended_at is None:
            found.ended_at, found.end_reason = now(), reason
    for kept in ("_login_user", _CURRENT):
        g.pop(kept, None)


def end_all(person: Person, reason: str) -> None:
    """End every live session of a person: after a new password, a closed account, a changed role."""
    session().execute(
        update(SignInSession)
        .where(SignInSession.person_id == person.id, SignInSession.ended_at.is_(None))
        .values(ended_at=now(), end_reason=reason)
    )


def current_session() -> SignInSession | None:
    """The live session of this request, once `current_user` was asked."""
    found: SignInSession | None = g.get(_CURRENT)
    return found


def load_person(asked: Request) -> Person | None:
    """The person of the cookie's session while that lives. One statement, and a write at most once a minute."""
    token = asked.cookies.get(cookie_name())
    if not token:
        return None
    row = session().execute(_session_and_person(), {"token_hash": token_hash(token)}).one_or_none()
    if row is None or not is_live(row[0]) or not row[1].is_active:
        return None
    found: SignInSession = row[0]
    person: Person = row[1]
    if now() - found.last_seen_at >= SEEN_STEP:
        found.last_seen_at = now()
    setattr(g, _CURRENT, found)
    return person


@remembered
def _session_and_person() -> Select[SignInSession, Person]:
    both = select(SignInSession, Person).join(Person, Person.id == SignInSession.person_id)
    return both.where(SignInSession.token_hash == bindparam("token_hash"))


def is_live(found: SignInSession) -> bool:
    """Not ended, used short enough ago and started short enough ago."""
    moment, config = now(), current_app.config
    used, started = moment - found.last_seen_at, moment - found.started_at
    return found.ended_at is None and used < config["SESSION_IDLE"] and started < config["SESSION_LONGEST"]


def oldest_start() -> datetime:
    """A session that started at this moment or earlier is over."""
    longest: timedelta = current_app.config["SESSION_LONGEST"]
    return now() - longest


def remember(answer: Response, token: str) -> Response:
    """Put the session's cookie on the answer."""
    answer.set_cookie(cookie_name(), token, httponly=True, secure=_secure(), samesite="Lax", path="/")
    return answer


def forget(answer: Response) -> Response:
    """Take the session's cookie away."""
    answer.delete_cookie(cookie_name(), httponly=True, secure=_secure(), samesite="Lax", path="/")
    return answer


def cookie_name() -> str:
    """`__Host-dekkend` over https; over plain http browsers refuse that prefix."""
    return "__Host-dekkend" if _secure() else "dekkend"


def _secure() -> bool:
    return bool(current_app.config.get("SECURE_COOKIES", True))


def init_app(app: Flask) -> None:
    """Connect Flask-Login. Its own cookie, remember-me and session protection stay unused."""
    app.config.setdefault("SESSION_IDLE", timedelta(minutes=30))
    app.config.setdefault("SESSION_LONGEST", timedelta(hours=12))
    manager = LoginManager()
    manager.session_protection = None
    manager.request_loader(load_person)
    manager.init_app(app)
