"""Who takes care of a new case."""

from uuid import UUID

from sqlalchemy import func, select

from core.access.beyond import beyond_need_to_know
from core.access.school import profile
from core.access.scope import scope
from core.contract.school import YearRange
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.pupils.models import Pupil
from core.features.staff.colleagues import Colleague, holders


def care_owner(pupil: Pupil) -> UUID | None:
    """The care owner of the pupil's year; where the school is not divided, the one with the fewest cases."""
    people = holders(profile().care_owner_roles, scope().today)
    mine = [person for person in people if _answers_for(person, pupil.year_rank)] or list(people)
    if len(mine) < 2:
        return mine[0].membership_id if mine else None
    counted = (
        select(SupportCase.owner_id, func.count()).where(SupportCase.closed_on.is_(None)).group_by(SupportCase.owner_id)
    )
    counts: dict[UUID | None, int] = {
        row[0]: row[1] for row in session().execute(counted.execution_options(**beyond_need_to_know("counts")))
    }
    return min(mine, key=lambda person: (counts.get(person.membership_id, 0), person.name)).membership_id


def _answers_for(person: Colleague, year: int | None) -> bool:
    ranges: tuple[YearRange, ...] = profile().role(person.role_code).ranges
    return year is not None and any(part.code == person.range_code and part.holds(year) for part in ranges)
