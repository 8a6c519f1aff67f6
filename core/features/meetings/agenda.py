"""The agenda: which cases are ready, what puts a case on or takes it off, and whom that opens the case to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import and_, func, select

from core.access import ledger
from core.access.beyond import writing_for
from core.access.school import judge, profile
from core.access.scope import scope
from core.contract.deadlines import Deadline
from core.contract.facts import ConsentFact
from core.contract.findings import Finding
from core.contract.requirements import ConsentFor
from core.contract.teams import TeamComposition
from core.db.announcements import listen
from core.db.engine import session
from core.features.cases.facts import CaseFile, load
from core.features.cases.models import CaseEvent, SupportCase
from core.features.cases.record import Event, happened
from core.features.consents.disclosures import Opening, disclose, end_for_item
from core.features.consents.service import ConsentRecorded
from core.features.meetings import rules
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.planning import PLANNED, day_of, seats_at
from core.features.pupils.models import Pupil
from core.features.staff.colleagues import roles_of
from core.web.language import _
from core.web.problems import NotFound, Problem, Refused

OPEN, CLOSED, WITHDRAWN = "open", "closed", "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A case that waits for this team; `since` the day its waiting began, where a term runs."""

    case: SupportCase
    pupil: Pupil
    waiting: rules.Waiting | None
    running: bool


def chain_of(team_code: str) -> tuple[str, ...]:
    """The team and the teams it extends."""
    return rules.team_chain(profile().team(team_code), {team.code: team for team in profile().team_compositions})


def consent_purpose(team_code: str) -> str:
    """The purpose for which consent must live before this team discusses a case; its own, or of a team it extends."""
    return next((profile().team(code).consent for code in chain_of(team_code) if profile().team(code).consent), "")


def ready_cases(meeting: Meeting) -> tuple[Ready, ...]:
    """Cases that may go on this agenda: waiting for this team first, longest waiting on top; then running ones."""
    chain = chain_of(meeting.team_code)
    steps = [(r.code, s.code) for r in profile().support_routes for s in r.steps if rules_ready(s.team, chain)]
    on_agenda = select(AgendaItem.case_id).join(
        Meeting, and_(Meeting.school_id == AgendaItem.school_id, Meeting.id == AgendaItem.meeting_id)
    )
    on_agenda = on_agenda.where(AgendaItem.state == OPEN, Meeting.state == PLANNED)
    rows = session().execute(
        select(SupportCase, Pupil)
        .join(Pupil, and_(Pupil.school_id == SupportCase.school_id, Pupil.id == SupportCase.pupil_id))
        .where(SupportCase.closed_on.is_(None), SupportCase.id.not_in(on_agenda))
        .order_by(SupportCase.opened_on, SupportCase.id)
    )
    found = [(case, pupil) for case, pupil in rows]
    waits = {case.id for case, _pupil in found if (case.route_code, case.step_code) in steps}
    runs = _discussed_before([case.id for case, _pupil in found], chain)
    since = _waiting_since([case.id for case, _pupil in found if case.id in waits])
    ready = [
        Ready(case=case, pupil=pupil, waiting=_waits(since.get(case.id), meeting), running=case.id not in waits)
        for case, pupil in found
        if case.id in waits or case.id in runs
    ]
    return tuple(sorted(ready, key=lambda one: (one.running, -(one.waiting.day if one.waiting else 0))))


def rules_ready(step_team: str, chain: Sequence[str]) -> bool:
    """Whether a step's team is one of the chain."""
    return bool(step_team) and step_team in chain


def put_on(meeting: Meeting, case_id: UUID, about: str) -> AgendaItem:
    """Put a case on the agenda: consent lives, it is not on it yet, and the people at the table may see it from now."""
    if meeting.state != PLANNED:
        raise Problem(_("Dit overleg is al gehouden of afgezegd."))
    file = load(case_id)
    if file.case.closed_on is not None:
        raise Problem(_("Dit dossier is gesloten."))
    _check_consent(file, meeting)
    items = items_of(meeting.id)
    if any(item.case_id == case_id and item.state == OPEN for item in items):
        raise Problem(_("%(name)s staat al op deze agenda.", name=file.pupil.first_name))
    item = AgendaItem(
        school_id=scope().school_id,
        case_id=case_id,
        meeting_id=meeting.id,
        place=max((found.place for found in items), default=0) + 1,
        about=about or file.case.question,
    )
    session().add(item)
    session().flush()
    team = profile().team(meeting.team_code)
    said = _("Op de agenda van het %(team)s.", team=team.short)
    happened(file, Event(kind="agenda", about=team.code, on=day_of(meeting), reference=str(meeting.id), summary=said))
    open_for_table(item, meeting, file)
    ledger.record(
        action="agenda.put_on", object_type="agenda_item", object_id=item.id, pupil_id=file.pupil.id, case_id=case_id
    )
    return item


def take_off(item: AgendaItem, reason: str) -> None:
    """Take a case off the agenda; what the item opened is closed."""
    if item.state != OPEN:
        raise Problem(_("Dit punt is al afgesloten of van de agenda."))
    if not reason.strip():
        raise Problem(_("Waarom gaat dit punt van de agenda?"), errors={"reason": [_("Schrijf een reden op.")]})
    with writing_for("own-consequences"):
        item.state, item.withdrawn_reason = WITHDRAWN, reason
        end_for_item(item.case_id, item.id, reason)
    ledger.record(action="agenda.take_off", object_type="agenda_item", object_id=item.id, case_id=item.case_id)


