"""Tables of sign-in: sessions, attempts and one-time links. Of every token only its SHA-256 is kept."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.db.ids import new_id
from core.db.types import PlainText, UtcDateTime, Uuid

TOKEN_BYTES = 32
HASH_LENGTH = 64


def new_token() -> str:
    """A secret of 256 bits, fit for a cookie and for an address."""
    return token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """What is kept of a token. No salt or slow hash: 256 random bits cannot be guessed."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


class SignInSession(Base):
    """One signed-in browser. Live until ended, too long unused or too old (`signed_in.is_live`)."""

    __tablename__ = "sign_in_session"

    id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(PlainText(HASH_LENGTH), unique=True)
    person_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("person.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime())
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime())
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    end_reason: Mapped[str | None] = mapped_column(PlainText(20))


class SignInAttempt(Base):
    """One judged attempt to sign in. Account and address are kept as hashes: this is no list of who mistypes where."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (Index(None, "account_key", "at"), Index(None, "address_key", "at"))

    id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True, default=new_id)
    at: Mapped[datetime] = mapped_column(UtcDateTime())
    account_key: Mapped[str] = mapped_column(PlainText(HASH_LENGTH))
    address_key: Mapped[str] = mapped_column(PlainText(HASH_LENGTH))
    succeeded: Mapped[bool]


class Invitation(Base):
    """A one-time link with which a person chooses a password: the first, or after a reset by an administrator."""

    __tablename__ = "invitation"

    id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(PlainText(HASH_LENGTH), unique=True)
    person_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime())
    made_by: Mapped[str] = mapped_column(PlainText(200))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime())
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
