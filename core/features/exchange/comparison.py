"""Comparing a file with the school, pure: what is new, changed, the same, gone, doubtful or refused, and why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.contract.dates import school_year_label
from core.features.exchange.known import KnownPupils, folded_name, gone, in_year
from core.features.exchange.records import FileHead, FileRecords, PupilRecord, Reason, RecordRemark
from core.features.exchange.rules import IN_ORDER, KnownPupil, Outcome, Plan, PlanLine, Value
from core.features.pupils import names
from core.features.pupils import rules as pupil_rules
from core.web.language import _

YearOf = Callable[[str], int | None]
"""The rank of a year from the code or label in a file; None when the school does not know it."""

UNSAID_YEARS = frozenset({"", "C"})
"""Codes that tell nothing about the year of one child, so that nothing is wrong with them."""


def compare(contents: FileRecords, known: Iterable[KnownPupil], year_of: YearOf, today: date) -> Plan:
    """The whole plan. Who left with an open case comes first."""
    year = contents.head.school_year or school_year_label(today)
    here = KnownPupils(tuple(in_year(pupil, year) for pupil in known), contents)
    lines = [
        PlanLine(line=one.line, key=one.key, name="", outcome=Outcome.REFUSED, reasons=_because(one.reason, one.detail))
        for one in contents.refused
    ]
    seen: dict[UUID, int] = {}
    terms = _Terms(head=contents.head, year_of=year_of, today=today)
    lines += [_line(record, here, terms, seen) for record in contents.pupils]
    doubted = {line.pupil_id for line in lines if line.outcome is Outcome.DOUBTFUL}
    lines += here.missing(contents.head.day or today, today, doubted)
    lines.sort(key=lambda line: (not line.open_case, IN_ORDER.index(line.outcome), line.line, line.name))
    return Plan(lines=tuple(lines), unkeyed=here.unkeyed(lines, today))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    head: FileHead
    year_of: YearOf
    today: date

    @property
    def file_day(self) -> date:
        return self.head.day or self.today


def _line(record: PupilRecord, here: KnownPupils, terms: _Terms, seen: dict[UUID, int]) -> PlanLine:
    found = here.by_key.get(record.key)
    if found is not None and found.id in seen:
        return _refused(record, Reason.SAME_PUPIL, str(seen[found.id]))
    if found is not None:
        seen[found.id] = record.line
    if _has_left(record, terms):
        return _gone(record, found, terms)
    values, remarks = _values(record, found, terms)
    if said := _wrong(values, record, found, terms.today):
        return _refused(record, Reason.WRONG_DATES, said)
    if found is None:
        return _newcomer(record, here, values, remarks)
    return _compared(record, found, values, remarks)


def _has_left(record: PupilRecord, terms: _Terms) -> bool:
    """Left before the day of the file (handbook of EDEXML 2.1), or put among those who were here once."""
    return record.historic or (record.left_on is not None and record.left_on < terms.file_day)


def _gone(record: PupilRecord, found: KnownPupil | None, terms: _Terms) -> PlanLine:
    if found is None:
        why = _because(Reason.NEVER_HERE)
        return PlanLine(line=record.line, key=record.key, name=record.name, outcome=Outcome.LEFT, reasons=why)
    if not found.is_here(terms.today):
        return PlanLine(
            line=record.line, key=record.key, name=record.name, outcome=Outcome.UNCHANGED, pupil_id=found.id
        )
    day = record.left_on or min(terms.today, terms.file_day)
    return gone(found, max(day, found.enrolled_on), Reason.SAID_LEFT, record)


def _values(
    record: PupilRecord, found: KnownPupil | None, terms: _Terms
) -> tuple[dict[str, Value], tuple[RecordRemark, ...]]:
    """What the file wants to stand there. What the file does not say is left as it is: silence erases nothing."""
    remarks = record.remarks
    rank = terms.year_of(record.year)
    if rank is None and record.year not in UNSAID_YEARS:
        remarks = (*remarks, RecordRemark(reason=Reason.UNKNOWN_YEAR, detail=record.year))
    values: dict[str, Value] = {
        "first_name": record.first_name,
        "infix": record.infix,
        "family_name": record.family_name,
    }
    said: dict[str, Value] = {
        "birth_date": record.birth_date.isoformat() if record.birth_date else None,
        "year_rank": rank,
        "group": record.group or None,
        "enrolled_on": record.enrolled_on.isoformat() if record.enrolled_on else None,
    }
    values |= {name: value for name, value in said.items() if value is not None}
    if found is None:
        values.setdefault("enrolled_on", _first_day(terms).isoformat())
    elif not found.is_here(terms.today):
        values["left_on"] = None
        remarks = (*remarks, RecordRemark(reason=Reason.BACK))
    return values, remarks


def _first_day(terms: _Terms) -> date:
    """The first day of the file's school year; today when that must still come or is unknown."""
    try:
        return min(date(int(terms.head.school_year[:4]), 8, 1), terms.today)
    except ValueError:
        return terms.today


