"""Telling people: a notice inside, and a mail that only says that something is waiting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update

from core.access.beyond import writing_for
from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import When, enqueue
from core.features.mail.models import Notice
from core.features.mail.outbox import MAIL_JOB


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
    with writing_for("own-consequences"):
        rows = tuple(_notice(person, notice) for person in people)
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


def mark_read() -> None:
    """The reader has seen the page that shows the notices."""
    session().execute(
        update(Notice)
        .where(Notice.membership_id == scope().membership_id, Notice.read_at.is_(None))
        .values(read_at=now())
        .execution_options(synchronize_session=False)
    )
