"""What was answered, and where consent stands by it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access.school import profile
from core.contract.consents import ConsentRule
from core.contract.dates import completed_years
from core.db.engine import session
from core.features.consents.models import ConsentAnswer
from core.features.consents.rules import Answer, ConsentState, PossibleGiver, Said, givers_at, state_of, union
from core.schools.national_privacy import SHARING as SHARING_OUTSIDE
from core.schools.profile import SchoolProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose consent: the case, the pupil, the birth date, and who could give consent."""

    case_id: UUID
    pupil_id: UUID
    call_name: str
    born: date | None
    people: tuple[PossibleGiver, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A recorded answer as pages show it."""

    purpose_label: str
    guardian_id: UUID | None
    answer: Answer
    form: str
    on: date
    evidence: str
    reason: str
    recorded_by: UUID


def answers_of(case_id: UUID) -> tuple[Kept, ...]:
    """Every answer of a case, in the order of recording."""
    labels = {rule.code: rule.label for rule in profile().consent_rules}
    return tuple(
        Kept(
            purpose_label=labels.get(row.purpose, row.purpose),
            guardian_id=row.guardian_id,
            answer=Answer(row.answer),
            form=row.form,
            on=row.on,
            evidence=row.evidence,
            reason=row.reason,
            recorded_by=row.recorded_by,
        )
        for row in _rows(case_id)
    )


def states(subject: Subject, today: date, rules: Sequence[ConsentRule] | None = None) -> tuple[ConsentState, ...]:
    """The state per purpose (all of the school's, or `rules`), in one statement."""
    said = _said(subject.case_id)
    wanted = own_purposes(profile()) if rules is None else rules
    return tuple(state_with(profile(), rule, subject, said[rule.code], today) for rule in wanted)


def state(subject: Subject, purpose: str, today: date) -> ConsentState:
    """The state for one purpose; LookupError for a purpose that the school does not know."""
    return states(subject, today, (profile().consent_rule(purpose),))[0]


def own_purposes(school: SchoolProfile) -> tuple[ConsentRule, ...]:
    """The purposes for which this school asks consent; the law's own rules only add givers."""
    return tuple(rule for rule in school.consent_rules if not rule.statutory)


def state_with(
    school: SchoolProfile, rule: ConsentRule, subject: Subject, said: Iterable[Said], today: date
) -> ConsentState:
    """The state for one purpose from what was said about it, in the order of recording; reads nothing."""
    age = completed_years(subject.born, today) if subject.born else None
    national = [law for law in school.consent_rules if law.statutory and law.code == SHARING_OUTSIDE]
    return state_of(rule, givers_at(union(rule, national), subject.people, age), said, today)


def _rows(case_id: UUID) -> Sequence[ConsentAnswer]:
    statement = select(ConsentAnswer).where(ConsentAnswer.case_id == case_id)
    return session().scalars(statement.order_by(ConsentAnswer.recorded_at, ConsentAnswer.id)).all()


def _said(case_id: UUID) -> dict[str, list[Said]]:
    rows = _rows(case_id)
    found: dict[str, list[Said]] = defaultdict(list)
    for row in rows:
        found[row.purpose].append(
            Said(guardian_id=row.guardian_id, answer=Answer(row.answer), form=row.form, on=row.on)
        )
    return found
