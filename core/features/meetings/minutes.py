"""Minutes of one item: answers, decisions this team may take, one director, tasks; and the closing of the item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.teams import Outcome, Question
from core.db.clock import now
from core.db.engine import session
from core.features.cases import decisions, walk
from core.features.cases import rules as case_rules
from core.features.cases.facts import CaseFile, load
from core.features.cases.record import Event, happened
from core.features.consents.disclosures import Opening, disclose
from core.features.duties import service as duties
from core.features.mail.service import NewNotice, tell
from core.features.meetings import rules
from core.features.meetings.agenda import CLOSED, OPEN, chain_of, consent_purpose, open_for_table
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.planning import PLANNED, day_of, seats_at
from core.features.staff.colleagues import roles_of
from core.web.language import _
from core.web.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do: what, who (a membership), by when."""

    what: str
    who: UUID
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What closes an item: the answers, an outcome of the team, the decisions by code, the director, the tasks.
    `overrides` holds the reason per decision that goes on against open conditions."""

    minutes: Mapping[str, str]
    outcome: str = ""
    decisions: tuple[str, ...] = ()
    reason: str = ""
    director: UUID | None = None
    tasks: tuple[Task, ...] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)


def write(item: AgendaItem, minutes: Mapping[str, str]) -> None:
    """Keep the minutes of an open item, as far as they are."""
    _still_open(item)
    known = {question.code for question in questions_of(item_team(item))}
    item.minutes = {code: text for code, text in minutes.items() if code in known}


def invite(item: AgendaItem, meeting: Meeting, membership_id: UUID, reason: str) -> MeetingSeat:
    """Ask somebody to sit in for this item only. The school's own one-item seats need no reason; others do."""
    _still_open(item)
    people = roles_of([membership_id], day_of(meeting))
    if not people:
        raise Problem(_("Deze persoon werkt dan niet op of met deze school."))
    own = {seat.role: seat for seat in profile().seats_of(meeting.team_code) if seat.for_item}
    person = next((p for p in people if p.role_code in own), people[0])
    if person.role_code not in own and not reason.strip():
        raise Problem(_("Waarom is deze persoon hierbij nodig?"), errors={"reason": [_("Schrijf een reden op.")]})
    seat = MeetingSeat(
        school_id=scope().school_id,
        meeting_id=meeting.id,
        role_code=person.role_code,
        label=profile().role(person.role_code).label,
        membership_id=membership_id,
        agenda_item_id=item.id,
        reason=reason,
    )
    session().add(seat)
    session().flush()
    file = load(item.case_id)
    open_for_table(item, meeting, file)
    text = _("Je bent gevraagd bij een punt van het %(team)s.", team=profile().team(meeting.team_code).short)
    tell([membership_id], NewNotice(kind="invited", text=text, link=f"/{scope().school_id}/overleg/{meeting.id}"))
    return seat


def close_item(item: AgendaItem, meeting: Meeting, closing: Closing) -> CaseFile:
    """Close an item and let everything in it work, in one transaction.

    Problem with a sentence per field for what is missing; Refused with every finding for a decision that may not be
    taken yet. Nothing of it happens then.
    """
    _still_open(item)
    if meeting.state != PLANNED:
        raise Problem(_("Dit overleg is al gehouden of afgezegd."))
    if day_of(meeting) > scope().today:
        raise Problem(_("Dit overleg is nog niet geweest."))
    _check_complete(item, meeting, closing)
    file, on, team = load(item.case_id), day_of(meeting), profile().team(meeting.team_code)
    item.minutes, item.outcome = dict(closing.minutes), closing.outcome
    outcome = next((found.label for found in outcomes_of(team.code) if found.code == closing.outcome), "")
    said = _("Besproken in het %(team)s.", team=team.short) if not outcome else f"{team.short}: {outcome}."
    happened(
        file,
        Event(
            kind="meeting",
            about=team.code,
            on=on,
            outcome=closing.outcome,
            reference=str(meeting.id),
            reason=closing.reason,
            summary=said,
        ),
    )
    _set_director(file, meeting, closing.director)
    _walk_on(file, meeting)
    for code in closing.decisions:
        venue = decisions.Venue(team=team.code, agenda_item_id=item.id, on=on)
        session().flush()
        decisions.take(load(item.case_id), code, venue, closing.reason, closing.overrides.get(code, ""))
    for task in closing.tasks:
        _open_task(file, item, task)
    item.state, item.closed_at, item.closed_by = CLOSED, now(), scope().membership_id
    ledger.record(
        action="agenda.close",
        object_type="agenda_item",
        object_id=item.id,
        pupil_id=file.pupil.id,
        case_id=item.case_id,
    )
    session().flush()
    return load(item.case_id)


