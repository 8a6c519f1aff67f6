"""The decision after a trial, or after a criterion fell away: incomplete answers are no refusal."""

from core.access.school import profile
from core.access.scope import scope
from core.contract.decisions import DecisionSubject
from core.contract.findings import Finding
from core.contract.wire import to_wire
from core.db.clock import now
from core.db.engine import session
from core.features.admissions import placement_rules as rules
from core.features.admissions import searches
from core.features.admissions.decisions import right_for
from core.features.admissions.models import AdmissionDecision, Placement
from core.features.admissions.placement_facts import PlacementFile
from core.features.admissions.placement_rules import PlacementState
from core.features.admissions.placements import check_right
from core.features.admissions.record import Event, happened, logged
from core.schools.versions import remember
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Conflict, Invalid, Problem, Refused

FINAL, NOT_FINAL, STAYS = "final", "not_final", "stays"


def decide(file: PlacementFile, outcome: str, reason: str) -> AdmissionDecision:
    """Decide after the trial, or after a criterion fell away. Incomplete answers are no refusal."""
    check_right()
    placement, found = file.placement, file.judged(rules.criteria(profile().placement_rules))
    if not reason.strip():
        raise Invalid(_("Niet alles klopt nog."), errors={"reason": [_("Schrijf op waarom.")]})
    if outcome == STAYS:
        _check_stays(file, found)
    else:
        _check_after_trial(file, outcome, found)
    decision = _keep(file, outcome, reason, rules.findings_of(found))
    happened(placement, file.name, _event(decision))
    _settle(placement, outcome)
    logged(placement, "placement.decide")
    return decision


def _event(decision: AdmissionDecision) -> Event:
    said = {
        FINAL: _("Definitief geplaatst."),
        NOT_FINAL: _("Niet definitief geplaatst. De school zoekt een andere school."),
        STAYS: _("De criteria gelden weer: de plaatsing gaat door."),
    }[decision.outcome]
    return Event(
        kind="decision",
        about=decision.kind,
        outcome=decision.outcome,
        on=decision.taken_on,
        reason=decision.reason,
        summary=said,
    )


def _settle(placement: Placement, outcome: str) -> None:
    if outcome == NOT_FINAL:
        placement.state, placement.closed_on = PlacementState.CLOSED, scope().today
        searches.open_search(placement, scope().today)
        return
    placement.state, placement.unable_since = PlacementState.FINAL, None
    search = searches.open_search_of(placement)
    if search is not None:
        searches.finish(search, placement, profile().school.name, scope().today)


def _check_after_trial(file: PlacementFile, outcome: str, found: tuple[rules.JudgedCondition, ...]) -> None:
    placement = file.placement
    if placement.state != PlacementState.TRIAL or placement.ends_on is None:
        raise Conflict(_("Er loopt geen proefplaatsing."))
    if scope().today < placement.ends_on:
        raise Problem(_("Het besluit valt na de proefplaatsing: op %(dag)s.", dag=day_long(placement.ends_on)))
    if waits := rules.unanswered(found):
        raise Refused(_("Nog niet compleet. Dat is geen weigering."), findings=waits)
    lost = rules.fallen(found)
    if outcome == FINAL and lost:
        raise Refused(
            _("Definitief plaatsen kan niet."), findings=tuple(f for one in lost for f in one.findings if f.stops)
        )
    if outcome == NOT_FINAL and not lost:
        raise Problem(_("Alle criteria gelden. Er is geen grond voor een nee."))
    if outcome not in (FINAL, NOT_FINAL):
        raise Invalid(_("Niet alles klopt nog."), errors={"outcome": [_("Kies wat besloten is.")]})


def _check_stays(file: PlacementFile, found: tuple[rules.JudgedCondition, ...]) -> None:
    if file.placement.state != PlacementState.UNABLE:
        raise Conflict(_("Er is geen criterium weggevallen."))
    stops = tuple(f for f in rules.findings_of(found) if f.stops)
    if stops:
        raise Refused(_("Nog niet elk criterium geldt weer."), findings=stops)


def _keep(file: PlacementFile, outcome: str, reason: str, found: tuple[Finding, ...]) -> AdmissionDecision:
    right = right_for(DecisionSubject.PLACEMENT)
    decision = AdmissionDecision(
        school_id=scope().school_id,
        placement_id=file.placement.id,
        kind=right.code,
        label=right.label,
        outcome=outcome,
        taken_on=scope().today,
        facts=to_wire(file.facts),
        findings=to_wire(found),
        reason=reason,
        by_id=scope().membership_id,
        recorded_at=now(),
        profile_digest=remember(profile()),
    )
    session().add(decision)
    session().flush()
    return decision
