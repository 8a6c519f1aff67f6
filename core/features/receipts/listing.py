"""The decisions of a school, page by page, newest first, each with what the rules of now would say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select

from core.access import ledger
from core.access.school import profile
from core.db.engine import session
from core.features.cases.models import Decision, SupportCase
from core.features.pupils.models import Pupil
from core.features.receipts.rules import Replay
from core.features.receipts.service import under
from core.features.receipts.sources import asked_in_case, record_of
from core.features.staff.colleagues import names_of

SIZE = 25
MOST_SEARCHED = 200
"""Decisions that are judged for one page when only those that differ are wanted: some tenths of a second."""
OUTSIDE = "geen"
"""In the address: taken outside a team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader asked for; empty means everything. `team` may be `OUTSIDE`."""

    kind: str = ""
    team: str = ""
    version: str = ""
    first: date | None = None
    last: date | None = None
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where a page of the list ends: by day, and within a day in the order of recording."""

    on: date
    id: UUID

    def __str__(self) -> str:
        """As it stands in the address."""
        return f"{self.on.isoformat()}_{self.id.hex}"

    @classmethod
    def read(cls, text: str) -> "Point | None":
        """The place in an address; a forged one counts as none."""
        day, _mark, key = text.partition("_")
        try:
            return cls(on=date.fromisoformat(day), id=UUID(key))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision in the list. `now` is the replay under the rules in force."""

    id: UUID
    case_id: UUID
    on: date
    label: str
    pupil: str
    team: str
    by: str
    digest: str
    overridden: bool
    now: Replay


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """A page of the list: its lines, how many were looked at for it, and where the next one begins."""

    lines: tuple[DecisionLine, ...]
    searched: int
    next: Point | None


def decisions(wanted: Wanted, after: Point | None) -> DecisionPage:
    """One page, in at most two statements; reading it is a row in the ledger."""
    size = MOST_SEARCHED if wanted.differs else SIZE
    rows = session().execute(_statement(wanted, after).limit(size + 1)).all()
    again, kept, seen = under(profile()), [], 0
    records = [record_of(row, asked_in_case) for row in rows[:size]]
    again.prepare(records)
    for row, record in zip(rows, records, strict=False):
        seen += 1
        found = again(record)
        if not wanted.differs or not found.same:
            kept.append((row, found))
        if len(kept) == SIZE:
            break
    ledger.record(action="decision.list", object_type="decision", detail={"rows": len(kept)})
    more = Point(on=rows[seen - 1].taken_on, id=rows[seen - 1].id) if seen and seen < len(rows) else None
    return DecisionPage(lines=_lines(kept), searched=seen, next=more)


def _statement(wanted: Wanted, after: Point | None) -> Select[*tuple[Any, ...]]:
    columns = (
        Decision.id, Decision.case_id, Decision.kind, Decision.label, Decision.team_code, Decision.taken_on,
        Decision.facts, Decision.findings, Decision.override_reason, Decision.by_id, Decision.profile_digest,
        Pupil.first_name, Pupil.infix, Pupil.family_name,
    )  # fmt: skip
    statement = (
        select(*columns)
        .join(SupportCase, (SupportCase.school_id == Decision.school_id) & (SupportCase.id == Decision.case_id))
        .join(Pupil, (Pupil.school_id == SupportCase.school_id) & (Pupil.id == SupportCase.pupil_id))
        .where(*_conditions(wanted))
        .order_by(Decision.taken_on.desc(), Decision.id.desc())
    )
    if after is None:
        return statement
    same_day = and_(Decision.taken_on == after.on, Decision.id < after.id)
    return statement.where(or_(Decision.taken_on < after.on, same_day))


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.kind:
        found.append(Decision.kind == wanted.kind)
    if wanted.team:
        found.append(Decision.team_code == ("" if wanted.team == OUTSIDE else wanted.team))
    if wanted.version:
        found.append(Decision.profile_digest == wanted.version)
    if wanted.first:
        found.append(Decision.taken_on >= wanted.first)
    if wanted.last:
        found.append(Decision.taken_on <= wanted.last)
    return found


def _lines(kept: Sequence[tuple[Row[Any], Replay]]) -> tuple[DecisionLine, ...]:
    names = names_of(row.by_id for row, _found in kept)
    return tuple(
        DecisionLine(
            id=row.id,
            case_id=row.case_id,
            on=row.taken_on,
            label=row.label,
            pupil=" ".join(part for part in (row.first_name, row.infix, row.family_name) if part),
            team=_team(row.team_code),
            by=names.get(row.by_id, ""),
            digest=row.profile_digest,
            overridden=bool(row.override_reason),
            now=found,
        )
        for row, found in kept
    )


def _team(code: str) -> str:
    try:
        return profile().team(code).short if code else ""
    except LookupError:
        return code
