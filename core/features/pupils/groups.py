"""Groups of pupils in one school year: list, make, rename, end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, or_, select

from core.access import ledger
from core.access.reader import TODAY, remembered
from core.access.school import profile
from core.access.scope import scope
from core.contract.dates import school_year_label
from core.db.engine import session
from core.features.pupils.models import Pupil, PupilGroup
from core.features.pupils.names import folded
from core.features.pupils.service import still_here
from core.features.pupils.versions import check_version
from core.web.language import _, ngettext
from core.web.problems import Conflict, Invalid, NotFound

MOST_GROUPS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A group with the number of its pupils who are still here."""

    group: PupilGroup
    pupils: int


def group_of(group_id: UUID) -> PupilGroup:
    """The group of this school; NotFound otherwise."""
    found = session().scalars(select(PupilGroup).where(PupilGroup.id == group_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def open_groups() -> tuple[PupilGroup, ...]:
    """Groups that have not ended, newest school year first, then by year and label. One statement."""
    return tuple(session().scalars(_open_groups()))


@remembered
def _open_groups() -> Select[PupilGroup]:
    return (
        select(PupilGroup)
        .where(or_(PupilGroup.ended_on.is_(None), PupilGroup.ended_on > TODAY))
        .order_by(
            PupilGroup.school_year.desc(), func.coalesce(PupilGroup.year_rank, 0), PupilGroup.label, PupilGroup.id
        )
        .limit(MOST_GROUPS)
    )


def group_rows(groups: Iterable[PupilGroup]) -> tuple[GroupRow, ...]:
    """The groups with the number of their pupils. One statement."""
    groups = tuple(groups)
    statement = (
        select(Pupil.group_id, func.count(Pupil.id))
        .where(Pupil.group_id.in_([group.id for group in groups]), still_here(scope().today))
        .group_by(Pupil.group_id)
    )
    counted = {row[0]: row[1] for row in session().execute(statement)}
    return tuple(GroupRow(group=group, pupils=counted.get(group.id, 0)) for group in groups)


def school_years() -> tuple[str, str]:
    """The school year of today and the next one: a group can be made for either."""
    today = scope().today
    return school_year_label(today), school_year_label(date(today.year + 1, today.month, 1))


def create_group(label: str, year_rank: int | None, school_year: str) -> PupilGroup:
    """Make a group. The label is its own within the school year."""
    if school_year not in school_years():
        raise Invalid(_("Niet alles klopt nog."), errors={"school_year": [_("Kies dit schooljaar of het volgende.")]})
    if year_rank is not None and year_rank not in {year.rank for year in profile().years}:
        raise Invalid(_("Niet alles klopt nog."), errors={"year_rank": [_("Dit leerjaar kent de school niet.")]})
    _check_label(label, school_year, None)
    group = PupilGroup(label=label, year_rank=year_rank, school_year=school_year)
    session().add(group)
    _record("group.create", group)
    return group


def rename_group(group_id: UUID, label: str, version: int) -> PupilGroup:
    """Give a group another label."""
    group = group_of(group_id)
    check_version(group, version)
    if group.label != label:
        _check_label(label, group.school_year, group.id)
        group.label = label
        _record("group.rename", group)
    return group


def end_group(group_id: UUID, version: int, move_to: UUID | None = None) -> int:
    """End a group today. Its pupils go to another group in the same act; returns how many."""
    group = group_of(group_id)
    check_version(group, version)
    if group.ended_on is not None:
        raise Conflict(_("%(groep)s was al beëindigd.", groep=group.label))
    pupils = session().scalars(select(Pupil).where(Pupil.group_id == group_id, still_here(scope().today))).all()
    if pupils and move_to is None:
        said = ngettext(
            "Er zit nog 1 leerling in. Kies waar die heen gaat.",
            "Er zitten nog %(num)d leerlingen in. Kies waar zij heen gaan.",
            len(pupils),
        )
        raise Invalid(said, errors={"move_to": [said]})
    if move_to is not None:
        target = group_of(move_to)
        if target.id == group.id or target.ended_on is not None:
            said = _("Kies er een die er nog is.")
            raise Invalid(said, errors={"move_to": [said]})
        for pupil in pupils:
            pupil.group_id = target.id
    group.ended_on = scope().today
    _record("group.end", group)
    return len(pupils)


def _check_label(label: str, school_year: str, own: UUID | None) -> None:
    known = session().execute(select(PupilGroup.id, PupilGroup.label).where(PupilGroup.school_year == school_year))
    if any(row.id != own and folded(row.label) == folded(label) for row in known):
        said = _("Er is al een %(groep)s in %(jaar)s.", groep=label, jaar=school_year)
        raise Invalid(said, errors={"label": [said]})


def _record(action: str, group: PupilGroup) -> None:
    ledger.record(action=action, object_type="pupil_group", object_id=group.id)
