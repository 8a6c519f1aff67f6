"""What others may want to hear of meetings; announced inside the transaction (core.db.announcements)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsPlanned:
    """A team has more meetings, or one more was held: its rhythm may be kept again."""

    team: str
