"""Every version of a school's profile that something was decided under, kept whole for ever.

What is kept holds no names of contact persons: they decide nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from flask import current_app
from sqlalchemy import UniqueConstraint, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from core.db.announcements import after_commit
from core.db.base import AppendOnly, Base, SchoolOwned
from core.db.clock import now
from core.db.engine import session
from core.db.types import JsonDocument, PlainText, UtcDateTime
from core.schools.profile import SchoolProfile
from core.schools.profile_wire import profile_from_wire, profile_to_wire, without_contacts

_KNOWN = "profile_versions_known"
_MOST_VERSIONS = 10


class ProfileVersion(SchoolOwned, AppendOnly, Base):
    """One version of a school's profile. `digest` names it, `body` is the profile as JSON."""

    __tablename__ = "profile_version"
    __table_args__ = (UniqueConstraint("school_id", "digest"),)

    digest: Mapped[str] = mapped_column(PlainText(64))
    body: Mapped[dict[str, Any]] = mapped_column(JsonDocument())
    since: Mapped[datetime] = mapped_column(UtcDateTime())


def remember(profile: SchoolProfile) -> str:
    """Keep this version, once, in the current transaction and scope; returns its digest.

    Call it where something is stored that points to the digest. After the first commit it costs no statement.
    """
    known, key = _known(), (profile.school.id, profile.digest)
    if key in known:
        return profile.digest
    if _held(profile.digest) is None:
        body = profile_to_wire(without_contacts(profile))
        try:
            with session().begin_nested():
                session().add(ProfileVersion(digest=profile.digest, body=body, since=now()))
        except IntegrityError:  # another process kept the same version a moment ago
            if _held(profile.digest) is None:
                raise
    after_commit(lambda: known.add(key))
    return profile.digest


def profile_of(digest: str) -> SchoolProfile:
    """The version of the scope's school with this digest, as it was. LookupError when it was never kept."""
    held = _held(digest)
    if held is None:
        raise LookupError(f"Deze versie van het profiel is niet bewaard: {digest[:12]}.")
    return profile_from_wire(held.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """A version of the profile under which something was decided. `is_now`: it is the one in force."""

    digest: str
    since: datetime
    is_now: bool


def kept_versions(in_force: str) -> tuple[KeptVersion, ...]:
    """The newest versions that were kept, newest first. A version is kept when something first points to it."""
    statement = select(ProfileVersion.digest, ProfileVersion.since).order_by(ProfileVersion.since.desc())
    rows = session().execute(statement.limit(_MOST_VERSIONS))
    return tuple(KeptVersion(digest=digest, since=since, is_now=digest == in_force) for digest, since in rows)


def _held(digest: str) -> ProfileVersion | None:
    return session().scalar(select(ProfileVersion).where(ProfileVersion.digest == digest))


def _known() -> set[tuple[str, str]]:
    """(school, digest) of versions that the database of this application certainly has."""
    return cast("set[tuple[str, str]]", current_app.extensions.setdefault(_KNOWN, set()))
