"""People who come beside the fixed members: for a reason, or for one item. The seat opens what they may read."""

from core.access import ledger
from core.access.school import profile
from core.contract.school import RoleKind
from core.contract.teams import Seat
from core.db.engine import session
from core.features.cases.facts import load
from core.features.mail.service import NewNotice, tell
from core.features.meetings.agenda import address_of
from core.features.meetings.items import consent_facts, items_of
from core.features.meetings.minutes import still_open
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from core.features.meetings.planning import day_of, still_planned
from core.features.meetings.rules import OPEN
from core.features.meetings.seating import Sitter, add_seat, claim_seat, seats_at
from core.features.meetings.table import open_for_table
from core.features.staff.colleagues import roles_of
from core.web.language import _
from core.web.problems import Conflict, Problem


def take_seat(meeting: Meeting, sitter: Sitter) -> MeetingSeat:
    """Somebody for the whole meeting, and what is on the agenda opened for who may be there.

    Problem without the reason that the school asks, or when this person does not hold the role.
    """
    still_planned(meeting)
    chair = claim_seat(meeting, sitter, day_of(meeting))
    for item in items_of(meeting.id):
        if item.state == OPEN:
            open_for_table(item, meeting, consent_facts(load(item.case_id)))
    _tell(chair, _("Je bent gevraagd voor het %(team)s."), _("U bent gevraagd voor het %(team)s."), meeting)
    return chair


def invite(item: AgendaItem, meeting: Meeting, sitter: Sitter) -> MeetingSeat:
    """Somebody for this item only. A one-item seat of the school's own needs a reason only where the school asks it;
    anybody else always does."""
    still_planned(meeting)
    still_open(item)
    own = next((s for s in profile().seats_of(meeting.team_code) if s.for_item and s.role == sitter.role), None)
    _check(meeting, sitter, own)
    if any(_sits(seat, sitter, item) for seat in seats_at(meeting.id)):
        raise Conflict(_("Deze persoon zit al aan tafel bij dit punt."))
    label = own.label if own else profile().role(sitter.role).label
    chair = add_seat(meeting, label, sitter, item.id)
    session().flush()
    ledger.record(action="meeting.invite", object_type="meeting_seat", object_id=chair.id, case_id=item.case_id)
    open_for_table(item, meeting, consent_facts(load(item.case_id)))
    words = _("Je bent gevraagd bij een punt van het %(team)s."), _("U bent gevraagd bij een punt van het %(team)s.")
    _tell(chair, *words, meeting)
    return chair


def _check(meeting: Meeting, sitter: Sitter, own: Seat | None) -> None:
    family = profile().role(sitter.role).kind is RoleKind.FAMILY
    roles = roles_of([sitter.membership_id], day_of(meeting)) if sitter.membership_id else ()
    if sitter.role not in {person.role_code for person in roles} and not (family and own):
        said = _("Deze persoon werkt dan niet op of met deze school.")
        raise Problem(said, errors={"who": [said]})
    if (own is None or own.on_reason) and not sitter.reason.strip():
        said = _("Schrijf op wat deze persoon toevoegt.")
        raise Problem(_("Waarom is deze persoon hierbij nodig?"), errors={"reason": [said]})


def _sits(seat: MeetingSeat, sitter: Sitter, item: AgendaItem) -> bool:
    if seat.agenda_item_id not in (None, item.id):
        return False
    same = seat.membership_id == sitter.membership_id
    return same and (seat.membership_id is not None or seat.role_code == sitter.role)


def _tell(chair: MeetingSeat, to_staff: str, to_partner: str, meeting: Meeting) -> None:
    """To staff *je*, to somebody from outside *u*."""
    if chair.membership_id is None:
        return
    outside = profile().role(chair.role_code).kind is RoleKind.PARTNER
    text = (to_partner if outside else to_staff) % {"team": profile().team(meeting.team_code).short}
    tell([chair.membership_id], NewNotice(kind="invited", text=text, link=address_of(meeting)))
