"""Doing what a file proposes and a person confirmed: everything in one transaction, or nothing."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.scope import scope
from core.db.engine import session
from core.db.history import because
from core.db.jobs import enqueue
from core.features.cases.models import SupportCase
from core.features.exchange import deliveries, kept_plan
from core.features.exchange.known_groups import KnownGroups
from core.features.exchange.models import APPLIED, APPLYING, READ, Delivery, DeliveryLine, PupilReference
from core.features.exchange.rules import Choice, Outcome
from core.features.mail.service import NewNotice, tell
from core.features.pupils import records
from core.features.pupils.models import Pupil
from core.features.pupils.records import PupilInput
from core.web.language import _
from core.web.problems import Conflict, Invalid

DATES = frozenset({"birth_date", "enrolled_on", "left_on"})
NAMES = ("first_name", "infix", "family_name")


def confirm(row: Delivery, codes: Iterable[str]) -> None:
    """A person saw the report and what must be confirmed, and wants it done. The work itself waits in the queue."""
    if row.state != READ:
        raise Conflict(_("Dit bestand is al verwerkt of weg."))
    given = set(codes)
    if set(row.told.get("confirm", ())) - given:
        said = _("Bevestig eerst elke opmerking.")
        raise Invalid(said, errors={"confirmed": [said]})
    row.confirmed = sorted(given)
    row.state = APPLYING
    row.applied_by = scope().membership_id
    ledger.record(
        action="import.confirm", object_type="delivery", object_id=row.id, detail={"confirmed": row.confirmed}
    )
    job = enqueue(deliveries.APPLY_JOB, {"delivery": str(row.id)}, requested_by=scope().membership_id)
    session().flush()
    row.job_id = job.id


def apply(row: Delivery) -> bool:
    """Do it. False when the school changed since the report was made: then there is a new report, and nothing else."""
    plan, told = kept_plan.plan_of(row.kind, kept_plan.contents_of(row))
    if kept_plan.digest_of(plan) != row.plan_digest:
        kept_plan.keep(row, plan, {**told, "stale": True})
        return False
    with because(_("Uit het bestand %(naam)s", naam=row.name)):
        counts = _Applying(row).everything()
    row.told = {**row.told, "applied": counts}
    row.state, row.content, row.applied_at = APPLIED, None, scope().now
    ledger.record(action="import.apply", object_type="delivery", object_id=row.id, detail=counts)
    return True


class _Applying:
    """One delivery on its way into the tables."""

    def __init__(self, row: Delivery) -> None:
        self._row = row
        statement = select(DeliveryLine).where(DeliveryLine.delivery_id == row.id).order_by(DeliveryLine.place)
        self._lines = session().scalars(statement).all()
        ids = {line.pupil_id for line in self._lines if line.pupil_id is not None}
        self._pupils = {pupil.id: pupil for pupil in session().scalars(select(Pupil)) if pupil.id in ids}
        references = session().execute(select(PupilReference.value).where(PupilReference.source == row.kind))
        self._keys = {reference.value for reference in references}
        self._groups = KnownGroups(str(row.told.get("school_year", "")), self._lines)
        self.counts = {outcome.value: 0 for outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.LEFT)} | {"skipped": 0}

    def everything(self) -> dict[str, int]:
        """Every line; returns how many were new, changed, ended and passed over."""
        for line in self._lines:
            self._one(line, Outcome(line.outcome), Choice(line.choice))
        session().flush()
        return self.counts

    def _one(self, line: DeliveryLine, outcome: Outcome, choice: Choice) -> None:
        if outcome is Outcome.NEW or (outcome is Outcome.DOUBTFUL and choice is Choice.NEW):
            self._create(line)
        elif outcome is Outcome.CHANGED or (outcome is Outcome.DOUBTFUL and choice is Choice.SAME):
            self._change(line)
        elif outcome is Outcome.LEFT and choice is Choice.END and line.pupil_id is not None:
            self._change(line, "pupil.left")
            _tell_owners(line)
        elif outcome is not Outcome.UNCHANGED:
            self.counts["skipped"] += 1

    def _create(self, line: DeliveryLine) -> None:
        values = self._values(line.values)
        pupil = Pupil(flags=[], **records.columns(PupilInput(**values)))
        session().add(pupil)
        self._refer(pupil.id, line.key)
        self.counts[Outcome.NEW.value] += 1
        _record("pupil.create", pupil.id, self._row.id, values)

    def _change(self, line: DeliveryLine, action: str = "pupil.edit") -> None:
        pupil = self._pupils[line.pupil_id] if line.pupil_id else None
        if pupil is None:
            raise Conflict(_("Deze leerling is er niet meer."))
        values = self._values(line.values)
        wanted: dict[str, Any] = {
            name: values.get(name, getattr(pupil, name)) for name in PupilInput.__dataclass_fields__
        }
        changed = {}
        for name, value in records.columns(PupilInput(**wanted)).items():
            if getattr(pupil, name) != value:
                setattr(pupil, name, value)
                changed[name] = value
        if action == "pupil.left":
            self.counts[Outcome.LEFT.value] += 1
        else:
            self._refer(pupil.id, line.key)
            self.counts[Outcome.CHANGED.value] += 1
        _record(action, pupil.id, self._row.id, changed)

    def _values(self, said: Mapping[str, object]) -> dict[str, Any]:
        """The values of a line as columns of a pupil."""
        found: dict[str, Any] = {}
        for name, value in said.items():
            if name == "group":
                found["group_id"] = self._groups.place(str(value))
            elif name in DATES and value is not None:
                found[name] = date.fromisoformat(str(value))
            else:
                found[name] = value
        return found

    def _refer(self, pupil_id: UUID, key: str) -> None:
        if key not in self._keys:
            self._keys.add(key)
            session().add(PupilReference(pupil_id=pupil_id, source=self._row.kind, value=key))


def _record(action: str, pupil_id: UUID, delivery_id: UUID, fields: Iterable[str]) -> None:
    shown = sorted(set(fields) - {"sort_name", "search_name"})
    ledger.record(
        action=action,
        object_type="pupil",
        object_id=pupil_id,
        pupil_id=pupil_id,
        detail={"fields": shown, "delivery": str(delivery_id)},
    )


def _tell_owners(line: DeliveryLine) -> None:
    """Who takes care of a case that is still open hears that the pupil has left. The case itself stays as it is."""
    if not line.open_case:
        return
    statement = select(SupportCase).where(SupportCase.pupil_id == line.pupil_id, SupportCase.closed_on.is_(None))
    for case in session().scalars(statement):
        owners = {member for member in (case.owner_id, case.director_id) if member is not None}
        text = _("%(naam)s is van school. Het dossier is nog open.", naam=line.name)
        link = f"/{scope().school_id}/dossiers/{case.id}"
        tell(owners, NewNotice(kind="pupil.left", text=text, link=link, case_id=case.id))
