"""Every version of a school's profile that something was decided under, kept whole for ever.

What is kept holds no names of contact persons: they decide nothing.
"""

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


def _held(digest: str) -> ProfileVersion | None:
    return session().scalar(select(ProfileVersion).where(ProfileVersion.digest == digest))


def _known() -> set[tuple[str, str]]:
    """(school, digest) of versions that the database of this application certainly has."""
    return cast("set[tuple[str, str]]", current_app.extensions.setdefault(_KNOWN, set()))
