"""What plugins of this alliance's schools did wrong, newest first, and what it means."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.access.alliance_scope import alliance_scope
from core.access.incidents import PluginIncident
from core.access.school import registry
from core.db.engine import session
from core.schools.problems import SetupProblem, errors

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """A plugin that was silenced at a school. `is_now`: since the platform began, so it still is."""

    school_id: str
    school_name: str
    plugin: str
    hook: str
    says: str
    at: datetime
    is_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLine:
    """A school that could not start, since when, and everything that keeps it from starting."""

    school_id: str
    school_name: str
    since: datetime | None
    problems: tuple[SetupProblem, ...]


def incident_lines(school_id: str = "") -> tuple[IncidentLine, ...]:
    """The newest incidents of all schools of this alliance, or of one."""
    statement = select(PluginIncident).order_by(PluginIncident.at.desc(), PluginIncident.id.desc()).limit(MOST)
    if school_id:
        statement = statement.where(PluginIncident.school_id == school_id)
    return tuple(_line(row) for row in session().scalars(statement))


def _line(row: PluginIncident) -> IncidentLine:
    began = registry().began_at
    return IncidentLine(
        school_id=row.school_id,
        school_name=registry().name_of(row.school_id),
        plugin=row.plugin,
        hook=row.hook,
        says=row.says,
        at=row.at,
        is_now=began is None or row.at >= began,
    )


def closed_lines() -> tuple[ClosedLine, ...]:
    """The schools of this alliance that could not start, by name."""
    known = registry()
    own = [one for one in known.schools_of(alliance_scope().alliance_id) if one in known.quarantined]
    found = (_closed_line(one) for one in own)
    return tuple(sorted(found, key=lambda line: line.school_name.casefold()))


def _closed_line(school_id: str) -> ClosedLine:
    known = registry()
    return ClosedLine(
        school_id=school_id,
        school_name=known.name_of(school_id),
        since=known.since(school_id),
        problems=errors(known.problems(school_id)),
    )
