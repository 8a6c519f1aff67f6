"""For whom is a partner looked up? The open cases that the reader may see, found by name."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select

from core.access import ledger
from core.access.school import profile
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.pupils.models import Pupil, PupilGroup
from core.features.pupils.names import words_of

MOST = 40
"""Cases on the page; who has more looks for a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChoice:
    """A case to choose: the pupil, the group (or nothing), and the route."""

    case_id: UUID
    name: str
    group: str
    route: str


def case_choices(query: str) -> tuple[tuple[CaseChoice, ...], bool]:
    """The first open cases by name, and whether there are more. One statement, and a row in the ledger."""
    statement = (
        select(SupportCase, Pupil, PupilGroup.label)
        .join(Pupil, and_(Pupil.school_id == SupportCase.school_id, Pupil.id == SupportCase.pupil_id))
        .outerjoin(PupilGroup, and_(PupilGroup.school_id == Pupil.school_id, PupilGroup.id == Pupil.group_id))
        .where(SupportCase.closed_on.is_(None))
    )
    for word in words_of(query):
        statement = statement.where(Pupil.search_name.contains(word, autoescape=True))
    rows = list(session().execute(statement.order_by(Pupil.sort_name, SupportCase.id).limit(MOST + 1)))
    ledger.record(action="partner.case_list", object_type="support_case", detail={"count": min(len(rows), MOST)})
    found = (
        CaseChoice(
            case_id=case.id, name=pupil.full_name, group=group or "", route=profile().route(case.route_code).label
        )
        for case, pupil, group in rows[:MOST]
    )
    return tuple(found), len(rows) > MOST
