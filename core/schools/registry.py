"""All schools of this platform: their profiles, their plugins, and what is wrong with each.

A school with an error is quarantined: it has no profile, the others start. A plugin that misbehaves while it judges is
quarantined for that school: it is not asked again, and nothing it might have prevented is granted until a restart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock

import structlog

from core.contract.facts import Facts
from core.contract.findings import Finding
from core.contract.holidays import SchoolCalendar
from core.contract.requirements import Requirement
from core.db.clock import today
from core.schools.child import LIMIT_SECONDS
from core.schools.files import Alliance, Files, SchoolFile, read
from core.schools.holidays import calendar_of
from core.schools.judging import Bench
from core.schools.platform import Platform
from core.schools.problems import SetupProblem, errors
from core.schools.profile import School, SchoolProfile
from core.schools.relay import Answer, Relay
from core.schools.revising import Revising
from core.schools.stacks import Stacks, opened, revising_of

SLOW_SECONDS = 0.2

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """One school that started: its profile and its own relay. Other schools' plugins are not in the room."""

    profile: SchoolProfile
    revising: Revising
    relay: Relay
    calendar: SchoolCalendar


class Registry:
    """The schools, alliances and problems; a profile changes by a published revision, and plugin quarantine does."""

    def __init__(self, files: Files, rooms: Mapping[str, _Room], problems: Sequence[SetupProblem]) -> None:
        self._files = files
        self._rooms = dict(rooms)
        self._problems = list(problems)
        self._silenced: set[tuple[str, str]] = set()
        self._lock = Lock()

    @classmethod
    def load(
        cls, *places: Path, plugins: Mapping[str, object] | None = None, limit: float = LIMIT_SECONDS
    ) -> "Registry":
        """Read the folders, collect the plugins (each within `limit` seconds), assemble and check every school.

        `plugins` are plugin objects used and collected in this process instead of an installed plugin of that name.
        """
        files = read(places)
        stacks = Stacks(files.schools, dict(plugins or {}), limit)
        problems = [*files.problems, *stacks.problems]
        rooms: dict[str, _Room] = {}
        for file in files.schools:
            profile, found = opened(file, files.alliances, stacks)
            relay = stacks.relay(file)
            calendar, odd_days = _calendar(file, files)
            found = (*found, *(replace(problem, school_id=file.id) for problem in (*relay.problems, *odd_days)))
            problems += found
            if profile is not None and not errors(found):
                revising = revising_of(file, files.alliances, stacks, profile)
                rooms[file.id] = _Room(profile=profile, revising=revising, relay=relay, calendar=calendar)
        for wrong in errors(problems):
            log.error("setup_problem", school=wrong.school_id, where=wrong.where, key=wrong.key, says=wrong.says)
        return cls(files, rooms, problems)

    def profile(self, school_id: str, on: date | None = None) -> SchoolProfile:
        """The profile of a school that started, as it is today or on another day. LookupError with a Dutch sentence
        otherwise."""
        revising = self._room(school_id).revising
        return revising.profile(on or today()) if revising.revisions else revising.base

    def revising(self, school_id: str) -> Revising:
        """The revisions of a school that started, and what they make of it. LookupError as `profile`."""
        return self._room(school_id).revising

    def calendar(self, school_id: str) -> SchoolCalendar:
        """When a school that started is closed. LookupError as `profile`."""
        return self._room(school_id).calendar

    def schools(self) -> tuple[School, ...]:
        """Every school that started, by name."""
        return tuple(sorted((room.profile.school for room in self._rooms.values()), key=lambda school: school.name))

    def alliances(self) -> tuple[Alliance, ...]:
        """Every alliance, by name."""
        return tuple(sorted(self._files.alliances, key=lambda alliance: alliance.name))

    def alliance(self, alliance_id: str) -> Alliance:
        """An alliance. LookupError with a Dutch sentence for an unknown one."""
        found = next((one for one in self._files.alliances if one.id == alliance_id), None)
        if found is None:
            raise LookupError(f"Er is geen samenwerkingsverband {alliance_id}.")
        return found

    def alliance_of(self, school_id: str) -> str:
        """The alliance that the school's file names, also when it could not start; empty for an unknown school."""
        return next((file.alliance for file in self._files.schools if file.id == school_id), "")

    def problems(self, school_id: str | None = None) -> tuple[SetupProblem, ...]:
        """Every problem and remark; of one school, with those of its plugins and files, where it is named."""
        if school_id is None:
            return tuple(self._problems)
        plugins = {f"plugin {name}" for file in self._files.schools if file.id == school_id for name in file.plugins}
        return tuple(p for p in self._problems if p.school_id == school_id or (p.where in plugins and not p.school_id))

    def plugins_of(self, school_id: str) -> tuple[str, ...]:
        """The names of the plugins that a school's file puts together; empty for an unknown school."""
        return next((file.plugins for file in self._files.schools if file.id == school_id), ())

    @property
    def platform(self) -> Platform:
        """What `platform.toml` says."""
        return self._files.platform

    @property
    def quarantined(self) -> frozenset[str]:
        """Ids of schools that have a file but could not start."""
        named = {file.id for file in self._files.schools} | {p.school_id for p in errors(self._problems) if p.school_id}
        return frozenset(named - set(self._rooms))

    @property
    def silenced(self) -> frozenset[tuple[str, str]]:
        """(school id, plugin) of every plugin that misbehaved since the start."""
        return frozenset(self._silenced)

    def judge(self, profile: SchoolProfile, requirement: Requirement, facts: Facts) -> tuple[Finding, ...]:
        """Every finding of the requirement, judged by the core and the school's plugins, in the order shown."""
        school_id = profile.school.id
        relay = self._room(school_id).relay

        def ask(part: Requirement, about: Facts) -> tuple[Answer, ...]:
            return tuple(self._asked(school_id, answer) for answer in self._answers(school_id, relay, part, about))

        return Bench(ask, lambda answer, says: self._silence(school_id, answer.plugin, says)).judge(requirement, facts)

    def case_changed(self, school_id: str, kind: str, facts: Facts) -> None:
        """Tell the school's plugins that a case changed. Whatever they do wrong is noted and never raised."""
        for answer in self._room(school_id).relay.tell_case_changed(kind, facts):
            self._asked(school_id, answer)
            if answer.error is not None:
                log.error("plugin_failed", school=school_id, plugin=answer.plugin, error=repr(answer.error))

    def _room(self, school_id: str) -> _Room:
        room = self._rooms.get(school_id)
        if room is not None:
            return room
        if school_id in self.quarantined:
            raise LookupError(f"De school {school_id} kan niet starten: er staan fouten in de instellingen.")
        raise LookupError(f"Er is geen school {school_id}.")

    def _answers(self, school_id: str, relay: Relay, part: Requirement, facts: Facts) -> tuple[Answer, ...]:
        silent = [name for name in relay.names if (school_id, name) in self._silenced]
        if silent:
            return tuple(Answer(plugin=name, error=Silenced("Deze plugin is stilgezet.")) for name in silent)
        return tuple(relay.judgements(part, facts))

    def _asked(self, school_id: str, answer: Answer) -> Answer:
        if answer.seconds > SLOW_SECONDS:
            log.warning("plugin_slow", school=school_id, plugin=answer.plugin, seconds=round(answer.seconds, 3))
        return answer

    def _silence(self, school_id: str, plugin: str, says: str) -> None:
        with self._lock:
            if (school_id, plugin) in self._silenced:
                return
            self._silenced.add((school_id, plugin))
            self._problems.append(
                SetupProblem(where=f"plugin {plugin}", key="judge_requirement", says=says, school_id=school_id)
            )
        log.error("plugin_silenced", school=school_id, plugin=plugin, says=says)


def _calendar(file: SchoolFile, files: Files) -> tuple[SchoolCalendar, tuple[SetupProblem, ...]]:
    """The region is that of the school, or else of its alliance."""
    region = next((one.region for one in files.alliances if one.id == file.alliance), "")
    return calendar_of(replace(file.own_days, region=file.own_days.region or region), files.holidays)


class Silenced(Exception):
    """A plugin that misbehaved earlier and is not asked again."""
