"""The room in which the pages of handing over hang."""

from core.access.rooms import SchoolRoom

room = SchoolRoom("handovers", __name__, template_folder="templates")
PURPOSE = "overdracht"
MEMBERS = "members.index"
