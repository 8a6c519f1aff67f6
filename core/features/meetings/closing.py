"""The closing of an item: minutes, one director, verdicts, decisions and tasks, all of it or nothing."""

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.db.clock import now
from core.db.engine import session
from core.features.cases import decisions, verdicts, walk
from core.features.cases import rules as case_rules
from core.features.cases.facts import CaseFile, load
from core.features.cases.record import Event, happened
from core.features.duties import rights
from core.features.duties import service as duties
from core.features.meetings import directors, rules
from core.features.meetings.completeness import NotClosed, check_complete, told
from core.features.meetings.minutes import keep, outcomes_of, refuse_overtaken, still_open
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.planning import day_of, still_planned
from core.features.meetings.readiness import chain_of, consent_purpose
from core.features.meetings.written import Closing, Task
from core.features.staff.colleagues import Colleague, roles_of
from core.web.language import _
from core.web.problems import Problem


def close_item(item: AgendaItem, meeting: Meeting, closing: Closing) -> CaseFile:
    """Close an item and let everything in it work, in one transaction.

    NotClosed with a sentence per field for what is missing, and every finding of a decision that may not be taken yet;
    StaleVersion when a colleague saved other minutes in between; Conflict when it is closed already. Nothing of it
    happens then: what was done so far is rolled back to where it began.
    """
    still_open(item)
    still_planned(meeting)
    if day_of(meeting) > scope().today:
        raise Problem(_("Dit overleg is nog niet geweest. Je kunt het verslag al wel bewaren."))
    refuse_overtaken(item, meeting.team_code, closing.minutes, closing.version)
    file = load(item.case_id)
    check_complete(file, meeting, closing)
    with session().begin_nested():
        _let_it_work(item, meeting, closing, file)
    return load(item.case_id)


def _let_it_work(item: AgendaItem, meeting: Meeting, closing: Closing, file: CaseFile) -> None:
    keep(item, meeting.team_code, closing.minutes)
    item.outcome = closing.outcome
    _held(file, meeting, closing)
    for chosen in closing.directors:
        purpose = consent_purpose(meeting.team_code)
        directors.appoint(file, directors.NewDirector(membership_id=chosen, on=day_of(meeting), purpose=purpose))
    _walk_on(file, meeting)
    _judge(item, closing)
    _decide(item, meeting, closing)
    _open_tasks(item, file, closing.tasks)
    item.state, item.closed_at, item.closed_by = rules.CLOSED, now(), scope().membership_id
    ledger.record(
        action="agenda.close",
        object_type="agenda_item",
        object_id=item.id,
        pupil_id=file.pupil.id,
        case_id=item.case_id,
    )
    session().flush()


def _held(file: CaseFile, meeting: Meeting, closing: Closing) -> None:
    team = profile().team(meeting.team_code)
    outcome = next((found.label for found in outcomes_of(team.code) if found.code == closing.outcome), "")
    said = f"{team.short}: {outcome}." if outcome else _("Besproken in het %(team)s.", team=team.short)
    event = Event(
        kind="meeting",
        about=team.code,
        on=day_of(meeting),
        outcome=closing.outcome,
        reference=str(meeting.id),
        reason=closing.reason,
        summary=said,
    )
    happened(file, event)


def _walk_on(file: CaseFile, meeting: Meeting) -> None:
    """A step that follows by itself on this discussion."""
    route = profile().route(file.case.route_code)
    step = case_rules.step_after_meeting(route, file.case.step_code, chain_of(meeting.team_code))
    if step is not None:
        walk.enter_step(file, step, walk.Entering(on=day_of(meeting)))


def _judge(item: AgendaItem, closing: Closing) -> None:
    for code, verdict in closing.verdicts.items():
        session().flush()
        try:
            verdicts.answer(load(item.case_id), code, verdict.yes, verdict.reason)
        except Problem as problem:
            raise NotClosed({f"verdict_{code}": [told(problem)]}) from problem


def _decide(item: AgendaItem, meeting: Meeting, closing: Closing) -> None:
    if closing.decisions and Permission.DECISIONS_TAKE not in scope().permissions:
        raise Problem(_("Een besluit leg je alleen vast als je in dit team mee mag besluiten."), status=403)
    for code in closing.decisions:
        venue = decisions.Venue(team=meeting.team_code, agenda_item_id=item.id, on=day_of(meeting))
        session().flush()
        file = load(item.case_id)
        try:
            decisions.take(file, code, venue, closing.reason, closing.overrides.get(code, ""))
        except Problem as problem:
            said = f"{profile().decision(code).label}: {told(problem, file.pupil.first_name)}"
            raise NotClosed({"decisions": [said]}, getattr(problem, "findings", ())) from problem


def _open_tasks(item: AgendaItem, file: CaseFile, tasks: tuple[Task, ...]) -> None:
    people = {person.membership_id: person for person in roles_of((task.who for task in tasks), scope().today)}
    session().flush()
    seeing = rights.who_see(file.case.id, people)
    for number, task in enumerate(tasks):
        if task.who not in people:
            raise NotClosed({f"taken-{number}-wie": [_("Kies iemand die met deze school werkt.")]})
        if task.who not in seeing:
            # on nobody's list: the wall hides a task of a case that its owner may not see
            raise NotClosed({f"taken-{number}-wie": [_("Deze persoon ziet dit dossier niet. Kies iemand anders.")]})
        _open_task(item, file, task, people[task.who])


def _open_task(item: AgendaItem, file: CaseFile, task: Task, person: Colleague) -> None:
    duties.open_duty(
        duties.NewDuty(
            kind="task",
            rule=f"task:{item.id}",
            label=task.what,
            explains=_("Afgesproken in het overleg over %(name)s.", name=file.pupil.first_name),
            owner_role=person.role_code,
            owner_id=task.who,
            case_id=file.case.id,
            pupil_id=file.pupil.id,
            started_on=scope().today,
            due_on=task.due,
            agenda_item_id=item.id,
        )
    )
