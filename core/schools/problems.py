"""What is wrong with the set-up of a school: a sentence with its place, never a stack trace."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """An error keeps the school from starting; a remark does not. A note is for a person to know: what the document
    itself leaves open or says against the law, or what the platform shows and does not yet do."""

    ERROR = "fout"
    REMARK = "opmerking"
    NOTE = "melding"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupProblem:
    """One thing that is wrong. `where` is a file or a plugin, `key` the place in it, `says` a Dutch sentence.

    `school_id` is empty for a problem of a plugin, a file or an alliance that belongs to no school in particular.
    """

    where: str
    key: str
    says: str
    kind: ProblemKind = ProblemKind.ERROR
    school_id: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the school may not start with this."""
        return self.kind is ProblemKind.ERROR

    def __str__(self) -> str:
        place = f"{self.where}, {self.key}" if self.key else self.where
        return f"{place}: {self.says}"


def remarks(problems: Iterable[SetupProblem]) -> tuple[SetupProblem, ...]:
    """What the platform remarks on the school's own values."""
    return tuple(problem for problem in problems if problem.kind is ProblemKind.REMARK)


def errors(problems: Iterable[SetupProblem]) -> tuple[SetupProblem, ...]:
    """Only what keeps a school from starting."""
    return tuple(problem for problem in problems if problem.is_error)