def _wrong(values: Mapping[str, Value], record: PupilRecord, found: KnownPupil | None, today: date) -> str:
    if not names.folded(record.first_name) or not names.folded(record.family_name):
        return _("Schrijf een naam met ten minste één letter.")
    enrolled = record.enrolled_on or (found.enrolled_on if found else date.fromisoformat(str(values["enrolled_on"])))
    dates = pupil_rules.PupilDates(
        born=record.birth_date or (found.birth_date if found else None),
        enrolled=enrolled,
        left=None,
        in_netherlands_since=None,
    )
    return next(iter(pupil_rules.wrong_dates(dates, today).values()), "")


def _refused(record: PupilRecord, reason: Reason, detail: str = "") -> PlanLine:
    return PlanLine(
        line=record.line, key=record.key, name=record.name, outcome=Outcome.REFUSED, reasons=_because(reason, detail)
    )


def _because(reason: Reason, detail: str = "") -> tuple[RecordRemark, ...]:
    return (RecordRemark(reason=reason, detail=detail),)


def _newcomer(
    record: PupilRecord, here: KnownPupils, values: Mapping[str, Value], remarks: tuple[RecordRemark, ...]
) -> PlanLine:
    found = here.likely(record)
    if found is None:
        return PlanLine(
            line=record.line, key=record.key, name=record.name, outcome=Outcome.NEW, reasons=remarks, values=values
        )
    pupil, reason = found
    return PlanLine(
        line=record.line,
        key=record.key,
        name=record.name,
        outcome=Outcome.DOUBTFUL,
        reasons=(RecordRemark(reason=reason, detail=pupil.name), *remarks),
        pupil_id=pupil.id,
        version=pupil.version,
        values=values,
        was=_was(pupil, values),
    )


def _compared(
    record: PupilRecord, found: KnownPupil, values: Mapping[str, Value], remarks: tuple[RecordRemark, ...]
) -> PlanLine:
    was = _was(found, values)
    changed = {name: value for name, value in values.items() if was[name] != value}
    outcome = Outcome.CHANGED if changed else Outcome.UNCHANGED
    if _is_other_child(record, found):
        outcome, changed = Outcome.DOUBTFUL, dict(values)
        remarks = (RecordRemark(reason=Reason.OTHER_CHILD, detail=found.name), *remarks)
    return PlanLine(
        line=record.line,
        key=record.key,
        name=record.name,
        outcome=outcome,
        reasons=remarks,
        pupil_id=found.id,
        version=found.version,
        values=changed,
        was={name: was[name] for name in changed},
    )


def _was(pupil: KnownPupil, values: Mapping[str, Value]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name in values:
        value = getattr(pupil, name)
        found[name] = value.isoformat() if isinstance(value, date) else value
    return found


def _is_other_child(record: PupilRecord, found: KnownPupil) -> bool:
    """A key that came to another child: neither the name nor the birthday is that of who had it."""
    if names.is_close(folded_name(record), found.search_name):
        return False
    return record.birth_date is None or found.birth_date is None or record.birth_date != found.birth_date
