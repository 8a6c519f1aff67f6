"""How often somebody may try to sign in: delays per account and per address, kept in the database.

Whoever does not know the password can slow an account down, never lock it: the delay is at most 15 minutes, and an
attempt during the delay neither counts nor lengthens it. Accounts that do not exist are treated alike.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from core.access.people import mail_key
from core.access.sessions import SignInAttempt
from core.db import raw
from core.db.clock import now
from core.db.engine import session


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """After `free` failures within `window` each next attempt waits: `first`, doubled each time, at most `longest`."""

    free: int
    window: timedelta
    first: timedelta
    longest: timedelta

    def delay(self, failures: int) -> timedelta:
        """How long after the last failure the next attempt is judged."""
        if failures < self.free:
            return timedelta(0)
        doublings = min(failures - self.free, 16)
        return min(self.first * (1 << doublings), self.longest)


PER_ACCOUNT = Limit(free=5, window=timedelta(hours=24), first=timedelta(seconds=30), longest=timedelta(minutes=15))
PER_ADDRESS = Limit(
    # A whole school sits behind one address.
    free=50,
    window=timedelta(hours=1),
    first=timedelta(seconds=10),
    longest=timedelta(minutes=5),
)


def account_key(email: str) -> str:
    """What is kept of a mail address in the attempts."""
    return sha256(f"account:{mail_key(email)}".encode("utf-8", "replace")).hexdigest()


def address_key(address: str) -> str:
    """What is kept of a network address in the attempts."""
    return sha256(f"address:{address}".encode("utf-8", "replace")).hexdigest()


def begin(email: str, address: str) -> SignInAttempt | timedelta:
    """Note an attempt, as failed until `succeed`; or say how long to wait, and note nothing.

    Noted and committed before the password is looked at: many attempts at once do not slip through together.
    """
    account, place, moment = account_key(email), address_key(address), now()
    raw.one_at_a_time(account)
    wait = max(
        _wait(PER_ACCOUNT, SignInAttempt.account_key == account, moment, since_success=True),
        _wait(PER_ADDRESS, SignInAttempt.address_key == place, moment, since_success=False),
    )
    if wait > timedelta(0):
        session().rollback()
        return wait
    attempt = SignInAttempt(at=moment, account_key=account, address_key=place, succeeded=False)
    session().add(attempt)
    session().commit()
    return attempt


def link_wait(address: str) -> timedelta:
    """How long an address must wait before it may try a one-time link: as for passwords. Nothing when it may now."""
    return max(timedelta(0), _wait(PER_ADDRESS, _at(address), now(), since_success=False))


def note_wrong_link(address: str) -> None:
    """A link that does not work was tried; many of them from one address are somebody who guesses."""
    session().add(
        SignInAttempt(
            at=now(), account_key=account_key("one-time link"), address_key=address_key(address), succeeded=False
        )
    )


def _at(address: str) -> ColumnElement[bool]:
    return SignInAttempt.address_key == address_key(address)


def succeed(attempt_id: UUID) -> None:
    """The attempt turned out right: the account starts with a clean sheet."""
    attempt = session().get(SignInAttempt, attempt_id)
    if attempt is not None:
        attempt.succeeded = True


def _wait(limit: Limit, whose: ColumnElement[bool], moment: datetime, *, since_success: bool) -> timedelta:
    after = moment - limit.window
    if since_success:
        success = session().scalar(select(func.max(SignInAttempt.at)).where(whose, SignInAttempt.succeeded))
        after = max(after, success) if success is not None else after
    recent = select(func.count(), func.max(SignInAttempt.at)).select_from(SignInAttempt)
    row = session().execute(recent.where(whose, SignInAttempt.at > after, SignInAttempt.succeeded.is_(False))).one()
    last: datetime | None = row[1]
    return last + limit.delay(row[0]) - moment if last is not None else timedelta(0)
