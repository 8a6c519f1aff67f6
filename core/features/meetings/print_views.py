"""The agenda on paper for one person: made by the server for that person, closed items without name and content."""

from uuid import UUID

from flask import Response

from core.access import ledger
from core.access.scope import scope
from core.features.meetings.handout import handout
from core.features.meetings.rooms import LIST, PLAN, room
from core.web.pages import sheet


@room.get("/overleg/<uuid:meeting_id>/afdruk/<uuid:seat_id>", **PLAN, reads="meeting")
def handout_for(meeting_id: UUID, seat_id: UUID) -> Response:
    found = handout(meeting_id, seat_id)
    ledger.record(
        action="meeting.print",
        object_type="meeting",
        object_id=meeting_id,
        detail={"seat": str(seat_id), "shown": len(found.open)},
    )
    for row in found.open:
        ledger.record(
            action="agenda.print",
            object_type="agenda_item",
            object_id=row.line.item.id,
            pupil_id=row.line.head.pupil.id,
            case_id=row.line.item.case_id,
            detail={"seat": str(seat_id)},
        )
    return sheet("meetings/handout.html", page=found, made=scope().now, by=scope().person_name, here=LIST)
