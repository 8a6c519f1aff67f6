"""Folders with Haven's files, and a Haven that is different in one answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog.testing

from core.contract.hooks import hookimpl
from core.schools.problems import SetupProblem
from core.schools.profile import SchoolProfile
from core.schools.registry import Registry
from tests.third_school import Haven

ALLIANCE = 'naam = "SWV Kade"\nsector = "VO"\n'
HEAD = """
naam = "Zeevaartschool Haven"
samenwerkingsverband = "kade"
bestuur = "Stichting Kade"
sector = "VO"
accent = "#0b5a80"
plugins = ["haven"]
"""


def changed(**answers: Any) -> object:
    """A Haven whose hooks answer something else: a value, a list of values, or a function of self."""

    def answering(answer: Any) -> Any:
        def hook(self: object) -> Iterable[object]:
            return answer() if callable(answer) else answer

        return hookimpl(hook)

    made = {name: answering(answer) for name, answer in answers.items()}
    return type("Changed", (Haven,), made)()


def unremarked(problems: Iterable[SetupProblem]) -> tuple[SetupProblem, ...]:
    """The problems without what Haven itself remarks on its log book."""
    return tuple(problem for problem in problems if not problem.key.startswith("remarks/"))


@dataclass
class Quay:
    """A folder with one alliance and the schools that a test writes."""

    place: Path
    logs: list[dict[str, Any]] = field(default_factory=list)
    head: str = HEAD

    def write(self, own: str = "", slug: str = "haven", head: str = "") -> None:
        """A school file with own values after the head."""
        for folder in ("alliances", "schools"):
            (self.place / folder).mkdir(parents=True, exist_ok=True)
        (self.place / "alliances" / "kade.toml").write_text(ALLIANCE, encoding="utf-8")
        (self.place / "schools" / f"{slug}.toml").write_text((head or self.head) + own, encoding="utf-8")

    def load(self, own: str = "", plugin: object | None = None) -> Registry:
        """The registry of Haven with these own values; a log line is caught in `logs`."""
        self.write(own)
        with structlog.testing.capture_logs() as logs:
            registry = Registry.load(self.place, plugins={"haven": plugin or Haven()})
        self.logs += [dict(line) for line in logs]
        return registry

    def profile(self, own: str = "", plugin: object | None = None) -> SchoolProfile:
        """Haven's profile; the school must start."""
        return self.load(own, plugin).profile("haven")

    def problems(self, own: str = "", plugin: object | None = None) -> list[str]:
        """Every problem as `key: sentence`, without what Haven itself remarks on its log book."""
        return [f"{p.key}: {p.says}" for p in self.found(own, plugin)]

    def found(self, own: str = "", plugin: object | None = None) -> tuple[SetupProblem, ...]:
        """Every problem whole."""
        return unremarked(self.load(own, plugin).problems())
