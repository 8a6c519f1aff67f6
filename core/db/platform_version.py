"""One number that is another one whenever something of the set-up of schools was published.

Each request reads it in the statement of the gate; a process whose registry has another number reads the set-up again
(`core.schools.registry`). It is not counted up but drawn: a restored backup never repeats a number.
"""

from secrets import randbits
from typing import Any

from sqlalchemy import ScalarSelect, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from core.db import raw
from core.db.base import Base

NEVER = 0
"""The number of a database in which nothing was ever published."""
_ONLY = 1


class PlatformVersion(Base):
    """The only row."""

    __tablename__ = "platform_version"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]


def version_column() -> ScalarSelect[Any]:
    """The number, to be read along in another statement."""
    return select(func.coalesce(func.max(PlatformVersion.number), NEVER)).scalar_subquery()


def read_version() -> int:
    """The number now."""
    found: int = raw.execute(select(version_column()), because="een getal van het platform zelf").scalar_one()
    return found


def publish_version() -> int:
    """Draw another number in this transaction: every process sees it with its first request after the commit."""
    number = randbits(61) + 1
    changed = update(PlatformVersion).where(PlatformVersion.id == _ONLY).values(number=number)
    found = raw.execute(changed.returning(PlatformVersion.id), because="een getal van het platform zelf")
    if found.scalar() is None:
        first = insert(PlatformVersion).values(id=_ONLY, number=number)
        raw.execute(first, because="een getal van het platform zelf")
    return number
