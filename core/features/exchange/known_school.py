"""What the school has, as the comparison wants it: its pupils with their references, its groups, its years."""

from uuid import UUID

from sqlalchemy import select

from core.access.beyond import beyond_need_to_know
from core.access.school import profile
from core.contract.school import Sector
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.exchange.models import APPLIED, Delivery, PupilReference
from core.features.exchange.rules import KnownPupil
from core.features.pupils.models import Pupil, PupilGroup
from core.features.pupils.names import folded

FIRST_OF_VO = 11
"""EDEXML counts years of secondary education from 11 (handbook 2.1, jaargroep)."""


def known_pupils(source: str) -> tuple[KnownPupil, ...]:
    """Every pupil, also who left, with the keys of this administration; merged records are none. Three statements."""
    keys: dict[UUID, set[str]] = {}
    for row in session().execute(
        select(PupilReference.pupil_id, PupilReference.value).where(PupilReference.source == source)
    ):
        keys.setdefault(row.pupil_id, set()).add(row.value)
    busy = pupils_with_open_case()
    statement = (
        select(Pupil, PupilGroup.label, PupilGroup.school_year)
        .outerjoin(PupilGroup, (PupilGroup.school_id == Pupil.school_id) & (PupilGroup.id == Pupil.group_id))
        .where(Pupil.merged_into_id.is_(None))
        .order_by(Pupil.sort_name, Pupil.id)
    )
    return tuple(
        _known(pupil, (label or "", year or ""), frozenset(keys.get(pupil.id, ())), pupil.id in busy)
        for pupil, label, year in session().execute(statement)
    )


def _known(pupil: Pupil, group: tuple[str, str], keys: frozenset[str], busy: bool) -> KnownPupil:
    return KnownPupil(
        id=pupil.id,
        version=pupil.version,
        first_name=pupil.first_name,
        infix=pupil.infix,
        family_name=pupil.family_name,
        search_name=pupil.search_name,
        birth_date=pupil.birth_date,
        year_rank=pupil.year_rank,
        group=group[0],
        school_year=group[1],
        enrolled_on=pupil.enrolled_on,
        left_on=pupil.left_on,
        keys=keys,
        open_case=busy,
    )


def pupils_with_open_case() -> frozenset[UUID]:
    """Ids of pupils with an open case, whoever may read it: for the order of the report, never for its words."""
    statement = select(SupportCase.pupil_id).where(SupportCase.closed_on.is_(None))
    return frozenset(session().scalars(statement.execution_options(**beyond_need_to_know("counts"))))


def year_of(said: str) -> int | None:
    """The rank of a year from its code in EDEXML: from 1 in primary, from 11 in secondary education."""
    first = FIRST_OF_VO if profile().school.sector is Sector.VO else 1
    rank = int(said) - first + 1 if said.isascii() and said.isdigit() and len(said) < 3 else 0
    return rank if rank in {year.rank for year in profile().years} else None


def year_called(said: str) -> int | None:
    """The rank of a year from what people call it ("groep 4", "klas 2") or from its number, as tables have it."""
    named = {folded(year.label): year.rank for year in profile().years}
    numbered = {str(year.rank): year.rank for year in profile().years}
    return (numbered | named).get(folded(said)) or year_of(said)


def own_brin() -> str:
    """The BRIN of the school: from its file, else of the last delivery that it took; empty when nobody knows."""
    if profile().school.brin:
        return profile().school.brin
    statement = select(Delivery.told).where(Delivery.state == APPLIED).order_by(Delivery.applied_at.desc()).limit(10)
    return next((str(told["brin"]) for told in session().scalars(statement) if told.get("brin")), "")
