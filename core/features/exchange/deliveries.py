"""Files that came in: taking one, reading it into a proposal, forgetting it. Nothing here changes a pupil."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from flask import current_app
from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.db.engine import session
from core.db.jobs import When, enqueue
from core.features.exchange import words
from core.features.exchange.models import APPLYING, MAPPING, READ, WAITING, Delivery, DeliveryMapping
from core.features.exchange.records import WholeFileRefused
from core.features.exchange.table_file import NEEDED, table_head
from core.web.again import ask_again
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound

READ_JOB, APPLY_JOB, FORGET_JOB = "exchange.read", "exchange.apply", "exchange.forget"
KEPT = timedelta(days=7)
"""How long a file that nobody applied is kept, and what was proposed for each pupil in it."""
MOST_LISTED = 100
KINDS = ("edexml", "csv")


def most_bytes() -> int:
    """The largest file that is read: the limit of the platform."""
    return int(current_app.config["LARGEST_FILE_MB"]) * 1024 * 1024


def receive(kind: str, name: str, data: bytes) -> Delivery:
    """Keep a file and have it read. A table whose columns the school did not name yet waits for that."""
    _check_size(data)
    row = Delivery(
        kind=kind,
        name=_file_name(name),
        size=len(data),
        digest=sha256(data).hexdigest(),
        content=data,
        state=WAITING,
        told={},
        columns={},
        confirmed=[],
        made_at=scope().now,
        made_by=scope().membership_id,
    )
    if kind == "csv":
        _know_columns(row, data)
    session().add(row)
    session().flush()
    ledger.record(action="import.upload", object_type="delivery", object_id=row.id, detail={"kind": kind})
    enqueue(FORGET_JOB, {"delivery": str(row.id)}, when=When(delay=KEPT + timedelta(hours=1)))
    if row.state == WAITING:
        ask_reading(row)
    return row


def _check_size(data: bytes) -> None:
    if not data:
        raise _wrong(_("Dit bestand is leeg."))
    if len(data) > most_bytes():
        raise _wrong(_("Dit bestand is te groot. Het mag %(mb)s MB zijn.", mb=most_bytes() // 1024**2))


def _wrong(said: str) -> Invalid:
    return Invalid(said, errors={"file": [said]})


def _file_name(name: str) -> str:
    """The name without folders and odd characters, for people to recognise the file by."""
    plain = "".join(char for char in name.replace("\\", "/").rsplit("/", 1)[-1] if char.isprintable())
    return plain[:200] or _("naamloos bestand")


def _know_columns(row: Delivery, data: bytes) -> None:
    try:
        head = table_head(data)
    except WholeFileRefused as refused:
        raise _wrong(words.whole(refused)) from refused
    row.told = {"columns": list(head.columns)}
    row.columns = {name: column for name, column in mapping().items() if column in head.columns}
    if not all(row.columns.get(name) for name in NEEDED):
        row.state = MAPPING


def mapping() -> Mapping[str, str]:
    """Which column holds what, as this school said it last; empty when it never did."""
    found = session().scalars(select(DeliveryMapping)).one_or_none()
    return dict(found.columns) if found else {}


def keep_mapping(row: Delivery, columns: Mapping[str, str]) -> None:
    """The school's word on its columns: for this file, and for the next ones. Then the file is read."""
    if row.state not in (MAPPING, WAITING, READ):
        raise Conflict(_("Dit bestand is al verwerkt of weg."))
    found = session().scalars(select(DeliveryMapping)).one_or_none()
    if found is None:
        session().add(DeliveryMapping(columns=dict(columns)))
    elif found.columns != dict(columns):
        found.columns = dict(columns)
    row.columns = dict(columns)
    row.state = WAITING
    ledger.record(action="import.columns", object_type="delivery", object_id=row.id)
    ask_reading(row)


def ask_reading(row: Delivery) -> None:
    """Put the reading in the queue."""
    job = enqueue(READ_JOB, {"delivery": str(row.id)}, requested_by=scope().membership_id)
    session().flush()
    row.job_id = job.id


def try_again(row: Delivery) -> None:
    """Ask again for what was given up: reading the file, or doing what was confirmed. Conflict when nothing waits."""
    if row.state not in (WAITING, APPLYING):
        raise Conflict(_("Er is geen werk aan dit bestand dat opnieuw kan."))
    ask_again(row.job_id)
    ledger.record(action="import.again", object_type="delivery", object_id=row.id, detail={"state": row.state})


def delivery_of(delivery_id: UUID) -> Delivery:
    """The file of this school; NotFound otherwise."""
    found = session().scalars(select(Delivery).where(Delivery.id == delivery_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def deliveries() -> Sequence[Delivery]:
    """The last files, newest first."""
    return (
        session()
        .scalars(select(Delivery).order_by(Delivery.made_at.desc(), Delivery.id.desc()).limit(MOST_LISTED))
        .all()
    )
