"""A task of one's own making: about a case or a pupil, for oneself or for a colleague, by a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.contract.school import RoleKind
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.duties import rights
from core.features.duties.models import Duty
from core.features.duties.service import NewDuty, open_duty
from core.features.mail.service import NewNotice, tell
from core.features.pupils.models import Pupil
from core.features.pupils.service import mentor_pupils, still_here
from core.features.staff.colleagues import Colleague, holders
from core.web.language import _
from core.web.problems import Invalid

CASE, PUPIL, NOBODY = "dossier", "leerling", "niemand"
MOST_SUBJECTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a task may be about: a pupil, with or without a case. `value` as a form sends it."""

    name: str
    pupil_id: UUID
    case_id: UUID | None = None
    about: str = ""

    @property
    def value(self) -> str:
        """`dossier~<id>` or `leerling~<id>`."""
        return f"{CASE}~{self.case_id}" if self.case_id else f"{PUPIL}~{self.pupil_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """What, about whom (`Subject.value`, or "niemand"), who (a membership), and by when."""

    what: str
    about: str
    who: UUID
    due: date | None = None


def subjects(extra: UUID | None = None) -> tuple[Subject, ...]:
    """The open cases that the reader may see, and the pupils without one whom the reader guides, by name.

    `extra` is a pupil to add, for who reads all pupils.
    """
    statement = (
        select(SupportCase, Pupil)
        .join(Pupil, and_(Pupil.school_id == SupportCase.school_id, Pupil.id == SupportCase.pupil_id))
        .where(SupportCase.closed_on.is_(None))
        .order_by(Pupil.sort_name, SupportCase.id)
        .limit(MOST_SUBJECTS)
    )
    found = [_of_case(case, pupil) for case, pupil in session().execute(statement)]
    having = {one.pupil_id for one in found}
    wanted = mentor_pupils() - having
    if extra is not None and Permission.PUPILS_READ in scope().permissions:
        wanted |= {extra}
    return tuple(found) + tuple(_pupils(wanted))


def _of_case(case: SupportCase, pupil: Pupil) -> Subject:
    route = profile().route(case.route_code).label
    return Subject(name=pupil.full_name, pupil_id=pupil.id, case_id=case.id, about=route)


def _pupils(wanted: frozenset[UUID]) -> list[Subject]:
    if not wanted:
        return []
    statement = select(Pupil).where(Pupil.id.in_(wanted), still_here(scope().today)).order_by(Pupil.sort_name, Pupil.id)
    return [Subject(name=pupil.full_name, pupil_id=pupil.id) for pupil in session().scalars(statement)]


def people() -> tuple[Colleague, ...]:
    """Everybody who may be given a task, each once, the reader first, then by name."""
    roles = [role.code for role in profile().staff_roles if role.kind is not RoleKind.FAMILY]
    once: dict[Any, Colleague] = {}
    for person in holders(roles, scope().today):
        once.setdefault(person.membership_id, person)
    me = scope().membership_id
    return tuple(sorted(once.values(), key=lambda person: person.membership_id != me))


def add(new: NewTask, about: Sequence[Subject]) -> Duty:
    """Put a task on somebody's list and tell them. `about` are the subjects that were offered.

    Invalid with a sentence per field: a day that has passed, somebody who may not see the case.
    """
    subject = next((one for one in about if one.value == new.about), None)
    person = next((one for one in people() if one.membership_id == new.who), None)
    errors = _wrong(new, subject, person)
    if errors or person is None:
        raise Invalid(_("Niet alles klopt nog."), errors=errors)
    duty = open_duty(
        NewDuty(
            kind="task",
            rule="task",
            label=new.what,
            owner_role=person.role_code,
            owner_id=person.membership_id,
            case_id=subject.case_id if subject else None,
            pupil_id=subject.pupil_id if subject else None,
            started_on=scope().today,
            due_on=new.due,
        )
    )
    ledger.record(
        action="task.add", object_type="duty", object_id=duty.id, pupil_id=duty.pupil_id, case_id=duty.case_id
    )
    text = _("%(who)s vraagt je: %(what)s.", who=scope().person_name[:150], what=duty.label.rstrip("."))
    link = f"/{scope().school_id}/taken/{duty.id}"
    tell([person.membership_id], NewNotice(kind="task", text=text, link=link, case_id=duty.case_id))
    return duty


def record_choice(number: int) -> None:
    """The list of pupils to choose from was shown: a row in the ledger, without names."""
    ledger.record(action="task.choose", object_type="pupil", detail={"count": number})


def _wrong(new: NewTask, subject: Subject | None, person: Colleague | None) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    if not new.what.strip():
        wrong["what"] = [_("Schrijf op wat er moet gebeuren.")]
    if subject is None and new.about != NOBODY:
        wrong["about"] = [_("Kies een leerling uit de lijst.")]
    if new.due is not None and new.due < scope().today:
        wrong["due"] = [_("Deze dag is al voorbij.")]
    if person is None:
        wrong["who"] = [_("Kies een collega uit de lijst.")]
    elif subject is not None and not _may_know(subject, person):
        wrong["who"] = [_("%(name)s mag dit dossier niet zien. Kies iemand die het mag zien.", name=person.name)]
    return wrong


def _may_know(subject: Subject, person: Colleague) -> bool:
    if subject.case_id is not None:
        return person.membership_id in rights.who_see(subject.case_id, [person.membership_id])
    # the name of a pupil without a case is for who works at the school
    return person.kind == "staff"
