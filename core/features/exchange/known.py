"""The pupils of the school as a file meets them: by key, by name and by birthday. Pure."""

from collections.abc import Set
from dataclasses import replace
from datetime import date
from uuid import UUID

from core.features.exchange.records import FileRecords, PupilRecord, Reason, RecordRemark
from core.features.exchange.rules import KnownPupil, Outcome, PlanLine
from core.features.pupils import names
from core.features.pupils import rules as pupil_rules


class KnownPupils:
    """See the module; `by_key` holds whoever came from the administration that made the file."""

    def __init__(self, pupils: tuple[KnownPupil, ...], contents: FileRecords) -> None:
        self.pupils = pupils
        self._said = {record.key for record in contents.pupils} | {record.key for record in contents.refused}
        self.by_key = {key: pupil for pupil in pupils for key in pupil.keys}
        self._near: dict[object, list[KnownPupil]] = {}
        for pupil in pupils:
            for mark in (pupil.search_name, pupil.birth_date):
                self._near.setdefault(mark, []).append(pupil)

    def likely(self, record: PupilRecord) -> tuple[KnownPupil, Reason] | None:
        """Somebody who may be this child: without a key, or whose key is no longer in the file."""
        folded = folded_name(record)
        near = [*self._near.get(folded, ()), *(self._near.get(record.birth_date, ()) if record.birth_date else ())]
        for pupil in dict.fromkeys(near):
            same, close = pupil.search_name == folded, names.is_close(folded, pupil.search_name)
            if not pupil.keys and pupil_rules.is_likely_double(same, close, record.birth_date, pupil.birth_date):
                return pupil, Reason.LOOKS_LIKE
            lapsed = pupil.keys and not pupil.keys & self._said
            if lapsed and same and record.birth_date and record.birth_date == pupil.birth_date:
                return pupil, Reason.OTHER_KEY
        return None

    def missing(self, file_day: date, today: date, doubted: Set[UUID | None]) -> list[PlanLine]:
        """Who is here, came from this administration, is not in the file any more, and may not be a child in doubt."""
        day = min(today, file_day)
        return [
            gone(pupil, max(day, pupil.enrolled_on), Reason.MISSING)
            for pupil in self.pupils
            if pupil.keys and not pupil.keys & self._said and pupil.is_here(today) and pupil.id not in doubted
        ]

    def unkeyed(self, lines: list[PlanLine], today: date) -> int:
        """How many are here without a key, and doubted by nobody."""
        doubted = {line.pupil_id for line in lines}
        return sum(not p.keys and p.is_here(today) and p.id not in doubted for p in self.pupils)


def gone(pupil: KnownPupil, day: date, reason: Reason, record: PupilRecord | None = None) -> PlanLine:
    """The proposal that this pupil has left, with `day` as the last one."""
    return PlanLine(
        line=record.line if record else 0,
        key=record.key if record else min(pupil.keys, default=""),
        name=pupil.name,
        outcome=Outcome.LEFT,
        reasons=(RecordRemark(reason=reason),),
        pupil_id=pupil.id,
        version=pupil.version,
        values={"left_on": day.isoformat()},
        was={"left_on": pupil.left_on.isoformat() if pupil.left_on else None},
        open_case=pupil.open_case,
    )


def folded_name(record: PupilRecord) -> str:
    """The name of the record as the lists of pupils search it."""
    return names.search_name(names.Name(first=record.first_name, infix=record.infix, family=record.family_name))


def in_year(pupil: KnownPupil, year: str) -> KnownPupil:
    """A group of another school year is another group, also when it has the same name."""
    if not pupil.group or pupil.school_year == year:
        return pupil
    return replace(pupil, group=f"{pupil.group} ({pupil.school_year})")
