"""From tables of settings to schools that are open: each with its profile, its plugins and what is wrong with it.

The state is made whole and then swapped in by the registry. A school whose settings did not change stays the same
object, so renewing one school costs the others nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

import structlog

from core.contract.holidays import SchoolCalendar
from core.contract.source import Source
from core.db.platform_version import NEVER
from core.schools.check import unaccounted
from core.schools.files import Files, SchoolFile, Table
from core.schools.holidays import calendar_of
from core.schools.problems import SetupProblem, errors
from core.schools.profile import SchoolProfile
from core.schools.relay import Relay
from core.schools.school_file import school_of
from core.schools.stacks import Stacks, opened

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When settings were read: the number of `core.db.platform_version`, and the time (None: at the start)."""

    number: int = NEVER
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class OpenRoom:
    """A school that started: its profile and its own relay. Other schools' plugins are not in the room."""

    profile: SchoolProfile
    relay: Relay
    calendar: SchoolCalendar

    @cached_property
    def accounted(self) -> bool:
        """Whether every value of the plugins can be found in the school's document; looked up once."""
        return not any(unaccounted(self.profile))

    @cached_property
    def _paragraphs(self) -> frozenset[tuple[str, str]]:
        return frozenset((part.source.document, part.source.section) for part in self.profile.chapters)

    def has_paragraph(self, source: Source) -> bool:
        """Whether the school's document has this paragraph; an article of the law is not the school's."""
        return (source.document, source.section) in self._paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolStanding:
    """A school as its settings stand: `file` is None when they cannot be read, `room` when it could not start."""

    table: Table
    file: SchoolFile | None
    room: OpenRoom | None
    problems: tuple[SetupProblem, ...]
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformState:
    """Everything the registry knows at one moment; `number` is that of `core.db.platform_version`."""

    files: Files
    problems: tuple[SetupProblem, ...] = ()
    schools: Mapping[str, SchoolStanding] = field(default_factory=dict)
    number: int = NEVER


def state_of(state: PlatformState, tables: Mapping[str, Table], stacks: Stacks, moment: Moment) -> PlatformState:
    """The state with these settings of schools; `state` is the one before."""
    same = {slug: known for slug, known in state.schools.items() if slug in tables and known.table == tables[slug]}
    wrong: dict[str, list[SetupProblem]] = {slug: [] for slug in tables if slug not in same}
    read = {slug: school_of(slug, *tables[slug], wrong[slug]) for slug in wrong}
    stacks.want(name for file in read.values() if file for name in file.plugins)
    fresh = {slug: _standing(tables[slug], file, wrong[slug], (state.files, stacks)) for slug, file in read.items()}
    schools = {slug: same.get(slug) or replace(fresh[slug], since=moment.at) for slug in tables}
    problems = (*state.files.problems, *stacks.problems)
    told = {*state.problems, *(problem for known in same.values() for problem in known.problems)}
    for one in errors([*problems, *(problem for standing in fresh.values() for problem in standing.problems)]):
        if one not in told:
            log.error("setup_problem", school=one.school_id, where=one.where, key=one.key, says=one.says)
    return PlatformState(files=state.files, problems=problems, schools=schools, number=moment.number)


def _standing(
    table: Table, file: SchoolFile | None, wrong: list[SetupProblem], means: tuple[Files, Stacks]
) -> SchoolStanding:
    if file is None:
        return SchoolStanding(table=table, file=None, room=None, problems=tuple(wrong))
    files, stacks = means
    profile, found = opened(file, files.alliances, stacks)
    relay = stacks.relay(file)
    region = next((one.region for one in files.alliances if one.id == file.alliance), "")
    calendar, odd_days = calendar_of(replace(file.own_days, region=file.own_days.region or region), files.holidays)
    found = (*found, *(replace(problem, school_id=file.id) for problem in (*relay.problems, *odd_days)))
    room = None
    if profile is not None and not errors(found):
        room = OpenRoom(profile=profile, relay=relay, calendar=calendar)
    return SchoolStanding(table=table, file=file, room=room, problems=found)
