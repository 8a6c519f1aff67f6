"""The agenda: what puts a case on it, takes it off, or brings it to another day."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, select

from core.access import ledger
from core.access.beyond import writing_for
from core.access.school import profile
from core.access.scope import scope
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.facts import CaseFile, load
from core.features.cases.record import Event, happened
from core.features.consents.disclosures import end_for_item
from core.features.duties import service as duties
from core.features.mail.service import NewNotice, tell
from core.features.meetings import invitations, rules
from core.features.meetings.items import consent_facts, items_of
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.planning import check_open, day_of, reschedule, still_planned
from core.features.meetings.readiness import gate
from core.features.meetings.rules import CLOSED, OPEN, WITHDRAWN
from core.features.meetings.seating import Sitter, add_seat
from core.features.meetings.table import open_for_table
from core.features.pupils.service import mentors_of
from core.web.dates import day_month
from core.web.language import _
from core.web.problems import Conflict, Problem, Refused


def put_on(meeting: Meeting, case_id: UUID, about: str = "") -> AgendaItem:
    """Put a case on the agenda: consent lives, it is not on it yet, and the people at the table may see it from now.

    Refused with the findings on consent; Conflict when the case is closed or on this agenda already.
    """
    still_planned(meeting)
    if not profile().team(meeting.team_code).discusses:
        raise Problem(_("Dit team bespreekt hier geen leerlingen."))
    file = load(case_id)
    if file.case.closed_on is not None:
        raise Conflict(_("Dit dossier is gesloten."))
    _check_consent(file, meeting)
    items = items_of(meeting.id)
    if any(item.case_id == case_id and item.state != WITHDRAWN for item in items):
        raise Conflict(_("%(name)s staat al op deze agenda.", name=file.pupil.first_name))
    item = AgendaItem(
        school_id=scope().school_id,
        case_id=case_id,
        meeting_id=meeting.id,
        place=max((found.place for found in items), default=0) + 1,
        about=about.strip() or file.case.question,
    )
    session().add(item)
    session().flush()
    _happened(file, meeting, _("Op de agenda van het %(team)s van %(dag)s."))
    _ask_mentors(item, meeting, file)
    open_for_table(item, meeting, consent_facts(file))
    _record("agenda.put_on", item, file.pupil.id)
    return item


def _happened(file: CaseFile, meeting: Meeting, words: str) -> None:
    """The date that counts for terms is the day of the meeting, not the day of putting on."""
    team, on = profile().team(meeting.team_code), day_of(meeting)
    said = words % {"team": team.short, "dag": day_month(on)}
    happened(file, Event(kind="agenda", about=team.code, on=on, reference=str(meeting.id), summary=said))


def _ask_mentors(item: AgendaItem, meeting: Meeting, file: CaseFile) -> None:
    """A one-item seat that needs no reason is for the pupil's own mentor: "wanneer mogelijk samen met de coach"."""
    seats = [seat for seat in profile().seats_of(meeting.team_code) if rules.asked_with_the_case(seat)]
    mentors = mentors_of(file.pupil.id) if seats else ()
    asked = []
    for seat in seats:
        for mentor in mentors:
            if mentor.role == seat.role:
                add_seat(meeting, seat.label, Sitter(role=seat.role, membership_id=mentor.membership_id), item.id)
                asked.append(mentor.membership_id)
    session().flush()
    text = _("%(name)s staat op de agenda van het %(team)s. Je bent erbij gevraagd.")
    words = {"name": file.pupil.first_name, "team": profile().team(meeting.team_code).short}
    tell(asked, NewNotice(kind="invited", text=text % words, link=address_of(meeting), case_id=item.case_id))


def address_of(meeting: Meeting) -> str:
    """The path of the page of a meeting."""
    return f"/{scope().school_id}/overleg/{meeting.id}"


def take_off(item: AgendaItem, reason: str) -> None:
    """Take a case off the agenda: what the item opened is closed, and the term to get it on an agenda runs again."""
    if item.state != OPEN:
        raise Conflict(_("Dit punt is al afgesloten of van de agenda."))
    if not reason.strip():
        raise Problem(_("Waarom gaat dit punt van de agenda?"), errors={"reason": [_("Schrijf een reden op.")]})
    meeting = session().scalars(select(Meeting).where(Meeting.id == item.meeting_id)).one()
    with writing_for("own-consequences"):
        item.state, item.withdrawn_reason = WITHDRAWN, reason
        end_for_item(item.case_id, item.id, reason)
    file = load(item.case_id)
    said = _("Van de agenda van het %(team)s.", team=profile().team(meeting.team_code).short)
    off = Event(kind="agenda_off", about=meeting.team_code, on=scope().today, reason=reason, summary=said)
    happened(file, replace(off, reference=str(meeting.id)))
    if not _on_an_agenda(item.case_id):
        duties.moment_undone(item.case_id, _seen(meeting, day_of(meeting)))
    _record("agenda.take_off", item, file.pupil.id)


def _on_an_agenda(case_id: UUID) -> bool:
    statement = (
        select(AgendaItem.id)
        .join(Meeting, and_(Meeting.school_id == AgendaItem.school_id, Meeting.id == AgendaItem.meeting_id))
        .where(AgendaItem.case_id == case_id, AgendaItem.state.in_((OPEN, CLOSED)))
    )
    return session().execute(statement).first() is not None


def _seen(meeting: Meeting, on: date) -> duties.Seen:
    return duties.Seen(kind="agenda", about=meeting.team_code, outcome="", on=on)


def move(meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str, anyway: bool = False) -> None:
    """Another time or place; who sits there is asked again when the time changed. Problem on a free day."""
    was = meeting.starts_at, meeting.ends_at
    if day_of(meeting) != starts_at.astimezone(AMSTERDAM).date():
        check_open(starts_at, anyway)
    move_quietly(meeting, starts_at, ends_at, place)
    if was != (starts_at, ends_at):
        invitations.ask_again([meeting])


def move_quietly(meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str) -> None:
    """Another time or place. On another day the terms and what the agenda opened move along; nobody is asked yet."""
    was = day_of(meeting)
    if not reschedule(meeting, starts_at, ends_at, place):
        return
    for item in items_of(meeting.id):
        if item.state == OPEN:
            file = load(item.case_id)
            duties.moment_moved(item.case_id, _seen(meeting, was), day_of(meeting))
            _happened(file, meeting, _("Het %(team)s met dit punt is nu op %(dag)s."))
            open_for_table(item, meeting, consent_facts(file))


def _check_consent(file: CaseFile, meeting: Meeting) -> None:
    findings = gate(meeting.team_code, file.pupil.first_name, file.facts.consents)
    if any(finding.stops for finding in findings):
        raise Refused(
            _("%(name)s kan nog niet op de agenda: er is geen toestemming.", name=file.pupil.first_name),
            findings=findings,
        )


def _record(action: str, item: AgendaItem, pupil_id: UUID) -> None:
    ledger.record(action=action, object_type="agenda_item", object_id=item.id, pupil_id=pupil_id, case_id=item.case_id)
