"""What other pages show of cases, and what features above hang on the page of a case."""

from collections.abc import Callable
from uuid import UUID

from flask import current_app, url_for
from sqlalchemy import select

from core.access.school import profile
from core.db.engine import session
from core.features.cases.facts import CaseFile
from core.features.cases.models import SupportCase
from core.features.pupils.panels import PanelLine, PupilPanel
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Way

_KEY = "dossier_ways"
WaySource = Callable[[CaseFile], Way | None]


def add_way(app: object, source: WaySource) -> None:
    """Hang a way on from the page of a case (the agenda of a meeting); a feature above this one calls it."""
    app.extensions.setdefault(_KEY, []).append(source)  # type: ignore[attr-defined]


def dossier_ways(file: CaseFile) -> tuple[Way, ...]:
    """The ways on for this case and this reader."""
    found = (source(file) for source in current_app.extensions.get(_KEY, []))
    return tuple(way for way in found if way is not None)


def open_cases(pupil_id: UUID) -> PupilPanel | None:
    """The cases of a pupil that the reader may see; no panel when there are none."""
    statement = select(SupportCase).where(SupportCase.pupil_id == pupil_id)
    cases = session().scalars(statement.order_by(SupportCase.closed_on.is_not(None), SupportCase.opened_on.desc()))
    lines = tuple(_line(case) for case in cases)
    return PupilPanel(key="dossiers", title=_("Dossiers"), lines=lines) if lines else None


def _line(case: SupportCase) -> PanelLine:
    route = profile().route(case.route_code)
    where = route.step(case.step_code).label
    if case.closed_on is not None:
        meta = _("gesloten op %(day)s", day=day_long(case.closed_on))
    else:
        meta = _("%(step)s · sinds %(day)s", step=where, day=day_long(case.opened_on))
    return PanelLine(words=route.label, href=url_for("cases.show", case_id=case.id), meta=meta)
