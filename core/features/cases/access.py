"""Under which rule the reader sees a case, for the ledger and for "Waarom zie ik dit dossier?"."""

from sqlalchemy import select

from core.access import policy, policy_sql
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
    return policy.decide(actor, _view(case), action)


def _bare(case: SupportCase) -> policy.CaseView:
    return policy.CaseView(reporter_id=case.reporter_id, director_id=case.director_id, closed_on=case.closed_on)


def _view(case: SupportCase) -> policy.CaseView:
    me = scope().membership_id
    mentors = session().scalars(
        select(PupilMentor).where(PupilMentor.pupil_id == case.pupil_id, PupilMentor.membership_id == me)
    )
    opened = session().scalars(select(Disclosure).where(Disclosure.case_id == case.id, Disclosure.membership_id == me))
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
