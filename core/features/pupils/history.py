"""What changed about a pupil and the guardians, in words. Of an address only that it changed: it may be secret."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from core.db.engine import session
from core.db.history import Change
from core.features.pupils.guardians import Contact
from core.features.pupils.models import PupilGroup
from core.features.pupils.service import year_label
from core.web.language import _, day_long

MOST = 50
_LABELS: Mapping[str, str] = {
    "first_name": _("roepnaam"),
    "infix": _("tussenvoegsel"),
    "family_name": _("achternaam"),
    "number": _("leerlingnummer"),
    "birth_date": _("geboortedatum"),
    "year_rank": _("leerjaar"),
    "group_id": _("groep"),
    "enrolled_on": _("ingeschreven op"),
    "left_on": _("laatste dag op school"),
    "in_netherlands_since": _("in Nederland sinds"),
    "flags": _("kenmerken"),
    "merged_into_id": _("samengevoegd"),
    "name": _("naam"),
    "phone": _("telefoon"),
    "mail": _("e-mailadres"),
    "address": _("adres"),
    "secret_address": _("geheim adres"),
    "relation": _("relatie"),
    "authority": _("gezag"),
    "lives_apart": _("woont apart"),
    "ended_on": _("beëindigd op"),
}
_UNSAID = frozenset({"address", "secret_address", "phone", "mail", "merged_into_id"})
_DATES = frozenset({"birth_date", "enrolled_on", "left_on", "in_netherlands_since", "ended_on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One edit: who, when, of whom (empty: the pupil), what it was before, and why."""

    at: datetime
    who: str
    about: str
    was: tuple[str, ...]
    reason: str


def changes_of(pupil_id: UUID, contacts: tuple[Contact, ...]) -> tuple[ChangeLine, ...]:
    """The last fifty edits of the pupil and of the guardians, newest first. One statement, and one for group names."""
    about = {pupil_id: ""}
    for contact in contacts:
        about |= {contact.id: contact.name, contact.guardian_id: contact.name}
    statement = (
        select(Change).where(Change.object_id.in_(about)).order_by(Change.at.desc(), Change.id.desc()).limit(MOST)
    )
    changes = session().scalars(statement).all()
    groups = _group_labels(changes_before("group_id", [change.before for change in changes]))
    return tuple(
        ChangeLine(
            at=change.at,
            who=change.person_name,
            about=about[change.object_id],
            was=tuple(_was(name, value, groups) for name, value in change.before.items() if name in _LABELS),
            reason=change.reason,
        )
        for change in changes
    )


def changes_before(name: str, before: list[dict[str, object]]) -> set[UUID]:
    """The ids that stood in a column before."""
    return {UUID(str(values[name])) for values in before if values.get(name)}


def _group_labels(ids: set[UUID]) -> Mapping[str, str]:
    if not ids:
        return {}
    found = session().execute(select(PupilGroup.id, PupilGroup.label).where(PupilGroup.id.in_(ids)))
    return {str(row.id): row.label for row in found}


def _was(name: str, value: object, groups: Mapping[str, str]) -> str:
    label = _(_LABELS[name])
    if name in _UNSAID:
        return label
    said = str(value) if value not in (None, "") else _("leeg")
    if value is None or value == "":
        pass
    elif name in _DATES:
        said = day_long(date.fromisoformat(str(value)))
    elif name == "group_id":
        said = groups.get(str(value), _("een andere groep"))
    elif name == "year_rank":
        said = year_label(int(str(value))) or said
    elif isinstance(value, bool):
        said = _("ja") if value else _("nee")
    elif isinstance(value, list):
        said = ", ".join(map(str, value)) or _("geen")
    return _("%(wat)s (was: %(oud)s)", wat=label, oud=said)
