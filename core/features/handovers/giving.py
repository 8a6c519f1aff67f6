"""Handing work over: each kind by its own rule, and what may not go to this colleague stays where it is."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.beyond import writing_for
from core.access.scope import scope
from core.contract.requirements.base import capital
from core.db.clock import now
from core.db.engine import session
from core.db.history import because
from core.features.cases.models import CaseEvent, SupportCase
from core.features.consents.disclosures import end_for_person
from core.features.duties import rights
from core.features.duties.models import Duty
from core.features.handovers.candidates import takers
from core.features.handovers.giving_days import BEYOND, Giving, give_pupils, give_seats
from core.features.handovers.leaving import Kind
from core.features.handovers.leftover_words import words
from core.features.mail.service import NewNotice, tell
from core.features.meetings.directors import word as director_word
from core.features.staff.colleagues import names_of, roles_of
from core.web.language import _
from core.web.problems import Invalid


def give_all(giver: UUID, wishes: Mapping[Kind, UUID], last_day: date) -> dict[Kind, int]:
    """Hand over what was wished, tell each taker once, say how much of each kind went. Invalid for a wrong taker."""
    allowed = takers(giver) if wishes else {}
    for kind, taker in wishes.items():
        if taker not in {found for found, _name in allowed[kind]}:
            said = _("Kies een collega uit de lijst.")
            raise Invalid(said, errors={kind.value: [said]})
    done: dict[Kind, int] = {}
    for kind, taker in wishes.items():
        done[kind] = _GIVERS[kind](Giving(giver=giver, taker=taker, last_day=last_day))
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


def _give_cases(giving: Giving) -> int:
    with writing_for("own-consequences"):
        cases = _cases_of(SupportCase.owner_id, giving.giver)
        for case in cases:
            case.owner_id = giving.taker
            _note(case, "owner", _("De zorg ligt nu bij %(naam)s."), giving.taker)
    return len(cases)


def _give_directed(giving: Giving) -> int:
    with writing_for("own-consequences"):
        cases = _cases_of(SupportCase.director_id, giving.giver)
        for case in cases:
            end_for_person(case.id, giving.giver, _("Er is een andere %(word)s.", word=director_word()))
            case.director_id = giving.taker
            _note(case, "director", capital(director_word()) + ": %(naam)s.", giving.taker)
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


def _give_duties(giving: Giving) -> int:
    """Those of a role that the taker holds, in a case that the taker may see; the rest stays."""
    held = {one.role_code for one in roles_of([giving.taker], scope().today)}
    given = 0
    with writing_for("own-consequences"), because(_("Overgedragen bij vertrek.")):
        statement = select(Duty).where(Duty.owner_id == giving.giver, Duty.closed_on.is_(None)).order_by(Duty.id)
        for duty in list(session().scalars(statement.execution_options(**BEYOND))):
            if duty.owner_role not in held or giving.taker not in rights.who_see(duty.case_id, [giving.taker]):
                continue
            duty.owner_id = giving.taker
            ledger.record(action="duty.hand_over", object_type="duty", object_id=duty.id, case_id=duty.case_id)
            given += 1
    return given


_GIVERS: Mapping[Kind, Callable[[Giving], int]] = {
    Kind.CASES: _give_cases,
    Kind.DIRECTED: _give_directed,
    Kind.DUTIES: _give_duties,
    Kind.SEATS: give_seats,
    Kind.PUPILS: give_pupils,
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
