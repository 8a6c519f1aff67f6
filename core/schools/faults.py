"""What a check finds, before it is known which file or plugin said so."""

from dataclasses import dataclass

from core.schools.problems import ProblemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that does not fit. `key` begins with "hook/code" where it is about a value."""

    key: str
    says: str
    kind: ProblemKind = ProblemKind.ERROR


def fault(key: str, says: str) -> Fault:
    """Something that keeps the school from starting."""
    return Fault(key=key, says=says)


def note(key: str, says: str) -> Fault:
    """Something for a person to know; it changes nothing about how far a profile is."""
    return Fault(key=key, says=says, kind=ProblemKind.NOTE)


def remark(key: str, says: str) -> Fault:
    """Something worth a look."""
    return Fault(key=key, says=says, kind=ProblemKind.REMARK)
