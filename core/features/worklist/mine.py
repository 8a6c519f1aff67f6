"""Which open duties stand on which list, as conditions of a statement: so counting and listing cannot differ."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, case, exists, func, literal, not_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from core.access.absences import replaced_now
from core.access.people import Membership, MembershipRole, live_on
from core.access.reader import MEMBERSHIP, TODAY, asked, remembered
from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.features.duties.models import Duty
from core.features.duties.rules import week_ends
from core.features.handovers.leaving import LeaverCount, leaver_columns
from core.features.pupils.models import Pupil
from core.features.worklist.rules import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many open duties: the five groups of those for the reader, and the two lists of others; and, for the care
    owner, who left work behind."""

    late: int = 0
    today: int = 0
    this_week: int = 0
    undated: int = 0
    later: int = 0
    waiting: int = 0
    colleagues: int = 0
    leavers: LeaverCount = field(default_factory=LeaverCount)

    @property
    def mine(self) -> int:
        """What stands under "Voor mij"."""
        return self.late + self.today + self.this_week + self.undated

    @property
    def due(self) -> int:
        """What has a day in this week or before it: the number in the menu."""
        return self.late + self.today + self.this_week


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What the reader holds in the school, as far as a list depends on it.

    `care` are the roles of the reader that own the care; `parts` those of the school: role, code, first and last year.
    """

    care: tuple[str, ...]
    parts: tuple[tuple[str, str, int, int], ...]


def holding() -> Holding:
    """What the reader holds."""
    ranges = ((role.code, part) for role in profile().staff_roles for part in role.ranges)
    return Holding(
        care=tuple(sorted(scope().roles & set(profile().care_owner_roles))),
        parts=tuple((role, part.code, part.first, part.last) for role, part in ranges),
    )


WEEK_ENDS = asked("week_ends", lambda: week_ends(scope().today), Date())
GROUPS = ("late", "today", "this_week", "undated", "later", "waiting", "colleagues")


def counts() -> Counts:
    """All counts, in one statement."""
    row: tuple[Any, ...] = tuple(session().execute(_counting(holding())).one())
    numbers = {name: int(number) for name, number in zip(GROUPS, row[:-2], strict=True)}
    return Counts(**numbers, leavers=LeaverCount(number=int(row[-2] or 0), name=row[-1] or ""))


@remembered
def _counting(here: Holding) -> Select[*tuple[Any, ...]]:
    mine = for_reader(here)
    waiting, colleagues = _waiting(mine), _of_colleagues(here, mine)
    parts = (
        and_(mine, Duty.due_on < TODAY),
        and_(mine, Duty.due_on == TODAY),
        and_(mine, Duty.due_on > TODAY, Duty.due_on <= WEEK_ENDS),
        and_(mine, Duty.due_on.is_(None)),
        and_(mine, Duty.due_on > WEEK_ENDS),
        waiting,
        colleagues,
    )
    columns: list[Any] = [func.coalesce(func.sum(case((part, 1), else_=0)), 0) for part in parts]
    columns += leaver_columns() if here.care else (literal(0), literal(""))
    relevant = or_(mine, waiting, colleagues)
    return with_owner(select(*columns).select_from(Duty)).where(Duty.closed_on.is_(None), relevant)


def number_due() -> int:
    """How many duties of the reader have a day in this week or before it: `Counts.due`, where no more is needed."""
    return int(session().execute(_counting_due(holding())).scalar_one())


@remembered
def _counting_due(here: Holding) -> Select[int]:
    statement = with_owner(select(func.count(Duty.id)).select_from(Duty))
    return statement.where(Duty.closed_on.is_(None), Duty.due_on <= WEEK_ENDS, for_reader(here))


def sees_colleagues() -> bool:
    """Whether the reader owns the care of the school, and so sees what lies with others in that role."""
    return bool(holding().care)


def with_owner(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """What the conditions below look at: the pupil (for the part of the school) and who has the duty."""
    return statement.outerjoin(Pupil, and_(Pupil.school_id == Duty.school_id, Pupil.id == Duty.pupil_id)).outerjoin(
        Membership, and_(Membership.school_id == Duty.school_id, Membership.id == Duty.owner_id)
    )


def on_list(view: View, here: Holding) -> ColumnElement[bool]:
    """The condition of one list. Every part is true or false, never unknown: "not mine" must hold for the rest."""
    mine = for_reader(here)
    match view:
        case View.MINE:
            return and_(mine, or_(Duty.due_on.is_(None), Duty.due_on <= WEEK_ENDS))
        case View.ALL:
            return mine
        case View.LATER:
            return and_(mine, Duty.due_on > WEEK_ENDS)
        case View.WAITING:
            return _waiting(mine)
        case View.COLLEAGUES:
            return _of_colleagues(here, mine)


def _waiting(mine: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(_is_reader(Duty.made_by), not_(mine))


def _of_colleagues(here: Holding, mine: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(Duty.owner_role.in_(here.care), not_(mine))


def for_reader(here: Holding) -> ColumnElement[bool]:
    """Owned by the reader or by somebody for whom the reader stands in today; or by nobody (any more), in a role that
    the reader holds for this pupil."""
    left = and_(Membership.ends_on.is_not(None), Membership.ends_on < TODAY)
    return or_(_is_reader(Duty.owner_id), stands_in(), and_(or_(Duty.owner_id.is_(None), left), _holds_role(here)))


def stands_in() -> ColumnElement[bool]:
    """The reader stands in today for whoever has the duty."""
    return and_(Duty.owner_id.is_not(None), Duty.owner_id.in_(replaced_now()))


def _is_reader(column: InstrumentedAttribute[object]) -> ColumnElement[bool]:
    return and_(column.is_not(None), column == MEMBERSHIP)


def _holds_role(here: Holding) -> ColumnElement[bool]:
    return exists(
        select(MembershipRole.id)
        .where(
            MembershipRole.school_id == Duty.school_id,
            MembershipRole.membership_id == MEMBERSHIP,
            MembershipRole.role_code == Duty.owner_role,
            live_on(MembershipRole, TODAY),
            _answers_for(here),
        )
        .correlate(Duty, Pupil)
    )


def _answers_for(here: Holding) -> ColumnElement[bool]:
    """The holder of a part of the school has the pupils of that part.

    Who has no part has all; a pupil whose year lies in no part, or is unknown, is for every holder of the role:
    nobody falls between two chairs.
    """
    fits: list[ColumnElement[bool]] = [MembershipRole.range_code.is_(None), Pupil.year_rank.is_(None)]
    fits.append(MembershipRole.range_code.not_in([code for _role, code, _first, _last in here.parts]))
    for role, code, first, last in here.parts:
        own = and_(MembershipRole.role_code == role, MembershipRole.range_code == code)
        fits.append(and_(own, Pupil.year_rank.between(first, last)))
    for role in sorted({role for role, *_part in here.parts}):
        anywhere = [Pupil.year_rank.between(first, last) for held, _code, first, last in here.parts if held == role]
        fits.append(and_(MembershipRole.role_code == role, not_(or_(*anywhere))))
    return or_(*fits)
