"""Writing down a pupil, changing what is written, and noticing that a child may be there already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.features.pupils import names, rules
from core.features.pupils.models import Pupil, PupilGroup
from core.features.pupils.names import Name
from core.features.pupils.service import pupil_of
from core.features.pupils.versions import check_version
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound

MOST_BORN_THAT_DAY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilInput:
    """What is written down of a pupil."""

    first_name: str
    family_name: str
    enrolled_on: date
    infix: str = ""
    number: str | None = None
    birth_date: date | None = None
    year_rank: int | None = None
    group_id: UUID | None = None
    left_on: date | None = None
    in_netherlands_since: date | None = None

    @property
    def name(self) -> Name:
        """The name in its parts."""
        return Name(first=self.first_name, infix=self.infix, family=self.family_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """A pupil who may be the same child."""

    id: UUID
    name: str
    birth_date: date | None
    left_on: date | None


class LikelyDouble(Conflict):
    """The child may be there already; `doubles` says who. Nothing was written."""

    kind = "likely_double"

    def __init__(self, doubles: Sequence[Double]) -> None:
        super().__init__(_("Deze leerling staat misschien al in de lijst: %(naam)s.", naam=doubles[0].name))
        self.doubles = tuple(doubles)


def doubles_of(wanted: PupilInput) -> tuple[Double, ...]:
    """Pupils, also those who left, who may be this child: see `rules.is_likely_double`. One statement."""
    folded = names.search_name(wanted.name)
    same_day = [Pupil.birth_date == wanted.birth_date] if wanted.birth_date else []
    statement = (
        select(Pupil)
        .where(or_(Pupil.search_name == folded, *same_day), Pupil.merged_into_id.is_(None))
        .order_by(Pupil.sort_name, Pupil.id)
        .limit(MOST_BORN_THAT_DAY)
    )
    return tuple(
        Double(id=known.id, name=known.full_name, birth_date=known.birth_date, left_on=known.left_on)
        for known in session().scalars(statement)
        if rules.is_likely_double(
            known.search_name == folded, names.is_close(folded, known.search_name), wanted.birth_date, known.birth_date
        )
    )


def create_pupil(wanted: PupilInput, *, although_double: bool = False) -> Pupil:
    """Write down a new pupil. Raises `Invalid` per field, and `LikelyDouble` unless the writer looked at the double."""
    _check(wanted, None)
    doubles = () if although_double else doubles_of(wanted)
    if doubles:
        raise LikelyDouble(doubles)
    pupil = Pupil(flags=[], **columns(wanted))
    session().add(pupil)
    ledger.record(
        action="pupil.create",
        object_type="pupil",
        object_id=pupil.id,
        pupil_id=pupil.id,
        detail={"although_double": although_double},
    )
    return pupil


def edit_pupil(pupil_id: UUID, wanted: PupilInput, version: int) -> Pupil:
    """Change what is written of a pupil. Raises `Invalid` per field, `StaleVersion` when somebody saved first."""
    pupil = pupil_of(pupil_id)
    check_version(pupil, version)
    _check(wanted, pupil)
    changed = [name for name, value in columns(wanted).items() if getattr(pupil, name) != value]
    for name in changed:
        setattr(pupil, name, columns(wanted)[name])
    if changed:
        _record("pupil.edit", pupil, changed)
    return pupil


def set_flags(pupil_id: UUID, flags: Sequence[str], version: int) -> Pupil:
    """Set which characteristics hold: codes that the school's profile knows, or that the pupil already had."""
    pupil = pupil_of(pupil_id)
    check_version(pupil, version)
    wanted = sorted(set(flags))
    if wanted != sorted(pupil.flags):
        pupil.flags = wanted
        _record("pupil.flags", pupil, ["flags"])
    return pupil


def columns(wanted: PupilInput) -> dict[str, object]:
    """What is written down, as columns of a pupil; sort and search names follow from the name."""
    return {
        "first_name": wanted.first_name,
        "infix": wanted.infix,
        "family_name": wanted.family_name,
        "sort_name": names.sort_name(wanted.name),
        "search_name": names.search_name(wanted.name),
        "number": wanted.number or None,
        "birth_date": wanted.birth_date,
        "year_rank": wanted.year_rank,
        "group_id": wanted.group_id,
        "enrolled_on": wanted.enrolled_on,
        "left_on": wanted.left_on,
        "in_netherlands_since": wanted.in_netherlands_since,
    }


def _check(wanted: PupilInput, known: Pupil | None) -> None:
    dates = rules.PupilDates(
        born=wanted.birth_date,
        enrolled=wanted.enrolled_on,
        left=wanted.left_on,
        in_netherlands_since=wanted.in_netherlands_since,
    )
    wrong = dict(rules.wrong_dates(dates, scope().today))
    for name in ("first_name", "family_name"):
        if not names.folded(getattr(wanted, name)):
            wrong[name] = _("Schrijf een naam met ten minste één letter.")
    if wanted.year_rank is not None and wanted.year_rank not in {year.rank for year in profile().years}:
        wrong["year_rank"] = _("Dit leerjaar kent de school niet.")
    if said := _wrong_group(wanted, known):
        wrong["group_id"] = said
    if said := _number_taken(wanted.number, known):
        wrong["number"] = said
    if wrong:
        raise Invalid(_("Niet alles klopt nog."), errors={name: [said] for name, said in wrong.items()})


def _wrong_group(wanted: PupilInput, known: Pupil | None) -> str:
    """A pupil enters a group that is there; who is in a group that ended may stay until somebody moves the pupil."""
    if wanted.group_id is None or (known is not None and known.group_id == wanted.group_id):
        return ""
    group = session().scalars(select(PupilGroup).where(PupilGroup.id == wanted.group_id)).one_or_none()
    if group is None:
        raise NotFound()
    if group.ended_on is not None and group.ended_on <= scope().today:
        return _("%(groep)s bestaat niet meer. Kies een andere groep.", groep=group.label)
    return ""


def _number_taken(number: str | None, known: Pupil | None) -> str:
    if not number or (known is not None and known.number == number):
        return ""
    other = session().scalars(select(Pupil).where(Pupil.number == number).limit(1)).one_or_none()
    return _("Dit nummer is al van %(naam)s.", naam=other.full_name) if other else ""


def _record(action: str, pupil: Pupil, changed: Sequence[str]) -> None:
    fields = [name for name in changed if name not in ("sort_name", "search_name")]
    ledger.record(action=action, object_type="pupil", object_id=pupil.id, pupil_id=pupil.id, detail={"fields": fields})
