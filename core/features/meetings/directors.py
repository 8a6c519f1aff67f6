"""The director of a case (regiehouder): exactly one fixed member of the team, and what that opens outside."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.facts import ConsentFact, ConsentStatus
from core.contract.source import Source
from core.features.cases.facts import CaseFile
from core.features.cases.record import Event, happened
from core.features.consents.disclosures import Opening, disclose, end_for_person
from core.features.mail.service import NewNotice, tell
from core.features.meetings import rules
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.meetings.planning import day_of
from core.features.meetings.readiness import chain_of, consent_purpose
from core.features.meetings.seating import seats_at
from core.features.meetings.table import presences
from core.features.staff.colleagues import Colleague, roles_of
from core.web.language import _


def word() -> str:
    """The school's word for the director."""
    return profile().word("director", _("regiehouder"))


def is_needed(team_code: str) -> bool:
    """Whether a case leaves this team with exactly one director."""
    return rules.needs_director(profile().team(team_code), {team.code: team for team in profile().team_compositions})


def source_of(team_code: str) -> Source | None:
    """The paragraph that asks for a director."""
    found = (profile().team(code).director_source for code in chain_of(team_code))
    return next((source for source in found if source is not None), None)


def candidates(
    meeting: Meeting, consents: Mapping[str, ConsentFact], seats: Sequence[MeetingSeat] | None = None
) -> tuple[MeetingSeat, ...]:
    """The fixed members at the table who may become director of a case with these consents.

    A wide meeting has guests of its own; the director is a member of the team that it widens ("1 van de leden van het
    ondersteuningsteam").
    """
    fixed = profile().team(chain_of(meeting.team_code)[-1]).seats
    chairs = [
        seat
        for seat in (seats_at(meeting.id) if seats is None else seats)
        if seat.membership_id and not seat.agenda_item_id and rules.may_direct(seat.role_code, fixed)
    ]
    return tuple(p.seat for p in presences(chairs, meeting.team_code, consents) if p.admission.allowed)


def appoint(file: CaseFile, meeting: Meeting, membership_id: UUID) -> None:
    """Make somebody director of the case: noted, told, and opened for somebody from outside while consent lives."""
    if file.case.director_id == membership_id:
        return
    if file.case.director_id is not None:
        end_for_person(file.case.id, file.case.director_id, _("Er is een andere %(word)s.", word=word()))
    file.case.director_id = membership_id
    person = _person(membership_id)
    name = person.name if person else _("een collega")
    said = f"{word()[:1].upper()}{word()[1:]}: {name}."
    happened(file, Event(kind="director", on=day_of(meeting), reference=str(membership_id), summary=said))
    if person is not None and person.kind == PARTNER:
        _open(file, membership_id, consent_purpose(meeting.team_code))
    outside = person is not None and person.kind == PARTNER
    told = _("U bent %(word)s van %(name)s.") if outside else _("Je bent %(word)s van %(name)s.")
    text = told % {"word": word(), "name": file.pupil.full_name}
    link = f"/{scope().school_id}/dossiers/{file.case.id}"
    tell([membership_id], NewNotice(kind="director", text=text, link=link, case_id=file.case.id))


def open_again(file: CaseFile, purpose: str) -> None:
    """Consent came back: a director from outside sees the case again."""
    asked = {consent_purpose(team.code) for team in profile().team_compositions if is_needed(team.code)}
    if purpose not in asked or file.case.director_id is None or file.case.closed_on is not None:
        return
    person = _person(file.case.director_id)
    if person is not None and person.kind == PARTNER and file.facts.consent(purpose).status is ConsentStatus.GIVEN:
        _open(file, person.membership_id, purpose)


def _person(membership_id: UUID) -> Colleague | None:
    return next(iter(roles_of([membership_id], scope().today)), None)


def _open(file: CaseFile, membership_id: UUID, purpose: str) -> None:
    disclose(
        Opening(
            case_id=file.case.id,
            membership_id=membership_id,
            ground="consent",
            purpose=purpose,
            from_date=scope().today,
        )
    )
