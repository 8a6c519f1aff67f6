"""The rooms of this feature: one at the alliance, one at the school."""

from core.access.rooms import AllianceRoom, SchoolRoom

PURPOSE = "regels van scholen"
OF_SCHOOL = "/scholen/<school>/instellingen"

room = AllianceRoom("revisions", __name__, template_folder="templates")
school_room = SchoolRoom("proposals", __name__, template_folder="templates")
