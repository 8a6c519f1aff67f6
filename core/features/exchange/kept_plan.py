"""A file read into a proposal, and the proposal kept: what is said, what to confirm, a line for each record."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, select

from core.access import ledger
from core.access.scope import scope
from core.db.engine import session
from core.features.exchange import words
from core.features.exchange.child import Progress, read_file
from core.features.exchange.comparison import compare
from core.features.exchange.deliveries import most_bytes
from core.features.exchange.known_school import known_pupils, own_brin, year_called, year_of
from core.features.exchange.models import APPLIED, APPLYING, FORGOTTEN, READ, REFUSED, Delivery, DeliveryLine
from core.features.exchange.records import FileRecords, WholeFileRefused
from core.features.exchange.rules import Outcome, Plan, PlanLine, to_confirm
from core.web.language import _
from core.web.problems import NotFound


def contents_of(row: Delivery, progress: Progress | None = None) -> FileRecords:
    """What the file says. Raises `WholeFileRefused`; NotFound when the file is no longer kept."""
    if row.content is None:
        raise NotFound(_("Dit bestand is niet meer bewaard."))
    return read_file(row.kind, row.content, most_bytes(), mapping=row.columns, progress=progress)


def plan_of(source: str, contents: FileRecords) -> tuple[Plan, dict[str, Any]]:
    """What is proposed now, and what there is to say about the whole file."""
    known = known_pupils(source)
    plan = compare(contents, known, year_of if source == "edexml" else year_called, scope().today)
    keyed = sum(bool(pupil.keys) and pupil.is_here(scope().today) for pupil in known)
    head = contents.head
    told: dict[str, Any] = {
        "version": head.version,
        "school_year": head.school_year,
        "brin": head.brin,
        "day": head.day.isoformat() if head.day else "",
        "staff": contents.staff,
        "dropped": dict(contents.dropped),
        "unkeyed": plan.unkeyed,
        "counts": {outcome.value: plan.count(outcome) for outcome in Outcome},
        "own_brin": own_brin(),
    }
    told["confirm"] = [one.value for one in to_confirm(head, plan, told["own_brin"], keyed, scope().today)]
    return plan, told


def read(row: Delivery, progress: Progress | None = None) -> None:
    """Read the file and keep what is proposed. A file that cannot be taken is refused as a whole, with the reason."""
    try:
        contents = contents_of(row, progress)
    except WholeFileRefused as refused:
        row.state, row.refusal, row.content = REFUSED, words.whole(refused)[:400], None
        row.told = {**row.told, "line": refused.line}
        return
    keep(row, *plan_of(row.kind, contents))


def keep(row: Delivery, plan: Plan, told: Mapping[str, Any]) -> None:
    """Keep a proposal, with the choices that people made about the same record of an earlier one."""
    earlier = {
        (line.key, line.outcome, line.pupil_id): line.choice
        for line in session().scalars(select(DeliveryLine).where(DeliveryLine.delivery_id == row.id))
    }
    forget_lines(row)
    for place, line in enumerate(plan.lines):
        choice = earlier.get((line.key, line.outcome.value, line.pupil_id), "")
        session().add(_stored(row, place, line, choice))
    row.told = {**{k: v for k, v in row.told.items() if k == "columns"}, **told}
    row.plan_digest = digest_of(plan)
    row.state = READ
    session().flush()


def _stored(row: Delivery, place: int, line: PlanLine, choice: str) -> DeliveryLine:
    return DeliveryLine(
        delivery_id=row.id,
        place=place,
        line=line.line,
        key=line.key,
        name=line.name[:200],
        outcome=line.outcome.value,
        reasons=[[remark.reason.value, remark.detail[:200]] for remark in line.reasons],
        pupil_id=line.pupil_id,
        values=dict(line.values),
        was=dict(line.was),
        open_case=line.open_case,
        choice=choice,
    )


def digest_of(plan: Plan) -> str:
    """The same for the same proposal, whatever the moment."""
    said = [
        [line.line, line.key, line.outcome.value, str(line.pupil_id), line.version, sorted(line.values.items())]
        for line in plan.lines
    ]
    return sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def forget_lines(row: Delivery) -> None:
    """Erase what was proposed for each pupil."""
    session().flush()
    session().execute(
        delete(DeliveryLine).where(DeliveryLine.delivery_id == row.id).execution_options(synchronize_session=False)
    )


def forget(row: Delivery) -> None:
    """Erase the file and what was proposed for each pupil. The counts stay, and that it was there."""
    row.content = None
    forget_lines(row)
    if row.state not in (APPLIED, REFUSED, APPLYING):
        row.state = FORGOTTEN


def throw_away(row: Delivery) -> None:
    """Somebody wants the file gone now."""
    forget(row)
    if row.state == APPLYING:
        row.state = FORGOTTEN
    ledger.record(action="import.forget", object_type="delivery", object_id=row.id)
