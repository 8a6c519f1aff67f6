"""The school itself: its years, its care levels, its roles and the parts of its document."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.contract.permissions import Permission
from core.contract.source import Declared, Source, Statement


class Sector(StrEnum):
    """Primary (PO) or secondary education (VO)."""

    PO = "PO"
    VO = "VO"


@dataclass(frozen=True, slots=True, kw_only=True)
class Year(Declared):
    """One year of the school, in order of `rank` (1 is the first). `label` as people say it: "groep 4", "klas 2"."""

    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRange:
    """Years `first` to `last` (ranks, both included), e.g. the part of the school a coordinator answers for."""

    code: str
    label: str
    first: int
    last: int
    source: Source

    def holds(self, rank: int) -> bool:
        """Whether the year with this rank lies in the range."""
        return self.first <= rank <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Declared):
    """The school in short: `code` and `label` are its own; `years` in order; `board` as the document names it.

    `tracks` are its kinds of education; the document holds from `valid_from` to `valid_to`, where it says so.
    """

    sector: Sector
    board: str
    years: tuple[Year, ...]
    group_word: str
    document: str
    legal_reading: str = ""
    tracks: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLevel(Declared):
    """A step of the school's ladder of support; `rank` 1 is the lowest.

    `automatic` means that every pupil has this level without a decision. `actors` are codes of roles that work at
    this level, with `actors_source` where that stands elsewhere than the level itself; `rules` what the school says
    of it.
    """

    rank: int
    short: str = ""
    automatic: bool = False
    extra: bool = False
    actors: tuple[str, ...] = ()
    actors_source: Source | None = None
    description: str = ""
    rules: tuple[Statement, ...] = ()


class RoleKind(StrEnum):
    """Staff work for the school; partners come from outside and take a seat; family are the pupil and the parents."""

    STAFF = "staff"
    PARTNER = "partner"
    FAMILY = "family"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRole(Declared):
    """A role with what it must do, what it must not do, and what it may see.

    `capacity` is the most people who may hold the role at once (None: no limit in the document); with `ranges` each
    holder may answer for one range of years. `mentors` marks the role that guides a pupil personally (teacher,
    coach); `owns_care` the owner of the care structure; `first_contact` the first person pupils and parents turn to.
    `aliases` are other names that the document uses; `phone` comes from the school's own file. A denied action is a
    `non_duties` statement. `asks` is what the role asks of who holds it; a holder also has one of the roles of
    `drawn_from`, where it names any.
    """

    kind: RoleKind = RoleKind.STAFF
    short: str = ""
    aliases: tuple[str, ...] = ()
    organisation: str = ""
    permissions: frozenset[Permission] = frozenset()
    duties: tuple[Statement, ...] = ()
    non_duties: tuple[Statement, ...] = ()
    capacity: int | None = None
    ranges: tuple[YearRange, ...] = ()
    mentors: bool = False
    owns_care: bool = False
    first_contact: bool = False
    administers: bool = False
    phone: str = ""
    specialisms: tuple[str, ...] = ()
    asks: tuple[Statement, ...] = ()
    drawn_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Declared):
    """A paragraph of the school's document: its number in `source.section`, its heading in `label`, its text.

    The chapters are a tree: a paragraph lies under the one whose number it continues (3.2.4 under 3.2), or under the
    chapter with the code `part_of`. `missing` is a heading without text.
    """

    order: int
    text: str = ""
    missing: bool = False
    part_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Declared):
    """A word of the school for a word of the core: `code` "pupil_group" is "klas" at one school, "groep" at another."""
