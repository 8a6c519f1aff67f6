"""The rules of the policy as SQL, for lists, counts and searches. The feature `cases` binds its tables at import."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    Alias,
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    and_,
    exists,
    false,
    literal,
    or_,
    select,
    true,
)

from core.access.conditions import (
    NEAR,
    Actor,
    CaseOpen,
    Condition,
    Disclosed,
    Holds,
    IsDirector,
    IsKind,
    IsMentor,
    IsReporter,
    IsSubstitute,
)
from core.access.policy import RULES, Rule
from core.access.reader import MEMBERSHIP, TODAY
from core.access.scope import Scope
from core.contract.permissions import Permission
from core.db.order import mapped_classes
from core.db.types import Uuid


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTables:
    """Where the facts of the rules are kept.

    `case`: school_id, id, pupil_id, reporter_id, director_id, closed_on. `mentor`: school_id, pupil_id, membership_id,
    starts_on, ends_on. `disclosure`: school_id, case_id, membership_id, from_date, until_date, withdrawn_at. `absence`:
    school_id, absent_id, substitute_id, starts_on, ends_on.
    """

    case: FromClause
    mentor: FromClause
    disclosure: FromClause
    absence: FromClause


_bound: list[CaseTables] = []


def bind(tables: CaseTables | None) -> CaseTables | None:
    """From now on the rules read these tables; returns the earlier ones. None: no case is visible to anyone."""
    earlier = bound()
    _bound[:] = [] if tables is None else [tables]
    return earlier


def bound() -> CaseTables | None:
    """The tables that the rules read."""
    return _bound[0] if _bound else None


def case_classes() -> tuple[type[Any], ...]:
    """The mapped class (one, or none yet) of the bound table of cases."""
    tables = bound()
    if tables is None:
        return ()
    return tuple(cls for cls in mapped_classes() if cls.__table__ is tables.case)


def actor_of(scope: Scope) -> Actor:
    """What the policy needs to know of a scope."""
    return Actor(membership_id=scope.membership_id, kind=scope.kind, permissions=scope.permissions, today=scope.today)


def any_reader(kind: str, permissions: frozenset[Permission], *, is_member: bool) -> Actor:
    """Whoever has these rights, on whatever day: member and day are asked when the statement is sent."""
    member = cast("UUID", MEMBERSHIP) if is_member else None
    return Actor(membership_id=member, kind=kind, permissions=permissions, today=cast("date", TODAY))


def visible_cases(school_id: str | BindParameter[str], actor: Actor) -> Select[Any]:
    """The ids of the cases of the school whose content the actor may see: a subquery on bare tables, uncorrelated."""
    tables = bound()
    if tables is None:
        return select(literal(None, Uuid())).where(false())
    case = cast("Alias", tables.case.alias("needed_case"))
    allowed = or_(false(), *(_rule(rule, actor, case, tables) for rule in RULES))
    return select(case.c.id).where(case.c.school_id == school_id, allowed)


def _rule(rule: Rule, actor: Actor, case: Alias, tables: CaseTables) -> ColumnElement[bool]:
    of_actor = [row for row in rule.conditions if isinstance(row, Holds | IsKind)]
    if not all(row.holds_for(actor) for row in of_actor):
        return false()
    compiled = [_compile(row, actor, case, tables) for row in rule.conditions if row not in of_actor]
    return and_(true(), *compiled)


def _compile(condition: Condition, actor: Actor, case: Alias, tables: CaseTables) -> ColumnElement[bool]:
    return _COMPILERS[type(condition)](actor, case, tables)


def _is_mentor(actor: Actor, case: Alias, tables: CaseTables) -> ColumnElement[bool]:
    mentor = cast("Alias", tables.mentor.alias())
    found = exists().where(
        mentor.c.school_id == case.c.school_id,
        mentor.c.pupil_id == case.c.pupil_id,
        mentor.c.membership_id == actor.membership_id,
        mentor.c.starts_on <= actor.today,
        or_(mentor.c.ends_on.is_(None), mentor.c.ends_on >= actor.today),
    )
    return found.correlate_except(mentor)


def _disclosed(actor: Actor, case: Alias, tables: CaseTables) -> ColumnElement[bool]:
    disclosure = cast("Alias", tables.disclosure.alias())
    found = exists().where(
        disclosure.c.school_id == case.c.school_id,
        disclosure.c.case_id == case.c.id,
        disclosure.c.membership_id == actor.membership_id,
        disclosure.c.withdrawn_at.is_(None),
        disclosure.c.from_date <= actor.today,
        or_(disclosure.c.until_date.is_(None), disclosure.c.until_date >= actor.today),
    )
    return found.correlate_except(disclosure)


def _is_substitute(actor: Actor, case: Alias, tables: CaseTables) -> ColumnElement[bool]:
    """The same grounds as for one person, asked of whoever is away: the column takes the place of the reader's id."""
    absence = cast("Alias", tables.absence.alias())
    absent = replace(actor, membership_id=cast("Any", absence.c.absent_id))
    near = or_(*(and_(*(_compile(row, absent, case, tables) for row in ground)) for ground in NEAR))
    found = exists().where(
        absence.c.school_id == case.c.school_id,
        absence.c.substitute_id == actor.membership_id,
        absence.c.starts_on <= actor.today,
        absence.c.ends_on >= actor.today,
        near,
    )
    return found.correlate_except(absence)


def _same(column: ColumnElement[Any], actor: Actor) -> ColumnElement[bool]:
    # Without a membership `== None` would become IS NULL and open every case without a reporter.
    return false() if actor.membership_id is None else column == actor.membership_id


_COMPILERS: dict[type[Any], Callable[[Actor, Alias, CaseTables], ColumnElement[bool]]] = {
    IsMentor: lambda actor, case, tables: false() if actor.membership_id is None else _is_mentor(actor, case, tables),
    Disclosed: lambda actor, case, tables: false() if actor.membership_id is None else _disclosed(actor, case, tables),
    IsReporter: lambda actor, case, tables: _same(case.c.reporter_id, actor),
    IsDirector: lambda actor, case, tables: _same(case.c.director_id, actor),
    CaseOpen: lambda actor, case, tables: case.c.closed_on.is_(None),
    IsSubstitute: lambda actor, case, tables: (
        false() if actor.membership_id is None else _is_substitute(actor, case, tables)
    ),
}
