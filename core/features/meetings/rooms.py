"""The room in which the pages of meetings hang, and what those pages share."""

from typing import Any
from uuid import UUID

from flask import redirect, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.rooms import SchoolRoom
from core.contract.permissions import Permission

PURPOSE = "overleg"
LIST = "meetings.index"

room = SchoolRoom("meetings", __name__, template_folder="templates")

READ: dict[str, Any] = {"permission": Permission.MEETINGS_READ, "purpose": PURPOSE}
PLAN: dict[str, Any] = {"permission": Permission.MEETINGS_PLAN, "purpose": PURPOSE}
MINUTE: dict[str, Any] = {"permission": Permission.MEETINGS_MINUTE, "purpose": PURPOSE}


def to_meeting(meeting_id: UUID, done: str = "") -> BaseResponse:
    """Back to the page of the meeting; `done` names what was just done."""
    return redirect(url_for("meetings.show", meeting_id=meeting_id, klaar=done or None), 303)


def to_item(meeting_id: UUID, item_id: UUID, done: str = "") -> BaseResponse:
    """Back to the page of the item; `done` names what was just done."""
    return redirect(url_for("meetings.item", meeting_id=meeting_id, item_id=item_id, klaar=done or None), 303)
