"""What a person decides about the records of a file that wait for a person."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select, update

from core.db.engine import session
from core.features.exchange.models import READ, Delivery, DeliveryLine
from core.features.exchange.records import Reason
from core.features.exchange.report import note
from core.features.exchange.rules import Choice, Outcome
from core.web.language import _
from core.web.problems import Conflict, NotFound


def line_of(row: Delivery, line_id: UUID) -> DeliveryLine:
    """A line of this delivery that waits for a person; NotFound otherwise."""
    statement = select(DeliveryLine).where(DeliveryLine.id == line_id, DeliveryLine.delivery_id == row.id)
    found = session().scalars(statement).one_or_none()
    if found is None:
        raise NotFound()
    return found


def choices_of(line: DeliveryLine) -> list[tuple[str, str]]:
    """What a person may decide about this line."""
    if line.outcome == Outcome.LEFT.value and line.pupil_id is not None:
        return [
            (Choice.END.value, _("Van school. Zet de laatste dag erbij.")),
            (Choice.KEEP.value, _("Blijft op school.")),
        ]
    if line.outcome == Outcome.DOUBTFUL.value:
        new = [(Choice.NEW.value, _("Een ander kind: schrijf het in als nieuwe leerling."))] if can_be_new(line) else []
        return [
            (Choice.SAME.value, _("Hetzelfde kind: werk de leerling bij die er al is.")),
            *new,
            (Choice.SKIP.value, _("Dat weet ik nog niet: sla deze regel over.")),
        ]
    return []


def choose(row: Delivery, line: DeliveryLine, choice: str) -> None:
    """What a person decided about one line."""
    if row.state != READ:
        raise Conflict(_("Dit bestand is al verwerkt of weg."))
    if choice not in {code for code, _label in choices_of(line)}:
        raise Conflict(_("Hierover valt niets te kiezen."))
    line.choice = choice
    note("import.choose", row, {"line": line.line})


def end_all(row: Delivery) -> None:
    """Everybody who is proposed as gone, and about whom nothing was decided yet, gets the last day."""
    if row.state != READ:
        raise Conflict(_("Dit bestand is al verwerkt of weg."))
    session().execute(
        update(DeliveryLine)
        .where(
            DeliveryLine.delivery_id == row.id,
            DeliveryLine.outcome == Outcome.LEFT.value,
            DeliveryLine.pupil_id.is_not(None),
            DeliveryLine.choice == Choice.OPEN.value,
        )
        .values(choice=Choice.END.value)
        .execution_options(synchronize_session=False)
    )
    note("import.choose", row, {"all": True})


def chosen(row: Delivery) -> Mapping[tuple[str, str], int]:
    """How many lines have which outcome and choice, of those that need one."""
    statement = select(DeliveryLine.outcome, DeliveryLine.choice, DeliveryLine.pupil_id).where(
        DeliveryLine.delivery_id == row.id,
        DeliveryLine.outcome.in_([Outcome.LEFT.value, Outcome.DOUBTFUL.value]),
        DeliveryLine.pupil_id.is_not(None),
    )
    found: dict[tuple[str, str], int] = {}
    for outcome, choice, _pupil in session().execute(statement):
        found[outcome, choice] = found.get((outcome, choice), 0) + 1
    return found


def can_be_new(line: DeliveryLine) -> bool:
    """Whether a doubted record may become a new pupil: not when its key already belongs to somebody."""
    return line.pupil_id is None or Reason.OTHER_CHILD.value not in {reason for reason, _detail in line.reasons}
