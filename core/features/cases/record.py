"""ExtractWork what happened in a case: one row, the duties that start or end by it, and who must know."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from core.access import ledger
from core.access.school import profile, registry
from core.access.scope import scope
from core.db.announcements import after_commit, announce
from core.db.clock import now
from core.db.engine import session
from core.features.cases.facts import CaseFile, happening
from core.features.cases.models import CaseEvent, CaseNote
from core.features.duties import service as duties
from core.web.language import _
from core.web.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened. See `core.contract.facts.Happening` for the fields; `summary` is the sentence of the timeline."""

    kind: str
    on: date
    summary: str
    about: str = ""
    roles: frozenset[str] = frozenset()
    outcome: str = ""
    reference: str = ""
    reason: str = ""
    amount: Decimal = Decimal(0)
    note_id: UUID | None = None
    decision_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChanged:
    """Announced in the transaction after something happened in a case."""

    case_id: UUID
    pupil_id: UUID
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """A conversation, observation or note. `about` is the kind of conversation; `roles` who took part; `outcome` one of
    that kind's outcomes; `sealed` hides it from all but its author and the care owners."""

    kind: str
    on: date
    body: str
    about: str = ""
    roles: frozenset[str] = frozenset()
    outcome: str = ""
    sealed: bool = False
    people: tuple[str, ...] = field(default=())


def happened(file: CaseFile, event: Event) -> CaseEvent:
    """Keep a row of what happened, let duties start and end by it, and announce it."""
    row = CaseEvent(
        school_id=scope().school_id,
        case_id=file.case.id,
        by_id=scope().membership_id,
        recorded_at=now(),
        roles=sorted(event.roles),
        **{name: getattr(event, name) for name in Event.__slots__ if name != "roles"},
    )
    session().add(row)
    seen = duties.Seen(kind=event.kind, about=event.about, outcome=event.outcome, on=event.on)
    duties.moment_seen(bearer_of(file), seen)
    announce(CaseChanged(case_id=file.case.id, pupil_id=file.pupil.id, event=event))
    school_id, facts = scope().school_id, file.facts
    relay = registry().case_changed
    after_commit(lambda: relay(school_id, event.kind, facts))
    return row


def bearer_of(file: CaseFile) -> duties.Bearer:
    """Who in this case owes what: the owner of care has the duties of the care owner's roles."""
    people = []
    if file.case.owner_id:
        people += [(role, file.case.owner_id) for role in profile().care_owner_roles]
    if file.case.reporter_id:
        people += [(role, file.case.reporter_id) for role in profile().mentor_roles]
    return duties.Bearer(
        case_id=file.case.id, pupil_id=file.pupil.id, call_name=file.pupil.first_name, people=tuple(people)
    )


def add_note(file: CaseFile, new: NewNote) -> CaseNote:
    """Keep a conversation, an observation or a note, with the row of what happened that points to it."""
    _check(file, new)
    note = CaseNote(
        school_id=scope().school_id,
        case_id=file.case.id,
        kind=new.kind,
        about=new.about,
        on=new.on,
        body=new.body,
        author_id=scope().membership_id,
        sealed_for=scope().membership_id if new.sealed else None,
    )
    session().add(note)
    session().flush()
    happened(file, _event(new, note.id))
    ledger.record(
        action="note.add", object_type="case_note", object_id=note.id, pupil_id=file.pupil.id, case_id=file.case.id
    )
    return note


def _event(new: NewNote, note_id: UUID) -> Event:
    """What is seen of a note; of a sealed one nothing that was written."""
    return Event(
        kind=new.kind,
        about=new.about,
        on=new.on,
        roles=new.roles,
        outcome=new.outcome,
        reason="" if new.sealed else _first_line(new.body),
        summary=_summary(new),
        note_id=note_id,
    )


def _summary(new: NewNote) -> str:
    if new.sealed:
        return _("Afgeschermde notitie.")
    if new.kind == "conversation" and new.about:
        kind = profile().conversation_kind(new.about)
        outcome = next((o.label for o in kind.outcomes if o.code == new.outcome), "")
        return f"{kind.label}: {outcome}" if outcome else kind.label
    return {"conversation": _("Gesprek."), "observation": _("Observatie.")}.get(new.kind, _("Notitie."))


def _first_line(body: str) -> str:
    line = body.strip().splitlines()[0] if body.strip() else ""
    return line if len(line) <= 300 else f"{line[:299]}…"


def _check(file: CaseFile, new: NewNote) -> None:
    if file.case.closed_on is not None:
        raise Problem(_("Dit dossier is gesloten. Heropen het eerst."))
    if new.on > scope().today:
        raise Problem(_("De datum ligt in de toekomst."), errors={"on": [_("Kies vandaag of een eerdere dag.")]})
    if not new.body.strip():
        raise Problem(_("Er staat nog geen tekst."), errors={"body": [_("Schrijf op wat er besproken of gezien is.")]})
    if new.kind != "conversation" or not new.about:
        return
    kind = profile().conversation_kind(new.about)
    if kind.leaders and not scope().roles & set(kind.leaders):
        names = ", ".join(profile().role(role).label for role in kind.leaders)
        raise Problem(_("Dit gesprek wordt vastgelegd door: %(names)s.", names=names))
    if kind.outcomes and new.outcome not in {outcome.code for outcome in kind.outcomes}:
        raise Problem(_("Wat kwam eruit?"), errors={"outcome": [_("Kies een uitkomst.")]})


__all__ = ["CaseChanged", "Event", "NewNote", "add_note", "bearer_of", "happened", "happening"]
