"""The room in which the pages of this feature hang, and what those pages share."""

from core.access.rooms import SchoolRoom
from core.access.school import profile

GUIDANCE = "begeleiding"
ADMINISTRATION = "administratie"

room = SchoolRoom("pupils", __name__, template_folder="templates")


def words() -> dict[str, str]:
    """The school's words for what these pages speak of, for templates."""
    return {
        "group": profile().word("pupil_group", profile().in_short.group_word),
        "mentor": profile().word("mentor", "mentor"),
        "guardians": profile().word("guardians", "ouders"),
    }
