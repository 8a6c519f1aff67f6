"""Values that rows of a page are drawn from, so that a macro never touches a model."""

from dataclasses import dataclass
from datetime import date, datetime

from core.contract.source import Source
from core.web.problems import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """A line of Vandaag or of another worklist: who, what, why, when.

    `where` is the group of the pupil; `what` a command ("Plan het gesprek met de ouders"); `why` one sentence;
    `quote` the school's own words; `more` sentences behind the reason; `way` a last link there; `due` the day;
    `read_on` the day on which the page is read. Without `due`, `no_date` is shown.
    """

    key: str
    who: str
    what: str
    why: str
    source: Source | None = None
    href: str = ""
    where: str = ""
    due: date | None = None
    read_on: date | None = None
    no_date: str = ""
    quote: str = ""
    more: tuple[str, ...] = ()
    way: Way | None = None

    @property
    def late(self) -> int:
        """Days too late; 0 when in time."""
        if self.due is None or self.read_on is None:
            return 0
        return max(0, (self.read_on - self.due).days)

    @property
    def today(self) -> bool:
        """Whether it is due on the day of reading."""
        return self.due is not None and self.due == self.read_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that happened, as the timeline shows it. `closed` leaves only a count: no name, no content, no day."""

    kind: str
    words: str
    on: date | datetime | None = None
    source: Source | None = None
    closed: bool = False
    way: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person in a side list, with the role in words."""

    name: str
    role: str
    source: Source | None = None
