"""Approvals of decisions: each by the holder of a role, every one a different person; the last one lets it work."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from core.access.beyond import writing_for
from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.decisions import DecisionRight
from core.contract.parties import Party
from core.db.clock import now
from core.db.engine import session
from core.features.cases.facts import CaseFile, load
from core.features.cases.models import Approval, Decision
from core.features.cases.record import Event, happened
from core.features.cases.walk import Entering, enter_step, raise_level
from core.features.consents.disclosures import Opening, disclose
from core.features.duties import service as duties
from core.features.staff.colleagues import holders
from core.web.language import _
from core.web.problems import NotFound, Problem


class ApprovalState(StrEnum):
    """Where the approvals of a decision stand."""

    NOT_ASKED = "not_asked"
    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


def let_work(file: CaseFile, right: DecisionRight, decision: Decision) -> None:
    """What the decision brings about: a level, a step."""
    if right.level:
        raise_level(file, right.level, decision.taken_on)
    route = profile().route(file.case.route_code)
    if right.step and right.step in {step.code for step in route.steps} and right.step != file.case.step_code:
        entering = Entering(
            on=decision.taken_on,
            reason=decision.reason,
            override_reason=decision.override_reason,
            decision_id=decision.id,
        )
        enter_step(file, route.step(right.step), entering)


def ask_approvals(file: CaseFile, right: DecisionRight, decision: Decision) -> None:
    """A duty for each role whose approval the school asks, and the case opened for its holders until all has been said.

    Who approves must be able to read on what the decision rests; nothing of it stays open afterwards.
    """
    _open_for_approvers(file, right, decision, None)
    for party in right.approvers:
        duties.open_duty(
            duties.NewDuty(
                kind="task",
                rule=f"approval:{decision.id}:{party.role}",
                label=_("Geef je akkoord: %(what)s", what=right.label),
                explains=_("Dit besluit vraagt akkoord van %(who)s.", who=party.label),
                owner_role=party.role,
                case_id=file.case.id,
                pupil_id=file.pupil.id,
                started_on=decision.taken_on,
                source=right.source,
            )
        )


def _open_for_approvers(file: CaseFile, right: DecisionRight, decision: Decision, until: date | None) -> None:
    purpose = profile().team(decision.team_code).consent if decision.team_code else ""
    people = holders((party.role for party in right.approvers), scope().today)
    with writing_for("own-consequences"):
        for person in people:
            disclose(
                Opening(
                    case_id=file.case.id,
                    membership_id=person.membership_id,
                    ground="consent" if person.kind == PARTNER else "team",
                    purpose=purpose or right.code,
                    from_date=decision.taken_on,
                    until_date=until,
                    agenda_item_id=decision.id,
                )
            )


def decision_of(decision_id: UUID) -> Decision:
    """The decision; NotFound where the reader may not see the case."""
    found = session().scalars(select(Decision).where(Decision.id == decision_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def approve(decision_id: UUID, role: str, outcome: str, reason: str = "") -> ApprovalState:
    """Approve or refuse a decision in a role. Two approvals need two people; the last one lets the decision work."""
    decision = decision_of(decision_id)
    right = profile().decision(decision.kind)
    _check_approval(right, approvals_of(decision.id), role, outcome, reason)
    approval = Approval(
        school_id=scope().school_id,
        case_id=decision.case_id,
        decision_id=decision.id,
        role_code=role,
        outcome=outcome,
        reason=reason,
        by_id=scope().membership_id,
        on=scope().today,
        recorded_at=now(),
    )
    session().add(approval)
    session().flush()
    file = load(decision.case_id)
    _tell(file, right, approval)
    state = approval_state(right, approvals_of(decision.id))
    if state is ApprovalState.APPROVED:
        let_work(file, right, decision)
    if state is not ApprovalState.PENDING:
        # today still, so that who said the last word can read what it led to
        _open_for_approvers(file, right, decision, scope().today)
    return state


def _tell(file: CaseFile, right: DecisionRight, approval: Approval) -> None:
    """The approval as a row of what happened; the duty to give it ends."""
    words = {"approved": _("%(role)s gaf akkoord: %(what)s."), "refused": _("%(role)s gaf geen akkoord: %(what)s.")}
    said = words[approval.outcome] % {"role": profile().role(approval.role_code).label, "what": right.label}
    event = Event(
        kind="approval",
        about=right.code,
        on=approval.on,
        roles=frozenset({approval.role_code}),
        outcome=approval.outcome,
        reason=approval.reason,
        summary=said,
    )
    happened(file, event)
    duties.close_rules(file.case.id, [f"approval:{approval.decision_id}:{approval.role_code}"], approval.on, said)


def _check_approval(right: DecisionRight, given: tuple[Approval, ...], role: str, outcome: str, reason: str) -> None:
    if outcome not in {"approved", "refused"}:
        raise Problem(_("Kies: akkoord of geen akkoord."), errors={"outcome": [_("Kies ja of nee.")]})
    if role not in {party.role for party in right.approvers} or role not in scope().roles:
        raise Problem(_("Voor dit besluit is jouw akkoord niet gevraagd."), status=403)
    if role in {approval.role_code for approval in given}:
        raise Problem(_("Dit akkoord was al gegeven."))
    if outcome == "refused" and not reason.strip():
        raise Problem(_("Waarom geef je geen akkoord?"), errors={"reason": [_("Schrijf een reden op.")]})
    if scope().membership_id in {approval.by_id for approval in given}:
        raise Problem(_("Dit vraagt akkoord van twee verschillende personen. Jij gaf al akkoord."))


def approval_state(right: DecisionRight, given: tuple[Approval, ...]) -> ApprovalState:
    """Where the approvals stand: refused by one is refused; every asked role is needed."""
    if not right.approvers:
        return ApprovalState.NOT_ASKED
    if any(approval.outcome == "refused" for approval in given):
        return ApprovalState.REFUSED
    roles = {approval.role_code for approval in given}
    return ApprovalState.APPROVED if {party.role for party in right.approvers} <= roles else ApprovalState.PENDING


def approvals_open(right: DecisionRight, given: tuple[Approval, ...]) -> tuple[str, ...]:
    """The labels of those whose approval is still awaited."""
    return tuple(party.label for party in _silent(right, given))


def asked_of(right: DecisionRight, given: tuple[Approval, ...], roles: frozenset[str]) -> str:
    """The role, of these of one reader, whose approval is still awaited; empty when none is."""
    if approval_state(right, given) is not ApprovalState.PENDING:
        return ""
    return next((party.role for party in _silent(right, given) if party.role in roles), "")


def _silent(right: DecisionRight, given: tuple[Approval, ...]) -> list[Party]:
    said = {approval.role_code for approval in given}
    return [party for party in right.approvers if party.role not in said]


def approvals_of(decision_id: UUID) -> tuple[Approval, ...]:
    """What was said so far."""
    return tuple(session().scalars(select(Approval).where(Approval.decision_id == decision_id)))