def questions_of(team_code: str) -> tuple[Question, ...]:
    """The questions of a team and of the teams it extends."""
    return tuple(question for code in reversed(chain_of(team_code)) for question in profile().team(code).questions)


def outcomes_of(team_code: str) -> tuple[Outcome, ...]:
    """The outcomes of a team and of the teams it extends."""
    return tuple(outcome for code in reversed(chain_of(team_code)) for outcome in profile().team(code).outcomes)


def item_team(item: AgendaItem) -> str:
    """The team of an item."""
    found = session().get(Meeting, (item.school_id, item.meeting_id))
    return found.team_code if found else ""


def possible_directors(meeting: Meeting) -> tuple[MeetingSeat, ...]:
    """The fixed members at the table who may become director."""
    seats = profile().seats_of(meeting.team_code)
    return tuple(
        s
        for s in seats_at(meeting.id)
        if s.membership_id and not s.agenda_item_id and rules.may_direct(s.role_code, seats)
    )


def needs_director(team_code: str) -> bool:
    """Whether a case leaves this team with exactly one director."""
    return rules.needs_director(profile().team(team_code), {team.code: team for team in profile().team_compositions})


def _check_complete(item: AgendaItem, meeting: Meeting, closing: Closing) -> None:
    errors: dict[str, list[str]] = {}
    for question in rules.missing_answers(questions_of(meeting.team_code), closing.minutes):
        errors[question.code] = [_("Deze vraag is nog leeg.")]
    known = {outcome.code for outcome in outcomes_of(meeting.team_code)}
    if known and closing.outcome not in known:
        errors["outcome"] = [_("Kies wat het opleverde.")]
    director = profile().word("director", _("regiehouder"))
    if needs_director(meeting.team_code) and closing.director is None:
        errors["director"] = [_("Kies precies één %(director)s.", director=director)]
    if closing.director is not None and closing.director not in {s.membership_id for s in possible_directors(meeting)}:
        errors["director"] = [_("Een %(director)s is een vast lid van dit overleg.", director=director)]
    for number, task in enumerate(closing.tasks):
        if task.due is not None and task.due < scope().today:
            errors[f"tasks-{number}-due"] = [_("Kies vandaag of een latere dag.")]
    if errors:
        raise Problem(_("Dit punt kan nog niet dicht."), errors=errors)


def _set_director(file: CaseFile, meeting: Meeting, director: UUID | None) -> None:
    if director is None or file.case.director_id == director:
        return
    file.case.director_id = director
    person = next(iter(roles_of([director], scope().today)), None)
    word = profile().word("director", _("regiehouder"))
    name = person.name if person else _("een collega")
    happened(
        file,
        Event(
            kind="director",
            on=day_of(meeting),
            reference=str(director),
            summary=f"{word[:1].upper()}{word[1:]}: {name}.",
        ),
    )
    if person is not None and person.kind == "partner":
        disclose(
            Opening(
                case_id=file.case.id,
                membership_id=director,
                ground="consent",
                purpose=consent_purpose(meeting.team_code),
                from_date=scope().today,
            )
        )
    text = _("Je bent %(word)s van %(name)s.", word=word, name=file.pupil.full_name)
    tell(
        [director],
        NewNotice(
            kind="director", text=text, link=f"/{scope().school_id}/dossiers/{file.case.id}", case_id=file.case.id
        ),
    )


def _walk_on(file: CaseFile, meeting: Meeting) -> None:
    """A step that follows by itself on this discussion."""
    route = profile().route(file.case.route_code)
    step = case_rules.step_after_meeting(route, file.case.step_code, chain_of(meeting.team_code))
    if step is not None:
        walk.enter_step(file, step, walk.Entering(on=day_of(meeting)))


def _open_task(file: CaseFile, item: AgendaItem, task: Task) -> None:
    people: Sequence[str] = [person.role_code for person in roles_of([task.who], scope().today)]
    if not people or not task.what.strip():
        raise Problem(_("Een taak heeft iemand nodig die haar doet, en een zin die zegt wat."))
    duties.open_duty(
        duties.NewDuty(
            kind="task",
            rule=f"task:{item.id}",
            label=task.what,
            explains=_("Afgesproken in het overleg over %(name)s.", name=file.pupil.first_name),
            owner_role=people[0],
            owner_id=task.who,
            case_id=file.case.id,
            pupil_id=file.pupil.id,
            started_on=scope().today,
            due_on=task.due,
            agenda_item_id=item.id,
        )
    )


def _still_open(item: AgendaItem) -> None:
    if item.state != OPEN:
        raise Problem(_("Dit punt is al afgesloten of van de agenda."))
