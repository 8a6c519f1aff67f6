"""The rows of the ledger as people read them: page by page, newest first, with names where the reader may know them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from core.access import ledger
from core.access.ledger import BEHALF_OF, LedgerEntry
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.insight.rules import OUTSIDE, READ, REFUSED, WRITTEN
from core.features.insight.words import words_of
from core.features.pupils.models import Pupil
from core.features.staff.colleagues import names_of
from core.web.language import _
from core.web.paging import Asked
from core.web.problems import Invalid

READING = ("%.read", "%.list", "%.search", "%.print", "%.export", "%.choose", "%.hand_out", "%.fetch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader asked for; empty means everything."""

    who: str = ""
    pupil: str = ""
    what: str = ""
    purpose: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One act: when, who, in which role, what, about whom, why, under which rule, and how it ended."""

    id: UUID
    at: datetime
    who: str
    role: str
    what: str
    pupil: str
    case_id: UUID | None
    purpose: str
    rule: str
    refused: bool
    behalf_of: str


def knows_pupils() -> bool:
    """Whether the reader may know about whom there is a case."""
    return Permission.CASES_READ_ALL in scope().permissions


def lines(wanted: Wanted, asked: Asked) -> tuple[Line, ...]:
    """One page, and one row more than fits. Reading the ledger is itself a row in it. At most two statements.

    Invalid when a pupil is looked for by who may not read every case: the answer would say that there is one.
    """
    if wanted.pupil and not knows_pupils():
        said = _("Zoeken op leerling kan alleen wie alle dossiers mag lezen.")
        raise Invalid(said, errors={"pupil": [said]})
    # many acts name only the case; through the wall its pupil is known to who may see that case
    about = func.coalesce(LedgerEntry.pupil_id, SupportCase.pupil_id)
    statement = (
        select(LedgerEntry, Pupil)
        .outerjoin(
            SupportCase, and_(SupportCase.school_id == LedgerEntry.school_id, SupportCase.id == LedgerEntry.case_id)
        )
        .outerjoin(Pupil, and_(Pupil.school_id == LedgerEntry.school_id, Pupil.id == about))
        .where(*_conditions(wanted))
    )
    if (key := _key(asked.after)) is not None:
        statement = statement.where(LedgerEntry.id < key)
    elif (key := _key(asked.before)) is not None:
        statement = statement.where(LedgerEntry.id > key)
    order = LedgerEntry.id.asc() if asked.before else LedgerEntry.id.desc()
    rows = session().execute(statement.order_by(order).limit(asked.size + 1)).all()
    absent = names_of(_behalf(row[0]) for row in rows)
    ledger.record(action="ledger.read", object_type="ledger_entry", detail={"rows": len(rows)})
    return tuple(_line(entry, pupil, absent) for entry, pupil in rows)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.who:
        places = (LedgerEntry.person_name, LedgerEntry.organisation)
        found.append(or_(*(place.icontains(wanted.who, autoescape=True) for place in places)))
    if wanted.pupil:
        names = (Pupil.first_name, Pupil.family_name)
        found += [or_(*(n.icontains(word, autoescape=True) for n in names)) for word in wanted.pupil.split()]
    if wanted.purpose:
        found.append(LedgerEntry.purpose == wanted.purpose)
    if wanted.first:
        found.append(LedgerEntry.at >= _midnight(wanted.first))
    if wanted.last:
        found.append(LedgerEntry.at < _midnight(wanted.last + timedelta(days=1)))
    return found + _of_kind(wanted.what)


def _of_kind(what: str) -> list[ColumnElement[bool]]:
    reading = or_(*(LedgerEntry.action.like(pattern) for pattern in READING))
    found: dict[str, list[ColumnElement[bool]]] = {
        READ: [reading],
        WRITTEN: [~reading, LedgerEntry.outcome == ledger.DONE],
        REFUSED: [LedgerEntry.outcome != ledger.DONE],
        OUTSIDE: [LedgerEntry.organisation.is_not(None)],
    }
    return found.get(what, [])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _key(parts: Sequence[str] | None) -> UUID | None:
    """The id in a key of the address; a forged one counts as none."""
    try:
        return UUID(parts[0]) if parts else None
    except ValueError:
        return None


def _behalf(entry: LedgerEntry) -> UUID | None:
    found = (entry.detail or {}).get(BEHALF_OF)
    return UUID(found) if found else None


def _line(entry: LedgerEntry, pupil: Pupil | None, absent: dict[UUID, str]) -> Line:
    # who may not read every case does not learn here about whom there is one
    knows = knows_pupils()
    behalf = _behalf(entry)
    return Line(
        id=entry.id,
        at=entry.at,
        who=entry.person_name,
        role=entry.organisation or ", ".join(_roles(entry.roles)),
        what=words_of(entry.action),
        pupil=(pupil.full_name if knows else _("een leerling")) if pupil else "",
        case_id=entry.case_id if knows else None,
        purpose=entry.purpose,
        rule=entry.rule or "",
        refused=entry.outcome != ledger.DONE,
        behalf_of=absent.get(behalf, "") if behalf else "",
    )


def _roles(codes: Sequence[str]) -> list[Any]:
    labels = {role.code: role.label for role in profile().staff_roles}
    return [labels.get(code, code) for code in codes]
