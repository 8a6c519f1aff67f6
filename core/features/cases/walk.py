"""Walking a route: opening a case, going to a next step, back, and closing or reopening."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.access import ledger
from core.access.school import judge, profile
from core.access.scope import scope
from core.contract.findings import Finding
from core.contract.routes import RouteStep
from core.db.clock import now
from core.db.engine import session
from core.features.cases import rules
from core.features.cases.facts import CaseFile
from core.features.cases.models import StepPassage
from core.features.cases.record import Event, bearer_of, happened
from core.features.duties import service as duties
from core.schools.versions import remember
from core.web.language import _, ngettext
from core.web.problems import Problem, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """How a case enters a step: when, why, against which open findings, by which decision."""

    on: date
    reason: str = ""
    override_reason: str = ""
    decision_id: UUID | None = None


def possible_steps(file: CaseFile) -> tuple[rules.NextStep, ...]:
    """What may follow, with all findings; nothing once the case is closed."""
    if file.case.closed_on is not None:
        return ()
    route = profile().route(file.case.route_code)
    return rules.next_steps(route, file.facts, profile().decision_rights, judge)


def go_to(file: CaseFile, step_code: str, reason: str = "", override_reason: str = "") -> RouteStep:
    """Bring the case to a next step by the word of a person.

    Problem when the step does not follow or is not theirs to take; Refused with every stopping finding, unless all of
    them may be overridden by this person and a reason is given.
    """
    following = next((found for found in possible_steps(file) if found.step.code == step_code), None)
    if following is None:
        raise Problem(_("Deze stap volgt niet op de stap waar het dossier nu staat."))
    _check_taker(following)
    check_findings(following.step.verb or following.step.label, following.findings, override_reason)
    entering = Entering(on=scope().today, reason=reason, override_reason=override_reason if following.stops else "")
    enter_step(file, following.step, entering)
    return following.step


def _check_taker(following: rules.NextStep) -> None:
    step = following.step
    if rules.may_enter(step, scope().roles):
        return
    if following.decision is not None:
        teams = ", ".join(profile().team(code).short for code in following.decision.teams)
        raise Problem(_("Dit besluit neemt het %(teams)s. Zet het dossier op de agenda.", teams=teams))
    if step.enters_after:
        raise Problem(
            _("Deze stap volgt vanzelf op de bespreking in het %(team)s.", team=profile().team(step.enters_after).short)
        )
    owners = ", ".join(profile().role(code).label for code in step.owners)
    raise Problem(_("Deze stap zet: %(owners)s.", owners=owners))


def check_findings(label: str, findings: tuple[Finding, ...], override_reason: str) -> None:
    """Refused with all stopping findings, unless each may be overridden by the reader's roles and a reason is given."""
    stops = [finding for finding in findings if finding.stops]
    if not stops:
        return
    if override_reason and rules.may_override(findings, scope().roles):
        return
    more = ngettext("Er is nog 1 ding nodig.", "Er zijn nog %(num)d dingen nodig.", len(stops))
    raise Refused(f"{_('%(label)s kan nog niet.', label=label)} {more}", findings=findings)


def enter_step(file: CaseFile, step: RouteStep, entering: Entering) -> StepPassage:
    """Write the passage, raise the level, let duties follow. The conditions were judged before."""
    left = profile().route(file.case.route_code).step(file.case.step_code)
    passage = _passage(file, step, entering)
    file.case.step_code = step.code
    duties.close_rules(file.case.id, [f"step:{left.code}"], entering.on, _("De volgende stap is gezet."))
    said, why = _("Naar de stap %(step)s.", step=step.label), entering.override_reason or entering.reason
    happened(file, Event(kind="step", about=step.code, on=entering.on, summary=said, reason=why))
    if step.level:
        raise_level(file, step.level, entering.on)
    _open_step_duty(file, step, entering.on)
    ledger.record(
        action="step.enter",
        object_type="support_case",
        object_id=file.case.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
        rule=step.code,
    )
    if step.ends:
        close(file, step.label)
    return passage


def _passage(file: CaseFile, step: RouteStep, entering: Entering) -> StepPassage:
    passage = StepPassage(
        school_id=scope().school_id,
        case_id=file.case.id,
        step_code=step.code,
        entered_on=entering.on,
        recorded_at=now(),
        by_id=scope().membership_id,
        reason=entering.reason,
        override_reason=entering.override_reason,
        decision_id=entering.decision_id,
        profile_digest=remember(profile()),
    )
    session().add(passage)
    return passage


def _open_step_duty(file: CaseFile, step: RouteStep, on: date) -> None:
    if not step.verb or not step.owners or step.ends:
        return
    owner = step.owners[0]
    bearer = bearer_of(file)
    duties.open_duty(
        duties.NewDuty(
            kind="step",
            rule=f"step:{step.code}",
            label=step.verb.replace("{leerling}", file.pupil.first_name),
            explains=_("%(name)s staat bij de stap %(step)s.", name=file.pupil.first_name, step=step.label),
            owner_role=owner,
            owner_id=bearer.holder(owner),
            case_id=file.case.id,
            pupil_id=file.pupil.id,
            started_on=on,
            source=step.source,
        )
    )


def raise_level(file: CaseFile, level_code: str, on: date) -> None:
    """Bring the case to a level; nothing happens when it is there already."""
    if file.case.level_code == level_code:
        return
    level = profile().level(level_code)
    file.case.level_code = level_code
    happened(
        file,
        Event(
            kind="level",
            about=level.code,
            on=on,
            outcome="extra" if level.extra else "",
            summary=_("Niveau: %(level)s.", level=level.label),
        ),
    )


def close(file: CaseFile, reason: str) -> None:
    """Close the case; its duties end, its history stays."""
    if file.case.closed_on is not None:
        raise Problem(_("Dit dossier was al gesloten."))
    if not reason.strip():
        raise Problem(_("Waarom sluit je dit dossier?"), errors={"reason": [_("Schrijf een reden op.")]})
    file.case.closed_on, file.case.close_reason = scope().today, reason
    happened(file, Event(kind="closed", on=scope().today, summary=_("Dossier gesloten."), reason=reason))
    duties.close_all(file.case.id, scope().today, _("Het dossier is gesloten."))
    ledger.record(
        action="case.close",
        object_type="support_case",
        object_id=file.case.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
    )


def reopen(file: CaseFile, reason: str) -> None:
    """Open a closed case again, at the step where it stood, as a new passage."""
    if file.case.closed_on is None:
        raise Problem(_("Dit dossier is open."))
    if not reason.strip():
        raise Problem(_("Waarom open je dit dossier weer?"), errors={"reason": [_("Schrijf een reden op.")]})
    file.case.closed_on, file.case.close_reason = None, ""
    happened(file, Event(kind="reopened", on=scope().today, summary=_("Dossier heropend."), reason=reason))
    step = profile().route(file.case.route_code).step(file.case.step_code)
    enter_step(file, step, Entering(on=scope().today, reason=reason))
