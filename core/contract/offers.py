"""The parts of partners, guides and placement rules: a service, a section, the size of a group."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.contract.limits import Amount, Limits
from core.contract.requirements.base import Requirement
from core.contract.source import Source


class Standing(StrEnum):
    """Whether a partner can be called in. The words of the school stand in `Partner.status`."""

    ACTIVE = "active"
    INVESTIGATED = "investigated"
    TEMPORARY = "temporary"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One thing that a partner does, where it has limits or conditions of its own.

    `before` comes on top of the conditions of the partner; `decision` is the kind of decision that it needs (empty:
    none); `amounts` how much of it there is.
    """

    code: str
    label: str
    source: Source
    limits: Limits | None = None
    before: tuple[Requirement, ...] = ()
    decision: str = ""
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideSection:
    """A fixed section of a guide. `text` is what the document itself says; a school fills in its own in its file."""

    code: str
    label: str
    source: Source
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTarget:
    """How a group is made: its kind ("gemengd", "lwoo, kleine klas") and the most pupils; `soft` is a target."""

    kind: str = ""
    most: Decimal | None = None
    soft: bool = True
    exception: str = ""
