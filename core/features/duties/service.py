"""Duties: opened by moments and steps, closed by moments or by hand. Never deleted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import calendar, profile
from core.access.scope import scope
from core.contract.deadlines import Deadline
from core.contract.source import Source
from core.contract.wire import from_wire, to_wire
from core.db.engine import session
from core.features.duties import rights
from core.features.duties.models import Duty
from core.web.language import _, day_month
from core.web.problems import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDuty:
    """A duty to open. `owner_id` when one person owes it; otherwise every holder of `owner_role` sees it."""

    kind: str
    rule: str
    label: str
    owner_role: str
    started_on: date
    source: Source | None = None
    explains: str = ""
    owner_id: UUID | None = None
    case_id: UUID | None = None
    pupil_id: UUID | None = None
    due_on: date | None = None
    agenda_item_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A moment that happened in a case: what deadlines start and end by. `on` is the day that counts."""

    kind: str
    about: str
    outcome: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """The case whose duties are concerned, and who of the case owes what: membership per role code, where known."""

    case_id: UUID
    pupil_id: UUID
    call_name: str
    people: tuple[tuple[str, UUID], ...] = ()

    def holder(self, role: str) -> UUID | None:
        """The one person who has this role in the case, if there is exactly one."""
        found = {person for code, person in self.people if code == role}
        return found.pop() if len(found) == 1 else None


def open_duty(new: NewDuty) -> Duty:
    """Open a duty; an open duty of the same rule in the same case is kept as it is (tasks may repeat)."""
    if new.kind != "task" and new.case_id is not None:
        for duty in open_duties(new.case_id):
            if (duty.kind, duty.rule) == (new.kind, new.rule):
                return duty
    values = {name: getattr(new, name) for name in NewDuty.__slots__ if name != "source"}
    duty = Duty(
        school_id=scope().school_id,
        source=to_wire(new.source) if new.source else None,
        made_by=scope().membership_id,
        digest=profile().digest,
        **values,
    )
    session().add(duty)
    return duty


def moment_seen(bearer: Bearer, seen: Seen) -> None:
    """Close the duties that end at this moment, then open those that start at it. Most moments do neither."""
    what = (seen.kind, seen.about, seen.outcome)
    ending = {term.code for term in profile().deadlines if term.ends.is_seen(*what)}
    starting = [term for term in profile().deadlines if not term.retired and term.starts.is_seen(*what)]
    if not ending and not starting:
        return
    for duty in open_duties(bearer.case_id):
        if duty.kind == "deadline" and duty.rule in ending:
            close_duty(duty, seen.on, _("Gedaan."))
    for term in starting:
        open_duty(_of_deadline(bearer, term, seen.on))


def _of_deadline(bearer: Bearer, term: Deadline, started: date) -> NewDuty:
    return NewDuty(
        kind="deadline",
        rule=term.code,
        label=_told(term.label, bearer, started),
        explains=_told(term.explains, bearer, started),
        owner_role=term.owner,
        owner_id=bearer.holder(term.owner),
        case_id=bearer.case_id,
        pupil_id=bearer.pupil_id,
        started_on=started,
        due_on=term.due_on(started, calendar()),
        source=term.source,
    )


def _told(words: str, bearer: Bearer, started: date) -> str:
    """The school's sentence with the child's first name and the day on which the term began."""
    return words.replace("{leerling}", bearer.call_name).replace("{start}", day_month(started))


def moment_undone(case_id: UUID, seen: Seen) -> None:
    """What ended a term did not happen after all (an item left the agenda): those terms are open again, as they were.

    `seen.on` is the day that had counted.
    """
    ended = {d.code for d in profile().deadlines if d.ends.is_seen(seen.kind, seen.about, seen.outcome)}
    open_now = {duty.rule for duty in open_duties(case_id)}
    statement = select(Duty).where(
        Duty.case_id == case_id, Duty.kind == "deadline", Duty.met_on == seen.on, Duty.rule.in_(ended - open_now)
    )
    for duty in session().scalars(statement).all():
        reopen_as_it_was(duty)


def moment_moved(case_id: UUID, seen: Seen, to: date) -> None:
    """The day that counts for the terms that ended by this moment became another day: the meeting was moved."""
    ended = {d.code for d in profile().deadlines if d.ends.is_seen(seen.kind, seen.about, seen.outcome)}
    statement = select(Duty).where(
        Duty.case_id == case_id, Duty.kind == "deadline", Duty.met_on == seen.on, Duty.rule.in_(ended)
    )
    for duty in session().scalars(statement).all():
        duty.met_on = to


def close_rules(case_id: UUID, rules: Iterable[str], on: date, reason: str) -> None:
    """Close the open duties of a case that came from these rules."""
    wanted = set(rules)
    for duty in open_duties(case_id):
        if duty.rule in wanted:
            close_duty(duty, on, reason)


def close_all(case_id: UUID, on: date, reason: str) -> None:
    """Close every open duty of a case, because the case ends."""
    for duty in open_duties(case_id):
        close_duty(duty, on, reason)


def reopen_as_it_was(duty: Duty) -> None:
    """Open again, with the same day and the same person."""
    duty.met_on, duty.closed_on, duty.closed_by, duty.close_reason = None, None, None, ""
    ledger.record(
        action="duty.reopen", object_type="duty", object_id=duty.id, case_id=duty.case_id, rule=rule_kind(duty)
    )


def duty_of(duty_id: UUID) -> Duty:
    """The duty, where the reader may know it; NotFound otherwise."""
    duty = session().scalars(select(Duty).where(Duty.id == duty_id)).one_or_none()
    if duty is None or not rights.is_known_to_reader(duty):
        raise NotFound()
    return duty


def open_duties(case_id: UUID) -> Sequence[Duty]:
    """The open duties of a case, soonest first, undated last."""
    statement = select(Duty).where(Duty.case_id == case_id, Duty.closed_on.is_(None))
    return session().scalars(statement.order_by(Duty.due_on.is_(None), Duty.due_on, Duty.id)).all()


def source_of(duty: Duty) -> Source | None:
    """The source of a duty as a value."""
    found: Source | None = from_wire(duty.source) if duty.source else None
    return found


def rule_kind(duty: Duty) -> str:
    """The rule as the ledger keeps it: the code, or the kind of rule without the id that it is about."""
    return duty.rule.partition(":")[0]


def close_duty(duty: Duty, met_on: date, reason: str) -> None:
    """Close; `met_on` is the day that counts for being on time."""
    duty.met_on, duty.closed_on = met_on, scope().today
    duty.closed_by, duty.close_reason = scope().membership_id, reason
    ledger.record(
        action="duty.close", object_type="duty", object_id=duty.id, case_id=duty.case_id, rule=rule_kind(duty)
    )
