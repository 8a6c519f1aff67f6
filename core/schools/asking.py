"""Asking the plugins of a school while people work, and setting aside the one that misbehaves."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

import structlog

from core.contract.facts import Facts
from core.contract.findings import Finding, in_order
from core.contract.requirements import Requirement
from core.schools.judging import Bench, Judge, parts_of
from core.schools.opening import OpenRoom
from core.schools.problems import SetupProblem
from core.schools.profile import SchoolProfile
from core.schools.quarantine import Quarantine, Silenced
from core.schools.relay import Answer, Relay

SLOW_SECONDS = 0.2

log = structlog.get_logger(__name__)


class Asking(ABC):
    """The part of the registry that plugins answer. `quarantine` holds the ones that are not asked any more."""

    def __init__(self) -> None:
        self.quarantine = Quarantine()

    @abstractmethod
    def _room(self, school_id: str) -> OpenRoom:
        """The room of a school that started. LookupError otherwise."""

    def judge(self, profile: SchoolProfile, requirement: Requirement, facts: Facts) -> tuple[Finding, ...]:
        """Every finding of the requirement, judged by the core and the school's plugins, in the order shown."""
        return self.judging(profile, ())(requirement, facts)

    def judging(self, profile: SchoolProfile, asked: Iterable[tuple[Requirement, Facts]]) -> Judge:
        """`judge`, told beforehand what will be asked: plugins answer all of it at once."""
        school_id = profile.school.id
        relay = self._room(school_id).relay
        if not relay.judges:
            return lambda requirement, about: in_order(requirement.judge(about))
        pairs = [(part, facts) for whole, facts in asked for part in parts_of(whole)]
        told = relay.judged_together(pairs) if pairs and not self._silent(school_id, relay) else {}

        def ask(part: Requirement, about: Facts) -> tuple[Answer, ...]:
            found = told.get((id(part), id(about)))
            answers = self._answers(school_id, relay, part, about) if found is None else found
            return tuple(self._asked(school_id, answer) for answer in answers)

        def blame(answer: Answer, says: str) -> None:
            self._silence(school_id, answer.plugin, says)

        return Bench(ask, blame, self._room(school_id).has_paragraph).judge

    def case_changed(self, school_id: str, kind: str, facts: Facts) -> None:
        """Tell the school's plugins that a case changed. Whatever they do wrong is noted and never raised."""
        for answer in self._room(school_id).relay.tell_case_changed(kind, facts):
            self._asked(school_id, answer)
            if isinstance(answer.error, TimeoutError):
                self._silence(school_id, answer.plugin, f"De plugin hangt: {answer.error}.", "case_changed")
            if answer.error is not None:
                log.error("plugin_failed", school=school_id, plugin=answer.plugin, error=repr(answer.error))

    def _answers(self, school_id: str, relay: Relay, part: Requirement, facts: Facts) -> tuple[Answer, ...]:
        if silent := self._silent(school_id, relay):
            return tuple(Answer(plugin=name, error=Silenced("Deze plugin is stilgezet.")) for name in silent)
        return tuple(relay.judgements(part, facts))

    def _silent(self, school_id: str, relay: Relay) -> list[str]:
        return [name for name in relay.names if self.quarantine.holds(school_id, name)]

    def _asked(self, school_id: str, answer: Answer) -> Answer:
        if answer.seconds > SLOW_SECONDS:
            log.warning("plugin_slow", school=school_id, plugin=answer.plugin, seconds=round(answer.seconds, 3))
        return answer

    def _silence(self, school_id: str, plugin: str, says: str, hook: str = "judge_requirement") -> None:
        problem = SetupProblem(where=f"plugin {plugin}", key=hook, says=says, school_id=school_id)
        self.quarantine.silence(problem, plugin)
