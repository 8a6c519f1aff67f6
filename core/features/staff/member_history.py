"""What happened to a membership and its roles: made, changed, ended, by whom. Read from the ledger and the changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.access.people import Membership, MembershipRole
from core.contract.dates import in_words
from core.db.engine import session
from core.db.history import Change
from core.features.staff import roles
from core.web.language import _
from core.web.problems import Difference, StaleVersion

_MAKING = ("membership.add", "role.give", "link.make", "link.withdraw")
MOST = 100
"""The newest so many lines; older ones stay in the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened: a word ("Rol"), a sentence, when and by whom."""

    kind: str
    words: str
    at: datetime
    by: str


def history(membership: Membership, held: Sequence[MembershipRole]) -> tuple[HistoryLine, ...]:
    """Newest first. `held` are all roles the member has or had."""
    rows: dict[UUID, Membership | MembershipRole] = {membership.id: membership, **{role.id: role for role in held}}
    lines = [*_made(rows), *_changed(rows)]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True)[:MOST])


def stale(row: Membership, differences: Sequence[Difference]) -> StaleVersion:
    """Somebody saved first: who, when, and both texts."""
    last = session().scalars(select(Change).where(Change.object_id == row.id).order_by(Change.at.desc())).first()
    if last is None:
        raise LookupError("a newer version without a change row")
    return StaleVersion(who=last.person_name, at=last.at, differences=differences, version=row.version)


def _made(rows: Mapping[UUID, Membership | MembershipRole]) -> Iterable[HistoryLine]:
    links = {
        "link.make": _("Er is een eenmalige link gemaakt."),
        "link.withdraw": _("De eenmalige link is ingetrokken."),
    }
    statement = (
        select(LedgerEntry.at, LedgerEntry.person_name, LedgerEntry.action, LedgerEntry.object_id)
        .where(LedgerEntry.object_id.in_(tuple(rows)), LedgerEntry.action.in_(_MAKING))
        .order_by(LedgerEntry.at.desc())
        .limit(MOST)
    )
    for at, by, action, object_id in session().execute(statement):
        row = rows.get(object_id) if object_id else None
        if action in links:
            yield HistoryLine(kind=_("Link"), words=links[action], at=at, by=by)
        elif isinstance(row, MembershipRole):
            words = _(
                "%(rol)s, vanaf %(dag)s.",
                rol=roles.role_label(row.role_code, row.range_code),
                dag=in_words(row.starts_on),
            )
            yield HistoryLine(kind=_("Rol gegeven"), words=words, at=at, by=by)
        elif row is not None:
            words = _("Toegevoegd, vanaf %(dag)s.", dag=in_words(row.starts_on))
            yield HistoryLine(kind=_("Toegang"), words=words, at=at, by=by)


def _changed(rows: Mapping[UUID, Membership | MembershipRole]) -> Iterable[HistoryLine]:
    statement = (
        select(Change.object_id, Change.at, Change.person_name, Change.before)
        .where(Change.object_id.in_(tuple(rows)))
        .order_by(Change.at.desc(), Change.id.desc())
        .limit(MOST)
    )
    later: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for object_id, at, by, before in session().execute(statement):
        row = rows[object_id]
        after = {name: later[object_id].get(name, getattr(row, name, None)) for name in before}
        later[object_id].update(before)
        for name, old in before.items():
            if name in _LABELS:
                yield HistoryLine(kind=_kind(row), words=_words(name, old, after[name]), at=at, by=by)


_LABELS = {
    "ends_on": _("laatste dag"),
    "organisation": _("organisatie"),
    "days_per_week": _("dagen per week"),
    "kind": _("soort"),
}


def _kind(row: Membership | MembershipRole) -> str:
    return roles.role_label(row.role_code, row.range_code) if isinstance(row, MembershipRole) else _("Toegang")


def _words(name: str, old: Any, new: Any) -> str:
    return _("%(wat)s was %(oud)s, werd %(nieuw)s.", wat=_(_LABELS[name]), oud=_shown(old), nieuw=_shown(new))


def _shown(value: Any) -> str:
    if value is None or value == "":
        return _("leeg")
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    kinds = {"staff": _("medewerker"), "partner": _("partner")}
    return kinds.get(str(value)) or _as_day(str(value))


def _as_day(text: str) -> str:
    """Dates stand in the history as ISO texts."""
    try:
        return in_words(date.fromisoformat(text))
    except ValueError:
        return f"“{text}”"
