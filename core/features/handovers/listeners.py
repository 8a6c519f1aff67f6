"""What handing over wants to know of the features below: who leaves also stops standing in, and being replaced."""

from sqlalchemy import or_, select

from core.access.absences import Absence
from core.db.announcements import listen
from core.db.engine import session
from core.features.handovers.absences import shorten
from core.features.staff.events import MembershipEnded


@listen(MembershipEnded)
def end_with_membership(ended: MembershipEnded) -> None:
    """After the last day nobody stands in for who left, and who left stands in for nobody."""
    theirs = or_(Absence.absent_id == ended.membership_id, Absence.substitute_id == ended.membership_id)
    for absence in session().scalars(select(Absence).where(theirs, Absence.ends_on > ended.last_day)):
        shorten(absence, ended.last_day)
