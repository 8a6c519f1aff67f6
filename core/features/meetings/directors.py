"""The director of a case (regiehouder): exactly one fixed member of the team, and what that opens outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.access import ledger
from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.facts import ConsentFact, ConsentStatus
from core.contract.requirements.base import capital
from core.contract.source import Source
from core.features.cases import director
from core.features.cases.facts import CaseFile
from core.features.cases.record import Event, happened
from core.features.consents.disclosures import Opening, disclose, end_for_person
from core.features.mail.service import NewNotice, tell
from core.features.meetings import rules
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.meetings.readiness import chain_of, consent_purpose
from core.features.meetings.seating import seats_at
from core.features.meetings.table import presences, role_admission
from core.features.staff.colleagues import Colleague, holders, roles_of
from core.web.language import _
from core.web.problems import Problem


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


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDirector:
    """Who becomes director, from which day, for which consent purpose somebody from outside sees the case, and why."""

    membership_id: UUID
    on: date
    purpose: str
    reason: str = ""


def appoint(file: CaseFile, new: NewDirector) -> None:
    """Make somebody director of the case: noted, told, and opened for somebody from outside while consent lives."""
    if file.case.director_id == new.membership_id:
        return
    if file.case.director_id is not None:
        end_for_person(file.case.id, file.case.director_id, _("Er is een andere %(word)s.", word=word()))
    file.case.director_id = new.membership_id
    director.settle(file, _("Er is een andere %(word)s.", word=word()))
    person = _person(new.membership_id)
    name = person.name if person else _("een collega")
    said = f"{capital(word())}: {name}."
    reference = str(new.membership_id)
    happened(file, Event(kind="director", on=new.on, reference=reference, summary=said, reason=new.reason))
    if person is not None and person.kind == PARTNER:
        _open(file, new.membership_id, new.purpose)
    outside = person is not None and person.kind == PARTNER
    told = _("U bent %(word)s van %(name)s.") if outside else _("Je bent %(word)s van %(name)s.")
    text = told % {"word": word(), "name": file.pupil.full_name}
    link = f"/{scope().school_id}/dossiers/{file.case.id}"
    tell([new.membership_id], NewNotice(kind="director", text=text, link=link, case_id=file.case.id))


def may_replace(file: CaseFile) -> bool:
    """Whether the reader may choose another director outside a meeting: the owner of care, in an open case."""
    owns = bool(scope().roles & set(profile().care_owner_roles))
    return owns and file.case.director_id is not None and file.case.closed_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleDirector:
    """Somebody who may follow the present director, and the consent purpose of the team of which they are a member."""

    person: Colleague
    purpose: str


def successors(file: CaseFile) -> tuple[PossibleDirector, ...]:
    """Who is a fixed member of a team that chooses a director, and may be there with the consent of today, by name."""
    consents = {fact.purpose: fact for fact in file.facts.consents}
    found: dict[UUID, PossibleDirector] = {}
    for code in (team.code for team in profile().team_compositions if is_needed(team.code)):
        seats = [seat for seat in profile().team(chain_of(code)[-1]).seats if rules.invited_by_default(seat)]
        for person in holders((seat.role for seat in seats), scope().today):
            if role_admission(person.role_code, code, consents).allowed:
                found.setdefault(person.membership_id, PossibleDirector(person=person, purpose=consent_purpose(code)))
    others = (one for one in found.values() if one.person.membership_id != file.case.director_id)
    return tuple(sorted(others, key=lambda one: one.person.name))


def replace(file: CaseFile, membership_id: UUID, reason: str) -> None:
    """Choose another director between two meetings: illness, or a director from outside who lost sight of the case.

    Problem when this is not the reader's to do, without a reason, or for who is no fixed member of the team.
    """
    if not may_replace(file):
        raise Problem(_("Dit doet wie de zorg van deze leerling regelt."), status=403)
    if not reason.strip():
        raise Problem(_("Waarom komt er een ander?"), errors={"reason": [_("Schrijf een reden op.")]})
    chosen = next((one for one in successors(file) if one.person.membership_id == membership_id), None)
    if chosen is None:
        raise Problem(_("Kies iemand uit de lijst."), errors={"who": [_("Kies een vast lid van het team.")]})
    today = scope().today
    appoint(file, NewDirector(membership_id=membership_id, on=today, purpose=chosen.purpose, reason=reason.strip()))
    ledger.record(
        action="director.replace",
        object_type="support_case",
        object_id=file.case.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
    )


def follow_loss(file: CaseFile, purpose: str) -> None:
    """Consent was lost: a director from outside no longer sees the case, and the owner of care must know."""
    person = _outside(file, purpose)
    if person is not None:
        director.ask_for_another(file, person.name, _source_for(purpose))


def open_again(file: CaseFile, purpose: str) -> None:
    """Consent came back: a director from outside sees the case again."""
    person = _outside(file, purpose)
    if person is not None and file.facts.consent(purpose).status is ConsentStatus.GIVEN:
        _open(file, person.membership_id, purpose)
        director.settle(file, _("Er is weer toestemming."))


def _outside(file: CaseFile, purpose: str) -> Colleague | None:
    """The director of an open case, where it is somebody from outside who sees it on consent for this purpose."""
    if file.case.director_id is None or file.case.closed_on is not None or not _teams_asking(purpose):
        return None
    person = _person(file.case.director_id)
    return person if person is not None and person.kind == PARTNER else None


def _teams_asking(purpose: str) -> tuple[str, ...]:
    teams = (team.code for team in profile().team_compositions if is_needed(team.code))
    return tuple(code for code in teams if consent_purpose(code) == purpose)


def _source_for(purpose: str) -> Source | None:
    return next((source for code in _teams_asking(purpose) if (source := source_of(code))), None)


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
