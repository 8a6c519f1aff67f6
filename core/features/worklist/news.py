"""What changed since yesterday: what the reader was told, and what others did in the reader's cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, or_, select

from core.access.absences import replaced_now
from core.access.people import live_on
from core.access.reader import MEMBERSHIP, TODAY, asked, remembered
from core.access.scope import scope
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.db.types import UtcDateTime
from core.features.cases.models import CaseEvent, SupportCase
from core.features.mail.models import Notice
from core.features.mail.service import recent
from core.features.pupils.models import Pupil, PupilMentor
from core.web.language import moment, ngettext

MOST_EVENTS = 60
SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsLine:
    """A sentence with a link in it or over it. `name` is a child's name before the sentence, where there is one."""

    words: str
    href: str
    at: datetime
    when: str
    name: str = ""
    more: str = ""


def changed() -> tuple[NewsLine, ...]:
    """At most six lines, newest first, in two statements. What a notice already tells of a case is not told twice."""
    told = [notice for notice in recent() if notice.at >= _since()]
    known = {notice.case_id for notice in told if notice.case_id}
    lines = [_of_notice(notice) for notice in told]
    lines += [_of_case(rows) for case_id, rows in _events().items() if case_id not in known]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True)[:SHOWN])


def _since() -> datetime:
    yesterday = scope().today - timedelta(days=1)
    return datetime.combine(yesterday, time(), AMSTERDAM)


SINCE = asked("yesterday_begins", _since, UtcDateTime())


def _events() -> dict[UUID, list[tuple[Any, ...]]]:
    """What others did since yesterday in the cases that are the reader's, per case, newest first."""
    found: dict[UUID, list[tuple[Any, ...]]] = {}
    for row in session().execute(_events_of_others()):
        found.setdefault(row[0], []).append(tuple(row))
    return found


@remembered
def _events_of_others() -> Select[*tuple[Any, ...]]:
    theirs = or_(PupilMentor.membership_id == MEMBERSHIP, PupilMentor.membership_id.in_(replaced_now()))
    guided = select(PupilMentor.pupil_id).where(theirs, live_on(PupilMentor, TODAY))
    mine = or_(
        SupportCase.owner_id == MEMBERSHIP,
        SupportCase.owner_id.in_(replaced_now()),
        SupportCase.director_id.in_(replaced_now()),
        SupportCase.director_id == MEMBERSHIP,
        SupportCase.reporter_id == MEMBERSHIP,
        SupportCase.pupil_id.in_(guided),
    )
    columns: tuple[Any, ...] = (CaseEvent.case_id, CaseEvent.summary, CaseEvent.recorded_at, Pupil)
    return (
        select(*columns)
        .join(SupportCase, and_(SupportCase.school_id == CaseEvent.school_id, SupportCase.id == CaseEvent.case_id))
        .join(Pupil, and_(Pupil.school_id == SupportCase.school_id, Pupil.id == SupportCase.pupil_id))
        .where(mine, CaseEvent.recorded_at >= SINCE, or_(CaseEvent.by_id.is_(None), CaseEvent.by_id != MEMBERSHIP))
        .where(CaseEvent.summary != "")
        .order_by(CaseEvent.recorded_at.desc(), CaseEvent.id.desc())
        .limit(MOST_EVENTS)
    )


def _of_notice(notice: Notice) -> NewsLine:
    return NewsLine(words=notice.text, href=notice.link, at=notice.at, when=moment(notice.at, scope().now))


def _of_case(rows: Sequence[tuple[Any, ...]]) -> NewsLine:
    case_id, summary, at, pupil = rows[0]
    rest = len(rows) - 1
    return NewsLine(
        words=summary,
        href=f"/{scope().school_id}/dossiers/{case_id}",
        at=at,
        when=moment(at, scope().now),
        name=pupil.full_name,
        more=ngettext("En nog 1 ding.", "En nog %(num)d dingen.", rest) if rest else "",
    )
