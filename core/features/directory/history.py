"""What was said of a partner, when and by whom: checks, contact persons and notes, with what stood there before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.db.history import Change
from core.features.directory.models import PartnerCheck, PartnerContact, PartnerNote
from core.features.directory.rules import CHECKED
from core.web.language import _

MOST = 200
_SAID = ("words", "replaces", "name", "phone", "mail")
"""Columns that hold what was said; the others say who and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that somebody did: the day, who, what, and the text of it (`words`) or why (`reason`)."""

    on: date
    who: str
    kind: str
    words: str = ""
    reason: str = ""
    order: tuple[date, str]


def lines(partner_code: str) -> tuple[HistoryLine, ...]:
    """Newest first. Four statements."""
    notes = list(session().scalars(select(PartnerNote).where(PartnerNote.partner_code == partner_code)))
    contacts = list(session().scalars(select(PartnerContact).where(PartnerContact.partner_code == partner_code)))
    checks = session().scalars(select(PartnerCheck).where(PartnerCheck.partner_code == partner_code))
    rows: dict[object, PartnerNote | PartnerContact] = {row.id: row for row in notes}
    rows |= {row.id: row for row in contacts}
    changes = _changes(list(rows))
    found = [_check(row) for row in checks]
    for key, row in rows.items():
        found += _of_row(row, changes.get(key, ()))
    return tuple(sorted(found, key=lambda line: line.order, reverse=True)[:MOST])


def _changes(ids: list[object]) -> Mapping[object, list[Change]]:
    found: dict[object, list[Change]] = {}
    statement = select(Change).where(Change.object_id.in_(ids)).order_by(Change.at, Change.id)
    for change in session().scalars(statement) if ids else ():
        found.setdefault(change.object_id, []).append(change)
    return found


def _check(row: PartnerCheck) -> HistoryLine:
    kind = _("keek de gegevens na") if row.outcome == CHECKED else _("nam het nakijken terug")
    return HistoryLine(on=row.on, who=row.person_name, kind=kind, order=(row.on, str(row.id)))


def _of_row(row: PartnerNote | PartnerContact, changes: Iterable[Change]) -> Iterator[HistoryLine]:
    """The row as it was first written, and each edit with what it then became."""
    states = [_state(row)]
    edits = list(changes)
    for change in reversed(edits):
        states.insert(0, {**states[0], **change.before})
    first = states[0]
    is_note = isinstance(row, PartnerNote)
    kind = _("schreef een notitie") if is_note else _("verbeterde de contactpersoon")
    on = _day(first["on"])
    yield HistoryLine(on=on, who=str(first["person_name"]), kind=kind, words=_words(first), order=(on, str(row.id)))
    for change, state in zip(edits, states[1:], strict=True):
        yield _edit(change, state, is_note=is_note)


def _edit(change: Change, state: Mapping[str, Any], *, is_note: bool) -> HistoryLine:
    away = "withdrawn_on" in change.before
    if is_note:
        kind = _("trok een notitie in") if away else _("veranderde een notitie")
    else:
        kind = _("trok een verbetering in") if away else _("veranderde de contactpersoon")
    on = change.at.astimezone(AMSTERDAM).date()
    return HistoryLine(
        on=on, who=change.person_name, kind=kind, words=_words(state), reason=change.reason, order=(on, str(change.id))
    )


def _state(row: PartnerNote | PartnerContact) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _words(state: Mapping[str, Any]) -> str:
    said = ", ".join(dict.fromkeys(str(state[name]) for name in _SAID if state.get(name)))
    return said + (" " + _("(werkt hier niet meer)") if state.get("gone") else "")


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))
