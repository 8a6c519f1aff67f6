"""Routes: the steps a pupil's case walks, each with an owner, conditions and outcomes."""

from dataclasses import dataclass

from core.contract.requirements.base import Requirement
from core.contract.source import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteStep(Declared):
    """A stop on a route. `label` is its name, `short` the name as the picture breaks it ("Leerling- bespreking"),
    `verb` the step as a command ("Arrangement inzetten").

    A case enters the step when every `guard` holds and one of the `owners` says so, or, when `decided_by` names a
    kind of decision, when the team that may take it does. Entering raises the case to `level` where one is named.
    `team` is the team for whose agenda a case at this step is ready. `enters_after` is a team: closing an agenda
    item of it brings a case here by itself, from a step that lists this one in `next`. `records` is the kind of
    conversation that this step asks for. `next` lists the codes of steps that may follow; `optional` steps are drawn
    dashed; `ends` closes the case.
    """

    owners: tuple[str, ...]
    short: str = ""
    verb: str = ""
    level: str = ""
    guards: tuple[Requirement, ...] = ()
    decided_by: str = ""
    team: str = ""
    next: tuple[str, ...] = ()
    enters_after: str = ""
    records: str = ""
    optional: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRoute(Declared):
    """A named route of 3 to 9 steps, as they are drawn. `aside` is the sentence under the picture."""

    steps: tuple[RouteStep, ...]
    domain: str = ""
    aside: str = ""

    def step(self, code: str) -> RouteStep:
        """The step with this code; LookupError with a Dutch sentence otherwise."""
        for step in self.steps:
            if step.code == code:
                return step
        raise LookupError(f"De route {self.label} heeft geen stap {code}.")

    def place(self, code: str) -> int:
        """The place of a step on the route, from 1."""
        return self.steps.index(self.step(code)) + 1
