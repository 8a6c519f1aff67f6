"""What a person does with a duty by hand: tick it off, put it back, hand it over."""

from uuid import UUID

from core.access import ledger
from core.access.scope import scope
from core.db.history import because
from core.features.duties import rights, rules, service
from core.features.duties.models import Duty
from core.features.mail.service import NewNotice, tell
from core.web.language import _
from core.web.problems import Problem


def finish(duty_id: UUID, reason: str = "") -> Duty:
    """Tick off a task. Anything else ends only by the thing it waits for, recorded in the case."""
    duty = open_duty_of(duty_id)
    if not rules.is_ticked_off_by_hand(duty.kind, duty.rule):
        raise Problem(_("Dit kun je niet afvinken: het is klaar zodra in het dossier staat dat het gebeurd is."))
    service.close_duty(duty, scope().today, reason.strip() or _("Afgevinkt."))
    return duty


def reopen(duty_id: UUID) -> Duty:
    """Put a task that was ticked off back on the list; the history keeps who ticked it off, and who put it back."""
    duty = service.duty_of(duty_id)
    rights.check_may_act(duty)
    if duty.closed_on is None:
        raise Problem(_("Dit staat nog op de lijst."))
    if not rules.is_ticked_off_by_hand(duty.kind, duty.rule):
        raise Problem(_("Dit kun je niet terugzetten: het hoort bij wat er in het dossier gebeurde."))
    service.reopen_as_it_was(duty)
    return duty


def hand_over(duty_id: UUID, membership_id: UUID, role: str, reason: str = "") -> Duty:
    """Give a duty to a colleague who holds its role today and may see its case, and tell them.

    Who gave it, and why, stays in the history. The day on which it is due does not move.
    """
    duty = open_duty_of(duty_id)
    if role != duty.owner_role:
        raise Problem(_("Dit hoort bij een andere rol. Kies iemand met die rol."))
    if membership_id not in {person.membership_id for person in rights.successors(duty)}:
        said = _("Kies iemand uit de lijst: die de rol heeft en dit dossier mag zien.")
        raise Problem(said, errors={"who": [said]})
    with because(reason.strip()[:400]):
        duty.owner_id = membership_id
    ledger.record(action="duty.hand_over", object_type="duty", object_id=duty.id, case_id=duty.case_id)
    text = _("%(who)s droeg aan je over: %(what)s.", who=scope().person_name[:150], what=duty.label.rstrip("."))
    link = f"/{scope().school_id}/taken/{duty.id}"
    tell([membership_id], NewNotice(kind="duty", text=text, link=link, case_id=duty.case_id))
    return duty


def open_duty_of(duty_id: UUID) -> Duty:
    """A duty that the reader may act on and that is still open; a Problem says what is in the way."""
    duty = service.duty_of(duty_id)
    rights.check_may_act(duty)
    if duty.closed_on is not None:
        raise Problem(_("Dit was al gedaan."))
    return duty
