"""Cases and duties for tests of the lists: made in the current scope, past the services that would judge them."""

from datetime import date
from typing import Any
from uuid import UUID

from core.access.school import profile
from core.contract.source import Source
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.duties.models import Duty
from core.features.duties.service import NewDuty, open_duty
from tests.world import PupilInWorld

TODAY = date(2026, 11, 26)
QUOTE = "Zo staat het in het document."
SOURCE = Source(document="SOP", section="3.2", quote=QUOTE)


def make_case(pupil: PupilInWorld, reporter: UUID, **columns: Any) -> UUID:
    """An open case on the school's first route, at its first step; returns the id."""
    school = profile()
    route = school.support_routes[0]
    case = SupportCase(
        **{
            "pupil_id": pupil.id,
            "route_code": route.code,
            "step_code": route.steps[0].code,
            "level_code": school.care_levels[0].code,
            "question": "Waar gaat het over?",
            "reporter_id": reporter,
            "opened_on": TODAY,
            "profile_digest": school.digest,
            **columns,
        }
    )
    session().add(case)
    session().flush()
    return case.id


def make_duty(label: str, role: str, **values: Any) -> Duty:
    """An open term of the school; `values` as in `NewDuty`."""
    new = NewDuty(
        **{
            "kind": "deadline",
            "rule": f"rule-{label}"[:80],
            "label": label,
            "owner_role": role,
            "started_on": date(2026, 11, 2),
            "source": SOURCE,
            **values,
        }
    )
    duty = open_duty(new)
    session().flush()
    return duty
