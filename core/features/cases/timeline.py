"""The timeline of a case: what happened, newest first, in kinds that people filter by."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from uuid import UUID

from flask import url_for

from core.features.cases.models import CaseEvent, CaseNote
from core.web.language import _, ngettext
from core.web.problems import Way
from core.web.rows import Entry


class Group(StrEnum):
    """The filters of the timeline; the value stands in the address."""

    ALL = "alles"
    TALKS = "gesprekken"
    DECISIONS = "besluiten"
    PLANS = "plannen"
    CONSENT = "toestemming"


_GROUPS: Mapping[Group, frozenset[str]] = {
    Group.TALKS: frozenset({"conversation", "observation", "consultation", "information", "hearing", "note", "report"}),
    Group.DECISIONS: frozenset(
        {
            "decision",
            "verdict",
            "approval",
            "director",
            "meeting",
            "agenda",
            "agenda_off",
            "step",
            "level",
            "closed",
            "reopened",
            "concern",
        }
    ),
    Group.PLANS: frozenset({"attachment", "document", "extract", "system_reference"}),
    Group.CONSENT: frozenset({"consent"}),
}

KINDS: Mapping[str, str] = {
    "agenda": _("Agenda"),
    "agenda_off": _("Agenda"),
    "approval": _("Akkoord"),
    "attachment": _("Bijlage"),
    "closed": _("Dossier"),
    "concern": _("Melding"),
    "consent": _("Toestemming"),
    "consultation": _("Overleg"),
    "conversation": _("Gesprek"),
    "counter": _("Telling"),
    "decision": _("Besluit"),
    "director": _("Regie"),
    "document": _("Plan"),
    "extract": _("Afdruk"),
    "hearing": _("Hoorrecht"),
    "information": _("Bericht"),
    "level": _("Niveau"),
    "meeting": _("Teamoverleg"),
    "note": _("Notitie"),
    "observation": _("Observatie"),
    "reopened": _("Dossier"),
    "report": _("Verslag"),
    "step": _("Stap"),
    "system_reference": _("Kenmerk"),
    "verdict": _("Oordeel"),
}
"""The word before each line, by kind of happening."""

LABELS: Mapping[Group, str] = {
    Group.ALL: _("Alles"),
    Group.TALKS: _("Gesprekken"),
    Group.DECISIONS: _("Besluiten"),
    Group.PLANS: _("Plannen"),
    Group.CONSENT: _("Toestemming"),
}


def entries(
    events: Sequence[CaseEvent], notes: Mapping[UUID, CaseNote], hidden: int, group: Group
) -> tuple[Entry, ...]:
    """Lines of the timeline. A sealed note that the reader may not read is only counted, in one line at the top."""
    shown = [event for event in events if group is Group.ALL or event.kind in _GROUPS[group]]
    open_to_reader = [event for event in reversed(shown) if event.note_id is None or event.note_id in notes]
    lines = [_entry(event, notes) for event in open_to_reader]
    if hidden and group in (Group.ALL, Group.TALKS):
        words = ngettext(
            "1 notitie. Je hoort niet bij wie haar leest.", "%(num)d notities. Je hoort niet bij wie ze leest.", hidden
        )
        lines.insert(0, Entry(kind=_("Afgeschermd"), words=words, closed=True))
    return tuple(lines)


def _entry(event: CaseEvent, notes: Mapping[UUID, CaseNote]) -> Entry:
    note = notes.get(event.note_id) if event.note_id else None
    way = None
    if event.kind == "attachment":
        way = Way(label=_("Bekijk"), href=url_for("cases.attachments", case_id=event.case_id))
    elif note is not None:
        way = Way(label=_("Lees"), href=url_for("cases.note", case_id=event.case_id, note_id=note.id))
    elif event.decision_id is not None:
        where = url_for("receipts.show", decision_id=event.decision_id)
        way = Way(label=_("Waarop rustte dit besluit?"), href=where)
    elif event.kind == "document" and event.reference:
        way = Way(label=_("Open"), href=url_for("cases.document", case_id=event.case_id, document_id=event.reference))
    return Entry(kind=_(KINDS.get(event.kind, "Gebeurtenis")), words=_words(event, note), on=event.on, way=way)


def _words(event: CaseEvent, note: CaseNote | None) -> str:
    if event.kind == "attachment":
        note = None
    sealed = note is not None and note.sealed_for is not None
    body = _first_line(note.body) if note is not None else event.reason
    summary = _("Afgeschermd voor anderen.") if sealed else event.summary
    if not body or body == event.summary:
        return summary
    stop = "" if summary.endswith((".", "?", "!")) else "."
    return f"{summary}{stop} {body}"


def _first_line(body: str) -> str:
    line = next((line.strip() for line in body.splitlines() if line.strip()), "")
    return line if len(line) <= 240 else f"{line[:239]}…"
