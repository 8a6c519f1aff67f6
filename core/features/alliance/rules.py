"""What must hold for who administers an alliance. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A membership of an alliance; `ends_on` counts. `signs_in`: the account is open and has a password."""

    id: UUID
    role: str
    starts_on: date
    ends_on: date | None
    signs_in: bool = True

    def is_live(self, day: date) -> bool:
        """Whether it holds on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def leaves_nobody(held: Iterable[Held], ended: UUID, today: date) -> bool:
    """Whether nobody is left today who can sign in and invite others, once this membership has ended.

    Somebody whose membership has a last day is no answer for the days after: that counts as nobody too.
    """
    return not any(
        one.role == ADMINISTRATOR and one.signs_in and one.is_live(today) and one.ends_on is None
        for one in held
        if one.id != ended
    )
