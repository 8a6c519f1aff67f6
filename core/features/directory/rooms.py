"""The room of the directory, and the terms its pages share."""

from typing import Any

from core.access.rooms import SchoolRoom
from core.contract.permissions import Permission

room = SchoolRoom("directory", __name__, template_folder="templates")

HERE = "directory.index"
LOOK: dict[str, Any] = {"permission": Permission.HOME, "purpose": "begeleiding"}
KEEP: dict[str, Any] = {"permission": Permission.CASES_READ_ALL, "purpose": "begeleiding"}
"""Who reads all cases is who calls partners in, and sees to what is known of them."""
