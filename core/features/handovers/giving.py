"""Handing work over: each kind by its own rule, and what may not go to this colleague stays where it is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select

from core.access import ledger
from core.access.beyond import beyond_need_to_know, writing_for
from core.access.scope import scope
from core.contract.requirements.base import capital
from core.db.clock import now
from core.db.engine import session
from core.db.history import because
from core.features.cases.models import CaseEvent, SupportCase
from core.features.consents.disclosures import Opening, disclose, end_for_person
from core.features.duties import rights
from core.features.duties.models import Duty
from core.features.handovers.leaving import ABSENT, Kind, words
from core.features.handovers.takers import takers
from core.features.mail.service import NewNotice, tell
from core.features.meetings.directors import word as director_word
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.planning import day_of
from core.features.meetings.rules import GUEST_DAYS, OPEN, PLANNED
from core.features.pupils.mentors import assign_mentor
from core.features.pupils.models import PupilMentor
from core.features.staff.colleagues import names_of, roles_of
from core.web.language import _
from core.web.problems import Invalid, Problem

BEYOND = beyond_need_to_know("own-consequences")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """One hand to another: whose work, to whom, and the last day on which the first one still does it."""

    giver: UUID
    taker: UUID
    last_day: date

    @property
    def first_day(self) -> date:
        """The day from which it is the taker's: the day after, and never before today."""
        return max(self.last_day + timedelta(days=1), scope().today)


def give_all(giver: UUID, wishes: Mapping[Kind, UUID], last_day: date) -> dict[Kind, int]:
    """Hand over what was wished, tell each taker once, say how much of each kind went. Invalid for a wrong taker."""
    allowed = takers(giver) if wishes else {}
    for kind, taker in wishes.items():
        if taker not in {found for found, _name in allowed[kind]}:
            said = _("Kies een collega uit de lijst.")
            raise Invalid(said, errors={kind.value: [said]})
    done: dict[Kind, int] = {}
    for kind, taker in wishes.items():
        done[kind] = _GIVERS[kind](Passing(giver=giver, taker=taker, last_day=last_day))
        ledger.record(
            action="handover",
            object_type="membership",
            object_id=giver,
            detail={"kind": kind.value, "rows": done[kind]},
        )
    _tell(giver, wishes, done)
    return done


def _tell(giver: UUID, wishes: Mapping[Kind, UUID], done: Mapping[Kind, int]) -> None:
    name = names_of([giver]).get(giver, "")
    for taker in dict.fromkeys(wishes.values()):
        said = [words(kind, done[kind]) for kind, who in wishes.items() if who == taker and done[kind]]
        if said:
            text = _("Je nam over van %(naam)s: %(wat)s.", naam=name[:100], wat=", ".join(said))
            tell([taker], NewNotice(kind="handover", text=text, link=f"/{scope().school_id}/"))


def _cases_of(column: Any, giver: UUID) -> list[SupportCase]:
    statement = select(SupportCase).where(column == giver, SupportCase.closed_on.is_(None)).order_by(SupportCase.id)
    return list(session().scalars(statement.execution_options(**BEYOND)))


def _give_cases(passing: Passing) -> int:
    with writing_for("own-consequences"):
        cases = _cases_of(SupportCase.owner_id, passing.giver)
        for case in cases:
            case.owner_id = passing.taker
            _note(case, "owner", _("De zorg ligt nu bij %(naam)s."), passing.taker)
    return len(cases)


def _give_directed(passing: Passing) -> int:
    with writing_for("own-consequences"):
        cases = _cases_of(SupportCase.director_id, passing.giver)
        for case in cases:
            end_for_person(case.id, passing.giver, _("Er is een andere %(word)s.", word=director_word()))
            case.director_id = passing.taker
            _note(case, "director", capital(director_word()) + ": %(naam)s.", passing.taker)
    return len(cases)


def _note(case: SupportCase, kind: str, said: str, taker: UUID) -> None:
    """A row of what happened. No term of a school starts or ends by a change of person."""
    name = names_of([taker]).get(taker, "")
    session().add(
        CaseEvent(
            case_id=case.id,
            kind=kind,
            on=scope().today,
            reference=str(taker),
            summary=said % {"naam": name},
            by_id=scope().membership_id,
            recorded_at=now(),
        )
    )
    ledger.record(action="case.hand_over", object_type="support_case", object_id=case.id, case_id=case.id)


