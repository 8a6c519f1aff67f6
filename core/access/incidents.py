"""What plugins did wrong while people worked, kept where every process and the alliance can read it.

A plugin is silenced in the process that saw it; the row is written when that process has ended its transaction.
"""

import logging
from datetime import datetime
from typing import cast

from flask import Flask, current_app
from sqlalchemy.orm import Mapped, mapped_column

from core.access.alliance_scope import working_for
from core.db.base import SLUG_LENGTH, AllianceOwned, AppendOnly, Base
from core.db.clock import now
from core.db.engine import session
from core.db.types import PlainText, UtcDateTime
from core.schools.problems import SetupProblem
from core.schools.registry import Registry

log = logging.getLogger(__name__)
LONGEST = 500


class PluginIncident(AllianceOwned, AppendOnly, Base):
    """A plugin that was silenced at a school: when, in which hook and what it did."""

    __tablename__ = "plugin_incident"

    at: Mapped[datetime] = mapped_column(UtcDateTime())
    school_id: Mapped[str] = mapped_column(PlainText(SLUG_LENGTH))
    plugin: Mapped[str] = mapped_column(PlainText(60))
    hook: Mapped[str] = mapped_column(PlainText(60))
    says: Mapped[str] = mapped_column(PlainText(LONGEST))


def init_app(app: Flask) -> None:
    """Keep what was silenced when a request, a job or a command has ended."""
    app.teardown_appcontext(lambda _error: keep_incidents(app))


def keep_incidents(app: Flask) -> None:
    """Write a row for every plugin that was silenced since the last time; never a reason for anything to fail."""
    registry = cast("Registry | None", current_app.extensions.get("registry"))
    quarantine = getattr(registry, "quarantine", None)
    told: tuple[SetupProblem, ...] = quarantine.take_untold() if quarantine is not None else ()
    if not told or registry is None:
        return
    # What this context did not commit is lost at its end anyway; on SQLite it would keep the row from being written.
    session().rollback()
    for problem in told:
        try:
            with working_for(app, registry.alliance_of(problem.school_id), "technisch"):
                session().add(_row(problem))
        except Exception:
            log.exception("an incident of %s at %s was not kept", problem.where, problem.school_id)


def _row(problem: SetupProblem) -> PluginIncident:
    return PluginIncident(
        at=now(),
        school_id=problem.school_id,
        plugin=problem.where.removeprefix("plugin ")[:60],
        hook=problem.key[:60],
        says=problem.says[:LONGEST],
    )
