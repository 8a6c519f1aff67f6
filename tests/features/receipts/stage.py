"""Decisions in the world of the tests: kept as `decisions.take` keeps them, under the profile in force or another."""

from datetime import date
from uuid import UUID

from core.access.school import registry
from core.access.scope import scope
from core.contract.wire import to_wire
from core.db.clock import now
from core.db.engine import session
from core.features.cases.facts import CaseFile
from core.features.cases.models import Decision
from core.features.cases.rules import asked_by, judged
from core.schools.profile import SchoolProfile
from core.schools.versions import remember

DAY = date(2026, 11, 26)


def keep(file: CaseFile, rules: SchoolProfile, kind: str, reason: str = "Dit helpt.") -> UUID:
    """A decision of a kind on this case under these rules, with what they find; for what may be taken see cases."""
    right = rules.decision(kind)
    asked = asked_by(right, rules.route(file.facts.route))
    found = judged(asked, file.facts, lambda requirement, facts: registry().judge(rules, requirement, facts))
    decision = Decision(
        case_id=file.case.id,
        kind=right.code,
        label=right.label,
        team_code=right.teams[0] if right.teams else "",
        taken_on=DAY,
        facts=to_wire(file.facts),
        findings=to_wire(found),
        reason=reason,
        by_id=scope().membership_id,
        recorded_at=now(),
        profile_digest=remember(rules),
    )
    session().add(decision)
    session().flush()
    return decision.id
