"""Decision rights: which team may decide what, on which conditions, with whose approval."""

from dataclasses import dataclass
from enum import StrEnum

from core.contract.parties import Party
from core.contract.requirements.base import Requirement
from core.contract.source import Declared


class DecisionSubject(StrEnum):
    """What a decision is about: a case, an application to the school, or the placement of a pupil."""

    CASE = "case"
    APPLICATION = "application"
    PLACEMENT = "placement"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRight(Declared):
    """A kind of decision. `label` is the decision as the minutes say it ("Arrangement inzetten").

    `teams` are the only venues (empty: taken outside a team, by `owners`); `guards` must hold; `approvers` each
    approve afterwards, every one a different person; the decision moves the case to `step` and to `level` where
    named. `elsewhere` says in one sentence who decides, for teams that may not. `subject` is what it is about: those
    about an application or a placement are taken there, not in a case.
    """

    teams: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    guards: tuple[Requirement, ...] = ()
    approvers: tuple[Party, ...] = ()
    step: str = ""
    level: str = ""
    elsewhere: str = ""
    routes: tuple[str, ...] = ()
    subject: DecisionSubject = DecisionSubject.CASE
