"""The room in which the pages of admission and placement hang, and what those pages share."""

from typing import Any

from core.access.rooms import SchoolRoom
from core.contract.permissions import Permission

room = SchoolRoom("admissions", __name__, template_folder="templates")
PURPOSE = "toelating"
LIST = "admissions.index"

WORK: dict[str, Any] = {"permission": Permission.ADMISSIONS_WORK, "purpose": PURPOSE}
READ: dict[str, Any] = {**WORK, "reads": "application"}
ANSWER: dict[str, Any] = {"permission": Permission.ADMISSIONS_ANSWER, "purpose": PURPOSE, "reads": "application"}
