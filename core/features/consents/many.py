"""Consent of many cases at once, for agendas and lists."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access.school import profile
from core.contract.consents import ConsentRule
from core.db.engine import session
from core.features.consents.answers import Subject, own_purposes, state_with
from core.features.consents.models import ConsentAnswer
from core.features.consents.rules import Answer, ConsentState, Said


def states_of_all(
    subjects: Iterable[Subject], today: date, rules: Sequence[ConsentRule] | None = None
) -> dict[UUID, tuple[ConsentState, ...]]:
    """The state per purpose (all of the school's, or `rules`) of each case, by case, in one statement."""
    asked = {subject.case_id: subject for subject in subjects}
    wanted = own_purposes(profile()) if rules is None else rules
    said = _said(asked) if asked else {}
    return {
        case_id: tuple(
            state_with(profile(), rule, subject, said.get((case_id, rule.code), []), today) for rule in wanted
        )
        for case_id, subject in asked.items()
    }


def _said(case_ids: Iterable[UUID]) -> dict[tuple[UUID, str], list[Said]]:
    rows = session().scalars(
        select(ConsentAnswer)
        .where(ConsentAnswer.case_id.in_(sorted(case_ids)))
        .order_by(ConsentAnswer.recorded_at, ConsentAnswer.id)
    )
    found: dict[tuple[UUID, str], list[Said]] = defaultdict(list)
    for row in rows:
        found[row.case_id, row.purpose].append(
            Said(guardian_id=row.guardian_id, answer=Answer(row.answer), form=row.form, on=row.on)
        )
    return found
