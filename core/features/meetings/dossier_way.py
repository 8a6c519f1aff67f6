"""The way from a dossier to the meeting on whose agenda it stands."""

from flask import url_for
from sqlalchemy import and_, select

from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.db.engine import session
from core.features.cases.facts import CaseFile
from core.features.meetings.models import AgendaItem, Meeting
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
        return None
    item, meeting = row
    label = _("Op de agenda van het %(team)s van %(dag)s")
    words = {"team": profile().team(meeting.team_code).short, "dag": day_month(meeting.starts_at)}
    return Way(label=label % words, href=url_for("meetings.item", meeting_id=meeting.id, item_id=item.id))
