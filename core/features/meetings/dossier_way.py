"""The way from a dossier to the meeting on whose agenda it stands, or can be put."""

from flask import url_for
from sqlalchemy import and_, select

from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.db.engine import session
from core.features.cases.facts import CaseFile
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.readiness import chain_of
from core.features.meetings.rules import OPEN, PLANNED
from core.web.dates import day_month
from core.web.language import _
from core.web.problems import Way


def next_meeting(file: CaseFile) -> Way | None:
    """A link to the item on the first agenda to come; None when there is none or the reader sees no meetings."""
    if Permission.MEETINGS_READ not in scope().permissions:
        return None
    row = (
        session()
        .execute(
            select(AgendaItem, Meeting)
            .join(Meeting, and_(Meeting.school_id == AgendaItem.school_id, Meeting.id == AgendaItem.meeting_id))
            .where(AgendaItem.case_id == file.case.id, AgendaItem.state == OPEN, Meeting.state == PLANNED)
            .order_by(Meeting.starts_at)
            .limit(1)
        )
        .first()
    )
    if row is None:
        return _first_agenda(file) if Permission.MEETINGS_PLAN in scope().permissions else None
    item, meeting = row
    label = _("Op de agenda van het %(team)s van %(dag)s")
    return Way(label=label % _words(meeting), href=url_for("meetings.item", meeting_id=meeting.id, item_id=item.id))


def _words(meeting: Meeting) -> dict[str, str]:
    return {"team": profile().team(meeting.team_code).short, "dag": day_month(meeting.starts_at)}


def _first_agenda(file: CaseFile) -> Way | None:
    """A link to the first meeting on whose agenda this case can be put; None when no team waits or none is planned."""
    step = profile().route(file.case.route_code).step(file.case.step_code)
    teams = [team.code for team in profile().team_compositions if step.team in chain_of(team.code)]
    if not step.team or file.case.closed_on is not None:
        return None
    statement = select(Meeting).where(
        Meeting.team_code.in_(teams), Meeting.state == PLANNED, Meeting.ends_at >= scope().now
    )
    meeting = session().scalars(statement.order_by(Meeting.starts_at).limit(1)).first()
    if meeting is None:
        return None
    label = _("Naar de agenda van het %(team)s van %(dag)s")
    return Way(label=label % _words(meeting), href=url_for("meetings.show", meeting_id=meeting.id, _anchor="klaar"))
