"""Plugins that misbehaved while the platform runs: each is not asked again, at that school, until a restart."""

from collections.abc import Mapping
from threading import Lock

import structlog

from core.schools.problems import SetupProblem

log = structlog.get_logger(__name__)


class Silenced(Exception):
    """A plugin that misbehaved earlier and is not asked again."""


class Quarantine:
    """Which plugins are silenced in this process, and what for."""

    def __init__(self) -> None:
        self.problems: Mapping[tuple[str, str], SetupProblem] = {}
        self._untold: list[SetupProblem] = []
        self._lock = Lock()

    def silence(self, problem: SetupProblem, plugin: str) -> None:
        """Ask this plugin no more at the school of the problem; the first problem counts."""
        key = (problem.school_id, plugin)
        with self._lock:
            if key in self.problems:
                return
            self.problems = {**self.problems, key: problem}
            self._untold.append(problem)
        log.error("plugin_silenced", school=problem.school_id, plugin=plugin, says=problem.says)

    def holds(self, school_id: str, plugin: str) -> bool:
        """Whether the plugin is silenced at this school."""
        return (school_id, plugin) in self.problems

    def take_untold(self) -> tuple[SetupProblem, ...]:
        """What was silenced since the last time that somebody asked this; to be kept where all processes see it."""
        if not self._untold:
            return ()
        with self._lock:
            told, self._untold = tuple(self._untold), []
        return told
