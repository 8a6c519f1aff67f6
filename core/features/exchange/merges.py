"""Two records of one child made one, and apart again. Nothing is erased: the other record stays, without its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.beyond import beyond_need_to_know
from core.access.scope import scope
from core.db import raw
from core.db.engine import session
from core.db.history import because
from core.features.cases.models import SupportCase
from core.features.exchange import merge_rows
from core.features.exchange.merge_values import FOLLOWS, after, as_kept, differs, follow_name, put_back
from core.features.exchange.models import PupilMerge
from core.features.pupils.models import Guardianship, Pupil, PupilMentor
from core.features.pupils.service import pupil_of
from core.web.language import _
from core.web.problems import Conflict, NotFound, Problem

KEPT, GONE = "kept", "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeWish:
    """What stays. `choices` say per part (name, birth_date, place, dates, mentors) from which record; `guardians` are
    the guardianships that go on."""

    choices: Mapping[str, str]
    guardians: frozenset[UUID]
    reason: str


def pair(kept_id: UUID, gone_id: UUID) -> tuple[Pupil, Pupil]:
    """Both records. Problem when they are one record, or when one was merged already."""
    kept, gone = pupil_of(kept_id), pupil_of(gone_id)
    if kept.id == gone.id:
        raise Problem(_("Dit is één en dezelfde leerling. Kies een andere."))
    if kept.merged_into_id or gone.merged_into_id:
        raise Problem(_("Een van deze twee is al samengevoegd."))
    return kept, gone


def stopped_by(kept_id: UUID, gone_id: UUID) -> str:
    """Why these two cannot be merged now; empty when they can. On one route one pupil has one open case."""
    statement = select(SupportCase.route_code, SupportCase.pupil_id).where(
        SupportCase.pupil_id.in_([kept_id, gone_id]), SupportCase.closed_on.is_(None)
    )
    routes = session().execute(statement.execution_options(**beyond_need_to_know("one-per-route"))).all()
    mine, theirs = ({row.route_code for row in routes if row.pupil_id == one} for one in (kept_id, gone_id))
    if mine & theirs:
        return _(
            "Voor allebei loopt een dossier op dezelfde route. Laat wie over de zorg gaat er eerst een sluiten; "
            "daarna kun je samenvoegen."
        )
    return ""


def merge(kept_id: UUID, gone_id: UUID, wish: MergeWish) -> PupilMerge:
    """Make them one. Everything that hangs on `gone` comes to hang on `kept`; what was there is kept for undoing."""
    raw.one_at_a_time(f"merge:{scope().school_id}")
    kept, gone = pair(kept_id, gone_id)
    if said := stopped_by(kept_id, gone_id):
        raise Conflict(said)
    with because(_("Samengevoegd: %(reden)s", reden=wish.reason)):
        was, moved = _move(kept, gone, wish)
    row = PupilMerge(
        kept_id=kept_id,
        gone_id=gone_id,
        reason=wish.reason,
        was=was,
        moved=moved,
        made_at=scope().now,
        made_by=scope().membership_id,
    )
    session().add(row)
    _record("pupil.merge", row, {table: len(ids) for table, ids in moved.items()})
    return row


def _move(kept: Pupil, gone: Pupil, wish: MergeWish) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Do it; returns what was there before, and the ids of what moved."""
    values = after(kept, gone, wish.choices)
    was: dict[str, Any] = {KEPT: as_kept(kept, values), GONE: as_kept(gone, ("left_on",))}
    was["ended"] = _end_mentors(kept.id, gone.id, wish.choices.get("mentors", KEPT))
    was["ties"] = _end_ties(kept.id, gone.id, wish.guardians)
    moved = merge_rows.move(gone.id, kept.id)
    for name, value in values.items():
        setattr(kept, name, value)
    was["set"] = as_kept(kept, values)
    gone.merged_into_id = kept.id
    gone.left_on = gone.left_on or max(gone.enrolled_on, scope().today - timedelta(days=1))
    return was, moved


