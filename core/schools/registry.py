"""All schools of this platform: their profiles, their plugins, and what is wrong with each.

A school with an error is quarantined: it has no profile, the others start. A plugin that misbehaves while it judges is
quarantined for that school: it is not asked again, and nothing it might have prevented is granted until a restart.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from core.contract.holidays import SchoolCalendar
from core.db import clock
from core.db.platform_version import read_version
from core.schools import kept_schools as kept_schools  # brings its table and its layers
from core.schools.asking import Asking
from core.schools.check import Conformance, level_of
from core.schools.child import LIMIT_SECONDS
from core.schools.files import Alliance, SchoolFile, read
from core.schools.layers import laid_over, read_layers
from core.schools.opening import Moment, OpenRoom, PlatformState, SchoolStanding, state_of, with_revisions
from core.schools.platform import Platform
from core.schools.problems import SetupProblem, errors
from core.schools.profile import School, SchoolProfile
from core.schools.revising import Revising
from core.schools.revision_table import read_revisions
from core.schools.stacks import PluginOffer, Stacks


class Registry(Asking):
    """The schools, alliances and problems; a profile changes by what is published, and plugin quarantine does.

    What is published in the browser comes in whole with `keep_up`: one state is swapped for another, while requests
    that began on the earlier one end on it.
    """

    def __init__(self, state: PlatformState, stacks: Stacks) -> None:
        self._state = state
        self._stacks = stacks
        super().__init__()
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
                moment = Moment(number=now, at=clock.now())
                state = state_of(self._state, tables, self._stacks, moment)
                marks = {slug: one.room.revising.mark for slug, one in state.schools.items() if one.room}
                self._state = with_revisions(state, read_revisions(marks))

    def profile(self, school_id: str, on: date | None = None) -> SchoolProfile:
        """The profile of a school that started, as it is today or on another day. LookupError with a Dutch sentence
        otherwise."""
        revising = self._room(school_id).revising
        return revising.profile(on or clock.today()) if revising.revisions else revising.base

    def revising(self, school_id: str) -> Revising:
        """A school that started with its revisions: what holds when, and what others would make of it."""
        return self._room(school_id).revising

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

    def _room(self, school_id: str) -> OpenRoom:
        standing = self._state.schools.get(school_id)
        if standing is not None and standing.room is not None:
            return standing.room
        if school_id in self.quarantined:
            raise LookupError(f"De school {school_id} kan niet starten: er staan fouten in de instellingen.")
        raise LookupError(f"Er is geen school {school_id}.")
