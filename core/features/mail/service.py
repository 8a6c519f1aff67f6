"""Telling people: a notice inside, and a mail that only says that something is waiting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, literal, select, tuple_, update

from core.access.beyond import writing_for
from core.access.scope import scope
from core.db import raw
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import When, enqueue
from core.db.types import UtcDateTime, Uuid
from core.features.mail.models import Notice
from core.features.mail.outbox import MAIL_JOB
from core.web.paging import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """What is told: `text` a Dutch sentence, `link` a path of this site."""

    kind: str
    text: str
    link: str = ""
    case_id: UUID | None = None


def tell(membership_ids: Iterable[UUID], notice: NewNotice) -> tuple[Notice, ...]:
    """Tell each person once, and never the one who did it. A mail without a name or a reason follows by a job."""
    people = sorted(set(membership_ids) - {scope().membership_id})
    if not people:
        return ()
    with writing_for("own-consequences"):
        rows = tuple(_notice(person, notice) for person in people)
    # two tellers at once would both find no waiting mail, and the key on the second one would undo all their work
    raw.one_at_a_time(f"{MAIL_JOB}:{scope().school_id}")
    for person in people:
        enqueue(MAIL_JOB, {"membership_id": str(person)}, when=When(dedupe_key=f"{MAIL_JOB}:{person}"))
    return rows


def _notice(person: UUID, notice: NewNotice) -> Notice:
    row = Notice(
        school_id=scope().school_id,
        membership_id=person,
        kind=notice.kind,
        text=notice.text,
        link=notice.link,
        case_id=notice.case_id,
        at=now(),
    )
    session().add(row)
    return row


def recent(days: int = 2, most: int = 10) -> Sequence[Notice]:
    """What the reader was told in the last days, newest first."""
    since: datetime = scope().now - timedelta(days=days)
    statement = select(Notice).where(Notice.membership_id == scope().membership_id, Notice.at >= since)
    return session().scalars(statement.order_by(Notice.at.desc(), Notice.id.desc()).limit(most)).all()


def notices(asked: Asked) -> Sequence[Notice]:
    """One page of what the reader was told, newest first: one row more than fits, nearest first for `before`."""
    statement = select(Notice).where(Notice.membership_id == scope().membership_id).limit(asked.size + 1)
    edge = _edge(asked.after or asked.before)
    if edge is None:
        return session().scalars(statement.order_by(Notice.at.desc(), Notice.id.desc())).all()
    at = tuple_(Notice.at, Notice.id)
    if asked.before is not None:
        return session().scalars(statement.where(at > edge).order_by(Notice.at, Notice.id)).all()
    return session().scalars(statement.where(at < edge).order_by(Notice.at.desc(), Notice.id.desc())).all()


def _edge(key: tuple[str, ...] | None) -> ColumnElement[Any] | None:
    """The moment and the id at which a page begins; None for the start and for a key that nobody made."""
    try:
        moment, identity = key or ()
        at, found = datetime.fromisoformat(moment), UUID(identity)
    except ValueError:
        return None
    if at.tzinfo is None:
        return None
    return tuple_(literal(at, UtcDateTime()), literal(found, Uuid()))


def mark_read(shown: Iterable[UUID]) -> None:
    """The reader has seen these notices."""
    session().execute(
        update(Notice)
        .where(Notice.membership_id == scope().membership_id, Notice.read_at.is_(None), Notice.id.in_(set(shown)))
        .values(read_at=now())
        .execution_options(synchronize_session=False)
    )
