"""Schools that an alliance made in the browser: a row with the same Dutch keys as a file in `config/schools`.

A row is read as a file is, by every process, after the next request (`layers.py`). Its school never starts in another
alliance than that of the row, and its slug is never given out again: rows of a school hang on it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from core.db import raw
from core.db.base import SLUG_LENGTH, AllianceOwned, Base, Versioned
from core.db.types import JsonDocument, PlainText, UtcDateTime
from core.schools.layers import KeptLayer, layers_from

MADE_IN_BROWSER = "in de browser gemaakt"
PLACE = 10
"""Before revisions, which are laid over a school that is there."""

_DAY = "$dag"


class KeptSchool(AllianceOwned, Versioned, Base):
    """One school. `body` is its file as JSON; a withdrawn school is not opened any more."""

    __tablename__ = "kept_school"
    __table_args__ = (UniqueConstraint("alliance_id", "slug"),)

    slug: Mapped[str] = mapped_column(PlainText(SLUG_LENGTH))
    body: Mapped[dict[str, Any]] = mapped_column(JsonDocument())
    made_at: Mapped[datetime] = mapped_column(UtcDateTime())
    made_by: Mapped[str] = mapped_column(PlainText(200))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


def read_kept_schools() -> Iterator[KeptLayer]:
    """The layer of every school that was not withdrawn, the oldest first: of two with one slug the first counts."""
    columns = (KeptSchool.alliance_id, KeptSchool.slug, KeptSchool.body)
    statement = select(*columns).where(KeptSchool.withdrawn_at.is_(None)).order_by(KeptSchool.made_at, KeptSchool.id)
    for row in raw.execute(statement, because="het register leest de scholen van alle samenwerkingsverbanden"):
        data = {**from_json(row.body), "samenwerkingsverband": row.alliance_id}
        yield KeptLayer(school_id=row.slug, where=MADE_IN_BROWSER, data=data, founds=True)


layers_from("kept_schools", PLACE, read_kept_schools)


def slug_was_given(slug: str) -> bool:
    """Whether any alliance ever made a school with this slug, withdrawn or not."""
    statement = select(KeptSchool.id).where(KeptSchool.slug == slug).limit(1)
    because = "een adres wordt maar een keer uitgegeven, ook niet aan een ander samenwerkingsverband"
    return raw.execute(statement, because=because).scalar() is not None


def to_json(data: Any) -> Any:
    """Settings as TOML reads them, fit for JSON: a day becomes `{"$dag": "2026-08-01"}`."""
    if isinstance(data, dict):
        return {key: to_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [to_json(value) for value in data]
    return {_DAY: data.isoformat()} if isinstance(data, date) else data


def from_json(data: Any) -> Any:
    """What `to_json` was given."""
    if isinstance(data, dict):
        if set(data) == {_DAY}:
            return date.fromisoformat(data[_DAY])
        return {key: from_json(value) for key, value in data.items()}
    return [from_json(value) for value in data] if isinstance(data, list) else data
