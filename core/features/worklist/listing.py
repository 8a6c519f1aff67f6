"""The duties of one list of Vandaag, with the names that their lines need, in one statement."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased

from core.access.absences import Absence
from core.access.people import Membership, MembershipRole, Person, live_on
from core.access.reader import MEMBERSHIP, TODAY, remembered
from core.db.engine import session
from core.features.duties.models import Duty
from core.features.pupils.models import Pupil, PupilGroup
from core.features.worklist.mine import Holding, holding, on_list, with_owner
from core.features.worklist.rules import View

MOST = 200
"""Lines on one page; a longer list says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A duty with what its line says besides: names of pupil, owner and maker, and the reader's own part.

    `until` is set where the reader stands in for the owner: the last day of that.
    """

    duty: Duty
    pupil: Pupil | None
    group: str
    owner: str
    maker: str
    part: str | None
    until: date | None = None


def duties_on(view: View, most: int = MOST) -> tuple[Found, ...]:
    """The duties of a list, soonest first, those without a date last."""
    return tuple(_found(tuple(row)) for row in session().execute(_listing(view, most, holding())))


@remembered
def _listing(view: View, most: int, here: Holding) -> Select[*tuple[Any, ...]]:
    return (
        _with_names()
        .where(Duty.closed_on.is_(None), on_list(view, here))
        .order_by(Duty.due_on.is_(None), Duty.due_on, Pupil.id.is_(None), Pupil.sort_name, Duty.id)
        .limit(most)
    )


def _with_names() -> Select[*tuple[Any, ...]]:
    maker, maker_person = aliased(Membership), aliased(Person)
    names: tuple[Any, ...] = (PupilGroup.label, Person.name, maker_person.name)
    columns: tuple[Any, ...] = (Duty, Pupil, *names, _own_part(), _stands_in_until())
    return (
        with_owner(select(*columns).select_from(Duty))
        .outerjoin(PupilGroup, and_(PupilGroup.school_id == Pupil.school_id, PupilGroup.id == Pupil.group_id))
        .outerjoin(Person, Person.id == Membership.person_id)
        .outerjoin(maker, and_(maker.school_id == Duty.school_id, maker.id == Duty.made_by))
        .outerjoin(maker_person, maker_person.id == maker.person_id)
    )


def _found(row: tuple[Any, ...]) -> Found:
    return Found(
        duty=row[0], pupil=row[1], group=row[2] or "", owner=row[3] or "", maker=row[4] or "", part=row[5], until=row[6]
    )


def _own_part() -> Any:
    """The part of the school for which the reader holds the role of the duty."""
    held = select(func.min(MembershipRole.range_code)).where(
        MembershipRole.school_id == Duty.school_id,
        MembershipRole.membership_id == MEMBERSHIP,
        MembershipRole.role_code == Duty.owner_role,
        live_on(MembershipRole, TODAY),
    )
    return held.correlate(Duty).scalar_subquery()


def _stands_in_until() -> Any:
    """The last day on which the reader stands in for the owner of the duty."""
    found = select(func.max(Absence.ends_on)).where(
        Absence.school_id == Duty.school_id,
        Absence.absent_id == Duty.owner_id,
        Absence.substitute_id == MEMBERSHIP,
        live_on(Absence, TODAY),
    )
    return found.correlate(Duty).scalar_subquery()
