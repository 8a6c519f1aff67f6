"""Placing a pupil: conditions, a trial to the day, the final decision, and what follows when a criterion falls away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from core.access.school import profile
from core.access.scope import scope
from core.contract.decisions import DecisionSubject
from core.db.engine import session
from core.features.admissions import placement_rules as rules
from core.features.admissions.decisions import Venue, check_venue, right_for
from core.features.admissions.models import Placement
from core.features.admissions.placement_facts import PlacementFile, file_of
from core.features.admissions.placement_rules import PlacementState
from core.features.admissions.record import Event, happened, logged, moment_seen, open_duties
from core.features.pupils.groups import group_of
from core.features.pupils.service import pupil_of
from core.schools.versions import remember
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Conflict, Invalid, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """From when, in which group, and, on trial, up to and including which day."""

    starts_on: date
    ends_on: date | None = None
    group_id: UUID | None = None


def begin_for(pupil_id: UUID) -> Placement:
    """Open the list of conditions for a pupil who is here already; one that is open goes on."""
    known = next((one for one in of_pupil(pupil_id) if one.closed_on is None), None)
    if known is not None:
        return known
    placement = Placement(
        school_id=scope().school_id,
        pupil_id=pupil_of(pupil_id).id,
        state=PlacementState.OPEN,
        profile_digest=remember(profile()),
    )
    session().add(placement)
    session().flush()
    logged(placement, "placement.open")
    return placement


def of_pupil(pupil_id: UUID) -> Sequence[Placement]:
    """The placements of a pupil."""
    return session().scalars(select(Placement).where(Placement.pupil_id == pupil_id).order_by(Placement.id)).all()


def start(file: PlacementFile, wanted: Start) -> None:
    """Place the pupil, on trial or at once. Refused with every condition that does not hold, Invalid per field."""
    placement = file.placement
    if placement.state != PlacementState.OPEN:
        raise Conflict(_("Deze leerling is al geplaatst."))
    check_right()
    placement.starts_on, placement.ends_on = wanted.starts_on, wanted.ends_on
    if wanted.group_id is not None:
        placement.group_id = group_of(wanted.group_id).id
    again = file_of(placement)
    _check_conditions(again, on_trial=wanted.ends_on is not None)
    if placement.group_id is not None:
        file.pupil.group_id = placement.group_id
    placement.state = PlacementState.TRIAL if wanted.ends_on else PlacementState.FINAL
    said = _("Geplaatst sinds %(dag)s.", dag=day_long(wanted.starts_on))
    if wanted.ends_on:
        said = _(
            "Proefplaatsing van %(van)s tot en met %(tot)s.",
            van=day_long(wanted.starts_on),
            tot=day_long(wanted.ends_on),
        )
        _ask_decision(again)
    happened(placement, file.name, Event(kind="placement", about="start", on=scope().today, summary=said))
    logged(placement, "placement.start")


def _check_conditions(file: PlacementFile, *, on_trial: bool) -> None:
    found = file.judged(rules.conditions(profile().placement_rules, on_trial=on_trial))
    stops = tuple(finding for finding in rules.findings_of(found) if finding.stops)
    if stops:
        file.placement.starts_on = file.placement.ends_on = None
        raise Refused(_("De plaatsing kan nog niet."), findings=stops)


def _ask_decision(file: PlacementFile) -> None:
    """The end of the trial is a moment of the school: its own term asks the decision on that day."""
    length, ends = rules.trial_length(profile().placement_rules), file.placement.ends_on
    if length is not None and ends is not None:
        moment_seen(file.placement, file.name, Event(kind="period", about=length.ends, on=ends, summary=""))


def extend(file: PlacementFile, ends_on: date, reason: str) -> None:
    """Let the trial last longer, within the longest that the school allows."""
    placement, length = file.placement, rules.trial_length(profile().placement_rules)
    if placement.state != PlacementState.TRIAL or placement.ends_on is None or length is None:
        raise Conflict(_("Er loopt geen proefplaatsing."))
    if not reason.strip():
        raise Invalid(_("Niet alles klopt nog."), errors={"reason": [_("Schrijf op waarom.")]})
    earlier, placement.ends_on = placement.ends_on, ends_on
    stops = [finding for finding in length.judge(file_of(placement).facts) if finding.stops]
    if stops or ends_on <= earlier:
        placement.ends_on = earlier
        said = stops[0].reason if stops else _("Kies een latere dag dan %(dag)s.", dag=day_long(earlier))
        raise Invalid(said, errors={"ends_on": [said]})
    terms = {term.code for term in profile().deadlines if term.starts.is_seen("period", length.ends, "")}
    for duty in open_duties(placement):
        if duty.rule.partition(":")[0] in terms:
            duty.started_on, duty.due_on = ends_on, ends_on
    said = _("Proefplaatsing verlengd tot en met %(dag)s.", dag=day_long(ends_on))
    happened(placement, file.name, Event(kind="extension", on=scope().today, reason=reason, summary=said))
    logged(placement, "placement.extend")


def check_right() -> None:
    """Problem for who may not decide about a placement."""
    check_venue(right_for(DecisionSubject.PLACEMENT), Venue())
