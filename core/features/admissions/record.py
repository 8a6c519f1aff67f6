"""Record what happened with an application or a placement: one row, and the duties that start or end by it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.deadlines import Deadline
from core.db.clock import now
from core.db.engine import session
from core.features.admissions.models import AdmissionEvent, Application, Placement
from core.features.admissions.terms import DECIDED, RECEIVED
from core.features.duties import service as duties
from core.features.duties.models import Duty
from core.web.language import _, day_month

APPLICATION, PLACEMENT = "application", "placement"
Subject = Application | Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened; see `core.contract.facts.Happening`. `summary` is the sentence of the history."""

    kind: str
    on: date
    summary: str
    about: str = ""
    roles: frozenset[str] = frozenset()
    outcome: str = ""
    reference: str = ""
    reason: str = ""


def happened(subject: Subject, name: str, event: Event) -> AdmissionEvent:
    """Keep a row, and let duties start and end by it. `name` is the child's first name."""
    own = {"application_id": subject.id} if isinstance(subject, Application) else {"placement_id": subject.id}
    row = AdmissionEvent(
        school_id=scope().school_id,
        by_id=scope().membership_id,
        recorded_at=now(),
        roles=sorted(event.roles),
        **own,
        **{field: getattr(event, field) for field in Event.__slots__ if field != "roles"},
    )
    session().add(row)
    moment_seen(subject, name, event)
    return row


def moment_seen(subject: Subject, name: str, event: Event) -> None:
    """Close the terms that end at this moment, then open those that start at it."""
    what = (event.kind, event.about, event.outcome)
    terms = [term for term in profile().deadlines if not term.retired]
    ending = {term.code for term in terms if term.ends.is_seen(*what)}
    starting = [term for term in terms if term.starts.is_seen(*what)]
    for duty in open_duties(subject) if ending or starting else ():
        code = duty.rule.partition(":")[0]
        if code in ending:
            duties.close_duty(duty, event.on, _("Gedaan."))
        starting = [term for term in starting if term.code != code or code in ending]
    for term in starting:
        open_duty(subject, _of_term(subject, name, (term, event.on)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDuty:
    """A duty about an application or a placement. `code` is what started it."""

    code: str
    label: str
    owner_role: str
    started_on: date
    kind: str = "step"
    explains: str = ""
    due_on: date | None = None
    term: Deadline | None = None
    pupil_id: UUID | None = None


def _of_term(subject: Subject, name: str, started: tuple[Deadline, date]) -> NewDuty:
    term, on = started
    due: date | None = term.due_on(on)
    if isinstance(subject, Application) and (term.starts, term.ends) == (RECEIVED, DECIDED):
        due = subject.due_on
    return NewDuty(
        kind="deadline",
        code=term.code,
        label=told(term.label, name, on),
        explains=told(term.explains, name, on),
        owner_role=term.owner,
        started_on=on,
        due_on=due,
        term=term,
    )


def told(words: str, name: str, on: date) -> str:
    """The school's sentence with the child's first name and the day on which the term began."""
    return words.replace("{leerling}", name).replace("{start}", day_month(on))


def open_duty(subject: Subject, new: NewDuty) -> Duty:
    """Open a duty; one of the same kind about the same child is kept as it is."""
    rule = rule_of(subject, new.code)
    known = next((duty for duty in open_duties(subject) if duty.rule == rule), None)
    if known is not None:
        return known
    return duties.open_duty(
        duties.NewDuty(
            kind=new.kind,
            rule=rule,
            label=new.label[:200],
            explains=new.explains[:400],
            owner_role=new.owner_role,
            started_on=new.started_on,
            due_on=new.due_on,
            source=new.term.source if new.term else None,
            pupil_id=subject.pupil_id if isinstance(subject, Placement) else None,
        )
    )


def rule_of(subject: Subject, code: str) -> str:
    """The rule of a duty: what started it, and what it is about (`toelating_zes_weken:application:<id>`)."""
    kind = APPLICATION if isinstance(subject, Application) else PLACEMENT
    return f"{code}:{kind}:{subject.id}"


def open_duties(subject: Subject) -> list[Duty]:
    """The open duties about an application or a placement, soonest first."""
    statement = select(Duty).where(Duty.rule.endswith(rule_of(subject, "")), Duty.closed_on.is_(None))
    return list(session().scalars(statement.order_by(Duty.due_on.is_(None), Duty.due_on, Duty.id)))


def close_duties(subject: Subject, reason: str, codes: frozenset[str] = frozenset()) -> None:
    """Close the open duties of these codes, or all of them."""
    for duty in open_duties(subject):
        if not codes or duty.rule.partition(":")[0] in codes:
            duties.close_duty(duty, scope().today, reason)


def events_of(subject: Subject) -> tuple[AdmissionEvent, ...]:
    """Everything that happened, in order."""
    own = AdmissionEvent.application_id if isinstance(subject, Application) else AdmissionEvent.placement_id
    statement = select(AdmissionEvent).where(own == subject.id)
    return tuple(
        session().scalars(statement.order_by(AdmissionEvent.on, AdmissionEvent.recorded_at, AdmissionEvent.id))
    )


def logged(subject: Subject, action: str, **detail: object) -> None:
    """A row in the ledger about an application or a placement."""
    ledger.record(
        action=action,
        object_type=APPLICATION if isinstance(subject, Application) else PLACEMENT,
        object_id=subject.id,
        pupil_id=subject.pupil_id,
        detail=detail or None,
    )
