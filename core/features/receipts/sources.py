"""Where decisions are kept. A feature with a table of its own for decisions adds it here, so that it is replayed too.

    add_source(app, DecisionSource(code="admission", label=_("Toelating"), page=page_of_admissions))

`page(after, size)` gives the decisions whose id lies after `after` (None: from the first), in the order of their ids,
at most `size`; it reads columns, not objects, so that many can pass without staying in memory.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from flask import Flask, current_app
from sqlalchemy import select

from core.contract.facts import Facts
from core.contract.requirements import Requirement
from core.db.engine import session
from core.features.cases.models import Decision
from core.features.cases.rules import asked_by
from core.features.receipts.rules import DecisionRecord
from core.schools.profile import SchoolProfile

CASE = "case"
_KEY = "decision_sources"
RecordPage = Callable[[UUID | None, int], tuple[DecisionRecord, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSource:
    """A table with decisions. `code` is part of every record, `label` what people call such a decision."""

    code: str
    label: str
    page: RecordPage


def add_source(app: Flask, source: DecisionSource) -> None:
    """Let these decisions be replayed with all others."""
    app.extensions.setdefault(_KEY, {})[source.code] = source


def sources() -> tuple[DecisionSource, ...]:
    """Every source, in the order in which they were added."""
    found: dict[str, DecisionSource] = current_app.extensions.get(_KEY, {})
    return tuple(found.values())


def asked_in_case(profile: SchoolProfile, kind: str, facts: Facts) -> tuple[Requirement, ...]:
    """What a decision in a case asks under this profile. LookupError where it knows the decision or route no more."""
    return asked_by(profile.decision(kind), profile.route(facts.route))


def page_of_cases(after: UUID | None, size: int) -> tuple[DecisionRecord, ...]:
    """The decisions in the cases that the reader may see."""
    columns = (
        Decision.id, Decision.kind, Decision.taken_on, Decision.profile_digest, Decision.facts, Decision.findings,
    )  # fmt: skip
    statement = select(*columns).order_by(Decision.id).limit(size)
    rows = session().execute(statement if after is None else statement.where(Decision.id > after))
    return tuple(
        DecisionRecord(
            id=row.id,
            source=CASE,
            kind=row.kind,
            taken_on=row.taken_on,
            digest=row.profile_digest,
            facts=row.facts,
            findings=tuple(row.findings),
            asks=asked_in_case,
        )
        for row in rows
    )
