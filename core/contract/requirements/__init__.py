"""The closed set of requirements: "may we?", answered with findings. One mechanism, used and shown the same everywhere.

`REQUIREMENTS` lists every kind; a plugin can use these and no others. A school that has to behave instead of
declare implements `judge_requirement`.
"""

from core.contract.parties import Party
from core.contract.requirements.base import Requirement
from core.contract.requirements.combined import AllOf, AnyOf, OnlyIf, Softened
from core.contract.requirements.counted import CounterAtMost, CountPeriod
from core.contract.requirements.people import (
    ApprovedBy,
    ConsentFor,
    Consulted,
    ConversationWith,
    HumanVerdict,
    Informed,
    ObservationBy,
)
from core.contract.requirements.pupil import (
    AdviceIn,
    AdviceInDoubt,
    AgeBetween,
    InNetherlandsFor,
    PeriodLength,
    WithinWindow,
    YearBetween,
)
from core.contract.requirements.record import (
    DecidedIn,
    DirectorNamed,
    DocumentIn,
    FlagSet,
    LevelReached,
    MeetingHeld,
    OutcomeIs,
    Recorded,
    ReportPresent,
)

REQUIREMENTS: tuple[type[Requirement], ...] = (
    AdviceIn,
    AdviceInDoubt,
    AgeBetween,
    AllOf,
    AnyOf,
    ApprovedBy,
    ConsentFor,
    Consulted,
    ConversationWith,
    CounterAtMost,
    DecidedIn,
    DirectorNamed,
    DocumentIn,
    FlagSet,
    HumanVerdict,
    InNetherlandsFor,
    Informed,
    LevelReached,
    MeetingHeld,
    ObservationBy,
    OnlyIf,
    OutcomeIs,
    PeriodLength,
    Recorded,
    ReportPresent,
    Softened,
    WithinWindow,
    YearBetween,
)

# Written out: a type checker does not read a computed list.
__all__ = [
    "AdviceIn",
    "AdviceInDoubt",
    "AgeBetween",
    "AllOf",
    "AnyOf",
    "ApprovedBy",
    "ConsentFor",
    "Consulted",
    "ConversationWith",
    "CounterAtMost",
    "DecidedIn",
    "DirectorNamed",
    "DocumentIn",
    "FlagSet",
    "HumanVerdict",
    "InNetherlandsFor",
    "Informed",
    "LevelReached",
    "MeetingHeld",
    "ObservationBy",
    "OnlyIf",
    "OutcomeIs",
    "PeriodLength",
    "Recorded",
    "ReportPresent",
    "Softened",
    "WithinWindow",
    "YearBetween",
    "REQUIREMENTS",
    "CountPeriod",
    "Party",
    "Requirement",
]
