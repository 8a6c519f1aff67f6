"""The schools of an alliance as its administrator sees them: plugin, level, problems, version. Nothing of a pupil."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from core.access.alliance_scope import alliance_scope
from core.access.incidents import PluginIncident
from core.access.school import registry
from core.db.engine import session
from core.schools.check import Conformance
from core.schools.kept_schools import MADE_IN_BROWSER
from core.schools.problems import SetupProblem, errors, remarks
from core.web.problems import NotFound

DIGEST_SHOWN = 8


class Trouble(StrEnum):
    """Which schools the list shows."""

    ALL = "alle"
    CLOSED = "dicht"
    SILENCED = "stilgezet"
    REMARKED = "opmerkingen"


class Order(StrEnum):
    """In which order."""

    NAME = "naam"
    WORST = "ernstigste"
    NEWEST = "nieuwste"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader asked the list for; empty means all."""

    text: str = ""
    sector: str = ""
    level: str = ""
    trouble: Trouble = Trouble.ALL
    order: Order = Order.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolLine:
    """One school. `plugins` as "haven 0.1"; `since` when its settings were read; `incidents` how often a plugin of it
    was silenced since the platform began."""

    id: str
    name: str
    sector: str
    brin: str
    board: str
    plugins: tuple[str, ...]
    level: Conformance
    errors: int
    remarks: int
    digest: str
    since: datetime | None
    incidents: int
    made_here: bool
    published: bool

    @property
    def facts(self) -> str:
        """Sector, number and board in one line."""
        return " · ".join(filter(None, (self.sector, self.brin, self.board)))

    @property
    def opens(self) -> bool:
        """Whether the school could start."""
        return self.level is not Conformance.REFUSED or bool(self.digest)

    @property
    def silenced(self) -> bool:
        """Whether a plugin of this school is not asked any more."""
        return bool(self.incidents)

    def fits(self, wanted: Wanted) -> bool:
        """Whether the line belongs to what was asked for."""
        whole = " ".join((self.name, self.id, self.brin, self.board, *self.plugins)).casefold()
        troubled = {
            Trouble.ALL: True,
            Trouble.CLOSED: not self.opens,
            Trouble.SILENCED: self.silenced,
            Trouble.REMARKED: bool(self.remarks),
        }[wanted.trouble]
        in_text = all(word in whole for word in wanted.text.casefold().split())
        return troubled and in_text and wanted.sector in ("", self.sector) and wanted.level in ("", self.level.value)


def school_lines(wanted: Wanted) -> tuple[SchoolLine, ...]:
    """The schools of this alliance that were asked for. One statement; everything else the registry knows."""
    return arranged(all_lines(), wanted)


def arranged(lines: Iterable[SchoolLine], wanted: Wanted) -> tuple[SchoolLine, ...]:
    """The lines that were asked for, in the order that was asked for."""
    found = [line for line in lines if line.fits(wanted)]
    return tuple(sorted(found, key=lambda line: _place(line, wanted.order)))


def all_lines() -> tuple[SchoolLine, ...]:
    """Every school of this alliance, also those that could not start."""
    incidents = incidents_since_start()
    own = registry().schools_of(alliance_scope().alliance_id)
    return tuple(_line(school_id, incidents.get(school_id, 0)) for school_id in own)


def line_of(school_id: str) -> SchoolLine:
    """One school of this alliance. NotFound for one of another alliance, in the same words as for none at all."""
    if registry().alliance_of(school_id) != alliance_scope().alliance_id:
        raise NotFound()
    return _line(school_id, incidents_since_start().get(school_id, 0))


def problems_of(school_id: str) -> tuple[SetupProblem, ...]:
    """What is wrong with a school, errors first. Ask `line_of` before: that guards the alliance."""
    return tuple(sorted(registry().problems(school_id), key=lambda problem: not problem.is_error))


def incidents_since_start() -> Mapping[str, int]:
    """How often plugins were silenced, by school, in whichever process, since this one began."""
    statement = select(PluginIncident.school_id, func.count()).group_by(PluginIncident.school_id)
    if began := registry().began_at:
        statement = statement.where(PluginIncident.at >= began)
    return {row[0]: row[1] for row in session().execute(statement)}


def _line(school_id: str, incidents: int) -> SchoolLine:
    known, file, problems = registry(), registry().file(school_id), registry().problems(school_id)
    opens = school_id not in known.quarantined
    return SchoolLine(
        id=school_id,
        name=known.name_of(school_id),
        sector=file.sector.value if file else "",
        brin=file.brin if file else "",
        board=file.board if file else "",
        plugins=tuple(_with_version(name) for name in known.plugins_of(school_id)),
        level=known.level(school_id),
        errors=len(errors(problems)),
        remarks=len(remarks(problems)),
        digest=known.profile(school_id).digest[:DIGEST_SHOWN] if opens else "",
        since=known.since(school_id),
        incidents=incidents,
        made_here=bool(file and file.where.startswith(MADE_IN_BROWSER)),
        published=bool(opens and file and file.published),
    )


def _with_version(plugin: str) -> str:
    return f"{plugin} {registry().version_of(plugin)}".rstrip()


def _place(line: SchoolLine, order: Order) -> tuple[object, ...]:
    name = line.name.casefold()
    if order is Order.WORST:
        return (line.opens, not line.silenced, -line.errors, -line.remarks, name)
    if order is Order.NEWEST:
        return (-(line.since.timestamp() if line.since else 0), name)
    return (name,)