def _give_duties(passing: Passing) -> int:
    """Those of a role that the taker holds, in a case that the taker may see; the rest stays."""
    held = {one.role_code for one in roles_of([passing.taker], scope().today)}
    given = 0
    with writing_for("own-consequences"), because(_("Overgedragen bij vertrek.")):
        statement = select(Duty).where(Duty.owner_id == passing.giver, Duty.closed_on.is_(None)).order_by(Duty.id)
        for duty in list(session().scalars(statement.execution_options(**BEYOND))):
            if duty.owner_role not in held or passing.taker not in rights.who_see(duty.case_id, [passing.taker]):
                continue
            duty.owner_id = passing.taker
            ledger.record(action="duty.hand_over", object_type="duty", object_id=duty.id, case_id=duty.case_id)
            given += 1
    return given


def _give_seats(passing: Passing) -> int:
    """Chairs at planned meetings after the last day, where the taker holds the role.

    Who sits there already does not sit twice: then the chair is called off.
    """
    statement = (
        select(MeetingSeat, Meeting)
        .join(Meeting, and_(Meeting.school_id == MeetingSeat.school_id, Meeting.id == MeetingSeat.meeting_id))
        .where(MeetingSeat.membership_id == passing.giver, MeetingSeat.attendance != ABSENT, Meeting.state == PLANNED)
    )
    given = 0
    for seat, meeting in list(session().execute(statement)):
        held = {one.role_code for one in roles_of([passing.taker], day_of(meeting))}
        if day_of(meeting) < passing.first_day or seat.role_code not in held:
            continue
        if _sits(meeting, passing.taker):
            seat.attendance = ABSENT
        else:
            seat.membership_id, seat.attendance = passing.taker, "invited"
            _open_for(seat, meeting, passing.taker)
        ledger.record(action="meeting.seat", object_type="meeting_seat", object_id=seat.id)
        given += 1
    return given


def _sits(meeting: Meeting, taker: UUID) -> bool:
    statement = select(MeetingSeat.id).where(
        MeetingSeat.meeting_id == meeting.id, MeetingSeat.membership_id == taker, MeetingSeat.agenda_item_id.is_(None)
    )
    return session().execute(statement).first() is not None


def _open_for(seat: MeetingSeat, meeting: Meeting, taker: UUID) -> None:
    """What is on the agenda opens for the colleague who takes the chair, as for everybody of the school's own table."""
    statement = select(AgendaItem.id, AgendaItem.case_id).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.state == OPEN
    )
    if seat.agenda_item_id is not None:
        statement = statement.where(AgendaItem.id == seat.agenda_item_id)
    with writing_for("own-consequences"):
        for item_id, case_id in list(session().execute(statement.execution_options(**BEYOND))):
            disclose(
                Opening(
                    case_id=case_id,
                    membership_id=taker,
                    ground="team",
                    purpose="",
                    from_date=scope().today,
                    until_date=day_of(meeting) + timedelta(days=GUEST_DAYS),
                    agenda_item_id=item_id,
                )
            )


def _give_pupils(passing: Passing) -> int:
    """The mentorships that still run; a colleague who may not (too few days a week) does not get them."""
    statement = select(PupilMentor).where(
        PupilMentor.membership_id == passing.giver,
        or_(PupilMentor.ends_on.is_(None), PupilMentor.ends_on >= passing.last_day),
    )
    return sum(_assigned(one, passing) for one in list(session().scalars(statement)))


def _assigned(one: PupilMentor, passing: Passing) -> bool:
    try:
        assign_mentor(one.pupil_id, f"{one.role_code}~{passing.taker}", passing.first_day, replace=True)
    except Problem:
        return False
    return True


_GIVERS: Mapping[Kind, Callable[[Passing], int]] = {
    Kind.CASES: _give_cases,
    Kind.DIRECTED: _give_directed,
    Kind.DUTIES: _give_duties,
    Kind.SEATS: _give_seats,
    Kind.PUPILS: _give_pupils,
}


def wishes_of(data: Mapping[str, str], allowed: Mapping[Kind, Iterable[tuple[UUID, str]]]) -> dict[Kind, UUID]:
    """To whom each kind goes: what was chosen per kind, else the one colleague for everything where that one may."""
    everything = data.get("everything", "")
    found: dict[Kind, UUID] = {}
    for kind in Kind:
        own = data.get(kind.value, "")
        may = {str(one) for one, _name in allowed[kind]}
        if own:
            found[kind] = UUID(own)
        elif everything and everything in may:
            found[kind] = UUID(everything)
    return found
