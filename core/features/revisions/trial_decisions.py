"""One decision of the past under the rules without and with a change."""

from collections.abc import Iterator
from dataclasses import replace

from core.access.school import registry
from core.contract.facts import Facts
from core.contract.requirements import Requirement
from core.contract.wire import UnreadableValue
from core.features.receipts.rules import DecisionRecord
from core.features.revisions.trial_rules import Differing, TrialKind, finding_differences
from core.schools.profile import SchoolProfile

_ANYONE = "de leerling"


def decision_differences(record: DecisionRecord, before: SchoolProfile, after: SchoolProfile) -> Iterator[Differing]:
    """What would have been found otherwise at one decision. Nothing where both ask the same."""
    try:
        facts = replace(record.read_facts(), call_name=_ANYONE)
    except UnreadableValue:
        return
    asked = [_asked(record, rules, facts) for rules in (before, after)]
    if asked[0] == asked[1]:
        return
    found = [
        [finding for requirement in asked[side] or () for finding in registry().judge(rules, requirement, facts)]
        for side, rules in enumerate((before, after))
    ]
    for was, would_be, weighs in finding_differences(*found):
        yield Differing(
            kind=TrialKind.DECISION,
            about=record.id,
            on=record.taken_on,
            rule=record.kind,
            before=was,
            after=would_be,
            weighs=weighs,
        )


def _asked(record: DecisionRecord, rules: SchoolProfile, facts: Facts) -> tuple[Requirement, ...] | None:
    try:
        return record.asks(rules, record.kind, facts)
    except LookupError:
        return None