def _end_mentors(kept_id: UUID, gone_id: UUID, choice: str) -> dict[str, str | None]:
    """At one time a pupil has one mentor of each role: where both have one, the other ends. Returns what was there."""
    statement = select(PupilMentor).where(PupilMentor.pupil_id.in_([kept_id, gone_id]), PupilMentor.ends_on.is_(None))
    rows = session().scalars(statement).all()
    stays, stops = (kept_id, gone_id) if choice == KEPT else (gone_id, kept_id)
    roles = {row.role_code for row in rows if row.pupil_id == stays}
    ended: dict[str, str | None] = {}
    for row in rows:
        if row.pupil_id == stops and row.role_code in roles:
            ended[str(row.id)] = None
            row.ends_on = max(scope().today, row.starts_on) - timedelta(days=1)
    # the key on one open mentor per role must see the end before the move
    session().flush()
    return ended


def _end_ties(kept_id: UUID, gone_id: UUID, staying: frozenset[UUID]) -> dict[str, str | None]:
    statement = select(Guardianship).where(
        Guardianship.pupil_id.in_([kept_id, gone_id]), Guardianship.ended_on.is_(None)
    )
    ended: dict[str, str | None] = {}
    for tie in session().scalars(statement):
        if tie.id not in staying:
            ended[str(tie.id)] = None
            tie.ended_on = scope().today
    session().flush()
    return ended


def merge_of(merge_id: UUID) -> PupilMerge:
    """The merge; NotFound otherwise."""
    found = session().scalars(select(PupilMerge).where(PupilMerge.id == merge_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def merges_of(pupil_id: UUID) -> Sequence[PupilMerge]:
    """The merges of which this pupil is what was kept, newest first, those that stand."""
    statement = select(PupilMerge).where(PupilMerge.kept_id == pupil_id, PupilMerge.undone_at.is_(None))
    return session().scalars(statement.order_by(PupilMerge.made_at.desc(), PupilMerge.id.desc())).all()


def undo(row: PupilMerge, reason: str) -> tuple[str, ...]:
    """Make them two again, as they were. Returns the columns that somebody changed since: these stay as they are."""
    raw.one_at_a_time(f"merge:{scope().school_id}")
    if row.undone_at is not None:
        raise Conflict(_("Deze samenvoeging is al ongedaan gemaakt."))
    kept, gone = pupil_of(row.kept_id), pupil_of(row.gone_id)
    if kept.merged_into_id is not None or merges_of(row.kept_id)[0].id != row.id:
        raise Conflict(_("Maak eerst de samenvoeging ongedaan die hierna kwam."))
    with because(_("Samenvoeging ongedaan gemaakt: %(reden)s", reden=reason)):
        merge_rows.move_back(row.moved, kept.id, gone.id)
        session().flush()
        _open_again(PupilMentor, "ends_on", row.was["ended"])
        _open_again(Guardianship, "ended_on", row.was["ties"])
        later = differs(kept, row.was["set"])
        put_back(kept, {name: value for name, value in row.was[KEPT].items() if name not in later})
        if FOLLOWS & set(row.was["set"]):
            follow_name(kept)
        put_back(gone, row.was[GONE])
        gone.merged_into_id = None
    row.undone_at, row.undone_by, row.undo_reason = scope().now, scope().membership_id, reason
    _record("pupil.unmerge", row, {"later": sorted(later)})
    return tuple(sorted(later))


def _open_again(cls: type[Any], column: str, ended: Mapping[str, str | None]) -> None:
    ids = [UUID(text) for text in ended]
    for one in session().scalars(select(cls).where(cls.id.in_(ids))) if ids else ():
        before = ended[str(one.id)]
        setattr(one, column, date.fromisoformat(before) if before else None)
    session().flush()


def _record(action: str, row: PupilMerge, detail: Mapping[str, Any]) -> None:
    for pupil_id in (row.kept_id, row.gone_id):
        ledger.record(
            action=action, object_type="pupil_merge", object_id=row.id, pupil_id=pupil_id, detail=dict(detail)
        )
