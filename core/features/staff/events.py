"""What other features may want to hear from this one; announced inside the transaction (core.db.announcements)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipEnded:
    """A member leaves the school. `last_day` counts; a day before today means: at once."""

    membership_id: UUID
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEnded:
    """A member gives up one role. `last_day` counts."""

    membership_id: UUID
    role_code: str
    range_code: str | None
    last_day: date
