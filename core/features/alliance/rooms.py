"""The room of the pages of an alliance."""

from core.access.rooms import AllianceRoom

PURPOSE = "beheer"

room = AllianceRoom("alliance", __name__, template_folder="templates")
