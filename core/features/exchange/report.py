"""The report of a delivery as its reader sees it: counts, remarks, and the lines of one kind, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.db.engine import session
from core.db.jobs import FAILED, Job
from core.features.cases.models import SupportCase
from core.features.exchange import words
from core.features.exchange.models import APPLYING, READ, WAITING, Delivery, DeliveryLine
from core.features.exchange.rules import Choice, Outcome
from core.features.pupils.service import year_label
from core.web.language import _, day_long
from core.web.paging import Asked

BUSY = (WAITING, APPLYING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One record in words. `changes`: label, what was, what becomes; `open_case` only for who may read the case."""

    id: UUID
    place: int
    line: int
    key: str
    name: str
    outcome: Outcome
    reasons: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]
    pupil_id: UUID | None
    open_case: bool
    choice: Choice
    choosable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the work on a delivery is. `failed` when it was given up."""

    percent: int
    stage: str
    busy: bool
    failed: bool


def lines(row: Delivery, outcome: str, asked: Asked) -> Sequence[ReportLine]:
    """One page of lines, one more than fits; of one kind when a kind is named."""
    statement = select(DeliveryLine).where(DeliveryLine.delivery_id == row.id).limit(asked.size + 1)
    if outcome in set(Outcome):
        statement = statement.where(DeliveryLine.outcome == outcome)
    edge = _edge(asked)
    if edge is not None and asked.before is not None:
        statement = statement.where(DeliveryLine.place < edge).order_by(DeliveryLine.place.desc())
    else:
        statement = statement.order_by(DeliveryLine.place)
        statement = statement.where(DeliveryLine.place > edge) if edge is not None else statement
    found = session().scalars(statement).all()
    readable = _readable_cases({line.pupil_id for line in found if line.open_case and line.pupil_id})
    note("import.read", row, {"rows": len(found)})
    return tuple(_shown(line, row, readable) for line in found)


def one(row: Delivery, line: DeliveryLine) -> ReportLine:
    """One line for the page on which it is decided."""
    readable = _readable_cases({line.pupil_id} if line.open_case and line.pupil_id else set())
    note("import.read", row, {"line": line.line})
    return _shown(line, row, readable, whole=True)


def place(asked: Asked) -> Asked:
    """Where the page begins; at the start when the address holds no place of ours."""
    return asked if _edge(asked) is not None else Asked(size=asked.size)


def _edge(asked: Asked) -> int | None:
    key = asked.after or asked.before or ()
    return int(key[0]) if len(key) == 1 and key[0].isascii() and key[0].isdigit() and len(key[0]) < 7 else None


def _readable_cases(pupils: set[UUID]) -> frozenset[UUID]:
    """The pupils of whom this reader may see the open case."""
    if not pupils:
        return frozenset()
    statement = select(SupportCase.pupil_id).where(SupportCase.pupil_id.in_(pupils), SupportCase.closed_on.is_(None))
    return frozenset(session().scalars(statement))


def _shown(line: DeliveryLine, row: Delivery, readable: frozenset[UUID], *, whole: bool = False) -> ReportLine:
    outcome = Outcome(line.outcome)
    undecided = outcome is Outcome.DOUBTFUL or (outcome is Outcome.LEFT and line.pupil_id is not None)
    return ReportLine(
        id=line.id,
        place=line.place,
        line=line.line,
        key=line.key,
        name=line.name or _("naamloos"),
        outcome=outcome,
        reasons=tuple(words.because(reason, detail) for reason, detail in line.reasons),
        changes=tuple(
            (_(words.FIELDS[name]), in_words(name, line.was.get(name)), in_words(name, value))
            for name, value in line.values.items()
            if outcome is not Outcome.NEW and (whole or line.was.get(name) != value)
        ),
        pupil_id=line.pupil_id,
        open_case=line.pupil_id in readable,
        choice=Choice(line.choice),
        choosable=undecided and row.state == READ,
    )


def in_words(name: str, value: object) -> str:
    """A value as people read it."""
    if value in (None, ""):
        return _("leeg")
    if name in ("birth_date", "enrolled_on", "left_on"):
        return day_long(date.fromisoformat(str(value)))
    return (year_label(int(str(value))) or str(value)) if name == "year_rank" else str(value)


def progress_of(row: Delivery) -> Progress:
    """How far the reading or the applying is."""
    job = session().scalars(select(Job).where(Job.id == row.job_id)).one_or_none() if row.job_id else None
    failed = job is not None and job.state == FAILED
    return Progress(
        percent=job.percent if job else 0,
        stage=(job.stage if job else "") or _("Wacht op een vrije plek in de rij"),
        busy=row.state in BUSY and not failed,
        failed=failed and row.state in BUSY,
    )


def note(action: str, row: Delivery, detail: Mapping[str, Any]) -> None:
    """A row in the ledger about this delivery."""
    ledger.record(action=action, object_type="delivery", object_id=row.id, detail=detail)


def refused(row: Delivery) -> list[dict[str, Any]]:
    """Every refused record: line, key and reason."""
    statement = select(DeliveryLine).where(
        DeliveryLine.delivery_id == row.id, DeliveryLine.outcome == Outcome.REFUSED.value
    )
    return [
        {"line": line.line, "key": line.key, "reason": " ".join(words.because(*reason) for reason in line.reasons)}
        for line in session().scalars(statement.order_by(DeliveryLine.place))
    ]
