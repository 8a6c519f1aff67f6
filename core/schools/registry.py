"""All schools of this platform: their profiles, their plugins, and what is wrong with each.

A school with an error is quarantined: it has no profile, the others start. A plugin that misbehaves while it judges is
quarantined for that school: it is not asked again, and nothing it might have prevented is granted until a restart.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

import structlog

from core.contract.facts import Facts
from core.contract.findings import Finding, in_order
from core.contract.holidays import SchoolCalendar
from core.contract.requirements import Requirement
from core.db import clock
from core.db.platform_version import read_version
from core.schools import kept_schools as kept_schools  # brings its table and its layers
from core.schools.check import Conformance, level_of
from core.schools.child import LIMIT_SECONDS
from core.schools.files import Alliance, SchoolFile, read
from core.schools.judging import Bench, Judge, parts_of
from core.schools.layers import laid_over, read_layers
from core.schools.opening import Moment, OpenRoom, PlatformState, SchoolStanding, state_of
from core.schools.platform import Platform
from core.schools.problems import SetupProblem, errors
from core.schools.profile import School, SchoolProfile
from core.schools.quarantine import Quarantine, Silenced
from core.schools.relay import Answer, Relay
from core.schools.stacks import PluginOffer, Stacks

SLOW_SECONDS = 0.2

log = structlog.get_logger(__name__)


class Registry:
    """The schools, alliances and problems; profiles never change, plugin quarantine does.

    What is published in the browser comes in whole with `keep_up`: one state is swapped for another, while requests
    that began on the earlier one end on it.
    """

    def __init__(self, state: PlatformState, stacks: Stacks) -> None:
        self._state = state
        self._stacks = stacks
        self.quarantine = Quarantine()
        self.began_at: datetime | None = None
        self._renewing = Lock()

    @classmethod
    def load(
        cls, *places: Path, plugins: Mapping[str, object] | None = None, limit: float = LIMIT_SECONDS
    ) -> "Registry":
        """Read the folders, collect the plugins (each within `limit` seconds), assemble and check every school.

        `plugins` are plugin objects used and collected in this process instead of an installed plugin of that name.
        """
        files = read(places)
        stacks = Stacks(dict(plugins or {}), limit)
        return cls(state_of(PlatformState(files=files), files.tables, stacks, Moment()), stacks)

    def keep_up(self, number: int) -> None:
        """Know what was published since: cheap while `number` (of `core.db.platform_version`) is the one known.

        Otherwise the kept settings are read once, in the transaction of the caller, whichever school they are of.
        """
        if number == self._state.number:
            return
        with self._renewing:
            if number != self._state.number:
                # The number first: what is published between the two reads is read again with the next request.
                now = read_version()
                tables = laid_over(self._state.files.tables, read_layers())
                self._state = state_of(self._state, tables, self._stacks, Moment(number=now, at=clock.now()))

    def profile(self, school_id: str) -> SchoolProfile:
        """The profile of a school that started. LookupError with a Dutch sentence otherwise."""
        return self._room(school_id).profile

    def calendar(self, school_id: str) -> SchoolCalendar:
        """When a school that started is closed. LookupError as `profile`."""
        return self._room(school_id).calendar

    def schools(self) -> tuple[School, ...]:
        """Every school that started, by name."""
        rooms = (standing.room for standing in self._state.schools.values() if standing.room)
        return tuple(sorted((room.profile.school for room in rooms), key=lambda school: school.name))

    def alliances(self) -> tuple[Alliance, ...]:
        """Every alliance, by name."""
        return tuple(sorted(self._state.files.alliances, key=lambda alliance: alliance.name))

    def alliance(self, alliance_id: str) -> Alliance:
        """An alliance. LookupError with a Dutch sentence for an unknown one."""
        found = next((one for one in self._state.files.alliances if one.id == alliance_id), None)
        if found is None:
            raise LookupError(f"Er is geen samenwerkingsverband {alliance_id}.")
        return found

    def alliance_of(self, school_id: str) -> str:
        """The alliance that the school's settings name, also when it could not start; empty for an unknown school."""
        standing = self._state.schools.get(school_id)
        return str(standing.table[1].get("samenwerkingsverband", "")) if standing else ""

    def schools_of(self, alliance_id: str) -> tuple[str, ...]:
        """The ids of every school of an alliance, also of those that could not start."""
        return tuple(sorted(slug for slug in self._state.schools if self.alliance_of(slug) == alliance_id))

    def file(self, school_id: str) -> SchoolFile | None:
        """What the settings of a school say, also when it could not start; None when they cannot be read."""
        standing = self._state.schools.get(school_id)
        return standing.file if standing else None

    def settings_of(self, school_id: str) -> Mapping[str, Any]:
        """What the settings of a school say under Dutch keys; empty for an unknown school."""
        standing = self._state.schools.get(school_id)
        return standing.table[1] if standing else {}

    def problems(self, school_id: str | None = None) -> tuple[SetupProblem, ...]:
        """Every problem and remark; of one school, with those of its plugins and files, where it is named."""
        state, silenced = self._state, self.quarantine.problems.values()
        if school_id is None:
            own = (problem for standing in state.schools.values() for problem in standing.problems)
            return (*state.problems, *own, *silenced)
        standing, plugins = state.schools.get(school_id), {f"plugin {name}" for name in self.plugins_of(school_id)}
        named = (p for p in state.problems if p.school_id == school_id or (p.where in plugins and not p.school_id))
        judged = (p for p in silenced if p.school_id == school_id)
        return (*named, *(standing.problems if standing else ()), *judged)

    def plugins_of(self, school_id: str) -> tuple[str, ...]:
        """The names of the plugins that a school's file puts together; empty for an unknown school."""
        file = self.file(school_id)
        return file.plugins if file else ()

    @property
    def platform(self) -> Platform:
        """What `platform.toml` says."""
        return self._state.files.platform

    @property
    def quarantined(self) -> frozenset[str]:
        """Ids of schools that have a file but could not start."""
        state = self._state
        named = {*state.schools, *(p.school_id for p in errors(state.problems) if p.school_id)}
        return frozenset(named - {slug for slug, standing in state.schools.items() if standing.room})

    def unable(self, alliance_id: str) -> tuple[str, ...]:
        """The names of the schools of an alliance that have settings but could not start, by name."""
        files = (self.file(slug) for slug in self.schools_of(alliance_id) if slug in self.quarantined)
        return tuple(sorted(file.name for file in files if file is not None))

    @property
    def silenced(self) -> frozenset[tuple[str, str]]:
        """(school id, plugin) of every plugin that misbehaved since the start."""
        return frozenset(self.quarantine.problems)

    def version_of(self, plugin: str) -> str:
        """The version of the package that brings a plugin; empty when no package does."""
        return self._stacks.version(plugin)

    def tried(self, school_id: str, where: str, data: Mapping[str, Any]) -> SchoolStanding:
        """How a school with these settings would stand, checked as a file is; nothing is kept."""
        with self._renewing:
            alone = PlatformState(files=self._state.files)
            return state_of(alone, {school_id: (where, dict(data))}, self._stacks, Moment()).schools[school_id]

    def installed(self) -> tuple[PluginOffer, ...]:
        """Every plugin that a school may name, with its version and sector; those that cannot be asked too."""
        with self._renewing:
            return self._stacks.offers()

    def since(self, school_id: str) -> datetime | None:
        """Since when the settings of a school stand as they do: when they were read."""
        standing = self._state.schools.get(school_id)
        return (standing.since if standing else None) or self.began_at

    def level(self, school_id: str) -> Conformance:
        """How far the profile of a school goes; that of one that could not start is refused."""
        standing = self._state.schools.get(school_id)
        if standing is None or standing.room is None:
            return Conformance.REFUSED
        return level_of(self.problems(school_id), accounted=standing.room.accounted)

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

    def _room(self, school_id: str) -> OpenRoom:
        standing = self._state.schools.get(school_id)
        if standing is not None and standing.room is not None:
            return standing.room
        if school_id in self.quarantined:
            raise LookupError(f"De school {school_id} kan niet starten: er staan fouten in de instellingen.")
        raise LookupError(f"Er is geen school {school_id}.")

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
