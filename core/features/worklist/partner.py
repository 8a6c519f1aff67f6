"""The home of somebody from outside: my meetings, my cases, what is asked of me, what changed. Nothing else.

Everything is read through the wall, so a case that closes is gone at the next click. At most six statements.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from core.access import ledger
from core.access.beyond import beyond_need_to_know
from core.access.school import profile
from core.access.scope import scope
from core.contract.requirements.base import capital
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.consents.models import Disclosure
from core.features.meetings.directors import word as director_word
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.rules import PLANNED, WITHDRAWN
from core.features.pupils.models import Pupil
from core.features.worklist import lines, listing, news
from core.features.worklist.rules import View
from core.web.language import _, day_week, moment
from core.web.rows import DueLine

SHOWN = 4
"""Meetings on the page; who sits in a weekly team finds the rest in the list of meetings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMeeting:
    """A meeting to come at which the reader has a seat. `items` are pairs of name and address that are open to the
    reader; `closed` counts the rest: a number names nobody."""

    title: str
    href: str
    at: datetime
    when: str
    place: str
    items: tuple[tuple[str, str], ...]
    closed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCase:
    """A case that is open to the reader. `why` in words; `until` is the last day, None while consent lives."""

    name: str
    href: str
    about: str
    why: str
    until: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerPage:
    """What the home shows. `later` counts the meetings that it leaves out."""

    meetings: tuple[OwnMeeting, ...]
    later: int
    cases: tuple[OwnCase, ...]
    duties: tuple[DueLine, ...]
    news: tuple[news.NewsLine, ...]
    day: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.meetings or self.cases or self.duties)


def partner_page() -> PartnerPage:
    """The page for the reader; leaves a row in the ledger, without names."""
    meetings = _meetings()
    page = PartnerPage(
        meetings=meetings[:SHOWN],
        later=len(meetings[SHOWN:]),
        cases=_cases(),
        duties=tuple(lines.line_of(one, View.MINE) for one in listing.duties_on(View.ALL)),
        news=news.changed(),
        day=day_week(scope().today),
    )
    ledger.record(action="worklist.read", object_type="worklist", detail={"list": "partner", "lines": len(page.duties)})
    return page


def _meetings() -> tuple[OwnMeeting, ...]:
    """Today's meetings and later ones, soonest first. Two statements: how many items, and the ones that are open."""
    rows = session().execute(_with_seat().execution_options(**beyond_need_to_know("counts"))).all()
    open_items = _open_items([row[0] for row in rows])
    return tuple(_meeting(tuple(row), open_items.get(row[0], ())) for row in rows)


def _with_seat() -> Any:
    """The reader's meetings with the number of items that their chair is for."""
    of_meeting: tuple[Any, ...] = (Meeting.id, Meeting.team_code, Meeting.starts_at, Meeting.place)
    own_item = or_(MeetingSeat.agenda_item_id.is_(None), AgendaItem.id == MeetingSeat.agenda_item_id)
    item = and_(
        AgendaItem.school_id == Meeting.school_id,
        AgendaItem.meeting_id == Meeting.id,
        AgendaItem.state != WITHDRAWN,
        own_item,
    )
    return (
        select(*of_meeting, func.count(func.distinct(AgendaItem.id)))
        .join(MeetingSeat, and_(MeetingSeat.school_id == Meeting.school_id, MeetingSeat.meeting_id == Meeting.id))
        .outerjoin(AgendaItem, item)
        .where(
            MeetingSeat.membership_id == scope().membership_id,
            Meeting.state == PLANNED,
            Meeting.starts_at >= datetime.combine(scope().today, time(), AMSTERDAM),
        )
        .group_by(*of_meeting)
        .order_by(Meeting.starts_at, Meeting.id)
    )


def _open_items(meeting_ids: Sequence[UUID]) -> dict[UUID, tuple[tuple[str, str], ...]]:
    """The items that the reader may see, per meeting, in order."""
    statement = (
        select(AgendaItem.meeting_id, AgendaItem.id, Pupil)
        .join(SupportCase, and_(SupportCase.school_id == AgendaItem.school_id, SupportCase.id == AgendaItem.case_id))
        .join(Pupil, and_(Pupil.school_id == SupportCase.school_id, Pupil.id == SupportCase.pupil_id))
        .where(AgendaItem.meeting_id.in_(meeting_ids), AgendaItem.state != WITHDRAWN)
        .order_by(AgendaItem.place, AgendaItem.id)
    )
    found: dict[UUID, tuple[tuple[str, str], ...]] = {}
    for meeting_id, item_id, pupil in session().execute(statement) if meeting_ids else ():
        address = f"/{scope().school_id}/overleg/{meeting_id}/punt/{item_id}"
        found[meeting_id] = (*found.get(meeting_id, ()), (pupil.full_name, address))
    return found


def _meeting(row: tuple[Any, ...], items: tuple[tuple[str, str], ...]) -> OwnMeeting:
    meeting_id, team_code, starts_at, place, number = row
    return OwnMeeting(
        title=capital(profile().team(team_code).label),
        href=f"/{scope().school_id}/overleg/{meeting_id}",
        at=starts_at,
        when=moment(starts_at, scope().now),
        place=place,
        items=items,
        closed=max(0, number - len(items)),
    )


def _cases() -> tuple[OwnCase, ...]:
    """The cases that are open to the reader, by name, with the last day on which they are."""
    live = and_(
        Disclosure.school_id == SupportCase.school_id,
        Disclosure.case_id == SupportCase.id,
        Disclosure.membership_id == scope().membership_id,
        Disclosure.withdrawn_at.is_(None),
        Disclosure.from_date <= scope().today,
        or_(Disclosure.until_date.is_(None), Disclosure.until_date >= scope().today),
    )
    statement = (
        select(SupportCase, Pupil, Disclosure.until_date)
        .join(Pupil, and_(Pupil.school_id == SupportCase.school_id, Pupil.id == SupportCase.pupil_id))
        .join(Disclosure, live)
        .order_by(Pupil.sort_name, SupportCase.id)
    )
    ends: dict[UUID, list[Any]] = {}
    known: dict[UUID, tuple[SupportCase, Pupil]] = {}
    for case, pupil, until in session().execute(statement):
        known[case.id] = (case, pupil)
        ends.setdefault(case.id, []).append(until)
    return tuple(_case(case, pupil, ends[case.id]) for case, pupil in known.values())


def _case(case: SupportCase, pupil: Pupil, ends: Sequence[Any]) -> OwnCase:
    directs = case.director_id is not None and case.director_id == scope().membership_id
    return OwnCase(
        name=pupil.full_name,
        href=f"/{scope().school_id}/dossiers/{case.id}",
        about=profile().route(case.route_code).label,
        why=_("U bent %(wie)s.", wie=director_word()) if directs else _("U zit aan tafel bij het overleg."),
        until=None if None in ends else max(ends),
    )
