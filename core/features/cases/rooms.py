"""The room of cases: its pages share one blueprint, and every page says why it is read."""

from core.access.rooms import SchoolRoom

room = SchoolRoom("cases", __name__, template_folder="templates")

GUIDANCE = "begeleiding"
REPORTING = "zorgmelding"
