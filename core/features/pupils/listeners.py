"""What happens to mentors when somebody leaves the school or gives up the role."""

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from core.access import ledger
from core.access.scope import scope
from core.db.announcements import listen
from core.db.engine import session
from core.features.pupils.models import PupilMentor
from core.features.staff.events import MembershipEnded, RoleEnded


@listen(MembershipEnded)
def end_with_membership(ended: MembershipEnded) -> None:
    """Who leaves guides nobody after the last day."""
    _end(ended.membership_id, ended.last_day)


@listen(RoleEnded)
def end_with_role(ended: RoleEnded) -> None:
    """Who is no longer a mentor guides nobody in that role after the last day."""
    _end(ended.membership_id, ended.last_day, ended.role_code)


def _end(membership_id: UUID, last_day: date, role: str | None = None) -> None:
    statement = select(PupilMentor).where(
        PupilMentor.membership_id == membership_id,
        or_(PupilMentor.ends_on.is_(None), PupilMentor.ends_on > last_day),
        or_(PupilMentor.ends_on.is_(None), PupilMentor.ends_on >= scope().today),
    )
    if role is not None:
        statement = statement.where(PupilMentor.role_code == role)
    for mentor in session().scalars(statement):
        mentor.ends_on = last_day
        ledger.record(action="mentor.end", object_type="pupil_mentor", object_id=mentor.id, pupil_id=mentor.pupil_id)
