"""The receipt of one decision: who decided what, on which facts, by which rules, and whether that would differ now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from core.access.school import profile
from core.access.scope import scope
from core.contract.findings import Finding
from core.db.engine import session
from core.features.cases import approvals
from core.features.cases.approvals import ApprovalState
from core.features.cases.models import Approval, CaseEvent, CaseNote, Decision, SupportCase
from core.features.pupils.models import Pupil
from core.features.receipts import service
from core.features.receipts.fact_lines import FactGroup, fact_groups
from core.features.receipts.questions import RuleText, rule_texts
from core.features.receipts.rules import FindingChange, Replay, masked
from core.features.receipts.sources import asked_in_case, record_of
from core.features.staff.colleagues import names_of
from core.schools.profile import SchoolProfile
from core.schools.versions import ProfileVersion, profile_of
from core.web.problems import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A decision with all it rested on. `rules` is the version of its day; `since` when that was first kept,
    where that was not after the decision itself.

    `then` is the replay under the rules of that day, `now` under those in force; `hidden` the number of texts that
    were sealed since and are left out. `waiting` are the labels of those whose approval is awaited; `asked` whether
    the reader is one of them.
    """

    decision: Decision
    pupil: Pupil
    rules: SchoolProfile
    since: datetime | None
    team: str
    names: dict[UUID, str]
    given: tuple[Approval, ...]
    state: ApprovalState
    waiting: tuple[str, ...]
    asked: bool
    findings: tuple[Finding, ...]
    facts: tuple[FactGroup, ...]
    texts: tuple[RuleText, ...]
    then: Replay
    now: Replay
    hidden: int

    @property
    def in_force(self) -> bool:
        """Whether the rules of that day are those of now."""
        return self.rules.digest == profile().digest


def receipt_of(decision_id: UUID, *, paper: bool = False) -> Receipt:
    """The receipt for the reader; on `paper` without what anybody sealed. NotFound where the case is not theirs."""
    decision, pupil = _found(decision_id)
    rules, since = _version(decision.profile_digest)
    record = record_of(decision, asked_in_case)
    facts, hidden = record.read_facts(), hidden_texts(decision.case_id, paper=paper)
    right, given = rules.decision(decision.kind), approvals.approvals_of(decision.id)
    return Receipt(
        decision=decision,
        pupil=pupil,
        rules=rules,
        since=since if since and since.date() <= decision.taken_on else None,
        team=rules.team(decision.team_code).label if decision.team_code else "",
        names=names_of([decision.by_id, *(one.by_id for one in given)]),
        given=given,
        state=approvals.approval_state(right, given),
        waiting=approvals.approvals_open(right, given),
        asked=bool(approvals.asked_of(right, given, scope().roles)),
        findings=masked(record.read_findings(), hidden),
        facts=fact_groups(facts, rules),
        texts=rule_texts(asked_in_case(rules, decision.kind, facts), facts, rules),
        then=_masked(service.as_then()(record), hidden),
        now=_masked(service.under(profile())(record), hidden),
        hidden=len(hidden),
    )


def hidden_texts(case_id: UUID, *, paper: bool) -> tuple[str, ...]:
    """First lines of notes that this reader may not read (any more); on paper of every sealed note."""
    readable = select(CaseNote.id).where(CaseNote.case_id == case_id)
    readable = readable.where(CaseNote.sealed_for.is_(None)) if paper else readable
    known = set(session().scalars(readable))
    said = select(CaseEvent.note_id, CaseEvent.reason).where(
        CaseEvent.case_id == case_id, CaseEvent.note_id.is_not(None), CaseEvent.reason != ""
    )
    return tuple(row.reason for row in session().execute(said) if row.note_id not in known)


def _found(decision_id: UUID) -> tuple[Decision, Pupil]:
    statement = (
        select(Decision, Pupil)
        .join(SupportCase, (SupportCase.school_id == Decision.school_id) & (SupportCase.id == Decision.case_id))
        .join(Pupil, (Pupil.school_id == SupportCase.school_id) & (Pupil.id == SupportCase.pupil_id))
        .where(Decision.id == decision_id)
    )
    row = session().execute(statement).one_or_none()
    if row is None:
        raise NotFound()
    return row[0], row[1]


def _version(digest: str) -> tuple[SchoolProfile, datetime | None]:
    since = session().scalar(select(ProfileVersion.since).where(ProfileVersion.digest == digest))
    return (profile() if digest == profile().digest else profile_of(digest)), since


def _masked(replay: Replay, hidden: tuple[str, ...]) -> Replay:
    changes = (
        FindingChange(before=_one(change.before, hidden), after=_one(change.after, hidden)) for change in replay.changes
    )
    return replace(replay, changes=tuple(changes))


def _one(finding: Finding | None, hidden: Iterable[str]) -> Finding | None:
    return None if finding is None else masked((finding,), hidden)[0]
