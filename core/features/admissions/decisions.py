"""Deciding on an application: in the team that may, on conditions that hold, with everything it rested on kept.

Admitting makes the child a pupil in the same act. Declining opens the search of the duty of care, always.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.access.school import judge, profile
from core.access.scope import scope
from core.contract.decisions import DecisionRight, DecisionSubject
from core.contract.findings import Finding
from core.contract.permissions import Permission
from core.contract.wire import to_wire
from core.db.clock import now
from core.db.engine import session
from core.features.admissions import enrolment, rules, searches
from core.features.admissions.application_end import close
from core.features.admissions.application_facts import ApplicationFile
from core.features.admissions.models import AdmissionDecision
from core.features.admissions.record import Event, happened, logged, moment_seen
from core.features.admissions.rules import ApplicationState
from core.features.pupils.models import Pupil
from core.schools.versions import remember
from core.web.language import _
from core.web.problems import Conflict, Invalid, Problem, Refused

ADMITTED, REFUSED = "admitted", "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where it was decided: the team on a day, with who was there; all empty outside a team."""

    team: str = ""
    on: date | None = None
    present: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The decision as somebody brings it. `grounds` are codes of rules; `double` says what the writer found of a pupil
    who may be the same child: an id, or that it is another one."""

    outcome: str
    reason: str
    venue: Venue = Venue()
    grounds: tuple[str, ...] = ()
    override: str = ""
    same_pupil: UUID | None = None
    although_double: bool = False


def right_for(subject: DecisionSubject) -> DecisionRight:
    """Who may decide about this; Problem when the school did not say so."""
    found = next((r for r in profile().decision_rights if r.subject is subject and not r.retired), None)
    if found is None:
        raise Problem(_("In het profiel van de school staat niet wie hierover besluit. Vraag het de beheerder."))
    return found


def take(file: ApplicationFile, wanted: Wanted) -> AdmissionDecision:
    """Decide. Problem for the wrong people, Refused with everything that stands in the way, Invalid per field."""
    application, right = file.application, right_for(DecisionSubject.APPLICATION)
    _check_state(file)
    check_venue(right, wanted.venue)
    findings = tuple(dict.fromkeys((*rules.all_findings(file.judged), *_guards(file, right))))
    _check(file, right, wanted, findings)
    pupil = enrolment.enrol(file, wanted.same_pupil, wanted.although_double) if wanted.outcome == ADMITTED else None
    decision = keep(right, wanted, file, findings)
    team = profile().team(wanted.venue.team).short if wanted.venue.team else ""
    said = _("Toegelaten.") if pupil else _("Niet toelaatbaar. De school zoekt een andere school.")
    event = Event(
        kind="decision",
        about=right.code,
        on=decision.taken_on,
        outcome=wanted.outcome,
        reference=wanted.venue.team,
        reason=wanted.reason,
        summary=f"{team}: {said}" if team else said,
    )
    happened(application, file.name, event)
    _settle(file, decision, pupil)
    logged(application, f"application.{wanted.outcome}")
    return decision


def _settle(file: ApplicationFile, decision: AdmissionDecision, pupil: Pupil | None) -> None:
    """A yes ends the application and opens the placement; a no opens the search, and the term goes on to the letter."""
    application, on = file.application, decision.taken_on
    if pupil is None:
        application.state = ApplicationState.DECLINED
        searches.open_search(application, on)
        return
    application.pupil_id = pupil.id
    moment_seen(application, file.name, Event(kind="placement", on=on, summary=""))
    decided = Event(kind="application", outcome="decided", on=on, summary=_("Besloten."))
    close(application, ApplicationState.ADMITTED, decided)
    enrolment.begin_placement(application, pupil)


def keep(right: DecisionRight, wanted: Wanted, file: ApplicationFile, found: tuple[Finding, ...]) -> AdmissionDecision:
    """The decision with its facts and findings, as a row that is never changed."""
    decision = AdmissionDecision(
        school_id=scope().school_id,
        application_id=file.application.id,
        kind=right.code,
        label=right.label,
        team_code=wanted.venue.team,
        outcome=wanted.outcome,
        grounds=sorted(wanted.grounds),
        taken_on=wanted.venue.on or scope().today,
        facts=to_wire(file.facts),
        findings=to_wire(found),
        reason=wanted.reason,
        override_reason=wanted.override,
        by_id=scope().membership_id,
        recorded_at=now(),
        profile_digest=remember(profile()),
    )
    session().add(decision)
    session().flush()
    return decision


def check_venue(right: DecisionRight, venue: Venue) -> None:
    """Problem where somebody decides who may not, or where a team decides that did not come together."""
    if Permission.DECISIONS_TAKE not in scope().permissions:
        raise Problem(_("Je rol mag geen besluiten nemen."), status=403)
    if right.teams:
        names = ", ".join(profile().team(code).short for code in right.teams)
        said = right.elsewhere or _("Dit besluit neemt: %(team)s.", team=names)
        if venue.team not in right.teams:
            raise Problem(said)
        errors = {} if venue.on else {"on": [f"{said} {_('Op welke dag was dat?')}"]}
        if len([one for one in venue.present.replace("\n", ",").split(",") if one.strip()]) < 2:
            errors["present"] = [_("Een commissie besluit niet alleen. Schrijf op wie erbij waren, ten minste twee.")]
        if venue.on and venue.on > scope().today:
            errors["on"] = [_("Kies vandaag of een eerdere dag.")]
        if errors:
            raise Invalid(said, errors=errors)
    elif right.owners and not scope().roles & set(right.owners):
        names = ", ".join(profile().role(role).label for role in right.owners)
        raise Problem(right.elsewhere or _("Dit besluit neemt: %(names)s.", names=names))


def _check_state(file: ApplicationFile) -> None:
    if file.application.state == ApplicationState.SUSPENDED:
        raise Conflict(_("De termijn staat stil: er wordt op gegevens gewacht. Zet de termijn eerst weer aan."))
    if file.application.state != ApplicationState.OPEN:
        raise Conflict(_("Over deze aanmelding is al besloten."))


def _guards(file: ApplicationFile, right: DecisionRight) -> tuple[Finding, ...]:
    return tuple(finding for guard in right.guards for finding in judge(guard, file.facts))


def _check(file: ApplicationFile, right: DecisionRight, wanted: Wanted, findings: tuple[Finding, ...]) -> None:
    if file.unanswered:
        names = ", ".join(fact.label.replace("{leerling}", file.name).rstrip(".") for fact in file.unanswered)
        raise Problem(_("Nog niet beantwoord: %(wat)s.", wat=names))
    if wanted.outcome == ADMITTED:
        _check_admission(file, right, wanted, findings)
    elif wanted.outcome == REFUSED:
        _check_refusal(file, wanted)
    else:
        raise Invalid(_("Niet alles klopt nog."), errors={"outcome": [_("Kies wat besloten is.")]})


def _check_admission(
    file: ApplicationFile, right: DecisionRight, wanted: Wanted, findings: tuple[Finding, ...]
) -> None:
    stops = (*rules.against_admission(file.judged), *(f for f in _guards(file, right) if f.stops))
    if not stops:
        return
    overridable = rules.may_override(stops, scope().roles) and all(f.stops for f in stops)
    if overridable and wanted.override.strip():
        return
    if overridable:
        said = _("Schrijf op waarom je toch toelaat.")
        raise Invalid(said, errors={"override": [said]})
    raise Refused(_("Toelaten kan nog niet."), findings=stops)


def _check_refusal(file: ApplicationFile, wanted: Wanted) -> None:
    waits = rules.against_refusal(file.judged)
    if waits:
        raise Refused(_("Er valt nog niets te besluiten: eerst moet dit gebeuren."), findings=waits)
    possible = {one.rule.code for one in rules.grounds(file.judged)}
    errors: dict[str, list[str]] = {}
    if not possible:
        raise Problem(_("Er is geen grond om {kind} niet toe te laten.").replace("{kind}", file.name))
    if not wanted.grounds or not set(wanted.grounds) <= possible:
        errors["grounds"] = [_("Kies de regel waarop het besluit rust.")]
    if not wanted.reason.strip():
        errors["reason"] = [_("Schrijf de reden op. De ouders krijgen haar te lezen.")]
    if errors:
        raise Invalid(_("Niet alles klopt nog."), errors=errors)
