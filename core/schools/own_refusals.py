"""Why own values cannot be as somebody wants them: the value, what is wrong, the bound and its paragraph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.schools.overlay import DUTCH_KEYS
from core.schools.own_fields import OwnField
from core.schools.problems import SetupProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One thing that is wrong. `field` is the value it is about, None where it is about the whole; `says` the sentence
    with the bound and the paragraph."""

    field: OwnField | None
    says: str

    @property
    def in_full(self) -> str:
        """With the name of the value, for a list."""
        return f"{self.field.subject}, {self.field.label.lower()}: {self.says}" if self.field else self.says


def refusals(problems: Iterable[SetupProblem], fields: Iterable[OwnField]) -> tuple[Refusal, ...]:
    """The errors, each with the value that it is about."""
    by_path = {field.path: field for field in fields}
    return tuple(_refusal(problem, by_path) for problem in problems if problem.is_error)


def _refusal(problem: SetupProblem, by_path: Mapping[str, OwnField]) -> Refusal:
    field = _field(problem.key, by_path)
    if field is None:
        return Refusal(field=None, says=f"{problem.key}: {problem.says}" if problem.key else problem.says)
    bound = field.fixed or field.bounds.in_full
    told = "" if not bound or bound in problem.says else f" Wat mag: {bound}"
    mark = "" if field.source.mark in f"{problem.says}{told}" else f" Zie {field.source.mark}."
    return Refusal(field=field, says=f"{problem.says}{told}{mark}")


def _field(key: str, by_path: Mapping[str, OwnField]) -> OwnField | None:
    """The value at a place: that of a file (`termijnen.x.lengte`), or of the profile (`deadlines/x/length`)."""
    if "/" in key:
        hook, code, *_rest = key.split("/")
        start = f"{DUTCH_KEYS.get(hook, hook)}.{code}."
        near = [field for path, field in by_path.items() if path.startswith(start)]
        return next((field for field in near if field.revision is not None), near[0] if near else None)
    parts = key.split(".")
    paths = (".".join(parts[:length]) for length in range(len(parts), 1, -1))
    return next((by_path[path] for path in paths if path in by_path), None)
