"""The items of an agenda: reading them, their order, what they are about and how long they last."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from core.contract.facts import ConsentFact
from core.db.engine import session
from core.features.cases.facts import CaseFile
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.planning import still_planned
from core.features.meetings.rules import OPEN
from core.web.language import _
from core.web.problems import Conflict, NotFound, Problem

LONGEST = 240
"""Minutes that one item may last."""


def items_of(meeting_id: UUID) -> Sequence[AgendaItem]:
    """The items of a meeting that the reader may see, in order."""
    statement = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return session().scalars(statement.order_by(AgendaItem.place, AgendaItem.id)).all()


def item_of(meeting_id: UUID, item_id: UUID) -> AgendaItem:
    """One item of this meeting; NotFound where the reader may not see the case."""
    statement = select(AgendaItem).where(AgendaItem.id == item_id, AgendaItem.meeting_id == meeting_id)
    found = session().scalars(statement).one_or_none()
    if found is None:
        raise NotFound()
    return found


def consent_facts(file: CaseFile) -> dict[str, ConsentFact]:
    """Consent per purpose."""
    return {fact.purpose: fact for fact in file.facts.consents}


def reorder(meeting: Meeting, item: AgendaItem, up: bool) -> None:
    """Move an item one place up or down among the open ones."""
    still_planned(meeting)
    items = [found for found in items_of(meeting.id) if found.state == OPEN]
    place = next((index for index, found in enumerate(items) if found.id == item.id), None)
    other = None if place is None else place - 1 if up else place + 1
    if place is None or other is None or not 0 <= other < len(items):
        return
    items[place].place, items[other].place = items[other].place, items[place].place


def describe(item: AgendaItem, about: str, lasts: int) -> None:
    """Say what an open item is about, and how many minutes it gets."""
    if item.state != OPEN:
        raise Conflict(_("Dit punt is al afgesloten of van de agenda."))
    if not 0 < lasts <= LONGEST:
        raise Problem(_("Hoe lang duurt dit punt?"), errors={"lasts": [_("Kies 1 tot en met 240 minuten.")]})
    item.about, item.lasts = about, lasts
