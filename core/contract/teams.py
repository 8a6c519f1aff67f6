"""Teams: who sits where, how often, and what the minutes ask."""

from dataclasses import dataclass
from enum import StrEnum

from core.contract.parties import Party
from core.contract.requirements.base import Requirement
from core.contract.source import Declared, Source, Statement


class RhythmUnit(StrEnum):
    """How a rhythm is promised."""

    PER_SCHOOL_YEAR = "per_school_year"
    EVERY_WEEK = "every_week"
    EVERY_DAYS = "every_days"
    PER_CASE = "per_case"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often a team meets: `number` times per school year (a minimum), every week, every `number` days (D-4)."""

    unit: RhythmUnit
    source: Source
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A chair in a team, for one holder of `role` (or as many as the role has, when `every_holder`).

    `on_reason` means that the seat is filled only when somebody writes down why ("meerwaarde"); `for_item`
    that the person sits in for the own case only; `by_range` that the holder who answers for the pupil's year takes
    the seat; `quorum` that the meeting does not count without this seat.
    """

    role: str
    label: str
    source: Source
    on_reason: bool = False
    for_item: bool = False
    by_range: bool = False
    every_holder: bool = False
    quorum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something the minutes of an agenda item ask; `required` before the item can be closed."""

    code: str
    label: str
    source: Source
    required: bool = True
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One of the answers a team, a step or a conversation may end with."""

    code: str
    label: str
    source: Source


class DirectorRule(StrEnum):
    """Whether a case needs a director (regiehouder) after this team discussed it."""

    NONE = "none"
    EXACTLY_ONE = "exactly_one"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamComposition(Declared):
    """A team: its seats, its rhythm, what it asks and what it needs before it may speak of a pupil.

    `extends` names a team whose seats it takes over; `consent` the purpose for which consent must live before a
    case is discussed (empty: none); `chair` the role that leads; `minutes` the roles that write; `outcomes` what a
    discussion may yield; `director` whether one member becomes director of the case; `steps` the route steps at
    which a case is ready for this team; `discusses` is False for teams that hold no agenda of cases; `tasks` what the
    team does, one sentence each.
    """

    short: str
    seats: tuple[Seat, ...]
    rhythm: Rhythm
    extends: str = ""
    consent: str = ""
    chair: str = ""
    questions: tuple[Question, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    director: DirectorRule = DirectorRule.NONE
    director_source: Source | None = None
    discusses: bool = True
    purpose: str = ""
    tasks: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationKind(Declared):
    """A kind of conversation the school holds: who normally takes part, and what may come of it.

    `leaders` are the roles that may record it; `outcomes` is empty where the conversation needs no outcome. Parents
    and pupil are roles of kind `family`. `before` are conditions to hold it; `asked_by` the roles that may ask for it,
    also without an account; `rhythm` is how often it is held, `when` at which moment of the day or year; `rules` what
    the school says of it.
    """

    parties: tuple[Party, ...]
    leaders: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    topics: tuple[str, ...] = ()
    before: tuple[Requirement, ...] = ()
    asked_by: tuple[str, ...] = ()
    rhythm: Rhythm | None = None
    when: str = ""
    description: str = ""
    rules: tuple[Statement, ...] = ()