def reorder(meeting: Meeting, item: AgendaItem, up: bool) -> None:
    """Move an item one place up or down among the open ones."""
    if meeting.state != PLANNED:
        raise Problem(_("Dit overleg is al gehouden of afgezegd."))
    items = [found for found in items_of(meeting.id) if found.state == OPEN]
    place = next((index for index, found in enumerate(items) if found.id == item.id), None)
    other = None if place is None else place - 1 if up else place + 1
    if place is None or other is None or not 0 <= other < len(items):
        return
    items[place].place, items[other].place = items[other].place, items[place].place


def items_of(meeting_id: UUID) -> Sequence[AgendaItem]:
    """The items of a meeting that the reader may see, in order."""
    statement = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return session().scalars(statement.order_by(AgendaItem.place, AgendaItem.id)).all()


def item_of(item_id: UUID) -> AgendaItem:
    """One item; NotFound where the reader may not see the case."""
    found = session().scalars(select(AgendaItem).where(AgendaItem.id == item_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def consent_facts(file: CaseFile) -> dict[str, ConsentFact]:
    """Consent per purpose."""
    return {fact.purpose: fact for fact in file.facts.consents}


def admission_of(seat: MeetingSeat, meeting: Meeting, file: CaseFile) -> rules.Admission:
    """Whether the holder of a seat may be there for this case. Staff of the school always may."""
    if profile().role(seat.role_code).kind != "partner":
        return rules.Admission(allowed=True, purpose="")
    team = _with_consent(meeting.team_code)
    return rules.admission(seat.role_code, team, profile().consent_rules, consent_facts(file))


def open_for_table(item: AgendaItem, meeting: Meeting, file: CaseFile) -> None:
    """Open the case for everybody at the table who may be there, until two weeks after the meeting."""
    until = day_of(meeting) + timedelta(days=rules.GUEST_DAYS)
    seats = [s for s in seats_at(meeting.id) if s.membership_id and s.agenda_item_id in (None, item.id)]
    kinds = {
        person.membership_id: person.kind
        for person in roles_of((s.membership_id for s in seats if s.membership_id), scope().today)
    }
    with writing_for("own-consequences"):
        for seat in seats:
            allowed = admission_of(seat, meeting, file)
            if not allowed.allowed or seat.membership_id is None:
                continue
            disclose(
                Opening(
                    case_id=file.case.id,
                    membership_id=seat.membership_id,
                    ground="consent" if kinds.get(seat.membership_id) == "partner" else "team",
                    purpose=allowed.purpose or consent_purpose(meeting.team_code),
                    from_date=scope().today,
                    until_date=until,
                    agenda_item_id=item.id,
                )
            )


def term_of_waiting() -> Deadline | None:
    """The school's term within which a reported concern is on an agenda, where it has one."""
    return next((d for d in profile().deadlines if d.starts.kind == "concern" and d.ends.kind == "agenda"), None)


def _with_consent(team_code: str) -> TeamComposition:
    """The team of the chain that names the consent purpose, or the team itself."""
    return next(
        (profile().team(code) for code in chain_of(team_code) if profile().team(code).consent),
        profile().team(team_code),
    )


def _check_consent(file: CaseFile, meeting: Meeting) -> None:
    purpose = consent_purpose(meeting.team_code)
    if not purpose:
        return
    rule = profile().consent_rule(purpose)
    findings: tuple[Finding, ...] = judge(ConsentFor(source=rule.source, purpose=purpose, label=rule.label), file.facts)
    if any(finding.stops for finding in findings):
        raise Refused(
            _("%(name)s kan nog niet op de agenda: er is geen toestemming.", name=file.pupil.first_name),
            findings=findings,
        )


def _waiting_since(case_ids: Sequence[UUID]) -> dict[UUID, date]:
    if term_of_waiting() is None or not case_ids:
        return {}
    statement = select(CaseEvent.case_id, func.max(CaseEvent.on)).where(
        CaseEvent.case_id.in_(case_ids), CaseEvent.kind == "concern"
    )
    return {row[0]: row[1] for row in session().execute(statement.group_by(CaseEvent.case_id))}


def _waits(since: date | None, meeting: Meeting) -> rules.Waiting | None:
    term = term_of_waiting()
    if since is None or term is None:
        return None
    limit = (term.due_on(since) - since).days
    return rules.waiting(
        since, min(scope().today, day_of(meeting)) if meeting.state != PLANNED else scope().today, limit, term.source
    )


def _discussed_before(case_ids: Sequence[UUID], chain: Sequence[str]) -> set[UUID]:
    if not case_ids:
        return set()
    statement = select(CaseEvent.case_id).where(
        CaseEvent.case_id.in_(case_ids), CaseEvent.kind == "meeting", CaseEvent.about.in_(chain)
    )
    return set(session().execute(statement.distinct()).scalars())


@listen(ConsentRecorded)
def follow_consent(said: ConsentRecorded) -> None:
    """Consent that is lost takes the case off agendas not yet held; consent that is won opens it for the table."""
    if not (said.lost or said.gained):
        return
    with writing_for("own-consequences"):
        rows = session().execute(
            select(AgendaItem, Meeting)
            .join(Meeting, and_(Meeting.school_id == AgendaItem.school_id, Meeting.id == AgendaItem.meeting_id))
            .where(AgendaItem.case_id == said.case_id, AgendaItem.state == OPEN, Meeting.state == PLANNED)
        )
        for item, meeting in list(rows):
            if said.lost and consent_purpose(meeting.team_code) == said.purpose:
                take_off(item, _("%(giver)s trok de toestemming in.", giver=said.giver))
            elif said.gained:
                open_for_table(item, meeting, load(said.case_id))
