"""Under which rule the reader sees a case, for the ledger and for "Waarom zie ik dit dossier?"."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select

from core.access import ledger, policy, policy_sql
from core.access.absences import Absence, replaced_now
from core.access.people import Membership, Person, live_on
from core.access.scope import scope
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.consents.models import Disclosure
from core.features.pupils.models import PupilMentor


def verdict_on(case: SupportCase, action: policy.Action = policy.Action.READ) -> policy.Decision:
    """The decision of the policy on this case for the reader, with the rule and the reason."""
    actor = policy_sql.actor_of(scope())
    if policy.sees_all(actor):
        return policy.decide(actor, _bare(case), action)
    view = _view(case)
    if not policy.decide(actor, view).allowed:
        # only who has no ground of their own can be standing in, so only then the absences are asked
        view = replace(view, absences=_absences())
    verdict = policy.decide(actor, view, action)
    if verdict.behalf_of is not None:
        ledger.on_behalf(verdict.behalf_of, case.id)
    return verdict


def _absences() -> tuple[policy.AbsenceView, ...]:
    """For whom the reader stands in today, with their names."""
    statement = (
        select(Absence, Person.name)
        .join(Membership, and_(Membership.school_id == Absence.school_id, Membership.id == Absence.absent_id))
        .join(Person, Person.id == Membership.person_id)
        .where(Absence.substitute_id == scope().membership_id, live_on(Absence, scope().today))
        .order_by(Absence.starts_on, Absence.id)
    )
    return tuple(
        policy.AbsenceView(
            absent_id=row.absent_id,
            substitute_id=row.substitute_id,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            name=name,
        )
        for row, name in session().execute(statement)
    )


def _bare(case: SupportCase) -> policy.CaseView:
    return policy.CaseView(reporter_id=case.reporter_id, director_id=case.director_id, closed_on=case.closed_on)


def _of_one(column: Any, me: UUID | None, others: Select[UUID]) -> ColumnElement[bool]:
    """Of the reader, or of somebody for whom the reader stands in."""
    return or_(column == me, column.in_(others))


def _view(case: SupportCase) -> policy.CaseView:
    mine = (scope().membership_id, replaced_now())
    mentors = session().scalars(
        select(PupilMentor).where(PupilMentor.pupil_id == case.pupil_id, _of_one(PupilMentor.membership_id, *mine))
    )
    opened = session().scalars(
        select(Disclosure).where(Disclosure.case_id == case.id, _of_one(Disclosure.membership_id, *mine))
    )
    return policy.CaseView(
        reporter_id=case.reporter_id,
        director_id=case.director_id,
        closed_on=case.closed_on,
        mentors=tuple(
            policy.Mentorship(membership_id=m.membership_id, starts_on=m.starts_on, ends_on=m.ends_on) for m in mentors
        ),
        disclosures=tuple(
            policy.DisclosureView(
                id=d.id,
                membership_id=d.membership_id,
                from_date=d.from_date,
                until_date=d.until_date,
                withdrawn_at=d.withdrawn_at,
            )
            for d in opened
        ),
    )
