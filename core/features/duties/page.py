"""What the page of one duty shows: whose, why, until when, and everything that was done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.source import Source
from core.db.engine import session
from core.db.history import Change
from core.features.duties import rights, rules, service
from core.features.duties.models import Duty
from core.features.pupils.models import Pupil
from core.features.staff.colleagues import names_of
from core.web.language import _, day_long
from core.web.rows import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPage:
    """One duty as its page shows it. `owner` is a name, or the role in words; `late` the days too late, as it stands
    or as it ended; `may_act` whether the reader may do something with it; `by_hand` whether a tick ends it."""

    duty: Duty
    pupil: Pupil | None
    owner: str
    source: Source | None
    late: int
    may_act: bool
    by_hand: bool
    history: tuple[Entry, ...]

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.duty.closed_on is None


def duty_page(duty_id: UUID) -> DutyPage:
    """The duty with its history; NotFound where the reader may not know of it. Leaves a row in the ledger."""
    duty = service.duty_of(duty_id)
    changes = session().scalars(
        select(Change).where(Change.object_id == duty.id, Change.table_name == "duty").order_by(Change.at, Change.id)
    )
    edits = tuple(changes)
    names = names_of([duty.owner_id, duty.made_by, *_earlier_owners(edits)])
    pupil = session().scalars(select(Pupil).where(Pupil.id == duty.pupil_id)).one_or_none() if duty.pupil_id else None
    ledger.record(
        action="duty.read", object_type="duty", object_id=duty.id, pupil_id=duty.pupil_id, case_id=duty.case_id
    )
    return DutyPage(
        duty=duty,
        pupil=pupil,
        owner=owner_words(duty, names),
        source=service.source_of(duty),
        late=rules.was_late(duty.due_on, duty.met_on, scope().today),
        may_act=rights.may_act(duty),
        by_hand=rules.is_ticked_off_by_hand(duty.kind, duty.rule),
        history=history_of(duty, edits, names),
    )


def owner_words(duty: Duty, names: Mapping[UUID, str]) -> str:
    """Whose it is: the person, or everybody with the role."""
    if duty.owner_id is not None:
        return _("%(name)s, %(role)s", name=names.get(duty.owner_id, "?"), role=role_label(duty.owner_role))
    return _("iedereen met de rol %(role)s", role=role_label(duty.owner_role))


def role_label(code: str) -> str:
    """The role in the school's words; the code itself for one that the profile no longer knows."""
    try:
        return profile().role(code).label
    except LookupError:
        return code


def role_short(code: str) -> str:
    """The role as people on the floor say it ("KC"), where the school has a short word for it."""
    try:
        role = profile().role(code)
    except LookupError:
        return code
    return role.short or role.label


def range_label(role: str, code: str | None) -> str:
    """The part of the school that a holder answers for, in words; empty when the role has no parts."""
    try:
        return next((part.label for part in profile().role(role).ranges if part.code == code), "")
    except LookupError:
        return ""


def history_of(duty: Duty, edits: Sequence[Change], names: Mapping[UUID, str]) -> tuple[Entry, ...]:
    """What was done with it, newest first. A row of changes holds what was there before, so it is read backwards."""
    current: dict[str, Any] = {
        "owner_id": str(duty.owner_id) if duty.owner_id else None,
        "closed_on": duty.closed_on,
        "close_reason": duty.close_reason,
    }
    found: list[Entry] = []
    for edit in reversed(edits):
        found += _told(edit, current, names)
        current |= edit.before
    made = names.get(duty.made_by) if duty.made_by else None
    words = _("Sinds %(day)s.", day=day_long(duty.started_on))
    by = _("Door wat %(who)s deed.", who=made) if duty.kind != "task" else _("Gevraagd door %(who)s.", who=made)
    found.append(Entry(kind=_("Begonnen"), words=f"{words} {by}" if made else words, on=duty.started_on))
    return tuple(found)


def _told(edit: Change, after: Mapping[str, Any], names: Mapping[UUID, str]) -> list[Entry]:
    found = []
    if "owner_id" in edit.before:
        owner = names.get(UUID(after["owner_id"])) if after["owner_id"] else None
        words = _("Aan %(who)s, door %(by)s.", who=owner or _("de rol"), by=edit.person_name)
        found.append(Entry(kind=_("Overgedragen"), words=_with_reason(words, edit.reason), on=edit.at))
    if "closed_on" in edit.before:
        by = _("Door %(by)s.", by=edit.person_name)
        if after["closed_on"] is None:
            found.append(Entry(kind=_("Teruggezet op de lijst"), words=by, on=edit.at))
        else:
            found.append(Entry(kind=_("Klaar"), words=_with_reason(by, after["close_reason"] or ""), on=edit.at))
    return found


def _with_reason(words: str, reason: str) -> str:
    return f"{words} {reason}" if reason else words


def _earlier_owners(edits: Sequence[Change]) -> list[UUID]:
    return [UUID(edit.before["owner_id"]) for edit in edits if edit.before.get("owner_id")]


def day_words(day: date | None) -> str:
    """The last day in a sentence, or that there is none."""
    return day_long(day) if day else _("geen datum afgesproken")
