"""Consent that was asked and not answered yet, in the cases the reader may see: one statement."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import aliased

from core.access.reader import remembered
from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.consents.models import ConsentAnswer
from core.features.consents.rules import Answer
from core.features.pupils.models import Guardian, Guardianship, Pupil, PupilGroup
from core.web.language import _, day_month, ngettext
from core.web.rows import DueLine

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """One giver who was asked and has not said anything since. `mine`: the reader asked, or has the case."""

    case_id: UUID
    purpose: str
    on: date
    giver: str
    pupil: Pupil
    group: str
    mine: bool


def unanswered() -> tuple[Unanswered, ...]:
    """Longest waiting first."""
    return tuple(_found(tuple(row)) for row in session().execute(_listing()))


@remembered
def _listing() -> Select[*tuple[Any, ...]]:
    return (
        _with_people()
        .where(ConsentAnswer.answer == Answer.ASKED.value, SupportCase.closed_on.is_(None), ~_said_since())
        .order_by(ConsentAnswer.on, ConsentAnswer.id)
        .limit(MOST)
    )


def _with_people() -> Select[*tuple[Any, ...]]:
    """An answer with its case, the pupil and the group, and who was asked."""
    who: tuple[Any, ...] = (PupilGroup.label, Guardian.name, Guardianship.relation)
    tie = and_(
        Guardianship.school_id == Pupil.school_id,
        Guardianship.guardian_id == Guardian.id,
        Guardianship.pupil_id == Pupil.id,
        Guardianship.ended_on.is_(None),
    )
    return (
        select(ConsentAnswer, SupportCase, Pupil, *who)
        .select_from(ConsentAnswer)
        .join(
            SupportCase, and_(SupportCase.school_id == ConsentAnswer.school_id, SupportCase.id == ConsentAnswer.case_id)
        )
        .join(Pupil, and_(Pupil.school_id == SupportCase.school_id, Pupil.id == SupportCase.pupil_id))
        .outerjoin(PupilGroup, and_(PupilGroup.school_id == Pupil.school_id, PupilGroup.id == Pupil.group_id))
        .outerjoin(
            Guardian, and_(Guardian.school_id == ConsentAnswer.school_id, Guardian.id == ConsentAnswer.guardian_id)
        )
        .outerjoin(Guardianship, tie)
    )


def _said_since() -> Any:
    later = aliased(ConsentAnswer)
    same_giver = or_(
        later.guardian_id == ConsentAnswer.guardian_id,
        and_(later.guardian_id.is_(None), ConsentAnswer.guardian_id.is_(None)),
    )
    newer = or_(
        later.recorded_at > ConsentAnswer.recorded_at,
        and_(later.recorded_at == ConsentAnswer.recorded_at, later.id > ConsentAnswer.id),
    )
    return exists(
        select(later.id)
        .where(
            later.school_id == ConsentAnswer.school_id,
            later.case_id == ConsentAnswer.case_id,
            later.purpose == ConsentAnswer.purpose,
            same_giver,
            newer,
        )
        .correlate(ConsentAnswer)
    )


def _found(row: tuple[Any, ...]) -> Unanswered:
    answer, case, pupil, group, guardian, relation = row
    me = scope().membership_id
    return Unanswered(
        case_id=case.id,
        purpose=answer.purpose,
        on=answer.on,
        giver=f"{relation or ''} {guardian}".strip() if guardian else pupil.first_name,
        pupil=pupil,
        group=group or "",
        mine=me is not None and me in (answer.recorded_by, case.owner_id, case.director_id),
    )


def points_waiting(asked: Sequence[Unanswered]) -> Counter[str]:
    """How many cases wait for an answer, per purpose."""
    return Counter(purpose for _case, purpose in {(one.case_id, one.purpose) for one in asked})


def line_of(one: Unanswered) -> DueLine:
    """A giver who is awaited, as a line: since when, and where the answer is recorded."""
    rule = profile().consent_rule(one.purpose)
    days = (scope().today - one.on).days
    waits = ngettext("Wacht %(num)d dag.", "Wacht %(num)d dagen.", days) if days else _("Vandaag gevraagd.")
    return DueLine(
        key=f"{one.case_id}-{one.purpose}-{one.giver}",
        who=one.pupil.full_name,
        where=one.group,
        what=_("Antwoord van %(who)s over: %(what)s", who=one.giver, what=rule.label),
        why=_("Gevraagd op %(day)s. %(waits)s", day=day_month(one.on), waits=waits),
        source=rule.source,
        href=f"/{scope().school_id}/dossiers/{one.case_id}",
        no_date=_("dag %(number)d", number=days) if days else _("vandaag gevraagd"),
    )
