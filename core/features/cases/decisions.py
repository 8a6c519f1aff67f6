"""Taking decisions: only in the team that may, on conditions that hold, with everything it rested on kept."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.access import ledger
from core.access.school import judge, profile
from core.access.scope import scope
from core.contract.decisions import DecisionRight
from core.contract.findings import Finding
from core.contract.requirements import Requirement
from core.contract.wire import to_wire
from core.db.clock import now
from core.db.engine import session
from core.features.cases import rules
from core.features.cases.approvals import ask_approvals, let_work
from core.features.cases.facts import CaseFile
from core.features.cases.models import Decision
from core.features.cases.record import Event, happened
from core.features.cases.walk import check_findings
from core.schools.versions import remember
from core.web.language import _
from core.web.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where a decision is taken: the team, the agenda item, the day; all empty outside a team."""

    team: str = ""
    agenda_item_id: UUID | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A decision that a team may take about this case, with its findings."""

    right: DecisionRight
    findings: tuple[Finding, ...]

    @property
    def open(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(finding.stops for finding in self.findings)


def options(file: CaseFile, team_code: str) -> tuple[Option, ...]:
    """Every decision this team may take about the case, in the order of the school."""
    found = []
    for right in profile().decision_rights:
        if team_code in right.teams and _fits(file, right):
            found.append(Option(right=right, findings=rules.judged(_guards(file, right), file.facts, judge)))
    return tuple(found)


def elsewhere(file: CaseFile, team_code: str) -> tuple[DecisionRight, ...]:
    """The decisions that others take, each with its sentence that says who."""
    rights = profile().decision_rights
    return tuple(
        r
        for r in rights
        if team_code not in r.teams and r.elsewhere and (not r.routes or file.case.route_code in r.routes)
    )


def take(file: CaseFile, code: str, venue: Venue, reason: str = "", override_reason: str = "") -> Decision:
    """Take a decision and let it work.

    Problem for the wrong venue or person; Refused with every stopping finding. Where the school asks approvals, the
    decision waits for them before it moves the case.
    """
    right = profile().decision(code)
    _check_place(file, right, venue)
    findings = rules.judged(_guards(file, right), file.facts, judge)
    check_findings(right.label, findings, override_reason)
    decision = Decision(
        school_id=scope().school_id,
        case_id=file.case.id,
        kind=right.code,
        label=right.label,
        team_code=venue.team,
        agenda_item_id=venue.agenda_item_id,
        taken_on=venue.on or scope().today,
        facts=to_wire(file.facts),
        findings=to_wire(findings),
        reason=reason,
        override_reason=override_reason,
        by_id=scope().membership_id,
        recorded_at=now(),
        profile_digest=remember(profile()),
    )
    session().add(decision)
    session().flush()
    _settle(file, right, decision)
    return decision


def _settle(file: CaseFile, right: DecisionRight, decision: Decision) -> None:
    short = profile().team(decision.team_code).short if decision.team_code else ""
    summary = f"{short}: {right.label}." if short else f"{right.label}."
    event = Event(
        kind="decision",
        about=right.code,
        on=decision.taken_on,
        reference=decision.team_code,
        reason=decision.reason,
        summary=summary,
        decision_id=decision.id,
    )
    happened(file, event)
    ledger.record(
        action="decision.take",
        object_type="decision",
        object_id=decision.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
        rule=right.code,
    )
    if right.approvers:
        ask_approvals(file, right, decision)
    else:
        let_work(file, right, decision)


def _fits(file: CaseFile, right: DecisionRight) -> bool:
    """Whether the decision belongs to this route, and its step follows the one on which the facts say the case is."""
    if right.routes and file.facts.route not in right.routes:
        return False
    route = profile().route(file.facts.route)
    if not right.step or right.step not in {step.code for step in route.steps}:
        return not right.step
    return right.step in route.step(file.facts.step).next or right.step == file.facts.step


def _guards(file: CaseFile, right: DecisionRight) -> tuple[Requirement, ...]:
    return rules.asked_by(right, profile().route(file.facts.route))


def _check_place(file: CaseFile, right: DecisionRight, venue: Venue) -> None:
    if right.teams and venue.team not in right.teams:
        team = profile().team(venue.team).short if venue.team else _("een gesprek")
        rightful = ", ".join(profile().team(code).short for code in right.teams)
        raise Problem(
            right.elsewhere or _("Dit besluit neemt het %(right)s, niet %(here)s.", right=rightful, here=team)
        )
    if not right.teams and right.owners and not scope().roles & set(right.owners):
        names = ", ".join(profile().role(role).label for role in right.owners)
        raise Problem(_("Dit besluit neemt: %(names)s.", names=names))
    if not _fits(file, right):
        raise Problem(_("Dit besluit hoort niet bij de stap waar het dossier nu staat."))
