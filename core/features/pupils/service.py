"""What other features ask about pupils: who it is, who the parents are, who the mentor is, what rules may know.

Everything here stays inside the scope's school; names of pupils are open to every reader of the school's pages, facts
only as far as `rules.SIGHT` says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, or_, select

from core.access.absences import replaced_now
from core.access.people import Membership, Person, live_on
from core.access.reader import remembered
from core.access.school import profile
from core.access.scope import scope
from core.contract.facts import PupilFacts
from core.db.engine import session
from core.features.pupils import rules
from core.features.pupils.models import Guardian, Guardianship, Pupil, PupilGroup, PupilMentor, flags_of
from core.features.pupils.rules import Sight
from core.web.problems import NotFound

MOST_IDS = 500
"""Ids per statement; a page shows fewer, and both databases bound the number of parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardianView:
    """A guardian of one pupil on one day. Addresses are not here: see `core.features.pupils.guardians`."""

    id: UUID
    name: str
    relation: str
    authority: bool
    lives_apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorView:
    """Who guides a pupil: `role` a code of the profile; `ends_on` counts."""

    id: UUID
    membership_id: UUID
    name: str
    role: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilChoice:
    """A pupil to choose from: `name` in full, `group` its label or an empty text."""

    id: UUID
    name: str
    group: str


def pupil_of(pupil_id: UUID) -> Pupil:
    """The pupil of this school; NotFound otherwise."""
    found = session().scalars(select(Pupil).where(Pupil.id == pupil_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def call_names(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Full names by id, in one statement per 500; unknown ids are left out."""
    wanted = sorted(set(ids))
    found: dict[UUID, str] = {}
    for start in range(0, len(wanted), MOST_IDS):
        part = wanted[start : start + MOST_IDS]
        found |= {pupil.id: pupil.full_name for pupil in session().scalars(select(Pupil).where(Pupil.id.in_(part)))}
    return found


def guardians_of(pupil_id: UUID, on: date | None = None) -> tuple[GuardianView, ...]:
    """The guardians of a pupil on a day (default: today), those with authority first.

    From the day on which it ended a guardianship no longer counts. `authority` is what the register says: that a pupil
    of 18 decides alone is a rule of the purpose, not a fact about the parent.
    """
    day = on or scope().today
    statement = (
        select(Guardianship, Guardian)
        .join(Guardian, (Guardian.school_id == Guardianship.school_id) & (Guardian.id == Guardianship.guardian_id))
        .where(Guardianship.pupil_id == pupil_id, or_(Guardianship.ended_on.is_(None), Guardianship.ended_on > day))
        .order_by(Guardianship.authority.desc(), Guardian.name, Guardian.id)
    )
    return tuple(
        GuardianView(
            id=guardian.id,
            name=guardian.name,
            relation=tie.relation,
            authority=tie.authority,
            lives_apart=tie.lives_apart,
        )
        for tie, guardian in session().execute(statement)
    )


def mentors_of(pupil_id: UUID, today: date | None = None) -> tuple[MentorView, ...]:
    """Who guides the pupil on a day (default: today)."""
    return mentors_of_all([pupil_id], today).get(pupil_id, ())


def mentors_of_all(ids: Iterable[UUID], today: date | None = None) -> Mapping[UUID, tuple[MentorView, ...]]:
    """The mentors of many pupils on a day, by pupil, in one statement. At most 500 pupils."""
    wanted = set(ids)
    if not wanted:
        return {}
    found: dict[UUID, list[MentorView]] = {}
    for row in session().execute(_mentors(), {"ids": list(wanted), "day": today or scope().today}):
        found.setdefault(row.pupil_id, []).append(mentor_view(row, row.name))
    return {pupil_id: tuple(views) for pupil_id, views in found.items()}


@remembered
def _mentors() -> Select[*tuple[Any, ...]]:
    """Mentors of the pupils `ids` on a `day`."""
    mentor = (PupilMentor.id, PupilMentor.membership_id, PupilMentor.role_code, PupilMentor.starts_on)
    columns: tuple[Any, ...] = (PupilMentor.pupil_id, *mentor, PupilMentor.ends_on, Person.name)
    return (
        select(*columns)
        .join(
            Membership, (Membership.school_id == PupilMentor.school_id) & (Membership.id == PupilMentor.membership_id)
        )
        .join(Person, Person.id == Membership.person_id)
        .where(
            PupilMentor.pupil_id.in_(bindparam("ids", expanding=True)),
            live_on(PupilMentor, bindparam("day", type_=Date())),
        )
        .order_by(PupilMentor.starts_on, PupilMentor.id)
    )


def mentor_view(row: Any, name: str) -> MentorView:
    """A row of the table with the name of the person."""
    return MentorView(
        id=row.id,
        membership_id=row.membership_id,
        name=name,
        role=row.role_code,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def pupil_facts(pupil: Pupil) -> PupilFacts:
    """What rules may know of the pupil: no name, no number."""
    return PupilFacts(
        born=pupil.birth_date,
        year=pupil.year_rank,
        in_netherlands_since=pupil.in_netherlands_since,
        flags=flags_of(pupil),
    )


def mentor_pupils(membership_id: UUID | None = None) -> frozenset[UUID]:
    """Ids of the pupils whom a member guides today; of the reader also those of whom the reader stands in for."""
    member = membership_id or scope().membership_id
    if member is None:
        return frozenset()
    guides: ColumnElement[bool] = PupilMentor.membership_id == member
    if membership_id is None:
        guides = or_(guides, PupilMentor.membership_id.in_(replaced_now()))
    statement = select(PupilMentor.pupil_id).where(guides, live_on(PupilMentor, scope().today))
    return frozenset(session().scalars(statement))


def sight_of(pupil_id: UUID) -> Sight:
    """What the reader may see of one pupil."""
    return rules.sight(scope().permissions, own=pupil_id in mentor_pupils())


def still_here(today: date | ColumnElement[date]) -> ColumnElement[bool]:
    """The SQL condition for pupils who have not left; the last day itself still counts."""
    return and_(Pupil.merged_into_id.is_(None), or_(Pupil.left_on.is_(None), Pupil.left_on >= today))


def group_label(pupil: Pupil) -> str:
    """The label of the pupil's group, or an empty text."""
    if pupil.group_id is None:
        return ""
    found = session().scalars(select(PupilGroup.label).where(PupilGroup.id == pupil.group_id)).one_or_none()
    return found or ""


def year_label(rank: int | None) -> str:
    """The year as the school says it ("groep 4"); empty when unknown or no longer declared."""
    try:
        return profile().year(rank).label if rank is not None else ""
    except LookupError:
        return ""
