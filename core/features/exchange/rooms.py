"""The room in which the pages of this feature hang."""

from core.access.rooms import SchoolRoom

ADMINISTRATION = "administratie"

room = SchoolRoom("exchange", __name__, template_folder="templates")
